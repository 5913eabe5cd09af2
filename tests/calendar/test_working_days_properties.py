"""Counting over any calendar agrees with counting one day after the other."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.calendar.working_days import WorkingCalendar

DAYS = st.dates(date(2019, 12, 1), date(2022, 2, 1))
REST = st.sets(DAYS, max_size=60)
ONE_DAY = timedelta(days=1)


@st.composite
def calendars(draw: st.DrawFn) -> WorkingCalendar:
    """Any days off, any Saturdays and Sundays worked, Saturdays worked or not."""
    off = draw(REST)
    worked = {day for day in draw(REST) if day.weekday() >= 5} - off
    return WorkingCalendar(
        dict.fromkeys(off, "Nghỉ"), dict.fromkeys(worked, "Làm bù"), frozenset({2020}), draw(st.booleans())
    )


def is_worked(calendar: WorkingCalendar, day: date) -> bool:
    """Say it again, in the words of the rule."""
    if day in calendar.days_off:
        return False
    last = 5 if calendar.works_saturdays else 4
    return day.weekday() <= last or day in calendar.worked


@given(calendars(), DAYS)
def test_a_day_is_worked_as_the_rule_says(calendar: WorkingCalendar, day: date) -> None:
    assert calendar.is_working_day(day) is is_worked(calendar, day)


@given(calendars(), DAYS, st.integers(1, 120))
def test_adding_goes_from_one_working_day_to_the_next(calendar: WorkingCalendar, start: date, n: int) -> None:
    day, left = start, n
    while left:
        day += ONE_DAY
        left -= is_worked(calendar, day)
    assert calendar.add_working_days(start, n) == day


@given(calendars(), DAYS, DAYS)
def test_between_counts_every_working_day_once(calendar: WorkingCalendar, start: date, end: date) -> None:
    days = [start + timedelta(days=step) for step in range(1, (end - start).days + 1)]
    assert calendar.working_days_between(start, end) == sum(is_worked(calendar, day) for day in days)


@given(calendars(), DAYS, DAYS, DAYS)
def test_two_stretches_count_as_one(calendar: WorkingCalendar, first: date, second: date, third: date) -> None:
    first, second, third = sorted((first, second, third))
    halves = calendar.working_days_between(first, second) + calendar.working_days_between(second, third)
    assert calendar.working_days_between(first, third) == halves


@given(calendars(), DAYS, DAYS, st.integers(1, 40))
def test_a_day_off_more_never_brings_a_deadline_nearer(
    calendar: WorkingCalendar, off: date, start: date, n: int
) -> None:
    more = WorkingCalendar(
        {**calendar.days_off, off: "Nghỉ"}, calendar.worked, calendar.years_known, calendar.works_saturdays
    )
    assert more.add_working_days(start, n) >= calendar.add_working_days(start, n)
