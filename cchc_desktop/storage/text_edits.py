"""A change of a long text kept as the places that differ: the minutes of two hours would fill the file otherwise."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from difflib import SequenceMatcher
from zlib import crc32

LONG = 300
"""Texts above this length, in characters, are kept as places that differ."""

_ONE_PLACE = 2000
_WORD = 40


@dataclass(frozen=True)
class Side:
    """One side of a change: the whole text's length and checksum, and its own words (offset, words) where it differs.

    The two sides of a change have the same number of places.
    """

    length: int
    checksum: int
    places: tuple[tuple[int, str], ...]

    def fits(self, text: str) -> bool:
        """Tell whether this is the whole text of this side."""
        return len(text) == self.length and _checksum(text) == self.checksum

    @property
    def words(self) -> str:
        """The words that the other side does not have."""
        return " … ".join(words for _at, words in self.places)


def sides(before: str, after: str) -> tuple[Side, Side]:
    """Return both sides of a change from one text to another."""
    places = [_widened(before, after, place) for place in _places(before, after)]
    return (
        Side(len(before), _checksum(before), tuple((first, before[first:last]) for first, last, _f, _l in places)),
        Side(len(after), _checksum(after), tuple((first, after[first:last]) for _f, _l, first, last in places)),
    )


def turned(text: str, here: Side, there: Side) -> str:
    """Return the text of the side ``there`` from that of the side ``here``."""
    parts, done = [], 0
    for (at, words), (_at, others) in zip(here.places, there.places, strict=True):
        parts += [text[done:at], others]
        done = at + len(words)
    return "".join([*parts, text[done:]])


def _checksum(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))


_Place = tuple[int, int, int, int]
"""First and last offset before, first and last offset after."""


def _places(before: str, after: str) -> list[_Place]:
    first = _common_start(before, after)
    end = _common_start(before[first:][::-1], after[first:][::-1])
    place = (first, len(before) - end, first, len(after) - end)
    if min(place[1], place[3]) - first < _ONE_PLACE:
        return [place]
    return _places_by_line(before, after, place)


def _places_by_line(before: str, after: str, place: _Place) -> list[_Place]:
    """Part a wide place at the lines that both texts share inside it."""
    first, last, _first, end = place
    old, new = before[first:last].splitlines(keepends=True), after[first:end].splitlines(keepends=True)
    old_at, new_at = _starts(old, first), _starts(new, first)
    found = []
    for tag, one, two, three, four in SequenceMatcher(None, old, new).get_opcodes():
        if tag != "equal":
            found.append(_trimmed(before, after, (old_at[one], old_at[two], new_at[three], new_at[four])))
    return found


def _trimmed(before: str, after: str, place: _Place) -> _Place:
    old, new = before[place[0] : place[1]], after[place[2] : place[3]]
    start = _common_start(old, new)
    end = _common_start(old[start:][::-1], new[start:][::-1])
    return place[0] + start, place[1] - end, place[2] + start, place[3] - end


def _starts(lines: list[str], first: int) -> list[int]:
    at = [first]
    for line in lines:
        at.append(at[-1] + len(line))
    return at


def _common_start(one: str, two: str) -> int:
    """Return how many characters two texts share at their beginning; slices compare faster than characters."""
    limit = min(len(one), len(two))
    if one[:limit] == two[:limit]:
        return limit
    return bisect_left(range(1, limit + 1), True, key=lambda size: one[:size] != two[:size])


def _widened(before: str, after: str, place: _Place) -> _Place:
    """Let a place begin and end with whole words, so that it can be read."""
    first, last, second, end = place
    for _step in range(_WORD):
        if first == 0 or second == 0 or before[first - 1].isspace() or before[first - 1] != after[second - 1]:
            break
        first, second = first - 1, second - 1
    for _step in range(_WORD):
        if last == len(before) or end == len(after) or before[last].isspace() or before[last] != after[end]:
            break
        last, end = last + 1, end + 1
    return first, last, second, end
