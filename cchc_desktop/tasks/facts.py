"""Everything about one task: its fields, what happened to it, its periods and parts, and who is named in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.queries import working_calendar
from cchc_desktop.committee.queries import departments_at, people_at
from cchc_desktop.committee.records import DepartmentRow, PersonAtDate
from cchc_desktop.errors import NotFound
from cchc_desktop.i18n import _
from cchc_desktop.tasks.actors import actor
from cchc_desktop.tasks.current import all_occurrences
from cchc_desktop.tasks.filtering import OrderKey, TaskFilter, TaskOrder
from cchc_desktop.tasks.listed import TaskRow
from cchc_desktop.tasks.model import (
    Extension,
    Handover,
    HandoverTask,
    ProgressUpdate,
    Reminder,
    Task,
    TaskCoWorker,
    TaskPause,
)
from cchc_desktop.tasks.queries import rows_by_id, task_rows
from cchc_desktop.tasks.records import (
    Actor,
    ExtensionResult,
    Occurrence,
    Source,
    TaskDetails,
    UpdateKind,
    tags_of,
)
from cchc_desktop.tasks.recurring import recurrence_from
from cchc_desktop.tasks.rows import lead_of
from cchc_desktop.text.collation import some_codes


@dataclass(frozen=True)
class UpdateLine:
    """One line of the log."""

    id: int
    kind: UpdateKind
    period: str
    day: date
    progress: int | None
    text: str
    person_id: int | None
    account: str


@dataclass(frozen=True)
class ExtensionLine:
    """One request to extend, with its decision."""

    id: int
    number: int
    period: str
    asked_on: date | None
    from_due: date | None
    to_due: date
    reason: str
    result: ExtensionResult
    decided_by_id: int | None
    decided_on: date | None


@dataclass(frozen=True)
class ReminderLine:
    """One reminder."""

    id: int
    number: int
    sent_on: date
    form: str
    reference: str


@dataclass(frozen=True)
class PauseLine:
    """One pause; ``until`` None while it lasts."""

    id: int
    since: date
    until: date | None
    reason: str
    basis: str


@dataclass(frozen=True)
class HandoverLine:
    """One handover that gave the task another lead; ``returned_on`` when the former lead took it back."""

    id: int
    code: str
    giver: Actor | None
    taker: Actor | None
    starts_on: date | None
    ends_on: date | None
    reason: str
    returned_on: date | None


@dataclass(frozen=True)
class Cancelled:
    """Since when a task is not followed any more, why, and who decided it."""

    day: date
    reason: str
    decided_by_id: int | None


@dataclass(frozen=True)
class TaskFacts:
    """One task as its page and its papers show it, on one day; ``updates`` the newest first, the rest in order.

    ``people`` and ``departments`` hold everybody, also those of other times: the log may name them.
    """

    row: TaskRow
    details: TaskDetails
    confirmed_on: date | None
    cancelled: Cancelled | None
    updates: tuple[UpdateLine, ...]
    extensions: tuple[ExtensionLine, ...]
    reminders: tuple[ReminderLine, ...]
    pauses: tuple[PauseLine, ...]
    handovers: tuple[HandoverLine, ...]
    occurrences: tuple[Occurrence, ...]
    children: tuple[TaskRow, ...]
    parent: TaskRow | None
    people: Mapping[int, PersonAtDate]
    departments: Mapping[int, DepartmentRow]


def task_facts(session: Session, task_id: int, *, today: date) -> TaskFacts:
    """Return everything about a task. Raises NotFound when it is not in the file, or in the trash."""
    task = session.scalars(select(Task).where(Task.id == task_id, Task.trashed_at.is_(None))).one_or_none()
    if task is None:
        raise NotFound(_("This task is no longer in the file."))
    rows = {row.id: row for row in rows_by_id(session, {task_id, task.parent_id or task_id}, today=today)}
    below = TaskFilter(parent_id=task_id, with_drafts=True)
    calendar = working_calendar(session)
    cancelled_on = task.cancelled_on
    return TaskFacts(
        row=rows[task_id],
        details=task_details(session, task),
        confirmed_on=task.confirmed_on,
        cancelled=Cancelled(cancelled_on, task.cancelled_reason, task.cancelled_by_id) if cancelled_on else None,
        updates=_lines(session, ProgressUpdate, UpdateLine, task_id, ProgressUpdate.day.desc()),
        extensions=_lines(session, Extension, ExtensionLine, task_id, Extension.number),
        reminders=_lines(session, Reminder, ReminderLine, task_id, Reminder.number),
        pauses=_lines(session, TaskPause, PauseLine, task_id, TaskPause.since),
        handovers=_handovers(session, task_id),
        occurrences=all_occurrences(session, [task_id], today=today, calendar=calendar).get(task_id, ()),
        children=tuple(task_rows(session, below, TaskOrder(OrderKey.CODE), today=today)),
        parent=rows.get(task.parent_id or 0),
        people={person.id: person for person in people_at(session, today, with_hidden=True)},
        departments={each.id: each for each in departments_at(session, None)},
    )


def task_id_of(session: Session, code: str) -> int:
    """Return the id of a task's code. Raises NotFound, naming some codes there are."""
    in_use = Task.trashed_at.is_(None)
    found = session.scalar(select(Task.id).where(Task.code == code, in_use))
    if found is None:
        codes = some_codes(session.scalars(select(Task.code).where(in_use)))
        sentence = _("There is no task {code}. Tasks of this file: {codes}.")
        raise NotFound(sentence.format(code=code, codes=codes))
    return found


def task_details(session: Session, task: Task) -> TaskDetails:
    """Return the fields of a task as forms edit them."""
    own = {each.name for each in fields(TaskDetails)} - _MADE
    co_workers = session.execute(
        select(TaskCoWorker.person_id, TaskCoWorker.department_id)
        .where(TaskCoWorker.task_id == task.id)
        .order_by(TaskCoWorker.position, TaskCoWorker.id)
    )
    return TaskDetails(
        lead=lead_of(task),
        co_workers=tuple(Actor(*each) for each in co_workers),
        source=Source(task.source_kind, task.source_id, task.source_text),
        tags=tags_of(task.tags),
        recurrence=recurrence_from(task.every, task.recurs_day, task.recurs_month),
        **{name: getattr(task, name) for name in own},
    )


def _lines(session: Session, table: Any, line: type[Any], task_id: int, order: Any) -> tuple[Any, ...]:
    """Return the rows of a table that belong to a task as lines with columns of the same names."""
    columns = [getattr(table, each.name) for each in fields(line)]
    turned = table.id.desc() if table is ProgressUpdate else table.id
    query = select(*columns).where(table.task_id == task_id).order_by(order, turned)
    return tuple(line(*values) for values in session.execute(query))


def _handovers(session: Session, task_id: int) -> tuple[HandoverLine, ...]:
    query = (
        select(Handover, HandoverTask.returned_on)
        .join(HandoverTask, HandoverTask.handover_id == Handover.id)
        .where(HandoverTask.task_id == task_id, Handover.trashed_at.is_(None))
        .order_by(Handover.id)
    )
    return tuple(
        HandoverLine(
            id=row.id,
            code=row.code,
            giver=actor(row.from_person_id, row.from_department_id),
            taker=actor(row.to_person_id, row.to_department_id),
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            reason=row.reason,
            returned_on=returned_on,
        )
        for row, returned_on in session.execute(query)
    )


_MADE = frozenset({"lead", "co_workers", "source", "tags", "recurrence"})
"""Fields made of several columns."""
