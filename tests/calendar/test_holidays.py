"""The shipped years and the forecast (domain 3.2 and `lich_lam_viec` of the sample)."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from cchc_desktop.calendar.holidays import (
    SHIPPED_YEARS,
    DayKind,
    _computed_lunar_days,
    _lunar_days,
    default_calendar,
    forecast_year,
    shipped_year,
    year_days,
)

OFF = {
    2020: "01-01 01-23 01-24 01-27 01-28 01-29 04-02 04-30 05-01 09-02",
    2021: "01-01 02-10 02-11 02-12 02-15 02-16 04-21 04-30 05-03 09-02 09-03",
    2022: "01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02",
    2023: "01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04",
    2024: "01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03",
    2025: "01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02",
    2026: "01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24",
    2027: "01-01 02-04 02-05 02-08 02-09 02-10 04-16 04-30 05-03 09-02 09-03 11-24",
}
WORKED = {2024: "05-04", 2025: "04-26", 2026: "01-10 08-22"}


@pytest.mark.parametrize("year", OFF)
def test_the_days_off_and_worked_of_a_year(year: int) -> None:
    days = year_days(year)
    assert [f"{entry.day:%m-%d}" for entry in days if entry.kind is not DayKind.WORKED] == OFF[year].split()
    assert [f"{entry.day:%m-%d}" for entry in days if entry.kind is DayKind.WORKED] == WORKED.get(year, "").split()
    assert all(entry.day.weekday() < 5 for entry in days if entry.kind is not DayKind.WORKED)
    assert all(entry.name for entry in days)


@pytest.mark.parametrize("year", SHIPPED_YEARS)
def test_the_forecast_would_have_been_right_but_for_the_swaps(year: int) -> None:
    swaps = (DayKind.SWAPPED_OFF, DayKind.WORKED)
    noticed = [(entry.day, entry.kind, entry.name) for entry in shipped_year(year) if entry.kind not in swaps]
    assert [(entry.day, entry.kind, entry.name) for entry in forecast_year(year)] == noticed


def test_every_swapped_day_has_a_saturday_worked_for_it() -> None:
    for year in SHIPPED_YEARS:
        kinds = [entry.kind for entry in shipped_year(year)]
        assert kinds.count(DayKind.SWAPPED_OFF) == kinds.count(DayKind.WORKED)


def test_the_day_of_culture_is_not_made_up() -> None:
    assert date(2029, 11, 24).weekday() == 5
    assert not [entry for entry in forecast_year(2029) if entry.day.month == 11]
    assert [entry.day for entry in forecast_year(2028) if entry.day.month == 11] == [date(2028, 11, 24)]
    assert not [entry for entry in forecast_year(2025) if entry.day.month == 11]


def test_holidays_on_days_of_rest_are_made_up_on_the_next_free_days() -> None:
    made_up = [(entry.day, entry.name) for entry in forecast_year(2028) if entry.kind is DayKind.MADE_UP_OFF]
    assert made_up == [
        (date(2028, 1, 3), "Tết Dương lịch"),
        (date(2028, 5, 2), "Ngày Chiến thắng 30/4"),
        (date(2028, 9, 4), "Quốc khánh 02/9"),
    ]


@pytest.mark.parametrize("year", [1, 1899, 2150, 9999])
def test_a_far_year_has_at_least_its_fixed_days(year: int) -> None:
    assert {entry.name for entry in forecast_year(year)} >= {"Ngày Chiến thắng 30/4", "Quốc khánh 02/9"}


def test_shipped_years_are_known_and_others_are_forecast() -> None:
    calendar = default_calendar([2021, 2027])
    assert [calendar.is_forecast(year) for year in (2019, 2020, 2026, 2027)] == [True, False, False, True]
    assert calendar.day_name(date(2027, 2, 5)) == "Tết Nguyên đán"
    assert date(2021, 9, 3) in calendar.days_off
    assert date(2024, 5, 4) in calendar.worked
    assert calendar.days_off.get(date(2024, 5, 4)) is None


@pytest.mark.parametrize("year", range(2007, 2061))
def test_the_lunar_days_listed_are_those_of_the_lunar_calendar(year: int) -> None:
    assert _lunar_days(year) == _computed_lunar_days(year)


def test_nothing_is_read_at_start_and_the_package_only_for_a_year_far_away() -> None:
    code = (
        "import sys; from datetime import date\n"
        "from cchc_desktop.calendar import holidays, rules, queries\n"
        "calendar = holidays.default_calendar()\n"
        "calendar.add_working_days(date(2020, 12, 4), 5)\n"
        "calendar.is_working_day(date(2027, 2, 5))\n"
        "assert 'holidays' not in sys.modules\n"
        "calendar.is_working_day(date(2090, 2, 5))\n"
        "assert 'holidays' in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
