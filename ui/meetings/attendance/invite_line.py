"""The line that adds to the list: a person found by typing, or a guest in words; it stays open for the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from cchc_desktop.i18n import _
from cchc_desktop.text.normalise import clean_line
from ui import style
from ui.common.entry_cells import PersonCell
from ui.common.fields.person_list import PersonRow


class _Finder(PersonCell):
    """The field itself: Enter takes other words as they are, Escape ends."""

    entered = Signal(str)
    ended = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, ())
        style.set_kind(self, "normal")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() == Qt.Key.Key_Escape and not self.list().isVisible():
            self.ended.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        self.list().hide()  # Tab leaves the line
        return super().focusNextPrevChild(forward)

    def _take(self) -> None:
        """Take the person marked in the list, else the words."""
        words = clean_line(self.text())
        if self.list().isVisible() and self.list().currentIndex().isValid():
            self.take_marked()
        elif words:
            self.list().hide()
            self.entered.emit(words)


class InviteLine(QFrame):
    """Adds people one by one.

    Signals: ``person_chosen(person id)``, ``guest_entered(text)``, ``ended()``.
    """

    person_chosen = Signal(int)
    guest_entered = Signal(str)
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.set_kind(self, "head")
        self.finder = _Finder(self)
        words = _("Name or post; a guest as “full name - post”")
        self.finder.setPlaceholderText(words)
        self.finder.setAccessibleName(_("Add a person or a guest"))
        hint = QLabel(_("Enter: add · Esc: done"))
        style.set_kind(hint, "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(style.GUTTER, 6, style.GUTTER, 6)
        row.setSpacing(12)
        row.addWidget(self.finder, 1)
        row.addWidget(hint)
        self.finder.typed.connect(self._on_typed)
        self.finder.entered.connect(self._on_entered)
        self.finder.ended.connect(self.ended)
        self.hide()

    def offer(self, rows: Sequence[PersonRow]) -> None:
        """Offer these people from now on."""
        self.finder.offer(rows)

    def open(self) -> None:
        """Show the line with the keyboard in it."""
        self.finder.clear()
        self.show()
        self.finder.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_typed(self, value: object) -> None:
        if isinstance(value, PersonRow):
            self.finder.clear()
            self.person_chosen.emit(value.id)

    def _on_entered(self, text: str) -> None:
        self.finder.clear()
        self.guest_entered.emit(text)
