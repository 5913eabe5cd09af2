"""What the decree makes of a content tree, said once for both files: one function per node.

Here stands every decision that depends on measured text: how long a rule is, where a title is divided, how far a name
stands under its post. ``docx`` and ``pdf`` only carry it out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import assert_never

from cchc_desktop.documents import composing_ends, composing_heads, decree30
from cchc_desktop.documents.composing_lines import Lines
from cchc_desktop.documents.composition import Cell, Grid, GridRow, Rule, Sheets, Text, points
from cchc_desktop.documents.content import (
    Addressees,
    AppendixTitle,
    Block,
    Document,
    Heading,
    Letterhead,
    MottoHead,
    Orientation,
    Paragraph,
    Role,
    Row,
    Run,
    Section,
    SheetHead,
    SignatureRow,
    Table,
    Title,
)
from cchc_desktop.documents.fonts import printable
from cchc_desktop.documents.styles import Part, TextStyle, component_styles

_GRIDS = (Letterhead, Table, SignatureRow)
"""Blocks that are tables in Word."""

_PARTS: Mapping[Role, Part] = {
    Role.BODY: Part.BODY,
    Role.CENTRED: Part.CENTRED,
    Role.NOTE: Part.NOTE,
    Role.LEGEND: Part.LEGEND,
    Role.PLACE_DATE: Part.SIGNED_AT,
}


def compose(document: Document, section: Section) -> Sheets:
    """Compose one section of a paper."""
    width, height = map(points, decree30.PAPER)
    if section.orientation is Orientation.LANDSCAPE:
        width, height = height, width
    sheets = Sheets((), section.orientation, width, height)
    composer = _Composer(Lines(component_styles(document.preset), sheets.text_width))
    return replace(sheets, flow=tuple(composer.flow(section.blocks)))


class _Composer:
    """One function per node of the tree."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def flow(self, blocks: Sequence[Block]) -> Iterator[Text | Rule | Grid]:
        """Yield the composition of every block; the text before a signature or a table knows what follows."""
        for index, block in enumerate(blocks):
            following = blocks[index + 1] if index + 1 < len(blocks) else None
            items = list(self._block(block))
            if items:
                items[-1] = _before(following, items[-1])
            yield from items
            if isinstance(block, _GRIDS) and isinstance(following, _GRIDS):
                # Two tables in a row would be one in Word.
                yield Text(Part.END, (), self._lines.style(Part.END))

    def _block(self, block: Block) -> Iterator[Text | Rule | Grid]:
        lines = self._lines
        match block:
            case Letterhead():
                yield composing_heads.letterhead(lines, block)
            case MottoHead():
                yield from composing_heads.motto(lines, lines.width)
            case Addressees():
                yield from composing_heads.addressees(lines, block)
            case Title():
                yield from composing_heads.title(lines, block)
            case AppendixTitle():
                yield from composing_heads.appendix_title(lines, block)
            case SheetHead():
                yield from composing_heads.sheet_head(lines, block)
            case Heading():
                part = Part.HEADING_1 if block.level == 1 else Part.HEADING_2
                yield replace(lines.text(part, block.text, block.anchor), outline=block.level)
            case Paragraph():
                yield from self._paragraph(block)
            case Table():
                yield self._table(block)
            case SignatureRow():
                yield composing_ends.signatures(lines, block)
            case _:
                assert_never(block)

    def _paragraph(self, block: Paragraph) -> Iterator[Text]:
        """Yield the paragraph, if there is a word to print in it."""
        part = _PARTS[block.role]
        style = self._lines.style(part)
        made = (Run(printable(run.text), run.bold, run.italic or style.italic) for run in block.runs)
        runs = tuple(run for run in made if run.text)
        if runs:
            yield Text(part, runs, style, block.anchor)

    def _table(self, block: Table) -> Grid:
        cells = [replace(self._lines.style(Part.CELL), align=column.align) for column in block.columns]
        head = GridRow(
            tuple(Cell((self._lines.text(Part.TABLE_HEAD, column.title),)) for column in block.columns),
            is_head=True,
            is_kept_with_next=True,
        )
        sums = [replace(style, bold=True) for style in cells]
        rows = [head, *(self._row(row, sums if row.is_total else cells) for row in block.rows)]
        for number, row in enumerate(block.rows):
            if row.is_total:
                rows[number] = replace(rows[number], is_kept_with_next=True)
        rows[-1] = replace(rows[-1], is_kept_with_next=False)
        widths = tuple(points(column.width) for column in block.columns)
        return Grid(widths, tuple(rows), True, points(block.min_row_height), block.anchor)

    def _row(self, row: Row, styles: Sequence[TextStyle]) -> GridRow:
        if row.spans:
            group = self._lines.text(Part.TABLE_GROUP, " ".join(filter(None, row.cells)))
            return GridRow((Cell((group,), len(styles)),), row.anchor, is_kept_with_next=True)
        part = Part.TABLE_GROUP if row.is_total else Part.CELL
        cells = tuple(
            Cell((Text(part, (Run(printable(words), style.bold),), style),))
            for words, style in zip(row.cells, styles, strict=True)
        )
        return GridRow(cells, row.anchor)


def _before(following: Block | None, item: Text | Rule | Grid) -> Text | Rule | Grid:
    """Keep the end of the text with the signatures or the end of the file, and give a table air above it."""
    match following, item:
        case ((SignatureRow() | Paragraph(role=Role.PLACE_DATE)), Text()):
            return replace(item, is_kept_whole=True, style=replace(item.style, keep_with_next=True))
        case None, Grid():
            return replace(item, rows=(*item.rows[:-1], replace(item.rows[-1], is_kept_with_next=True)))
        case Table(), Text():
            return replace(item, style=replace(item.style, after=decree30.TABLE_GAP))
        case Table(), Rule():
            return replace(item, after=decree30.TABLE_GAP)
        case _:
            return item
