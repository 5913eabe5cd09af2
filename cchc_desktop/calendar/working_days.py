"""Counting working days of the civil service: Monday to Friday, less the days off, plus the Saturdays worked.

In "n working days from day D" day D itself is not counted (Civil Code 2015, art. 147).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate

from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WorkingCalendar:
    """The days off and the Saturdays worked, by name; the years that rest on a notice.

    A mapping may work out a year when it is first asked for. Days of other years count as a forecast.
    With ``works_saturdays`` a Saturday is a working day like any other, unless it is a day off.
    """

    days_off: Mapping[date, str]
    worked: Mapping[date, str]
    years_known: frozenset[int]
    works_saturdays: bool = False
    _counted: dict[int, tuple[int, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def is_working_day(self, day: date) -> bool:
        """Tell whether the offices work on this day."""
        if day.weekday() < _SATURDAY + self.works_saturdays:
            return day not in self.days_off
        return day in self.worked

    def add_working_days(self, start: date, n: int) -> date:
        """Return the n-th working day after ``start``, which is not counted; ``start`` itself for 0."""
        if n < 0:
            raise ValidationError(_("The number of working days cannot be below zero."))
        if n == 0:
            return start
        year, left = start.year, self._count_until(start) + n
        while left > self._counts_of(year)[-1]:
            left -= self._counts_of(year)[-1]
            year += 1
            if year > date.max.year:
                raise _beyond_calendar()
        return date(year, 1, 1) + timedelta(days=bisect_left(self._counts_of(year), left))

    def working_days_between(self, start: date, end: date) -> int:
        """Count the working days after ``start`` up to and including ``end``; 0 when ``end`` is not later."""
        if end <= start:
            return 0
        whole_years = sum(self._counts_of(year)[-1] for year in range(start.year, end.year))
        return whole_years - self._count_until(start) + self._count_until(end)

    def next_working_day(self, day: date) -> date:
        """Return the first working day after this day."""
        return self._nearest(day, _ONE_DAY)

    def previous_working_day(self, day: date) -> date:
        """Return the last working day before this day."""
        return self._nearest(day, -_ONE_DAY)

    def is_forecast(self, year: int) -> bool:
        """Tell whether the days off of this year are a forecast, because no notice is known yet."""
        return year not in self.years_known

    def day_name(self, day: date) -> str | None:
        """Return the name of a day off or of a Saturday worked ("Tết Nguyên đán"); None for any other day."""
        return self.days_off.get(day) or self.worked.get(day)

    def _count_until(self, day: date) -> int:
        """Count the working days of the year up to and including this day."""
        return self._counts_of(day.year)[day.toordinal() - date(day.year, 1, 1).toordinal()]

    def _counts_of(self, year: int) -> tuple[int, ...]:
        """Return the count up to each day of a year; a list of meetings asks for the same years again and again."""
        if year not in self._counted:
            first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
            days = map(date.fromordinal, range(first, last + 1))
            self._counted[year] = tuple(accumulate(map(self.is_working_day, days)))
        return self._counted[year]

    def _nearest(self, day: date, step: timedelta) -> date:
        try:
            day += step
            while not self.is_working_day(day):
                day += step
        except OverflowError as error:
            raise _beyond_calendar() from error
        return day


def _beyond_calendar() -> ValidationError:
    return ValidationError(_("That day is beyond the calendar."))
