"""Reads of tasks: the rows of a list, how many there are under each label, and which.

Every list is made of the same parts: what is looked up once (``Look``: names, current occurrences, search), the
conditions of the filter, and the columns. Counts and rows come from the same conditions, so that every number opens
the list behind it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.queries import working_calendar
from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.committee.queries import file_setting
from cchc_desktop.tasks.actors import Actors, actors_at
from cchc_desktop.tasks.clarity import asked_clarity
from cchc_desktop.tasks.conditions import SearchedWord, conditions, narrowing
from cchc_desktop.tasks.current import current_value
from cchc_desktop.tasks.filtering import Levels, TaskFilter, TaskOrder
from cchc_desktop.tasks.listed import RowMaker, TaskRow, shown_columns
from cchc_desktop.tasks.model import Task
from cchc_desktop.tasks.ordering import directions, keys
from cchc_desktop.tasks.reckoning import PLAIN, Column, Reckoned, label, recurring, union
from cchc_desktop.tasks.records import DeadlineLabel, Totals
from cchc_desktop.tasks.rules import DUE_SOON_DAYS
from cchc_desktop.tasks.words import searched_words

SOON_SETTING = "due_soon_days"
BY_URGENCY = TaskOrder()


@dataclass(frozen=True)
class Look:
    """A filter with everything looked up that its counts and rows share; good for one state of the file."""

    wanted: TaskFilter
    today: date
    soon_days: int
    actors: Actors
    current: str
    words: tuple[SearchedWord, ...]
    calendar: WorkingCalendar

    @property
    def kinds(self) -> tuple[Reckoned, ...]:
        """The two kinds of tasks; in most files few recur, in some none does."""
        return (PLAIN, recurring(self.current)) if self.current else (PLAIN,)

    def label(self, reckoned: Reckoned) -> Column:
        """Return the label of this day."""
        return label(reckoned, today=self.today, soon_days=self.soon_days)

    def tasks(self, reckoned: Reckoned, *columns: Column) -> Select[Any]:
        """Return a SELECT over the tasks wanted of one kind, whatever their label."""
        where = conditions(self.wanted, reckoned, self.actors, self.words)
        return select(*columns).select_from(reckoned.source).where(*where)


def look(session: Session, wanted: TaskFilter, *, today: date) -> Look:
    """Look up what the counts and rows of a filter share."""
    calendar = working_calendar(session)
    actors = actors_at(session, today)
    return Look(
        wanted=wanted,
        today=today,
        soon_days=soon_days(session),
        actors=actors,
        current=current_value(session, today=today, calendar=calendar),
        words=searched_words(session, wanted.search, actors, with_parts=wanted.levels is Levels.TOP),
        calendar=calendar,
    )


def soon_days(session: Session) -> int:
    """Return within how many calendar days a deadline is soon, in this committee."""
    kept = file_setting(session, SOON_SETTING)
    return int(kept) if kept.isdecimal() and kept.isascii() else DUE_SOON_DAYS


def task_rows(
    session: Session,
    wanted: TaskFilter | Look,
    order: TaskOrder = BY_URGENCY,
    *,
    today: date,
    offset: int = 0,
    limit: int | None = None,
) -> list[TaskRow]:
    """Return the tasks wanted in their order, or a page of them."""
    looked = wanted if isinstance(wanted, Look) else look(session, wanted, today=today)
    page = _in_order(looked, order)
    if limit is not None:
        page = page.limit(limit).offset(offset)
    reckoned = page.subquery("page")
    sorted_by = [column for column in reckoned.c if column.name.startswith(_KEY)]
    shown = (reckoned.c[name] for name in _RECKONED)
    query = (
        select(*shown_columns(), *shown)
        .join_from(reckoned, Task, Task.id == reckoned.c.task_id)
        .order_by(*directions(order, sorted_by))
    )
    maker = RowMaker(looked.actors, looked.calendar, asked_clarity(session), today)
    return [maker.row(read) for read in session.execute(query)]


def task_ids(session: Session, wanted: TaskFilter | Look, order: TaskOrder = BY_URGENCY, *, today: date) -> list[int]:
    """Return the ids of the tasks wanted in their order."""
    looked = wanted if isinstance(wanted, Look) else look(session, wanted, today=today)
    page = _in_order(looked, order)
    return list(session.scalars(page.with_only_columns(page.selected_columns.task_id, maintain_column_froms=True)))


def rows_by_id(session: Session, ids: Collection[int], *, today: date) -> list[TaskRow]:
    """Return these tasks, drafts and sub-tasks too, in no certain order; those in the trash are left out."""
    wanted = TaskFilter(ids=frozenset(ids), levels=Levels.ALL, with_drafts=True)
    return task_rows(session, wanted, TaskOrder(), today=today)


def task_totals(session: Session, wanted: TaskFilter | Look, *, today: date) -> Totals:
    """Return how many of the tasks wanted have each label, whatever labels the filter names."""
    looked = wanted if isinstance(wanted, Look) else look(session, wanted, today=today)
    found = dict.fromkeys(DeadlineLabel, 0)
    with_deadline = 0
    counted = union([_labelled(looked, kind) for kind in looked.kinds], "counted")
    query = select(counted.c.label, func.count(), func.count(counted.c.due)).group_by(counted.c.label)
    for value, number, due in session.execute(query):
        if value is not None:
            found[DeadlineLabel(value)] = number
            with_deadline += due
    return Totals(found, with_deadline)


def task_count(session: Session, wanted: TaskFilter | Look, *, today: date) -> int:
    """Return how many rows the list has: with the labels of the filter, drafts too if it wants them."""
    looked = wanted if isinstance(wanted, Look) else look(session, wanted, today=today)
    counted = union([_labelled(looked, kind) for kind in looked.kinds], "counted")
    query = select(func.count()).select_from(counted)
    if looked.wanted.labels:
        query = query.where(counted.c.label.in_(_values(looked.wanted.labels)))
    return session.scalars(query).one()


def _labelled(looked: Look, kind: Reckoned) -> Select[Any]:
    return looked.tasks(kind, looked.label(kind).label("label"), kind.due.label("due"))


def _in_order(looked: Look, order: TaskOrder) -> Select[Any]:
    parts = []
    for kind in looked.kinds:
        reads = looked.label(kind)
        sorted_by = keys(order, kind, reads, looked.actors)
        part = looked.tasks(
            kind,
            Task.id.label("task_id"),
            reads.label("label"),
            kind.due.label("due"),
            kind.original_due.label("original_due"),
            kind.completed_on.label("completed_on"),
            kind.progress.label("progress"),
            kind.period.label("period"),
            *(key.label(f"{_KEY}{place}") for place, key in enumerate(sorted_by)),
        )
        parts.append(part.where(*narrowing(looked.wanted.labels, kind)))
    both = union(parts, "listed")
    query = select(*both.c)
    if looked.wanted.labels:
        query = query.where(both.c.label.in_(_values(looked.wanted.labels)))
    return query.order_by(*directions(order, [column for column in both.c if column.name.startswith(_KEY)]))


def _values(labels: Collection[DeadlineLabel]) -> list[str]:
    return sorted(each.value for each in labels)


_KEY = "sorted_by_"
_RECKONED: Sequence[str] = ("label", "due", "original_due", "completed_on", "progress", "period")
