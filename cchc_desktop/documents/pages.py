"""Deals typeset paragraphs and rows out over sheets, by the rules that Word and LibreOffice follow.

No paragraph leaves one line alone on a page, a heading stays with the lines under it, the signatures stay in one piece
with the end of the text, a table repeats its head and splits no row that fits on a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cchc_desktop.documents import decree30
from cchc_desktop.documents.composition import Grid, Rule, Sheets, Text, points
from cchc_desktop.documents.content import Pt
from cchc_desktop.documents.keeping import Chain, chains
from cchc_desktop.documents.rendering import Steps
from cchc_desktop.documents.sheet import Mark, Sheet
from cchc_desktop.documents.typesetting import (
    FIT,
    Box,
    CellBox,
    RowBox,
    RuleBox,
    TextBox,
    gap,
    set_item,
    upper_border,
)  # fmt: skip

_LEAST_LINES = 2
"""No fewer lines of a paragraph stand alone at the foot or the head of a page."""

Piece = TextBox | RuleBox | Grid


def deal(sheets: Sheets, steps: Steps) -> Iterator[Sheet]:
    """Yield the sheets of one section as they fill."""
    return _Dealer(sheets, steps).sheets()


class _Dealer:
    """Goes down the page piece by piece; ``_y`` is where the next one begins, ``_above`` what ends there."""

    def __init__(self, sheets: Sheets, steps: Steps) -> None:
        self._sheets = sheets
        self._steps = steps
        self._left = points(decree30.MARGINS.left)
        self._top = points(decree30.MARGINS.top)
        self._bottom = sheets.height - points(decree30.MARGINS.bottom)
        self._pieces = [_set(item, sheets.text_width) for item in sheets.flow]
        self._sheet = Sheet(1, sheets.width, sheets.height)
        self._y = self._top
        self._above: Box | None = None
        self._is_fresh = True

    def sheets(self) -> Iterator[Sheet]:
        """Yield every sheet when it is full, the last one at the end."""
        secured = 0
        for index, piece in enumerate(self._pieces):
            if index >= secured:
                secured, need = self._need(index)
                if not self._fits(need) and not self._is_fresh:
                    yield self._turn()
            if isinstance(piece, Grid):
                yield from self._grid(piece, index)
            elif isinstance(piece, TextBox):
                yield from self._text(piece)
            else:
                self._rule(piece)
            self._steps.step()
        yield self._sheet

    def _fits(self, height: Pt) -> bool:
        return self._y + height <= self._bottom + FIT

    def _turn(self) -> Sheet:
        full = self._sheet
        self._sheet = Sheet(full.number + 1, full.width, full.height)
        self._y, self._above, self._is_fresh = self._top, None, True
        return full

    # ----------------------------------------------------------------------------------------------- keeping

    def _need(self, index: int) -> tuple[int, Pt]:
        """Return the first piece after all that this one is kept with, and the room that they need together."""
        need, above = 0.0, self._above
        for following in range(index, len(self._pieces)):
            piece = self._pieces[following]
            if isinstance(piece, Grid):
                need += above.after if above is not None else 0.0
                return following + 1, need + upper_border(piece) + next(chains(self._sheets, following)).need
            is_at_head = self._is_fresh and following == index
            need += 0.0 if is_at_head else gap(above, piece)
            if not _is_kept_with_next(piece):
                return following + 1, need + _least(piece)
            need, above = need + piece.height, piece
        return len(self._pieces), need

    # --------------------------------------------------------------------------------------------- paragraphs

    def _text(self, box: TextBox) -> Iterator[Sheet]:
        if not self._is_fresh or self._sheet.number == 1:
            self._y += gap(self._above, box)
        start = 0
        while start < len(box.lines):
            stop = self._last_line_here(box, start)
            if stop > start:
                self._sheet.put_lines(box, start, stop, left=self._left, top=self._y)
                self._y += (stop - start) * box.style.pitch
                self._is_fresh = False
            start = stop
            if start < len(box.lines):
                yield self._turn()
        self._above = box

    def _last_line_here(self, box: TextBox, start: int) -> int:
        """Return the line up to which a paragraph stands on this page."""
        left = len(box.lines) - start
        fitting = int((self._bottom + FIT - self._y) / box.style.pitch)
        if fitting >= left:
            return len(box.lines)
        fitting = min(fitting, left - _LEAST_LINES) if left > _LEAST_LINES else 0
        if fitting < _LEAST_LINES and start == 0 and not self._is_fresh:
            return start
        return start + max(fitting, 1 if self._is_fresh else 0)

    def _rule(self, box: RuleBox) -> None:
        self._sheet.put_rule(box, left=self._left, top=self._y)
        self._y += box.height
        self._above, self._is_fresh = box, False

    # ------------------------------------------------------------------------------------------------- grids

    def _grid(self, grid: Grid, index: int) -> Iterator[Sheet]:
        self._y += (self._above.after if self._above is not None else 0.0) + upper_border(grid)
        heads: list[RowBox] = []
        for chain in chains(self._sheets, index):
            if not self._fits(chain.need) and not self._is_fresh:
                yield self._turn_table(grid, heads)
            heads = heads or [row for row in chain.rows if row.source.is_head]
            yield from self._chain(grid, heads, chain)
        self._above = None

    def _chain(self, grid: Grid, heads: Sequence[RowBox], chain: Chain) -> Iterator[Sheet]:
        """Put rows that stand together, the last on as many pages as it takes."""
        for row in chain.rows:
            if chain.is_whole(row):
                self._row(grid, row)
            else:
                yield from self._long_row(grid, heads, row)
            self._steps.step()

    def _turn_table(self, grid: Grid, heads: Sequence[RowBox]) -> Sheet:
        full = self._turn()
        self._y += upper_border(grid)
        for head in heads:
            self._row(grid, head)
        return full

    def _row(self, grid: Grid, row: RowBox) -> None:
        top, bottom = self._y, self._y + row.height
        for cell in row.cells:
            # The titles of columns stand in the middle of their row's height.
            spare = row.height - upper_border(grid) - cell.height if row.source.is_head else 0.0
            self._cell(cell, top + spare / 2)
            if grid.is_ruled:
                self._sheet.put_borders(cell, left=self._left, top=top, bottom=bottom)
        self._mark_row(grid, row, top, bottom)
        self._y, self._is_fresh = bottom, False

    def _mark_row(self, grid: Grid, row: RowBox, top: Pt, bottom: Pt) -> None:
        anchor = row.source.anchor or grid.anchor
        if anchor is not None:
            self._sheet.marks.append(Mark(top, bottom, anchor))

    def _cell(self, cell: CellBox, top: Pt) -> None:
        left = self._left + cell.left
        for offset, box in cell.boxes:
            if isinstance(box, RuleBox):
                self._sheet.put_rule(box, left=left, top=top + offset)
                continue
            self._sheet.put_lines(box, 0, len(box.lines), left=left, top=top + offset)
            if box.source.is_boxed:
                self._sheet.put_frame(box, left=left, top=top + offset)

    # -------------------------------------------------------------------------------- rows longer than a page

    def _long_row(self, grid: Grid, heads: Sequence[RowBox], row: RowBox) -> Iterator[Sheet]:
        """Put a row that is taller than a page: each page takes as many lines of every cell as fit."""
        starts = [0] * len(row.cells)
        least = 0
        while starts != [len(cell.units) for cell in row.cells]:
            stops, height = self._part(row, starts, least)
            if stops == starts:
                yield self._turn_table(grid, heads)
                least = 1
                continue
            self._put_part(grid, row, (starts, stops), height)
            starts, least = stops, 0

    def _part(self, row: RowBox, starts: Sequence[int], least: int) -> tuple[list[int], Pt]:
        """Return up to which line each cell stands on this page, and the height of this part of the row."""
        room = self._bottom + FIT - self._y - decree30.TABLE_WEIGHT
        parts = [cell.units_within(room, start, least) for cell, start in zip(row.cells, starts, strict=True)]
        height = max(height for _, height in parts)
        return [stop for stop, _ in parts], (height if least else min(height, room)) + decree30.TABLE_WEIGHT

    def _put_part(self, grid: Grid, row: RowBox, span: tuple[Sequence[int], Sequence[int]], height: Pt) -> None:
        top, bottom = self._y, self._y + height
        for cell, start, stop in zip(row.cells, *span, strict=True):
            for unit in cell.units[start:stop]:
                y = top + unit.top - cell.origin(start)
                self._sheet.put_lines(unit.box, unit.line, unit.line + 1, left=self._left + cell.left, top=y)
            if grid.is_ruled:
                self._sheet.put_borders(cell, left=self._left, top=top, bottom=bottom)
        self._mark_row(grid, row, top, bottom)
        self._y, self._is_fresh = bottom, False


def _set(item: Text | Rule | Grid, width: Pt) -> Piece:
    return item if isinstance(item, Grid) else set_item(item, width)


def _is_kept_with_next(box: Box) -> bool:
    return isinstance(box, TextBox) and box.style.keep_with_next


def _least(box: Box) -> Pt:
    """Return the height that must fit on a page for a box to begin there."""
    if not isinstance(box, TextBox) or box.source.is_kept_whole or len(box.lines) <= _LEAST_LINES + 1:
        return box.height
    return _LEAST_LINES * box.style.pitch
