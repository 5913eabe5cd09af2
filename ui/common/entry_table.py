"""A table that is filled from the keyboard: typing opens a cell, Tab and Enter go on, Enter at the end adds a row.

Alt+Up and Alt+Down move a row, and so does dragging its number; Del takes it away; Insert adds one below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from cchc_desktop.i18n import _, mark
from ui import style
from ui.common.entry_cells import PersonCell
from ui.common.entry_delegate import EntryDelegate
from ui.common.entry_model import EntryModel
from ui.common.keys import Keys
from ui.common.table_view import TableView

Row = TypeVar("Row")
_Index = QModelIndex | QPersistentModelIndex


class EntryTable(TableView, Generic[Row]):
    """Shows an ``EntryModel``; ``new_row(row before)`` makes an empty row, without it none is added.

    Signals: ``place_changed(row number)`` another row is current; ``removed(row number, row)`` a row was taken away;
    ``cell_closed(row number)`` an open cell is closed; ``cell_left(row number, column)`` one was changed and left.
    """

    place_changed = Signal(int)
    removed = Signal(int, object)
    cell_closed = Signal(int)
    cell_left = Signal(int, int)
    KEYS = Keys(
        mark("Tables to fill in"),
        (
            ("F2, Enter", mark("open the cell")),
            ("Tab, Shift+Tab", mark("the next cell, the one before")),
            ("Enter", mark("close the cell and go on; a new row after the last")),
            ("Esc", mark("leave the row as it was")),
            ("F4, Alt+↓", mark("open the list of the cell")),
            ("Insert", mark("a new row below")),
            ("Del", mark("take the row away")),
            ("Alt+↑, Alt+↓", mark("move the row")),
        ),
    )

    def __init__(
        self,
        model: EntryModel[Row],
        *,
        new_row: Callable[[Row | None], Row] | None = None,
        is_blank: Callable[[Row], bool] = lambda _row: False,
        delegate: type[EntryDelegate] = EntryDelegate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, parent=parent)
        self.entries = model
        self._new_row, self._is_blank = new_row, is_blank
        self._dragged: int | None = None
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked | triggers.SelectedClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        cells = delegate(self)
        self.setItemDelegate(cells)
        cells.went_on.connect(self._go_on)
        cells.went_along.connect(self._go_along)
        cells.went_moving.connect(self._move_open)
        cells.closed.connect(self.cell_closed)
        cells.cell_left.connect(self.cell_left)
        self.selectionModel().currentRowChanged.connect(self._on_row)

    # -- what pages call

    def is_editing(self) -> bool:
        """Tell whether a cell is open."""
        return self.state() == QAbstractItemView.State.EditingState

    def first_fault(self) -> tuple[int, int, str] | None:
        """Return row, column and sentence of the first cell that cannot be kept, the open one left out."""
        current = self.currentIndex()
        opened = (current.row(), current.column()) if self.is_editing() else None
        return next((fault for fault in self.entries.faults() if fault[:2] != opened), None)

    def close_cell(self) -> None:
        """Close the open cell; what is typed in it is in the model already, what its open list marks is taken."""
        if self.is_editing():
            cell = self.indexWidget(self.currentIndex())
            if isinstance(cell, PersonCell) and cell.list().isVisible():
                cell.take_marked()
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, row: int, column: int = -1) -> None:
        """Make a row current, in its first cell that can be typed in unless a column is given."""
        wanted = column if column >= 0 else self._first_editable(row)
        self.setCurrentIndex(self.entries.index(row, max(0, wanted)))
        self.scrollTo(self.currentIndex())

    def add_row(self, number: int | None = None) -> None:
        """Add an empty row below another (at the end unless told) and open its first empty cell."""
        if self._new_row is None or self.entries.is_locked:
            return
        self.close_cell()
        rows = self.entries.rows()
        place = len(rows) if number is None else number + 1
        self.entries.insert(place, self._new_row(rows[place - 1] if place else None), silently=True)
        columns = [column for column in self._editable(place) if not self.entries.index(place, column).data()]
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.go_to(place, columns[0] if columns else -1)
        self.edit(self.currentIndex())

    def remove_row(self, number: int) -> None:
        """Take a row away; one that was filled is announced, so that it can be put back."""
        if self.entries.is_locked or not 0 <= number < len(self.entries.rows()):
            return
        self.close_cell()
        column = max(0, self.currentIndex().column())
        row = self.entries.remove(number)
        if self.entries.rows():
            self.go_to(min(number, len(self.entries.rows()) - 1), column)
        if not self._is_blank(row):
            self.removed.emit(number, row)

    def put_back(self, number: int, row: Row) -> None:
        """Put a row that was taken away in its place again."""
        if not self.entries.is_locked:
            self.entries.insert(min(number, len(self.entries.rows())), row)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.go_to(self.entries.number_of(getattr(row, "key", None)))

    def move_row(self, number: int, step: int) -> None:
        """Move a row up or down, the keyboard with it."""
        if not self.entries.is_locked:
            column = max(0, self.currentIndex().column())
            self.entries.move(number, number + step)
            self.go_to(self.currentIndex().row(), column)

    def row_actions(self, number: int) -> Iterable[QAction | None]:
        """Return what the menu of a row offers, the same as its keys; None stands for a line."""
        if self._new_row is not None:
            yield self.menu_action(_("Add below"), "add", "Ins", lambda: self.add_row(number))
        yield self.menu_action(_("Move up"), "arrow_up", "Alt+Up", lambda: self.move_row(number, -1))
        yield self.menu_action(_("Move down"), "arrow_down", "Alt+Down", lambda: self.move_row(number, 1))
        if self.can_remove(number):
            yield None
            yield self.menu_action(_("Take away"), "delete", "Del", lambda: self.remove_row(number))

    def can_remove(self, number: int) -> bool:
        """Tell whether a row may be taken away."""
        return True

    def menu_action(self, words: str, icon: str, keys: str, act: Callable[[], object]) -> QAction:
        """Return a line of a menu; the keys are only shown, the table takes them itself."""
        action = QAction(words, self)
        if icon:
            action.setIcon(style.icon(icon, size=16))
        action.setText(f"{words}\t{QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)}")
        action.triggered.connect(lambda _checked=False: act())
        return action

    # -- keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        row = self.currentIndex().row()
        none, alt, control = (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.AltModifier,
            Qt.KeyboardModifier.ControlModifier,
        )
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and modifiers == none:
            self._open_current()
        elif key == Qt.Key.Key_Insert and modifiers == none:
            self.add_row(row if row >= 0 else None)
        elif key == Qt.Key.Key_Delete and modifiers in (none, control):
            self.remove_row(row)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and modifiers == alt:
            self.move_row(row, -1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if is_key else self.indexAt(event.pos())
        if not index.isValid() or self.entries.is_locked:
            return
        self.close_cell()
        self.setCurrentIndex(index)
        menu = QMenu(self)
        fill_menu(menu, self.row_actions(index.row()))
        place = self.visualRect(index).bottomLeft() if is_key else event.pos()
        menu.exec(self.viewport().mapToGlobal(place))
        menu.deleteLater()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_handle = index.isValid() and self.entries.entry_column(index.column()).numbered
        if is_handle and event.button() == Qt.MouseButton.LeftButton and not self.entries.is_locked:
            self._dragged = index.row()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged is None:
            super().mouseMoveEvent(event)
            return
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        row = self.rowAt(event.position().toPoint().y())
        if row >= 0 and row != self._dragged:
            step = 1 if row > self._dragged else -1
            self.move_row(self._dragged, step)
            self._dragged += step

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragged is not None:
            self._dragged = None
            self.viewport().unsetCursor()
        super().mouseReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin in a cell that can be typed in; Qt would begin in the numbers."""
        if not self.currentIndex().isValid() and self.entries.rows():
            self.go_to(0)
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        row = self.visualRect(self.currentIndex())
        if row.isValid() and event.size().height() < row.bottom() < event.oldSize().height():
            self.scrollTo(self.currentIndex())  # the room below it was taken

    def keyboardSearch(self, search: str) -> None:
        """Letters open a cell or are keys; they never jump to another row."""

    def _on_row(self, index: QModelIndex) -> None:
        """Tell of another row, but only when the user went there."""
        if self.hasFocus() or self.is_editing():
            self.place_changed.emit(index.row())

    # -- from cell to cell

    def _open_current(self) -> None:
        index = self.currentIndex()
        if not index.isValid():
            return
        if not self.entries.can_edit(index) and self._first_editable(index.row()) >= 0:
            self.go_to(index.row())
        if self.entries.can_edit(self.currentIndex()):
            self.edit(self.currentIndex())

    def _go_on(self, row: int, column: int, step: int, adds: bool) -> None:
        """Open the next cell; after the last of the table a new row, but not below an empty one."""
        place, count = row, len(self.entries.rows())
        while 0 <= place < count:
            columns = self._editable(place) if not self.isRowHidden(place) else []
            beyond = [other for other in columns if place != row or (other - column) * step > 0]
            if beyond:
                self.go_to(place, beyond[0 if step > 0 else -1])
                self.edit(self.currentIndex())
                return
            place += step
        if adds and self._new_row is not None and not self._is_blank(self.entries.rows()[-1]):
            self.add_row()

    def _go_along(self, row: int, column: int, step: int) -> None:
        """Open the same cell of the row above or below."""
        place = row + step
        while 0 <= place < len(self.entries.rows()) and self.isRowHidden(place):
            place += step
        if 0 <= place < len(self.entries.rows()):
            self.go_to(place, column)
            if self.entries.can_edit(self.currentIndex()):
                self.edit(self.currentIndex())

    def _move_open(self, row: int, column: int, step: int) -> None:
        self.move_row(row, step)
        self.edit(self.currentIndex())

    def _editable(self, row: int) -> list[int]:
        indexes = [self.entries.index(row, column) for column in range(self.entries.columnCount())]
        return [index.column() for index in indexes if self.entries.can_edit(index)]

    def _first_editable(self, row: int) -> int:
        return next(iter(self._editable(row)), -1)

    def viewport_place(self, index: _Index) -> QPoint:
        """Return the lower left corner of a cell on the screen, where its list opens."""
        return self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())


def fill_menu(menu: QMenu, actions: Iterable[QAction | None]) -> None:
    """Put actions into a menu, which owns them from now on; None stands for a line."""
    for action in actions:
        if action is None:
            menu.addSeparator()
        else:
            action.setParent(menu)
            menu.addAction(action)
