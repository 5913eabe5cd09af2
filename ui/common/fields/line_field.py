"""One line of text, taken as it is typed and cleaned when the field is left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from cchc_desktop.i18n import _
from cchc_desktop.text import normalise
from ui.common.fields.field import Field, LineEdit
from ui.common.fields.text_notices import TextNotices


class LineField(Field):
    """A line of at most ``max_length`` characters; ``missing_glyphs`` returns those that the page cannot show.

    No text is set while the keyboard is in the field: an input method may still be composing a word.
    """

    def __init__(
        self,
        *,
        max_length: int = 0,
        placeholder: str = "",
        missing_glyphs: Callable[[str], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._max_length = max_length
        self.line = LineEdit()
        self.line.setPlaceholderText(placeholder)
        self.line.textEdited.connect(self._on_edited)
        self.line.went_on.connect(self._on_left)
        self._take(self.line)
        self._notices = TextNotices(self, missing_glyphs, self._replace_text)

    def value(self) -> str:
        return normalise.clean_line(self.line.text())

    def set_value(self, value: Any) -> None:
        text = str(value or "")
        if text != self.value():
            self.line.setText(text)
            self.line.setCursorPosition(0)
        self._touched = False
        self.show_error("")
        self._notices.look_at(text)

    def set_read_only(self, read_only: bool) -> None:
        """Show the value without letting it change."""
        self.line.setReadOnly(read_only)

    def check(self) -> str:
        length = len(self.value())
        if self._max_length and length > self._max_length:
            return _("{length} characters, at most {limit}.").format(length=length, limit=self._max_length)
        return ""

    def _tidy(self) -> None:
        self._notices.look_at(self.line.text())
        cleaned = self.value()
        if cleaned != self.line.text() and not self._notices.is_asking():
            self.line.setText(cleaned)

    def _replace_text(self, text: str) -> None:
        self.line.setText(normalise.clean_line(text))
        self._on_edited()
        self.validate()
