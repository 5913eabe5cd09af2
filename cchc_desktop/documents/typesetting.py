"""A composition set in type: every line broken, every height known. ``pages`` then deals it out over sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cchc_desktop.documents import decree30
from cchc_desktop.documents.breaking import Line, break_lines
from cchc_desktop.documents.composition import Cell, Grid, GridRow, Item, Text, points
from cchc_desktop.documents.content import Pt
from cchc_desktop.documents.styles import Align, TextStyle


@dataclass(frozen=True, slots=True)
class TextBox:
    """A paragraph in lines; ``left`` and ``width`` are its measure, from the left edge of where it stands."""

    source: Text
    lines: tuple[Line, ...]
    left: Pt
    width: Pt

    @property
    def style(self) -> TextStyle:
        """How the paragraph looks."""
        return self.source.style

    @property
    def before(self) -> Pt:
        """The space above, with the upper side of a box."""
        return self.style.before + (box_side() if self.source.is_boxed else 0.0)

    @property
    def after(self) -> Pt:
        """The space below, with the lower side of a box."""
        return self.style.after + (box_side() if self.source.is_boxed else 0.0)

    @property
    def height(self) -> Pt:
        """The height of the lines alone."""
        return len(self.lines) * self.style.pitch

    def start_of(self, line: Line, number: int) -> tuple[Pt, Pt]:
        """Return where a line starts and how much each of its gaps is widened."""
        indent = points(self.style.first_indent) if number == 0 else 0.0
        spare = self.width - indent - line.width
        match self.style.align:
            case Align.CENTRE:
                return self.left + indent + spare / 2, 0.0
            case Align.RIGHT:
                return self.left + indent + spare, 0.0
            case Align.JUSTIFY if line.gaps and not line.is_last:
                return self.left + indent, spare / line.gaps
            case _:
                return self.left + indent, 0.0


@dataclass(frozen=True, slots=True)
class RuleBox:
    """A rule and the air around it."""

    left: Pt
    length: Pt
    before: Pt = 0.0
    after: Pt = 0.0

    @property
    def height(self) -> Pt:
        """The height of the whole."""
        return decree30.RULE_HEIGHT


Box = TextBox | RuleBox


@dataclass(frozen=True, slots=True)
class Unit:
    """One line of a cell, with its distance from the cell's upper edge: what a page break cannot divide."""

    box: TextBox
    line: int
    top: Pt
    bottom: Pt

    @property
    def foot(self) -> Pt:
        """The lower edge of the line alone; ``bottom`` has the space under its paragraph."""
        return self.top + self.box.style.pitch


@dataclass(frozen=True, slots=True)
class CellBox:
    """The boxes of a cell, each with its distance from the cell's upper edge."""

    left: Pt
    width: Pt
    boxes: tuple[tuple[Pt, Box], ...]
    height: Pt

    @property
    def units(self) -> tuple[Unit, ...]:
        """The lines of all paragraphs of the cell."""
        units: list[Unit] = []
        for top, box in self.boxes:
            if isinstance(box, TextBox):
                pitch, last = box.style.pitch, len(box.lines) - 1
                for line in range(len(box.lines)):
                    under = box.after if line == last else 0.0
                    units.append(Unit(box, line, top + line * pitch, top + (line + 1) * pitch + under))
        return tuple(units)

    def units_within(self, room: Pt, start: int, least: int = 0) -> tuple[int, Pt]:
        """Return the line before which a page of ``room`` points ends when it begins with ``start``, and its height.

        LibreOffice asks for the space under a paragraph too, but not under one that is a single line here.
        """
        units = self.units
        origin = self.origin(start)
        stop = start
        while stop < len(units):
            end = units[stop].bottom if stop > start else units[stop].foot
            if end - origin > room and stop >= start + least:
                break
            stop += 1
        return stop, units[stop - 1].bottom - origin if stop > start else 0.0

    def origin(self, start: int) -> Pt:
        """Return what of the cell is above a page that begins with line ``start``; its upper space is kept."""
        units = self.units
        return units[start].top - units[start].box.before if 0 < start < len(units) else 0.0


@dataclass(frozen=True, slots=True)
class RowBox:
    """A row of cells."""

    source: GridRow
    cells: tuple[CellBox, ...]
    height: Pt


def box_side() -> Pt:
    """Return what one side of the box around a text takes."""
    return decree30.BOX_PADDING + decree30.BOX_WEIGHT


def set_text(text: Text, width: Pt) -> TextBox:
    """Break a paragraph into lines."""
    left, right, first = map(points, text.style.indents)
    measure = width - left - right
    lines = break_lines(text.runs, text.style.size, measure, first)
    return TextBox(text, lines, left, measure)


def set_item(item: Item, width: Pt) -> Box:
    """Set a paragraph or a rule."""
    if isinstance(item, Text):
        return set_text(item, width)
    return RuleBox((item.width - item.length) / 2, item.length, after=item.after)


def gap(above: Box | None, below: Box) -> Pt:
    """Return the space between two boxes: the greater of what they ask for."""
    return below.before if above is None else max(above.after, below.before)


def stack(boxes: Sequence[Box]) -> tuple[tuple[tuple[Pt, Box], ...], Pt]:
    """Put boxes one under another; return them with their tops, and the height of all."""
    placed: list[tuple[Pt, Box]] = []
    top, above = 0.0, None
    for box in boxes:
        top += gap(above, box)
        placed.append((top, box))
        top, above = top + box.height, box
    return tuple(placed), top + (above.after if above is not None else 0.0)


def set_row(grid: Grid, row: GridRow, edges: Sequence[Pt]) -> RowBox:
    """Set the cells of one row between the edges of the grid's columns."""
    padding = decree30.CELL_SIDE_PADDING if grid.is_ruled else 0.0
    cells: list[CellBox] = []
    column = 0
    for cell in row.cells:
        left, right = edges[column], edges[column + cell.span]
        cells.append(_set_cell(cell, left, right - left, padding))
        column += cell.span
    border = decree30.TABLE_WEIGHT if grid.is_ruled else 0.0
    height = max(grid.min_row_height, *(cell.height + border for cell in cells))
    return RowBox(row, tuple(cells), height)


def _set_cell(cell: Cell, left: Pt, width: Pt, padding: Pt) -> CellBox:
    boxes = [set_item(item, width - 2 * padding) for item in cell.items]
    placed, height = stack(boxes)
    return CellBox(left + padding, width - 2 * padding, placed, height)


def upper_border(grid: Grid) -> Pt:
    """Return what the border above the first row of a table takes; every row has its lower one."""
    return decree30.TABLE_WEIGHT if grid.is_ruled else 0.0


FIT: Pt = 0.02
"""Sums of fractions: what stands out by less than this stands on the page."""
