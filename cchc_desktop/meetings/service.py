"""Changes to a meeting; each verb stores one page of the editor and refuses when the minutes are signed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from cchc_desktop.calendar.periods import Period
from cchc_desktop.changes import Changes
from cchc_desktop.committee.queries import people_at
from cchc_desktop.errors import Conflict, NotFound
from cchc_desktop.i18n import _
from cchc_desktop.meetings.assigned import require_no_tasks
from cchc_desktop.meetings.model import AgendaItem, Attendance, Conclusion, Meeting, MeetingSite, Vote
from cchc_desktop.meetings.queries import children, taken_codes
from cchc_desktop.meetings.records import (
    MEETING,
    AgendaEntry,
    AttendanceEntry,
    ConclusionEntry,
    MeetingDetails,
    MeetingState,
    Presence,
    SiteEntry,
    VoteEntry,
)
from cchc_desktop.meetings.rules import (
    OUTLINE,
    check_details,
    check_issued_papers,
    check_roll_call,
    is_outline,
    proposed_code,
    state_by_date,
)
from cchc_desktop.register.queries import papers_of
from cchc_desktop.register.records import Paper
from cchc_desktop.register.service import save_papers as save_papers_of
from cchc_desktop.storage import locks
from cchc_desktop.storage.base import Base

_Child = TypeVar("_Child", AgendaItem, MeetingSite, Attendance, Vote, Conclusion)


def create_meeting(session: Session, details: MeetingDetails, *, today: date) -> tuple[int, Changes]:
    """Add a meeting with everybody of the committee invited, and return its id."""
    check_details(details)
    code = proposed_code(details.kind, Period.parse(details.period), taken_codes(session))
    meeting = Meeting(
        code=code, proceedings=OUTLINE, state=state_by_date(details.end_date or details.start_date, today)
    )
    _fill(meeting, details)
    session.add(meeting)
    session.flush()
    people = [person for person in people_at(session, details.start_date) if person.role_kind is not None]
    for position, person in enumerate(people):
        session.add(Attendance(meeting_id=meeting.id, position=position, person_id=person.id))
    session.flush()
    return meeting.id, Changes.of("meeting", "attendance", record_id=meeting.id)


def save_details(session: Session, meeting_id: int, details: MeetingDetails) -> Changes:
    """Store the page "Thông tin"."""
    check_details(details)
    _fill(open_meeting(session, meeting_id), details)
    session.flush()
    return Changes.of("meeting", record_id=meeting_id)


def save_agenda(session: Session, meeting_id: int, entries: Sequence[AgendaEntry]) -> Changes:
    """Store the agenda in this order."""
    open_meeting(session, meeting_id)
    _replace(session, AgendaItem, meeting_id, [vars(entry) for entry in entries])
    return Changes.of("agenda", record_id=meeting_id)


def save_attendance(
    session: Session,
    meeting_id: int,
    entries: Sequence[AttendanceEntry],
    *,
    participants_wording: Sequence[str],
    today: date,
) -> Changes:
    """Store the roll call and the wording of the participants; a recorded presence makes draft minutes.

    Lines that name nobody are left out: they would count as invited.
    """
    meeting = open_meeting(session, meeting_id)
    entries = [entry for entry in entries if entry.person_id is not None or entry.guest.strip()]
    check_roll_call(entries)
    meeting.participants_wording = "\n".join(line for line in participants_wording if line)
    _replace(session, Attendance, meeting_id, [vars(entry) for entry in entries])
    changes = Changes.of("attendance", record_id=meeting_id)
    if any(entry.presence is not Presence.INVITED for entry in entries):
        changes |= _begin_minutes(meeting, today)
    return changes


def save_sites(
    session: Session,
    meeting_id: int,
    sites: Sequence[SiteEntry],
    *,
    branch_site_kind: str,
) -> Changes:
    """Store the sites of an online or hybrid meeting."""
    meeting = open_meeting(session, meeting_id)
    meeting.branch_site_kind, meeting.connected_sites_recorded = branch_site_kind, None
    _replace(session, MeetingSite, meeting_id, [vars(site) for site in sites])
    return Changes.of("site", record_id=meeting_id)


def save_proceedings(session: Session, meeting_id: int, text: str, *, today: date) -> Changes:
    """Store the typed proceedings; text beyond the outline makes draft minutes."""
    meeting = open_meeting(session, meeting_id)
    meeting.proceedings = text
    changes = Changes.of("proceedings", record_id=meeting_id)
    if not is_outline(text):
        changes |= _begin_minutes(meeting, today)
    session.flush()
    return changes


def save_votes(session: Session, meeting_id: int, votes: Sequence[VoteEntry]) -> Changes:
    """Store the votes; their sentences stand in the proceedings."""
    open_meeting(session, meeting_id)
    _replace(session, Vote, meeting_id, [vars(vote) for vote in votes])
    return Changes.of("vote", record_id=meeting_id)


def save_conclusions(
    session: Session, meeting_id: int, lead_in: str, entries: Sequence[ConclusionEntry], *, today: date
) -> Changes:
    """Store the conclusions in this order; an entry with ``id`` keeps its row.

    Raises Conflict when one that gave tasks is missing: they would no longer know where they come from.
    """
    meeting = open_meeting(session, meeting_id)
    meeting.conclusions_lead_in = lead_in
    rows = {row.id: row for row in children(session, Conclusion, meeting_id)}
    for position, entry in enumerate(entries):
        row = rows.pop(entry.id, None) if entry.id is not None else None
        if row is None:
            row = Conclusion(meeting_id=meeting_id)
            session.add(row)
        _set(row, {"position": position, "text": entry.text})
    require_no_tasks(session, rows)
    for row in rows.values():
        session.delete(row)
    changes = Changes.of("conclusion", record_id=meeting_id)
    if any(entry.text.strip() for entry in entries):
        changes |= _begin_minutes(meeting, today)
    session.flush()
    return changes


def save_papers(session: Session, meeting_id: int, papers: Sequence[Paper]) -> Changes:
    """Store the papers of the meeting.

    They stay open after signing, except the minutes' own entry (``signing.fill_number``).
    """
    meeting = _meeting(session, meeting_id)
    signed = meeting.state is MeetingState.SIGNED
    check_issued_papers(papers_of(session, MEETING, meeting_id), papers, signed=signed)
    changes = save_papers_of(session, MEETING, meeting_id, papers)
    return changes | Changes.of("meeting", record_id=meeting_id)


def _fill(meeting: Meeting, details: MeetingDetails) -> None:
    _set(meeting, vars(details))


def _begin_minutes(meeting: Meeting, today: date) -> Changes:
    """Make it draft minutes; only then the lists show another meeting than before."""
    if meeting.state in (MeetingState.PLANNED, MeetingState.HELD) and meeting.start_date <= today:
        meeting.state = MeetingState.DRAFT_MINUTES
        return Changes.of("meeting")
    return Changes()


def _replace(session: Session, table: type[_Child], meeting_id: int, values: Sequence[Mapping[str, Any]]) -> None:
    """Make the rows of a meeting these values in this order, changing rows in place rather than anew."""
    rows = children(session, table, meeting_id)
    for row in rows[len(values) :]:
        session.delete(row)
    for position, fields in enumerate(values):
        if position < len(rows):
            _set(rows[position], {**fields, "position": position})
        else:
            session.add(table(meeting_id=meeting_id, position=position, **fields))
    session.flush()


def _set(row: Base, values: Mapping[str, Any]) -> None:
    """Write what differs: a column that is set again as it was would still be looked at by every listener."""
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def _meeting(session: Session, meeting_id: int) -> Meeting:
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        raise NotFound(_("This meeting is no longer in the file."))
    return meeting


def open_meeting(session: Session, meeting_id: int) -> Meeting:
    """Return a meeting that may be changed. Raises NotFound; Conflict when it is signed or thrown away."""
    meeting = _meeting(session, meeting_id)
    if meeting.trashed_at is not None:
        raise Conflict(_("This meeting is in the trash, so nothing in it changes. Take it out first."))
    if meeting.state is MeetingState.SIGNED:
        raise locks.refusal(locks.MINUTES)
    return meeting
