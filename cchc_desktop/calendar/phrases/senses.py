"""What a phrase can mean: days on the calendar, a recurrence, or no date; and how "trước" changes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from cchc_desktop.calendar.recurrence import Recurrence
from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.text.dates import short_date


class Lead(Enum):
    """What stands before the day: nothing, "chậm nhất" (the day counts), "trước 17 giờ" (so it does), "trước" (not)."""

    NONE = "none"
    BY = "by"
    BEFORE_HOUR = "before an hour"
    BEFORE = "before"


@dataclass(frozen=True)
class Asked:
    """What the answer depends on besides the words: the day counted from, the calendar, the reading of "trước"."""

    start: date
    calendar: WorkingCalendar
    before_excludes_day: bool = True


@dataclass(frozen=True)
class Days:
    """Days on the calendar, one or a whole period, in the wording of papers.

    ``words`` is empty for a day that has no other name than its date.
    ``ending`` is the wording of the last of several days ("hết tháng 12/2020"); a single day has none.
    """

    first: date
    last: date
    words: str
    ending: str = ""

    @classmethod
    def single(cls, day: date, words: str = "") -> Days:
        """Return one day, under its date if it has no other name."""
        return cls(day, day, words)

    @property
    def name(self) -> str:
        """The wording of papers, of a day without one its date in the user's language."""
        return self.words or _("the {day}").format(day=short_date(self.first))


@dataclass(frozen=True)
class Anchor:
    """The days a phrase may mean, nearest first; the first that is not over is taken where something was left unsaid.

    ``unsaid`` is the sentence that says so, with ``{taken}`` for what was taken. ``repeats`` holds the recurrences
    that the first and the last of these days make in a sentence that says "hằng tháng".
    """

    choices: Iterable[Days]
    unsaid: str = ""
    repeats: tuple[Recurrence, Recurrence] | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sense:
    """What one phrase of the sentence means.

    ``repeats`` is the recurrence it becomes beside "hằng tháng"; ``covers`` the days of a period, which gives way to
    a date inside it; a recurrence without its own day takes one from such a phrase. A counted day rests on the days
    off of the calendar. A mention is a day that the sentence names without making it a deadline.
    """

    day: date | None = None
    reason: str = ""
    notes: tuple[str, ...] = ()
    asks: bool = False
    recurrence: Recurrence | None = None
    has_own_day: bool = True
    repeats: Recurrence | None = None
    covers: tuple[date, date] | None = None
    is_counted: bool = False
    is_mention: bool = False

    @property
    def is_deadline(self) -> bool:
        """Whether there is a date or a recurrence."""
        return self.day is not None or self.recurrence is not None


def no_date(reason: str) -> Sense:
    """Return the sense of words that are no deadline, with the sentence that says why."""
    return Sense(reason=reason)


def settle(anchor: Anchor, lead: Lead, asked: Asked) -> Sense:
    """Choose the days meant and their last good day."""
    days, due, is_first = _chosen(anchor, lead, asked)
    notes = [*anchor.notes, *([anchor.unsaid.format(taken=days.name)] if anchor.unsaid else [])]
    if lead is Lead.BEFORE_HOUR:
        notes.append(_("an hour is written: that day is the last one"))
    is_moved = bool(anchor.unsaid) and (not is_first or due.year != asked.start.year)
    return Sense(
        day=due,
        reason=_derivation(days, due, lead),
        notes=tuple(notes),
        asks=due < asked.start or is_moved or bool(anchor.notes),
        repeats=_repeated(anchor, lead, asked),
        covers=(days.first, days.last) if lead is not Lead.BEFORE and days.first < days.last else None,
    )


def _chosen(anchor: Anchor, lead: Lead, asked: Asked) -> tuple[Days, date, bool]:
    chosen = None
    for days in anchor.choices:
        chosen = days, due_day(days, lead, asked), chosen is None
        if not anchor.unsaid or chosen[1] >= asked.start:
            break
    if chosen is None:
        raise ValidationError(_("That day is beyond the calendar."))
    return chosen


def due_day(days: Days, lead: Lead, asked: Asked) -> date:
    """Return the last good day: "trước" excludes the day named (a setting), and a whole period always."""
    is_excluded = asked.before_excludes_day or days.first < days.last
    return days.first - timedelta(days=1) if lead is Lead.BEFORE and is_excluded else days.last


def _derivation(days: Days, due: date, lead: Lead) -> str:
    if lead is Lead.BEFORE:
        template = _("before {named} → {day}") if due < days.first else _("before {named}, that day included → {day}")
        return template.format(named=days.name, day=short_date(due))
    if not days.words:
        return _("until the end of {day}").format(day=short_date(due))
    return f"{days.ending or days.words} → {short_date(due)}"


def _repeated(anchor: Anchor, lead: Lead, asked: Asked) -> Recurrence | None:
    if anchor.repeats is None:
        return None
    first, last = anchor.repeats
    is_excluded = asked.before_excludes_day or first != last
    return first.day_before() if lead is Lead.BEFORE and is_excluded else last
