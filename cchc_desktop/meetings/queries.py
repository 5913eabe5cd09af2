"""Reads of meetings: the list, and everything that a paper about one meeting needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import TypeVar

from sqlalchemy import Select, bindparam, literal, select, union_all
from sqlalchemy.orm import Session

from cchc_desktop.calendar.periods import Period
from cchc_desktop.calendar.queries import kept_deadlines, working_calendar
from cchc_desktop.calendar.rules import months_without_meeting, notice_due, notice_late_working_days
from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.committee.queries import people_at, profile_at
from cchc_desktop.errors import NotFound
from cchc_desktop.i18n import _
from cchc_desktop.meetings.assigned import assigned_tasks, sources_without_task
from cchc_desktop.meetings.model import (
    AgendaItem,
    Attendance,
    Conclusion,
    Meeting,
    MeetingSite,
    Reopening,
    Supplement,
    Vote,
)
from cchc_desktop.meetings.records import (
    MEETING,
    SUPPLEMENT,
    AgendaEntry,
    AttendanceEntry,
    ConclusionEntry,
    MeetingDetails,
    MeetingFacts,
    MeetingRow,
    MeetingState,
    SiteEntry,
    VoteEntry,
)
from cchc_desktop.meetings.review import review_of
from cchc_desktop.meetings.rules import is_held
from cchc_desktop.meetings.searched import head_words
from cchc_desktop.meetings.supplement_records import SupplementEntry
from cchc_desktop.register.queries import issue_dates, papers_of
from cchc_desktop.register.rules import NOTICE
from cchc_desktop.text.collation import some_codes

_Child = TypeVar("_Child", AgendaItem, MeetingSite, Attendance, Vote, Conclusion)


def meeting_rows(session: Session, *, today: date) -> list[MeetingRow]:
    """Return all meetings that are not in the trash, the newest first."""
    calendar = working_calendar(session)
    notices = issue_dates(session, MEETING, NOTICE)
    kept = kept_deadlines(session, MEETING)
    meetings = session.execute(
        select(
            Meeting.id,
            Meeting.code,
            Meeting.title,
            Meeting.kind,
            Meeting.period,
            Meeting.start_date,
            Meeting.end_date,
            Meeting.state,
            Meeting.state_reason,
            Meeting.place,
        )
        .where(Meeting.trashed_at.is_(None))
        .order_by(Meeting.start_date.desc(), Meeting.start_time.desc(), Meeting.id.desc())
    )
    rows = []
    for id_, code, title, kind, period, start, end, state, reason, place in meetings:
        sent = notices.get(id_)
        due, late = _notice(calendar, state, end or start, sent, today, kept.get((id_, end or start)))
        words = head_words(title, kind, period, code, (start, end), place, reason)
        owed = is_held(state) and sent is None
        rows.append(
            MeetingRow(id_, code, title, kind, period, start, end or start, state, reason, due, late, words, owed)
        )
    return rows


def missing_months(session: Session, *, today: date) -> list[Period]:
    """Return the past months, from the first meeting on, in which no meeting took place and about which none was.

    A month whose meeting was called off for a reason is explained and not among them.
    """
    columns = (Meeting.start_date, Meeting.period, Meeting.state, Meeting.state_reason)
    rows = session.execute(select(*columns).where(Meeting.trashed_at.is_(None))).all()
    if not rows:
        return []
    held = [(start, period) for start, period, state, _reason in rows if is_held(state)]
    explained = {period for _start, period, state, reason in rows if state is MeetingState.CANCELLED and reason}
    covered = {f"{start:%Y-%m}" for start, _period in held} | {period for _start, period in held}
    return months_without_meeting(covered | explained, min(row.start_date for row in rows), today)


def meeting_id(session: Session, code: str) -> int:
    """Return the id of a meeting's code; NotFound names the codes there are."""
    in_use = Meeting.trashed_at.is_(None)
    found = session.scalar(select(Meeting.id).where(Meeting.code == code, in_use))
    if found is None:
        codes = some_codes(session.scalars(select(Meeting.code).where(in_use)))
        sentence = _("There is no meeting {code}. Meetings of this file: {codes}.")
        raise NotFound(sentence.format(code=code, codes=codes))
    return found


def taken_codes(session: Session) -> frozenset[str]:
    """Return every code in use, also in the trash."""
    return frozenset(session.scalars(select(Meeting.code)))


