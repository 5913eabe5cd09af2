"""What every field of a form has in common: its value, when it was edited, when it was left, and its message."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui import style

# The field has not been left when only its window, a menu or its own list took the focus for a moment.
_STAYS = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


@dataclass(frozen=True)
class Message:
    """What stands under a field: a hint, an error, or a notice with actions (words, what to do)."""

    text: str
    kind: str = "hint"  # hint, error, notice
    actions: tuple[tuple[str, Callable[[], None]], ...] = ()


def commit_input_method() -> None:
    """Take over the word that the input method is still composing, before a save, a shortcut or a page change."""
    if QGuiApplication.focusObject() is not None:
        QGuiApplication.inputMethod().commit()


def is_left(event: QFocusEvent) -> bool:
    """Tell whether a focus-out means that the user went on to something else."""
    return event.reason() not in _STAYS


class LineEdit(QLineEdit):
    """A line that tells when the user went on; it holds everything pasted, however long."""

    went_on = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(2_000_000)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if is_left(event):
            self.home(False)  # a long text shows its beginning while nobody is in it
            self.went_on.emit()


class Field(QWidget):
    """One value of a form.

    Signals: ``edited`` the user changed it (the value may be invalid), ``left`` the user went on to something else,
    ``message_changed`` the hint, error or notice changed.
    """

    edited = Signal()
    left = Signal()
    message_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.required_sentence = ""
        self._hint = self._error = ""
        self._notice: Message | None = None
        self._touched = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)

    # -- the value: each kind of field has its own

    def value(self) -> Any:
        """Return the value in the record's type, as clean as it would be kept."""
        return None

    def set_value(self, value: Any) -> None:
        """Show a value of the record; says nothing to anybody and clears the error."""

    def refresh_value(self, value: Any) -> None:
        """Show a value read again from the record, unless the user is in the field: what is typed stays."""
        if not self.is_in_use():
            self.set_value(value)

    def is_in_use(self) -> bool:
        """Tell whether the keyboard is in this field."""
        return self.editor().hasFocus()

    def editor(self) -> QWidget:
        """Return the part that takes the keyboard."""
        return self.focusProxy() or self

    def set_read_only(self, read_only: bool) -> None:
        """Show the value without letting it change."""
        self.setDisabled(read_only)

    def is_empty(self) -> bool:
        """Tell whether nothing is entered."""
        return self.value() in (None, "")

    def check(self) -> str:
        """Return the sentence that says what is wrong with the value, or nothing."""
        return ""

    # -- what stands under it

    def error(self) -> str:
        """Return the error shown."""
        return self._error

    def show_error(self, sentence: str) -> None:
        """Show an error under the field, or none."""
        if sentence != self._error:
            self._error = sentence
            style.set_mark(self.editor(), "invalid", bool(sentence))
            self.editor().setAccessibleDescription(sentence or self._hint)
            self.message_changed.emit()

    def set_hint(self, sentence: str) -> None:
        """Show a hint while there is no error."""
        self._hint = sentence
        self.editor().setAccessibleDescription(self._error or sentence)
        self.message_changed.emit()

    def show_notice(self, notice: Message | None) -> None:
        """Show something to decide or to know about the text, or nothing."""
        if notice != self._notice:
            self._notice = notice
            self.message_changed.emit()

    def message(self) -> Message | None:
        """Return what is to be shown under the field now: the error before the notice before the hint."""
        if self._error:
            return Message(self._error, "error")
        return self._notice or (Message(self._hint) if self._hint else None)

    def validate(self) -> bool:
        """Check the value as on issuing, show the error, and tell whether all is well."""
        sentence = self.check() or (self.required_sentence if self.is_empty() else "")
        self.show_error(sentence)
        return not sentence

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.editor().setAccessibleName(name)

    # -- for the kinds of field

    def _take(self, editor: QWidget, max_width: int = 0) -> None:
        """Put the part that takes the keyboard in its place, at most so wide."""
        self._row.addWidget(editor, 1)
        if max_width:
            editor.setMaximumWidth(max_width)
            self._row.addStretch(0)
        self.setFocusProxy(editor)

    def _on_edited(self) -> None:
        self._touched = True
        if self._error and self._error == self.required_sentence and not self.is_empty():
            self.show_error("")
        self.edited.emit()

    def _on_left(self) -> None:
        """Tidy up, check, and tell; only what the user touched can be wrong now."""
        self._tidy()
        if self._touched:
            self._touched = False
            self.validate()
        self.left.emit()

    def _tidy(self) -> None:
        """Write the value as it is kept; the field no longer has the focus."""
