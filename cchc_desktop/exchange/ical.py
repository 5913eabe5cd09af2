"""Deadlines as an iCalendar file (RFC 5545), for the calendar of a telephone or of an office program.

Every deadline is an event of one whole day; its UID stays the same, so that a later file replaces what an earlier one
brought instead of doubling it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from cchc_desktop.deadlines.agenda import Deadline

PRODUCT = "-//cchc-desktop//Thoi han//VI"
REMIND_BEFORE = timedelta(days=-1)
"""A reminder stands at midnight, one day before the deadline."""


def calendar_file(found: Iterable[Deadline], *, name: str, file_id: str, now: datetime) -> bytes:
    """Return the file; deadlines without a day are left out. ``now`` is aware; ``file_id`` is the data file's own."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for each in found:
        if each.day is not None:
            calendar.add_component(_event(each, each.day, file_id, now))
    data: bytes = calendar.to_ical()
    return data


def _event(each: Deadline, day: date, file_id: str, now: datetime) -> Event:
    event = Event()
    record = each.record_id if each.record_id is not None else each.code
    period = f"-{each.period}" if each.period else ""
    event.add("uid", f"{each.kind.value}-{record}{period}@{file_id or 'cchc'}")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", f"{each.code}: {each.text}")
    if details := "\n".join(filter(None, (each.who, each.wording))):
        event.add("description", details)
    event.add("categories", [each.kind.value])
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"{each.code}: {each.text}")
    alarm.add("trigger", REMIND_BEFORE)
    event.add_component(alarm)
    return event
