"""A sentence as patterns see it: small letters without accents and single blanks, each with its place in the original.

Character by character, so that composed and decomposed letters, no-break spaces and soft hyphens all read alike and
the words that were read can be marked, or cut out, where the user wrote them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from cchc_desktop.text.folding import FILLER, fold
from cchc_desktop.text.normalise import clean_line, nfc

_WORD = re.compile(r"[^\W\d_]+")


class _Folded(dict[str, str]):
    """The plain form of each character, worked out once."""

    def __missing__(self, char: str) -> str:
        folded = fold(char).replace(FILLER, "")
        plain = self[char] = " " if char.isspace() else folded
        return plain


_FOLDED = _Folded()


@dataclass(frozen=True)
class Surface:
    """The plain text and, for each of its characters, where it stands in the original."""

    text: str
    plain: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Surface:
        """Make the surface of a text; blanks at both ends are gone."""
        plain: list[str] = []
        places: list[int] = []
        for place, char in enumerate(text):
            for folded in _FOLDED[char]:
                if folded == " " and (not plain or plain[-1] == " "):
                    continue
                plain.append(folded)
                places.append(place)
        if plain and plain[-1] == " ":
            plain.pop()
            places.pop()
        return cls(text, "".join(plain), tuple(places))

    @cached_property
    def has_accents(self) -> bool:
        """Whether the writer typed accents: then a word without one means itself (quy is not quý)."""
        return any(char.isalpha() and not char.isascii() for char in nfc(self.text))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the plain characters ``start`` to ``end`` stand in the original, with their marks."""
        last = self.places[end - 1] + 1
        while last < len(self.text) and unicodedata.combining(self.text[last]):
            last += 1
        return self.places[start], last

    def words(self, start: int, end: int) -> frozenset[str]:
        """Return the words of a span as they were written, with accents, in small letters."""
        first, last = self.span(start, end)
        return frozenset(_WORD.findall(clean_line(self.text[first:last]).lower()))
