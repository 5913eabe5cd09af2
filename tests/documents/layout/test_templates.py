"""Districts in fixed texts: named since they ended, and not before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cchc_desktop.documents import decree30
from cchc_desktop.documents.content import (
    Addressees,
    Paragraph,
    Recipients,
    SignatureRow,
)
from tests.documents import trees
from tests.documents.layout.papers import (
    HEAD,
    SIGNER,
    letter,
    rules,
)


@pytest.mark.parametrize(
    ("place_date", "found"),
    [
        ("Đức Sen, ngày 30 tháng 6 năm 2025", []),
        ("Đức Sen, ngày 01 tháng 7 năm 2025", ["district"]),
        (decree30.place_date_line("Đức Sen", None, 2026), ["district"]),
        (decree30.place_date_line("Đức Sen", None, 2025), []),
    ],
)
def test_district_is_named_in_fixed_texts_since_july_2025(place_date: str, found: list[str]) -> None:
    head = replace(HEAD, place_date=place_date)
    assert rules(letter(head=head, to=Addressees.of(["Phòng Nội vụ quận Ba"]))) == found
    recipients = Recipients(("- Như trên;", "- UBND huyện (để b/c);", "- Lưu: VT."), "recipients")
    assert rules(letter(head=head, end=SignatureRow(SIGNER, recipients=recipients))) == found
    assert rules(letter(Paragraph.of("Việc quận giao năm trước./."), head=head)) == []


def test_district_of_minutes_is_named_by_the_day_they_were_made() -> None:
    head = trees.letterhead(superior=("UBND QUẬN BA",))
    blocks = (head, *trees.minutes().sections[0].blocks[1:])
    made = {year: replace(trees.paper(*blocks), created=datetime(year, 8, 1, tzinfo=UTC)) for year in (2024, 2025)}
    assert (rules(made[2024]), rules(made[2025])) == ([], ["district"])
