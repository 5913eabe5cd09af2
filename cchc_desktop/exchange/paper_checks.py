"""What must fit together in the papers of a data set: numbers and symbols (documents.md 4.2), and their days."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cchc_desktop.exchange.common_keys import PAPER_TYPES
from cchc_desktop.exchange.records import Record
from cchc_desktop.i18n import _
from cchc_desktop.register.rules import LETTER, MINUTES, NOTICE, TYPE_NAMES
from cchc_desktop.register.series import place_of, series_of
from cchc_desktop.text.dates import short_date

_NUMBER = re.compile(r"\d+[^\W\d_]?")


@dataclass(frozen=True)
class _Numbered:
    """A paper with its number, and the meeting it goes with."""

    record: Record
    meeting: Record
    number: str
    symbol: str

    @property
    def place(self) -> tuple[int, str] | None:
        """Where its number stands in its series, None for what is no number there."""
        return place_of(self.number) if _NUMBER.fullmatch(self.number) else None

    @property
    def day(self) -> date | None:
        return self.record.day("ngay")

    @property
    def year(self) -> int:
        """The year its number is counted in; one without a day stands under its meeting."""
        day = self.day or self.meeting.day("ngay")
        assert day is not None
        return day.year


def check_papers(data: Record) -> None:
    """Raise ValidationError for a number that stands twice in a year, and for a symbol of another type of paper."""
    seen: dict[tuple[object, ...], Record] = {}
    for paper in _numbered(data):
        record, reference = paper.record, paper.record.text("so")
        named = _type_named(paper.symbol, record.text("loai"))
        if named and named != record.text("loai"):
            fault = _("{reference} is the number of a paper of type {named}, but loai is {type}")
            raise record.refused("so", fault.format(reference=reference, named=named, type=record.text("loai")))
        key = (paper.place or paper.number, paper.symbol.casefold(), paper.year)
        if key in seen:
            fault = _("the number {reference} of {year} stands at {other} (line {line}) already")
            words = {"other": seen[key].place, "line": seen[key].key_lines.get("so", seen[key].line)}
            raise record.refused("so", fault.format(reference=reference, year=paper.year, **words))
        seen[key] = record


def paper_warnings(data: Record) -> tuple[str, ...]:
    """Return a sentence for each notice or minutes from before its meeting, and each number that goes backwards."""
    return (*_before_meeting(data), *_backwards(data))


def _before_meeting(data: Record) -> Iterator[str]:
    for meeting in data.records("hop"):
        held = meeting.day("ngay")
        for record in meeting.records("tai_lieu"):
            day = record.day("ngay")
            if record.text("loai") in (NOTICE, MINUTES) and day is not None and held is not None and day < held:
                sentence = _("{place}: {paper} is dated {day}, before its meeting on {held}.")
                paper = record.text("so") or record.text("loai")
                yield sentence.format(place=record.place, paper=paper, day=short_date(day), held=short_date(held))


def _backwards(data: Record) -> Iterator[str]:
    """Name each paper that is dated before one with a lower number of its series and year."""
    found: dict[tuple[str, int], list[tuple[tuple[int, str], date, Record]]] = defaultdict(list)
    for paper in _numbered(data):
        if paper.place is not None and paper.day is not None:
            series = series_of(paper.symbol, paper.record.text("loai")).key
            found[series, paper.year].append((paper.place, paper.day, paper.record))
    for entries in found.values():
        in_order = sorted(entries, key=lambda each: each[0])
        _number, latest, before = in_order[0]
        for _number, day, record in in_order[1:]:
            if day < latest:
                sentence = _(
                    "{place}: {paper} of {day} comes after {other} of {other_day} ({other_place}), "
                    "so the numbers go backwards."
                )
                words = {"paper": record.text("so"), "day": short_date(day), "other": before.text("so")}
                yield sentence.format(
                    place=record.place, other_day=short_date(latest), other_place=before.place, **words
                )
            else:
                latest, before = day, record


def _numbered(data: Record) -> Iterator[_Numbered]:
    for meeting in data.records("hop"):
        for record in meeting.records("tai_lieu"):
            if record.has("so"):
                number, _slash, symbol = record.text("so").partition("/")
                yield _Numbered(record, meeting, number, "".join(symbol.split()))


def _type_named(symbol: str, loai: str) -> str:
    """Return the type of paper that a symbol begins with, "" for none.

    Letters begin with an organ, some of which look like a rare type ("CT-…"): there only the common types count.
    """
    first = symbol.partition("-")[0].casefold()
    codes = TYPE_NAMES if loai == LETTER else PAPER_TYPES
    return next((code for code in codes if code.casefold() == first), "")
