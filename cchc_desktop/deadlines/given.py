"""The deadlines that were given, from every room: notices of conclusions of meetings held, and tasks still open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

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
from cchc_desktop.tasks.periods import Periods
from cchc_desktop.tasks.records import TASK
from cchc_desktop.tasks.recurring import period_days, period_label
from cchc_desktop.tasks.rows import OPEN_STATES, series_of


def given_deadlines(session: Session, *, today: date) -> list[GivenDeadline]:
    """Return every deadline given, as it stands."""
    return [*notices(session, working_calendar(session)), *_tasks(session), *_periods(session, today)]


def notices(session: Session, calendar: WorkingCalendar) -> Iterator[GivenDeadline]:
    """Give the deadline of each notice of conclusions of a meeting held, kept ones as they were given."""
    kept = kept_deadlines(session, MEETING)
    columns = (Meeting.id, Meeting.code, Meeting.title, Meeting.start_date, Meeting.end_date)
    held = select(*columns).where(Meeting.trashed_at.is_(None), Meeting.state.in_(HELD_STATES)).order_by(Meeting.id)
    for id_, code, title, start, end in session.execute(held):
        day = end or start
        due = kept.get((id_, day)) or notice_due(day, calendar)
        yield GivenDeadline(MEETING, id_, code, title, due, day, NOTICE_WORKING_DAYS)


def recurring_tasks(session: Session) -> Sequence[Task]:
    """Return the recurring tasks in which something is still expected."""
    still_open = (Task.trashed_at.is_(None), Task.state.in_(OPEN_STATES))
    return session.scalars(select(Task).where(Task.every.is_not(None), *still_open).order_by(Task.id)).all()


def _tasks(session: Session) -> Iterator[GivenDeadline]:
    columns = (Task.id, Task.code, Task.work, Task.due_on, Task.assigned_on, Task.due_wording)
    still_open = (Task.trashed_at.is_(None), Task.completed_on.is_(None), Task.state.in_(OPEN_STATES))
    dated = select(*columns).where(Task.due_on.is_not(None), Task.every.is_(None), *still_open).order_by(Task.id)
    for id_, code, work, due, assigned, wording in session.execute(dated):
        if due is not None:
            yield GivenDeadline(TASK, id_, code, work, due, assigned, wording=wording)


def _periods(session: Session, today: date) -> Iterator[GivenDeadline]:
    """Give the deadline of each period of recurring work that has begun and is not done."""
    tasks = recurring_tasks(session)
    periods = Periods(session, tasks, today)
    for task in tasks:
        series = series_of(task)
        for each in periods.begun(task) if series is not None else ():
            if each.completed_on is None and series is not None:
                title = f"{task.work} ({period_label(each.period)})"
                first, code = period_days(each.period)[0], each.period
                recurrence = series.recurrence
                yield GivenDeadline(
                    TASK, task.id, task.code, title, each.due, first, recurrence=recurrence, period=code
                )
