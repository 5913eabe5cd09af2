"""The shipped years are those of the sample data set, the forecast is marked as one, and a missing notice is said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import yaml
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from cchc_desktop import paths
from cchc_desktop.calendar.holidays import (
    SHIPPED_YEARS,
    DayKind,
    ListedDay,
    calendar_of,
    default_calendar,
    forecast_year,
    shipped_year,
    with_saturday_holidays,
    year_days,
)
from cchc_desktop.calendar.model import CalendarDay
from cchc_desktop.calendar.queries import forecast_notice, listed_days, working_calendar
from cchc_desktop.calendar.service import replace_year, set_works_saturdays

SAMPLE = yaml.safe_load(paths.resources("sample", "sample.yaml").read_text(encoding="utf-8"))["lich_lam_viec"]
FORECAST_2027 = "01-01 02-04 02-05 02-08 02-09 02-10 04-16 04-30 05-03 09-02 09-03 11-24"


@pytest.fixture
def session() -> Iterator[Session]:
    engine = create_engine("sqlite://")
    CalendarDay.metadata.create_all(engine)
    with Session(engine) as session:
        yield session
    engine.dispose()


def days_of(year: int, *, worked: bool) -> list[str]:
    return [f"{entry.day:%m-%d}" for entry in year_days(year) if (entry.kind is DayKind.WORKED) is worked]


@pytest.mark.parametrize("year", SHIPPED_YEARS)
def test_a_shipped_year_is_the_year_of_the_sample(year: int) -> None:
    assert days_of(year, worked=False) == SAMPLE["nghi"][year]
    assert days_of(year, worked=True) == SAMPLE["lam_bu"].get(year, [])
    assert not any(entry.is_forecast for entry in shipped_year(year))


@pytest.mark.parametrize("case", SAMPLE["kiem_thu"], ids=lambda case: str(case["tu"]))
def test_the_cases_of_the_sample(case: dict[str, Any]) -> None:
    assert default_calendar().add_working_days(case["tu"], case["cong"]) == case["mong_doi"]


def test_the_forecast_of_2027_names_itself_one_on_every_day() -> None:
    assert days_of(2027, worked=False) == FORECAST_2027.split()
    assert days_of(2027, worked=True) == []
    assert all(entry.is_forecast and entry.basis.startswith("Dự kiến (") for entry in forecast_year(2027))


@pytest.mark.parametrize(
    ("today", "missing"),
    [
        (date(2026, 11, 1), ""),
        (date(2026, 11, 2), "2027"),
        (date(2026, 12, 31), "2027"),
        (date(2027, 3, 1), "2027"),
        (date(2027, 12, 1), "2027, 2028"),
        (date(2021, 4, 5), ""),
    ],
)
def test_a_missing_notice_is_said_as_soon_as_the_year_is_needed(session: Session, today: date, missing: str) -> None:
    sentence = forecast_notice(session, today)
    assert (missing in sentence and "dự kiến" in sentence) if missing else sentence == ""


def test_a_year_rests_on_a_notice_when_no_day_of_the_forecast_is_left_in_it(session: Session) -> None:
    first, *others = forecast_year(2027)
    replace_year(session, 2027, [ListedDay(first.day, first.kind, first.name, "Thông báo 12/TB"), *others])
    assert working_calendar(session).is_forecast(2027)
    assert "2027" in forecast_notice(session, date(2027, 1, 5))
    replace_year(session, 2027, [ListedDay(each.day, each.kind, each.name, "Thông báo 12/TB") for each in others])
    assert not working_calendar(session).is_forecast(2027)
    assert forecast_notice(session, date(2027, 1, 5)) == ""
    assert listed_days(session, 2027)[0].basis == "Thông báo 12/TB"


def test_where_saturdays_are_worked_a_holiday_on_one_is_a_day_off(session: Session) -> None:
    assert not working_calendar(session).is_working_day(date(2021, 5, 1))
    assert not working_calendar(session).is_working_day(date(2021, 5, 8))
    set_works_saturdays(session, True)
    calendar = working_calendar(session)
    assert calendar.day_name(date(2021, 5, 1)) == "Ngày Quốc tế Lao động 01/5"
    assert not calendar.is_working_day(date(2021, 5, 1))
    assert calendar.is_working_day(date(2021, 5, 8))
    assert not calendar.is_working_day(date(2021, 5, 9))
    set_works_saturdays(session, False)
    assert not working_calendar(session).is_working_day(date(2021, 5, 8))


def test_a_saturday_that_a_notice_makes_worked_stays_worked() -> None:
    worked = ListedDay(date(2021, 5, 1), DayKind.WORKED, "Làm bù ngày 03/5")
    assert worked in with_saturday_holidays([worked], 2021)
    calendar = calendar_of(lambda _year: (worked,), frozenset({2021}), works_saturdays=True)
    assert calendar.is_working_day(date(2021, 5, 1))
