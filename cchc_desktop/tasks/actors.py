"""Who tasks belong to, read once for a list: names, units and their order, so that no row asks for them.

People are few; a list of thousands of tasks names each of them many times.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from cchc_desktop.committee.model import Department, Person, Post
from cchc_desktop.committee.records import DepartmentKind
from cchc_desktop.tasks.records import Actor
from cchc_desktop.text.collation import person_key, sort_key


@dataclass(frozen=True)
class PersonWords:
    """A person as lists name them: with the unit of the post of that day."""

    name: str
    code: str
    unit_id: int | None


@dataclass(frozen=True)
class UnitWords:
    """A department as lists name it."""

    name: str
    short_name: str
    code: str
    kind: DepartmentKind


@dataclass(frozen=True)
class Actors:
    """All people and departments, also those of other times or in the trash: a task may still name them.

    Departments stand in their order.
    """

    people: Mapping[int, PersonWords]
    units: Mapping[int, UnitWords]

    def name(self, actor: Actor | None) -> str:
        """Return the full name of a person or department, "" for nobody."""
        if actor is None:
            return ""
        found = self.people.get(actor.person_id or 0) or self.units.get(actor.department_id or 0)
        return found.name if found is not None else ""

    def code(self, actor: Actor | None) -> str:
        """Return the code of a person or department, "" for nobody."""
        if actor is None:
            return ""
        found = self.people.get(actor.person_id or 0) or self.units.get(actor.department_id or 0)
        return found.code if found is not None else ""

    def short_name(self, actor: Actor | None) -> str:
        """Return the name as narrow places show it: a department by its short name."""
        unit = self.units.get(actor.department_id or 0) if actor is not None else None
        return unit.short_name if unit is not None and unit.short_name else self.name(actor)

    def unit_of(self, actor: Actor | None) -> int | None:
        """Return the department of a lead: itself, or that of the person's post."""
        if actor is None or actor.person_id is None:
            return actor.department_id if actor is not None else None
        return self.people[actor.person_id].unit_id if actor.person_id in self.people else None

    def unit_name(self, unit_id: int | None) -> str:
        """Return the short name of a department, else its name."""
        return self.short_name(Actor(department_id=unit_id)) if unit_id is not None else ""

    def people_of(self, unit_id: int | None) -> list[int]:
        """Return the people whose post is in a department; of None, those without one."""
        return [person_id for person_id, person in self.people.items() if person.unit_id == unit_id]

    @cached_property
    def in_order(self) -> list[Actor]:
        """People by given name, then departments by name."""
        people = sorted(self.people.items(), key=lambda item: (person_key(item[1].name), item[0]))
        units = sorted(self.units.items(), key=lambda item: (sort_key(item[1].name), item[0]))
        return [*(Actor(person_id=each) for each, _ in people), *(Actor(department_id=each) for each, _ in units)]


def actors_at(session: Session, day: date) -> Actors:
    """Return everybody, each person with the unit of that day; two SELECTs."""
    units = {
        row.id: UnitWords(row.name, row.short_name, row.code, row.kind)
        for row in session.execute(
            select(Department.id, Department.name, Department.short_name, Department.code, Department.kind).order_by(
                Department.rank, Department.id
            )
        )
    }
    on_day = (
        or_(Post.valid_from.is_(None), Post.valid_from <= day),
        or_(Post.valid_to.is_(None), Post.valid_to >= day),
    )
    people = (
        select(Person.id, Person.full_name, Person.code, Post.department_id)
        .outerjoin(Post, (Post.person_id == Person.id) & on_day[0] & on_day[1])
        .order_by(Person.id, Post.valid_from.desc())
    )
    found: dict[int, PersonWords] = {}
    for id_, name, code, unit_id in session.execute(people):
        found.setdefault(id_, PersonWords(name, code, unit_id))
    return Actors(found, units)


def actor(person_id: int | None, department_id: int | None) -> Actor | None:
    """Return the actor of two columns, None where both are empty."""
    return None if person_id is None and department_id is None else Actor(person_id, department_id)


def places(actors: Iterable[Actor]) -> str:
    """Return a text in which the place of ``,12,`` (a person) or ``,-3,`` (a department) tells their order."""
    return "," + "".join(f"{each.person_id or -(each.department_id or 0)}," for each in actors)
