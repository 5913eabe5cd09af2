"""What a task may not say: each refused with one sentence that names the field."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.committee.model import Department, Person
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.tasks.model import Task
from cchc_desktop.tasks.parts import DEEPEST
from cchc_desktop.tasks.records import Actor, TaskDetails, TaskState
from cchc_desktop.tasks.recurring import first_day, period_code, period_days
from cchc_desktop.tasks.rows import DONE_STATES
from cchc_desktop.text.dates import short_date


def completed_details(details: TaskDetails, calendar: Callable[[], WorkingCalendar]) -> TaskDetails:
    """Return the details without what contradicts them: the deadline of a recurring task, the periods of another.

    Co-workers stand once. The first period of a recurring task is the one given, else the first that is due on or
    after the assignment; only such a task needs the calendar.
    """
    co_workers = tuple(dict.fromkeys(details.co_workers))
    if details.recurrence is None:
        return replace(details, co_workers=co_workers, recurs_from=None, recurs_until=None)
    begins = details.recurs_from
    if begins is not None:
        begins = period_days(period_code(details.recurrence.every, begins))[0]
    elif details.assigned_on is not None:
        begins = first_day(details.recurrence, details.assigned_on, calendar())
    return replace(details, co_workers=co_workers, due_on=None, is_without_due=False, recurs_from=begins)


def check_details(details: TaskDetails) -> None:
    """Raise ValidationError for what cannot be, as far as the fields alone tell."""
    if not details.work.strip():
        raise ValidationError(_("Enter what is to be done."), "work")
    for field, actors in (("lead", (details.lead,) if details.lead else ()), ("co_workers", details.co_workers)):
        if any((each.person_id is None) == (each.department_id is None) for each in actors):
            raise ValidationError(_("A task has one lead: a person or a department, not both."), field)
    if details.lead is not None and details.lead in details.co_workers:
        raise ValidationError(_("The lead stands among the co-workers too. Remove one of the two."), "co_workers")
    check_due(details.assigned_on, details.due_on)
    if details.due_on is not None and details.is_without_due:
        raise ValidationError(_("The task has a deadline and is marked as without one. Keep one of the two."), "due_on")
    if details.recurs_from and details.recurs_until and details.recurs_until < details.recurs_from:
        sentence = _("The work ends on {until}, before its first period begins on {begin}. Correct one of the two.")
        days = {"until": short_date(details.recurs_until), "begin": short_date(details.recurs_from)}
        raise ValidationError(sentence.format(**days), "recurs_until")


def check_due(assigned_on: date | None, due_on: date | None) -> None:
    """Raise ValidationError for a deadline before the assignment."""
    if assigned_on is not None and due_on is not None and due_on < assigned_on:
        sentence = _("The deadline {due} lies before the assignment on {assigned}. Correct one of the two.")
        raise ValidationError(sentence.format(due=short_date(due_on), assigned=short_date(assigned_on)), "due_on")


def check_not_future(day: date, field: str, *, today: date) -> None:
    """Raise ValidationError for a day that has not come yet."""
    if day > today:
        sentence = _("{day} has not come yet. Enter a day up to today, {today}.")
        raise ValidationError(sentence.format(day=short_date(day), today=short_date(today)), field)


def check_reason(reason: str) -> None:
    """Raise ValidationError where nothing is given."""
    if not reason.strip():
        raise ValidationError(_("Enter the reason."), "reason")


def check_actors(session: Session, actors: Iterable[Actor], day: date, field: str) -> None:
    """Raise ValidationError for a person or department that is gone, or that had ended by this day."""
    wanted = list(actors)
    people = {each.person_id for each in wanted if each.person_id is not None}
    if people and people - _present(session, people):
        raise ValidationError(_("This person is no longer in the file."), field)
    departments = {each.department_id for each in wanted if each.department_id is not None}
    rows = session.scalars(select(Department).where(Department.id.in_(departments))).all() if departments else []
    if len(rows) < len(departments) or any(row.trashed_at is not None for row in rows):
        raise ValidationError(_("This department is no longer in the file."), field)
    for row in rows:
        if row.valid_to is not None and row.valid_to < day:
            sentence = _("“{name}” ended on {end}, before {day}. Choose the department that took over its work.")
            words = {"name": row.name, "end": short_date(row.valid_to), "day": short_date(day)}
            raise ValidationError(sentence.format(**words), field)


def _present(session: Session, person_ids: Iterable[int]) -> set[int]:
    return set(session.scalars(select(Person.id).where(Person.id.in_(person_ids), Person.trashed_at.is_(None))))


def check_parent(session: Session, task: Task | None, parent_id: int | None, *, draft: bool) -> Task | None:
    """Return the task above. Raises ValidationError for a circle, a third level, or one that takes no sub-task."""
    if parent_id is None:
        return None
    parent = session.get(Task, parent_id)
    if parent is None or parent.trashed_at is not None:
        raise ValidationError(_("The task above is no longer in the file."), "parent_id")
    above = _line_above(session, parent)
    if task is not None and task.id in above:
        sentence = _("{code} would stand under itself. Choose another task above it.")
        raise ValidationError(sentence.format(code=task.code), "parent_id")
    if len(above) + (_depth_below(session, task.id) if task is not None else 0) > DEEPEST:
        raise ValidationError(_("A task has two levels of sub-tasks at most."), "parent_id")
    if parent.state is TaskState.DRAFT and not draft:
        sentence = _("{code} is still a draft. Assign it before its sub-tasks, or together with them.")
        raise ValidationError(sentence.format(code=parent.code), "parent_id")
    return parent


def check_takes_parts(parent: Task | None) -> None:
    """Raise ValidationError for a new sub-task of a task that has ended."""
    if parent is not None and parent.state in (TaskState.CANCELLED, *DONE_STATES):
        sentence = _("{code} has ended. Open it again before it gets a sub-task.")
        raise ValidationError(sentence.format(code=parent.code), "parent_id")


def _line_above(session: Session, task: Task) -> list[int]:
    """Return the ids from this task up to the top, itself first; a circle in the file ends it."""
    line: list[int] = []
    row: Task | None = task
    while row is not None and row.id not in line:
        line.append(row.id)
        row = session.get(Task, row.parent_id) if row.parent_id is not None else None
    return line


def _depth_below(session: Session, task_id: int) -> int:
    depth, ids = 0, [task_id]
    while depth <= DEEPEST:
        ids = list(session.scalars(select(Task.id).where(Task.parent_id.in_(ids))))
        if not ids:
            break
        depth += 1
    return depth
