"""Which rows of a table stand together on a page and which one is divided: decided once, so both files break alike.

Word and LibreOffice keep a row with the next one only while both fit on a page, and never divide a row that is kept
with the next; where they cannot, a group row would stand alone. So what cannot hold is not asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cchc_desktop.documents import decree30
from cchc_desktop.documents.composition import Grid, Sheets, Text
from cchc_desktop.documents.content import Pt
from cchc_desktop.documents.typesetting import FIT, Box, RowBox, set_item, set_row, stack, upper_border


@dataclass(frozen=True, slots=True)
class Chain:
    """Rows that stand on one page, or of which the last only begins there because it ``is_divided``.

    ``need`` is the height in points that a page must have left for the chain to begin on it.
    """

    rows: tuple[RowBox, ...]
    need: Pt
    is_divided: bool = False
    is_kept_with_end: bool = False

    def is_kept(self, row: RowBox) -> bool:
        """Say whether a row stands on the page of what follows it."""
        return row is not self.rows[-1] or self.is_kept_with_end

    def is_whole(self, row: RowBox) -> bool:
        """Say whether a row stands in one piece."""
        return row is not self.rows[-1] or not self.is_divided


def chains(sheets: Sheets, index: int) -> Iterator[Chain]:
    """Yield the rows of the grid at ``index`` of the flow, set in type, by what stands together.

    The first chain has the heads of the columns, and leaves room on its page for the titles above the table.
    """
    grid = sheets.flow[index]
    assert isinstance(grid, Grid)
    edges, heads = grid.edges(), 0.0
    page = sheets.text_height - upper_border(grid)
    limit = page - (_titles(sheets, index) if grid.is_ruled else 0.0)
    waiting: list[RowBox] = []
    for row in grid.rows:
        box = set_row(grid, row, edges)
        heads += box.height if row.is_head else 0.0
        is_last = row is grid.rows[-1]
        tail = decree30.END_PITCH if is_last and row.is_kept_with_next else 0.0
        if waiting and _height(waiting) + box.height + tail > limit + FIT and _can_part(waiting[-1], box):
            yield Chain(tuple(waiting), _height(waiting))
            waiting, limit = [], page - heads
        waiting.append(box)
        is_divided = not row.is_head and _height(waiting) + tail > limit + FIT
        if is_divided:
            yield Chain(tuple(waiting), _height(waiting[:-1]) + _first_line(box), is_divided)
        elif is_last or not row.is_kept_with_next:
            yield Chain(tuple(waiting), _height(waiting) + tail, is_kept_with_end=tail > 0)
        else:
            continue
        waiting, limit = [], page - heads


def _height(rows: Sequence[RowBox]) -> Pt:
    return sum(row.height for row in rows)


def _can_part(above: RowBox, below: RowBox) -> bool:
    """Say whether two rows may stand on two pages where one has no room for both: a group row leads its first row."""
    return not above.source.is_head and (len(above.cells) > 1 or len(below.cells) == 1)


def _first_line(row: RowBox) -> Pt:
    """Return what the first line of every cell takes."""
    return max((cell.units[0].foot for cell in row.cells if cell.units), default=0.0) + decree30.TABLE_WEIGHT


def _titles(sheets: Sheets, index: int) -> Pt:
    """Return the height of the titles right above a table, and of the head of the paper when nothing else is there."""
    made: list[Box] = []
    for number in range(index - 1, -1, -1):
        item = sheets.flow[number]
        if isinstance(item, Grid):
            height = 0.0 if number else sum(chain.need for chain in chains(sheets, number))
            return height + _stacked(made)
        if isinstance(item, Text) and not item.style.keep_with_next:
            break
        made.insert(0, set_item(item, sheets.text_width))
    return _stacked(made)


def _stacked(boxes: Sequence[Box]) -> Pt:
    return stack(boxes)[1]
