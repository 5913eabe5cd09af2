"""The words of meetings in lists and choices."""

from __future__ import annotations

from typing import Final

from cchc_desktop.calendar.period_names import period_name
from cchc_desktop.calendar.periods import Period
from cchc_desktop.i18n import DEFAULT_LANGUAGE, _, language, mark
from cchc_desktop.meetings.records import MeetingKind, MeetingMode
from cchc_desktop.meetings.rules import short_name

__all__ = ["KINDS", "MODES", "meeting_name", "period_name"]

KINDS: Final = (
    (MeetingKind.MONTHLY, mark("Monthly review")),
    (MeetingKind.QUARTERLY, mark("Quarterly review")),
    (MeetingKind.HALF_YEAR, mark("Half-year review")),
    (MeetingKind.NINE_MONTHS, mark("9-month review")),
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
    """Return the short name of a meeting: "Giao ban tháng 12/2020", "Monthly review 12/2020"."""
    parsed = Period.parse(period)
    if language() == DEFAULT_LANGUAGE:
        return short_name(kind, parsed)
    return f"{_(dict(KINDS)[kind])} {period_name(parsed)}"
