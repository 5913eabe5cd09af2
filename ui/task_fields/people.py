"""Who can be named in a task: the people and departments of a day, and their names for showing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from sqlalchemy.orm import Session

from cchc_desktop.committee.queries import departments_at, people_at
from cchc_desktop.committee.records import DepartmentRow, PersonAtDate
from cchc_desktop.i18n import _
from cchc_desktop.tasks.records import Actor
from ui.common.fields import PersonRow


@dataclass(frozen=True)
class TaskPeople:
    """The people and departments of one day, as fields offer them."""

    people: tuple[PersonAtDate, ...] = ()
    departments: tuple[DepartmentRow, ...] = field(default=())

    @cached_property
    def person_rows(self) -> tuple[PersonRow, ...]:
        """The people, each with post or role."""
        return tuple(PersonRow(person.id, person.full_name, _post(person)) for person in self.people)

    @cached_property
    def actor_rows(self) -> tuple[PersonRow, ...]:
        """People and departments in one list; a department has the negative of its id."""
        units = (PersonRow(-unit.id, unit.name, _unit_words(unit)) for unit in self.departments)
        return (*self.person_rows, *units)

    def name(self, actor: Actor | None) -> str:
        """Return the name of a person or department, nothing where neither is known."""
        row = self._by_id.get(row_id(actor)) if actor is not None else None
        return row.name if row is not None else ""

    def person(self, person_id: int | None) -> PersonAtDate | None:
        """Return a person by id."""
        return next((person for person in self.people if person.id == person_id), None)

    def members(self, department_id: int | None) -> Sequence[PersonAtDate]:
        """Return the people of a department."""
        return [person for person in self.people if department_id and person.department_id == department_id]

    @cached_property
    def _by_id(self) -> dict[int, PersonRow]:
        return {row.id: row for row in self.actor_rows}


def read_people(session: Session, day: date) -> TaskPeople:
    """Read who can be named on a day."""
    return TaskPeople(tuple(people_at(session, day)), tuple(departments_at(session, day)))


def row_id(actor: Actor | None) -> int:
    """Return the number of an actor in ``actor_rows``; 0 for nobody."""
    if actor is None:
        return 0
    return actor.person_id if actor.person_id is not None else -(actor.department_id or 0)


def actor_of(number: int | None) -> Actor | None:
    """Return the actor with a number of ``actor_rows``."""
    if not number:
        return None
    return Actor(person_id=number) if number > 0 else Actor(department_id=-number)


def _post(person: PersonAtDate) -> str:
    post = person.post or person.role or person.kind
    unit = person.department_code if person.department else ""
    return " · ".join(filter(None, (post, unit)))


def _unit_words(unit: DepartmentRow) -> str:
    short = unit.short_name if unit.short_name != unit.name else ""
    return " · ".join(filter(None, (_("department"), short, unit.code)))
