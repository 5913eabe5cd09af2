"""Rows that stand together: the Word file and our PDF break long tables alike, and no group row stands alone."""

from __future__ import annotations

import shutil
from itertools import product
from pathlib import Path

import pytest

from cchc_desktop.documents import keeping, pdf
from cchc_desktop.documents.composing import compose
from cchc_desktop.documents.composition import Grid, GridRow, Sheets
from cchc_desktop.documents.content import Column, Document, Orientation, Pt, Row, SizePreset, Table
from cchc_desktop.documents.typesetting import RowBox, set_row
from tests.documents import trees
from tests.documents.pdf_paper import Paper
from tests.documents.table_trees import GROUP, divided_at_foot, long_table
from tests.documents.test_libreoffice import assert_same_pages, converted

LONG_TABLES = {
    f"{preset.name}-{orientation.name}-{seed}": long_table(seed, orientation, preset)
    for preset, orientation in product(SizePreset, Orientation)
    for seed in range(8)
}
FEET = {
    f"foot-{preset.name}-{lines}": divided_at_foot(lines, preset) for preset in SizePreset for lines in (39, 40, 41)
}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_word_file_breaks_long_tables_as_the_pdf_does(tmp_path: Path) -> None:
    papers = {**LONG_TABLES, **FEET}
    for name, data in converted(tmp_path, papers).items():
        assert_same_pages(name, Paper(pdf.render(papers[name]).data), Paper(data))


@pytest.mark.parametrize("name", list(LONG_TABLES))
def test_no_group_row_stands_alone_at_the_foot_of_a_page(name: str) -> None:
    paper = Paper(pdf.render(LONG_TABLES[name]).data)
    for page in range(paper.page_count - 1):
        lines = paper.page_lines(page)
        assert not (lines[-1].is_bold and lines[-1].text.startswith(GROUP)), (page, lines[-1].text)


def chains_of(document: Document) -> list[keeping.Chain]:
    """Return the chains of the only table of a paper."""
    sheets: Sheets = compose(document, document.sections[0])
    (index,) = (number for number, item in enumerate(sheets.flow) if isinstance(item, Grid))
    return list(keeping.chains(sheets, index))


COLUMNS = (Column("TT", 12), Column("Nội dung", 40))
TALL = Row(("1", " ".join(["w" * 12] * 80)))


def table(*rows: Row) -> Document:
    return trees.paper(Table(COLUMNS, rows))


def test_row_taller_than_a_page_begins_under_its_group_row_and_lets_its_sums_go() -> None:
    group, sums = Row(("I. Nhóm",), spans=True), Row(("", "1"), is_total=True)
    first, last = chains_of(table(group, TALL, sums))
    assert [len(box.cells) for box in first.rows] == [2, 1, 2]
    assert first.is_divided and not first.is_kept(first.rows[-1]) and not first.is_whole(first.rows[-1])
    assert [box.source.cells[1].items for box in last.rows] and not last.is_divided


def test_row_stays_with_its_sums_where_both_fit_on_a_page() -> None:
    sums = Row(("", "1"), is_total=True)
    (_, last) = chains_of(table(Row(("1", "a")), Row(("2", "b")), sums))
    assert len(last.rows) == 2 and last.is_kept(last.rows[0]) and not last.is_divided


def test_every_row_of_a_register_of_3_000_is_set_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[GridRow] = []

    def counted(grid: Grid, row: GridRow, edges: tuple[Pt, ...]) -> RowBox:
        made.append(row)
        return set_row(grid, row, edges)

    monkeypatch.setattr(keeping, "set_row", counted)
    rows = [Row((f"{n}.",), spans=True) if n % 20 == 0 else Row((str(n), "việc")) for n in range(3000)]
    assert sum(len(chain.rows) for chain in chains_of(table(*rows))) == 3001
    assert len(made) == 3001
