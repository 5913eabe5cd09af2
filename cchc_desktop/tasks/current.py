"""The current occurrence of every recurring task, worked out by the rules and handed to SQL as one value.

A recurring task has no deadline of its own; only the few that recur are read for this.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.queries import working_calendar
from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.tasks.model import Task, TaskOccurrence
from cchc_desktop.tasks.records import Occurrence, StoredOccurrence
from cchc_desktop.tasks.recurring import Series, deciding_occurrence, occurrences, recurrence_from


def current_occurrences(
    session: Session, *, today: date, calendar: WorkingCalendar | None = None
) -> dict[int, Occurrence]:
    """Return the occurrence by which each recurring task counts, by the id of the task."""
    series = _series(session, None)
    if not series:
        return {}
    calendar = calendar or working_calendar(session)
    stored = stored_occurrences(session, None)
    return {id_: deciding_occurrence(each, stored.get(id_, {}), today, calendar) for id_, each in series.items()}


def all_occurrences(
    session: Session, ids: Collection[int], *, today: date, calendar: WorkingCalendar
) -> dict[int, tuple[Occurrence, ...]]:
    """Return the occurrences that exist of these tasks, in order; tasks that do not recur are left out."""
    stored = stored_occurrences(session, ids)
    return {
        id_: occurrences(each.recurrence, each.first, each.last, stored.get(id_, {}), today, calendar)
        for id_, each in _series(session, ids).items()
    }


def stored_occurrences(session: Session, ids: Collection[int] | None) -> Mapping[int, dict[str, StoredOccurrence]]:
    """Return the periods to which something happened, by task and code; None asks for those of all tasks."""
    columns = (
        TaskOccurrence.task_id,
        TaskOccurrence.period,
        TaskOccurrence.due_on,
        TaskOccurrence.progress,
        TaskOccurrence.completed_on,
        TaskOccurrence.confirmed_on,
    )
    query: Select[int, str, date | None, int, date | None, date | None] = select(*columns)
    if ids is not None:
        query = query.where(TaskOccurrence.task_id.in_(ids))
    found: dict[int, dict[str, StoredOccurrence]] = defaultdict(dict)
    for task_id, period, due, progress, completed, confirmed in session.execute(query):
        found[task_id][period] = StoredOccurrence(due, progress, completed, confirmed)
    return found


def current_value(session: Session, *, today: date, calendar: WorkingCalendar) -> str:
    """Return the JSON that ``reckoning`` reads of recurring tasks, "" when there are none.

    Each is id, due, first due, completed, progress, period; one that says nowhere when it begins has no more than its
    id.
    """
    ids = session.scalars(select(Task.id).where(Task.every.is_not(None), Task.trashed_at.is_(None))).all()
    if not ids:
        return ""
    current = current_occurrences(session, today=today, calendar=calendar)
    return json.dumps([_plain(id_, current.get(id_)) for id_ in ids])


def _plain(id_: int, each: Occurrence | None) -> list[str | int | None]:
    if each is None:
        return [id_, None, None, None, 0, ""]
    return [id_, _iso(each.due), _iso(each.original_due), _iso(each.completed_on), each.progress, each.period]


def _series(session: Session, ids: Collection[int] | None) -> dict[int, Series]:
    columns = (
        Task.id,
        Task.every,
        Task.recurs_day,
        Task.recurs_month,
        Task.recurs_from,
        Task.recurs_until,
        Task.assigned_on,
    )
    query = select(*columns).where(Task.every.is_not(None), Task.trashed_at.is_(None))
    if ids is not None:
        query = query.where(Task.id.in_(ids))
    found = {}
    for id_, every, day, month, first, last, assigned in session.execute(query):
        recurrence = recurrence_from(every, day, month)
        begin = first or assigned
        if recurrence is not None and begin is not None:
            found[id_] = Series(recurrence, begin, last)
    return found


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
