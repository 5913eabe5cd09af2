"""The Word file: named styles, one font on all four slots, real headings, no trace of the template."""

from __future__ import annotations

import io

import docx as python_docx
import pytest

from cchc_desktop.documents import docx
from cchc_desktop.documents.content import Column, Heading, Paragraph, Row, SizePreset, Table
from cchc_desktop.documents.rendering import Cancelled
from tests.documents import trees
from tests.documents.word_paper import W, WordPaper, value

MINUTES = WordPaper(docx.render(trees.long_minutes(sections=3)))
NOTICE = WordPaper(docx.render(trees.notice_with_annex()))
SMALL = WordPaper(docx.render(trees.short_minutes(SizePreset.SMALL)))
PAPERS = pytest.mark.parametrize("paper", [MINUTES, NOTICE, SMALL], ids=["minutes", "notice", "small"])


@PAPERS
def test_every_font_slot_is_times_new_roman_and_nothing_is_themed(paper: WordPaper) -> None:
    assert "Theme=" not in paper.xml() and "theme" not in " ".join(paper.names)
    for fonts in paper.styles.iter(f"{W}rFonts"):
        assert {value(fonts, slot) for slot in ("ascii", "hAnsi", "cs", "eastAsia")} == {"Times New Roman"}
        assert len(fonts.attrib) == 4
    assert not paper.all("rFonts"), "no run overrides the font of its style"


@PAPERS
def test_all_text_is_black_and_vietnamese(paper: WordPaper) -> None:
    assert {value(colour) for colour in paper.styles.iter(f"{W}color")} == {"000000"}
    assert {value(language) for language in paper.styles.iter(f"{W}lang")} == {"vi-VN"}
    assert not paper.all("color")


@PAPERS
def test_nothing_floats(paper: WordPaper) -> None:
    for name in ("txbxContent", "pict", "framePr", "tab", "br"):
        assert not paper.all(name), name
    assert "<w:drawing" not in paper.xml() and "<v:" not in paper.xml()


@PAPERS
def test_empty_paragraphs_are_rules_or_the_end_only(paper: WordPaper) -> None:
    for paragraph in paper.all("p"):
        if not "".join(node.text or "" for node in paragraph.iter(f"{W}t")):
            style = value(paragraph.find(f"{W}pPr/{W}pStyle"))
            assert style in ("DuongKe", "CuoiVanBan") or paragraph.getparent().tag == f"{W}tc", style


def test_headings_are_those_of_word_on_the_first_line_indent() -> None:
    headings = [p for p in MINUTES.all("p") if value(p.find(f"{W}pPr/{W}pStyle")) in ("Heading1", "Heading2")]
    assert len(headings) > 3
    for name, level in (("heading 1", "0"), ("heading 2", "1")):
        style = MINUTES.style(name)
        assert value(style.find(f"{W}pPr/{W}outlineLvl")) == level
        assert value(style.find(f"{W}pPr/{W}ind"), "firstLine") == "720"
        assert style.find(f"{W}pPr/{W}keepNext") is not None and style.find(f"{W}rPr/{W}b") is not None


@pytest.mark.parametrize(("paper", "size", "pitch"), [(MINUTES, "28", "360"), (SMALL, "26", "340")])
def test_body_is_justified_with_indent_gap_and_exact_lines(paper: WordPaper, size: str, pitch: str) -> None:
    style = paper.style("Nội dung")
    spacing = style.find(f"{W}pPr/{W}spacing")
    assert value(style.find(f"{W}pPr/{W}jc")) == "both"
    assert value(style.find(f"{W}pPr/{W}ind"), "firstLine") == "720"
    assert (value(spacing, "before"), value(spacing, "line"), value(spacing, "lineRule")) == ("120", pitch, "exact")
    assert value(style.find(f"{W}rPr/{W}sz")) == size


@PAPERS
def test_pages_have_the_margins_of_the_decree_and_number_from_the_second(paper: WordPaper) -> None:
    for section in paper.all("sectPr"):
        margins = section.find(f"{W}pgMar")
        assert [round(int(value(margins, side) or 0) / 1440 * 25.4) for side in ("top", "bottom", "left", "right")] == [
            20, 20, 30, 15
        ]  # fmt: skip
        assert value(margins, "header") == "567"
        assert section.find(f"{W}titlePg") is not None
        assert value(section.find(f"{W}pgNumType"), "start") == "1"
        assert value(section.find(f"{W}headerReference"), "type") == "default"


def test_header_holds_the_page_field_alone() -> None:
    header = next(data.decode() for name, data in MINUTES.parts.items() if name.startswith("word/header"))
    assert " PAGE " in header and "Trang" not in header and header.count("<w:p>") == 1
    assert value(MINUTES.style("header").find(f"{W}rPr/{W}sz")) == "28"
    assert value(SMALL.style("header").find(f"{W}rPr/{W}sz")) == "26"


