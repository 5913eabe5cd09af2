"""A line that takes a whole number, or where that is allowed nothing at all."""

from __future__ import annotations

from typing import Any

from cchc_desktop.i18n import _
from ui.common.fields import LineField


class NumberField(LineField):
    """A whole number within bounds; ``optional`` lets the field stay empty, which is None."""

    def __init__(self, least: int, most: int, *, optional: bool = False, placeholder: str = "") -> None:
        super().__init__(max_length=len(str(most)) + 2, placeholder=placeholder)
        self._least, self._most, self._optional = least, most, optional

    def value(self) -> Any:
        digits = self.line.text().strip()
        return int(digits) if digits.isascii() and digits.isdigit() else None

    def set_value(self, value: Any) -> None:
        if value != self.value() or not value and self.line.text():
            self.line.setText("" if value is None else str(value))
        self._touched = False
        self.show_error("")

    def check(self) -> str:
        value, typed = self.value(), self.line.text().strip()
        if not typed and self._optional:
            return ""
        if value is not None and self._least <= value <= self._most:
            return ""
        if self._optional:
            sentence = _("Enter a whole number from {least} to {most}, or nothing.")
        else:
            sentence = _("Enter a whole number from {least} to {most}.")
        return sentence.format(least=self._least, most=self._most)

    def _tidy(self) -> None:
        if self.value() is not None and self.line.text() != str(self.value()):
            self.line.setText(str(self.value()))
