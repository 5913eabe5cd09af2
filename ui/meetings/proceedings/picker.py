"""A small searchable list over the text: what is chosen in it is put at the caret."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from ui.common.fields.field import LineEdit, is_left
from ui.meetings.proceedings.completion import PeopleList, place_at

SEARCH = 40
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 4, Qt.Key.Key_PageUp: -4}
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class SearchLine(LineEdit):
    """The words that a line is found by; keys of the list go to the list."""

    def __init__(self, picker: Picker, words: str) -> None:
        super().__init__()
        self._picker = picker
        self.setPlaceholderText(words)
        self.setAccessibleName(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._picker.takes(event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if is_left(event):
            self._picker.hide()


class Picker(PeopleList):
    """Asks for one of many; Enter takes, Esc and going elsewhere leave. It goes with its ``owner``."""

    head_height = SEARCH

    def __init__(self, owner: QWidget, *, find: str, keys: str) -> None:
        super().__init__()
        self._area: QTextEdit | QPlainTextEdit | None = None
        self.search = SearchLine(self, find)
        self.search.textChanged.connect(self.show_found)
        self.view.clicked.connect(lambda _index: self.pick())
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, self.search)
        self.foot.setText(keys)
        owner.destroyed.connect(self.deleteLater)

    def show_found(self) -> None:
        """Show what the words typed find."""

    def take(self, place: int) -> None:
        """Give the line at this place of the list to whoever asked."""

    def open_over(self, area: QTextEdit | QPlainTextEdit, count: int) -> None:
        """Show the list with so many lines under the caret of a text."""
        self._area = area
        if self.parentWidget() is not area.window():
            self.setParent(area.window())
        self.search.clear()
        self.show_found()
        place_at(self, area, 0, max(1, count))
        self.show()
        self.raise_()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def takes(self, event: QKeyEvent) -> bool:
        """Answer a key of the list."""
        key = event.key()
        if key in _TAKING:
            self.pick()
        elif key == Qt.Key.Key_Escape:
            self.leave()
        elif key in _STEPS:
            self.step(_STEPS[Qt.Key(key)])
        else:
            return False
        return True

    def pick(self) -> None:
        """Take the chosen line, if there is one."""
        place = self.current()
        if place >= 0:
            self.leave()
            self.take(place)

    def leave(self) -> None:
        """Go, and give the keyboard back to the text."""
        self.hide()
        if self._area is not None:
            self._area.setFocus(Qt.FocusReason.OtherFocusReason)
