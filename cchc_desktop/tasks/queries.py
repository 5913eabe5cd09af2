"""Reads of tasks: the rows of a list, how many there are under each label, and which.

Every list is made of the same parts: what is looked up once (``Look``: names, current occurrences, search), the
conditions of the filter, and the columns. Counts and rows come from the same conditions, so that every number opens
the list behind it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, func, select
from sqlalchemy.orm import Session

from cchc_desktop.tasks.among import as_array, is_among
from cchc_desktop.tasks.clarity import asked_clarity
from cchc_desktop.tasks.conditions import narrowing
from cchc_desktop.tasks.counting import counts, totals_of
from cchc_desktop.tasks.filtering import TaskFilter, TaskOrder
from cchc_desktop.tasks.listed import RowMaker, TaskRow, shown_columns
from cchc_desktop.tasks.looking import Look as Look
from cchc_desktop.tasks.looking import look as look
from cchc_desktop.tasks.model import Task
from cchc_desktop.tasks.ordering import directions, is_urgent, keys
from cchc_desktop.tasks.reckoning import union
from cchc_desktop.tasks.records import DeadlineLabel, Totals

BY_URGENCY = TaskOrder()


def task_rows(
    session: Session,
    wanted: TaskFilter | Look,
    order: TaskOrder = BY_URGENCY,
    *,
    today: date,
    offset: int = 0,
    limit: int | None = None,
) -> list[TaskRow]:
    """Return the tasks wanted in their order, or a page of them.

    One SELECT finds and sorts by what an index holds, one brings the columns of those that are shown.
    """
    looked = wanted if isinstance(wanted, Look) else look(session, wanted, today=today)
    ids = _ids(session, looked, order, offset=offset, limit=limit)
    rows = {row.id: row for row in _rows(session, looked, ids)}
    return [rows[id_] for id_ in ids]


def task_ids(
    session: Session,
    wanted: TaskFilter | Look,
    order: TaskOrder = BY_URGENCY,
    *,
    today: date,
    limit: int | None = None,
) -> list[int]:
    """Return the ids of the tasks wanted in their order, or the first of them."""
    looked = wanted if isinstance(wanted, Look) else look(session, wanted, today=today)
    return _ids(session, looked, order, limit=limit)


def rows_by_id(session: Session, ids: Collection[int], *, today: date, looked: Look | None = None) -> list[TaskRow]:
    """Return these tasks, drafts and sub-tasks too, in no certain order; those in the trash are left out.

    ``looked`` is any look at the same state of the file, so that names are not read again.
    """
    return list(_rows(session, looked or look(session, TaskFilter(), today=today), ids))


def those_wanted(session: Session, looked: Look, ids: Collection[int]) -> set[int]:
    """Return which of these tasks the filter lets through, with its labels."""
    own = looked.wanted.ids
    among = looked.beside(replace(looked.wanted, ids=frozenset(ids) if own is None else own.intersection(ids)))
    return set(session.scalars(select(wanted_ids(among).c.id)))


def task_totals(session: Session, wanted: TaskFilter | Look, *, today: date) -> Totals:
    """Return how many of the tasks wanted have each label, whatever labels the filter names."""
    looked = wanted if isinstance(wanted, Look) else look(session, wanted, today=today)
    return totals_of(session.execute(select(union(list(counts(looked)), "counted"))))


def task_count(session: Session, wanted: TaskFilter | Look, *, today: date) -> int:
    """Return how many rows the list has: with the labels of the filter, drafts too if it wants them."""
    looked = wanted if isinstance(wanted, Look) else look(session, wanted, today=today)
    return session.scalars(select(func.count()).select_from(wanted_ids(looked))).one()


def wanted_ids(looked: Look, *also: ColumnElement[bool]) -> Subquery:
    """Return the ids of the tasks wanted that fulfil more conditions ``also``, in no certain order."""
    labels = looked.wanted.labels
    parts = []
    for kind in looked.kinds:
        part = looked.tasks(kind, Task.id.expression).where(*also, *narrowing(labels, kind))
        parts.append(part.where(looked.label(kind).in_(_values(labels))) if labels else part)
    return union(parts, "wanted")


def _rows(session: Session, looked: Look, ids: Collection[int]) -> Iterator[TaskRow]:
    maker = RowMaker(
        looked.actors, looked.current, looked.calendar, asked_clarity(session), looked.today, looked.soon_days
    )
    query = select(*shown_columns()).where(is_among(Task.id, as_array(ids)), Task.trashed_at.is_(None))
    return map(maker.row, session.connection().execute(query).all())


def _ids(session: Session, looked: Look, order: TaskOrder, *, offset: int = 0, limit: int | None = None) -> list[int]:
    if limit is not None and order == BY_URGENCY and not looked.wanted.only_drafts:
        head = list(session.scalars(_in_order(looked, order, only_urgent=True).limit(limit).offset(offset)))
        if len(head) == limit:  # what is done, most of a file, need not be looked at
            return head
    query = _in_order(looked, order)
    return list(session.scalars(query if limit is None else query.limit(limit).offset(offset)))


def _in_order(looked: Look, order: TaskOrder, *, only_urgent: bool = False) -> Select[Any]:
    labels = _values(looked.wanted.labels)
    parts = []
    for kind in looked.kinds:
        reads = looked.label(kind)
        sorted_by = keys(order, kind, reads, looked.actors)
        named = (key.label(f"{_KEY}{place}") for place, key in enumerate(sorted_by))
        part = looked.tasks(kind, Task.id.label("task_id"), *named).where(*narrowing(looked.wanted.labels, kind))
        part = part.where(reads.in_(labels)) if labels else part
        parts.append(part.where(*is_urgent(kind)) if only_urgent else part)
    both = union(parts, "listed")
    sorted_by = [column for column in both.c if column.name.startswith(_KEY)]
    return select(both.c.task_id).order_by(*directions(order, sorted_by))


def _values(labels: Collection[DeadlineLabel]) -> list[str]:
    return sorted(each.value for each in labels)


_KEY = "sorted_by_"
