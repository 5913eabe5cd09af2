"""The keys that open the menus: F10, and Alt alone where they are folded into a button. Alt+3 is another key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class MenuKeys(QObject):
    """Answers the keys that come to the window because no part of it wanted them.

    ``open_bar`` opens the menu bar, ``open_folded`` the button that stands for it while ``is_folded``.
    """

    def __init__(self, window: QWidget, *, open_bar: Callable[[], object], open_folded: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._open_bar = open_bar
        self._open_folded = open_folded
        self._is_alt_alone = False
        self.is_folded = False

    def forget_alt(self) -> None:
        """Let Alt go without opening anything: it was held for a key of a menu."""
        self._is_alt_alone = False

    def pressed(self, event: QKeyEvent) -> bool:
        """Answer a key that goes down; tell whether it opened the menus."""
        self._is_alt_alone = event.key() == Qt.Key.Key_Alt
        if self._is_alt_alone and (part := self._window.focusWidget()) is not None:
            part.installEventFilter(self)  # it would take the next letter, as X of Alt+X, for a letter of its text
        if event.key() != Qt.Key.Key_F10 or event.modifiers():
            return False
        self._open_folded() if self.is_folded else self._open_bar()
        return True

    def released(self, event: QKeyEvent) -> bool:
        """Answer a key that is let go; tell whether it opened the menus."""
        is_asked = event.key() == Qt.Key.Key_Alt and self._is_alt_alone and self.is_folded
        if is_asked:
            self._open_folded()
        return is_asked

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            self.forget_alt()
            if isinstance(event, QKeyEvent) and _is_letter_with_alt(event):
                return True  # no menu answered it, and it is not to be typed
            watched.removeEventFilter(self)
        return super().eventFilter(watched, event)


def _is_letter_with_alt(event: QKeyEvent) -> bool:
    return event.modifiers() == Qt.KeyboardModifier.AltModifier and event.text().isalpha()
