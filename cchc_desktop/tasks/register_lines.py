"""Reading the lines of registers and slips (as the list shows them today) and of counts (as they stood on a day)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import date

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.periods import Period
from cchc_desktop.committee.queries import departments_at
from cchc_desktop.tasks.count_records import CountLine, RegisterLine
from cchc_desktop.tasks.count_rules import listed, occurrence_of
from cchc_desktop.tasks.filtering import Levels, TaskFilter
from cchc_desktop.tasks.listed import TaskRow
from cchc_desktop.tasks.model import Task, TaskCoWorker
from cchc_desktop.tasks.queries import task_rows
from cchc_desktop.tasks.records import SourceKind, TaskState
from cchc_desktop.tasks.standing import standings

SourceKey = tuple[SourceKind, int]
SourceWords = Callable[[Session, Sequence[SourceKey]], Mapping[SourceKey, str]]
"""Names records of the rooms above that tasks come from."""

_SHARED = tuple(field.name for field in fields(CountLine) if field.name != "lead")
_BESIDES = (Task.id, Task.supervisor_id, Task.deliverable, Task.evidence, Task.note, Task.cause, Task.measure)
_OF_ROW = (
    "code", "work", "period", "lead", "department", "due_on", "original_due_on", "due_wording", "completed_on",
    "days_late", "working_days_late", "progress", "last_result", "is_outside_reform", "assigned_on", "supervisor",
)  # fmt: skip


def register_lines(
    session: Session, *, today: date, period: Period | None = None, source_words: SourceWords | None = None
) -> tuple[RegisterLine, ...]:
    """Return all tasks, sub-tasks too, or those that belong to a period, as the list shows them today.

    By department, then by code. ``source_words`` names what they come from.
    """
    wanted = TaskFilter(levels=Levels.ALL)
    if period is not None:
        wanted = TaskFilter(levels=Levels.ALL, ids=frozenset(_ids_of(session, period)))
    rows = task_rows(session, wanted, today=today)
    return listed(_lines(session, rows, source_words), _ranks(session))


def count_lines(session: Session, *, day: date, period: Period) -> tuple[CountLine, ...]:
    """Return the tasks that belong to a period as they stood on a day: by department, then by code.

    To a period belong the tasks assigned by its end and neither completed nor cancelled before its beginning; of work
    that comes back the period's own occurrence.
    """
    found = standings(session, _ids_of(session, period), day=day, period=occurrence_of(period))
    lines = [
        CountLine(**{name: getattr(each, name) for name in _SHARED}, lead=each.lead_name)
        for each in found
        if each.completed_on is None or each.completed_on >= period.first_day
    ]
    return listed(lines, _ranks(session))


def _ranks(session: Session) -> dict[str, int]:
    return {row.name: place for place, row in enumerate(departments_at(session, None))}


def _ids_of(session: Session, period: Period) -> Sequence[int]:
    query = select(Task.id).where(Task.trashed_at.is_(None), Task.state != TaskState.DRAFT, *_belongs(period))
    return session.scalars(query.order_by(Task.id)).all()


def _belongs(period: Period) -> tuple[ColumnElement[bool], ...]:
    first = period.first_day
    return (
        or_(Task.assigned_on.is_(None), Task.assigned_on <= period.last_day),
        or_(Task.every.is_not(None), Task.completed_on.is_(None), Task.completed_on >= first),
        or_(Task.cancelled_on.is_(None), Task.cancelled_on >= first),
    )


def _lines(session: Session, rows: Sequence[TaskRow], source_words: SourceWords | None) -> list[RegisterLine]:
    """Make the lines, everything that a list does not show read at once."""
    besides = {row.id: row for row in session.execute(select(*_BESIDES))}
    codes = {row.id: row.code for row in rows}
    keys = {(row.source_kind, row.source_id) for row in rows if row.source_id is not None}
    ordered = sorted(keys, key=lambda key: (key[0].value, key[1]))
    words = source_words(session, ordered) if source_words is not None else {}
    along: dict[int, set[int]] = defaultdict(set)
    people = select(TaskCoWorker.task_id, TaskCoWorker.person_id).where(TaskCoWorker.person_id.is_not(None))
    for task_id, person_id in session.execute(people):
        along[task_id].add(person_id or 0)
    lines = []
    for row in rows:
        if row.label is None:
            continue
        beside = besides[row.id]
        lines.append(
            RegisterLine(
                **{name: getattr(row, name) for name in _OF_ROW},
                task_id=row.id,
                label=row.label,
                parent_code=codes.get(row.parent_id or 0, ""),
                source=words.get((row.source_kind, row.source_id or 0)) or row.source,
                lead_person_id=row.lead_actor.person_id if row.lead_actor else None,
                co_workers=row.co_workers,
                co_worker_ids=frozenset(along[row.id]),
                supervisor_id=beside.supervisor_id,
                **{name: getattr(beside, name) for name in ("deliverable", "evidence", "note", "cause", "measure")},
            )
        )
    return lines
