"""The ways to begin a meeting, in the order they are offered: next of a series, template, copy, first of a kind.

For a month that was passed over there are two more, on top: its meeting, entered late, and why there was none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.periods import Period
from cchc_desktop.errors import NotFound
from cchc_desktop.i18n import _
from cchc_desktop.meetings.draft_records import MeetingDraft
from cchc_desktop.meetings.drafting import (
    copy_of,
    first_of_kind,
    for_period,
    from_template,
    next_of_series,
    next_period,
    series,
)
from cchc_desktop.meetings.model import Meeting
from cchc_desktop.meetings.records import MeetingKind
from cchc_desktop.meetings.templates import template, template_rows


class WayKind(Enum):
    """Where a new meeting comes from."""

    LATE = "late"
    """The meeting of a month that was passed over."""
    NOT_HELD = "not_held"
    """Why a month had no meeting: one that is called off, with its reason."""
    NEXT = "next"
    TEMPLATE = "template"
    COPY = "copy"
    FIRST = "first"


PASSED_OVER = (WayKind.LATE, WayKind.NOT_HELD)
"""The ways that are about a month without a meeting."""


@dataclass(frozen=True)
class Way:
    """One way to begin: the kind of meeting it makes, and the template or meeting it starts from.

    ``name`` is the template's; ``period`` the code of the next meeting's, of the copied one's, or of the month that was
    passed over.
    """

    kind: WayKind
    meeting_kind: MeetingKind
    source_id: int | None = None
    name: str = ""
    period: str = ""


def ways(session: Session, *, today: date, shown_id: int | None = None, month: Period | None = None) -> list[Way]:
    """Return every way there is, the meeting that is due first on top; ``shown_id`` can be copied.

    ``month`` is one that was passed over: it comes before the others.
    """
    met = series(session)
    due = sorted((next_period(row, today), row.last_id, row.kind.value) for row in met)
    found = [] if month is None else [Way(kind, MeetingKind.MONTHLY, period=month.code) for kind in PASSED_OVER]
    found += [Way(WayKind.NEXT, MeetingKind(kind), last, period=period.code) for period, last, kind in due]
    found += [Way(WayKind.TEMPLATE, row.kind, row.id, row.name) for row in template_rows(session)]
    if shown_id is not None:
        query = select(Meeting.kind, Meeting.period).where(Meeting.id == shown_id)
        for kind, period in session.execute(query):
            found.append(Way(WayKind.COPY, kind, shown_id, period=period))
    known = {row.kind for row in met}
    return found + [Way(WayKind.FIRST, kind) for kind in MeetingKind if kind not in known]


def begin(session: Session, way: Way, *, today: date, day: date | None = None) -> MeetingDraft:
    """Return the meeting that a way makes; ``day`` is the day she chose. Raises NotFound for a source that is gone."""
    match way.kind:
        case WayKind.LATE | WayKind.NOT_HELD:
            return for_period(session, way.meeting_kind, Period.parse(way.period), day=day)
        case WayKind.NEXT:
            return next_of_series(session, way.meeting_kind, today=today, day=day)
        case WayKind.FIRST:
            return first_of_kind(session, way.meeting_kind, day=day or today)
    if way.source_id is None:
        raise NotFound(_("This meeting is no longer in the file."))
    if way.kind is WayKind.COPY:
        return copy_of(session, way.source_id, day=day or today)
    return from_template(session, template(session, way.source_id), day=day or today)
