"""The words of meetings in lists and choices."""

from __future__ import annotations

from typing import Final

from cchc_desktop.calendar.periods import Period
from cchc_desktop.i18n import mark
from cchc_desktop.meetings.records import MeetingKind, MeetingMode
from cchc_desktop.meetings.rules import short_name

KINDS: Final = (
    (MeetingKind.MONTHLY, mark("Monthly review")),
    (MeetingKind.QUARTERLY, mark("Quarterly review")),
    (MeetingKind.HALF_YEAR, mark("Half-year review")),
    (MeetingKind.NINE_MONTHS, mark("Nine-month review")),
    (MeetingKind.YEAR_END, mark("Year-end review")),
    (MeetingKind.INSPECTION, mark("Inspection")),
    (MeetingKind.EXTRAORDINARY, mark("Extraordinary")),
)
MODES: Final = (
    (MeetingMode.IN_PERSON, mark("In person")),
    (MeetingMode.ONLINE, mark("Online")),
    (MeetingMode.HYBRID, mark("Hybrid")),
)


def meeting_name(kind: MeetingKind, period: str) -> str:
    """Return the short name of a meeting: "Giao ban tháng 12/2020"."""
    return short_name(kind, Period.parse(period))
