"""Reading the calendar of this file: its own years first, then the shipped ones, then the forecast."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.holidays import SHIPPED_YEARS, ListedDay, calendar_of, year_days
from cchc_desktop.calendar.model import CalendarDay, KeptDeadline, WorkingWeek
from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.i18n import _

NEXT_YEAR_WITHIN: Final = timedelta(days=60)
"""So long before its first day a year is needed: deadlines reach into it."""


def working_calendar(session: Session) -> WorkingCalendar:
    """Return the calendar to count with; it holds no session and works out other years when they are asked for."""
    own = _own_years(session)
    return calendar_of(
        lambda year: own.get(year) or year_days(year), _known(own), works_saturdays=works_saturdays(session)
    )


def works_saturdays(session: Session) -> bool:
    """Tell whether Saturday is a working day in this file."""
    return bool(session.scalar(select(WorkingWeek.works_saturdays).limit(1)))


def kept_deadlines(session: Session, kind: str) -> dict[tuple[int, date], date]:
    """Return the deadlines that a change of the calendar left as they were given, by record and day counted from."""
    query = select(KeptDeadline.record_id, KeptDeadline.counted_from, KeptDeadline.due_on)
    rows = session.execute(query.where(KeptDeadline.kind == kind))
    return {(record_id, counted_from): due_on for record_id, counted_from, due_on in rows}


def given_days(session: Session, kind: str, record_id: int) -> dict[date, date]:
    """Return such deadlines of one record, by the day counted from."""
    query = select(KeptDeadline.counted_from, KeptDeadline.due_on)
    rows = session.execute(query.where(KeptDeadline.kind == kind, KeptDeadline.record_id == record_id))
    return {row.counted_from: row.due_on for row in rows}


def listed_days(session: Session, year: int) -> Sequence[ListedDay]:
    """Return the days of a year, in order, as the calendar counts them."""
    return _own_years(session).get(year) or year_days(year)


def own_years(session: Session) -> frozenset[int]:
    """Return the years whose days are kept in this file."""
    return frozenset(_own_years(session))


def forecast_notice(session: Session, today: date) -> str:
    """Return the sentence that a year needed now has no notice yet, "" when every such year has one."""
    missing = years_without_notice(session, today)
    return forecast_sentence(missing) if missing else ""


def forecast_sentence(years: Sequence[int]) -> str:
    """Say of these years that they have no notice."""
    words = _("Year {years} has no notice of its days off yet. The program counts with a forecast.")
    return words.format(years=", ".join(map(str, years)))


def years_without_notice(session: Session, today: date) -> tuple[int, ...]:
    """Return the years needed now that rest on a forecast.

    Needed are this year and, in its last ``NEXT_YEAR_WITHIN`` days, the next one.
    """
    known = _known(_own_years(session))
    needed = dict.fromkeys((today.year, (today + NEXT_YEAR_WITHIN).year))
    return tuple(year for year in needed if year not in known)


def _known(own: Mapping[int, Sequence[ListedDay]]) -> frozenset[int]:
    """Return the years that rest on a notice: those shipped and those entered here without a day of the forecast."""
    forecast = {year for year, days in own.items() if any(entry.is_forecast for entry in days)}
    return frozenset({*SHIPPED_YEARS, *own} - forecast)


def _own_years(session: Session) -> dict[int, list[ListedDay]]:
    query = select(CalendarDay.day, CalendarDay.kind, CalendarDay.name, CalendarDay.basis).order_by(CalendarDay.day)
    years: dict[int, list[ListedDay]] = defaultdict(list)
    for day, kind, name, basis in session.execute(query):
        years[day.year].append(ListedDay(day, kind, name, basis))
    return dict(years)
