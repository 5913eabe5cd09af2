"""A table of frozen rows: columns are declared, rows are replaced whole, no query and no record behind it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from cchc_desktop.text import collation

Row = TypeVar("Row")
ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole)
SORT_ROLE: Final = ROW_ROLE + 1
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: its title and what it takes from a row. ``width`` in pixels, 0 takes what is left.

    ``sort_key`` returns something comparable, the text when left out.
    """

    title: str
    text: Callable[[Row], str]
    sort_key: Callable[[Row], Any] | None = None
    align_right: bool = False
    width: int = 0
    tooltip: Callable[[Row], str] | None = None
    icon: Callable[[Row], QIcon | None] | None = None
    key: str = ""

    def order(self, row: Row) -> Any:
        """Return what a row is sorted by: text as in a Vietnamese dictionary, numbers in it by value."""
        return self.sort_key(row) if self.sort_key else collation.natural_key(self.text(row))


class RowsModel(QAbstractTableModel, Generic[Row]):
    """What every table of rows gives to its view; where the rows come from is its children's business."""

    def __init__(self, columns: Sequence[Column[Row]], row_id: Callable[[Row], Any] | None = None) -> None:
        super().__init__()
        self.columns: tuple[Column[Row], ...] = tuple(columns)
        self.row_id: Callable[[Row], Any] = row_id or (lambda row: getattr(row, "id", None))

    def row_at(self, index: _Index | int) -> Row | None:
        """Return the row at an index or number, or nothing."""
        number = index if isinstance(index, int) else index.row() if index.isValid() else -1
        return self._row(number) if 0 <= number < self.rowCount() else None

    @abstractmethod
    def number_of(self, row_id: Any) -> int:
        """Return where the row with this id stands, or -1."""

    @abstractmethod
    def _row(self, number: int) -> Row | None:
        """Return the row at a number that there is; None if it cannot be read."""

    # -- what Qt asks

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None or not 0 <= index.column() < len(self.columns):
            return None
        column = self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.text(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tooltip(row) if column.tooltip else None
        if role == Qt.ItemDataRole.DecorationRole:
            return column.icon(row) if column.icon else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == SORT_ROLE:
            return column.order(row)
        return row if role == ROW_ROLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns[section])
        return None


class TableModel(RowsModel[Row]):
    """All rows at once; ``row_id`` names a row so that selection survives ``set_rows``."""

    def __init__(self, columns: Sequence[Column[Row]], row_id: Callable[[Row], Any] | None = None) -> None:
        super().__init__(columns, row_id)
        self._rows: list[Row] = []
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    def rows(self) -> tuple[Row, ...]:
        """Return the rows in the order shown."""
        return tuple(self._rows)

    def number_of(self, row_id: Any) -> int:
        """Return where the row with this id stands, or -1."""
        return next((number for number, row in enumerate(self._rows) if self.row_id(row) == row_id), -1)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; what is selected stays selected where its row is still there."""
        new = self._in_order(list(rows))
        if len(new) == len(self._rows) and [*map(self.row_id, new)] == [*map(self.row_id, self._rows)]:
            self._rows = new
            if new:
                self.dataChanged.emit(self.index(0, 0), self.index(len(new) - 1, len(self.columns) - 1))
            return
        self._replace(new)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; rows alike keep their order. A column below 0 keeps the order given."""
        self._sorted_by = (column, order) if 0 <= column < len(self.columns) else None
        self._replace(self._in_order(list(self._rows)))

    def _in_order(self, rows: list[Row]) -> list[Row]:
        if self._sorted_by is None:
            return rows
        number, order = self._sorted_by
        column = self.columns[number]
        return sorted(rows, key=column.order, reverse=order == Qt.SortOrder.DescendingOrder)

    def _replace(self, new: list[Row]) -> None:
        """Change the rows and tell every view where its rows went."""
        wanted = {self.row_id(row) for row in new}
        here = {self.row_id(row) for row in self._rows}
        if len(wanted) < len(new) or len(here) < len(self._rows) or not wanted & here:
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
            return
        self._remove_all_but(wanted)
        added = [row for row in new if self.row_id(row) not in here]
        if added:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(added) - 1)
            self._rows = self._rows + added
            self.endInsertRows()
        self._rearrange(new)

    def _remove_all_but(self, wanted: set[Any]) -> None:
        for number in range(len(self._rows) - 1, -1, -1):
            if self.row_id(self._rows[number]) not in wanted:
                self.beginRemoveRows(QModelIndex(), number, number)
                self._rows = self._rows[:number] + self._rows[number + 1 :]
                self.endRemoveRows()

    def _rearrange(self, new: list[Row]) -> None:
        """Put the same rows in their new order."""
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        place = {self.row_id(row): number for number, row in enumerate(new)}
        moved = [self.index(place[self.row_id(self._rows[index.row()])], index.column()) for index in old]
        self._rows = new
        self.changePersistentIndexList(old, moved)
        self.layoutChanged.emit()

    # -- what Qt asks

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def _row(self, number: int) -> Row | None:
        return self._rows[number]


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.align_right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
