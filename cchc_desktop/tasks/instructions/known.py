"""The people and departments of a day with every way they are called, prepared once for many sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cchc_desktop.committee.records import DepartmentRow, PersonAtDate
from cchc_desktop.tasks.instructions.forms import (
    Form,
    Rank,
    department_forms,
    form_of,
    initials,
    plain_word,
    post_forms,
)
from cchc_desktop.tasks.instructions.proposals import Owner


@dataclass(frozen=True)
class Called:
    """One way one owner is called."""

    form: Form
    owner: Owner
    rank: Rank
    is_name: bool = False
    """Whether it is the name of a person: then accents decide between two of them."""


@dataclass
class Known:
    """Every wording by its first word, given names apart (they count only after "đồng chí"), codes by themselves."""

    wordings: Mapping[str, tuple[Called, ...]] = field(default_factory=dict)
    given_names: Mapping[str, tuple[Called, ...]] = field(default_factory=dict)
    codes: Mapping[str, tuple[Owner, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, people: Iterable[PersonAtDate], departments: Iterable[DepartmentRow]) -> Known:
        """Prepare the people and departments of one day; hidden people get no tasks."""
        wordings: dict[str, list[Called]] = {}
        given: dict[str, list[Called]] = {}
        codes: dict[str, dict[Owner, None]] = {}
        for department in departments:
            _add_department(department, wordings, codes)
        for person in people:
            if not person.is_hidden:
                _add_person(person, wordings, given, codes)
        return cls(
            wordings={word: _longest_first(called) for word, called in wordings.items()},
            given_names={word: _longest_first(called) for word, called in given.items()},
            codes={code: tuple(owners) for code, owners in codes.items()},
        )


def _add_department(row: DepartmentRow, wordings: dict[str, list[Called]], codes: dict[str, dict[Owner, None]]) -> None:
    owner = Owner(is_person=False, id=row.id, code=row.code, name=row.name)
    for form, rank in department_forms(row.name, row.short_name):
        _add(wordings, Called(form, owner, rank))
    for code in (plain_word(row.code), *initials(row.name)):
        codes.setdefault(code, {})[owner] = None


def _add_person(
    person: PersonAtDate,
    wordings: dict[str, list[Called]],
    given: dict[str, list[Called]],
    codes: dict[str, dict[Owner, None]],
) -> None:
    owner = Owner(
        is_person=True,
        id=person.id,
        code=person.code,
        name=person.full_name,
        post=person.post,
        unit=person.department,
        in_charge_of=person.in_charge_of,
        gender=person.gender,
    )
    name = form_of(person.full_name)
    _add(wordings, Called(name, owner, Rank.FULL, is_name=True))
    for start in range(1, len(name.words)):
        _add(given, Called(name.part(start), owner, Rank.SHORT, is_name=True))
    _add(given, Called(name, owner, Rank.FULL, is_name=True))
    for title in filter(None, (person.post, person.role)):
        for form, rank in post_forms(title):
            _add(wordings, Called(form, owner, rank))
    codes.setdefault(plain_word(person.code), {})[owner] = None


def _add(wordings: dict[str, list[Called]], called: Called) -> None:
    if called.form.words:
        wordings.setdefault(called.form.key[0], []).append(called)


def _longest_first(called: Iterable[Called]) -> tuple[Called, ...]:
    return tuple(sorted(dict.fromkeys(called), key=lambda each: -len(each.form.words)))
