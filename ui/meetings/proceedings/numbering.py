"""The numbers that lines begin with: what the next one is, and where a contribution goes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cchc_desktop.meetings.proceedings import LineKind, kind_of

POINTS: Final = "abcdđeghiklmnopqrstuvxy"
"""The letters of points in the order of the Vietnamese alphabet, as legal papers count them."""

_NUMBERED = re.compile(r"^(\s*)(?:(\d{1,3})([.．])|([a-zđ])(\))|([-–—+•]))(?:(\s+)(.*)|$)", re.DOTALL)
_LARGEST: Final = 999


@dataclass(frozen=True)
class Number:
    """The beginning of a line: blanks, then ``1.``, ``a)`` or a dash, then ``body``."""

    indent: str
    value: str
    mark: str
    body: str

    @property
    def text(self) -> str:
        """The beginning as it is typed, with one blank."""
        return f"{self.indent}{self.value}{self.mark} "

    @property
    def is_dash(self) -> bool:
        """Tell whether lines of this kind have no order."""
        return not self.value


@dataclass(frozen=True)
class ContributionPlace:
    """Where a contribution goes: after line ``after`` (-1: before all), as ``number``.

    ``replaces_next`` says that the line after it holds nothing and is written over.
    """

    after: int
    replaces_next: bool
    number: int


def number_of(line: str) -> Number | None:
    """Read the number that a line begins with; None for sections and plain lines."""
    match = _NUMBERED.match(line)
    if match is None:
        return None
    indent, digits, point, letter, bracket, dash, _blank, body = match.groups()
    return Number(indent, digits or letter or "", point or bracket or dash, (body or "").strip())


def is_bare(line: str) -> bool:
    """Tell whether a line holds a number and nothing else."""
    number = number_of(line)
    return number is not None and not number.body


def next_number(line: str, following: str) -> str | None:
    """Return the beginning of the line after ``line``; None where none follows or ``following`` has it already."""
    number = number_of(line)
    if number is None or not number.body:
        return None
    if number.is_dash:
        return number.text
    value = _next_value(number.value)
    after = number_of(following)
    if value is None or (after is not None and (after.value, after.mark) == (value, number.mark)):
        return None
    return Number(number.indent, value, number.mark, "").text


def shown_kind(line: str) -> LineKind:
    """Return what a line is for the gutter; a number alone counts as what it begins."""
    return kind_of(f"{line} x" if is_bare(line) else line)


def contribution_place(lines: Sequence[str], at: int) -> ContributionPlace:
    """Return the place after the last text of the section that line ``at`` is in."""
    first, end = _section(lines, at)
    filled = [index for index in range(first, end) if lines[index].strip() and not is_bare(lines[index])]
    after = filled[-1] if filled else first - 1
    replaces_next = after + 1 < end
    numbers = [int(number.value) for i in filled if (number := number_of(lines[i])) and number.value.isdigit()]
    return ContributionPlace(after, replaces_next, min(numbers[-1] + 1 if numbers else 1, _LARGEST))


def _section(lines: Sequence[str], at: int) -> tuple[int, int]:
    """Return the first line below the heading of the section and the line after its last one."""
    kinds = [kind_of(line) for line in lines]
    at = min(at, len(lines) - 1)
    if kinds[at] is LineKind.PLACE and at:
        at -= 1
    first = next((i + 1 for i in range(at, -1, -1) if kinds[i] in (LineKind.SECTION, LineKind.PLACE)), 0)
    end = next((i for i in range(first, len(lines)) if kinds[i] in (LineKind.SECTION, LineKind.PLACE)), len(lines))
    return first, end


def _next_value(value: str) -> str | None:
    if value.isdigit():
        return str(int(value) + 1) if int(value) < _LARGEST else None
    place = POINTS.find(value)
    return POINTS[place + 1] if 0 <= place < len(POINTS) - 1 else None
