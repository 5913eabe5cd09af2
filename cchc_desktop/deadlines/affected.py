"""Which deadlines already given would have come out differently under a changed calendar. None of them is moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cchc_desktop.calendar.phrases import PhraseKind, read_phrase
from cchc_desktop.calendar.recurrence import Recurrence
from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.text.dates import short_date, weekday_name


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

    def counted(self, calendar: WorkingCalendar) -> date | None:
        """Return the day that the calendar gives; None where nothing is counted or the words give no one day."""
        if self.counted_from is None:
            return None
        if self.working_days:
            return calendar.add_working_days(self.counted_from, self.working_days)
        if self.recurrence is not None:
            return self.recurrence.due_in(self.counted_from, calendar)
        if not self.wording:
            return None
        try:
            reading = read_phrase(self.wording, self.counted_from, calendar)
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
    found = [each for deadline in given if (each := _affected(deadline, before, after)) is not None]
    return tuple(sorted(found, key=lambda each: (each.given.due_on, each.given.code)))


def _affected(given: GivenDeadline, before: WorkingCalendar, after: WorkingCalendar) -> AffectedDeadline | None:
    new = given.counted(after)
    if new is not None and new != given.due_on and given.counted(before) == given.due_on:
        return AffectedDeadline(given, new)
    due = given.due_on
    if before.is_working_day(due) and not after.is_working_day(due):
        name = after.day_name(due) or weekday_name(due)
        return AffectedDeadline(given, None, name, after.previous_working_day(due), after.next_working_day(due))
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
