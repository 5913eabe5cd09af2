"""The menu of the columns: which show, in which order, and by which the list is sorted; it stays open for several."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QTableView, QWidget

from cchc_desktop.i18n import _
from ui.common.lists.column_set import ColumnSet
from ui.common.lists.list_table import ListTable

_LATER_FIRST = "  ↓"


class ColumnMenu(QMenu):
    """Ticks the columns that show. Space and a click tick without closing; Ctrl+↑ and Ctrl+↓ move a column."""

    def __init__(self, columns: ColumnSet, parent: QWidget | None = None) -> None:
        super().__init__(_("Columns"), parent)
        self._columns = columns
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Write the lines anew."""
        self.clear()
        for column in self._columns.choosable():
            action = self.addAction(column.title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(self._columns.is_shown(column.key))
            action.setData(column.key)
            action.triggered.connect(partial(self._choose, action))
        self.addSeparator()
        hint = self.addAction(_("Ctrl+↑, Ctrl+↓ move a column"))
        hint.setEnabled(False)
        self.addAction(_("Columns as at first")).triggered.connect(self._columns.reset)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        is_moving = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if action is not None and action.isCheckable() and event.key() == Qt.Key.Key_Space:
            action.trigger()
        elif action is not None and is_moving and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(action, -1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def _choose(self, action: QAction, _checked: bool = False) -> None:
        key = str(action.data())
        self._columns.set_shown(key, action.isChecked())
        action.setChecked(self._columns.is_shown(key))  # the last one stays

    def _move(self, action: QAction, steps: int) -> None:
        key = action.data()
        if key:
            self._columns.move(str(key), steps)
            self.fill()
            self.setActiveAction(next(line for line in self.actions() if line.data() == key))


class SortMenu(QMenu):
    """Ticks the column by which the list is sorted; choosing it again turns the order round."""

    def __init__(self, table: ListTable, columns: ColumnSet, parent: QWidget | None = None) -> None:
        super().__init__(_("Sort by"), parent)
        self._table, self._columns = table, columns
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Write the lines anew."""
        self.clear()
        name, descending = self._table.sorted_by()
        for column in self._columns.shown():
            if not column.sort:
                continue
            is_used = column.sort == name
            action = self.addAction(column.title.replace("&", "&&") + (_LATER_FIRST if is_used and descending else ""))
            action.setCheckable(True)
            action.setChecked(is_used)
            action.triggered.connect(partial(self._sort, column.sort, is_used and not descending))

    def _sort(self, name: str, descending: bool, _checked: bool = False) -> None:
        self._table.show_sort(name, descending)
        self._table.sort_wanted.emit(name, descending)


def add_column_menus(menu: QMenu, table: ListTable, columns: ColumnSet) -> None:
    """Add the menus of columns and order to another menu: the list's own, or "…" of a tool row."""
    menu.addSeparator()
    menu.addMenu(SortMenu(table, columns, menu))
    menu.addMenu(ColumnMenu(columns, menu))


def open_on_header(table: QTableView, columns: ColumnSet) -> None:
    """Let a right click on the header show the menu of the columns."""
    header = table.horizontalHeader()

    def show(point: QPoint) -> None:
        menu = ColumnMenu(columns, table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(header.mapToGlobal(point))

    header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    header.customContextMenuRequested.connect(show)
