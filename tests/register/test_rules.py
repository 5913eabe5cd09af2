"""Numbers and symbols as they are typed, printed and read for their organ."""

from __future__ import annotations

import pytest

from cchc_desktop.register.records import Paper
from cchc_desktop.register.rules import organ_of, split_reference


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("12/BB-BCĐ", ("12", "BB-BCĐ")),
        (" 05 / BB - BCĐ ", ("05", "BB-BCĐ")),
        ("Số: 12/TB-UBND", ("12", "TB-UBND")),
        ("số 12/TB-UBND", ("12", "TB-UBND")),
        ("12a/QĐ-UBND", ("12a", "QĐ-UBND")),
        ("215/UBND-VP", ("215", "UBND-VP")),
        ("01/2021/QĐ-UBND", ("01", "2021/QĐ-UBND")),
        ("/BB-BCĐ", ("", "BB-BCĐ")),
        ("BB-BCĐ", ("", "BB-BCĐ")),
        ("12/", ("", "12/")),
        ("", ("", "")),
    ],
)
def test_reference_is_split_into_number_and_symbol(typed: str, parts: tuple[str, str]) -> None:
    assert split_reference(typed) == parts


@pytest.mark.parametrize(
    ("symbol", "type_code", "organ"),
    [
        ("BB-BCĐ", "BB", "BCĐ"),
        ("TB-UBND", "TB", "UBND"),
        ("UBND-VP", "CV", "UBND"),
        ("BCĐ-CCHC", "CV", "BCĐ"),
        ("BCĐ", "", "BCĐ"),
        ("", "", ""),
    ],
)
def test_organ_is_the_last_group_but_the_first_of_a_letter(symbol: str, type_code: str, organ: str) -> None:
    assert organ_of(symbol, type_code) == organ


@pytest.mark.parametrize(
    ("number", "reference", "cited"),
    [("5", "5/BB-BCĐ", "05/BB-BCĐ"), ("05", "05/BB-BCĐ", "05/BB-BCĐ"), ("118", "118/BB-BCĐ", "118/BB-BCĐ"),
     ("12a", "12a/BB-BCĐ", "12a/BB-BCĐ"), ("", "", "")],
)  # fmt: skip
def test_paper_is_cited_with_a_padded_number(number: str, reference: str, cited: str) -> None:
    paper = Paper("BB", number, "BB-BCĐ")
    assert (paper.reference, paper.cited) == (reference, cited)
