"""Deals typeset paragraphs and rows out over sheets, by the rules that Word and LibreOffice follow.

No paragraph leaves one line alone on a page, a heading stays with the lines under it, the signatures stay in one piece
with the end of the text, a table repeats its head and splits no row that fits on a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cchc_desktop.documents import decree30
from cchc_desktop.documents.breaking import Line
from cchc_desktop.documents.composition import Grid, Rule, Sheets, Text, points
from cchc_desktop.documents.content import Pt
from cchc_desktop.documents.rendering import Steps
from cchc_desktop.documents.typesetting import (
    Box,
    CellBox,
    RowBox,
    RuleBox,
    TextBox,
    box_side,
    gap,
    set_item,
    set_row,
)  # fmt: skip

_FIT: Pt = 0.02
_LEAST_LINES = 2
"""No fewer lines of a paragraph stand alone at the foot or the head of a page."""


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text: left end and baseline in points from the upper left corner of the sheet."""

    x: Pt
    baseline: Pt
    line: Line
    size: float
    word_space: Pt = 0.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x0: Pt
    y0: Pt
    x1: Pt
    y1: Pt
    weight: Pt


@dataclass(frozen=True, slots=True)
class Mark:
    """An anchored node or a heading found on a page, from ``top`` to ``bottom``."""

    top: Pt
    bottom: Pt
    anchor: str | None = None
    outline: int | None = None
    title: str = ""


@dataclass(slots=True)
class Page:
    """One sheet: what to draw on it and what stands where. ``number`` counts from 1 in its section."""

    number: int
    width: Pt
    height: Pt
    words: list[Words] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)


Piece = TextBox | RuleBox | Grid


def deal(sheets: Sheets, steps: Steps) -> Iterator[Page]:
    """Yield the pages of one section as they fill."""
    return _Dealer(sheets, steps).pages()


