"""One text with who is named in it, as the patterns of roles and clauses see it.

In ``masked`` a mention is a run of ``WHO``, words for every unit a run of ``ALL`` and a deadline a run of ``DUE``, each
character in its own place, so that a pattern can say "giao WHO" and its hit tells which mention is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cchc_desktop.calendar.phrases.surface import Surface
from cchc_desktop.tasks.instructions.joining import joined
from cchc_desktop.tasks.instructions.known import Known
from cchc_desktop.tasks.instructions.mentions import Finder, Mention
from cchc_desktop.tasks.instructions.tokens import Spoken
from cchc_desktop.text.normalise import clean_line

WHO, ALL, DUE = "\ue000", "\ue001", "\ue002"
_MARKS = re.compile(f"[{WHO}{ALL}{DUE}]")

ONE = f"(?<![{WHO}{ALL}])(?:{WHO}++|{ALL}++)"
LIST = rf"(?:{ONE}(?:(?:, va | va |, | cung voi | cung |/| ?& ?){ONE}){{0,40}})"
"""People and units one after the other."""


@dataclass(frozen=True)
class Clause:
    """A piece of the text from ``start`` to ``end``; ``intro`` is the line above a list it belongs to."""

    start: int
    end: int
    intro: tuple[int, int] | None = None


@dataclass(frozen=True)
class Scene:
    """The text, who is named in it, and the text with their names masked."""

    surface: Surface
    mentions: tuple[Mention, ...]
    masked: str
    has_case: bool

    @classmethod
    def of(cls, text: str, known: Known) -> Scene:
        """Find who is named in a text."""
        surface = Surface.of(_MARKS.sub(" ", text))
        spoken = Spoken(surface)
        mentions = tuple(joined(Finder(spoken, known).mentions(), spoken))
        letters = list(surface.plain)
        for mention in mentions:
            sign = ALL if mention.is_every_unit or mention.is_some_units else WHO
            letters[mention.start : mention.end] = sign * (mention.end - mention.start)
        return cls(surface, mentions, "".join(letters), spoken.has_case)

    def with_due(self, places: Iterable[tuple[int, int]]) -> Scene:
        """Mask the words of deadlines too."""
        letters = list(self.masked)
        for start, end in places:
            letters[start:end] = DUE * (end - start)
        return replace(self, masked="".join(letters))

    def named(self, start: int, end: int) -> Sequence[Mention]:
        """Return the mentions between two places."""
        return [mention for mention in self.mentions if start <= mention.start and mention.end <= end]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return where a piece of the plain text stands in the text given."""
        return self.surface.span(start, end) if start < end else (0, 0)

    def written(self, start: int, end: int) -> str:
        """Return a piece of the text as it was written, on one line."""
        first, last = self.original(start, end)
        return clean_line(self.surface.text[first:last])

    def begins_with_capital(self, place: int) -> bool:
        """Tell whether a capital or a figure stands at a place; yes where capitals tell nothing."""
        char = self.surface.text[self.surface.places[place]]
        return char.isupper() or char.isdecimal() or not self.has_case or not char.isalpha()
