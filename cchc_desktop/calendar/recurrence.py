"""Work that comes back: every week, month, quarter or year, and the day it is due in each of them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.text.dates import WEEKDAYS, month_number


class Every(Enum):
    """How often, from the shortest to the longest."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class NamedDay(Enum):
    """A day of a month that has no number of its own."""

    LAST = "last"
    FIRST_WORKING = "first_working"
    LAST_WORKING = "last_working"


_MONTHS = {Every.MONTH: 1, Every.QUARTER: 3, Every.YEAR: 12}
_EVERY_WORDS = {Every.WEEK: "hằng tuần", Every.MONTH: "hằng tháng", Every.QUARTER: "hằng quý", Every.YEAR: "hằng năm"}
_MONTH_OF_QUARTER = ("tháng đầu quý", "tháng thứ hai của quý", "tháng cuối quý")
_DAY_WORDS = {
    NamedDay.LAST: "ngày cuối tháng",
    NamedDay.FIRST_WORKING: "ngày làm việc đầu tiên của tháng",
    NamedDay.LAST_WORKING: "ngày làm việc cuối cùng của tháng",
}


@dataclass(frozen=True)
class Recurrence:
    """One due day in every week, month, quarter or year.

    ``day`` is the day of the month, in a week 1 (Monday) … 7; a month too short for it ends earlier.
    ``month`` is the month of the quarter (1–3) or of the year (1–12), None for the other two.
    Raises ValidationError for a day or month that does not exist.
    """

    every: Every
    day: int | NamedDay
    month: int | None = None

    def __post_init__(self) -> None:
        months = _MONTHS.get(self.every, 0)
        month_fits = self.month is None if months <= 1 else self.month is not None and 1 <= self.month <= months
        day_fits = isinstance(self.day, NamedDay) and months > 0
        if month_fits and isinstance(self.day, int):
            day_fits = 1 <= self.day <= self._longest
        if not month_fits or not day_fits:
            raise ValidationError(_("There is no such day in every week, month, quarter or year."))

    @property
    def _longest(self) -> int:
        if self.every is Every.WEEK:
            return 7
        return calendar.monthrange(2000, self.month or 1)[1] if self.every is Every.YEAR else 31

    @property
    def label(self) -> str:
        """The wording of papers: ngày 25 hằng tháng, thứ Sáu hằng tuần, ngày 20 tháng cuối quý, hằng quý."""
        every = _EVERY_WORDS[self.every]
        if self.every is Every.WEEK and isinstance(self.day, int):
            return f"{WEEKDAYS[self.day - 1]} {every}"
        day = _DAY_WORDS[self.day] if isinstance(self.day, NamedDay) else f"ngày {self.day:02d}"
        if self.month is None:
            return f"{day}, {every}" if isinstance(self.day, NamedDay) else f"{day} {every}"
        day = day.removesuffix(" của tháng").removesuffix(" tháng")
        if self.every is Every.QUARTER:
            return f"{day} {_MONTH_OF_QUARTER[self.month - 1]}, {every}"
        return f"{day} tháng {month_number(self.month)} {every}"

    def as_plain(self) -> dict[str, str | int]:
        """Return what the command line prints: {"every": "quarter", "month": 3, "day": 20}."""
        day = self.day.value if isinstance(self.day, NamedDay) else self.day
        month = {} if self.month is None else {"month": self.month}
        return {"every": self.every.value, **month, "day": day}

    def due_in(self, day: date, working: WorkingCalendar) -> date:
        """Return the due day of the week, month, quarter or year that holds this day."""
        if self.every is Every.WEEK:
            monday = day.toordinal() - day.weekday()
            return _from_ordinal(monday + self._number - 1)
        length = _MONTHS[self.every]
        first_month = (day.month - 1) // length * length + 1
        return self._in_month(day.year, first_month + (self.month or 1) - 1, working)

    def first_due(self, start: date, working: WorkingCalendar) -> date:
        """Return the first due day that is not before ``start``."""
        due = self.due_in(start, working)
        return due if due >= start else self.due_in(self._next_period(start), working)

    def day_before(self) -> Recurrence | None:
        """Return the recurrence one day earlier, or None where it has no name (the day before the last)."""
        if isinstance(self.day, NamedDay):
            return None
        if self.day > 1:
            return replace(self, day=self.day - 1)
        if self.every is Every.WEEK:
            return replace(self, day=7)
        month = None if self.month is None else (self.month - 2) % _MONTHS[self.every] + 1
        return replace(self, day=NamedDay.LAST, month=month)

    @property
    def _number(self) -> int:
        return self.day if isinstance(self.day, int) else 31

    def _in_month(self, year: int, month: int, working: WorkingCalendar) -> date:
        last = date(year, month, calendar.monthrange(year, month)[1])
        if self.day is NamedDay.FIRST_WORKING:
            first = last.replace(day=1)
            return first if working.is_working_day(first) else working.next_working_day(first)
        if self.day is NamedDay.LAST_WORKING:
            return last if working.is_working_day(last) else working.previous_working_day(last)
        return last.replace(day=min(self._number, last.day))

    def _next_period(self, day: date) -> date:
        if self.every is Every.WEEK:
            return _from_ordinal(day.toordinal() + 7)
        length = _MONTHS[self.every]
        months = day.year * 12 + (day.month - 1) // length * length + length
        if months // 12 > date.max.year:
            raise _beyond_calendar()
        return date(months // 12, months % 12 + 1, 1)


def _from_ordinal(ordinal: int) -> date:
    if not 1 <= ordinal <= date.max.toordinal():
        raise _beyond_calendar()
    return date.fromordinal(ordinal)


def _beyond_calendar() -> ValidationError:
    return ValidationError(_("That day is beyond the calendar."))
