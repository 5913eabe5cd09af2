"""The roll call as a table: one key a person, a click for the mouse.

C or Space is present, V absent with reason, K without, T sent a substitute, Backspace not called yet. The letters are
keys only in the cells of name and state, where nothing is typed, so an input method is kept out there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QStyleOptionViewItem, QWidget

from cchc_desktop.i18n import _, mark
from cchc_desktop.meetings.records import Presence
from ui import style
from ui.common.entry_delegate import EntryDelegate
from ui.common.entry_model import EntryModel
from ui.common.entry_table import EntryTable, fill_menu
from ui.common.keys import Keys
from ui.common.pills import paint_pill
from ui.common.table_model import ROW_ROLE
from ui.meetings.attendance.lines import AttendanceLine
from ui.meetings.attendance.presence import LOOKS, look_of

_Index = QModelIndex | QPersistentModelIndex
NUMBER, NAME, PRESENCE, NOTE, SITE, ARRIVED, LEFT = range(7)
_KEYS: Final[dict[int, Presence]] = {
    Qt.Key.Key_C: Presence.PRESENT,
    Qt.Key.Key_Space: Presence.PRESENT,
    Qt.Key.Key_V: Presence.ABSENT_WITH_REASON,
    Qt.Key.Key_K: Presence.ABSENT_WITHOUT_REASON,
    Qt.Key.Key_T: Presence.SUBSTITUTE,
    Qt.Key.Key_Backspace: Presence.INVITED,
}
_NAME, _NOTE = 168, 88  # widths that a whole name and a word or two of a reason need
_EXPLAINED: Final = (Presence.ABSENT_WITH_REASON, Presence.SUBSTITUTE)


class RollCallDelegate(EntryDelegate):
    """Draws name over post, and the state with its icon and word."""

    def paint_text(self, painter: QPainter, room: QRect, option: QStyleOptionViewItem, index: _Index) -> None:
        line: AttendanceLine = index.data(ROW_ROLE)
        if index.column() == PRESENCE:
            look = look_of(line.presence)
            paint_pill(painter, room.adjusted(-6, 0, 6, 0), _(look.word), look.look)
        elif index.column() == NAME and line.name:
            self._paint_person(painter, room, option, line)
        else:
            super().paint_text(painter, room, option, index)

    def _paint_person(self, painter: QPainter, room: QRect, option: QStyleOptionViewItem, line: AttendanceLine) -> None:
        below = line.post if not line.is_guest else " · ".join(part for part in (_("Guest"), line.post) if part)
        rows = ((line.name, "strong", "text"), (below, "small", "text2"))
        shown = [row for row in rows if row[0]]
        heights = [QFontMetrics(style.font(kind)).lineSpacing() for _text, kind, _role in shown]
        top = room.center().y() + 1 - sum(heights) // 2
        for (text, kind, role), height in zip(shown, heights, strict=True):
            painter.setFont(style.font(kind))
            painter.setPen(style.color(role))
            place = QRect(room.left(), top, room.width(), height)
            words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)
            top += height


class RollCallTable(EntryTable[AttendanceLine]):
    """Records who came.

    Signals: ``adding_wanted()`` somebody is to be added; ``joining_wanted(row number)`` a guest is to become a person
    of the directory; ``marked(row number)`` a state was recorded.
    """

    adding_wanted = Signal()
    joining_wanted = Signal(int)
    marked = Signal(int)
    KEYS = Keys(
        mark("Roll call"),
        (
            ("C, Space", mark("present")),
            ("V", mark("absent with a reason")),
            ("K", mark("absent without a reason")),
            ("T", mark("sends a substitute")),
            ("Backspace", mark("not called yet")),
            ("F9", mark("all not called yet are present")),
            ("Enter", mark("the next person")),
            ("Tab, Shift+Tab", mark("the next cell, the one before")),
            ("F2", mark("open the cell")),
            ("Del", mark("take the guest off the list")),
            ("Alt+↑, Alt+↓", mark("move the row")),
        ),
    )

    def __init__(self, model: EntryModel[AttendanceLine], parent: QWidget | None = None) -> None:
        super().__init__(model, delegate=RollCallDelegate, parent=parent)
        self.menu: QMenu | None = None
        self.horizontalHeader().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Interactive)
        self.clicked.connect(self._on_clicked)
        self.selectionModel().currentChanged.connect(lambda _new, _old: self._keep_input_method_out())

    def mark(self, number: int, presence: Presence) -> None:
        """Record the state of a person; a reason or a substitute is asked for at once."""
        line = self.entries.row_at(number)
        if line is None or self.entries.is_locked:
            return
        self.close_cell()
        self.entries.replace(number, replace(line, presence=presence))
        if presence in _EXPLAINED:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.go_to(number, NOTE)
            self.edit(self.currentIndex())
        self.marked.emit(number)

    def add_row(self, number: int | None = None) -> None:
        """Ask for the person to add."""
        if not self.entries.is_locked:
            self.adding_wanted.emit()

    def row_actions(self, number: int) -> Iterable[QAction | None]:
        line = self.entries.row_at(number)
        if line is None:
            return
        yield from self._presence_actions(number, line)
        yield None
        if line.is_guest:
            yield self.menu_action(
                _("Add to the directory of people"), "people_add", "", lambda: self.joining_wanted.emit(number)
            )
        yield self.menu_action(_("Move up"), "arrow_up", "Alt+Up", lambda: self.move_row(number, -1))
        yield self.menu_action(_("Move down"), "arrow_down", "Alt+Down", lambda: self.move_row(number, 1))
        yield self.menu_action(_("Take off the list"), "delete", "Del", lambda: self.remove_row(number))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        presence = _KEYS.get(event.key())
        if presence is not None and not event.modifiers() and not self._is_text(self.currentIndex()):
            self.mark(self.currentIndex().row(), presence)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give names and posts the greater part of what the other columns leave, a whole name if it can be."""
        others = sum(self.columnWidth(column) for column in (NUMBER, PRESENCE, SITE, ARRIVED, LEFT))
        free = self.viewport().width() - others
        self.setColumnWidth(NAME, max(120, free * 11 // 20, min(_NAME, free - _NOTE)))
        super().resizeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._keep_input_method_out()

    def _go_on(self, row: int, column: int, step: int, adds: bool) -> None:
        """Tab stays with the person, Enter calls the next one; no cell opens by itself."""
        if not adds:
            cells = [cell for cell in self._editable(row) if (cell - column) * step > 0]
            self.go_to(row, cells[0 if step > 0 else -1] if cells else PRESENCE)
            if cells:
                self.edit(self.currentIndex())
            return
        shown = [number for number in range(row + 1, len(self.entries.rows())) if not self.isRowHidden(number)]
        self.go_to(shown[0] if shown else row, PRESENCE)

    def _is_text(self, index: _Index) -> bool:
        return index.column() in (NOTE, SITE, ARRIVED, LEFT) and self.entries.can_edit(index)

    def _keep_input_method_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, self._is_text(self.currentIndex()))

    def _on_clicked(self, index: QModelIndex) -> None:
        """Open the states under the cell that was clicked."""
        line = self.entries.row_at(index)
        if index.column() != PRESENCE or line is None or self.entries.is_locked:
            return
        self.menu = QMenu(self)
        self.menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_menu(self.menu, self._presence_actions(index.row(), line))
        self.menu.popup(self.viewport_place(index))

    def _presence_actions(self, number: int, line: AttendanceLine) -> Iterable[QAction]:
        for look in LOOKS:
            action = self.menu_action(_(look.word), "", look.key, partial(self.mark, number, look.presence))
            action.setIcon(style.icon(look.look.icon, look.look.role, look.look.filled, 16))
            action.setEnabled(look.presence is not line.presence)
            yield action
