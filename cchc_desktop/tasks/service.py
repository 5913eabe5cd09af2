"""A task comes to be, changes, is assigned and is thrown away; what happens to it later is in the modules beside.

Every verb takes the session first, commits nothing, and either does all of its work or raises with nothing done.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.queries import working_calendar
from cchc_desktop.changes import Changes
from cchc_desktop.errors import Conflict, ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.storage import history
from cchc_desktop.tasks.checks import (
    check_actors,
    check_details,
    check_due,
    check_parent,
    check_takes_parts,
    completed_details,
)
from cchc_desktop.tasks.making import Making, check_people, co_worker_rows, fill, save_co_workers
from cchc_desktop.tasks.model import Extension, Task
from cchc_desktop.tasks.parts import refresh_progress, refresh_progress_above
from cchc_desktop.tasks.records import TASK, Actor, ExtensionResult, TaskDetails, TaskState
from cchc_desktop.tasks.recurring import first_day, recurrence_from
from cchc_desktop.tasks.rows import (
    DONE_STATES,
    changes_of,
    codes_of,
    lead_of,
    occurrence_rows,
    task_row,
    task_rows,
    with_all_parts,
)
from cchc_desktop.text.dates import short_date


def create_task(
    session: Session, details: TaskDetails, *, today: date, draft: bool = False, code: str = ""
) -> tuple[int, Changes]:
    """Add a task, assigned today unless it says another day, and return its id.

    ``code`` keeps the code of another list; without it the next one is given. Raises ValidationError.
    """
    making = Making(session, today, draft=draft, brought=[code] if code else ())
    task = making.add(details, code)
    making.finish()
    title = _("New draft of a task: {code}") if draft else _("New task: {code}")
    history.name_step(session, title.format(code=task.code))
    return task.id, Changes.of(TASK, record_id=task.id)


def create_tasks(
    session: Session, wanted: Iterable[tuple[TaskDetails, str]], *, today: date, draft: bool = False
) -> tuple[tuple[int, ...], Changes]:
    """Add the tasks of a list in one step, each with the code it brings along or "" for the next one."""
    listed = list(wanted)
    making = Making(session, today, draft=draft, brought=[code for _details, code in listed if code])
    for details, code in listed:
        making.add(details, code)
    tasks = making.finish()
    history.name_step(session, _("New tasks: {codes}").format(codes=codes_of(tasks)))
    return tuple(task.id for task in tasks), Changes.of(TASK)


def assign_to_each(
    session: Session, details: TaskDetails, leads: Sequence[Actor], *, today: date, draft: bool = False
) -> tuple[tuple[int, ...], Changes]:
    """Give one instruction to several people or departments: a task for each, all in one step."""
    if not leads:
        raise ValidationError(_("Choose who leads the task."), "lead")
    if len(set(leads)) < len(leads):
        raise ValidationError(_("The same lead is chosen twice. Remove one of them."), "lead")
    making = Making(session, today, draft=draft)
    for lead in leads:
        others = tuple(each for each in details.co_workers if each != lead)
        making.add(replace(details, lead=lead, co_workers=others))
    tasks = making.finish()
    history.name_step(session, _("Assigned to each: {codes}").format(codes=codes_of(tasks)))
    return tuple(task.id for task in tasks), Changes.of(TASK)


def save_task(session: Session, task_id: int, details: TaskDetails, *, today: date) -> Changes:
    """Store the fields of a task.

    A changed deadline is a correction, so the first deadline follows; once an extension was granted, only another
    extension moves it. Raises ValidationError, NotFound, Conflict.
    """
    task = task_row(session, task_id)
    is_draft = task.state is TaskState.DRAFT
    if details.assigned_on is None and not is_draft:
        details = replace(details, assigned_on=task.assigned_on or today)
    details = completed_details(details, lambda: working_calendar(session))
    check_details(details)
    _check_change_of_due(session, task, details)
    _check_change_of_recurrence(session, task, details)
    co_workers = co_worker_rows(session, task_id)
    check_people(session, details, task, co_workers, today=today)
    above = task.parent_id
    if details.parent_id != above:
        parent = check_parent(session, task, details.parent_id, draft=is_draft)
        if not is_draft:
            check_takes_parts(parent)
    title = _("Task changed: {code}").format(code=task.code)
    if details.due_on is not None and task.due_on not in (None, details.due_on):
        sentence = _("Deadline of task {code} corrected to {day}")
        title = sentence.format(code=task.code, day=short_date(details.due_on))
    fill(task, details)
    save_co_workers(session, task_id, co_workers, details.co_workers)
    session.flush()
    if details.parent_id != above:
        refresh_progress(session, (above, details.parent_id))
    history.name_step(session, title)
    return Changes.of(TASK, record_id=task_id)


def assign(session: Session, task_ids: Iterable[int], *, today: date) -> Changes:
    """Turn drafts into assigned tasks, given out today unless they say another day; others stay as they are."""
    drafts = [task for task in task_rows(session, task_ids) if task.state is TaskState.DRAFT]
    if not drafts:
        raise Conflict(_("These tasks are assigned already."))
    calendar, leads = working_calendar(session), defaultdict(set)
    for task in drafts:
        task.state, task.assigned_on = TaskState.ASSIGNED, task.assigned_on or today
        check_due(task.assigned_on, task.due_on)
        recurrence = recurrence_from(task.every, task.recurs_day, task.recurs_month)
        if recurrence is not None and task.recurs_from is None:
            task.recurs_from = first_day(recurrence, task.assigned_on, calendar)
        if (lead := lead_of(task)) is not None:
            leads[task.assigned_on].add(lead)
    for day, actors in leads.items():
        check_actors(session, actors, day, "lead")
    for task in drafts:
        check_takes_parts(check_parent(session, None, task.parent_id, draft=False))
    refresh_progress_above(session, drafts)
    history.name_step(session, _("Assigned: {codes}").format(codes=codes_of(drafts)))
    return changes_of(drafts)


def trash_tasks(session: Session, task_ids: Iterable[int]) -> Changes:
    """Put tasks into the trash, each with its sub-tasks. The way back is that of every record (storage.trash)."""
    tasks = task_rows(session, task_ids)
    now = datetime.now(UTC)
    for task in with_all_parts(session, tasks):
        task.trashed_at = now
    refresh_progress_above(session, tasks)
    history.name_step(session, _("Put into the trash: {name}").format(name=codes_of(tasks)))
    return changes_of(tasks)


def _check_change_of_due(session: Session, task: Task, details: TaskDetails) -> None:
    if details.due_on == task.due_on and details.assigned_on == task.assigned_on:
        return
    granted = session.scalar(
        select(Extension.id)
        .where(Extension.task_id == task.id, Extension.result == ExtensionResult.GRANTED, Extension.period == "")
        .limit(1)
    )
    if granted is None:
        return
    if details.due_on != task.due_on:
        sentence = _("The deadline of {code} was extended to {day}, so only another extension moves it.")
        day = short_date(task.due_on) if task.due_on else "–"
        raise ValidationError(sentence.format(code=task.code, day=day), "due_on")
    check_due(details.assigned_on, task.original_due_on)


def _check_change_of_recurrence(session: Session, task: Task, details: TaskDetails) -> None:
    before = recurrence_from(task.every, task.recurs_day, task.recurs_month)
    if before == details.recurrence:
        return
    if task.state in DONE_STATES:
        sentence = _("{code} is completed. Open it again first.")
        raise ValidationError(sentence.format(code=task.code), "recurrence")
    if before is None or not occurrence_rows(session, [task.id]):
        return
    sentence = _("Periods of {code} are recorded already, so it comes back as before. Stop it and give a new task.")
    raise ValidationError(sentence.format(code=task.code), "recurrence")
