"""Times and signers of minutes: each rule by minutes that break it and the same mended."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cchc_desktop.documents.content import (
    Document,
    Paragraph,
    Section,
    Title,
)
from cchc_desktop.documents.layout_check import check_layout
from tests.documents import trees
from tests.documents.layout.papers import (
    file_of,
    rules,
)


def minutes(end: str = "16 giờ 40 phút, ngày 04 tháng 12 năm 2020", **row: object) -> Document:
    blocks = (
        trees.letterhead(),
        Title("BIÊN BẢN", "Họp giao ban"),
        Paragraph.of("Thời gian bắt đầu: 14 giờ 00 phút, ngày 04 tháng 12 năm 2020.", anchor="start"),
        Paragraph.of(f"Cuộc họp kết thúc vào {end}./.", anchor="end"),
        replace(trees.signatures(), **row),
    )
    return file_of(Section(blocks), kind="minutes")


@pytest.mark.parametrize(
    ("end", "found"),
    [
        ("16 giờ 40 phút, ngày 04 tháng 12 năm 2020", []),
        ("08 giờ, ngày 05 tháng 12 năm 2020", []),
        ("14 giờ 00 phút, ngày 04 tháng 12 năm 2020", ["time"]),
        ("13 giờ 40 phút, ngày 04 tháng 12 năm 2020", ["time"]),
        ("lúc tan họp", []),
    ],
)
def test_meeting_ends_after_it_began(end: str, found: list[str]) -> None:
    findings = check_layout(minutes(end))
    assert [each.rule for each in findings] == found
    assert all(each.anchor == "end" for each in findings)


def test_secretary_signs_left_and_is_not_the_chair() -> None:
    chair, secretary = trees.signatures().right, trees.signatures().left
    assert secretary is not None
    assert rules(minutes()) == []
    assert rules(minutes(left=chair, right=secretary)) == ["sides"]
    assert rules(minutes(left=replace(secretary, name=chair.name))) == ["sides"]
