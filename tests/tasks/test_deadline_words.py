"""How a deadline is printed: in its own words, with the day only where the words name none."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_desktop.tasks.deadline_words import deadline_words

DUE = date(2020, 12, 31)


@pytest.mark.parametrize(
    ("wording", "printed"),
    [
        ("xong trước ngày 15/12/2020", "xong trước ngày 15/12/2020"),
        ("trước 15-12.", "trước 15-12"),
        ("hằng tháng (tháng 12/2020)", "hằng tháng (tháng 12/2020) (31/12/2020)"),
        ("trong quý IV/2020", "trong quý IV/2020 (31/12/2020)"),
        ("", "chậm nhất ngày 31/12/2020"),
    ],
)
def test_words_get_their_day_only_where_they_name_none(wording: str, printed: str) -> None:
    assert deadline_words(wording, DUE, original=DUE) == printed


def test_extended_deadline_names_both() -> None:
    words = deadline_words("xong trước ngày 15/12/2020", DUE, original=date(2020, 12, 14))
    assert words == "chậm nhất ngày 31/12/2020 (gia hạn; hạn gốc: xong trước ngày 15/12/2020)"


def test_no_deadline_is_a_dash_unless_it_has_words() -> None:
    assert (deadline_words("", None), deadline_words("thường xuyên", None)) == ("–", "thường xuyên")
