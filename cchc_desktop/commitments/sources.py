"""Where figures of a target come from besides typing: the tasks tied to it, and what the program counts already.

A source of a room above is a line of the tuple that its callers hand in (``meetings.actual_sources``); one of a room
below is a line here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.periods import Period
from cchc_desktop.calendar.queries import working_calendar
from cchc_desktop.commitments.model import TargetTask
from cchc_desktop.commitments.records import Figure, FigureKind
from cchc_desktop.i18n import mark
from cchc_desktop.tasks.actors import Actors, actor, actors_at
from cchc_desktop.tasks.current import all_occurrences
from cchc_desktop.tasks.model import Task
from cchc_desktop.tasks.records import Actor, TaskState


@dataclass(frozen=True)
class Wanted:
    """The target whose figures are asked for, whose it is, and first and last day of each period that has begun."""

    target_id: int
    holder: Actor
    days: Mapping[Period, tuple[date, date]]


Taken = dict[tuple[int, Period], Figure]
"""Figures by target and period."""


@dataclass(frozen=True)
class ActualSource:
    """A source of figures: its name in the file, its English words, what its figures are, and how they are read.

    ``take`` reads the figures of many targets at once. A period is left out where there is nothing to count at all.
    """

    name: str
    label: str
    kind: FigureKind
    take: Callable[[Session, Sequence[Wanted], date], Taken]


@dataclass(frozen=True)
class _Falls:
    """One task, or one period of a recurring one: whose it is, when it was due and when it was completed."""

    task_id: int
    lead: Actor | None
    due: date | None
    completed: date | None


def tied_on_time(session: Session, wanted: Sequence[Wanted], today: date) -> Taken:
    """Return how many of the tied tasks that were due in a period were completed in time."""
    tied: dict[int, set[int]] = defaultdict(set)
    query = select(TargetTask.target_id, TargetTask.task_id)
    for target_id, task_id in session.execute(query):
        tied[target_id].add(task_id)
    by_task = defaultdict(list)
    for each in _falling(session, today, Task.id.in_(select(TargetTask.task_id))):
        by_task[each.task_id].append(each)
    return {
        (each.target_id, period): figure
        for each in wanted
        for period, days in each.days.items()
        if (figure := _on_time((one for id_ in tied[each.target_id] for one in by_task[id_]), days, today)) is not None
    }


def led_on_time(session: Session, wanted: Sequence[Wanted], today: date) -> Taken:
    """Return how many of the tasks that the holder leads and that were due in a period were completed in time."""
    led = _Led(session, today)
    return {
        (each.target_id, period): _on_time(led.of(each.holder), days, today) or Figure(Decimal(0), Decimal(0))
        for each in wanted
        for period, days in each.days.items()
    }


def led_completed(session: Session, wanted: Sequence[Wanted], today: date) -> Taken:
    """Return how many of the tasks that the holder leads were completed in a period."""
    led = _Led(session, today)
    return {
        (each.target_id, period): Figure(
            Decimal(sum(one.completed is not None and first <= one.completed <= last for one in led.of(each.holder)))
        )
        for each in wanted
        for period, (first, last) in each.days.items()
    }


class _Led:
    """The tasks of everybody who leads one; of a department also those of its people."""

    def __init__(self, session: Session, today: date) -> None:
        self._actors: Actors = actors_at(session, today)
        self._by_lead: dict[Actor, list[_Falls]] = defaultdict(list)
        own = (Task.parent_id.is_(None), Task.is_outside_reform.is_(False))
        for each in _falling(session, today, *own):
            if each.lead is not None:
                self._by_lead[each.lead].append(each)
            unit = self._actors.unit_of(each.lead) if each.lead is not None and each.lead.person_id else None
            if unit is not None:
                self._by_lead[Actor(department_id=unit)].append(each)

    def of(self, holder: Actor) -> list[_Falls]:
        """Return what a person or department leads."""
        return self._by_lead.get(holder, [])


def _falling(session: Session, today: date, *conditions: ColumnElement[bool]) -> list[_Falls]:
    """Return tasks that are followed, each period of a recurring one by itself."""
    columns = (Task.id, Task.lead_person_id, Task.lead_department_id, Task.due_on, Task.completed_on, Task.every)
    followed = (Task.trashed_at.is_(None), Task.state.not_in((TaskState.DRAFT, TaskState.CANCELLED)))
    found, leads = [], {}
    for id_, person_id, department_id, due, completed, every in session.execute(
        select(*columns).where(*followed, *conditions)
    ):
        lead = actor(person_id, department_id)
        if every is None:
            found.append(_Falls(id_, lead, due, completed))
        else:
            leads[id_] = lead
    if leads:
        calendar = working_calendar(session)
        for id_, periods in all_occurrences(session, list(leads), today=today, calendar=calendar).items():
            found += [_Falls(id_, leads[id_], each.due, each.completed_on) for each in periods]
    return found


def _on_time(falling: Iterable[_Falls], days: tuple[date, date], today: date) -> Figure | None:
    """Return those in time of those due in these days; what is neither due yet nor completed is not counted yet."""
    first, last = days
    due = [one for one in falling if one.due is not None and first <= one.due <= last]
    judged = [one for one in due if one.completed is not None or (one.due is not None and one.due < today)]
    if not due:
        return None
    in_time = sum(one.completed is not None and one.due is not None and one.completed <= one.due for one in judged)
    return Figure(Decimal(in_time), Decimal(len(judged)))


TIED_TASKS = ActualSource("tied_tasks", mark("tied tasks completed in time"), FigureKind.SHARE, tied_on_time)
LED_ON_TIME = ActualSource("led_on_time", mark("tasks led that were completed in time"), FigureKind.SHARE, led_on_time)
LED_COMPLETED = ActualSource("led_completed", mark("tasks led that were completed"), FigureKind.COUNT, led_completed)

OWN_SOURCES = (TIED_TASKS, LED_ON_TIME, LED_COMPLETED)
"""The sources of this room and those below."""
