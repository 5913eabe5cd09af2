"""The rows of a table that is typed in: each cell keeps what was typed, also while it is wrong or half finished.

A row is a frozen dataclass of typed texts. A key stroke in a cell replaces its row at once, so the model always holds
what stands on screen and a save never has to ask an open cell.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, Final, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.common.table_model import ROW_ROLE, Column, TableModel

Row = TypeVar("Row")
FAULT_ROLE: Final = ROW_ROLE + 10
HINT_ROLE: Final = ROW_ROLE + 11
_Index = QModelIndex | QPersistentModelIndex
_keys = count(1)


def new_key() -> int:
    """Return a number for a row, used once: it names the row as long as the program runs."""
    return next(_keys)


@dataclass(frozen=True)
class EntryColumn(Column[Row]):
    """One column to type in.

    ``put(row, value)`` returns the row with a typed text (or what the cell's list gave); without it the column is
    read only. ``tidy`` writes a text as it is kept once the cell is left; ``give_up(row, row before)`` returns a row
    whose cell was left with a fault, with the value to keep that it had before. ``fault`` returns what is wrong with
    the cell, ``hint`` what an empty one shows. ``typed`` returns what the editor holds where the cell shows more than
    that. ``make_cell`` makes the editor. In a column that is ``numbered`` the
    view draws the number of the row.
    """

    put: Callable[[Row, Any], Row] | None = None
    typed: Callable[[Row], str] | None = None
    tidy: Callable[[Row], Row] | None = None
    give_up: Callable[[Row, Row], Row] | None = None
    fault: Callable[[Row], str] | None = None
    hint: Callable[[Row], str] | None = None
    can_edit: Callable[[Row], bool] | None = None
    make_cell: Callable[[QWidget], QWidget] | None = None
    numbered: bool = False


class EntryModel(TableModel[Row]):
    """Rows that are typed, added, taken away and moved.

    Signals: ``edited(row number)`` the user changed this row, or for a row taken away the one in its place.
    """

    edited = Signal(int)

    def __init__(self, columns: Sequence[EntryColumn[Row]], row_id: Callable[[Row], Any] | None = None) -> None:
        super().__init__(columns, row_id or (lambda row: getattr(row, "key", None)))
        self.is_locked = False

    def entry_column(self, number: int) -> EntryColumn[Row]:
        """Return a column as it was declared."""
        column = self.columns[number]
        assert isinstance(column, EntryColumn)
        return column

    def set_locked(self, locked: bool) -> None:
        """Let nothing change, or let it again."""
        self.is_locked = locked

    def can_edit(self, index: _Index) -> bool:
        """Tell whether this cell can be typed in now."""
        row = self.row_at(index)
        if row is None or self.is_locked:
            return False
        column = self.entry_column(index.column())
        return column.put is not None and (column.can_edit is None or column.can_edit(row))

    def text_at(self, index: _Index) -> str:
        """Return what is typed in a cell."""
        return str(self.data(index, Qt.ItemDataRole.EditRole) or "")

    def faults(self) -> list[tuple[int, int, str]]:
        """Return row, column and sentence of every cell that cannot be kept as it stands."""
        return [
            (number, position, sentence)
            for number, row in enumerate(self._rows)
            for position in range(len(self.columns))
            if (sentence := self._fault(position, row))
        ]

    def replace(self, number: int, row: Row) -> None:
        """Put a changed row in its place and tell that the user changed it."""
        if row != self._rows[number]:
            self._rows[number] = row
            self._tell(number)
            self.edited.emit(number)

    def insert(self, number: int, row: Row, *, silently: bool = False) -> None:
        """Add a row; an empty one that prints nothing yet is added ``silently``."""
        self.beginInsertRows(QModelIndex(), number, number)
        self._rows.insert(number, row)
        self.endInsertRows()
        self._tell_from(number + 1)
        if not silently:
            self.edited.emit(number)

    def remove(self, number: int) -> Row:
        """Take a row away and return it."""
        self.beginRemoveRows(QModelIndex(), number, number)
        row = self._rows.pop(number)
        self.endRemoveRows()
        self._tell_from(number)
        self.edited.emit(min(number, len(self._rows) - 1))
        return row

    def move(self, number: int, target: int) -> None:
        """Put a row in another place; ``target`` is its number afterwards."""
        if number == target or not 0 <= target < len(self._rows):
            return
        place = target + 1 if target > number else target
        self.beginMoveRows(QModelIndex(), number, number, QModelIndex(), place)
        self._rows.insert(target, self._rows.pop(number))
        self.endMoveRows()
        self._tell_from(min(number, target))
        self.edited.emit(target)

    def tidy(self, index: _Index, before: Row | None = None) -> None:
        """Write a cell that was left as it is kept; ``before`` is the row as it was when the cell was opened."""
        column, row = self.entry_column(index.column()), self.row_at(index)
        if row is None:
            return
        if column.give_up is not None and before is not None and self._fault(index.column(), row):
            self.replace(index.row(), column.give_up(row, before))
        elif column.tidy is not None:
            self.replace(index.row(), column.tidy(row))

    def _fault(self, column: int, row: Row) -> str:
        fault = self.entry_column(column).fault
        return fault(row) if fault is not None else ""

    def _tell(self, number: int) -> None:
        """Tell cell by cell: what is wrong with one may depend on another."""
        for position in range(len(self.columns)):
            index = self.index(number, position)
            self.dataChanged.emit(index, index)

    def _tell_from(self, number: int) -> None:
        """Tell that rows changed their number."""
        if number < len(self._rows):
            self.dataChanged.emit(self.index(number, 0), self.index(len(self._rows) - 1, len(self.columns) - 1))

    # -- what Qt asks

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid():
            return flags
        return flags | Qt.ItemFlag.ItemIsEditable if self.can_edit(index) else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None or not 0 <= index.column() < len(self.columns):
            return None
        column = self.entry_column(index.column())
        if role == Qt.ItemDataRole.EditRole:
            return (column.typed or column.text)(row)
        if role == FAULT_ROLE:
            return self._fault(index.column(), row)
        if role == HINT_ROLE:
            return column.hint(row) if column.hint is not None and not self.is_locked else ""
        if role == Qt.ItemDataRole.ToolTipRole and (fault := self._fault(index.column(), row)):
            return fault
        return super().data(index, role)

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row_at(index)
        if row is None or role != Qt.ItemDataRole.EditRole or not self.can_edit(index):
            return False
        put = self.entry_column(index.column()).put
        assert put is not None
        self.replace(index.row(), put(row, value))
        return True
