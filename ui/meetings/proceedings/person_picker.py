"""A small searchable list of people over the text, for "Chèn người" and "Chèn ý kiến"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from cchc_desktop.i18n import _
from cchc_desktop.text.folding import matches
from ui.common.fields.field import LineEdit, is_left
from ui.meetings.proceedings.completion import PeopleList, place_at
from ui.meetings.proceedings.editor import WritingArea
from ui.meetings.proceedings.speakers import Speaker

_SEARCH = 40
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 4, Qt.Key.Key_PageUp: -4}


class SearchLine(LineEdit):
    """The words that a person is found by; keys of the list go to the list."""

    def __init__(self, picker: PersonPicker) -> None:
        super().__init__()
        self._picker = picker
        self.setPlaceholderText(_("Find a person"))
        self.setAccessibleName(_("Find a person"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._picker.takes(event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if is_left(event):
            self._picker.hide()


class PersonPicker(PeopleList):
    """Asks for one person; Enter takes, Esc and going elsewhere leave."""

    head_height = _SEARCH

    def __init__(self, area: WritingArea) -> None:
        super().__init__()
        self._area = area
        self._people: Sequence[Speaker] = ()
        self._found: Sequence[Speaker] = ()
        self._take: Callable[[Speaker], None] = lambda _speaker: None
        self.search = SearchLine(self)
        self.search.textChanged.connect(self._show_found)
        self.view.clicked.connect(lambda _index: self._pick())
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, self.search)
        self.foot.setText(_("Enter: insert · Esc: leave"))
        area.destroyed.connect(self.deleteLater)

    def ask(self, people: Sequence[Speaker], take: Callable[[Speaker], None]) -> None:
        """Show these people under the caret and give the one chosen to ``take``."""
        self._people, self._take = people, take
        if self.parentWidget() is not self._area.window():
            self.setParent(self._area.window())
        self.search.clear()
        self._show_found()
        place_at(self, self._area, 0, max(1, len(people)))
        self.show()
        self.raise_()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def takes(self, event: QKeyEvent) -> bool:
        """Answer a key of the list."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self._pick()
        elif key == Qt.Key.Key_Escape:
            self._leave()
        elif key in _STEPS:
            self.step(_STEPS[Qt.Key(key)])
        else:
            return False
        return True

    def _show_found(self) -> None:
        query = self.search.text()
        self._found = [one for one in self._people if matches(query, f"{one.name} {one.known_as} {one.body}")]
        self.show_people(self._found, 0 if self._found else -1)

    def _pick(self) -> None:
        place = self.current()
        if 0 <= place < len(self._found):
            person = self._found[place]
            self._leave()
            self._take(person)

    def _leave(self) -> None:
        self.hide()
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)
