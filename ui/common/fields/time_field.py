"""A time of day typed as it comes to hand: 14:00, 14h, 14h30, 1400."""

from __future__ import annotations

from datetime import time
from typing import Any

from PySide6.QtWidgets import QWidget

from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.text import dates
from ui import style
from ui.common.fields.field import Field, LineEdit


class TimeField(Field):
    """A time of day or nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = LineEdit()
        self.line.setPlaceholderText(_("hh:mm"))
        self.line.textEdited.connect(self._on_edited)
        self.line.went_on.connect(self._on_left)
        self._take(self.line, style.TIME_WIDTH)

    def value(self) -> time | None:
        """Return the time, or nothing when the field is empty or what is typed is no time."""
        try:
            return self._parsed()
        except ValidationError:
            return None

    def set_value(self, value: Any) -> None:
        if value != self.value() or value is None:
            self.line.setText(dates.short_clock(value) if value is not None else "")
        self._touched = False
        self.show_error("")

    def text(self) -> str:
        """Return what is typed."""
        return self.line.text()

    def is_empty(self) -> bool:
        return not self.line.text().strip()

    def check(self) -> str:
        try:
            self._parsed()
        except ValidationError as error:
            return error.sentence
        return ""

    def set_read_only(self, read_only: bool) -> None:
        """Show the value without letting it change."""
        self.line.setReadOnly(read_only)

    def _parsed(self) -> time | None:
        text = self.line.text()
        return dates.parse_time(text) if text.strip() else None

    def _tidy(self) -> None:
        at = self.value()
        if at is not None and self.line.text() != dates.short_clock(at):
            self.line.setText(dates.short_clock(at))
