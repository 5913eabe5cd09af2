"""The current occurrence of every recurring task, worked out once for a list and handed to SQL as one value.

A recurring task has no deadline of its own; only the few that recur are read for this. After years each has hundreds
of finished periods, so they are not listed one by one as ``recurring.occurrences`` does: their codes are looked up.
A test compares the two.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sqlalchemy import String, func, literal, select, tuple_
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement

from cchc_desktop.calendar.recurrence import Every
from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.tasks.model import Task, TaskOccurrence
from cchc_desktop.tasks.records import Occurrence, StoredOccurrence
from cchc_desktop.tasks.recurring import (
    Series,
    begun_periods,
    coming_occurrence,
    occurrence_of,
    occurrences,
    period_days,
    recurrence_from,
)

Stored = Mapping[int, Mapping[str, StoredOccurrence]]


def current_occurrences(session: Session, *, today: date, calendar: WorkingCalendar) -> dict[int, Occurrence | None]:
    """Return the occurrence by which each recurring task counts, by the id of the task.

    None stands for a draft that says nowhere when it begins.
    """
    series = _series(session, None)
    if not series:
        return {}
    done, unfinished = _done_periods(session), _stored(session, TaskOccurrence.completed_on.is_(None))
    lines = _lines(filter(None, series.values()), today)
    chosen = {
        id_: _deciding_period(each, lines[each.recurrence.every], done.get(id_, frozenset()), unfinished.get(id_, {}))
        for id_, each in series.items()
        if each is not None
    }
    finished = [(id_, code) for id_, (code, is_done) in chosen.items() if is_done]
    stored = {**unfinished, **_stored(session, _is_one_of(finished))}
    found: dict[int, Occurrence | None] = {}
    for id_, each in series.items():
        code, _is_done = chosen.get(id_, ("", False))
        if each is None:
            found[id_] = None
        elif code:
            found[id_] = occurrence_of(each.recurrence, code, stored.get(id_, {}).get(code), calendar)
        else:
            found[id_] = coming_occurrence(each, calendar)
    return found


def all_occurrences(
    session: Session, ids: Collection[int], *, today: date, calendar: WorkingCalendar
) -> dict[int, tuple[Occurrence, ...]]:
    """Return the occurrences that exist of these tasks, in order; tasks that do not recur are left out."""
    stored = _stored(session, TaskOccurrence.task_id.in_(ids))
    return {
        id_: occurrences(each.recurrence, each.first, each.last, stored.get(id_, {}), today, calendar)
        for id_, each in _series(session, ids).items()
        if each is not None
    }


def as_value(current: Mapping[int, Occurrence | None]) -> str:
    """Return the JSON that ``reckoning`` reads: id, due, completed, progress, period of each."""
    return json.dumps([_plain(id_, each) for id_, each in current.items()])


def _plain(id_: int, each: Occurrence | None) -> list[str | int | None]:
    if each is None:
        return [id_, None, None, 0, ""]
    return [id_, _iso(each.due), _iso(each.completed_on), each.progress, each.period]


@dataclass(frozen=True)
class _Line:
    """The periods of one kind that have begun, from the first of any task on."""

    codes: tuple[str, ...]
    begins: tuple[date, ...]
    today: date
    begin_of: Mapping[str, date]


@lru_cache(maxsize=16)
def _line(every: Every, first: date, today: date) -> _Line:
    begin_of = dict(begun_periods(every, first, today))
    return _Line(tuple(begin_of), tuple(begin_of.values()), today, begin_of)


def _lines(series: Iterable[Series], today: date) -> Mapping[Every, _Line]:
    firsts: dict[Every, date] = {}
    for each in series:
        every = each.recurrence.every
        firsts[every] = min(each.first, firsts.get(every, each.first))
    return {every: _line(every, first, today) for every, first in firsts.items()}


def _deciding_period(
    series: Series, line: _Line, done: frozenset[str], unfinished: Mapping[str, StoredOccurrence]
) -> tuple[str, bool]:
    """Return the code of the period by which a task counts, "" before the first, and whether it is completed."""
    start = max(0, bisect_right(line.begins, series.first) - 1)
    last = line.today if series.last is None else min(line.today, series.last)
    own = line.codes[start : bisect_right(line.begins, last)]
    first_open = next((code for code in own if code not in done), None)
    opened = _begins((first_open, *unfinished) if first_open else unfinished, line)
    if opened:
        return min(opened, key=opened.__getitem__), False
    finished = _begins((*own[-1:], *done.difference(own)), line)
    return (max(finished, key=finished.__getitem__), True) if finished else ("", False)


def _begins(codes: Iterable[str], line: _Line) -> dict[str, date]:
    """Return the periods that have begun, with their first days."""
    begins = {code: line.begin_of.get(code) or period_days(code)[0] for code in codes}
    return {code: begin for code, begin in begins.items() if begin <= line.today}


def _done_periods(session: Session) -> Mapping[int, frozenset[str]]:
    codes = func.group_concat(TaskOccurrence.period, literal(",", String))
    query = select(TaskOccurrence.task_id, codes).where(TaskOccurrence.completed_on.is_not(None))
    rows = session.execute(query.group_by(TaskOccurrence.task_id))
    return {task_id: frozenset(text.split(",")) for task_id, text in rows}


def _is_one_of(periods: Collection[tuple[int, str]]) -> ColumnElement[bool]:
    each = func.json_each(json.dumps(list(periods))).table_valued("value").c.value
    wanted = select(func.json_extract(each, "$[0]"), func.json_extract(each, "$[1]"))
    return tuple_(TaskOccurrence.task_id, TaskOccurrence.period).in_(wanted)


def _stored(session: Session, condition: ColumnElement[bool]) -> Stored:
    """Return the kept periods that fulfil a condition, by task and code."""
    columns = (
        TaskOccurrence.task_id,
        TaskOccurrence.period,
        TaskOccurrence.due_on,
        TaskOccurrence.progress,
        TaskOccurrence.completed_on,
        TaskOccurrence.confirmed_on,
    )
    found: dict[int, dict[str, StoredOccurrence]] = defaultdict(dict)
    for task_id, period, due, progress, completed, confirmed in session.execute(select(*columns).where(condition)):
        found[task_id][period] = StoredOccurrence(due, progress, completed, confirmed)
    return found


def _series(session: Session, ids: Collection[int] | None) -> dict[int, Series | None]:
    columns = (
        Task.id,
        Task.every,
        Task.recurs_day,
        Task.recurs_month,
        Task.recurs_from,
        Task.recurs_until,
        Task.assigned_on,
    )
    query = select(*columns).where(Task.every.in_(Every), Task.trashed_at.is_(None))
    if ids is not None:
        query = query.where(Task.id.in_(ids))
    found: dict[int, Series | None] = {}
    for id_, every, day, month, first, last, assigned in session.execute(query):
        recurrence, begin = recurrence_from(every, day, month), first or assigned
        found[id_] = Series(recurrence, begin, last) if recurrence is not None and begin is not None else None
    return found


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
