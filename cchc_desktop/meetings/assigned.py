"""The tasks that a meeting gave, as its papers and its page of conclusions show them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.committee.queries import departments_at
from cchc_desktop.committee.records import PersonAtDate
from cchc_desktop.errors import Conflict
from cchc_desktop.i18n import _
from cchc_desktop.meetings.review_records import AssignedTask
from cchc_desktop.tasks.actors import actor
from cchc_desktop.tasks.clarity import asked_clarity, missing_clarity
from cchc_desktop.tasks.deadline_words import deadline_words
from cchc_desktop.tasks.model import Extension, SourceWithoutTask, Task, TaskCoWorker
from cchc_desktop.tasks.records import Clarity, ExtensionResult, SourceKind, TaskDetails, TaskState

_Along = Mapping[int, Sequence[tuple[int | None, str]]]
"""The co-workers of tasks by the id of the task: the id of a person, None for a unit, and the name."""

_Extended = Mapping[int, Sequence[tuple[date, date]]]
"""The extensions granted to tasks by the id of the task: the day of the decision and the new deadline."""


def assigned_tasks(
    session: Session, conclusion_ids: Sequence[int], people: Mapping[int, PersonAtDate]
) -> tuple[AssignedTask, ...]:
    """Return the tasks of these conclusions in the order of the conclusions; those in the trash are none of them.

    Drafts are there, and tasks that are followed no longer, with the day since when.
    """
    if not conclusion_ids:
        return ()
    query = select(Task).where(
        Task.source_kind == SourceKind.CONCLUSION,
        Task.source_id.in_(conclusion_ids),
        Task.parent_id.is_(None),
        Task.trashed_at.is_(None),
    )
    rows = session.scalars(query.order_by(Task.id)).all()
    if not rows:
        return ()
    names = _Names(people, {row.id: row.short_name or row.name for row in departments_at(session, None)})
    along = _co_workers(session, [row.id for row in rows], names)
    places = {id_: place for place, id_ in enumerate(conclusion_ids)}
    extended = _extensions(session, [row.id for row in rows])
    ordered = sorted(rows, key=lambda row: (places[row.source_id or 0], row.id))
    asked = asked_clarity(session)
    return tuple(_assigned(row, names, along, extended, asked) for row in ordered)


def sources_without_task(session: Session, conclusion_ids: Sequence[int]) -> frozenset[int]:
    """Return which of these conclusions are marked as giving no task."""
    if not conclusion_ids:
        return frozenset()
    query = select(SourceWithoutTask.source_id).where(
        SourceWithoutTask.source_kind == SourceKind.CONCLUSION, SourceWithoutTask.source_id.in_(conclusion_ids)
    )
    return frozenset(session.scalars(query))


def require_no_tasks(session: Session, conclusion_ids: Collection[int]) -> None:
    """Raise Conflict when one of these conclusions, which are about to go, gave tasks."""
    if not conclusion_ids:
        return
    query = select(Task.code).where(
        Task.source_kind == SourceKind.CONCLUSION, Task.source_id.in_(conclusion_ids), Task.trashed_at.is_(None)
    )
    codes = session.scalars(query.order_by(Task.id)).all()
    if codes:
        sentence = _("This conclusion gave the tasks {codes}, so it stays. Put them into the trash first.")
        raise Conflict(sentence.format(codes=", ".join(codes)))


class _Names:
    """Names of people and departments by id."""

    def __init__(self, people: Mapping[int, PersonAtDate], departments: Mapping[int, str]) -> None:
        self._people = people
        self._departments = departments

    def of(self, person_id: int | None, department_id: int | None = None) -> str:
        """Return a name, "" for nobody."""
        person = self._people.get(person_id or 0)
        return person.full_name if person else self._departments.get(department_id or 0, "")


def _co_workers(session: Session, task_ids: Sequence[int], names: _Names) -> _Along:
    query = select(TaskCoWorker).where(TaskCoWorker.task_id.in_(task_ids)).order_by(TaskCoWorker.position)
    found: dict[int, list[tuple[int | None, str]]] = {}
    for row in session.scalars(query):
        found.setdefault(row.task_id, []).append((row.person_id, names.of(row.person_id, row.department_id)))
    return found


def _extensions(session: Session, task_ids: Sequence[int]) -> _Extended:
    query = select(Extension).where(
        Extension.task_id.in_(task_ids), Extension.period == "", Extension.result == ExtensionResult.GRANTED
    )
    found: dict[int, list[tuple[date, date]]] = {}
    for row in session.scalars(query.order_by(Extension.number)):
        if row.decided_on is not None:
            found.setdefault(row.task_id, []).append((row.decided_on, row.to_due))
    return found


def _assigned(row: Task, names: _Names, along: _Along, extended: _Extended, asked: tuple[Clarity, ...]) -> AssignedTask:
    helpers = tuple(along.get(row.id, ()))
    lacks = missing_clarity(_clear_parts(row), asked)
    return AssignedTask(
        task_id=row.id,
        code=row.code,
        conclusion_id=row.source_id or 0,
        work=row.work,
        lead=names.of(row.lead_person_id, row.lead_department_id),
        co_workers=", ".join(name for _id, name in helpers),
        supervisor=names.of(row.supervisor_id),
        deliverable=row.deliverable,
        due=deadline_words(
            row.due_wording, row.due_on, original=row.original_due_on, is_recurring=row.every is not None
        ),
        due_on=row.due_on,
        is_draft=row.state is TaskState.DRAFT,
        clear=len(asked) - len(lacks),
        asked=len(asked),
        lacks=lacks,
        lead_id=row.lead_person_id,
        helpers=helpers,
        due_wording=row.due_wording,
        original_due_on=row.original_due_on,
        is_recurring=row.every is not None,
        extensions=tuple(extended.get(row.id, ())),
        cancelled_on=_cancelled_on(row),
    )


def _cancelled_on(row: Task) -> date | None:
    """Return since when a task is followed no longer; without a day it counts as never given."""
    return (row.cancelled_on or date.min) if row.state is TaskState.CANCELLED else None


def _clear_parts(row: Task) -> TaskDetails:
    """Return what the clarity of a task is judged by."""
    return TaskDetails(
        work=row.work,
        lead=actor(row.lead_person_id, row.lead_department_id),
        supervisor_id=row.supervisor_id,
        assigned_by_id=row.assigned_by_id,
        approved_by_id=row.approved_by_id,
        deliverable=row.deliverable,
        evidence=row.evidence,
        due_on=row.due_on,
        is_without_due=row.is_without_due or row.every is not None,
    )
