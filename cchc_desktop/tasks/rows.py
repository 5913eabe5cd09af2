"""The rows of tasks as every verb needs them: found or refused, with their sub-tasks, periods and log."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.errors import Conflict, NotFound
from cchc_desktop.i18n import _
from cchc_desktop.storage.account import account_name
from cchc_desktop.storage.base import Base
from cchc_desktop.tasks.model import Extension, ProgressUpdate, Reminder, Task, TaskOccurrence
from cchc_desktop.tasks.records import TASK, Actor, StoredOccurrence, TaskState, UpdateKind
from cchc_desktop.tasks.recurring import Series, recurrence_from
from cchc_desktop.text.normalise import clean_text

DONE_STATES = frozenset({TaskState.COMPLETED, TaskState.AWAITING_CONFIRMATION})
OPEN_STATES = frozenset({TaskState.ASSIGNED, TaskState.IN_PROGRESS, TaskState.RETURNED, TaskState.PAUSED})
"""States in which the lead still has something to do (paused: later)."""

_AT_ONCE = 10_000
_NAMED = 3

_Row = TypeVar("_Row", bound=Base)


def task_row(session: Session, task_id: int) -> Task:
    """Return a task that may be changed. Raises NotFound; Conflict when it is in the trash."""
    return task_rows(session, [task_id])[0]


def task_rows(session: Session, task_ids: Iterable[int]) -> list[Task]:
    """Return tasks that may be changed, in this order, each once. Raises NotFound; Conflict for one in the trash."""
    ids = list(dict.fromkeys(task_ids))
    if len(ids) == 1:  # the usual save: no statement is built for it
        row = session.get(Task, ids[0])
        found = {} if row is None else {row.id: row}
    else:
        found = {row.id: row for row in rows_in(session, Task, Task.id, ids)}
    if len(found) < len(ids) or not ids:
        raise NotFound(_("This task is no longer in the file."))
    tasks = [found[task_id] for task_id in ids]
    if thrown_away := [task for task in tasks if task.trashed_at is not None]:
        sentence = _("In the trash, so nothing in it changes: {codes}. Take it out first.")
        raise Conflict(sentence.format(codes=codes_of(thrown_away)))
    return tasks


def require_open(tasks: Iterable[Task]) -> None:
    """Raise Conflict for a task in which nothing is expected: a draft, one completed or no longer followed."""
    for task in tasks:
        if task.state in OPEN_STATES:
            continue
        sentence = _("{code} is completed. Open it again first.")
        if task.state is TaskState.DRAFT:
            sentence = _("{code} is still a draft. Assign it first.")
        elif task.state is TaskState.CANCELLED:
            sentence = _("{code} is no longer followed. Open it again first.")
        raise Conflict(sentence.format(code=task.code))


def changes_of(tasks: Sequence[Task]) -> Changes:
    """Return what a verb changed: tasks, and which one where it was one."""
    return Changes.of(TASK, record_id=tasks[0].id if len(tasks) == 1 else None)


def rows_in(session: Session, table: type[_Row], column: Any, ids: Sequence[int] | Sequence[str]) -> list[_Row]:
    """Return the rows whose column has one of these values, in one statement for ten thousand of them."""
    rows: list[_Row] = []
    for start in range(0, len(ids), _AT_ONCE):
        condition: ColumnElement[bool] = column.in_(ids[start : start + _AT_ONCE])
        rows.extend(session.scalars(select(table).where(condition)))
    return rows


def codes_of(tasks: Sequence[Task]) -> str:
    """Name tasks in the title of a step: "T05", "T05, T06, T07", "T05, T06, T07, … (12)"."""
    shown = ", ".join(task.code for task in tasks[:_NAMED])
    return f"{shown}, … ({len(tasks)})" if len(tasks) > _NAMED else shown


def parts_of(session: Session, task_ids: Sequence[int]) -> dict[int, list[Task]]:
    """Return the sub-tasks of tasks, one level down and without those in the trash, by the id of the task."""
    parts: dict[int, list[Task]] = defaultdict(list)
    for row in rows_in(session, Task, Task.parent_id, task_ids):
        if row.parent_id is not None and row.trashed_at is None:
            parts[row.parent_id].append(row)
    return parts


def with_all_parts(session: Session, tasks: Sequence[Task]) -> list[Task]:
    """Return these tasks and all sub-tasks below them, sub-tasks first."""
    found = {task.id: task for task in tasks}
    level = list(tasks)
    while level:
        parts = parts_of(session, [task.id for task in level])
        level = [part for each in parts.values() for part in each if part.id not in found]
        found |= {part.id: part for part in level}
    return list(found.values())[::-1]


def log(
    session: Session,
    task: Task,
    kind: UpdateKind,
    day: date,
    *,
    text: str = "",
    progress: int | None = None,
    person_id: int | None = None,
    period: str = "",
) -> None:
    """Add a line to the log of a task, with the account of this computer."""
    line = ProgressUpdate(task_id=task.id, kind=kind, day=day, text=clean_text(text).strip(), progress=progress)
    line.person_id, line.period, line.account = person_id, period, account_name()
    session.add(line)


def lead_of(task: Task) -> Actor | None:
    """Return who leads a task."""
    if task.lead_person_id is None and task.lead_department_id is None:
        return None
    return Actor(task.lead_person_id, task.lead_department_id)


def series_of(task: Task) -> Series | None:
    """Return the recurrence of a task with its first and last day; None for one that does not come back.

    A draft without a day of assignment has no first period yet and gives None too.
    """
    recurrence = recurrence_from(task.every, task.recurs_day, task.recurs_month)
    first = task.recurs_from or task.assigned_on
    return None if recurrence is None or first is None else Series(recurrence, first, task.recurs_until)


def occurrence_rows(session: Session, task_ids: Sequence[int]) -> dict[int, dict[str, TaskOccurrence]]:
    """Return the kept periods of tasks, by the id of the task and the code of the period."""
    kept: dict[int, dict[str, TaskOccurrence]] = defaultdict(dict)
    for row in rows_in(session, TaskOccurrence, TaskOccurrence.task_id, task_ids):
        kept[row.task_id][row.period] = row
    return kept


def stored(rows: Mapping[str, TaskOccurrence]) -> dict[str, StoredOccurrence]:
    """Return kept periods as plain values."""
    return {
        period: StoredOccurrence(row.due_on, row.progress, row.completed_on, row.confirmed_on)
        for period, row in rows.items()
    }


def last_numbers(session: Session, table: type[Extension] | type[Reminder], task_ids: Sequence[int]) -> dict[int, int]:
    """Return the highest number given so far, by task; extensions and reminders are counted within their task."""
    numbers: dict[int, int] = {}
    for row in rows_in(session, table, table.task_id, task_ids):
        numbers[row.task_id] = max(row.number, numbers.get(row.task_id, 0))
    return numbers


def set_values(row: Base, values: Mapping[str, Any]) -> None:
    """Write what differs: a column that is set again as it was would still be looked at by every listener."""
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)
