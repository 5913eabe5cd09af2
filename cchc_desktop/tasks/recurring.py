"""Work that comes back as a row of periods: which have begun, when each is due, and which of them counts.

Nothing of it is written by the passing of time: a period is kept only when something happened to it, all others follow
from the recurrence. Pure functions; *today* is an argument.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from cchc_desktop.calendar.periods import Period, PeriodKind
from cchc_desktop.calendar.recurrence import Every, NamedDay, Recurrence
from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.tasks.records import Occurrence, StoredOccurrence

_ONE_DAY = timedelta(days=1)
_WEEK = "W"


@dataclass(frozen=True)
class Series:
    """The recurrence of one task: ``first`` lies in its first period, no period begins after ``last``."""

    recurrence: Recurrence
    first: date
    last: date | None = None


def recurrence_from(every: Every | None, day: str, month: int | None) -> Recurrence | None:
    """Return the recurrence that the columns of a task keep; None for a task that does not come back."""
    if every is None:
        return None
    return Recurrence(every, int(day) if day.isdecimal() else NamedDay(day), month)


def kept_day(recurrence: Recurrence) -> str:
    """Return the day of a recurrence as a task keeps it: "25" or the name of a day."""
    return recurrence.day.value if isinstance(recurrence.day, NamedDay) else str(recurrence.day)


def period_code(every: Every, day: date) -> str:
    """Return the code of the period that holds a day: 2021-W14 (week of ISO 8601), 2021-03, 2021-Q1, 2021."""
    match every:
        case Every.WEEK:
            year, week, _weekday = day.isocalendar()
            return f"{year}-{_WEEK}{week:02d}"
        case Every.MONTH:
            return Period.month_of(day).code
        case Every.QUARTER:
            return Period(PeriodKind.QUARTER, day.year, (day.month + 2) // 3).code
        case Every.YEAR:
            return Period(PeriodKind.YEAR, day.year).code


@lru_cache(maxsize=4096)
def period_days(code: str) -> tuple[date, date]:
    """Return the first and the last day of the period with this code. Raises ValidationError for no code."""
    year, is_week, week = code.partition(f"-{_WEEK}")
    if not is_week:
        period = Period.parse(code)
        return period.first_day, period.last_day
    try:
        monday = date.fromisocalendar(int(year), int(week), 1)
    except ValueError as error:
        raise ValidationError(_("“{code}” is not a week. Write it like 2021-W14.").format(code=code[:40])) from error
    return monday, monday + timedelta(days=6)


def period_label(code: str) -> str:
    """Return the wording of papers: tháng 3/2021, quý I/2021, tuần 14/2021."""
    year, is_week, week = code.partition(f"-{_WEEK}")
    return f"tuần {week}/{year}" if is_week else Period.parse(code).label


def first_day(recurrence: Recurrence, assigned_on: date, calendar: WorkingCalendar) -> date:
    """Return the first day of the period with the first due day that is not before the assignment."""
    return period_days(period_code(recurrence.every, recurrence.first_due(assigned_on, calendar)))[0]


def occurrences(
    recurrence: Recurrence,
    recurs_from: date,
    recurs_until: date | None,
    stored: Mapping[str, StoredOccurrence],
    today: date,
    calendar: WorkingCalendar,
) -> tuple[Occurrence, ...]:
    """Return the periods that have begun, in order, from that of ``recurs_from`` to that of ``today``.

    No period begins after ``recurs_until``; one to which something happened is never left out. ``stored`` is by the
    code of the period.
    """
    last = today if recurs_until is None else min(today, recurs_until)
    begins = {code: period_days(code)[0] for code in stored}
    begins = {code: begin for code, begin in begins.items() if begin <= today}
    begins |= dict(begun_periods(recurrence.every, recurs_from, last))
    return tuple(
        occurrence_of(recurrence, code, stored.get(code), calendar)
        for code, _begin in sorted(begins.items(), key=lambda item: item[1])
    )


def current_occurrence(of_task: Sequence[Occurrence]) -> Occurrence | None:
    """Return the occurrence by which a task counts: the earliest not completed, else the last completed one."""
    return next((each for each in of_task if each.completed_on is None), of_task[-1] if of_task else None)


def coming_occurrence(series: Series, calendar: WorkingCalendar) -> Occurrence:
    """Return the first occurrence of a task, begun or not, as it is while nothing has happened to it."""
    return occurrence_of(series.recurrence, period_code(series.recurrence.every, series.first), None, calendar)


def begun_periods(every: Every, first: date, last: date) -> Iterator[tuple[str, date]]:
    """Yield code and first day of the periods from that of ``first`` to the last that begins by ``last``."""
    begin, end = period_days(period_code(every, first))
    while begin <= last:
        yield period_code(every, begin), begin
        if end >= last:
            break  # the calendar may end with this period
        begin, end = period_days(period_code(every, end + _ONE_DAY))


def occurrence_of(
    recurrence: Recurrence, code: str, stored: StoredOccurrence | None, calendar: WorkingCalendar
) -> Occurrence:
    """Return one period as it counts, with what is kept of it."""
    due = recurrence.due_in(period_days(code)[0], calendar)
    if stored is None:
        return Occurrence(code, due, due)
    return Occurrence(code, stored.due_on or due, due, stored.progress, stored.completed_on, stored.confirmed_on)
