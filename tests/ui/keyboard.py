"""Typing Vietnamese in tests: QTest's own key clicks know Latin letters without marks only and abort on others."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


def type_text(widget: QWidget, text: str) -> None:
    """Send each letter as a key with that text, as a Vietnamese keyboard program does."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def compose_text(widget: QWidget, *preedits: str, committed: str = "") -> None:
    """Compose a word as an input method does: each preedit in turn, then the word, if it is committed."""
    for preedit in preedits:
        QApplication.sendEvent(widget, QInputMethodEvent(preedit, []))
    if committed:
        event = QInputMethodEvent("", [])
        event.setCommitString(committed)
        QApplication.sendEvent(widget, event)
