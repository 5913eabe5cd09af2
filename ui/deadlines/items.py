"""What stands in the list and in the month: what falls due, and the meetings of each day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cchc_desktop.deadlines.agenda import Deadline, DeadlineKind
from cchc_desktop.meetings.records import MeetingRow, MeetingState

_OFF = (MeetingState.POSTPONED, MeetingState.CANCELLED)


@dataclass(frozen=True, slots=True)
class MeetingDay:
    """A meeting in the month; it falls due in no list."""

    id: int
    code: str
    title: str
    day: date


Item = Deadline | MeetingDay
"""One thing of a day."""

ItemKey = tuple[str, str]


def key_of(item: Item) -> ItemKey:
    """Return what names an item across two readings."""
    if isinstance(item, MeetingDay):
        return "meeting", str(item.id)
    period = f" {item.period}" if item.kind is DeadlineKind.COMMITMENT else ""  # each of its periods is a line
    return item.kind.value, item.code if item.record_id is None else f"{item.record_id}{period}"


def meeting_days(rows: Iterable[MeetingRow]) -> list[MeetingDay]:
    """Return the meetings that take place or took place, by day."""
    found = [MeetingDay(row.id, row.code, row.title, row.start_date) for row in rows if row.state not in _OFF]
    return sorted(found, key=lambda each: (each.day, each.id))
