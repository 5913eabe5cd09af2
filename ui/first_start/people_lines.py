"""A person as typed in the first start, and the list of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from cchc_desktop.committee.founding import NewPerson, same_person
from cchc_desktop.committee.records import PersonAtDate, RoleKind
from cchc_desktop.committee.rules import role_kind_of
from cchc_desktop.exchange.people_checks import LONGEST, check_name
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.text.folding import search_key
from cchc_desktop.text.normalise import clean_line
from ui.common.entry_model import new_key

EMPTY = NewPerson("")


@dataclass(frozen=True)
class PersonLine:
    """What stands in the cells, and with it what a list told besides (gender, code …)."""

    person: NewPerson = EMPTY
    key: int = field(default_factory=new_key, compare=False)


def is_blank(line: PersonLine) -> bool:
    """Tell whether nothing is typed in a line."""
    person = line.person
    return not any(text.strip() for text in (person.full_name, person.post, person.department, person.role))


def tidy(line: PersonLine) -> PersonLine:
    """Return the line written as it is kept."""
    person = line.person
    cleaned = replace(
        person,
        full_name=clean_line(person.full_name),
        post=clean_line(person.post),
        department=clean_line(person.department),
        role=clean_line(person.role),
    )
    return replace(line, person=cleaned)


def people(lines: Iterable[PersonLine]) -> tuple[NewPerson, ...]:
    """Return the people as they would be kept."""
    return tuple(tidy(line).person for line in lines if not is_blank(line))


def new_lines(found: Iterable[NewPerson], lines: Sequence[PersonLine]) -> list[PersonLine]:
    """Return a line for each person that does not stand in the list yet."""
    there = {same_person(line.person.full_name, line.person.post) for line in lines}
    return [PersonLine(person) for person in found if same_person(person.full_name, person.post) not in there]


def name_fault(line: PersonLine, lines: Sequence[PersonLine]) -> str:
    """Return what is wrong with the name of a line."""
    if is_blank(line):
        return ""
    name = clean_line(line.person.full_name)
    if not name:
        return _("The name is still empty.")
    if fault := check_name(name):
        return f"{fault[0].upper()}{fault[1:]}."
    me = same_person(name, line.person.post)
    if any(same_person(other.person.full_name, other.person.post) == me for other in lines if other.key != line.key):
        return _("The same person with the same post stands in the list twice.")
    return ""


def length_fault(line: PersonLine, name: str) -> str:
    """Return that a text is too long."""
    length, limit = len(clean_line(getattr(line.person, name))), LONGEST[name]
    return _("{length} characters, at most {limit}.").format(length=length, limit=limit) if length > limit else ""


def department_fault(line: PersonLine, departments: Iterable[tuple[str, str]]) -> str:
    """Return that the department of a line is not among those of the page before."""
    words = search_key(line.person.department)
    if not words or any(words in (search_key(code), search_key(name)) for code, name in departments):
        return ""
    return _("“{name}” is not among the departments. Choose one, or add it on the page before.").format(
        name=clean_line(line.person.department)
    )


def department_name(words: str, departments: Iterable[tuple[str, str]]) -> str:
    """Return the full name of a department that is named by code or without accents."""
    key = search_key(words)
    return next((name for code, name in departments if key and key in (search_key(code), search_key(name))), words)


def signers(found: Iterable[NewPerson]) -> tuple[PersonAtDate | None, PersonAtDate | None]:
    """Return head and secretary of the committee, for the picture of the paper."""
    people = tuple(found)
    head, secretary = (
        next((each for each in people if each.role and role_kind_of(each.role) is kind), None)
        for kind in (RoleKind.HEAD, RoleKind.SECRETARY)
    )
    return _at_date(1, head, RoleKind.HEAD), _at_date(2, secretary, RoleKind.SECRETARY)


def _at_date(number: int, person: NewPerson | None, kind: RoleKind) -> PersonAtDate | None:
    if person is None:
        return None
    code = f"P{number:02}"
    return PersonAtDate(number, code, person.full_name, person.gender, person.post, role=person.role, role_kind=kind)


def summary(found: Sequence[NewPerson]) -> str:
    """Return "18 người", and who is still missing among those that minutes need."""
    count = len(found)
    words = ngettext("{n} person", "{n} people", count).format(n=count)
    kinds = {role_kind_of(person.role) for person in found if person.role}
    missing = [
        role
        for kind, role in ((RoleKind.HEAD, _("no head yet")), (RoleKind.SECRETARY, _("no secretary yet")))
        if kind not in kinds
    ]
    return " · ".join([words, *missing])
