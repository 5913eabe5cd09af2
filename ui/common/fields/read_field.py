"""What fields share whose one line is read as a value: a date, a time."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from cchc_desktop.errors import ValidationError
from ui.common.fields.field import Field, LineEdit


class ReadField(Field):
    """A value or nothing; ``read`` and ``shown`` turn what is typed into the value and back."""

    def __init__(self, line: LineEdit, *, width: int, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self.line.setPlaceholderText(placeholder)
        self.line.textEdited.connect(self._on_edited)
        self.line.went_on.connect(self._on_left)
        self._take(self.line, width)

    def read(self, text: str) -> Any:
        """Return the value that is typed. Raises ValidationError."""
        raise AssertionError("a field that is read says how")

    def shown(self, value: Any) -> str:
        """Return a value as the field shows it, "" for nothing."""
        raise AssertionError("a field that is read says how")

    def value(self) -> Any:
        """Return the value, or nothing when the field is empty or what is typed cannot be read."""
        try:
            return self._typed()
        except ValidationError:
            return None

    def set_value(self, value: Any) -> None:
        if value != self.value() or value is None:
            self.line.setText(self.shown(value))
        self._touched = False
        self.show_error("")

    def text(self) -> str:
        """Return what is typed."""
        return self.line.text()

    def is_empty(self) -> bool:
        return not self.line.text().strip()

    def check(self) -> str:
        try:
            self._typed()
        except ValidationError as error:
            return error.sentence
        return ""

    def set_read_only(self, read_only: bool) -> None:
        """Show the value without letting it change."""
        self.line.setReadOnly(read_only)

    def _typed(self) -> Any:
        return None if self.is_empty() else self.read(self.line.text())

    def _tidy(self) -> None:
        value = self.value()
        if value is not None and self.line.text() != self.shown(value):
            self.line.setText(self.shown(value))
