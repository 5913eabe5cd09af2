"""The deadlines that were given, from every room: notices of conclusions of meetings held, and tasks still open."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.queries import kept_deadlines, working_calendar
from cchc_desktop.calendar.rules import NOTICE_WORKING_DAYS, notice_due
from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.deadlines.affected import GivenDeadline
from cchc_desktop.meetings.model import Meeting
from cchc_desktop.meetings.records import MEETING
from cchc_desktop.meetings.rules import HELD_STATES
from cchc_desktop.tasks.model import Task
from cchc_desktop.tasks.records import TASK, TaskState

_CLOSED = (TaskState.DRAFT, TaskState.COMPLETED, TaskState.CANCELLED)


def given_deadlines(session: Session, calendar: WorkingCalendar | None = None) -> tuple[GivenDeadline, ...]:
    """Return every deadline given, as it stands under a calendar (the file's own unless named)."""
    counting = calendar or working_calendar(session)
    return (*notices(session, counting), *_tasks(session))


def notices(session: Session, calendar: WorkingCalendar) -> Iterator[GivenDeadline]:
    """Give the deadline of each notice of conclusions of a meeting held, kept ones as they were given."""
    kept = kept_deadlines(session, MEETING)
    columns = (Meeting.id, Meeting.code, Meeting.title, Meeting.start_date, Meeting.end_date)
    held = select(*columns).where(Meeting.trashed_at.is_(None), Meeting.state.in_(HELD_STATES)).order_by(Meeting.id)
    for id_, code, title, start, end in session.execute(held):
        day = end or start
        due = kept.get((id_, day)) or notice_due(day, calendar)
        yield GivenDeadline(MEETING, id_, code, title, due, day, NOTICE_WORKING_DAYS)


def _tasks(session: Session) -> Iterator[GivenDeadline]:
    columns = (Task.id, Task.code, Task.work, Task.due_on, Task.assigned_on, Task.due_wording)
    still_open = (Task.trashed_at.is_(None), Task.completed_on.is_(None), Task.state.not_in(_CLOSED))
    dated = select(*columns).where(Task.due_on.is_not(None), Task.every.is_(None), *still_open).order_by(Task.id)
    for id_, code, work, due, assigned, wording in session.execute(dated):
        if due is not None:
            yield GivenDeadline(TASK, id_, code, work, due, assigned, wording=wording)
