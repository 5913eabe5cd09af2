"""The visits to fields: from the moment the keyboard enters a text field until it goes on to something else.

What is saved during one visit is one step of the history. The keyboard coming back from a menu or another window goes
on with the visit.
"""

from __future__ import annotations

import secrets

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget


class Visits(QObject):
    """Names the visit that goes on.

    Signals: ``ended`` the keyboard goes on; ``token`` still names the visit that ends.
    """

    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.token = ""
        self._field: QWidget | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or new is self._field:
            return
        self.ended.emit()
        self._field = new
        self.token = secrets.token_hex(8) if is_text_field(new) else ""


def is_text_field(widget: QWidget | None) -> bool:
    """Tell whether text is typed into this widget, which then has an undo of its own."""
    return isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) and not widget.isReadOnly()
