"""Numbers of the series in the file: what comes next, what is taken, what none may be (Decree 30/2020, Điều 15).

Numbers begin again at 01 each year (documents.md 4.2). Nothing is invented: a series of which the file knows nothing
proposes no number, and one typed from the office's own register is taken as long as it is free and in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.register.model import IssuedDocument, NumberMarkRow, SeriesOpening, SeriesRule
from cchc_desktop.register.records import MarkKind
from cchc_desktop.register.rules import split_reference
from cchc_desktop.register.series import (
    Entry,
    NumberMark,
    Series,
    SeriesYear,
    named,
    place_of,
    series_of,
    series_of_key,
)
from cchc_desktop.text.dates import short_date
from cchc_desktop.text.normalise import clean_line

_NUMBER = re.compile(r"^0*(\d{1,6})([a-zđ]?)$", re.IGNORECASE)


@dataclass(frozen=True)
class Proposal:
    """The next number of a series, "" where nothing is known of it; ``last`` is the entry it follows.

    ``reserved`` are the numbers kept for a paper to come, which may be given instead.
    """

    number: str = ""
    last: Entry | None = None
    reserved: tuple[NumberMark, ...] = ()


@dataclass
class Numbers:
    """What the file knows of the numbers of one year, by key of the series.

    ``rules`` say from which year on an organ has one series for all kinds, or no longer; ``known`` are the series of
    earlier years, ``named`` those of this one.
    """

    year: int
    rules: Mapping[str, Sequence[tuple[int, bool]]]
    marks: Mapping[str, Sequence[NumberMark]]
    openings: Mapping[str, int]
    entries: dict[str, list[Entry]] = field(default_factory=dict)
    known: dict[str, Series] = field(default_factory=dict)
    named: dict[str, Series] = field(default_factory=dict)
    _found: dict[tuple[str, str], Series] = field(default_factory=dict, init=False, repr=False)

    def series_of(self, symbol: str, type_code: str) -> Series:
        """Return the series in which a paper is counted this year."""
        key = (symbol, type_code)
        if key not in self._found:
            own = series_of(symbol, type_code)
            held = [is_single for since, is_single in self.rules.get(own.organ.casefold(), ()) if since <= self.year]
            self._found[key] = series_of(symbol, type_code, is_single=True) if held and held[-1] else own
        return self._found[key]

    def year_of(self, series: Series) -> SeriesYear:
        """Return a series with everything known of it this year."""
        key = series.key
        in_order = tuple(sorted(self.entries.get(key, ()), key=lambda entry: (entry.place, entry.id)))
        used = {entry.place[0] for entry in in_order}
        marks = sorted(self.marks.get(key, ()), key=lambda mark: mark.number)
        named = self.named.get(key) or self.known.get(key) or series
        free = tuple(mark for mark in marks if mark.number not in used)
        return SeriesYear(named, self.year, in_order, free, self.openings.get(key), is_known=key in self.known)

    def years(self) -> list[SeriesYear]:
        """Return every series of which anything is known."""
        keys = dict.fromkeys((*self.named, *self.known, *self.marks, *self.openings))
        return [self.year_of(series_of_key(key)) for key in keys]


def read_number(text: str, symbol: str) -> str:
    """Return a typed number as it is kept, "5" as "05"; "" stays blank; "05/BB-BCĐ" is read where the symbol agrees.

    Raises ValidationError, field ``number``.
    """
    typed = clean_line(text)
    number, said = split_reference(typed) if "/" in typed else (typed, "")
    if said and said.casefold() != symbol.casefold():
        raise ValidationError(
            _("The symbol of this paper is {symbol}. Type the number alone.").format(symbol=symbol), "number"
        )
    if not typed:
        return ""
    match = _NUMBER.match(number)
    if match is None or not int(match[1]):
        raise ValidationError(
            _("“{text}” is no number of a paper. Type digits, such as 05 or 12.").format(text=typed), "number"
        )
    return f"{int(match[1]):02d}{match[2].lower()}"


def proposed_number(session: Session, symbol: str, year: int, *, type_code: str = "") -> Proposal:
    """Return the number after the highest of the series in this year: used, reserved or void.

    Nothing is invented: a series of which this file knows nothing proposes none; one known from earlier years
    begins with 01, one with an opening number with that.
    """
    found = series_year(session, symbol, year, type_code=type_code)
    last = max(found.entries, key=lambda entry: entry.place, default=None)
    kept = tuple(mark for mark in found.marks if mark.kind is MarkKind.RESERVED)
    number = found.next_number
    return Proposal("" if number is None else f"{number:02d}", last, kept)


def holder_of(
    session: Session, number: str, symbol: str, year: int, *, except_id: int | None = None, type_code: str = ""
) -> Entry | None:
    """Return the paper that has this number in the series and year already; ``except_id`` is the paper asked for."""
    return series_year(session, symbol, year, type_code=type_code).holder_of(number, except_id=except_id)


def check_number(
    session: Session,
    number: str,
    symbol: str,
    issued_on: date,
    *,
    except_id: int | None = None,
    type_code: str = "",
    takes_reserved: bool = False,
) -> None:
    """Raise ValidationError (``number`` or ``issued_on``) for a number that a paper of this day must not have.

    It must be free, neither void nor reserved (unless ``takes_reserved``), and stand in the order of days: no lower
    number later, no higher number earlier. ``except_id`` is the paper itself. A blank number is not looked at.
    """
    given = read_number(number, symbol)
    if not given:
        return
    found = series_year(session, symbol, issued_on.year, type_code=type_code)
    reference = f"{given}/{symbol}"
    holder = found.holder_of(given, except_id=except_id)
    if holder is not None:
        raise ValidationError(taken_words(reference, issued_on.year, holder), "number")
    mark = found.mark_of(place_of(given)[0]) if place_of(given)[1] == "" else None
    if mark is not None and (mark.kind is MarkKind.VOID or not takes_reserved):
        raise ValidationError(_marked(reference, mark), "number")
    _check_order(found, given, reference, issued_on, except_id)


def series_year(session: Session, symbol: str, year: int, *, type_code: str = "") -> SeriesYear:
    """Return one series of a year by the symbol of a paper."""
    numbers = read_numbers(session, year)
    return numbers.year_of(numbers.series_of(symbol, type_code))


def year_of_series(session: Session, key: str, year: int) -> SeriesYear:
    """Return one series of a year by its key."""
    return read_numbers(session, year).year_of(series_of_key(key))


def series_of_year(session: Session, year: int) -> list[SeriesYear]:
    """Return the series of a year with their papers, marks, gaps and opening numbers, by organ and kind.

    A series that is known from earlier years only is there too, empty: its first number is still to come.
    """
    return sorted(read_numbers(session, year).years(), key=lambda each: (each.series.organ, each.series.key))


def read_numbers(session: Session, year: int, *, until: date = date.max) -> Numbers:
    """Read what is known of the numbers of a year, in five SELECTs however many papers there are.

    Papers and marks of a later day than ``until`` are left out.
    """
    numbers = Numbers(year, _rules(session), _marks(session, year, until), _openings(session, year))
    for symbol, type_code in _earlier(session, year):
        numbers.known.setdefault(numbers.series_of(symbol, type_code).key, numbers.series_of(symbol, type_code))
    for entry in _entries(session, year, until):
        series = numbers.series_of(entry.symbol, entry.type_code)
        numbers.entries.setdefault(series.key, []).append(entry)
        numbers.named[series.key] = series
    return numbers


def _entries(session: Session, year: int, until: date) -> Iterable[Entry]:
    row = IssuedDocument
    query = select(
        *(row.id, row.number, row.symbol, row.issued_on, row.owner_kind, row.owner_id, row.type_code, row.title)
    ).where(is_numbered(), row.issued_on.between(date(year, 1, 1), min(date(year, 12, 31), until)))
    return (Entry(*values) for values in session.execute(query))


def _earlier(session: Session, year: int) -> Iterable[tuple[str, str]]:
    """Return the symbols and types that had numbers in earlier years, each once."""
    row = IssuedDocument
    query = select(row.symbol, row.type_code).where(is_numbered(), row.issued_on < date(year, 1, 1)).distinct()
    return ((symbol, type_code) for symbol, type_code in session.execute(query))


def is_numbered() -> ColumnElement[bool]:
    """Return the condition for a paper that has a number of a series."""
    row = IssuedDocument
    return and_(row.number != "", row.issued_on.is_not(None), row.trashed_at.is_(None))


def _marks(session: Session, year: int, until: date) -> dict[str, list[NumberMark]]:
    found: dict[str, list[NumberMark]] = {}
    row = NumberMarkRow
    query = select(row.id, row.series, row.year, row.number, row.kind, row.reason, row.marked_on)
    for values in session.execute(query.where(row.year == year, row.marked_on <= until)):
        mark = NumberMark(*values)
        found.setdefault(mark.series, []).append(mark)
    return found


def _openings(session: Session, year: int) -> dict[str, int]:
    row = SeriesOpening
    rows = session.execute(select(row.series, row.number).where(row.year == year))
    return {found.series: found.number for found in rows}


def _rules(session: Session) -> dict[str, list[tuple[int, bool]]]:
    row = SeriesRule
    found: dict[str, list[tuple[int, bool]]] = {}
    for organ, year, is_single in session.execute(select(row.organ, row.year, row.is_single).order_by(row.year)):
        found.setdefault(organ.casefold(), []).append((year, is_single))
    return found


def _check_order(found: SeriesYear, given: str, reference: str, issued_on: date, except_id: int | None) -> None:
    below, above = found.neighbours(given, except_id=except_id)
    if below is not None and below.issued_on is not None and below.issued_on > issued_on:
        sentence = _(
            "{reference} comes after {other} of {day}, so it cannot be dated before that day. "
            "Enter a later day or another number."
        )
        field = "issued_on" if above is None else "number"
        raise ValidationError(_ordered(sentence, reference, below), field)
    if above is not None and above.issued_on is not None and above.issued_on < issued_on:
        sentence = _(
            "{reference} would go backwards: {other} is of {day} already. Enter the next number or an earlier day."
        )
        raise ValidationError(_ordered(sentence, reference, above), "number")


def _ordered(sentence: str, reference: str, other: Entry) -> str:
    assert other.issued_on is not None
    return sentence.format(reference=reference, other=other.reference, day=short_date(other.issued_on))


def taken_words(reference: str, year: int, holder: Entry) -> str:
    """Return the sentence for a number that another paper has."""
    day = short_date(holder.issued_on) if holder.issued_on else ""
    about = f" “{holder.title}”" if holder.title else ""
    sentence = _("Number {reference} of {year} is already that of the {paper} of {day}{about}. Enter another number.")
    return sentence.format(reference=reference, year=year, paper=named(holder), day=day, about=about)


def _marked(reference: str, mark: NumberMark) -> str:
    if mark.kind is MarkKind.VOID:
        return _("Number {reference} is void ({reason}). Enter another number.").format(
            reference=reference, reason=mark.reason
        )
    return _("Number {reference} is reserved ({reason}). Use it as reserved, or enter another number.").format(
        reference=reference, reason=mark.reason
    )