def paper_owners() -> Select[str, int, str, str, bool]:
    """Return a select of what owns papers here: kind, id, the meeting's code and title, and whether it is in the trash.

    Owners are meetings and the supplementary minutes to them.
    """
    in_trash = Meeting.trashed_at.is_not(None).label("in_trash")
    meetings = select(literal(MEETING).label("kind"), Meeting.id, Meeting.code, Meeting.title, in_trash)
    supplements = select(
        literal(SUPPLEMENT), Supplement.id, Meeting.code, Meeting.title, Supplement.trashed_at.is_not(None)
    ).join(Meeting, Meeting.id == Supplement.meeting_id)
    both = union_all(meetings, supplements).subquery()
    return select(both.c.kind, both.c.id, both.c.code, both.c.title, both.c.in_trash)


def meeting_of_supplement(session: Session, supplement_id: int) -> int | None:
    """Return the meeting that supplementary minutes belong to."""
    return session.scalar(select(Supplement.meeting_id).where(Supplement.id == supplement_id))


def places_used(session: Session) -> list[str]:
    """Return the places of earlier meetings, the most recent first."""
    query = select(Meeting.place).where(Meeting.place != "").order_by(Meeting.start_date.desc())
    return list(dict.fromkeys(session.scalars(query)))


def previous_agenda(session: Session, meeting_id: int) -> tuple[date, tuple[AgendaEntry, ...]] | None:
    """Return day and agenda of the last meeting of the same kind before this one that had an agenda."""
    own = session.execute(select(Meeting.kind, Meeting.start_date).where(Meeting.id == meeting_id)).one_or_none()
    if own is None:
        return None
    query = (
        select(Meeting.id, Meeting.start_date)
        .where(Meeting.kind == own.kind, Meeting.start_date <= own.start_date, Meeting.id != meeting_id)
        .where(Meeting.trashed_at.is_(None))
        .where(select(AgendaItem.id).where(AgendaItem.meeting_id == Meeting.id).exists())
        .order_by(Meeting.start_date.desc(), Meeting.id.desc())
        .limit(1)
    )
    found = session.execute(query).one_or_none()
    if found is None:
        return None
    return found.start_date, tuple(_agenda(row) for row in children(session, AgendaItem, found.id))


def meeting_facts(session: Session, meeting_id: int, *, committee_of: MeetingFacts | None = None) -> MeetingFacts:
    """Return all that papers about the meeting need, with names and posts of the meeting's own date.

    Committee and people are taken from ``committee_of``, when it is of the same day, instead of being read again; so
    is the review of earlier decisions, when it is of the same meeting: typing in a meeting changes neither.
    """
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        raise NotFound(_("This meeting is no longer in the file."))
    day = meeting.start_date
    known = committee_of if committee_of is not None and committee_of.details.start_date == day else None
    people = known.people if known else {each.id: each for each in people_at(session, day, with_hidden=True)}
    conclusions = tuple(ConclusionEntry(row.text, row.id) for row in children(session, Conclusion, meeting_id))
    facts = MeetingFacts(
        id=meeting.id,
        code=meeting.code,
        state=meeting.state,
        details=_details(meeting),
        profile=known.profile if known else profile_at(session, day),
        people=people,
        agenda=tuple(_agenda(row) for row in children(session, AgendaItem, meeting_id)),
        sites=tuple(_site(row) for row in children(session, MeetingSite, meeting_id)),
        attendance=tuple(_attendance(row) for row in children(session, Attendance, meeting_id)),
        votes=tuple(
            VoteEntry(row.matter, row.in_favour, row.against, row.other, row.sentence)
            for row in children(session, Vote, meeting_id)
        ),
        conclusions=conclusions,
        conclusions_lead_in=meeting.conclusions_lead_in,
        participants_wording=tuple(line for line in meeting.participants_wording.split("\n") if line),
        proceedings=meeting.proceedings,
        papers=papers_of(session, MEETING, meeting_id, people=people, day=day),
        branch_site_kind=meeting.branch_site_kind,
        connected_sites_recorded=meeting.connected_sites_recorded,
        state_reason=meeting.state_reason,
        version=meeting.version,
        reopened_for=_reopened_for(session, meeting),
        supplements=_supplements(session, meeting),
    )
    return _with_tasks(session, facts, meeting, known)


