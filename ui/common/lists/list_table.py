"""The table of a big list: rows read as they come into sight, many selected at once and kept by their ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget
from shiboken6 import isValid

from ui.common.lists.columns import TICK_KEY
from ui.common.lists.list_delegate import ListDelegate
from ui.common.lists.paged_model import PagedModel
from ui.common.lists.row_selection import RowSelection
from ui.common.lists.sources import RowSource
from ui.common.table_view import TableView

_Flag = QItemSelectionModel.SelectionFlag
_ROWS: Final = _Flag.Rows
_PAIRED: Final = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class ListTable(TableView):
    """Shows a ``PagedModel``. Keys: Shift and Ctrl with arrows and clicks, Ctrl+A, Space, Esc, Enter.

    Signals: ``opened()`` Enter or a double click; ``chosen_changed()`` another row is current or other rows are
    selected, once it is settled; ``sort_wanted(name, descending)`` a header was clicked: the owner gives another
    source.
    """

    opened = Signal()
    chosen_changed = Signal()
    sort_wanted = Signal(str, bool)

    def __init__(
        self, model: PagedModel[Any], row_role: Callable[[Any], str] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, parent=parent)
        self.paged = model
        model.is_seen = lambda: isValid(self) and self.isVisible()
        self.setItemDelegate(ListDelegate(self, row_role))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._is_ticking = False
        self._sorted: tuple[str, bool] = ("", False)
        self.row_selection = RowSelection(self, model)
        self.row_selection.changed.connect(self.chosen_changed)
        self.doubleClicked.connect(self._on_double_click)
        self._let_headers_sort()

    # -- what the owner calls

    def show_source(self, source: RowSource[Any]) -> None:
        """Show another filter or order; what is selected stays selected where it is still there. Raises AppError."""
        self.paged.set_source(source)

    def refresh_rows(self, ids: Sequence[int], source: RowSource[Any] | None = None) -> bool:
        """Show what an edit changed (see ``PagedModel.refresh_rows``); where rows went, the next one is current."""
        with self.row_selection.edit():
            return self.paged.refresh_rows(ids, source)

    def chosen_count(self) -> int:
        """Return how many rows are selected."""
        return self.row_selection.count()

    def chosen_ids(self) -> tuple[int, ...]:
        """Return the ids of the rows selected, in the order of the list."""
        return self.row_selection.ids()

    def current_id(self) -> int | None:
        """Return the id of the current row, selected or not."""
        return self.row_selection.current_id()

    def current_row(self) -> Any:
        """Return the current row, or nothing."""
        self.row_selection.settle()
        return self.paged.row_at(self.currentIndex())

    def select_one(self, number: int) -> None:
        """Make one row current and the only one selected."""
        if 0 <= number < self.paged.rowCount():
            index = self.paged.index(number, self.row_selection.first_column())
            self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect | _ROWS)
            self.scrollTo(index)

    def select_ids(self, ids: Iterable[int]) -> None:
        """Select the rows with these ids, as far as they are in the list."""
        self.row_selection.select(ids)

    def select_id(self, row_id: Any) -> bool:
        """Select one row and show it; tell whether it is in the list."""
        number = self.paged.number_of(row_id)
        self.select_one(number)
        return number >= 0

    def give_up_selection(self) -> None:
        """Leave the current row alone selected."""
        current = self.currentIndex()
        flags = _Flag.ClearAndSelect | _ROWS if current.isValid() else _Flag.Clear
        self.selectionModel().select(current, flags)

    def show_sort(self, name: str, descending: bool = False) -> None:
        """Show by which column the rows of the next source are sorted; "" none."""
        self._sorted = (name, descending)
        columns = self.paged.list_columns
        number = next((place for place, column in enumerate(columns) if name and column.sort == name), -1)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header = self.horizontalHeader()
        header.blockSignals(True)
        header.setSortIndicator(number, order)
        header.blockSignals(False)
        header.viewport().update()

    def sorted_by(self) -> tuple[str, bool]:
        """Return the name of the order, and whether it is descending."""
        return self._sorted

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.row_selection.go_on()

    # -- mouse and keys

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: Qt would look for the letters through every row, and the list has a search of its own."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_bare = not event.modifiers() & _PAIRED
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_bare:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Space and is_bare and self.currentIndex().isValid():
            self.selectionModel().select(self.currentIndex(), _Flag.Toggle | _ROWS)
        elif event.key() == Qt.Key.Key_Escape and self.chosen_count() > 1:
            self.give_up_selection()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Let Home and End go to the first and the last row, as in every list of Windows; Qt goes along the row."""
        ends = {QAbstractItemView.CursorAction.MoveHome: 0, QAbstractItemView.CursorAction.MoveEnd: -1}
        if action in ends and self.paged.rowCount():
            return self.paged.index(ends[action] % self.paged.rowCount(), self.row_selection.first_column())
        return super().moveCursor(action, modifiers)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._is_ticking = is_left and self._is_tick(index.column()) and not event.modifiers() & _PAIRED
        if self._is_ticking:
            self.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
            self.selectionModel().select(index, _Flag.Toggle | _ROWS)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._is_ticking:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._is_ticking:
            super().mouseReleaseEvent(event)
        self._is_ticking = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._is_tick(self.indexAt(event.position().toPoint()).column()):
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def _is_tick(self, column: int) -> bool:
        return column >= 0 and self.paged.list_columns[column].key == TICK_KEY

    def _on_double_click(self) -> None:
        self.opened.emit()

    def _let_headers_sort(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setResizeContentsPrecision(0)  # a double click between headers measures the rows in sight only
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self._on_header)

    def _on_header(self, number: int, order: Qt.SortOrder) -> None:
        column = self.paged.list_columns[number] if number >= 0 else None
        if column is None or not column.sort:
            self.show_sort(*self._sorted)
            return
        self._sorted = (column.sort, order == Qt.SortOrder.DescendingOrder)
        self.sort_wanted.emit(*self._sorted)
