"""One task as lists show it, and how it is read: a single SELECT brings all that a row says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Integer, String, exists, func, literal, select, type_coerce
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
    Lateness,
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


class Read(NamedTuple):
    """One task as the file keeps it: days and kinds as text, so that thousands of rows cost no conversion twice."""

    id: int
    code: str
    parent_id: int | None
    work: str
    lead_person_id: int | None
    lead_department_id: int | None
    supervisor_id: int | None
    assigned_by_id: int | None
    approved_by_id: int | None
    source_kind: str
    source_id: int | None
    source_text: str
    area: str | None
    is_outside_reform: int
    deliverable: str
    evidence: str
    assigned_on: str | None
    due_wording: str
    due_on: str | None
    original_due_on: str | None
    completed_on: str | None
    progress: int
    is_without_due: int
    state: str
    every: str | None
    grandparent_id: int | None
    has_children: int
    co_workers: str | None
    last_update_on: str | None
    last_result: str | None
    extension_pending: int


def shown_columns() -> list[ColumnElement[Any]]:
    """Return the columns of ``Read`` in their order."""
    above, below = aliased(Task), aliased(Task)
    grandparent = select(above.parent_id).where(above.id == Task.parent_id).scalar_subquery()
    has_children = exists().where(below.parent_id == Task.id, below.trashed_at.is_(None))
    return [
        *(_raw(getattr(Task, name).expression) for name in Read._fields if hasattr(Task, name)),
        grandparent,
        has_children,
        _co_workers(),
        *_newest(),
        is_extension_pending(),
    ]


@dataclass(frozen=True)
class _Lead:
    """Who leads tasks, in the words of a row."""

    actor: Actor | None
    name: str
    short_name: str
    unit_id: int | None
    unit: str


@dataclass(frozen=True)
class RowMaker:
    """Turns what was read into rows of one day; names and what is missing are worked out once for all rows alike."""

    actors: Actors
    current: Mapping[int, Occurrence | None]
    calendar: WorkingCalendar
    asked: tuple[Clarity, ...]
    today: date
    soon_days: int
    _leads: dict[tuple[int | None, int | None], _Lead] = field(default_factory=dict)
    _missing: dict[tuple[bool, ...], tuple[Clarity, ...]] = field(default_factory=dict)
    _others: dict[str | None, str] = field(default_factory=lambda: {None: ""})

    def row(self, columns: Iterable[Any]) -> TaskRow:
        """Return one row of the values of ``shown_columns``."""
        read = Read._make(columns)
        state = _STATES[read.state]
        due, original_due, completed_on, progress, period = self._counts_by(read)
        label = deadline_label(state, due, completed_on, today=self.today, soon_days=self.soon_days)
        late = _IN_TIME
        if label is DeadlineLabel.OVERDUE or label is DeadlineLabel.DONE_LATE:
            late = lateness(label, due, completed_on, today=self.today, calendar=self.calendar)
        lead = self._lead(read.lead_person_id, read.lead_department_id)
        supervisor_id = read.supervisor_id
        return TaskRow(
            id=read.id, code=read.code, parent_id=read.parent_id,
            depth=0 if read.parent_id is None else 1 if read.grandparent_id is None else 2,
            has_children=bool(read.has_children), work=read.work, lead=lead.name, lead_short=lead.short_name,
            lead_actor=lead.actor, department=lead.unit, department_id=lead.unit_id,
            co_workers=self._names(read.co_workers),
            supervisor=self._lead(supervisor_id, None).name if supervisor_id is not None else "",
            source=read.source_text, source_kind=_SOURCES[read.source_kind], source_id=read.source_id,
            area=_AREAS[read.area], is_outside_reform=bool(read.is_outside_reform),
            assigned_on=_day(read.assigned_on), due_on=due, original_due_on=original_due,
            due_wording=read.due_wording, completed_on=completed_on, state=state, label=label,
            days_left=(due - self.today).days if due is not None and label in OPEN else None, days_late=late.days,
            working_days_late=late.working_days, progress=progress, is_recurring=read.every is not None,
            period=period, last_update_on=_day(read.last_update_on), last_result=read.last_result or "",
            extension_pending=bool(read.extension_pending), missing=self._missing_of(read),
        )  # fmt: skip

    def _counts_by(self, read: Read) -> tuple[date | None, date | None, date | None, int, str]:
        if read.every is None:
            return _day(read.due_on), _day(read.original_due_on), _day(read.completed_on), read.progress, ""
        each = self.current.get(read.id)
        if each is None:
            return None, None, None, 0, ""
        return each.due, each.original_due, each.completed_on, each.progress, each.period

    def _lead(self, person_id: int | None, department_id: int | None) -> _Lead:
        key = person_id, department_id
        found = self._leads.get(key)
        if found is None:
            lead = actor(person_id, department_id)
            unit_id, names = self.actors.unit_of(lead), self.actors
            found = _Lead(lead, names.name(lead), names.short_name(lead), unit_id, names.unit_name(unit_id))
            self._leads[key] = found
        return found

    def _names(self, co_workers: str | None) -> str:
        found = self._others.get(co_workers)
        if found is None:
            keys = map(int, (co_workers or "").split(","))
            names = (self._lead(key, None).name if key > 0 else self._lead(None, -key).name for key in keys)
            found = self._others[co_workers] = ", ".join(filter(None, names))
        return found

    def _missing_of(self, read: Read) -> tuple[Clarity, ...]:
        """Return what is not clear, by the rule; it is asked once for all tasks that have and lack the same."""
        has = (
            read.lead_person_id is not None,
            read.lead_department_id is not None,
            read.work != "" and not read.work.isspace(),
            read.due_on is not None,
            bool(read.is_without_due) or read.every is not None,
            read.supervisor_id is not None,
            bool(read.deliverable.strip()) or bool(read.evidence.strip()),
            read.assigned_by_id is not None,
            read.approved_by_id is not None,
        )
        found = self._missing.get(has)
        if found is None:
            found = self._missing[has] = missing_clarity(self._details(read), self.asked)
        return found

    def _details(self, read: Read) -> TaskDetails:
        return TaskDetails(
            work=read.work,
            lead=actor(read.lead_person_id, read.lead_department_id),
            supervisor_id=read.supervisor_id,
            assigned_by_id=read.assigned_by_id,
            approved_by_id=read.approved_by_id,
            deliverable=read.deliverable,
            evidence=read.evidence,
            due_on=_day(read.due_on),
            is_without_due=bool(read.is_without_due) or read.every is not None,
        )


def _raw(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return the column as it is kept, without what SQLAlchemy makes of it."""
    return type_coerce(column, Integer() if column.type.python_type in (int, bool) else String())