def _with_tasks(session: Session, facts: MeetingFacts, meeting: Meeting, known: MeetingFacts | None) -> MeetingFacts:
    """Return the facts with the review and the tasks given, those of ``known`` where they cannot be others."""
    ids = [entry.id for entry in facts.conclusions if entry.id is not None]
    same = known if known is not None and _has_same_review(known, meeting) else None
    review = same.review if same else review_of(session, meeting)
    if same is not None and ids == [entry.id for entry in same.conclusions]:
        given, without = (*same.assigned, *same.withdrawn), same.without_task
    else:
        given, without = assigned_tasks(session, ids, facts.people), sources_without_task(session, ids)
    return replace(
        facts,
        review=review,
        assigned=tuple(task for task in given if task.cancelled_on is None),
        without_task=without,
        withdrawn=tuple(task for task in given if task.cancelled_on is not None),
    )


def _has_same_review(known: MeetingFacts, meeting: Meeting) -> bool:
    """Tell whether what is known is the same meeting in the same place of the same series."""
    return (
        known.id == meeting.id
        and known.state is meeting.state
        and known.details.kind is meeting.kind
        and known.review.with_other_sources == meeting.carries_other_sources
    )


def _supplements(session: Session, meeting: Meeting) -> tuple[SupplementEntry, ...]:
    if meeting.signed_at is None and meeting.version == 1:
        return ()
    query = (
        select(Supplement)
        .where(Supplement.meeting_id == meeting.id, Supplement.trashed_at.is_(None))
        .order_by(Supplement.position, Supplement.id)
    )
    return tuple(
        SupplementEntry(
            written_on=row.written_on,
            start_time=row.start_time,
            end_time=row.end_time,
            place=row.place,
            chair_id=row.chair_id,
            secretary_id=row.secretary_id,
            participants=row.participants,
            reason=row.reason,
            text=row.text,
            recipients=row.recipients,
            id=row.id,
            is_signed=row.signed_at is not None,
            paper=next(iter(papers_of(session, SUPPLEMENT, row.id)), None),
        )
        for row in session.scalars(query)
    )


def _reopened_for(session: Session, meeting: Meeting) -> str:
    if meeting.version == 1:
        return ""
    query = select(Reopening.reason).where(Reopening.meeting_id == meeting.id, Reopening.version == meeting.version - 1)
    return session.scalar(query) or ""


def _notice(
    calendar: WorkingCalendar, state: MeetingState, end: date, sent: date | None, today: date, kept: date | None
) -> tuple[date | None, int]:
    if state in (MeetingState.POSTPONED, MeetingState.CANCELLED):
        return None, 0
    due = kept or notice_due(end, calendar)
    return due, notice_late_working_days(due, sent, today, calendar) if is_held(state) or sent else 0


def children(session: Session, table: type[_Child], meeting_id: int) -> list[_Child]:
    """Return the rows of a table that belong to a meeting, in their order."""
    return list(session.scalars(_in_order(table), {"meeting": meeting_id}))


@cache
def _in_order(table: type[_Child]) -> Select[_Child]:
    return select(table).where(table.meeting_id == bindparam("meeting")).order_by(table.position, table.id)


def _details(meeting: Meeting) -> MeetingDetails:
    return MeetingDetails(
        title=meeting.title,
        kind=meeting.kind,
        period=meeting.period,
        start_date=meeting.start_date,
        start_time=meeting.start_time,
        end_date=meeting.end_date,
        end_time=meeting.end_time,
        place=meeting.place,
        mode=meeting.mode,
        noun=meeting.noun,
        chair_id=meeting.chair_id,
        secretary_id=meeting.secretary_id,
        address_form=meeting.address_form,
        recipients=meeting.recipients,
    )


def _agenda(row: AgendaItem) -> AgendaEntry:
    return AgendaEntry(row.content, row.start_time, row.end_time, row.presenter_id, row.presenter_text, row.paper)


def _site(row: MeetingSite) -> SiteEntry:
    return SiteEntry(row.name, row.number, row.is_main, row.state, row.lost_at, row.note)


def _attendance(row: Attendance) -> AttendanceEntry:
    return AttendanceEntry(
        row.person_id,
        row.guest,
        row.presence,
        row.reason,
        row.substitute,
        row.site_number,
        row.arrived_at,
        row.left_at,
    )
