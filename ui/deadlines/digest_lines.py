"""The report of the morning as lines of a list: meetings, what is late or due soon, who is away, what is undecided."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date

from cchc_desktop.deadlines.agenda import Deadline
from cchc_desktop.deadlines.digest import LATER_DAYS, SOON_DAYS, AskedExtension, Digest, MeetingToday
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.text.dates import short_date
from ui.deadlines.items import key_of
from ui.deadlines.lines import Line, line_of, short_day
from ui.deadlines.lines_view import Group

Thing = Deadline | MeetingToday | AskedExtension
"""One line of the report."""


def digest_groups(digest: Digest) -> list[Group[Thing]]:
    """Return the parts of the report in their order, also the empty ones."""
    soon, week = _("Due within {n} days"), _("Due in {first} to {last} days")
    return [
        Group(_("Meetings today"), "accent", digest.meetings),
        Group(_("Overdue"), "red", digest.overdue),
        Group(_("Due today"), "amber", digest.today),
        Group(soon.format(n=SOON_DAYS), "amber", digest.soon),
        Group(week.format(first=SOON_DAYS + 1, last=LATER_DAYS), "text2", digest.week),
        Group(_("Notices of conclusions owed"), "text2", digest.notices),
        Group(_("Months without a meeting"), "text2", digest.missing_meetings),
        Group(_("People away, work handed over"), "text2", digest.away),
        Group(_("Commitments without figures"), "text2", digest.figures),
        Group(_("Extensions asked for, not decided"), "text2", digest.extensions),
    ]


def digest_line(thing: Thing, today: date) -> Line:
    """Return the line of one thing."""
    match thing:
        case MeetingToday():
            icon = ("people_team", "accent", False)
            return Line(thing.time or short_day(today), "", *icon, thing.title, thing.place or thing.code, "", "text2")
        case AskedExtension():
            asked = _("asked {day}").format(day=short_date(thing.asked_on)) if thing.asked_on else ""
            below = " · ".join(filter(None, (thing.code, asked, thing.reason)))
            end = _("to {day}").format(day=short_date(thing.to_due))
            icon = ("calendar_arrow_right", "accent", False)
            return Line(short_day(thing.to_due), "", *icon, thing.work, below, end, "text2")
        case _:
            return line_of(thing, today)


def digest_key(thing: Thing) -> Hashable:
    """Return what names a thing across two readings."""
    match thing:
        case MeetingToday():
            return "meeting", thing.id
        case AskedExtension():
            return "extension", thing.task_id, thing.to_due
        case _:
            return key_of(thing)


def record_of(thing: Thing) -> tuple[str, int] | None:
    """Return kind and id of the record behind a thing."""
    match thing:
        case MeetingToday():
            return "meeting", thing.id
        case AskedExtension():
            return "task", thing.task_id
        case _:
            return (thing.record_kind, thing.record_id) if thing.record_id is not None else None


def digest_summary(digest: Digest) -> str:
    """Say in one sentence how the day stands."""
    overdue, today, soon = len(digest.overdue), len(digest.today), len(digest.soon)
    parts = [
        ngettext("{n} task overdue", "{n} tasks overdue", overdue).format(n=overdue) if overdue else "",
        ngettext("{n} due today", "{n} due today", today).format(n=today) if today else "",
        ngettext("{n} in the next three days", "{n} in the next three days", soon).format(n=soon) if soon else "",
    ]
    work = ", ".join(filter(None, parts)) or _("Nothing is overdue or due within three days")
    if not digest.meetings:
        meetings = _("No meeting today.")
    else:
        count = len(digest.meetings)
        meetings = ngettext("{n} meeting today.", "{n} meetings today.", count).format(n=count)
    return f"{work}. {meetings}"
