"""What a paper is about and to whom it goes: each rule by a paper that breaks it and the same mended."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cchc_desktop.documents import decree30
from cchc_desktop.documents.content import (
    Addressees,
    AppendixTitle,
    Recipients,
    Section,
    SheetHead,
    SignatureRow,
    Title,
)
from tests.documents.layout.papers import (
    HEAD,
    LISTED,
    NOTICE,
    NOTICE_HEAD,
    SIGNER,
    TEXT,
    TO,
    file_of,
    letter,
    notice,
    only,
    rules,
)


@pytest.mark.parametrize("subject", [None, "", "V/v", "V/v ……", "V/v .", "Đôn đốc", "v/v đôn đốc", "V/v đôn đốc.",
                                     "V/v Đôn đốc nhiệm vụ"])  # fmt: skip
def test_letter_says_in_form_what_it_is_about(subject: str | None) -> None:
    found = rules(letter(head=replace(HEAD, subject=subject)))
    assert [rule for rule in found if rule != "blank"] == ["subject"]


@pytest.mark.parametrize("subject", ["V/v đôn đốc", "V/v CCHC năm 2021", "V/v Đức Sen hưởng ứng"])
def test_subject_in_form_is_let_through(subject: str) -> None:
    assert rules(letter(head=replace(HEAD, subject=subject))) == []


def test_paper_with_a_type_has_no_subject() -> None:
    head = replace(NOTICE_HEAD, subject="V/v kết luận")
    assert rules(notice(head=head)) == ["subject"]
    assert rules(notice(title=replace(NOTICE, abstract="V/v kết luận"))) == ["subject"]


def test_empty_abstract_is_said_in_the_words_of_its_own_type() -> None:
    finding = only(notice(title=replace(NOTICE, abstract=" ")))
    assert (finding.rule, finding.anchor) == ("title", "title") and "THÔNG BÁO" in finding.sentence
    assert "cuộc họp" not in finding.sentence
    assert rules(notice(title=replace(NOTICE, name=""))) == ["title"]


def test_sheets_and_annex_pages_have_a_title() -> None:
    assert rules(file_of(Section((SheetHead((), ("UBND",), ""),)), kind="count")) == ["title"]
    assert rules(file_of(Section((SheetHead((), ("UBND",), "BẢNG"),)), kind="count")) == []
    assert rules(file_of(Section((AppendixTitle("Phụ lục", " "),)), kind="task_annex")) == ["title"]


def test_letter_without_addressee_is_named() -> None:
    end = SignatureRow(SIGNER, recipients=Recipients(("- Lưu: VT, VP.",)))
    assert rules(letter(to=None, end=end)) == ["addressee"]
    assert "addressee" in rules(letter(to=Addressees.of([])))


@pytest.mark.parametrize("lines", [("Sở Nội vụ.",), ("- A;", "- B;"), ("- A.", "- B."), ("A;", "B."), ("- A;", "- B")])
def test_addressees_out_of_form_are_named(lines: tuple[str, ...]) -> None:
    assert rules(letter(to=Addressees(lines, "addressees"))) == ["addressee"]
    assert rules(letter(to=Addressees.of(lines))) == []


@pytest.mark.parametrize(
    ("kind", "name", "found"),
    [
        ("conclusion_notice", "THÔNG BÁO", ["addressee"]),
        ("periodic_report", "BÁO CÁO", []),
        ("commitment", "BẢN CAM KẾT", []),
        ("submission", "TỜ TRÌNH", []),
    ],
)
def test_addressee_belongs_to_letters_and_what_goes_upward(kind: str, name: str, found: list[str]) -> None:
    code = decree30.TYPE_CODES.get(name, "CK")
    head = replace(NOTICE_HEAD, number=f"Số: 06/{code}-UBND")
    end = SignatureRow(SIGNER, recipients=LISTED)
    document = file_of(Section((head, Title(name, "Năm 2021"), TO, TEXT, end)), kind=kind)
    assert rules(document) == found
