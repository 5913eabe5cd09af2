"""What the calendar says about meetings: when the notice of conclusions is owed, and which month had no meeting."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cchc_desktop.calendar.periods import Period
from cchc_desktop.calendar.working_days import WorkingCalendar

NOTICE_WORKING_DAYS = 5
"""The notice of conclusions is sent within so many working days after the meeting (Decision 45/2018/QĐ-TTg)."""


def notice_due(meeting_end: date, calendar: WorkingCalendar, given: Mapping[date, date] | None = None) -> date:
    """Return the last day to send the notice of conclusions of a meeting that ended on this day.

    ``given`` are deadlines of the meeting that a change of the calendar left as they were, by the day counted from.
    """
    return (given or {}).get(meeting_end) or calendar.add_working_days(meeting_end, NOTICE_WORKING_DAYS)


def notice_late_working_days(due: date, sent: date | None, today: date, calendar: WorkingCalendar) -> int:
    """Count the working days after the due date until the notice was sent, or until today; 0 when not late."""
    return calendar.working_days_between(due, sent or today)


def months_without_meeting(months_covered: set[str], first: date, today: date) -> list[Period]:
    """Return the completed months, from the month of ``first`` on, whose code (2020-12) is not covered."""
    missing = []
    month, present = Period.month_of(first), Period.month_of(today)
    while month < present:
        if month.code not in months_covered:
            missing.append(month)
        month = month.following()
    return missing
