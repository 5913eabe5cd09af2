"""Enter, Ctrl+Enter and Shift+F10 in a window and in a dialog mean what they mean in every Windows program.

Qt lets Enter press the default button instead of the one with the focus where that is no "auto default": on "Cancel" it
would sign. Shift+F10 it leaves to Windows; elsewhere nobody answers it.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget


class Dialog(QDialog):
    """A dialog whose Enter goes to the button with the focus first, then to the default one.

    Ctrl+Enter confirms from every field, also from a text of several lines, where Enter begins the next line.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed_in: QWidget | None = None

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            self._pressed_in = self.focusWidget()  # a list may answer Enter by giving the focus to a button
            if isinstance(event, QKeyEvent) and is_confirming(event):
                event.accept()  # it is a key of this dialog, not of the window below
                return True
        return super().event(event)

    def confirm(self) -> None:
        """Do what Ctrl+Enter is for: press the default button."""
        for button in self.findChildren(QPushButton):
            if button.isDefault() and button.isVisible():
                button.click()
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_confirming(event):
            self.confirm()
            return
        is_pressed = self.focusWidget() is self._pressed_in and press_focused(self, event)
        if not (is_pressed or open_menu_of_focused(self, event)):
            super().keyPressEvent(event)


def is_confirming(event: QKeyEvent) -> bool:
    """Tell whether the key is Ctrl+Enter."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return is_enter and modifiers == Qt.KeyboardModifier.ControlModifier


def press_focused(window: QWidget, event: QKeyEvent) -> bool:
    """Press the button that has the focus if the key is Enter; tell whether there was one."""
    button = window.focusWidget()
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not isinstance(button, QPushButton):
        return False
    button.click()
    return True


def open_menu_of_focused(window: QWidget, event: QKeyEvent) -> bool:
    """Ask the part with the focus for its menu if the key is Shift+F10 and the system does not; tell whether it was."""
    is_asked = event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    part = window.focusWidget()
    if not is_asked or part is None or sys.platform == "win32":
        return False
    caret = part.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    place = caret.center() if isinstance(caret, QRect) else part.rect().center()
    wanted = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, part.mapToGlobal(place))
    QApplication.sendEvent(part, wanted)
    return True
