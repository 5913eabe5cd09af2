"""Turns the tasks and handovers of a data set into rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from cchc_desktop.calendar.periods import Period
from cchc_desktop.calendar.queries import working_calendar
from cchc_desktop.calendar.recurrence import NamedDay
from cchc_desktop.exchange.dataset import DataSet, TaskData
from cchc_desktop.storage.base import Base
from cchc_desktop.tasks.model import (
    Extension,
    Handover,
    ProgressUpdate,
    Reminder,
    SourceWithoutTask,
    Task,
    TaskCoWorker,
    TaskOccurrence,
    TaskPause,
)
from cchc_desktop.tasks.records import SourceKind


@dataclass(frozen=True)
class Ids:
    """The ids that codes of the data set stand for; a conclusion by its meeting and its place there."""

    people: Mapping[str, int]
    departments: Mapping[str, int]
    conclusions: Mapping[tuple[str, int], int]
    chairs: Mapping[str, int]
    """Who chaired a meeting, and so assigned the tasks of its conclusions."""


def add_tasks(session: Session, dataset: DataSet, ids: Ids) -> None:
    """Add the tasks with all that happened to them, the marks of conclusions without one, and the handovers."""
    rows = {item.code: _task_row(item, ids) for item in dataset.tasks}
    session.add_all(rows.values())
    session.flush()
    for item in dataset.tasks:
        row = rows[item.code]
        row.parent_id = rows[item.parent].id if item.parent in rows else None
        session.add_all(_co_workers(row.id, item, ids))
        session.add_all(_happened(row.id, item, ids))
        session.add_all(_occurrences(session, row.id, item))
    session.add_all(
        SourceWithoutTask(source_kind=SourceKind.CONCLUSION, source_id=ids.conclusions[place])
        for place in dataset.without_task
        if place in ids.conclusions
    )
    session.add_all(_handovers(dataset, ids))
    session.flush()


def _task_row(item: TaskData, ids: Ids) -> Task:
    recurrence = item.recurrence
    day = recurrence.day if recurrence else ""
    return Task(
        code=item.code,
        work=item.work,
        state=item.state,
        source_kind=item.source_kind,
        source_id=ids.conclusions.get(
            (item.source_meeting, -1 if item.source_position is None else item.source_position)
        ),
        source_text=item.source_text,
        is_from_above=item.is_from_above,
        from_above=item.from_above,
        area=item.area,
        initiative=item.initiative,
        index_name=item.index_name,
        tags="; ".join(item.tags),
        is_outside_reform=item.is_outside_reform,
        lead_person_id=ids.people.get(item.lead),
        lead_department_id=None if item.lead in ids.people else ids.departments.get(item.lead),
        supervisor_id=ids.people.get(item.supervisor),
        assigned_by_id=ids.chairs.get(item.source_meeting),
        deliverable=item.deliverable,
        evidence=item.evidence,
        assigned_on=item.assigned_on,
        due_wording=item.due_wording,
        due_on=item.due_on,
        original_due_on=item.original_due_on,
        progress=item.progress,
        completed_on=item.completed_on,
        cancelled_on=item.cancelled_on,
        cancelled_reason=item.cancelled_reason,
        cancelled_by_id=ids.people.get(item.cancelled_by),
        every=recurrence.every if recurrence else None,
        recurs_day=day.value if isinstance(day, NamedDay) else str(day),
        recurs_month=recurrence.month if recurrence else None,
        recurs_from=item.recurs_from,
    )


def _co_workers(task_id: int, item: TaskData, ids: Ids) -> list[TaskCoWorker]:
    return [
        TaskCoWorker(
            task_id=task_id,
            position=position,
            person_id=ids.people.get(code),
            department_id=None if code in ids.people else ids.departments.get(code),
        )
        for position, code in enumerate(item.co_workers)
    ]


def _occurrences(session: Session, task_id: int, item: TaskData) -> list[TaskOccurrence]:
    """Return the periods to which something happened; the others are computed from the recurrence."""
    calendar, rows = working_calendar(session), []
    for each in item.occurrences:
        assert item.recurrence is not None
        due = item.recurrence.due_in(Period.parse(each.period).first_day, calendar)
        moved = each.due_on if each.due_on != due else None
        if moved or each.completed_on or each.progress:
            row = TaskOccurrence(task_id=task_id, period=each.period, due_on=moved)
            row.progress, row.completed_on = each.progress, each.completed_on
            rows.append(row)
    return rows


def _happened(task_id: int, item: TaskData, ids: Ids) -> list[Base]:
    extensions = [
        Extension(
            task_id=task_id,
            number=each.number,
            asked_on=each.asked_on,
            from_due=each.from_due,
            to_due=each.to_due,
            reason=each.reason,
            result=each.result,
            decided_by_id=ids.people.get(each.decided_by),
            decided_on=each.decided_on,
        )
        for each in item.extensions
    ]
    reminders = [
        Reminder(task_id=task_id, number=each.number, sent_on=each.sent_on, form=each.form, reference=each.reference)
        for each in item.reminders
    ]
    pauses = [
        TaskPause(task_id=task_id, since=each.since, until=each.until, reason=each.reason, basis=each.basis)
        for each in item.pauses
    ]
    updates = [
        ProgressUpdate(task_id=task_id, kind=each.kind, day=each.day, text=each.text, progress=each.progress)
        for each in item.updates
    ]
    return [*extensions, *reminders, *pauses, *updates]


def _handovers(dataset: DataSet, ids: Ids) -> list[Handover]:
    return [
        Handover(
            code=each.code,
            from_person_id=ids.people.get(each.from_person),
            to_person_id=ids.people.get(each.to_person),
            starts_on=each.starts_on,
            ends_on=each.ends_on,
            reason=each.reason,
            content=each.content,
            minutes_number=each.minutes_number,
            signed_on=each.signed_on,
        )
        for each in dataset.handovers
    ]
