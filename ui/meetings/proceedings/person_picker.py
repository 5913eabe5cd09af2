"""A small searchable list of people over the text, for "Chèn người" and "Chèn ý kiến"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cchc_desktop.i18n import _
from cchc_desktop.text.folding import matches
from ui.meetings.proceedings.editor import WritingArea
from ui.meetings.proceedings.picker import Picker
from ui.meetings.proceedings.speakers import Speaker


class PersonPicker(Picker):
    """Asks for one person."""

    def __init__(self, area: WritingArea) -> None:
        super().__init__(area, find=_("Find a person"), keys=_("Enter: insert · Esc: leave"))
        self._text = area
        self._people: Sequence[Speaker] = ()
        self._found: Sequence[Speaker] = ()
        self._take: Callable[[Speaker], None] = lambda _speaker: None

    def ask(self, people: Sequence[Speaker], take: Callable[[Speaker], None]) -> None:
        """Show these people under the caret and give the one chosen to ``take``."""
        self._people, self._take = people, take
        self.open_over(self._text, len(people))

    def show_found(self) -> None:
        query = self.search.text()
        self._found = [one for one in self._people if matches(query, f"{one.name} {one.known_as} {one.body}")]
        self.show_people(self._found, 0 if self._found else -1)

    def take(self, place: int) -> None:
        self._take(self._found[place])
