"""Enter in a window and in a dialog: it presses the button that has the focus, as in every Windows program.

Qt lets Enter press the default button instead where a button is no "auto default": on "Cancel" it would sign.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QPushButton, QWidget


class Dialog(QDialog):
    """A dialog whose Enter goes to the button with the focus first, then to the default one."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_focused(self, event):
            super().keyPressEvent(event)


def press_focused(window: QWidget, event: QKeyEvent) -> bool:
    """Press the button that has the focus if the key is Enter; tell whether there was one."""
    button = window.focusWidget()
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not isinstance(button, QPushButton):
        return False
    button.click()
    return True
