"""Organ, number, symbol, place and date: each rule by a head that breaks it and the same mended."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cchc_desktop.documents import decree30
from cchc_desktop.documents.content import (
    Document,
    Paragraph,
    Role,
    Section,
    Title,
)
from tests.documents import trees
from tests.documents.layout.papers import (
    HEAD,
    NOTICE_HEAD,
    TEXT,
    file_of,
    letter,
    notice,
    only,
    rules,
)


@pytest.mark.parametrize("issuer", [(), ("",), (" ", "")])
def test_missing_name_of_the_organ_is_named(issuer: tuple[str, ...]) -> None:
    finding = only(notice(head=replace(NOTICE_HEAD, issuer=issuer)))
    assert (finding.rule, finding.anchor) == ("organ", "number")


@pytest.mark.parametrize(
    ("document", "mended"),
    [
        (notice(head=replace(NOTICE_HEAD, number="Số: 06/GM-UBND")), notice()),
        (notice(head=replace(NOTICE_HEAD, number="Số: 06/TB-BCĐ")), notice()),
        (
            notice(head=replace(NOTICE_HEAD, issuer=("BAN CHỈ ĐẠO", "CẢI CÁCH HÀNH CHÍNH"))),
            notice(head=replace(NOTICE_HEAD, issuer=("BAN CHỈ ĐẠO",), number="Số: 06/TB-BCĐCCHC")),
        ),
        (letter(head=replace(HEAD, number="Số: 06/TB-UBND")), letter()),
        (letter(head=replace(HEAD, number="Số: 06/BCĐ-VP")), letter(head=replace(HEAD, number="Số: 06/UBND-VX"))),
        (
            letter(head=replace(HEAD, number=decree30.number_line(None, "BCĐ-VP"))),
            letter(head=replace(HEAD, number=decree30.number_line(None, "UBND-VP"))),
        ),
    ],
)
def test_symbol_of_another_type_or_organ_keeps_the_paper_back(document: Document, mended: Document) -> None:
    finding = only(document)
    assert (finding.rule, finding.blocking, finding.anchor) == ("symbol", True, "number")
    assert rules(mended) == []


def test_longest_name_of_a_type_decides_about_its_symbol() -> None:
    title = Title("QUY CHẾ", "Làm việc của Ban Chỉ đạo")
    assert rules(notice(head=replace(NOTICE_HEAD, number="Số: 06/QC-UBND"), title=title)) == []


def test_minutes_have_no_place_and_date_in_the_head_and_others_have() -> None:
    head = replace(trees.letterhead(), place_date="Đức Sen, ngày 05 tháng 4 năm 2021")
    minutes = trees.minutes().sections[0].blocks
    assert rules(file_of(Section((head, *minutes[1:])), kind="minutes")) == ["place_date"]
    assert rules(file_of(Section(minutes), kind="minutes")) == []
    assert rules(notice(head=replace(NOTICE_HEAD, place_date=None))) == ["place_date"]
    assert rules(notice(head=replace(NOTICE_HEAD, place_date=", ngày 05 tháng 4 năm 2021"))) == ["place_date"]


def test_date_in_the_head_out_of_form_keeps_back_one_in_the_text_does_not() -> None:
    fixed = only(letter(head=replace(HEAD, place_date="Đức Sen, ngày 05 tháng 04 năm 2021")))
    typed = only(letter(Paragraph.of("Từ ngày 5 tháng 04 năm 2021./.", anchor="opening")))
    assert (fixed.rule, fixed.blocking) == ("date", True)
    assert (typed.rule, typed.blocking, typed.anchor) == ("date", False, "opening")
    line = Paragraph.of("Đức Sen, ngày 5 tháng 4 năm 2021", role=Role.PLACE_DATE)
    assert only(letter(TEXT, line)).blocking
