"""What can be done with the rows selected, said once: the context menu, the keys and the bar below show the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Generic

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from cchc_desktop.i18n import _
from ui import style
from ui.common.lists.list_table import ListTable
from ui.common.table_model import Row


class Chosen(Generic[Row]):
    """The rows selected, read when somebody asks: all 30,000 may be. Once their ids are known they stay what they are.

    An action may ask in a dialog first: what it does afterwards is done to the rows that were selected before.
    """

    def __init__(self, table: ListTable) -> None:
        self._table = table
        self.count = table.chosen_count()
        self._ids: tuple[int, ...] | None = None

    @property
    def row(self) -> Row | None:
        """The row, when exactly one is selected."""
        if self.count != 1:
            return None
        current: Row | None = self._table.current_row()
        (row_id,) = self.ids()
        if current is not None and self._table.paged.row_id(current) == row_id:
            return current
        return next(iter(self.rows()), None)

    def ids(self) -> tuple[int, ...]:
        """Return the ids of the rows in the order of the list."""
        if self._ids is None:
            self._ids = self._table.chosen_ids()
        return self._ids

    def rows(self) -> list[Row]:
        """Return the rows in the order of the list, read anew. Raises AppError."""
        return self._table.paged.rows_of(self.ids())


@dataclass(frozen=True)
class ListAction(Generic[Row]):
    """One thing to do with the rows selected; words come translated, None as ``call`` draws a line.

    ``keys`` are answered by the list while it has the keyboard ("Del", "Ctrl+Return"); ``shown`` is only named: the
    menu bar answers it. ``applies`` tells whether it means something for these rows (at least one). One that
    ``is_bulk`` also stands as a button in the bar below, with ``icon``; ``short`` are its words there, if others.
    """

    words: str = ""
    call: Callable[[Chosen[Row]], object] | None = None
    keys: str = ""
    shown: str = ""
    applies: Callable[[Chosen[Row]], bool] | None = None
    is_bulk: bool = False
    icon: str = ""
    short: str = ""

    def means_something(self, chosen: Chosen[Row]) -> bool:
        """Tell whether it can be done with these rows."""
        return self.call is not None and chosen.count > 0 and (self.applies is None or self.applies(chosen))


LINE: Final[ListAction[Any]] = ListAction()


class ListActions(QObject):
    """Answers the context menu (right click, Shift+F10, the menu key) and the keys of one table.

    ``more`` adds menus of the list itself below the actions: the columns.
    """

    def __init__(
        self, table: ListTable, actions: Sequence[ListAction[Any]], more: Callable[[QMenu], None] | None = None
    ) -> None:
        super().__init__(table)
        self.table, self.actions = table, tuple(actions)
        self._more = more
        self._by_keys = {QKeySequence(action.keys).toString(): action for action in actions if action.keys}
        table.installEventFilter(self)
        table.viewport().installEventFilter(self)

    def take(self, action: ListAction[Any]) -> bool:
        """Do one thing with the rows selected; tell whether it meant something for them."""
        chosen: Chosen[Any] = Chosen(self.table)
        if action.call is None or not action.means_something(chosen):
            return False
        chosen.ids()
        action.call(chosen)
        return True

    def fill_menu(self, menu: QMenu) -> None:
        """Put every action into a menu; what means nothing now is greyed, so that nothing moves."""
        chosen: Chosen[Any] = Chosen(self.table)
        for action in self.actions:
            if action.call is None:
                menu.addSeparator()
                continue
            keys = action.keys or action.shown
            line = menu.addAction(action.words + (f"\t{native(keys)}" if keys else ""))
            if action.icon:
                line.setIcon(style.icon(action.icon, size=16))
            line.setEnabled(action.means_something(chosen))
            line.triggered.connect(partial(self._taken, action))
        menu.addSeparator()
        menu.addAction(_("Select all") + f"\t{native('Ctrl+A')}").triggered.connect(self.table.selectAll)
        if self._more is not None:
            self._more(menu)

    def show_menu(self, at: QPoint) -> None:
        """Show the menu at a point of the screen."""
        menu = QMenu(self.table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu)
        menu.popup(at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QContextMenuEvent) and event.type() == QEvent.Type.ContextMenu:
            self.show_menu(self._place(event))
            return True
        if isinstance(event, QKeyEvent) and watched is self.table:
            action = self._by_keys.get(QKeySequence(event.keyCombination()).toString())
            if action is not None and event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if action is not None and event.type() == QEvent.Type.KeyPress:
                self.take(action)
                return True
        return super().eventFilter(watched, event)

    def _taken(self, action: ListAction[Any], _checked: bool = False) -> None:
        self.take(action)

    def _place(self, event: QContextMenuEvent) -> QPoint:
        if event.reason() != QContextMenuEvent.Reason.Keyboard:
            return event.globalPos()
        index = self.table.currentIndex()
        rect = self.table.visualRect(index) if index.isValid() else self.table.viewport().rect()
        return self.table.viewport().mapToGlobal(QPoint(max(0, rect.left()) + 24, rect.center().y()))


def native(keys: str) -> str:
    """Return keys as this system writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