def _newest() -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """Return the day of the newest line of the log, and the newest text."""
    own = ProgressUpdate.task_id == Task.id
    day = select(type_coerce(func.max(ProgressUpdate.day), String)).where(own)
    text = select(ProgressUpdate.text).where(own, ProgressUpdate.text != "")
    text = text.order_by(ProgressUpdate.day.desc(), ProgressUpdate.id.desc()).limit(1)
    return day.scalar_subquery(), text.scalar_subquery()


def _co_workers() -> ColumnElement[str]:
    """Return a person as 12, a department as -3, in their order."""
    key = func.coalesce(TaskCoWorker.person_id, -TaskCoWorker.department_id).label("key")
    own = select(key).where(TaskCoWorker.task_id == Task.id).correlate(Task)
    each = own.order_by(TaskCoWorker.position, TaskCoWorker.id).subquery("co_worker")
    return select(func.group_concat(each.c.key, literal(",", String))).correlate(Task).scalar_subquery()


@lru_cache(maxsize=8192)
def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text is not None else None


_STATES = {each.value: each for each in TaskState}
_SOURCES = {each.value: each for each in SourceKind}
_AREAS: Mapping[str | None, ReformArea | None] = {None: None, **{each.value: each for each in ReformArea}}
_IN_TIME = Lateness()
