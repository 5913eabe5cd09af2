"""Finding the phrases of the table in a sentence and telling deadlines from days that are only mentioned."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cchc_desktop.calendar.phrases import repeats
from cchc_desktop.calendar.phrases.rows import Row, Stands
from cchc_desktop.calendar.phrases.senses import Asked, Sense
from cchc_desktop.calendar.phrases.surface import Surface
from cchc_desktop.calendar.phrases.table import ROWS
from cchc_desktop.calendar.phrases.words import NEVER, written_out
from cchc_desktop.i18n import _

_MASK = "@"
_AROUND = 120
_FILLER = (
    r"(?:xong|hoan thanh|hoan tat|thuc hien|trien khai|bao cao|nop|gui|thoi han|thoi gian|han|han chot|vao|la|phai|can"
    r"|ngay|yeu cau|trong|khoang|chieu|sang|dinh ky|gom|tu nay|nhe|a|nay)\b"
)
_BEFORE = re.compile(rf"(?:^|[;.(:\"?!]|(?<!{_MASK}),| - )(?: |{_FILLER}|{_MASK},?)*$")
_AFTER = re.compile(rf"(?: |{_FILLER}|{_MASK}|,(?= ?{_MASK}))*(?:$|[;.,:()\"?!]| - )")
_FIRM = re.compile(written_out(r"\b(?:{firm})"), re.ASCII)
_SURE_DATE = re.compile(r"\bngay \d|\d{4}", re.ASCII)


@dataclass(frozen=True)
class Found:
    """A row that fits the sentence at one place."""

    start: int
    end: int
    row: Row
    match: re.Match[str]


@dataclass(frozen=True)
class Phrase:
    """A sense with the places, in the plain text, of the words that carry it."""

    sense: Sense
    places: tuple[tuple[int, int], ...]


def phrases_in(surface: Surface, asked: Asked) -> list[Phrase]:
    """Return what the phrases of a sentence mean, in order; a day that is only mentioned has no date."""
    found = _found_in(surface)
    masked = _masked(surface.plain, found)
    phrases = []
    for place, each in enumerate(found):
        neighbours = (*found[max(0, place - 1) : place], *found[place + 1 : place + 2])
        is_deadline = _stands(each, surface, masked, neighbours)
        sense = each.row.meaning(each.match, asked) if is_deadline else _mention()
        phrases.append(Phrase(sense, ((each.start, each.end),)))
    return phrases


def _mention() -> Sense:
    return Sense(reason=_("a day or period is mentioned, but not as a deadline"), is_mention=True)


def _found_in(surface: Surface) -> list[Found]:
    """Return the rows that fit: the one that begins first, of these the longest, of these the first in the table."""
    fitting = [
        Found(match.start(), match.end(), row, match)
        for row in ROWS
        for match in row.expression.finditer(surface.plain)
        if match.end() > match.start() and not _means_something_else(surface, match, row)
    ]
    taken: list[Found] = []
    for each in sorted(fitting, key=lambda each: (each.start, -each.end)):
        if not taken or each.start >= taken[-1].end:
            taken.append(each)
    return taken


def _means_something_else(surface: Surface, match: re.Match[str], row: Row) -> bool:
    words = surface.words(match.start(), match.end())
    never = NEVER | row.never if surface.has_accents else NEVER | {word for word in row.never if not word.isascii()}
    return not never.isdisjoint(words)


def _masked(plain: str, found: Sequence[Found]) -> str:
    letters = list(plain)
    for each in found:
        letters[each.start : each.end] = _MASK * (each.end - each.start)
    return "".join(letters)


def _stands(each: Found, surface: Surface, masked: str, neighbours: Sequence[Found]) -> bool:
    """Tell whether the words are a deadline where they stand."""
    lead = each.match.groupdict().get("lead") or ""
    match each.row.stands:
        case Stands.ANYWHERE:
            return True
        case Stands.AFTER_DINH_KY:
            return "dinh ky" in surface.plain[: each.start]
        case Stands.LED if lead:
            return True
        case Stands.FIRMLY_LED if lead and (_FIRM.search(lead) or _SURE_DATE.search(each.match[0])):
            return True
    return _is_beside_recurrence(each, neighbours) or _is_alone(each, masked)


def _is_beside_recurrence(each: Found, neighbours: Sequence[Found]) -> bool:
    return any(
        other.row.meaning is repeats.every and (other.start - each.end == 1 or each.start - other.end == 1)
        for other in neighbours
    )


def _is_alone(each: Found, masked: str) -> bool:
    """Tell whether nothing but words like "xong", "thời hạn" stands beside it in its clause."""
    before, after = masked[: each.start], masked[each.end :]
    before = before if len(before) <= _AROUND else "x" + before[-_AROUND:]
    after = after if len(after) <= _AROUND else after[:_AROUND] + "x"
    return bool(_BEFORE.search(before) and _AFTER.match(after))
