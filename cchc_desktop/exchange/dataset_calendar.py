"""The days off and the days worked of a data set (``lich_lam_viec``), year by year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from cchc_desktop.calendar.holidays import SHIPPED_YEARS, DayKind, ListedDay, calendar_of, year_days
from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.errors import ValidationError
from cchc_desktop.exchange.faults import quoted
from cchc_desktop.exchange.records import Record
from cchc_desktop.i18n import _

_SATURDAY = 5
_OFF, _WORKED = "Nghỉ lễ", "Làm bù"


def read_calendar(data: Record) -> dict[int, tuple[ListedDay, ...]]:
    """Return the listed days by year. Raises ValidationError for days that do not exist or contradict each other."""
    calendar = data.record("lich_lam_viec")
    if calendar is None:
        return {}
    tables = [table for key in ("nghi", "lam_bu") if (table := calendar.record(key))]
    return {int(year): _year(tables, year) for year in sorted({year for table in tables for year in table.names()})}


def counted_by(days: Mapping[int, tuple[ListedDay, ...]]) -> WorkingCalendar:
    """Return the calendar that a file made from these days counts by."""
    return calendar_of(lambda year: days.get(year) or year_days(year), frozenset({*SHIPPED_YEARS, *days}))


def _year(tables: list[Record], year: str) -> tuple[ListedDay, ...]:
    known = {entry.day: entry for entry in year_days(int(year))}
    listed: dict[date, ListedDay] = {}
    for table in tables:
        is_worked = table.place.endswith("lam_bu")
        for day in _days(table, year):
            if is_worked and day.weekday() < _SATURDAY:
                raise _refused(
                    table, year, day, _("{day} is a weekday, only a Saturday or Sunday can be worked instead")
                )
            if day in listed and (listed[day].kind is DayKind.WORKED) is not is_worked:
                raise _refused(table, year, day, _("{day} is both a day off and a day worked"))
            listed[day] = _entry(day, is_worked, known.get(day))
    return tuple(sorted(listed.values()))


def _entry(day: date, is_worked: bool, known: ListedDay | None) -> ListedDay:
    """Return the day with the name and legal basis that the program knows of it, if it is the same kind of day."""
    if known is not None and (known.kind is DayKind.WORKED) is is_worked:
        return replace(known, basis="") if known.is_forecast else known
    return ListedDay(day, DayKind.WORKED, _WORKED) if is_worked else ListedDay(day, DayKind.OFF, _OFF)


def _days(table: Record, year: str) -> list[date]:
    items = table.values.get(year)
    days = []
    for month, day in items if isinstance(items, tuple) else ():
        try:
            days.append(date(int(year), month, day))
        except ValueError as error:
            words = quoted(f"{year}-{month:02d}-{day:02d}")
            raise table.refused(year, _("there is no day {value}").format(value=words)) from error
    return days


def _refused(table: Record, year: str, day: date, fault: str) -> ValidationError:
    return table.refused(year, fault.format(day=f"{day:%d/%m/%Y}"))
