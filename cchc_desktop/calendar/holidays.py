"""The days off of each year: shipped data where the notice is known, a forecast for every other year.

Public holidays: Labour Code 45/2019/QH14, art. 112(1); a holiday on a weekly day of rest is made up on the next
working day, art. 111(3). The Prime Minister chooses the days of Tết and the second day of Quốc khánh each year and may
swap a weekday with a Saturday, so a forecast can be wrong and is always marked as one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from functools import cache

from cchc_desktop import paths
from cchc_desktop.calendar.working_days import WorkingCalendar

SHIPPED_YEARS = range(2020, 2027)
CULTURE_DAY_SINCE = 2026
TWO_NATIONAL_DAYS_SINCE = 2021

_SATURDAY = 5
_TUESDAY, _THURSDAY, _SUNDAY, _MONDAY = 1, 3, 6, 0
_BASIS = "Bộ luật Lao động 45/2019/QH14, Điều 112"
_MADE_UP_BASIS = "Bộ luật Lao động 45/2019/QH14, Điều 111 khoản 3"
_CULTURE_DAY_BASIS = "Nghị quyết 28/2026/QH16"
FORECAST_BASIS = "Dự kiến"
"""How the basis of a forecast day begins; a year that still holds such a day rests on no notice."""

NEW_YEAR, LUNAR_NEW_YEAR, HUNG_KINGS = "Tết Dương lịch", "Tết Nguyên đán", "Giỗ Tổ Hùng Vương"
VICTORY_DAY, LABOUR_DAY = "Ngày Chiến thắng 30/4", "Ngày Quốc tế Lao động 01/5"
NATIONAL_DAY, CULTURE_DAY = "Quốc khánh 02/9", "Ngày Văn hóa Việt Nam 24/11"


class DayKind(Enum):
    """Why a day is not what its weekday says."""

    OFF = "off"
    MADE_UP_OFF = "made_up_off"
    SWAPPED_OFF = "swapped_off"
    WORKED = "worked"


@dataclass(frozen=True, order=True)
class ListedDay:
    """A day off, or a Saturday worked, with its name and the text it rests on."""

    day: date
    kind: DayKind
    name: str
    basis: str = ""

    @property
    def is_forecast(self) -> bool:
        """Tell whether nobody has announced this day yet."""
        return self.basis.startswith(FORECAST_BASIS)


def shipped_year(year: int) -> tuple[ListedDay, ...]:
    """Return the days of a year of ``SHIPPED_YEARS`` from ``resources/holidays``."""
    data = json.loads(paths.resources("holidays", f"{year}.json").read_text(encoding="utf-8"))
    return tuple(
        ListedDay(date.fromisoformat(row["day"]), DayKind(row["kind"]), row["name"], row["basis"])
        for row in data["days"]
    )


@cache
def forecast_year(year: int) -> tuple[ListedDay, ...]:
    """Return the days off that a year without a notice will probably have (weekdays only, no Saturday worked)."""
    holidays = _public_holidays(year)
    days = {day: ListedDay(day, DayKind.OFF, name, basis) for day, name, basis in holidays if day.weekday() < _SATURDAY}
    for day, name, basis in holidays:
        if day.weekday() >= _SATURDAY and basis != _CULTURE_DAY_BASIS:
            made_up = _next_free_weekday(day, days)
            days[made_up] = ListedDay(made_up, DayKind.MADE_UP_OFF, name, _MADE_UP_BASIS)
    return tuple(replace(entry, basis=f"{FORECAST_BASIS} ({entry.basis})") for entry in sorted(days.values()))


def with_saturday_holidays(days: Iterable[ListedDay], year: int) -> tuple[ListedDay, ...]:
    """Return the days of a year with the public holidays on Saturdays, which are listed nowhere: most offices rest.

    A Saturday that is listed stays what it is listed as.
    """
    listed = {entry.day: entry for entry in days}
    for day, name, basis in _public_holidays(year):
        if day.weekday() == _SATURDAY:
            listed.setdefault(day, ListedDay(day, DayKind.OFF, name, basis))
    return tuple(sorted(listed.values()))


def _next_free_weekday(day: date, taken: Mapping[date, ListedDay]) -> date:
    while day.weekday() >= _SATURDAY or day in taken:
        day += timedelta(days=1)
    return day


def _public_holidays(year: int) -> list[tuple[date, str, str]]:
    lunar_new_year, hung_kings = _lunar_days(year)
    found = [(date(year, 1, 1), NEW_YEAR)]
    if lunar_new_year:
        # Five days off in a row: from the last day of the old year when Tết is a Tuesday, else from the day before it.
        before = 1 if lunar_new_year.weekday() == _TUESDAY else 2
        found += [(lunar_new_year + timedelta(days=step - before), LUNAR_NEW_YEAR) for step in range(5)]
    found += [(hung_kings, HUNG_KINGS)] if hung_kings else []
    found += [(date(year, 4, 30), VICTORY_DAY), (date(year, 5, 1), LABOUR_DAY)]
    found += [(day, NATIONAL_DAY) for day in _national_days(year)]
    with_basis = [(day, name, _BASIS) for day, name in found]
    if year >= CULTURE_DAY_SINCE:
        with_basis.append((date(year, 11, 24), CULTURE_DAY, _CULTURE_DAY_BASIS))
    return sorted(with_basis)


def _national_days(year: int) -> list[date]:
    """Return 02/9 and the neighbour that makes the longer rest (one day only before 2021)."""
    day = date(year, 9, 2)
    if year < TWO_NATIONAL_DAYS_SINCE:
        return [day]
    return sorted([day, day + timedelta(days=1 if day.weekday() in (_MONDAY, _THURSDAY, _SUNDAY) else -1)])


def _lunar_days(year: int) -> tuple[date | None, date | None]:
    """Return the first day of the lunar year (UTC+7) and 10/3 of the lunar calendar."""
    if str(year) in _listed_lunar_days():
        new_year_day, kings_day = map(date.fromisoformat, _listed_lunar_days()[str(year)])
        return new_year_day, kings_day
    return _computed_lunar_days(year)


@cache
def _listed_lunar_days() -> dict[str, list[str]]:
    """Return both days of the years that an office meets, worked out beforehand: the start waits for no package."""
    listed: dict[str, list[str]] = json.loads(paths.resources("holidays", "lunar.json").read_text(encoding="utf-8"))
    return listed


def _computed_lunar_days(year: int) -> tuple[date | None, date | None]:
    import holidays  # takes a tenth of a second, so only for a year far away

    days = holidays.country_holidays("VN", years=year, observed=False, language="vi")
    new_year = days.get_named("Tết Nguyên Đán", lookup="exact")
    hung_kings = days.get_named("Ngày Giỗ Tổ Hùng Vương", lookup="exact")
    return (new_year[0] if new_year else None), (hung_kings[0] if hung_kings else None)


def year_days(year: int) -> tuple[ListedDay, ...]:
    """Return the shipped days of a year or, where no notice is known, their forecast."""
    return shipped_year(year) if year in SHIPPED_YEARS else forecast_year(year)


class YearlyDays(Mapping[date, str]):
    """Names of days, read or worked out one year at a time, when a day of that year is first asked for."""

    def __init__(self, days_of_year: Callable[[int], Iterable[ListedDay]], kinds: frozenset[DayKind]) -> None:
        self._days_of_year = days_of_year
        self._kinds = kinds
        self._years: dict[int, dict[date, str]] = {}

    def __getitem__(self, day: date) -> str:
        return self.of_year(day.year)[day]

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and day in self.of_year(day.year)

    def __iter__(self) -> Iterator[date]:
        return (day for year in sorted(self._years) for day in self._years[year])

    def __len__(self) -> int:
        return sum(len(days) for days in self._years.values())

    def of_year(self, year: int) -> Mapping[date, str]:
        """Return the named days of one year."""
        if year not in self._years:
            listed = self._days_of_year(year)
            self._years[year] = {entry.day: entry.name for entry in listed if entry.kind in self._kinds}
        return self._years[year]


WORKED_KINDS = frozenset({DayKind.WORKED})
OFF_KINDS = frozenset(DayKind) - WORKED_KINDS


def calendar_of(
    days_of_year: Callable[[int], Iterable[ListedDay]],
    years_known: frozenset[int],
    *,
    load: Iterable[int] = (),
    works_saturdays: bool = False,
) -> WorkingCalendar:
    """Return a calendar over a source of yearly days; the years of ``load`` are read at once, others when asked."""

    @cache
    def remembered(year: int) -> tuple[ListedDay, ...]:
        days = days_of_year(year)
        return with_saturday_holidays(days, year) if works_saturdays else tuple(days)

    days_off, worked = YearlyDays(remembered, OFF_KINDS), YearlyDays(remembered, WORKED_KINDS)
    for year in load:
        days_off.of_year(year)
        worked.of_year(year)
    return WorkingCalendar(days_off, worked, years_known, works_saturdays)


def default_calendar(years: Iterable[int] = ()) -> WorkingCalendar:
    """Return the calendar of the shipped data; any year without a notice is forecast when it is asked for."""
    return calendar_of(year_days, frozenset(SHIPPED_YEARS), load=years)
