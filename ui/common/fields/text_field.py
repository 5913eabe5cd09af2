"""Several lines of text in a field that grows with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from cchc_desktop.i18n import _
from cchc_desktop.text import normalise
from ui import style
from ui.common.fields.field import Field, is_left
from ui.common.fields.text_notices import TextNotices

_AROUND: Final = 18  # border, padding and document margin above and below the lines together, in pixels


class TextEdit(QPlainTextEdit):
    """A plain text part that tells when the user went on; Tab goes to the next field."""

    went_on = Signal()
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        style.set_kind(self, "field")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if is_left(event):
            self.went_on.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.insertPlainText(normalise.clean_text(source.text()))


class TextField(Field):
    """A text between ``min_lines`` and ``max_lines`` lines high, cleaned when the field is left."""

    def __init__(
        self,
        *,
        min_lines: int = 2,
        max_lines: int = 12,
        max_length: int = 0,
        placeholder: str = "",
        missing_glyphs: Callable[[str], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._min_lines, self._max_lines, self._max_length = min_lines, max_lines, max_length
        self.text_edit = self.make_edit()
        self.text_edit.setPlaceholderText(placeholder)
        self.text_edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.text_edit.textChanged.connect(self._on_text_changed)
        self.text_edit.went_on.connect(self._on_left)
        self.text_edit.resized.connect(self._fit)
        self._setting = False
        self._take(self.text_edit)
        self._notices = TextNotices(self, missing_glyphs, self._replace_text)
        self._fit()

    def make_edit(self) -> TextEdit:
        """Return the part that is typed in; a field with keys of its own gives its own."""
        return TextEdit()

    def value(self) -> str:
        return normalise.clean_text(self.text_edit.toPlainText())

    def set_value(self, value: Any) -> None:
        text = str(value or "")
        if text != self.value():
            self._set_text(text)
        self._touched = False
        self.show_error("")
        self._notices.look_at(text)

    def set_read_only(self, read_only: bool) -> None:
        """Show the value without letting it change."""
        self.text_edit.setReadOnly(read_only)

    def check(self) -> str:
        length = len(self.value())
        if self._max_length and length > self._max_length:
            return _("{length} characters, at most {limit}.").format(length=length, limit=self._max_length)
        return ""

    def _set_text(self, text: str) -> None:
        self._setting = True
        self.text_edit.setPlainText(text)
        self._setting = False

    def _on_text_changed(self) -> None:
        self._fit()
        if not self._setting:
            self._on_edited()

    def _tidy(self) -> None:
        self._notices.look_at(self.text_edit.toPlainText())
        cleaned = self.value()
        if cleaned != self.text_edit.toPlainText() and not self._notices.is_asking():
            self._set_text(cleaned)

    def _replace_text(self, text: str) -> None:
        self._set_text(normalise.clean_text(text))
        self._on_edited()
        self.validate()

    def _lines(self) -> int:
        """Count the lines as they are broken, up to one more than are shown; a block out of sight is laid out first."""
        document, count = self.text_edit.document(), 0
        layout, block = document.documentLayout(), document.firstBlock()
        while block.isValid() and count <= self._max_lines:
            layout.blockBoundingRect(block)
            count += max(1, block.layout().lineCount())
            block = block.next()
        return count

    def _fit(self) -> None:
        """Make the field as high as its lines, within its limits."""
        lines = self._lines()
        shown = min(max(lines, self._min_lines), self._max_lines)
        height = max(style.BUTTON, shown * self.text_edit.fontMetrics().lineSpacing() + _AROUND)
        bar = Qt.ScrollBarPolicy
        self.text_edit.setVerticalScrollBarPolicy(
            bar.ScrollBarAsNeeded if lines > self._max_lines else bar.ScrollBarAlwaysOff
        )
        if height != self.text_edit.height():
            self.text_edit.setFixedHeight(height)
