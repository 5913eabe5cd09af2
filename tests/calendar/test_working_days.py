"""Counting working days (`lich_lam_viec` of the sample)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.calendar.holidays import default_calendar
from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.errors import ValidationError
from tests.work import work_of

CALENDAR = default_calendar()
DAYS = st.dates(date(2019, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("start", "n", "expected"),
    [
        (date(2020, 12, 4), 5, date(2020, 12, 11)),
        (date(2021, 1, 15), 5, date(2021, 1, 22)),
        (date(2021, 2, 8), 3, date(2021, 2, 18)),
        (date(2025, 4, 25), 2, date(2025, 4, 28)),
        (date(2020, 12, 4), 0, date(2020, 12, 4)),
        (date(2020, 12, 5), 1, date(2020, 12, 7)),
        (date(2026, 8, 21), 1, date(2026, 8, 22)),
        (date(2026, 8, 28), 1, date(2026, 9, 3)),
    ],
)
def test_working_days_are_added_without_the_first_day(start: date, n: int, expected: date) -> None:
    assert CALENDAR.add_working_days(start, n) == expected
    assert CALENDAR.working_days_between(start, expected) == n


def test_days_between_are_none_when_the_end_is_not_later() -> None:
    assert CALENDAR.working_days_between(date(2021, 4, 5), date(2021, 4, 5)) == 0
    assert CALENDAR.working_days_between(date(2021, 4, 5), date(2021, 4, 1)) == 0
    assert CALENDAR.working_days_between(date(2021, 4, 2), date(2021, 4, 4)) == 0


def test_the_neighbours_of_a_day_of_rest_are_proposed() -> None:
    assert CALENDAR.previous_working_day(date(2021, 4, 25)) == date(2021, 4, 23)
    assert CALENDAR.next_working_day(date(2021, 4, 25)) == date(2021, 4, 26)
    assert CALENDAR.next_working_day(date(2021, 2, 9)) == date(2021, 2, 17)


def test_a_saturday_is_worked_only_where_a_notice_swaps_it() -> None:
    assert CALENDAR.is_working_day(date(2024, 5, 4))
    assert not CALENDAR.is_working_day(date(2024, 5, 11))
    assert not CALENDAR.is_working_day(date(2024, 4, 29))


def test_days_off_and_worked_have_names() -> None:
    assert CALENDAR.day_name(date(2021, 2, 12)) == "Tết Nguyên đán"
    assert CALENDAR.day_name(date(2025, 4, 26)) == "Làm bù ngày 02/5"
    assert CALENDAR.day_name(date(2021, 4, 5)) is None


def test_a_year_that_is_not_known_is_a_forecast() -> None:
    calendar = WorkingCalendar({date(2021, 1, 1): "Tết Dương lịch"}, {}, frozenset({2021}))
    assert not calendar.is_forecast(2021)
    assert calendar.is_forecast(2022)
    assert calendar.is_working_day(date(2022, 5, 2))


def test_a_negative_number_of_days_and_the_end_of_time_are_refused() -> None:
    with pytest.raises(ValidationError):
        CALENDAR.add_working_days(date(2021, 4, 5), -1)
    with pytest.raises(ValidationError):
        CALENDAR.add_working_days(date(9999, 12, 20), 30)
    with pytest.raises(ValidationError):
        CALENDAR.previous_working_day(date.min)


def test_years_are_counted_with_one_look_at_a_day() -> None:
    years = date(2019, 12, 31), date(2026, 12, 31)
    assert CALENDAR.working_days_between(*years) == 1750
    assert work_of(lambda: CALENDAR.working_days_between(*years)) < 30 * (years[1] - years[0]).days


@given(DAYS, st.integers(0, 60))
def test_adding_and_counting_are_inverse(start: date, n: int) -> None:
    end = CALENDAR.add_working_days(start, n)
    assert CALENDAR.working_days_between(start, end) == n
    assert n == 0 or CALENDAR.is_working_day(end)


@given(DAYS)
def test_the_next_and_the_previous_day_frame_only_rest(day: date) -> None:
    before, after = CALENDAR.previous_working_day(day), CALENDAR.next_working_day(day)
    assert before < day < after
    between = [before + timedelta(days=step) for step in range(1, (after - before).days)]
    assert [other for other in between if CALENDAR.is_working_day(other)] in ([], [day])


@given(DAYS, st.integers(-30, 900))
def test_counting_by_years_agrees_with_counting_day_by_day(start: date, length: int) -> None:
    days = [start + timedelta(days=step) for step in range(1, length + 1)]
    counted = CALENDAR.working_days_between(start, start + timedelta(days=length))
    assert counted == sum(map(CALENDAR.is_working_day, days))
