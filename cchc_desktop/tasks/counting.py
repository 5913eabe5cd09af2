"""How many tasks have each label, in one statement; most tasks of a file are long done, so these are not sorted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Select, String, case, func, literal

from cchc_desktop.tasks.looking import Look
from cchc_desktop.tasks.model import Task
from cchc_desktop.tasks.reckoning import Reckoned
from cchc_desktop.tasks.records import DeadlineLabel, TaskState, Totals

_DONE = ""
_HAS_NO_LABEL_OF_DONE = (TaskState.DRAFT, TaskState.CANCELLED)


def counts(looked: Look) -> Iterator[Select[Any]]:
    """Yield SELECTs of labels with how many tasks have it, how many of these a deadline, and how many were in time."""
    for kind in looked.kinds:
        label = looked.label(kind)
        open_ones = looked.tasks(kind, label.label("label"), *_numbers(kind))
        yield open_ones.where(kind.completed_on.is_(None)).group_by(label)
        done = looked.tasks(kind, literal(_DONE, String).label("label"), *_numbers(kind))
        yield done.where(kind.completed_on.is_not(None))
        others = looked.tasks(kind, literal(_DONE, String).label("label"), *_numbers(kind, -1))
        yield others.where(kind.completed_on.is_not(None), Task.state.in_(_HAS_NO_LABEL_OF_DONE))  # few: taken off
        cancelled = looked.tasks(kind, literal(DeadlineLabel.CANCELLED.value, String).label("label"), *_numbers(kind))
        yield cancelled.where(kind.completed_on.is_not(None), Task.state == TaskState.CANCELLED)


def totals_of(rows: Iterable[Sequence[Any]]) -> Totals:
    """Return what ``counts`` counted; drafts have no label and are left out."""
    found = dict.fromkeys(DeadlineLabel, 0)
    with_deadline = 0
    for label, number, due, in_time in rows:
        if label is None:
            continue
        with_deadline += due
        if label == _DONE:
            found[DeadlineLabel.DONE_ON_TIME] += in_time
            found[DeadlineLabel.DONE_LATE] += due - in_time
            found[DeadlineLabel.DONE_NO_DEADLINE] += number - due
        else:
            found[DeadlineLabel(label)] += number
    return Totals(found, with_deadline)


def _numbers(kind: Reckoned, sign: int = 1) -> tuple[Any, ...]:
    in_time = func.count(case((kind.completed_on <= kind.due, 1)))
    named = {"number": func.count(), "due": func.count(kind.due), "in_time": in_time}
    return tuple((number if sign > 0 else -number).label(name) for name, number in named.items())
