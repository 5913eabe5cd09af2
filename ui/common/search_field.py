"""The search field of a list: Down and Enter go to the list, Escape empties it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import style


class SearchField(QLineEdit):
    """One line with the icon of a search.

    Signals: ``down_wanted()`` the keyboard is to go into the list.
    """

    down_wanted = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setClearButtonEnabled(False)
        self.addAction(QAction(style.icon("search", size=16), "", self), QLineEdit.ActionPosition.LeadingPosition)

    def take_focus(self) -> None:
        """Take the keyboard, ready to type another search over the present one."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down_wanted.emit()
        else:
            super().keyPressEvent(event)
