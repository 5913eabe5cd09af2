"""End mark, open places, headings, bases, tables: each rule by a text that breaks it and the same mended."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cchc_desktop.documents.content import (
    Block,
    Column,
    Heading,
    Orientation,
    Paragraph,
    Row,
    Run,
    Section,
    SheetHead,
    Table,
    Title,
)
from tests.documents.layout.papers import (
    NOTICE_HEAD,
    TEXT,
    annex,
    columns,
    file_of,
    letter,
    notice,
    only,
    rules,
    with_annexes,
)


@pytest.mark.parametrize(
    ("content", "anchor"),
    [
        ((Paragraph.of("Hết.", anchor="demands"),), "demands"),
        ((Paragraph.of("Một./. Hai./.", anchor="demands"),), "demands"),
        ((Paragraph.of("Một./.", anchor="opening"), TEXT), "opening"),
        ((TEXT, Table((Column("A", 20),), (Row(("a",)),), anchor="tasks")), "tasks"),
    ],
)
def test_end_mark_stands_once_at_the_end_of_the_text(content: tuple[Block, ...], anchor: str) -> None:
    finding = only(letter(*content))
    assert (finding.rule, finding.anchor) == ("end_mark", anchor)


def test_end_mark_of_an_annex_stands_at_its_end_only() -> None:
    assert rules(with_annexes(annex(Paragraph.of("Danh mục.")))) == []
    assert rules(with_annexes(annex(Paragraph.of("Danh mục./.")))) == []
    assert rules(with_annexes(annex(Paragraph.of("Một./."), Paragraph.of("Hai.")))) == ["end_mark"]


def test_open_place_late_in_a_text_is_shown_with_its_surroundings() -> None:
    finding = only(letter(Paragraph.of("Chữ " * 40 + "trước ngày …… để tổng hợp./.")))
    assert finding.rule == "blank" and "trước ngày ……" in finding.sentence


def test_form_to_fill_in_is_named_once() -> None:
    head = SheetHead((), ("UBND",), "PHIẾU")
    lines = tuple(Paragraph.of("………………", anchor=f"line{number}") for number in range(4))
    finding = only(file_of(Section((head, *lines)), kind="extension_form"))
    assert (finding.rule, finding.anchor) == ("blank", "line0") and "4" in finding.sentence


@pytest.mark.parametrize(
    ("texts", "italic", "found"),
    [
        (("Căn cứ Luật A;", "Căn cứ Luật B."), True, []),
        (("Căn cứ Luật A.", "Căn cứ Luật B."), True, ["basis"]),
        (("Căn cứ Luật A;", "Căn cứ Luật B;"), True, ["basis"]),
        (("Căn cứ Luật A;", "Căn cứ Luật B."), False, ["basis"]),
    ],
)
def test_legal_bases_of_a_decision_are_in_form(texts: tuple[str, ...], italic: bool, found: list[str]) -> None:
    bases = tuple(Paragraph((Run(text, italic=italic),), anchor="basis") for text in texts)
    head, title = replace(NOTICE_HEAD, number="Số: 06/QĐ-UBND"), Title("QUYẾT ĐỊNH", "Về việc thành lập Tổ giúp việc")
    assert rules(notice(*bases, TEXT, head=head, title=title)) == found


def test_empty_section_is_named() -> None:
    assert rules(notice(Heading("I. ĐÁNH GIÁ"), Heading("II. NHIỆM VỤ"), TEXT)) == ["heading"]
    assert rules(notice(Heading("I. ĐÁNH GIÁ"), Paragraph.of("Tốt."), Heading("II. NHIỆM VỤ"), TEXT)) == []


def test_table_fits_the_page_and_a_wide_one_lies() -> None:
    assert rules(letter(columns(5, 33), TEXT)) == []
    assert rules(letter(columns(5, 34), TEXT)) == ["table"]
    assert rules(letter(columns(7, 20), TEXT)) == ["table"]
    lying = replace(annex(columns(7, 36)), orientation=Orientation.LANDSCAPE)
    assert rules(with_annexes(lying)) == []
    too_wide = replace(annex(columns(7, 37)), orientation=Orientation.LANDSCAPE)
    assert rules(with_annexes(too_wide)) == ["table"]


def test_character_without_a_shape_is_named() -> None:
    assert rules(letter(Paragraph.of("Xong 🙂./."))) == ["characters"]
