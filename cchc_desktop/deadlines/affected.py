"""Which deadlines already given would have come out differently under a changed calendar. None of them is moved."""

from __future__ import annotations

import calendar
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from cchc_desktop.calendar.phrases import PhraseKind, read_phrase
from cchc_desktop.calendar.recurrence import Recurrence
from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.text.dates import short_date, weekday_name

_AROUND: Final = timedelta(days=31)


@dataclass(frozen=True)
class GivenDeadline:
    """A deadline that was given, and how it came out: so many working days from a day, or the words from that day.

    ``kind`` and ``record_id`` name its record; with neither words nor ``working_days`` it is a fixed day. Of recurring
    work ``counted_from`` lies in the ``period``.
    """

    kind: str
    record_id: int
    code: str
    title: str
    due_on: date
    counted_from: date | None = None
    working_days: int = 0
    wording: str = ""
    recurrence: Recurrence | None = None
    period: str = ""

    @property
    def span(self) -> tuple[date, date]:
        """The days on which it can depend, generously: weeks and feasts around both ends."""
        ends = sorted((self.counted_from or self.due_on, self.due_on))
        return ends[0] - _AROUND, ends[1] + _AROUND

    @property
    def years(self) -> range:
        """The years on which it can depend."""
        first, last = self.span
        return range(first.year, last.year + 1)

    def is_near(self, changed: Sequence[date]) -> bool:
        """Tell whether one of these days, in order, is among those on which it can depend."""
        first, last = self.span
        place = bisect_left(changed, first)
        return place < len(changed) and changed[place] <= last

    def counted(self, working: WorkingCalendar) -> date | None:
        """Return the day that the calendar gives; None where nothing is counted or the words give no one day."""
        if self.counted_from is None:
            return None
        if self.working_days:
            return working.add_working_days(self.counted_from, self.working_days)
        if self.recurrence is not None:
            return self.recurrence.due_in(self.counted_from, working)
        if not self.wording:
            return None
        try:
            reading = read_phrase(self.wording, self.counted_from, working)
        except ValidationError:
            return None
        return reading.date if reading.kind is PhraseKind.DATE else None


@dataclass(frozen=True)
class AffectedDeadline:
    """A deadline that stays, and what the changed calendar says of it.

    ``would_be`` is the day it would come out at, None where only its own day became a day of rest (``rest_day`` is the
    name of that); the working days around it are proposed then.
    """

    given: GivenDeadline
    would_be: date | None = None
    rest_day: str = ""
    day_before: date | None = None
    day_after: date | None = None

    @property
    def new_words(self) -> str:
        """What the changed calendar says, in a few words."""
        if self.would_be is not None:
            return short_date(self.would_be)
        words = _("{name}; working days around it: {before}, {after}")
        return words.format(name=self.rest_day, before=_short(self.day_before), after=_short(self.day_after))


def affected_deadlines(
    given: Iterable[GivenDeadline], before: WorkingCalendar, after: WorkingCalendar
) -> tuple[AffectedDeadline, ...]:
    """Return the deadlines that would come out at another day, or whose day was worked and is no longer, by day.

    A deadline that was set by hand to another day than the calendar gave is not affected by what the calendar gives.
    """
    deadlines = list(given)
    changed = _changed_days({year for each in deadlines for year in each.years}, before, after)
    old, new = _Counting(before), _Counting(after)
    near = (each for each in deadlines if each.is_near(changed))
    found = [each for deadline in near if (each := _affected(deadline, old, new)) is not None]
    return tuple(sorted(found, key=lambda each: (each.given.due_on, each.given.code)))


class _Counting:
    """Counts by one calendar; deadlines given alike are counted once, because reading words takes a millisecond."""

    def __init__(self, calendar: WorkingCalendar) -> None:
        self.calendar = calendar
        self._counted: dict[GivenDeadline, date | None] = {}

    def of(self, given: GivenDeadline) -> date | None:
        """Return the day that the calendar gives."""
        alike = replace(given, kind="", record_id=0, code="", title="", due_on=date.min, period="")
        if alike not in self._counted:
            self._counted[alike] = given.counted(self.calendar)
        return self._counted[alike]


def _changed_days(years: Iterable[int], before: WorkingCalendar, after: WorkingCalendar) -> list[date]:
    """Return the days of these years that are worked under one calendar only, or have another name, in order."""
    days = (
        date(year, 1, 1) + timedelta(days=step) for year in sorted(years) for step in range(365 + calendar.isleap(year))
    )
    return [
        day
        for day in days
        if before.is_working_day(day) != after.is_working_day(day) or before.day_name(day) != after.day_name(day)
    ]


def _affected(given: GivenDeadline, before: _Counting, after: _Counting) -> AffectedDeadline | None:
    new, due, calendar_after = after.of(given), given.due_on, after.calendar
    if new is not None and new != due and before.of(given) == due:
        return AffectedDeadline(given, new)
    if before.calendar.is_working_day(due) and not calendar_after.is_working_day(due):
        name = calendar_after.day_name(due) or weekday_name(due)
        around = calendar_after.previous_working_day(due), calendar_after.next_working_day(due)
        return AffectedDeadline(given, None, name, *around)
    return None


def summary(found: Sequence[AffectedDeadline]) -> str:
    """Return the sentence over the list, "" for none."""
    if not found:
        return ""
    words = ngettext(
        "{n} deadline already given stays as it is. Counted anew it would be another day.",
        "{n} deadlines already given stay as they are. Counted anew they would be other days.",
        len(found),
    )
    return words.format(n=len(found))


def as_text(found: Sequence[AffectedDeadline]) -> str:
    """Return the list as plain text, a line for each deadline."""
    line = _("{code} – {title}: given {due}; by the new calendar {new}")
    lines = [
        line.format(code=each.given.code, title=each.given.title, due=short_date(each.given.due_on), new=each.new_words)
        for each in found
    ]
    return "\n".join([summary(found), *lines])


def _short(day: date | None) -> str:
    return short_date(day) if day is not None else "–"
