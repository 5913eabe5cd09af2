"""Changing the calendar of this file: a year is replaced whole, so that it never mixes two notices."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.holidays import DayKind, ListedDay
from cchc_desktop.calendar.model import CalendarDay
from cchc_desktop.changes import Changes
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.text.dates import FIRST_YEAR, LAST_YEAR, short_date
from cchc_desktop.text.normalise import clean_line

_SATURDAY = 5


def replace_year(session: Session, year: int, days: Iterable[ListedDay]) -> Changes:
    """Keep these days as the whole year; without any, the shipped year or the forecast counts again.

    Raises ValidationError for a day of another year, a day listed twice, a day without a name, or a worked weekday.
    Deadlines already given do not move.
    """
    listed = [_cleaned(entry) for entry in days]
    _check(year, listed)
    for row in session.scalars(
        select(CalendarDay).where(CalendarDay.day.between(date(year, 1, 1), date(year, 12, 31)))
    ):
        session.delete(row)
    session.flush()
    session.add_all(
        CalendarDay(day=entry.day, kind=entry.kind, name=entry.name, basis=entry.basis)
        for entry in sorted(listed, key=lambda entry: entry.day)
    )
    session.flush()
    return Changes.of("calendar_day")


def _cleaned(entry: ListedDay) -> ListedDay:
    return ListedDay(entry.day, entry.kind, clean_line(entry.name), clean_line(entry.basis))


def _check(year: int, listed: list[ListedDay]) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        sentence = _("Year {year} is not between {first} and {last}.")
        raise ValidationError(sentence.format(year=year, first=FIRST_YEAR, last=LAST_YEAR), "year")
    seen: set[date] = set()
    for entry in listed:
        if problem := _problem(year, entry, seen):
            raise ValidationError(problem.format(day=short_date(entry.day), year=year), "day")
        seen.add(entry.day)


def _problem(year: int, entry: ListedDay, seen: set[date]) -> str | None:
    if entry.day.year != year:
        return _("{day} is not a day of {year}.")
    if entry.day in seen:
        return _("{day} is listed twice. Keep one of the two lines.")
    if not entry.name:
        return _("{day} has no name. Type why it is a day off or worked.")
    if entry.kind is DayKind.WORKED and entry.day.weekday() < _SATURDAY:
        return _("{day} is a working day already. Only a Saturday or Sunday can be worked instead.")
    return None
