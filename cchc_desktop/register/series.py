"""Series of numbers as plain values: which numbers a year has used, what is left out between them, what comes next.

One series per organ, year and kind of paper, or one for all papers of an organ (Decree 30/2020, Điều 15; documents.md
4.2). Letters of an organ are one series, whichever unit drafted them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cchc_desktop.register.records import MarkKind, NumberSpan
from cchc_desktop.register.rules import ALL_TYPE_NAMES, LETTER, organ_of, type_in, type_name

_ALL_KINDS = "*"
_NUMBER = re.compile(r"0*(\d+)([^\W\d_]?)")


@dataclass(frozen=True)
class Series:
    """What numbers are counted for. ``key`` names it in the file, ``name`` to people: "TB-BCĐ", "UBND (công văn)".

    The name stands in the register on paper, so it is Vietnamese. ``type_code`` is "" where all kinds share the series.
    """

    key: str
    name: str
    organ: str
    type_code: str

    @property
    def symbol(self) -> str:
        """What stands behind a number of it where no paper says more: "TB-BCĐ", for several kinds the organ alone."""
        return self.name if self.type_code not in ("", LETTER) else self.organ


@dataclass(frozen=True)
class Entry:
    """One number of a series, with the record it belongs to."""

    id: int
    number: str
    symbol: str
    issued_on: date | None
    owner_kind: str
    owner_id: int | None
    type_code: str = ""
    title: str = ""

    @property
    def reference(self) -> str:
        """Number and symbol as written."""
        return f"{self.number}/{self.symbol}"

    @cached_property
    def place(self) -> tuple[int, str]:
        """The place in the series: 12, then 12a."""
        return place_of(self.number)


@dataclass(frozen=True)
class NumberMark:
    """A number without a paper, and why."""

    id: int
    series: str
    year: int
    number: int
    kind: MarkKind
    reason: str
    marked_on: date


@dataclass(frozen=True)
class SeriesYear:
    """One series in one year: its papers, marks and opening number, each in the order of numbers.

    Every number from 1 to the highest is used, marked, a gap, unclear or before the opening, and only one of these.
    ``is_known``: the series had numbers in an earlier year, so that it begins again with 01.
    """

    series: Series
    year: int
    entries: tuple[Entry, ...] = ()
    marks: tuple[NumberMark, ...] = ()
    opening: int | None = None
    is_known: bool = False

    @cached_property
    def used(self) -> tuple[int, ...]:
        """The numbers that papers have."""
        return tuple(sorted({entry.place[0] for entry in self.entries} - {0}))

    @cached_property
    def highest(self) -> int:
        """The highest number that is used or marked; 0 in a series without any."""
        return max((*self.used, *(mark.number for mark in self.marks)), default=0)

    @cached_property
    def start(self) -> int:
        """The first number that this file answers for: the opening number, else the first one recorded."""
        return self.opening or min(self.used, default=self.highest + 1)

    @property
    def gaps(self) -> tuple[NumberSpan, ...]:
        """The numbers left out since the series begins here, a reason for which is owed."""
        return self._free(self.start, self.highest)

    @property
    def unclear(self) -> tuple[NumberSpan, ...]:
        """The numbers before the first one recorded of which nothing is known; none once an opening number is set."""
        return () if self.opening else self._free(1, self.start - 1)

    @property
    def before(self) -> tuple[NumberSpan, ...]:
        """The numbers before the opening number: they were given without this file."""
        return self._free(1, min(self.start - 1, self.highest)) if self.opening else ()

    @property
    def next_number(self) -> int | None:
        """The number to propose, None where nothing is known of the series."""
        if not self.highest and not self.opening:
            return 1 if self.is_known else None
        return max(self.highest + 1, self.opening or 1)

    def mark_of(self, number: int) -> NumberMark | None:
        """Return what a number was marked as."""
        return next((mark for mark in self.marks if mark.number == number), None)

    def holder_of(self, number: str, *, except_id: int | None = None) -> Entry | None:
        """Return the paper that has this number."""
        wanted = place_of(number)
        return next((entry for entry in self.entries if entry.id != except_id and entry.place == wanted), None)

    def neighbours(self, number: str, *, except_id: int | None = None) -> tuple[Entry | None, Entry | None]:
        """Return the dated papers that a number must stand between in time: latest before it, earliest after it."""
        wanted = place_of(number)
        dated = [(entry.issued_on, entry) for entry in self.entries if entry.issued_on and entry.id != except_id]
        below = [(day, entry) for day, entry in dated if entry.place < wanted]
        above = [(day, entry) for day, entry in dated if entry.place > wanted]
        latest = max(below, key=lambda each: (each[0], each[1].place), default=(None, None))[1]
        earliest = min(above, key=lambda each: (each[0], each[1].place), default=(None, None))[1]
        return latest, earliest

    def _free(self, first: int, last: int) -> tuple[NumberSpan, ...]:
        taken = {*self.used, *(mark.number for mark in self.marks)}
        return spans_between(first, last, taken)


def spans_between(first: int, last: int, taken: Iterable[int]) -> tuple[NumberSpan, ...]:
    """Return the numbers from ``first`` to ``last`` that are not taken, those in a row as one.

    >>> [span.written for span in spans_between(1, 9, {4, 7})]
    ['01–03', '05–06', '08–09']
    """
    found = []
    begin = first
    for number in sorted({each for each in taken if first <= each <= last}):
        if begin < number:
            found.append(NumberSpan(begin, number - 1))
        begin = number + 1
    return (*found, NumberSpan(begin, last)) if begin <= last else tuple(found)


def series_of(symbol: str, type_code: str = "", *, is_single: bool = False) -> Series:
    """Return the series of a symbol; ``is_single`` where all kinds of the organ share one.

    >>> series_of("UBND-VP").key == series_of("UBND-VX", "CV").key
    True
    """
    bare = "".join(symbol.split())
    kind = type_code if type_code == LETTER else type_in(bare) or type_code
    organ = organ_of(bare, kind)
    if is_single:
        return Series(f"{_ALL_KINDS}-{organ}".casefold(), f"{organ} (mọi loại)", organ, "")
    if kind == LETTER:
        return Series(f"{LETTER}-{organ}".casefold(), f"{organ} (công văn)", organ, LETTER)
    return Series(bare.casefold(), bare, organ, kind)


def series_of_key(key: str) -> Series:
    """Return the series that the file names so, its organ in capitals: "tb-bcđ" is TB-BCĐ."""
    first, dash, rest = key.partition("-")
    if first == _ALL_KINDS:
        return series_of(rest.upper(), is_single=True)
    if first == LETTER.casefold():
        return series_of(rest.upper(), LETTER)
    code = next((code for code in ALL_TYPE_NAMES if code.casefold() == first), first.upper())
    return series_of(f"{code}{dash}{rest.upper()}")


def place_of(number: str) -> tuple[int, str]:
    """Return where a number stands in its series; what is no number stands at 0.

    >>> place_of("012a")
    (12, 'a')
    """
    if number.isdecimal():
        return int(number), ""
    match = _NUMBER.match(number.strip().casefold())
    return (int(match[1]), match[2]) if match else (0, "")


def named(entry: Entry) -> str:
    """Return what a paper is called so that she finds it in the register."""
    return f"{type_name(entry.type_code).lower()} {entry.reference}".strip()
