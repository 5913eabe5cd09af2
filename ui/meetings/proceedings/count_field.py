"""A count of persons: digits only."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from cchc_desktop.i18n import _
from ui import style
from ui.common.fields.field import Field, LineEdit


class CountField(Field):
    """A whole number from zero or nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = LineEdit()
        self.line.textEdited.connect(self._on_edited)
        self.line.went_on.connect(self._on_left)
        self._take(self.line, style.TIME_WIDTH + style.GUTTER)

    def value(self) -> int | None:
        text = self.line.text().strip()
        return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else None

    def set_value(self, value: Any) -> None:
        self.line.setText("" if value is None else str(value))
        self._touched = False
        self.show_error("")

    def is_empty(self) -> bool:
        return not self.line.text().strip()

    def check(self) -> str:
        if not self.is_empty() and self.value() is None:
            return _("Enter a whole number.")
        return ""
