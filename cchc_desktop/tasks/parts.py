"""Sub-tasks: what they make of the progress of their task, and what stands in the way of ending it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.errors import Conflict
from cchc_desktop.i18n import _
from cchc_desktop.tasks.model import ProgressUpdate, Task
from cchc_desktop.tasks.records import TaskState, UpdateKind
from cchc_desktop.tasks.rows import DONE_STATES, OPEN_STATES, codes_of, parts_of, rows_in, with_all_parts

DEEPEST: Final = 2
"""Levels of sub-tasks below a task."""


def mean_progress(parts: Iterable[int]) -> int | None:
    """Return the mean of percentages, halves up; None of none."""
    values = list(parts)
    return (2 * sum(values) + len(values)) // (2 * len(values)) if values else None


def refresh_progress_above(session: Session, tasks: Sequence[Task]) -> None:
    """Let the progress of every task above these be the mean of its sub-tasks, unless somebody typed it."""
    refresh_progress(session, [task.parent_id for task in tasks if task.parent_id is not None])


def refresh_progress(session: Session, task_ids: Iterable[int | None]) -> None:
    """Let the progress of these tasks and of those above be the mean of their sub-tasks, unless somebody typed it.

    Drafts, cancelled sub-tasks and those that come back do not count; an ended task stays as it is.
    """
    session.flush()
    level = {task_id for task_id in task_ids if task_id is not None}
    while level:
        ids = list(level)
        rows = rows_in(session, Task, Task.id, ids)
        typed, parts = _typed(session, ids), parts_of(session, ids)
        for task in rows:
            mean = mean_progress(_progress(part) for part in parts[task.id] if _counts(part))
            is_open = task.state in OPEN_STATES and task.every is None
            if is_open and mean is not None and task.id not in typed and task.progress != mean:
                task.progress = mean
        level = {task.parent_id for task in rows if task.parent_id is not None}
        session.flush()


def with_open_parts(
    session: Session, tasks: Sequence[Task], *, take_along: bool, recurring_too: bool = False
) -> list[Task]:
    """Return what ends when these tasks end, sub-tasks first.

    Open sub-tasks that are not among them are taken along by choice. Raises Conflict naming them otherwise: a task is
    not done while a part of it is open. Sub-tasks that come back count with ``recurring_too``.
    """
    named = {task.id for task in tasks}
    everything = with_all_parts(session, tasks)
    left = [task for task in everything if task.id not in named and task.state in OPEN_STATES]
    left = [task for task in left if recurring_too or task.every is None]
    if left and not take_along:
        sentence = _("Sub-tasks are still open: {codes}. End them first, or end all of them together.")
        raise Conflict(sentence.format(codes=codes_of(left)))
    wanted = named | {task.id for task in left}
    return [task for task in everything if task.id in wanted]


def require_open_above(session: Session, task: Task) -> None:
    """Raise Conflict for an open task below one that has ended."""
    above = session.get(Task, task.parent_id) if task.parent_id is not None else None
    if above is not None and above.trashed_at is None and above.state in (TaskState.CANCELLED, *DONE_STATES):
        sentence = _("{above} above it has ended. Open {above} again first, then {code}.")
        raise Conflict(sentence.format(above=above.code, code=task.code))


def come_back(session: Session, task: Task, thrown_away: datetime) -> None:
    """Let a task that was taken out of the trash find its place again.

    The tasks above it come along, and the sub-tasks that were thrown away with it. Raises Conflict for an open task
    below one that has ended.
    """
    rows, above = [task], task
    while above.parent_id is not None and (parent := session.get(Task, above.parent_id)) is not None:
        rows, above = [*rows, parent], parent
    level = [task.id]
    while level:
        parts = session.scalars(select(Task).where(Task.parent_id.in_(level), Task.trashed_at == thrown_away)).all()
        rows, level = [*rows, *parts], [part.id for part in parts]
    for row in rows:
        row.trashed_at = None
    for row in rows:
        if row.state in OPEN_STATES:
            require_open_above(session, row)
    refresh_progress_above(session, rows)


def _typed(session: Session, task_ids: Sequence[int]) -> set[int]:
    query = select(ProgressUpdate.task_id).where(
        ProgressUpdate.task_id.in_(task_ids),
        ProgressUpdate.kind == UpdateKind.PROGRESS,
        ProgressUpdate.progress.is_not(None),
    )
    return set(session.scalars(query))


def _counts(part: Task) -> bool:
    return part.every is None and part.state not in (TaskState.DRAFT, TaskState.CANCELLED)


def _progress(part: Task) -> int:
    return part.progress if part.completed_on is None else 100
