"""Short ways for the tests of verbs: make a task, read what is kept of it, name the last step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select

from cchc_desktop.calendar.recurrence import Every, Recurrence
from cchc_desktop.storage import history
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.tasks import service
from cchc_desktop.tasks.model import Task, TaskOccurrence
from cchc_desktop.tasks.records import TaskDetails

TODAY = date(2021, 4, 5)
ASSIGNED = date(2021, 1, 15)
DUE = date(2021, 4, 20)
DETAILS = TaskDetails("Rà soát hồ sơ trễ hẹn", assigned_on=ASSIGNED, due_on=DUE)
MONTHLY = replace(DETAILS, recurrence=Recurrence(Every.MONTH, 25))


def create(data: DataFile, details: TaskDetails = DETAILS, *, draft: bool = False, **changes: Any) -> int:
    """Make a task and return its id."""
    with data.writing() as session:
        return service.create_task(session, replace(details, **changes), today=TODAY, draft=draft)[0]


def do(data: DataFile, verb: Callable[..., Any], *values: Any, **options: Any) -> Any:
    """Do one verb in a transaction of its own."""
    with data.writing() as session:
        return verb(session, *values, today=TODAY, **options)


def row(data: DataFile, task_id: int) -> Task:
    """Return the row of a task."""
    with data.reading() as session:
        return session.scalars(select(Task).where(Task.id == task_id)).one()


def rows(data: DataFile, table: type[Any], task_id: int) -> list[Any]:
    """Return the rows of a table that belong to a task."""
    with data.reading() as session:
        return list(session.scalars(select(table).where(table.task_id == task_id).order_by(table.id)))


def period(data: DataFile, task_id: int, code: str) -> TaskOccurrence:
    """Return the kept row of a period."""
    return next(each for each in rows(data, TaskOccurrence, task_id) if each.period == code)


def title(data: DataFile) -> str:
    """Return the words of the last step."""
    with data.reading() as session:
        step = history.next_undo(session)
        assert step is not None
        return step.title
