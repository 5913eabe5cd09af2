"""Before a meeting is held: it is made from a draft, postponed, called off, or taken up again."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from cchc_desktop.calendar.periods import Period
from cchc_desktop.changes import Changes
from cchc_desktop.errors import Conflict, ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.meetings.draft_records import MeetingDraft
from cchc_desktop.meetings.model import AgendaItem, Attendance, Meeting, MeetingSite
from cchc_desktop.meetings.queries import taken_codes
from cchc_desktop.meetings.records import AgendaEntry, AttendanceEntry, MeetingState, SiteEntry
from cchc_desktop.meetings.rules import check_details, check_roll_call, proposed_code, state_by_date
from cchc_desktop.meetings.service import open_meeting
from cchc_desktop.text.normalise import clean_line

_LONGEST_REASON = 500


def plan_meeting(session: Session, draft: MeetingDraft, *, today: date) -> tuple[int, Changes]:
    """Make a meeting from a draft and return its id. Raises ValidationError for details that cannot stand."""
    details = draft.details
    check_details(details)
    check_roll_call(draft.attendance)
    code = proposed_code(details.kind, Period.parse(details.period), taken_codes(session))
    meeting = Meeting(
        code=code,
        proceedings=draft.proceedings,
        conclusions_lead_in=draft.conclusions_lead_in,
        branch_site_kind=draft.branch_site_kind,
        state=state_by_date(details.end_date or details.start_date, today),
        **vars(details),
    )
    session.add(meeting)
    session.flush()
    session.add_all(AgendaItem(**_line(meeting, at, entry)) for at, entry in enumerate(draft.agenda))
    session.add_all(MeetingSite(**_line(meeting, at, entry)) for at, entry in enumerate(draft.sites))
    session.add_all(Attendance(**_line(meeting, at, entry)) for at, entry in enumerate(draft.attendance))
    session.flush()
    return meeting.id, Changes.of("meeting", "agenda", "site", "attendance", record_id=meeting.id)


def plan_none(session: Session, draft: MeetingDraft, reason: str, *, today: date) -> tuple[int, Changes]:
    """Record why there was no meeting: the draft stands in the list, called off. Raises ValidationError."""
    sentence = _reason(reason, _("Say why there was no meeting."))
    meeting_id, changes = plan_meeting(session, replace(draft, attendance=(), sites=()), today=today)
    meeting = open_meeting(session, meeting_id)
    meeting.state, meeting.state_reason = MeetingState.CANCELLED, sentence
    session.flush()
    return meeting_id, changes


def postpone_meeting(session: Session, meeting_id: int, reason: str, *, new_day: date | None = None) -> Changes:
    """Put a meeting off for a reason; with a new day it is planned for that day again, and the reason stays.

    Raises ValidationError without a reason or for a day that is not later, Conflict when the meeting was held.
    """
    meeting = _not_held(session, meeting_id)
    meeting.state_reason = _reason(reason, _("Say why the meeting is put off."))
    meeting.state = MeetingState.POSTPONED
    if new_day is not None:
        if new_day <= meeting.start_date:
            raise ValidationError(_("The new day must be after the present one."), "new_day")
        _move(meeting, new_day)
        meeting.state = MeetingState.PLANNED
    session.flush()
    return Changes.of("meeting", record_id=meeting_id)


def cancel_meeting(session: Session, meeting_id: int, reason: str) -> Changes:
    """Call a meeting off for a reason. Raises ValidationError without one, Conflict when the meeting was held."""
    meeting = _not_held(session, meeting_id)
    meeting.state_reason = _reason(reason, _("Say why the meeting is called off."))
    meeting.state = MeetingState.CANCELLED
    session.flush()
    return Changes.of("meeting", record_id=meeting_id)


def resume_meeting(session: Session, meeting_id: int, *, day: date, today: date) -> Changes:
    """Plan a meeting that was put off or called off for a day. Raises Conflict for any other meeting."""
    meeting = open_meeting(session, meeting_id)
    if meeting.state not in (MeetingState.POSTPONED, MeetingState.CANCELLED):
        raise Conflict(_("This meeting is neither put off nor called off."))
    _move(meeting, day)
    meeting.state = state_by_date(meeting.end_date or meeting.start_date, today)
    meeting.state_reason = ""
    session.flush()
    return Changes.of("meeting", record_id=meeting_id)


def _line(meeting: Meeting, position: int, entry: AgendaEntry | SiteEntry | AttendanceEntry) -> dict[str, Any]:
    return {"meeting_id": meeting.id, "position": position, **asdict(entry)}


def _not_held(session: Session, meeting_id: int) -> Meeting:
    meeting = open_meeting(session, meeting_id)
    if meeting.state is MeetingState.DRAFT_MINUTES:
        raise Conflict(_("Minutes of this meeting are being written: it has taken place."))
    return meeting


def _reason(typed: str, sentence: str) -> str:
    reason = clean_line(typed)
    if not reason:
        raise ValidationError(sentence, "reason")
    if len(reason) > _LONGEST_REASON:
        raise ValidationError(_("The reason is longer than {limit} letters.").format(limit=_LONGEST_REASON), "reason")
    return reason


def _move(meeting: Meeting, day: date) -> None:
    length = meeting.end_date - meeting.start_date if meeting.end_date is not None else timedelta(0)
    if meeting.end_date is not None:
        meeting.end_date = day + length
    meeting.start_date = day
