"""The columns of a big list: more than can stand side by side, so each can be hidden, moved and made wider."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ui.common.lists.cells import Cell, Tick, Words
from ui.common.table_model import Column, Row

if TYPE_CHECKING:
    from cchc_desktop.exchange.excel_list import CellValue

TICK_KEY: Final = "tick"
_TICK_WIDTH: Final = 40


@dataclass(frozen=True)
class ListColumn(Column[Row]):
    """One column of a list; ``key`` names it for good (settings and saved views remember it).

    ``cell`` says what is drawn, ``text`` when left out. ``sort`` is the name of the order that a click on the header
    wants, "" if it cannot be sorted by. ``value`` is what Excel gets, the text when left out. A column that is
    ``hidden`` shows only once it was chosen; one that is ``pinned`` always shows and keeps its place. One column has
    the width 0: it takes what is left, at least ``least`` pixels.
    """

    cell: Callable[[Row], Cell] | None = None
    sort: str = ""
    value: Callable[[Row], CellValue] | None = None
    hidden: bool = False
    pinned: bool = False
    least: int = 200

    def drawn(self, row: Row) -> Cell:
        """Return what the delegate draws of a row."""
        return self.cell(row) if self.cell is not None else Words(self.text(row))

    def exported(self, row: Row) -> CellValue:
        """Return what Excel gets of a row."""
        return self.value(row) if self.value is not None else self.text(row)


def tick_column() -> ListColumn[Any]:
    """Return the column of boxes: a click on one adds its row to those selected, or takes it away."""
    tick = Tick()
    return ListColumn("", lambda _row: "", key=TICK_KEY, cell=lambda _row: tick, width=_TICK_WIDTH, pinned=True)
