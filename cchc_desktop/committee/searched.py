"""Where a search looks in the committee: people with their posts and roles, and departments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from cchc_desktop.committee.model import CommitteeRole, Department, Person, Post
from cchc_desktop.committee.tracked import DEPARTMENT, PERSON
from cchc_desktop.storage.searched import Group, Heading, Line, Part, Searched, SearchedKind

PEOPLE = Group("people", 10, one_each=True, across=True)
DEPARTMENTS = Group("departments", 15, one_each=True)


def _person(row: Person) -> Iterable[Line]:
    text = " · ".join(filter(None, (row.full_name, row.code, row.in_charge_of, row.kind)))
    yield Line(text, places=((0, ""), (len(row.full_name), "")))


def _title(row: Post | CommitteeRole) -> Iterable[Line]:
    return (Line(row.title),)


def _department(row: Department) -> Iterable[Line]:
    text = " · ".join(filter(None, (row.name, row.short_name, row.code)))  # as ``DepartmentRow.found_by``
    yield Line(text, places=((0, ""), (len(row.name), "")))


SEARCHED = (
    Searched(Part(30, PERSON, PEOPLE), Person, ("full_name", "code", "in_charge_of", "kind"), _person),
    Searched(Part(31, PERSON, PEOPLE), Post, ("title",), _title, record="person_id"),
    Searched(Part(32, PERSON, PEOPLE), CommitteeRole, ("title",), _title, record="person_id"),
    Searched(Part(33, DEPARTMENT, DEPARTMENTS), Department, ("name", "short_name", "code"), _department),
)


def _people_by_rank() -> Select[int]:
    return select(Person.id).order_by(Person.is_hidden, Person.rank, Person.id)


def _departments_by_rank() -> Select[int]:
    return select(Department.id).order_by(Department.valid_to.is_not(None), Department.rank, Department.id)


def _people(session: Session, ids: Sequence[int]) -> Mapping[int, Heading]:
    query = select(Person.id, Person.full_name).where(Person.id.in_(ids))
    posts = select(Post.person_id, Post.title).where(Post.person_id.in_(ids)).order_by(Post.valid_from, Post.id)
    latest = {row.person_id: row.title for row in session.execute(posts)}
    return {id_: Heading(name, under=latest.get(id_, "")) for id_, name in session.execute(query)}


def _departments(session: Session, ids: Sequence[int]) -> Mapping[int, Heading]:
    query = select(Department.id, Department.name).where(Department.id.in_(ids))
    return {id_: Heading(name) for id_, name in session.execute(query)}


KINDS = (
    SearchedKind(PERSON, Person, _people_by_rank, _people),
    SearchedKind(DEPARTMENT, Department, _departments_by_rank, _departments),
)
