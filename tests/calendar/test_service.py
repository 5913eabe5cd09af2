"""The calendar of a file: own years replace the shipped ones whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from cchc_desktop.calendar.holidays import DayKind, ListedDay, shipped_year
from cchc_desktop.calendar.model import CalendarDay
from cchc_desktop.calendar.queries import listed_days, own_years, working_calendar
from cchc_desktop.calendar.service import replace_year
from cchc_desktop.errors import ValidationError

NEW_YEAR = ListedDay(date(2027, 1, 1), DayKind.OFF, "Tết Dương lịch", "Thông báo")
SWAPPED = ListedDay(date(2027, 9, 6), DayKind.SWAPPED_OFF, "Nghỉ hoán đổi")
WORKED = ListedDay(date(2027, 9, 11), DayKind.WORKED, "Làm bù ngày 06/9")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    engine = create_engine(f"sqlite:///{tmp_path / 'calendar.cchc'}")
    tables = [CalendarDay.metadata.tables[name] for name in ("calendar_day", "working_week", "kept_deadline")]
    CalendarDay.metadata.create_all(engine, tables=tables)
    with Session(engine) as session:
        yield session
    engine.dispose()


def test_a_file_without_days_counts_with_the_shipped_years(session: Session) -> None:
    calendar = working_calendar(session)
    assert calendar.add_working_days(date(2020, 12, 4), 5) == date(2020, 12, 11)
    assert own_years(session) == frozenset()
    assert tuple(listed_days(session, 2021)) == shipped_year(2021)
    assert calendar.is_forecast(2027)


def test_a_year_entered_here_replaces_the_forecast_whole(session: Session) -> None:
    changes = replace_year(session, 2027, [WORKED, NEW_YEAR, SWAPPED])
    session.commit()
    calendar = working_calendar(session)
    assert changes.concerns("calendar_day")
    assert not calendar.is_forecast(2027)
    assert calendar.is_working_day(date(2027, 2, 5))
    assert calendar.is_working_day(date(2027, 9, 11))
    assert calendar.day_name(date(2027, 9, 6)) == "Nghỉ hoán đổi"
    assert list(listed_days(session, 2027)) == [NEW_YEAR, SWAPPED, WORKED]
    assert calendar.is_forecast(2028)
    assert not calendar.is_working_day(date(2028, 1, 3))


def test_a_shipped_year_can_be_corrected_and_given_back(session: Session) -> None:
    replace_year(session, 2021, [ListedDay(date(2021, 4, 5), DayKind.OFF, "Nghỉ")])
    assert working_calendar(session).is_working_day(date(2021, 2, 12))
    assert not working_calendar(session).is_working_day(date(2021, 4, 5))
    replace_year(session, 2021, shipped_year(2021))
    assert list(listed_days(session, 2021)) == list(shipped_year(2021))
    replace_year(session, 2021, [])
    assert own_years(session) == frozenset()
    assert not working_calendar(session).is_working_day(date(2021, 2, 12))


def test_a_calendar_read_before_lives_on_without_its_session(session: Session) -> None:
    replace_year(session, 2027, [NEW_YEAR])
    calendar = working_calendar(session)
    session.close()
    assert not calendar.is_working_day(date(2027, 1, 1))
    assert not calendar.is_working_day(date(2022, 1, 3))


def test_names_are_cleaned(session: Session) -> None:
    replace_year(
        session, 2027, [ListedDay(date(2027, 1, 1), DayKind.OFF, " Te\u0302\u0301t\u00a0Dương  lịch ", "\u200b")]
    )
    assert list(listed_days(session, 2027)) == [ListedDay(date(2027, 1, 1), DayKind.OFF, "Tết Dương lịch", "")]


@pytest.mark.parametrize(
    ("days", "field"),
    [
        ([ListedDay(date(2026, 1, 1), DayKind.OFF, "Tết Dương lịch")], "day"),
        ([NEW_YEAR, NEW_YEAR], "day"),
        ([ListedDay(date(2027, 1, 1), DayKind.OFF, "\u00a0")], "name"),
        ([ListedDay(date(2027, 1, 1), DayKind.OFF, "T" * 201)], "name"),
        ([ListedDay(date(2027, 1, 1), DayKind.OFF, "Tết", "x" * 301)], "basis"),
        ([ListedDay(date(2027, 9, 6), DayKind.WORKED, "Làm bù")], "day"),
    ],
    ids=["another year", "twice", "no name", "long name", "long basis", "worked weekday"],
)
def test_a_wrong_day_is_refused_and_the_year_stays(session: Session, days: list[ListedDay], field: str) -> None:
    replace_year(session, 2027, [SWAPPED])
    with pytest.raises(ValidationError) as refused:
        replace_year(session, 2027, days)
    assert refused.value.field == field
    assert f"{days[0].day:%d}" in refused.value.sentence
    assert list(listed_days(session, 2027)) == [SWAPPED]


def test_a_year_out_of_range_is_refused(session: Session) -> None:
    with pytest.raises(ValidationError) as refused:
        replace_year(session, 12027, [])
    assert refused.value.field == "year"