def test_annex_is_a_landscape_section_of_its_own() -> None:
    sizes = [(value(size, "w"), value(size, "h"), value(size, "orient")) for size in NOTICE.all("pgSz")]
    assert sizes == [("11906", "16838", None), ("16838", "11906", "landscape")]


def test_tables_are_fixed_repeat_their_head_and_keep_rows_whole() -> None:
    table = NOTICE.all("tbl")[-1]
    rows = table.findall(f"{W}tr")
    assert value(table.find(f"{W}tblPr/{W}tblLayout"), "type") == "fixed"
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * (len(rows) - 1)
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_row_taller_than_a_page_may_be_split() -> None:
    document = trees.paper(Table((Column("a", 20), Column("b", 40)), (Row(("1", "từ " * 900)), Row(("2", "ngắn")))))
    _, long, short = WordPaper(docx.render(document)).all("tr")
    assert long.find(f"{W}trPr/{W}cantSplit") is None and short.find(f"{W}trPr/{W}cantSplit") is not None


def test_letterhead_is_a_borderless_grid_of_65_and_100_millimetres() -> None:
    table = MINUTES.all("tbl")[0]
    assert table.find(f"{W}tblPr/{W}tblBorders") is None
    widths = [int(value(column, "w") or 0) / 1440 * 25.4 for column in table.findall(f"{W}tblGrid/{W}gridCol")]
    assert widths == pytest.approx([65, 100], abs=0.1)
    assert {value(side, "w") for side in table.find(f"{W}tblPr/{W}tblCellMar")} == {"0"}


def test_rules_are_borders_of_the_computed_length() -> None:
    rules = [p for p in MINUTES.all("p") if value(p.find(f"{W}pPr/{W}pStyle")) == "DuongKe"]
    assert len(rules) == 3
    indent = rules[1].find(f"{W}pPr/{W}ind")
    length = 5670 - int(value(indent, "left") or 0) - int(value(indent, "right") or 0)
    assert length / 20 * 25.4 / 72 == pytest.approx(60.5, abs=0.3), "as long as the motto"


def test_draft_mark_is_a_boxed_paragraph() -> None:
    mark = next(p for p in MINUTES.all("p") if value(p.find(f"{W}pPr/{W}pStyle")) == "DauDuThao")
    sides = mark.find(f"{W}pPr/{W}pBdr")
    assert [side.tag.removeprefix(W) for side in sides] == ["top", "left", "bottom", "right"]
    assert {value(side) for side in sides} == {"single"}


def test_signatures_stay_with_the_end_of_the_text() -> None:
    last = [p for p in MINUTES.body.findall(f"{W}p") if p.findall(f".//{W}t")][-1]
    assert last.find(f"{W}pPr/{W}keepNext") is not None and last.find(f"{W}pPr/{W}keepLines") is not None
    assert len(MINUTES.all("tbl")[-1].findall(f"{W}tr")) == 1


def test_file_ends_with_a_paragraph_too_low_to_begin_a_page() -> None:
    assert value(MINUTES.body[-2].find(f"{W}pPr/{W}pStyle")) == "CuoiVanBan"
    assert MINUTES.body[-1].tag == f"{W}sectPr"
    style = MINUTES.style("Cuối văn bản")
    assert value(style.find(f"{W}rPr/{W}sz")) == "2"
    assert int(value(style.find(f"{W}pPr/{W}spacing"), "line") or 99) <= 20


def test_properties_are_those_of_the_paper() -> None:
    properties = python_docx.Document(io.BytesIO(docx.render(trees.short_minutes()))).core_properties
    assert (properties.title, properties.author, properties.last_modified_by) == ("Biên bản họp",) + (
        "Ban Chỉ đạo",
    ) * 2
    assert (
        properties.created is not None and properties.created.replace(tzinfo=None).isoformat() == "2020-12-04T10:00:00"
    )
    assert properties.comments == "" and "python-docx" not in MINUTES.xml()


def test_same_tree_gives_the_same_bytes() -> None:
    assert docx.render(trees.notice_with_annex()) == docx.render(trees.notice_with_annex())
    assert len(MINUTES.times) == 1


def test_markup_in_a_text_is_printed_as_it_was_typed() -> None:
    words = "<b>đậm</b> & 'nháy' \"kép\" ]]> <!-- -->"
    assert words in WordPaper(docx.render(trees.paper(Paragraph.of(words), Heading(words)))).texts()


def test_progress_grows_and_render_stops_when_asked() -> None:
    seen: list[tuple[int, int]] = []
    docx.render(trees.annex(200), progress=lambda done, total: seen.append((done, total)))
    assert seen[-1][0] == seen[-1][1] and len(seen) > 3
    with pytest.raises(Cancelled):
        docx.render(trees.annex(200), cancelled=lambda: True)
