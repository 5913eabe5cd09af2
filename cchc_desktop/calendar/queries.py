"""Reading the calendar of this file: its own years first, then the shipped ones, then the forecast."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.holidays import SHIPPED_YEARS, ListedDay, calendar_of, year_days
from cchc_desktop.calendar.model import CalendarDay
from cchc_desktop.calendar.working_days import WorkingCalendar


def working_calendar(session: Session) -> WorkingCalendar:
    """Return the calendar to count with; it holds no session and works out other years when they are asked for."""
    own = _own_years(session)
    return calendar_of(lambda year: own.get(year) or year_days(year), frozenset({*SHIPPED_YEARS, *own}))


def listed_days(session: Session, year: int) -> Sequence[ListedDay]:
    """Return the days of a year, in order, as the calendar counts them."""
    return _own_years(session).get(year) or year_days(year)


def own_years(session: Session) -> frozenset[int]:
    """Return the years whose days are kept in this file."""
    return frozenset(_own_years(session))


def _own_years(session: Session) -> dict[int, list[ListedDay]]:
    query = select(CalendarDay.day, CalendarDay.kind, CalendarDay.name, CalendarDay.basis).order_by(CalendarDay.day)
    years: dict[int, list[ListedDay]] = defaultdict(list)
    for day, kind, name, basis in session.execute(query):
        years[day.year].append(ListedDay(day, kind, name, basis))
    return dict(years)
