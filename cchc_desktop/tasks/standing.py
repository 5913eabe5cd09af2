"""How tasks stood on a day: what counts, reviews of earlier decisions and reports look at, also afterwards.

A list never looks back in time; a count does. What happened after the day is left aside: completions, extensions
decided later, pauses that had not begun. Names are those of the day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, cast

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from cchc_desktop.calendar.queries import working_calendar
from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.committee.queries import departments_at, file_setting, people_at
from cchc_desktop.committee.records import DepartmentRow, PersonAtDate
from cchc_desktop.storage.base import Base
from cchc_desktop.tasks.among import as_array, is_among
from cchc_desktop.tasks.model import Extension, ProgressUpdate, Task, TaskOccurrence, TaskPause
from cchc_desktop.tasks.records import (
    Actor,
    DeadlineLabel,
    ExtensionResult,
    Occurrence,
    StoredOccurrence,
    TaskState,
    UpdateKind,
)
from cchc_desktop.tasks.recurring import current_occurrence, occurrences, recurrence_from
from cchc_desktop.tasks.rules import DUE_SOON_DAYS, deadline_label, lateness

_Row = TypeVar("_Row", bound=Base)
_Beside = TypeVar("_Beside", TaskOccurrence, Extension, TaskPause, ProgressUpdate)
_RESULTS = (UpdateKind.PROGRESS, UpdateKind.COMPLETED)


@dataclass(frozen=True)
class Standing:
    """A task as it stood on a day; of a recurring one the period that counted then."""

    task_id: int
    code: str
    parent_code: str
    period: str
    work: str
    lead: Actor
    lead_name: str
    lead_post: str
    department_id: int | None
    department: str
    due_on: date | None
    original_due_on: date | None
    due_wording: str
    completed_on: date | None
    label: DeadlineLabel
    days_late: int
    working_days_late: int
    progress: int
    last_result: str
    cause: str
    measure: str
    is_outside_reform: bool


@dataclass(frozen=True)
class _Day:
    """The day, and what all tasks are judged by on it."""

    day: date
    soon_days: int
    calendar: WorkingCalendar
    people: Mapping[int, PersonAtDate]
    departments: Mapping[int, DepartmentRow]
    codes: Mapping[int, str]


@dataclass(frozen=True)
class _Kept:
    """What is kept beside one task."""

    occurrences: Sequence[TaskOccurrence]
    extensions: Sequence[Extension]
    pauses: Sequence[TaskPause]
    updates: Sequence[ProgressUpdate]


PeriodChoice = Callable[[Sequence[Occurrence]], Occurrence | None]


def standings(
    session: Session, task_ids: Sequence[int], *, day: date, period: PeriodChoice = current_occurrence
) -> list[Standing]:
    """Return how these tasks stood on a day, in the order given; drafts and tasks assigned later are left out.

    ``period`` chooses the occurrence of a recurring task among those begun by the day; without one it is left out.
    """
    rows = {row.id: row for row in _rows_of(session, Task, Task.id, task_ids)}
    kept = _kept(session, task_ids)
    at = _the_day(session, rows.values(), day)
    found = (_standing(rows[id_], kept(id_), at, period) for id_ in task_ids if id_ in rows)
    return [each for each in found if each is not None]


def _the_day(session: Session, rows: Iterable[Task], day: date) -> _Day:
    parents = sorted({row.parent_id for row in rows if row.parent_id is not None})
    return _Day(
        day=day,
        soon_days=int(file_setting(session, "due_soon_days") or DUE_SOON_DAYS),
        calendar=working_calendar(session),
        people={person.id: person for person in people_at(session, day, with_hidden=True)},
        departments={each.id: each for each in departments_at(session, None)},
        codes={row.id: row.code for row in _rows_of(session, Task, Task.id, parents)},
    )


def _kept(session: Session, task_ids: Sequence[int]) -> Callable[[int], _Kept]:
    occurrences_of = _by_task(_rows_of(session, TaskOccurrence, TaskOccurrence.task_id, task_ids))
    extensions_of = _by_task(_rows_of(session, Extension, Extension.task_id, task_ids))
    pauses_of = _by_task(_rows_of(session, TaskPause, TaskPause.task_id, task_ids))
    updates_of = _by_task(_rows_of(session, ProgressUpdate, ProgressUpdate.task_id, task_ids))

    def of(id_: int) -> _Kept:
        extensions = sorted(extensions_of[id_], key=lambda each: each.number)
        updates = sorted(updates_of[id_], key=lambda each: (each.day, each.id))
        return _Kept(occurrences_of[id_], extensions, pauses_of[id_], updates)

    return of


def _rows_of(session: Session, table: type[_Row], column: InstrumentedAttribute[int], ids: Sequence[int]) -> list[_Row]:
    """Return the rows with one of these ids; they have the columns of the table and are not written."""
    columns = (getattr(table, each.key) for each in table.__mapper__.column_attrs)
    read = session.execute(select(*columns).where(is_among(column, as_array(ids)))) if ids else ()
    return cast("list[_Row]", list(read))


def _by_task(rows: Iterable[_Beside]) -> Mapping[int, list[_Beside]]:
    by_task: dict[int, list[_Beside]] = defaultdict(list)
    for row in rows:
        by_task[row.task_id].append(row)
    return by_task


def _standing(row: Task, kept: _Kept, at: _Day, period: PeriodChoice) -> Standing | None:
    if row.state is TaskState.DRAFT or (row.assigned_on is not None and row.assigned_on > at.day):
        return None
    occurrence = _occurrence(row, kept, at, period)
    if row.every is not None and occurrence is None:
        return None
    due, original, completed_on = _dates(row, kept, at, occurrence)
    label = deadline_label(_state(row, kept, at), due, completed_on, today=at.day, soon_days=at.soon_days)
    assert label is not None
    late = lateness(label, due, completed_on, today=at.day, calendar=at.calendar)
    code = occurrence.period if occurrence else ""
    progress, result = _progress(row, kept, at, occurrence)
    person = at.people.get(row.lead_person_id or 0)
    department = at.departments.get((person.department_id if person else row.lead_department_id) or 0)
    return Standing(
        task_id=row.id,
        code=row.code,
        parent_code=at.codes.get(row.parent_id or 0, ""),
        period=code,
        work=row.work,
        lead=Actor(row.lead_person_id, row.lead_department_id),
        lead_name=person.full_name if person else department.name if department else "",
        lead_post=person.post if person else "",
        department_id=department.id if department else None,
        department=department.name if department else "",
        due_on=due,
        original_due_on=original,
        due_wording=row.due_wording,
        completed_on=completed_on,
        label=label,
        days_late=late.days,
        working_days_late=late.working_days,
        progress=progress,
        last_result=result,
        cause=row.cause,
        measure=row.measure,
        is_outside_reform=row.is_outside_reform,
    )


def _occurrence(row: Task, kept: _Kept, at: _Day, period: PeriodChoice) -> Occurrence | None:
    recurrence = recurrence_from(row.every, row.recurs_day, row.recurs_month)
    start = row.recurs_from or row.assigned_on
    if recurrence is None or start is None:
        return None
    stored = {each.period: _as_of(each, at.day) for each in kept.occurrences}
    return period(occurrences(recurrence, start, row.recurs_until, stored, at.day, at.calendar))


def _as_of(row: TaskOccurrence, day: date) -> StoredOccurrence:
    was_done = row.completed_on is not None and row.completed_on <= day
    is_later = row.completed_on is not None and not was_done
    return StoredOccurrence(row.due_on, 0 if is_later else row.progress, row.completed_on if was_done else None)


def _dates(
    row: Task, kept: _Kept, at: _Day, occurrence: Occurrence | None
) -> tuple[date | None, date | None, date | None]:
    """Return the deadline approved by the day, the first deadline, and the completion if there was one by then."""
    later = [
        each
        for each in kept.extensions
        if each.result is ExtensionResult.GRANTED and each.decided_on is not None and each.decided_on > at.day
    ]
    code = occurrence.period if occurrence else ""
    undone = next((each.from_due for each in later if each.period == code and each.from_due), None)
    if occurrence is not None:
        return undone or occurrence.due, occurrence.original_due, occurrence.completed_on
    done = row.completed_on if row.completed_on is not None and row.completed_on <= at.day else None
    return undone or row.due_on, row.original_due_on, done


def _state(row: Task, kept: _Kept, at: _Day) -> TaskState:
    if row.state is TaskState.CANCELLED and (row.cancelled_on is None or row.cancelled_on <= at.day):
        return TaskState.CANCELLED
    is_paused = any(each.since <= at.day and (each.until is None or each.until > at.day) for each in kept.pauses)
    return TaskState.PAUSED if is_paused else TaskState.IN_PROGRESS


def _progress(row: Task, kept: _Kept, at: _Day, occurrence: Occurrence | None) -> tuple[int, str]:
    code = occurrence.period if occurrence else ""
    log = [each for each in kept.updates if each.day <= at.day and (not code or each.period == code)]
    numbers = [each.progress for each in log if each.progress is not None]
    texts = [each.text for each in log if each.text and each.kind in _RESULTS]
    went_on = any(each.day > at.day and each.progress is not None for each in kept.updates)
    now = occurrence.progress if occurrence else row.progress
    progress = numbers[-1] if numbers else 0 if went_on else now
    return progress, texts[-1] if texts else ""
