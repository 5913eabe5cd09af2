"""How the fields of a form become a task: its code, its co-workers, and who may stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.queries import working_calendar
from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.tasks.checks import check_actors, check_details, check_parent, check_takes_parts, completed_details
from cchc_desktop.tasks.codes import next_code, next_part_code
from cchc_desktop.tasks.model import SourceWithoutTask, Task, TaskCoWorker
from cchc_desktop.tasks.parts import refresh_progress_above
from cchc_desktop.tasks.records import Actor, Source, TaskDetails, TaskState, tags_text
from cchc_desktop.tasks.recurring import kept_day
from cchc_desktop.tasks.rows import lead_of, rows_in, set_values
from cchc_desktop.tasks.taken_codes import taken_codes
from cchc_desktop.text.normalise import clean_line, clean_text


class Making:
    """Adds tasks to a file, one or thousands; what they share is read once for all of them.

    ``brought`` are codes that come from another list. Raises ValidationError for one that is taken.
    """

    def __init__(self, session: Session, today: date, *, draft: bool, brought: Iterable[str] = ()) -> None:
        self._session, self._today, self._draft = session, today, draft
        self._brought = list(brought)
        self._made: list[tuple[Task, TaskDetails]] = []
        self._highest: dict[str, set[str]] = {}
        self._checked: set[tuple[Actor, date]] = set()
        _refuse_taken(session, self._brought)

    @cached_property
    def _calendar(self) -> WorkingCalendar:
        return working_calendar(self._session)

    def add(self, details: TaskDetails, code: str = "") -> Task:
        """Prepare one task; it stands in the file after ``finish``. Raises ValidationError."""
        if details.assigned_on is None and not self._draft:
            details = replace(details, assigned_on=self._today)
        details = completed_details(details, lambda: self._calendar)
        check_details(details)
        self._check_people(details)
        parent = check_parent(self._session, None, details.parent_id, draft=self._draft)
        check_takes_parts(parent)
        task = Task(code=code or self._next_code(parent))
        task.state = TaskState.DRAFT if self._draft else TaskState.ASSIGNED
        fill(task, details)
        self._made.append((task, details))
        return task

    def finish(self) -> list[Task]:
        """Put the tasks into the file with their co-workers, and return them."""
        session, tasks = self._session, [task for task, _details in self._made]
        session.add_all(tasks)
        session.flush()
        session.add_all(
            TaskCoWorker(task_id=task.id, position=position, **vars(actor))
            for task, details in self._made
            for position, actor in enumerate(details.co_workers)
        )
        _forget_that_they_give_none(session, {details.source for _task, details in self._made})
        refresh_progress_above(session, tasks)
        return tasks

    def _check_people(self, details: TaskDetails) -> None:
        day = details.assigned_on or self._today
        lead = (details.lead,) if details.lead is not None else ()
        for field, actors in (("lead", lead), ("co_workers", details.co_workers)):
            new = [actor for actor in actors if (actor, day) not in self._checked]
            check_actors(self._session, new, day, field)
            self._checked.update((actor, day) for actor in new)

    def _next_code(self, parent: Task | None) -> str:
        head = "T" if parent is None else f"{parent.code}."
        taken = self._highest.get(head) or taken_codes(self._session, head) | set(self._brought)
        code = next_code(taken) if parent is None else next_part_code(parent.code, taken)
        self._highest[head] = {code}
        return code


def fill(task: Task, details: TaskDetails) -> None:
    """Write the fields of a form into a task, old or new; a changed deadline takes the first one along."""
    recurrence, lead = details.recurrence, details.lead or Actor()
    due_before = task.due_on
    plain = {name: _clean(name, value) for name, value in vars(details).items() if name not in _KEPT_OTHERWISE}
    otherwise = {
        "lead_person_id": lead.person_id,
        "lead_department_id": lead.department_id,
        "source_kind": details.source.kind,
        "source_id": details.source.id,
        "source_text": clean_line(details.source.text),
        "tags": tags_text(map(clean_line, details.tags)),
        "every": recurrence.every if recurrence else None,
        "recurs_day": kept_day(recurrence) if recurrence else "",
        "recurs_month": recurrence.month if recurrence else None,
    }
    set_values(task, plain | otherwise)
    if details.due_on != due_before:
        task.original_due_on = details.due_on


_KEPT_OTHERWISE = frozenset({"lead", "co_workers", "source", "tags", "recurrence"})
_LONG = frozenset({"work", "deliverable", "evidence", "cause", "measure", "note"})


def _clean(name: str, value: Any) -> Any:
    """Return a field as it is kept: long texts with their lines, all others as one line."""
    if not isinstance(value, str):
        return value
    return clean_text(value).strip() if name in _LONG else clean_line(value)


def co_worker_rows(session: Session, task_id: int) -> Sequence[TaskCoWorker]:
    """Return the co-workers of a task in their order."""
    return session.scalars(_CO_WORKERS, {"task": task_id}).all()


def save_co_workers(session: Session, task_id: int, rows: Sequence[TaskCoWorker], co_workers: Sequence[Actor]) -> None:
    """Make the co-workers of a task, who stand in these rows, these in this order; rows change in place."""
    for row in rows[len(co_workers) :]:
        session.delete(row)
    for position, actor in enumerate(co_workers):
        row = rows[position] if position < len(rows) else TaskCoWorker(task_id=task_id, position=position)
        set_values(row, {"position": position, **vars(actor)})
        session.add(row)


_CO_WORKERS = (
    select(TaskCoWorker)
    .where(TaskCoWorker.task_id == bindparam("task"))
    .order_by(TaskCoWorker.position, TaskCoWorker.id)
)


def _refuse_taken(session: Session, codes: Sequence[str]) -> None:
    seen = {row.code for row in rows_in(session, Task, Task.code, codes)} if codes else set()
    for code in codes:
        if code in seen:
            raise ValidationError(_("There is a task {code} already.").format(code=code), "code")
        seen.add(code)


def _forget_that_they_give_none(session: Session, sources: Iterable[Source]) -> None:
    """Take away the mark "gives no task" of sources that now give one."""
    named = {(source.kind, source.id) for source in sources if source.id is not None}
    for row in session.scalars(select(SourceWithoutTask)) if named else ():
        if (row.source_kind, row.source_id) in named:
            session.delete(row)


def check_people(
    session: Session, details: TaskDetails, before: Task, co_workers: Iterable[TaskCoWorker], *, today: date
) -> None:
    """Look at those who are new on a task, or at all when it is assigned on another day than before.

    ``co_workers`` are those who stand in the file. Raises ValidationError.
    """
    day = details.assigned_on or today
    known: set[Actor] = set()
    if before.assigned_on == details.assigned_on:
        known = {Actor(row.person_id, row.department_id) for row in co_workers}
        known |= {lead for lead in (lead_of(before),) if lead is not None}
    lead = [details.lead] if details.lead is not None and details.lead not in known else []
    check_actors(session, lead, day, "lead")
    check_actors(session, set(details.co_workers) - known, day, "co_workers")
