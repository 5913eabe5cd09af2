"""The field "Tìm mọi thứ": the keyboard stays in it while its keys move through the results."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from cchc_desktop.i18n import _, mark
from ui import style
from ui.common.keys import Keys

MOST_CHARACTERS: Final = 1000
"""So much of what is pasted is kept; a search looks at the first words only."""


class EverythingField(QLineEdit):
    """One line to search everything.

    Signals: ``stepped(lines)`` another result is to be the current one, ``paged(direction)`` a screenful on or back;
    ``chosen(stays)`` the current result is to be opened, with the keyboard staying here or not; ``left()`` Esc;
    ``entered()`` and ``exited()`` follow the keyboard.
    """

    stepped = Signal(int)
    paged = Signal(int)
    chosen = Signal(bool)
    left = Signal()
    entered = Signal()
    exited = Signal()

    KEYS = Keys(
        mark("Search everything"),
        (
            ("Ctrl+K", mark("search everything")),
            ("↓ ↑", mark("to the next result, to the one before")),
            ("Enter", mark("open the result")),
            ("Ctrl+Enter", mark("show the result and go on searching")),
            ("Esc", mark("back to where the keyboard was")),
        ),
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_("Search everything (Ctrl+K)"))
        self.setAccessibleName(_("Search everything"))
        self.setMaxLength(MOST_CHARACTERS)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Ctrl+K leads here; a new window begins elsewhere
        self.addAction(QAction(style.icon("search", size=16), "", self), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: self.stepped, Qt.Key.Key_Up: self.stepped}
        pages = {Qt.Key.Key_PageDown: self.paged, Qt.Key.Key_PageUp: self.paged}
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key in steps or key in pages:
            forward = key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown)
            (steps.get(key) or pages[key]).emit(1 if forward else -1)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.exited.emit()
