"""Deadline, completion and label of tasks in SQL, so that lists filter, sort and count without reading the rows.

The label is that of ``rules.deadline_label``; a test compares the two over all states and dates. Recurring tasks come
in with the occurrence that the rules worked out (``current``), the others with their own columns: the two kinds are
two SELECTs under one UNION, because every row would pay for a join.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Date,
    Integer,
    Select,
    String,
    Subquery,
    case,
    func,
    literal,
    null,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.sql import ColumnElement
from sqlalchemy.sql.selectable import FromClause
from sqlalchemy.types import TypeEngine

from cchc_desktop.tasks.model import Task
from cchc_desktop.tasks.records import DeadlineLabel, TaskState

Column = ColumnElement[Any]


@dataclass(frozen=True)
class Reckoned:
    """The expressions by which one task counts, in one of the two SELECTs."""

    due: Column
    completed_on: Column
    progress: Column
    period: Column
    source: FromClause
    is_recurring: bool


PLAIN = Reckoned(
    due=Task.due_on.expression,
    completed_on=Task.completed_on.expression,
    progress=Task.progress.expression,
    period=literal("", String),
    source=Task.__table__,
    is_recurring=False,
)
"""Tasks with a deadline of their own, or none."""


def recurring(current: str) -> Reckoned:
    """Return the expressions of recurring tasks; ``current`` is ``current.as_value``."""
    value = func.json_each(current).table_valued("value", name="each_task").c.value
    kinds: Sequence[tuple[str, TypeEngine[Any]]] = (
        ("task_id", Integer()),
        ("due", Date()),
        ("completed_on", Date()),
        ("progress", Integer()),
        ("period", String()),
    )
    columns = (
        type_coerce(func.json_extract(value, f"$[{place}]"), kind).label(name)
        for place, (name, kind) in enumerate(kinds)
    )
    each = select(*columns).cte("occurrence").prefix_with("MATERIALIZED")
    return Reckoned(
        due=each.c.due,
        completed_on=each.c.completed_on,
        progress=each.c.progress,
        period=each.c.period,
        source=each.join(Task.__table__, Task.id == each.c.task_id),
        is_recurring=True,
    )


def label(reckoned: Reckoned, *, today: date, soon_days: int) -> Column:
    """Return the label of a task on a day, NULL for a draft; the rule is ``rules.deadline_label``."""
    due, completed = reckoned.due, reckoned.completed_on
    done = case(
        (due.is_(None), _value(DeadlineLabel.DONE_NO_DEADLINE)),
        (completed <= due, _value(DeadlineLabel.DONE_ON_TIME)),
        else_=_value(DeadlineLabel.DONE_LATE),
    )
    return case(
        (Task.state == TaskState.DRAFT, null()),
        (Task.state == TaskState.CANCELLED, _value(DeadlineLabel.CANCELLED)),
        (completed.is_not(None), done),
        (Task.state == TaskState.PAUSED, _value(DeadlineLabel.PAUSED)),
        (due.is_(None), _value(DeadlineLabel.NO_DEADLINE)),
        (due < today, _value(DeadlineLabel.OVERDUE)),
        (due <= _later(today, soon_days), _value(DeadlineLabel.DUE_SOON)),
        else_=_value(DeadlineLabel.ON_TRACK),
    )


def union(parts: Sequence[Select[Any]], name: str) -> Subquery:
    """Return the rows of both kinds of task as one table."""
    both: Select[Any] | CompoundSelect[Any] = parts[0] if len(parts) == 1 else union_all(*parts)
    return both.subquery(name)


def _later(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))


def _value(value: DeadlineLabel) -> Column:
    return literal(value.value, String)
