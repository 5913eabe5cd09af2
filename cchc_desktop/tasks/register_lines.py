"""Reading the lines that registers, counts and slips are made of: all tasks as they stood on one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import date

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.periods import Period
from cchc_desktop.committee.queries import departments_at, people_at
from cchc_desktop.tasks.count_records import CountLine, RegisterLine
from cchc_desktop.tasks.count_rules import listed, occurrence_of
from cchc_desktop.tasks.model import Task, TaskCoWorker
from cchc_desktop.tasks.records import SourceKind, TaskState
from cchc_desktop.tasks.recurring import current_occurrence
from cchc_desktop.tasks.standing import Standing, standings

SourceWords = Callable[[Session, Sequence[tuple[SourceKind, int]]], Mapping[tuple[SourceKind, int], str]]
"""Names records of the rooms above that tasks come from."""

_SHARED = tuple(field.name for field in fields(CountLine) if field.name != "lead")


def register_lines(
    session: Session, *, day: date, period: Period | None = None, source_words: SourceWords | None = None
) -> tuple[RegisterLine, ...]:
    """Return the tasks that belong to a period, or all, as they stood on ``day``: by department, then by code.

    To a period belong the tasks assigned by its end and neither completed nor cancelled before its beginning; of work
    that comes back the period's own occurrence.
    """
    found = _standings(session, day, period)
    besides = _besides(session, [each.task_id for each in found], day, source_words)
    ranks = {row.name: place for place, row in enumerate(departments_at(session, None))}
    return listed((besides(each) for each in found), ranks)


def _standings(session: Session, day: date, period: Period | None) -> list[Standing]:
    query = select(Task.id).where(Task.trashed_at.is_(None), Task.state != TaskState.DRAFT)
    if period is None:
        ids = session.scalars(query.order_by(Task.id)).all()
        return standings(session, ids, day=day, period=lambda begun: current_occurrence(begun))
    ids = session.scalars(query.where(*_belongs(period)).order_by(Task.id)).all()
    found = standings(session, ids, day=day, period=occurrence_of(period))
    return [each for each in found if each.completed_on is None or each.completed_on >= period.first_day]


def _belongs(period: Period) -> tuple[ColumnElement[bool], ...]:
    first = period.first_day
    return (
        or_(Task.assigned_on.is_(None), Task.assigned_on <= period.last_day),
        or_(Task.every.is_not(None), Task.completed_on.is_(None), Task.completed_on >= first),
        or_(Task.cancelled_on.is_(None), Task.cancelled_on >= first),
    )


def _besides(
    session: Session, task_ids: Sequence[int], day: date, source_words: SourceWords | None
) -> Callable[[Standing], RegisterLine]:
    """Return how a standing becomes a line of the register, everything else read at once."""
    wanted = frozenset(task_ids)
    people = {person.id: person.full_name for person in people_at(session, day, with_hidden=True)}
    departments = {row.id: row.name for row in departments_at(session, None)}
    columns = (Task.id, Task.source_kind, Task.source_id, Task.source_text, Task.assigned_on, Task.supervisor_id,
               Task.deliverable, Task.evidence, Task.note)  # fmt: skip
    rows = {row.id: row for row in session.execute(select(*columns)) if row.id in wanted}
    along: dict[int, list[TaskCoWorker]] = defaultdict(list)
    for worker in session.scalars(select(TaskCoWorker).order_by(TaskCoWorker.task_id, TaskCoWorker.position)):
        along[worker.task_id].append(worker)
    keys = sorted({(row.source_kind, row.source_id) for row in rows.values() if row.source_id is not None},
                  key=lambda key: (key[0].value, key[1]))  # fmt: skip
    words = source_words(session, keys) if source_words is not None else {}

    def line(standing: Standing) -> RegisterLine:
        row, workers = rows[standing.task_id], along[standing.task_id]
        named = (people.get(each.person_id or 0) or departments.get(each.department_id or 0) for each in workers)
        return RegisterLine(
            **{name: getattr(standing, name) for name in _SHARED},
            lead=standing.lead_name,
            source=words.get((row.source_kind, row.source_id or 0)) or row.source_text,
            assigned_on=row.assigned_on,
            lead_person_id=standing.lead.person_id,
            co_workers=tuple(name for name in named if name),
            co_worker_ids=frozenset(each.person_id for each in workers if each.person_id is not None),
            supervisor=people.get(row.supervisor_id or 0, ""),
            supervisor_id=row.supervisor_id,
            deliverable=row.deliverable,
            evidence=row.evidence,
            note=row.note,
        )

    return line
