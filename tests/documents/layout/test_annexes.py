"""Labels, references and sheets of annexes: each rule by a paper that breaks it and the same mended."""

from __future__ import annotations

from cchc_desktop.documents.content import (
    AppendixTitle,
    Paragraph,
)
from tests.documents.layout.papers import (
    REFERRING,
    TEXT,
    annex,
    file_of,
    letter,
    rules,
    with_annexes,
)


def test_one_annex_has_no_number_and_several_have_roman_ones() -> None:
    both = Paragraph.of("Theo Phụ lục I và Phụ lục II./.")
    assert rules(with_annexes(annex())) == []
    assert rules(with_annexes(annex(label="Phụ lục I"), annex(label="Phụ lục II"), text=both)) == []
    assert "annex" in rules(with_annexes(annex(), annex(), text=both))
    assert rules(with_annexes(annex(label="Phụ lục I"), annex(label="Phụ lục III"), text=both)) == ["annex", "annex"]


def test_text_refers_to_every_annex() -> None:
    assert rules(with_annexes(annex(), text=TEXT)) == ["annex"]
    one = Paragraph.of("Theo Phụ lục I./.")
    assert rules(with_annexes(annex(label="Phụ lục I"), annex(label="Phụ lục II"), text=one)) == ["annex"]
    listed = Paragraph.of("Theo danh sách kèm theo./.")
    assert rules(with_annexes(annex(label=None), text=listed)) == []


def test_annex_begins_on_a_sheet_of_its_own() -> None:
    assert rules(letter(REFERRING, AppendixTitle("Phụ lục", "DANH MỤC", anchor="annex"))) == ["annex"]


def test_annex_names_the_number_of_its_paper() -> None:
    right, wrong = ("(Kèm theo Công văn số 06/UBND-VP ngày …)",), ("(Kèm theo Công văn số 07/UBND-VP ngày …)",)
    assert rules(with_annexes(annex(reference=right))) == []
    assert rules(with_annexes(annex(reference=wrong))) == ["annex"]


def test_annex_page_of_its_own_file_refers_to_a_paper_elsewhere() -> None:
    assert rules(file_of(annex(label="Phụ lục II"), kind="task_annex")) == []
