"""How the fields of a form become a task: its code, its co-workers, and who may stand in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.queries import working_calendar
from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.tasks.checks import check_actors, check_details, check_parent, check_takes_parts, completed_details
from cchc_desktop.tasks.codes import next_code, next_part_code
from cchc_desktop.tasks.model import SourceWithoutTask, Task, TaskCountLine, TaskCoWorker
from cchc_desktop.tasks.parts import refresh_progress_above
from cchc_desktop.tasks.records import Actor, Source, TaskDetails, TaskState, tags_text
from cchc_desktop.tasks.recurring import kept_day
from cchc_desktop.tasks.rows import lead_of, set_values


class Making:
    """Adds tasks to a file; the calendar and the codes given so far are read once for all of them."""

    def __init__(self, session: Session, today: date, draft: bool) -> None:
        self._session, self._today, self._draft = session, today, draft
        self._taken: dict[str, set[str]] = {}

    @cached_property
    def _calendar(self) -> WorkingCalendar:
        return working_calendar(self._session)

    def task(self, details: TaskDetails, code: str = "") -> Task:
        """Add one task. Raises ValidationError."""
        session = self._session
        if details.assigned_on is None and not self._draft:
            details = replace(details, assigned_on=self._today)
        details = completed_details(details, lambda: self._calendar)
        check_details(details)
        check_people(session, details, today=self._today)
        parent = check_parent(session, None, details.parent_id, draft=self._draft)
        check_takes_parts(parent)
        task = Task(code=self._code(parent, code), state=TaskState.DRAFT if self._draft else TaskState.ASSIGNED)
        fill(session, task, details)
        _forget_that_it_gives_none(session, details.source)
        session.flush()
        refresh_progress_above(session, [task] if parent is not None else [])
        return task

    def _code(self, parent: Task | None, wanted: str) -> str:
        head = wanted or ("T" if parent is None else f"{parent.code}.")
        if head not in self._taken:
            self._taken[head] = _codes_from(self._session, head)
        taken = self._taken[head]
        code = wanted or (next_code(taken) if parent is None else next_part_code(parent.code, taken))
        if code in taken:
            raise ValidationError(_("There is a task {code} already.").format(code=code), "code")
        for known, codes in self._taken.items():
            if code.startswith(known):
                codes.add(code)
        return code


def _codes_from(session: Session, head: str) -> set[str]:
    """Return every code with this beginning that a task has or had in a frozen count."""
    end = f"{head}\U0010ffff"
    found = set(session.scalars(select(Task.code).where(Task.code.between(head, end))))
    return found | set(session.scalars(select(TaskCountLine.code).where(TaskCountLine.code.between(head, end))))


def fill(session: Session, task: Task, details: TaskDetails) -> None:
    """Write the fields of a form into a task, old or new; a changed deadline takes the first one along."""
    recurrence = details.recurrence
    due_before = task.due_on
    plain = {
        name: value
        for name, value in vars(details).items()
        if name not in ("lead", "co_workers", "source", "tags", "recurrence")
    }
    lead = details.lead or Actor()
    set_values(
        task,
        plain
        | {
            "work": details.work.strip(),
            "lead_person_id": lead.person_id,
            "lead_department_id": lead.department_id,
            "source_kind": details.source.kind,
            "source_id": details.source.id,
            "source_text": details.source.text,
            "tags": tags_text(details.tags),
            "every": recurrence.every if recurrence else None,
            "recurs_day": kept_day(recurrence) if recurrence else "",
            "recurs_month": recurrence.month if recurrence else None,
        },
    )
    if details.due_on != due_before:
        task.original_due_on = details.due_on
    session.add(task)
    session.flush()
    _save_co_workers(session, task.id, details.co_workers)


def _save_co_workers(session: Session, task_id: int, co_workers: Sequence[Actor]) -> None:
    """Make the co-workers these in this order, changing rows in place rather than anew."""
    query = select(TaskCoWorker).where(TaskCoWorker.task_id == task_id)
    rows = session.scalars(query.order_by(TaskCoWorker.position, TaskCoWorker.id)).all()
    for row in rows[len(co_workers) :]:
        session.delete(row)
    for position, actor in enumerate(co_workers):
        row = rows[position] if position < len(rows) else TaskCoWorker(task_id=task_id, position=position)
        set_values(row, {"position": position, **vars(actor)})
        session.add(row)


def _forget_that_it_gives_none(session: Session, source: Source) -> None:
    """Take away the mark "gives no task" of a source that now gives one."""
    if source.id is not None:
        query = select(SourceWithoutTask).where(SourceWithoutTask.source_kind == source.kind)
        for row in session.scalars(query.where(SourceWithoutTask.source_id == source.id)):
            session.delete(row)


def check_people(session: Session, details: TaskDetails, *, today: date, before: Task | None = None) -> None:
    """Look at those who are new on the task, or at all when it is assigned on another day than before.

    Raises ValidationError.
    """
    day = details.assigned_on or today
    same_day = before is not None and before.assigned_on == details.assigned_on
    known: set[Actor] = set()
    if before is not None and same_day:
        rows = session.scalars(select(TaskCoWorker).where(TaskCoWorker.task_id == before.id))
        known = {Actor(row.person_id, row.department_id) for row in rows}
        known |= {lead for lead in (lead_of(before),) if lead is not None}
    lead = [details.lead] if details.lead is not None and details.lead not in known else []
    check_actors(session, lead, day, "lead")
    check_actors(session, set(details.co_workers) - known, day, "co_workers")
