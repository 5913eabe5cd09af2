"""The side ways of a task: paused for a while, no longer followed, or stopped from coming back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.errors import Conflict, ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.storage import history
from cchc_desktop.tasks.checks import check_not_future, check_reason
from cchc_desktop.tasks.model import Task, TaskPause
from cchc_desktop.tasks.parts import refresh_progress_above, with_open_parts
from cchc_desktop.tasks.records import TaskState, UpdateKind
from cchc_desktop.tasks.rows import changes_of, codes_of, log, require_open, rows_in, task_rows
from cchc_desktop.text.dates import short_date
from cchc_desktop.text.normalise import clean_line


def pause(
    session: Session, task_ids: Iterable[int], since: date, reason: str, basis: str = "", *, today: date
) -> Changes:
    """Let tasks rest from a day on; no deadline moves. Raises ValidationError, Conflict."""
    tasks = task_rows(session, task_ids)
    check_not_future(since, "since", today=today)
    check_reason(reason)
    require_open(tasks)
    for task in tasks:
        if task.state is TaskState.PAUSED:
            raise Conflict(_("{code} is paused already.").format(code=task.code))
        _check_after_assignment(task, since, "since")
        row = TaskPause(task_id=task.id, since=since, reason=clean_line(reason), basis=clean_line(basis))
        row.state_before = task.state
        session.add(row)
        task.state = TaskState.PAUSED
        log(session, task, UpdateKind.PAUSED, since, text=reason)
    session.flush()
    history.name_step(session, _("Paused since {day}: {codes}").format(day=short_date(since), codes=codes_of(tasks)))
    return changes_of(tasks)


def resume(session: Session, task_ids: Iterable[int], day: date, *, today: date) -> Changes:
    """Take paused tasks up again in the state they had. Raises ValidationError, Conflict."""
    tasks = task_rows(session, task_ids)
    check_not_future(day, "day", today=today)
    pauses = open_pauses(session, tasks)
    for task in tasks:
        if task.state is not TaskState.PAUSED:
            raise Conflict(_("{code} is not paused.").format(code=task.code))
        task.state = end_pause(task, pauses[task.id], day) if task.id in pauses else TaskState.IN_PROGRESS
        log(session, task, UpdateKind.RESUMED, day)
    session.flush()
    history.name_step(session, _("Taken up again on {day}: {codes}").format(day=short_date(day), codes=codes_of(tasks)))
    return changes_of(tasks)


def cancel(
    session: Session,
    task_ids: Iterable[int],
    day: date,
    reason: str,
    decided_by_id: int | None,
    *,
    today: date,
    with_parts: bool = False,
) -> Changes:
    """Follow tasks no longer. Open sub-tasks are refused with their codes, unless ``with_parts`` takes them along."""
    chosen = task_rows(session, task_ids)
    check_not_future(day, "day", today=today)
    check_reason(reason)
    require_open(chosen)
    tasks = with_open_parts(session, chosen, take_along=with_parts, recurring_too=True)
    pauses = open_pauses(session, tasks)
    for task in tasks:
        _check_after_assignment(task, day, "day")
        if task.id in pauses:
            end_pause(task, pauses[task.id], day)
        task.state, task.cancelled_on = TaskState.CANCELLED, day
        task.cancelled_reason, task.cancelled_by_id = clean_line(reason), decided_by_id
        log(session, task, UpdateKind.CANCELLED, day, text=reason, person_id=decided_by_id)
    refresh_progress_above(session, tasks)
    words = {"day": short_date(day), "codes": codes_of(chosen)}
    history.name_step(session, _("No longer followed since {day}: {codes}").format(**words))
    return changes_of(chosen)


def stop_recurring(session: Session, task_ids: Iterable[int], last_day: date, *, today: date) -> Changes:
    """Let no period of these tasks begin after a day; those begun stay as they are. Raises ValidationError, Conflict.

    ``today`` is not looked at: a series may be stopped in advance.
    """
    tasks = task_rows(session, task_ids)
    for task in tasks:
        if task.every is None:
            raise Conflict(_("{code} does not come back, so it has no periods.").format(code=task.code))
        if task.recurs_from is not None and last_day < task.recurs_from:
            sentence = _("The work ends on {until}, before its first period begins on {begin}. Correct one of the two.")
            days = {"until": short_date(last_day), "begin": short_date(task.recurs_from)}
            raise ValidationError(sentence.format(**days), "recurs_until")
        task.recurs_until = last_day
    session.flush()
    history.name_step(
        session, _("No new period after {day}: {codes}").format(day=short_date(last_day), codes=codes_of(tasks))
    )
    return changes_of(tasks)


def open_pauses(session: Session, tasks: Sequence[Task]) -> dict[int, TaskPause]:
    """Return the pauses that last, by the id of their task."""
    paused = [task.id for task in tasks if task.state is TaskState.PAUSED]
    return {row.task_id: row for row in rows_in(session, TaskPause, TaskPause.task_id, paused) if row.until is None}


def end_pause(task: Task, row: TaskPause, day: date) -> TaskState:
    """End the pause of a task and return the state it had before. Raises ValidationError for a day before it began."""
    if day < row.since:
        sentence = _("{code} was paused on {since}, so the pause does not end on {day}.")
        words = {"code": task.code, "since": short_date(row.since), "day": short_date(day)}
        raise ValidationError(sentence.format(**words), "day")
    row.until = day
    return row.state_before


def _check_after_assignment(task: Task, day: date, field: str) -> None:
    if task.assigned_on is not None and day < task.assigned_on:
        sentence = _("{code} was assigned on {assigned}, after {day}. Correct the day.")
        words = {"code": task.code, "assigned": short_date(task.assigned_on), "day": short_date(day)}
        raise ValidationError(sentence.format(**words), field)
