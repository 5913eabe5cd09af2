"""How much everybody has to do, and what assignments leave open: every number names the filter that opens its list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cchc_desktop.tasks.actors import Actors, actor
from cchc_desktop.tasks.clarity import asked_clarity
from cchc_desktop.tasks.conditions import is_unclear
from cchc_desktop.tasks.filtering import TaskFilter
from cchc_desktop.tasks.model import Task
from cchc_desktop.tasks.queries import Look, look
from cchc_desktop.tasks.reckoning import union
from cchc_desktop.tasks.records import Actor, Clarity, DeadlineLabel, Totals

Counted = tuple[DeadlineLabel, int, int]
"""A label, how many tasks have it, and how many of these have a deadline."""


@dataclass(frozen=True)
class WorkloadRow:
    """The tasks of a department or person; ``wanted`` is the list behind the numbers. ``actor`` None: all others."""

    actor: Actor | None
    name: str
    totals: Totals
    wanted: TaskFilter


@dataclass(frozen=True)
class Workload:
    """All tasks of a filter, once by the unit of their lead and once by person; each adds up to ``totals``."""

    totals: Totals
    by_department: tuple[WorkloadRow, ...]
    by_person: tuple[WorkloadRow, ...]


def workload(session: Session, wanted: TaskFilter | Look = TaskFilter(), *, today: date) -> Workload:
    """Return who leads how many of the tasks wanted, whatever labels the filter names."""
    looked = wanted if isinstance(wanted, Look) else look(session, wanted, today=today)
    units: dict[int | None, list[Counted]] = defaultdict(list)
    people: dict[int | None, list[Counted]] = defaultdict(list)
    for lead, counted in _by_lead(session, looked):
        units[looked.actors.unit_of(lead)].append(counted)
        people[lead.person_id if lead is not None else None].append(counted)
    return Workload(
        totals=_totals([counted for each in units.values() for counted in each]),
        by_department=tuple(_unit(looked, unit_id, units[unit_id]) for unit_id in _in_order(looked.actors, units)),
        by_person=tuple(_person(looked, person_id, people[person_id]) for person_id in _by_name(looked.actors, people)),
    )


def completeness(session: Session, wanted: TaskFilter | Look = TaskFilter(), *, today: date) -> Mapping[Clarity, int]:
    """Return how many of the tasks wanted leave open what this committee asks for; ``unclear`` opens their list."""
    looked = wanted if isinstance(wanted, Look) else look(session, wanted, today=today)
    asked = asked_clarity(session)
    found = dict.fromkeys(asked, 0)
    for kind in looked.kinds:
        counts = (func.count().filter(is_unclear(clarity)) for clarity in asked)
        for numbers in session.execute(looked.tasks(kind, func.count(), *counts)):
            for clarity, number in zip(asked, numbers[1:], strict=True):
                found[clarity] += number
    return found


def _by_lead(session: Session, looked: Look) -> list[tuple[Actor | None, Counted]]:
    parts = [
        looked.tasks(
            kind,
            Task.lead_person_id.expression,
            Task.lead_department_id.expression,
            looked.label(kind).label("label"),
            kind.due.label("due"),
        )
        for kind in looked.kinds
    ]
    each = union(parts, "led").c
    grouped = (each.lead_person_id, each.lead_department_id, each.label)
    query = select(*grouped, func.count(), func.count(each.due)).where(each.label.is_not(None)).group_by(*grouped)
    return [
        (actor(person_id, unit_id), (DeadlineLabel(label), number, due))
        for person_id, unit_id, label, number, due in session.execute(query)
    ]


def _totals(counted: list[Counted]) -> Totals:
    by_label = dict.fromkeys(DeadlineLabel, 0)
    for label, number, _due in counted:
        by_label[label] += number
    return Totals(by_label, sum(due for _label, _number, due in counted))


def _unit(looked: Look, unit_id: int | None, counted: list[Counted]) -> WorkloadRow:
    wanted = replace(looked.wanted, labels=frozenset(), department_id=unit_id, is_without_unit=unit_id is None)
    lead = None if unit_id is None else Actor(department_id=unit_id)
    return WorkloadRow(lead, looked.actors.name(lead), _totals(counted), wanted)


def _person(looked: Look, person_id: int | None, counted: list[Counted]) -> WorkloadRow:
    wanted = replace(looked.wanted, labels=frozenset(), person_id=person_id, is_without_person=person_id is None)
    lead = None if person_id is None else Actor(person_id=person_id)
    return WorkloadRow(lead, looked.actors.name(lead), _totals(counted), wanted)


def _in_order(actors: Actors, units: Mapping[int | None, object]) -> list[int | None]:
    places: dict[int | None, int] = {unit_id: place for place, unit_id in enumerate(actors.units)}
    return sorted(units, key=lambda unit_id: places.get(unit_id, len(places)))


def _by_name(actors: Actors, people: Mapping[int | None, object]) -> list[int | None]:
    places: dict[int | None, int] = {
        each.person_id: place for place, each in enumerate(actors.in_order) if each.person_id is not None
    }
    return sorted(people, key=lambda person_id: places.get(person_id, len(places)))
