"""Changing the calendar of this file: a year is replaced whole, so that it never mixes two notices."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.holidays import DayKind, ListedDay
from cchc_desktop.calendar.model import CalendarDay, WorkingWeek
from cchc_desktop.changes import Changes
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.text.dates import FIRST_YEAR, LAST_YEAR, short_date
from cchc_desktop.text.normalise import clean_line

NAME_LENGTH: Final = 200
BASIS_LENGTH: Final = 300
"""Characters of the name of a day, and of the text it rests on."""

_SATURDAY: Final = 5


def replace_year(session: Session, year: int, days: Iterable[ListedDay]) -> Changes:
    """Keep these days as the whole year; without any, the shipped year or the forecast counts again.

    Raises ValidationError for a day of another year, a day listed twice, and what ``check_day`` refuses.
    Deadlines already given do not move.
    """
    listed = [_cleaned(entry) for entry in days]
    _check(year, listed)
    wanted = {entry.day: entry for entry in listed}
    rows = session.scalars(select(CalendarDay).where(CalendarDay.day.between(date(year, 1, 1), date(year, 12, 31))))
    for row in rows.all():
        entry = wanted.pop(row.day, None)
        if entry is None:
            session.delete(row)
        else:
            row.kind, row.name, row.basis = entry.kind, entry.name, entry.basis
    session.add_all(
        CalendarDay(day=entry.day, kind=entry.kind, name=entry.name, basis=entry.basis)
        for entry in sorted(wanted.values())
    )
    session.flush()
    return Changes.of("calendar_day")


def _cleaned(entry: ListedDay) -> ListedDay:
    return ListedDay(entry.day, entry.kind, clean_line(entry.name), clean_line(entry.basis))


def set_works_saturdays(session: Session, works: bool) -> Changes:
    """Say whether Saturday is a working day here. Deadlines already given do not move."""
    week = session.scalar(select(WorkingWeek).limit(1))
    if week is None:
        session.add(WorkingWeek(works_saturdays=works))
    else:
        week.works_saturdays = works
    session.flush()
    return Changes.of("calendar_day")


def check_day(entry: ListedDay) -> None:
    """Raise ValidationError for a day that no year can hold, naming the field: "day", "name" or "basis"."""
    day = short_date(entry.day)
    if not FIRST_YEAR <= entry.day.year <= LAST_YEAR:
        raise ValidationError(_no_year(entry.day.year), "day")
    if not entry.name:
        sentence = _("{day} has no name. Type why it is a day off or worked.")
        raise ValidationError(sentence.format(day=day), "name")
    if entry.kind is DayKind.WORKED and entry.day.weekday() < _SATURDAY:
        sentence = _("{day} is a working day already. Only a Saturday or Sunday can be worked instead.")
        raise ValidationError(sentence.format(day=day), "day")
    for name, text, longest in (("name", entry.name, NAME_LENGTH), ("basis", entry.basis, BASIS_LENGTH)):
        if len(text) > longest:
            sentence = _("{day}: the text has {n} characters, at most {longest} are possible. Shorten it.")
            raise ValidationError(sentence.format(day=day, n=len(text), longest=longest), name)


def _check(year: int, listed: list[ListedDay]) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValidationError(_no_year(year), "year")
    seen: set[date] = set()
    for entry in listed:
        if entry.day.year != year:
            sentence = _("{day} is not a day of {year}.")
            raise ValidationError(sentence.format(day=short_date(entry.day), year=year), "day")
        if entry.day in seen:
            sentence = _("{day} is listed twice. Keep one of the two lines.")
            raise ValidationError(sentence.format(day=short_date(entry.day)), "day")
        check_day(entry)
        seen.add(entry.day)


def _no_year(year: int) -> str:
    sentence = _("Year {year} is not between {first} and {last}.")
    return sentence.format(year=year, first=FIRST_YEAR, last=LAST_YEAR)