class _Dealer:
    def __init__(self, sheets: Sheets, steps: Steps) -> None:
        self._sheets = sheets
        self._steps = steps
        self._left = points(decree30.MARGINS.left)
        self._top = points(decree30.MARGINS.top)
        self._bottom = sheets.height - points(decree30.MARGINS.bottom)
        self._page = Page(1, sheets.width, sheets.height)
        self._y = self._top
        self._above: Box | None = None
        self._is_fresh = True

    def pages(self) -> Iterator[Page]:
        """Yield every page when it is full, the last one at the end."""
        pieces = [self._set(item) for item in self._sheets.flow]
        secured = 0
        for index, piece in enumerate(pieces):
            if index >= secured:
                secured, need = self._need(pieces, index)
                if self._y + need > self._bottom + _FIT and not self._is_fresh:
                    yield self._turn()
            if isinstance(piece, Grid):
                yield from self._grid(piece)
            elif isinstance(piece, TextBox):
                yield from self._text(piece)
            else:
                self._rule(piece)
            self._steps.step()
        yield self._page

    def _set(self, item: Text | Rule | Grid) -> Piece:
        return item if isinstance(item, Grid) else set_item(item, self._sheets.text_width)

    # ----------------------------------------------------------------------------------------------- keeping

    def _need(self, pieces: Sequence[Piece], index: int) -> tuple[int, Pt]:
        """Return the room that the piece needs with all it is kept with, and the first piece after those."""
        need, above = 0.0, self._above
        for following in range(index, len(pieces)):
            piece = pieces[following]
            if isinstance(piece, Grid):
                after = above.after if above is not None else 0.0
                return following + 1, need + after + self._least_of_grid(piece)
            need += gap(above, piece) if not (self._is_fresh and following == index) else 0.0
            if not _is_kept_with_next(piece):
                return following + 1, need + _least(piece)
            need, above = need + piece.height, piece
        return len(pieces), need

    def _least_of_grid(self, grid: Grid) -> Pt:
        height, edges = _upper_border(grid), grid.edges()
        for row in grid.rows:
            height += set_row(grid, row, edges).height
            if not row.is_kept_with_next:
                break
        return height

    def _turn(self) -> Page:
        page = self._page
        self._page = Page(page.number + 1, page.width, page.height)
        self._y, self._above, self._is_fresh = self._top, None, True
        return page

    # --------------------------------------------------------------------------------------------- paragraphs

    def _text(self, box: TextBox) -> Iterator[Page]:
        self._descend(box)
        start = 0
        while start < len(box.lines):
            stop = self._last_line_here(box, start)
            if stop == start:
                yield self._turn()
                continue
            self._lines(box, start, stop)
            start = stop
            if start < len(box.lines):
                yield self._turn()
        self._above = box

    def _descend(self, box: Box) -> None:
        """Go down by the space above a box; at the head of a following page there is none."""
        if not self._is_fresh or self._page.number == 1:
            self._y += gap(self._above, box)

    def _last_line_here(self, box: TextBox, start: int) -> int:
        """Return the line up to which a paragraph stands on this page."""
        left = len(box.lines) - start
        fitting = int((self._bottom + _FIT - self._y) / box.style.pitch)
        if fitting >= left:
            return len(box.lines)
        fitting = min(fitting, left - _LEAST_LINES) if left > _LEAST_LINES else 0
        if fitting < _LEAST_LINES and start == 0 and not self._is_fresh:
            return start
        return start + max(fitting, 1 if self._is_fresh else 0)

    def _lines(self, box: TextBox, start: int, stop: int) -> None:
        top, style = self._y, box.style
        for number in range(start, stop):
            self._line(box, number, self._left, self._y)
            self._y += style.pitch
        self._mark_text(box, top, self._y, is_start=start == 0)
        self._is_fresh = False

    def _line(self, box: TextBox, number: int, left: Pt, top: Pt) -> None:
        line = box.lines[number]
        if line.stretches:
            x, word_space = box.start_of(line, number)
            baseline = top + decree30.BASELINE * box.style.pitch
            self._page.words.append(Words(left + x, baseline, line, box.style.size, word_space))

    def _mark_text(self, box: TextBox, top: Pt, bottom: Pt, *, is_start: bool) -> None:
        source = box.source
        outline = source.outline if is_start else None
        if source.anchor is not None or outline is not None:
            self._page.marks.append(Mark(top, bottom, source.anchor, outline, source.text))

    def _rule(self, box: RuleBox) -> None:
        self._stroke_rule(box, self._left, self._y)
        self._y += box.height
        self._above, self._is_fresh = box, False

    def _stroke_rule(self, box: RuleBox, left: Pt, top: Pt) -> None:
        y = top + decree30.RULE_DROP + decree30.RULE_WEIGHT / 2
        left += box.left
        self._page.strokes.append(Stroke(left, y, left + box.length, y, decree30.RULE_WEIGHT))

    # ------------------------------------------------------------------------------------------------- grids

    def _grid(self, grid: Grid) -> Iterator[Page]:
        if self._above is not None:
            self._y += self._above.after
        self._y += _upper_border(grid)
        edges = grid.edges()
        heads = [set_row(grid, row, edges) for row in grid.rows if row.is_head]
        waiting: list[RowBox] = []
        for row in grid.rows:
            self._steps.step()
            waiting.append(set_row(grid, row, edges))
            if row.is_kept_with_next and row is not grid.rows[-1]:
                continue
            if self._y + sum(box.height for box in waiting) > self._bottom + _FIT and not self._is_fresh:
                yield self._turn()
                self._y += _upper_border(grid)
                for head in heads:
                    self._row(grid, head)
            for box in waiting:
                self._row(grid, box)
            waiting = []
        self._above = None

    def _row(self, grid: Grid, row: RowBox) -> None:
        top, bottom = self._y, self._y + row.height
        for cell in row.cells:
            # The titles of columns stand in the middle of their row's height.
            spare = row.height - _upper_border(grid) - cell.height if row.source.is_head else 0.0
            self._cell(cell, top + spare / 2)
            if grid.is_ruled:
                self._frame(cell, top, bottom)
        anchor = row.source.anchor or grid.anchor
        if anchor is not None:
            self._page.marks.append(Mark(top, bottom, anchor))
        self._y, self._is_fresh = bottom, False

    def _cell(self, cell: CellBox, top: Pt) -> None:
        """Draw what stands in a cell whose content begins at ``top``."""
        left = self._left + cell.left
        for offset, box in cell.boxes:
            if isinstance(box, RuleBox):
                self._stroke_rule(box, left, top + offset)
                continue
            for number in range(len(box.lines)):
                self._line(box, number, left, top + offset + number * box.style.pitch)
            self._mark_text(box, top + offset, top + offset + box.height, is_start=True)
            if box.source.is_boxed:
                self._box(box, left, top + offset)

    def _box(self, box: TextBox, left: Pt, top: Pt) -> None:
        side = box_side() - decree30.BOX_WEIGHT / 2
        self._rectangle(left + box.left - side, top - side, left + box.left + box.width + side, top + box.height + side)

    def _frame(self, cell: CellBox, top: Pt, bottom: Pt) -> None:
        padding = decree30.CELL_SIDE_PADDING
        left = self._left + cell.left - padding
        self._rectangle(left, top, left + cell.width + 2 * padding, bottom, decree30.TABLE_WEIGHT)

    def _rectangle(self, x0: Pt, y0: Pt, x1: Pt, y1: Pt, weight: Pt = decree30.BOX_WEIGHT) -> None:
        half = weight / 2
        self._page.strokes += [
            Stroke(x0 - half, y0, x1 + half, y0, weight),
            Stroke(x0 - half, y1, x1 + half, y1, weight),
            Stroke(x0, y0, x0, y1, weight),
            Stroke(x1, y0, x1, y1, weight),
        ]


def _is_kept_with_next(box: Box) -> bool:
    return isinstance(box, TextBox) and box.style.keep_with_next


def _least(box: Box) -> Pt:
    """Return the height that must fit on a page for a box to begin there."""
    if not isinstance(box, TextBox) or box.source.is_kept_whole or len(box.lines) <= _LEAST_LINES + 1:
        return box.height
    return _LEAST_LINES * box.style.pitch


def _upper_border(grid: Grid) -> Pt:
    """Return what the border above the first row of a table takes; every row has its lower one."""
    return decree30.TABLE_WEIGHT if grid.is_ruled else 0.0
