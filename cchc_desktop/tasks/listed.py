"""One task as lists show it, and how it is read: a single SELECT brings all that a row says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, String, exists, func, literal, select, type_coerce
from sqlalchemy.orm import aliased
from sqlalchemy.sql import ColumnElement

from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.tasks.actors import Actors, actor
from cchc_desktop.tasks.clarity import missing_clarity
from cchc_desktop.tasks.conditions import is_extension_pending
from cchc_desktop.tasks.model import ProgressUpdate, Task, TaskCoWorker
from cchc_desktop.tasks.records import (
    Actor,
    Clarity,
    DeadlineLabel,
    Occurrence,
    ReformArea,
    SourceKind,
    TaskDetails,
    TaskState,
)
from cchc_desktop.tasks.rules import OPEN, deadline_label, lateness


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task with what counts on a day: of a recurring one the current occurrence (``period``).

    ``label`` is None for a draft. ``days_left`` is set while the task is open and has a deadline, below zero when it is
    overdue. ``depth`` is 0, 1 or 2; ``last_result`` is the newest text of the log.
    """

    id: int
    code: str
    parent_id: int | None
    depth: int
    has_children: bool
    work: str
    lead: str
    lead_short: str
    lead_actor: Actor | None
    department: str
    department_id: int | None
    co_workers: str
    supervisor: str
    source: str
    source_kind: SourceKind
    source_id: int | None
    area: ReformArea | None
    is_outside_reform: bool
    assigned_on: date | None
    due_on: date | None
    original_due_on: date | None
    due_wording: str
    completed_on: date | None
    state: TaskState
    label: DeadlineLabel | None
    days_left: int | None
    days_late: int
    working_days_late: int
    progress: int
    is_recurring: bool
    period: str
    last_update_on: date | None
    last_result: str
    extension_pending: bool
    missing: tuple[Clarity, ...]


@dataclass(frozen=True)
class RowMaker:
    """Turns what was read into rows of one day."""

    actors: Actors
    current: Mapping[int, Occurrence | None]
    calendar: WorkingCalendar
    asked: tuple[Clarity, ...]
    today: date
    soon_days: int

    def row(self, read: Row[Any]) -> TaskRow:
        """Return one row."""
        due, original_due, completed_on, progress, period = self._counts_by(read)
        label = deadline_label(read.state, due, completed_on, today=self.today, soon_days=self.soon_days)
        lead = actor(read.lead_person_id, read.lead_department_id)
        unit_id = self.actors.unit_of(lead)
        late = lateness(label, due, completed_on, today=self.today, calendar=self.calendar)

        return TaskRow(
            id=read.id,
            code=read.code,
            parent_id=read.parent_id,
            depth=0 if read.parent_id is None else 1 if read.grandparent_id is None else 2,
            has_children=bool(read.has_children),
            work=read.work,
            lead=self.actors.name(lead),
            lead_short=self.actors.short_name(lead),
            lead_actor=lead,
            department=self.actors.unit_name(unit_id),
            department_id=unit_id,
            co_workers=self._names(read.co_workers),
            supervisor=self.actors.name(actor(read.supervisor_id, None)),
            source=read.source_text,
            source_kind=read.source_kind,
            source_id=read.source_id,
            area=read.area,
            is_outside_reform=read.is_outside_reform,
            assigned_on=read.assigned_on,
            due_on=due,
            original_due_on=original_due,
            due_wording=read.due_wording,
            completed_on=completed_on,
            state=read.state,
            label=label,
            days_left=(due - self.today).days if due is not None and label in OPEN else None,
            days_late=late.days,
            working_days_late=late.working_days,
            progress=progress,
            is_recurring=read.every is not None,
            period=period,
            last_update_on=read.last_update_on,
            last_result=read.last_result or "",
            extension_pending=bool(read.extension_pending),
            missing=self._missing(read, lead),
        )

    def _counts_by(self, read: Row[Any]) -> tuple[date | None, date | None, date | None, int, str]:
        if read.every is None:
            return read.due_on, read.original_due_on, read.completed_on, read.progress, ""
        each = self.current.get(read.id)
        if each is None:
            return None, None, None, 0, ""
        return each.due, each.original_due, each.completed_on, each.progress, each.period

    def _names(self, co_workers: str | None) -> str:
        keys = map(int, co_workers.split(",")) if co_workers else ()
        names = (self.actors.name(Actor(key) if key > 0 else Actor(None, -key)) for key in keys)
        return ", ".join(filter(None, names))

    def _missing(self, read: Row[Any], lead: Actor | None) -> tuple[Clarity, ...]:
        """Return what is not clear, by the rule, over the columns that it looks at."""
        details = TaskDetails(
            work=read.work,
            lead=lead,
            supervisor_id=read.supervisor_id,
            assigned_by_id=read.assigned_by_id,
            approved_by_id=read.approved_by_id,
            deliverable=read.deliverable,
            evidence=read.evidence,
            due_on=read.due_on,
            is_without_due=read.is_without_due or read.every is not None,
        )
        return missing_clarity(details, self.asked)


def shown_columns() -> Sequence[ColumnElement[Any]]:
    """Return the columns of a row that stand in the table of tasks, or belong to one of its rows."""
    above, below = aliased(Task), aliased(Task)
    last = select(ProgressUpdate).where(ProgressUpdate.task_id == Task.id)
    grandparent = select(above.parent_id).where(above.id == Task.parent_id).scalar_subquery()
    living = (below.parent_id == Task.id, below.trashed_at.is_(None))
    newest = (ProgressUpdate.day.desc(), ProgressUpdate.id.desc())
    with_text = last.with_only_columns(ProgressUpdate.text).where(ProgressUpdate.text != "").order_by(*newest)
    day = last.with_only_columns(func.max(ProgressUpdate.day)).scalar_subquery()
    return [
        *(getattr(Task, name).expression for name in _COLUMNS),
        grandparent.label("grandparent_id"),
        exists().where(*living).label("has_children"),
        _co_workers().label("co_workers"),
        type_coerce(day, ProgressUpdate.day.type).label("last_update_on"),
        with_text.limit(1).scalar_subquery().label("last_result"),
        is_extension_pending().label("extension_pending"),
    ]


def _co_workers() -> ColumnElement[str]:
    """Return a person as 12, a department as -3, in their order."""
    key = func.coalesce(TaskCoWorker.person_id, -TaskCoWorker.department_id)
    ordered = (
        select(key.label("key")).where(TaskCoWorker.task_id == Task.id).order_by(TaskCoWorker.position, TaskCoWorker.id)
    ).correlate(Task)
    each = ordered.subquery("co_worker")
    return select(func.group_concat(each.c.key, literal(",", String))).correlate(Task).scalar_subquery()


_COLUMNS = (
    "id",
    "code",
    "parent_id",
    "work",
    "lead_person_id",
    "lead_department_id",
    "supervisor_id",
    "assigned_by_id",
    "approved_by_id",
    "source_kind",
    "source_id",
    "source_text",
    "area",
    "is_outside_reform",
    "deliverable",
    "evidence",
    "assigned_on",
    "due_wording",
    "due_on",
    "original_due_on",
    "completed_on",
    "progress",
    "is_without_due",
    "state",
    "every",
)
