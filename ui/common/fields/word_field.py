"""A line that offers usual words and takes any other, and a line that takes a percentage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRect, QStringListModel, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from cchc_desktop.i18n import _
from cchc_desktop.text import folding
from ui import style
from ui.common.fields import LineField


class WordField(LineField):
    """A line of text; F4, Down, Alt+Down or the arrow shows the usual words, typing offers those that match."""

    def __init__(self, words: Sequence[str] = (), *, max_length: int = 0) -> None:
        super().__init__(max_length=max_length)
        self._words = tuple(words)
        self._model = QStringListModel(self)
        self.completer = QCompleter(self._model, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.list = QListView()
        style.set_kind(self.list, "popup")
        self.completer.setPopup(self.list)
        self.completer.setWidget(self.line)
        self.completer.activated.connect(self._choose)
        arrow = QAction(style.icon("chevron_down", size=16), _("Show the usual words (F4)"), self)
        arrow.triggered.connect(lambda: self._offer(self._words))
        self.line.addAction(arrow, QLineEdit.ActionPosition.TrailingPosition)
        self.line.textEdited.connect(self._on_typed)
        self.line.installEventFilter(self)

    def set_words(self, words: Sequence[str]) -> None:
        """Offer these words from now on."""
        self._words = tuple(dict.fromkeys(words))

    def eventFilter(self, watched: Any, event: Any) -> bool:
        is_press = watched is self.line and isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress
        if is_press and _opens_list(event):
            self._offer(self._words)
            return True
        return super().eventFilter(watched, event)

    def _on_typed(self, text: str) -> None:
        self._offer([word for word in self._words if folding.matches(text, word)] if text.strip() else ())

    def _offer(self, words: Sequence[str]) -> None:
        if not words or [*words] == [self.value()]:
            self.list.hide()
            return
        self._model.setStringList([*words])
        self.completer.complete(QRect(0, 0, self.line.width(), self.line.height()))

    def _choose(self, word: str) -> None:
        self.line.setText(word)
        self._on_edited()


def _opens_list(event: QKeyEvent) -> bool:
    """Down, Alt+Down and F4, as in every field with a list."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() == Qt.Key.Key_Down:
        return modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier)
    return event.key() == Qt.Key.Key_F4 and modifiers == Qt.KeyboardModifier.NoModifier


class PercentField(LineField):
    """A whole number from 0 to 99."""

    def value(self) -> Any:
        digits = self.line.text().strip().removesuffix("%").strip()
        return int(digits) if digits.isascii() and digits.isdigit() else None

    def set_value(self, value: Any) -> None:
        if value != self.value():
            self.line.setText("" if value is None else str(value))
        self._touched = False
        self.show_error("")

    def check(self) -> str:
        value = self.value()
        return "" if value is not None and value < 100 else _("Enter a whole number from 0 to 99.")

    def _tidy(self) -> None:
        if self.value() is not None and self.line.text() != str(self.value()):
            self.line.setText(str(self.value()))
