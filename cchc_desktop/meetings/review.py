"""The review of earlier decisions (kiểm điểm việc thực hiện kết luận kỳ trước): live until the minutes are locked.

It holds the tasks that arose from earlier meetings of the same series and, by choice, those of other sources: still
open on the day of the meeting, or completed since the meeting before. Nothing open is missing unless it was left out
with a reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from cchc_desktop.meetings.model import CarryOverLine, CarryOverSkip, Conclusion, Meeting
from cchc_desktop.meetings.records import MeetingState
from cchc_desktop.meetings.review_records import Review, ReviewLine, Skipped
from cchc_desktop.tasks.model import Task
from cchc_desktop.tasks.records import DeadlineLabel, SourceKind, TaskState
from cchc_desktop.tasks.rules import DONE
from cchc_desktop.tasks.standing import Standing, standings
from cchc_desktop.text.collation import natural_key

_OFF = (MeetingState.POSTPONED, MeetingState.CANCELLED)
_URGENCY = {label: rank for rank, label in enumerate(DeadlineLabel)}


def review_of(session: Session, meeting: Meeting) -> Review:
    """Return the review of a meeting: as it was frozen, else as the tasks stand on its day."""
    if meeting.signed_at is not None:
        return Review(_frozen(session, meeting.id), is_frozen=True)
    since = _day_before(session, meeting)
    reasons = {row.task_id: row.reason for row in left_out_of(session, meeting.id)}
    stood = standings(session, _candidates(session, meeting, since), day=meeting.start_date)
    due = sorted((each for each in stood if _belongs(each, since)), key=_order)
    return Review(
        lines=tuple(_line(each) for each in due if each.task_id not in reasons),
        skipped=tuple(
            Skipped(each.task_id, each.code, each.work, reasons[each.task_id])
            for each in due
            if each.task_id in reasons
        ),
        since=since,
        with_other_sources=meeting.carries_other_sources,
    )


def open_elsewhere(session: Session, meeting_id: int) -> int:
    """Return how many tasks of other sources were open on the day of a meeting whose review does not take them."""
    meeting = session.get_one(Meeting, meeting_id)
    if meeting.signed_at is not None or meeting.carries_other_sources:
        return 0
    since = _day_before(session, meeting)
    own = set(_candidates(session, meeting, since))
    others = [each for each in _candidates(session, meeting, since, with_others=True) if each not in own]
    stood = standings(session, others, day=meeting.start_date)
    return sum(each.label not in DONE and each.label is not DeadlineLabel.CANCELLED for each in stood)


def freeze_review(session: Session, meeting: Meeting) -> None:
    """Keep the review as it is; called while the minutes are being locked."""
    for position, line in enumerate(review_of(session, meeting).lines):
        session.add(CarryOverLine(meeting_id=meeting.id, position=position, **vars(line)))
    session.flush()


def thaw_review(session: Session, meeting_id: int) -> None:
    """Let the review live again; called when the minutes were opened again."""
    for row in session.scalars(select(CarryOverLine).where(CarryOverLine.meeting_id == meeting_id)):
        session.delete(row)
    session.flush()


def left_out_of(session: Session, meeting_id: int) -> list[CarryOverSkip]:
    """Return what the review of a meeting leaves out."""
    return list(session.scalars(select(CarryOverSkip).where(CarryOverSkip.meeting_id == meeting_id)))


def _frozen(session: Session, meeting_id: int) -> tuple[ReviewLine, ...]:
    names = ReviewLine.__dataclass_fields__
    of_meeting = select(CarryOverLine).where(CarryOverLine.meeting_id == meeting_id)
    rows = session.scalars(of_meeting.order_by(CarryOverLine.position, CarryOverLine.id))
    return tuple(ReviewLine(**{name: getattr(row, name) for name in names}) for row in rows)


def _earlier(meeting: Meeting) -> ColumnElement[bool]:
    """Meetings of the series before this one."""
    before = or_(
        Meeting.start_date < meeting.start_date,
        and_(Meeting.start_date == meeting.start_date, Meeting.id < meeting.id),
    )
    return and_(Meeting.kind == meeting.kind, Meeting.trashed_at.is_(None), Meeting.state.not_in(_OFF), before)


def _day_before(session: Session, meeting: Meeting) -> date | None:
    query = select(Meeting.start_date).where(_earlier(meeting)).order_by(Meeting.start_date.desc()).limit(1)
    return session.scalar(query)


def _candidates(
    session: Session, meeting: Meeting, since: date | None, *, with_others: bool | None = None
) -> Sequence[int]:
    """Return the tasks that can belong to the review: asked in one statement, judged afterwards."""
    from_meeting = select(Conclusion.id).join(Meeting, Meeting.id == Conclusion.meeting_id)
    of_series = and_(
        Task.source_kind == SourceKind.CONCLUSION, Task.source_id.in_(from_meeting.where(_earlier(meeting)))
    )
    own_or_later = and_(Meeting.kind == meeting.kind, ~_earlier(meeting))
    of_others = or_(
        Task.source_kind != SourceKind.CONCLUSION,
        Task.source_id.is_(None),
        Task.source_id.not_in(from_meeting.where(own_or_later)),
    )
    takes_others = meeting.carries_other_sources if with_others is None else with_others
    day = meeting.start_date
    lately = or_(Task.completed_on.is_(None), Task.completed_on > (since or day))
    followed = or_(Task.state != TaskState.CANCELLED, Task.cancelled_on > day)
    query = select(Task.id).where(
        of_others if takes_others else of_series,
        Task.trashed_at.is_(None),
        Task.parent_id.is_(None),
        Task.state != TaskState.DRAFT,
        or_(Task.assigned_on.is_(None), Task.assigned_on <= day),
        followed,
        lately,
    )
    return session.scalars(query.order_by(Task.id)).all()


def _belongs(each: Standing, since: date | None) -> bool:
    if each.label is DeadlineLabel.CANCELLED:
        return False
    return each.label not in DONE or since is None or (each.completed_on is not None and each.completed_on > since)


def _order(each: Standing) -> tuple[object, ...]:
    return _URGENCY[each.label], each.due_on or date.max, natural_key(each.code)


def _line(each: Standing) -> ReviewLine:
    return ReviewLine(
        task_id=each.task_id,
        code=each.code,
        work=each.work,
        lead=each.lead_name,
        label=each.label,
        due_on=each.due_on,
        original_due_on=each.original_due_on,
        due_wording=each.due_wording,
        period=each.period,
        days_late=each.days_late,
        completed_on=each.completed_on,
        last_result=each.last_result,
        cause=each.cause,
        measure=each.measure,
    )
