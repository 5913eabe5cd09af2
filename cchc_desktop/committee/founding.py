"""A committee entered at once: organ, committee, departments and people of the first start, and people from a list.

People are named with their department in words; one that the file does not know is added. Everything runs in the
caller's transaction, so a list is taken over whole or not at all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.committee import service
from cchc_desktop.committee.model import Person
from cchc_desktop.committee.queries import departments_at, people_at
from cchc_desktop.committee.records import DepartmentKind, DepartmentRow, Gender, Profile
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.storage import history
from cchc_desktop.storage.files import make_folder
from cchc_desktop.storage.migrate import making
from cchc_desktop.text.folding import search_key, unify_tones
from cchc_desktop.text.normalise import nfc

LEADERS = "Lãnh đạo"
"""A department whose name begins so holds the leaders."""

_CODE_LENGTH = 8
_SMALL_WORDS = frozenset({"va", "cac", "phuong", "xa", "phong", "ban", "bo", "phan"})


@dataclass(frozen=True)
class NewPerson:
    """A person as a list names one; ``department`` is a name, short name or code, an empty ``code`` is proposed."""

    full_name: str
    post: str = ""
    department: str = ""
    role: str = ""
    gender: Gender | None = None
    in_charge_of: str = ""
    kind: str = ""
    code: str = ""


@dataclass(frozen=True)
class Founding:
    """What the first start asks for; the departments (code, name) hold from ``since`` to ``until``."""

    profile: Profile
    departments: tuple[tuple[str, str], ...] = ()
    since: date | None = None
    until: date | None = None
    people: tuple[NewPerson, ...] = ()


def found_committee(session: Session, founding: Founding, *, today: date) -> Changes:
    """Enter organ, committee, departments and people. Raises ValidationError for what cannot be kept."""
    _check_departments(founding.departments)
    changes = service.save_profile(session, founding.profile, today=today)
    changes |= service.apply_preset(session, founding.departments, since=founding.since, until=founding.until)
    return changes | add_people(session, founding.people, today=today, departments_of=founding.since or founding.until)


def make_file(path: Path, founding: Founding, *, today: date) -> None:
    """Make a data file that holds a committee; it appears whole or not at all, its folder is made if it is missing.

    Raises StorageError when the path exists or cannot be written, ValidationError for what cannot be kept.
    """
    make_folder(path.parent)
    with making(path) as made, made.writing() as session:
        found_committee(session, founding, today=today)


def add_people(
    session: Session, people: Sequence[NewPerson], *, today: date, departments_of: date | None = None
) -> Changes:
    """Add people at the end of the rank order, with the departments that are missing on ``departments_of`` (today).

    Raises ValidationError for a name or a code that cannot be kept.
    """
    rows = departments_at(session, departments_of or today)
    changes = Changes.of("person")
    for name in unknown_departments(people, rows):
        rows.append(_add_department(session, name, rows))
        changes |= Changes.of("department")
    for person in people:
        row = department_named(person.department, rows)
        _add(session, person, row.id if row is not None else None)
    return replace(changes, record_id=None)


def take_list(session: Session, people: Sequence[NewPerson], *, source: str, today: date) -> Changes:
    """Add the people of a list, named ``source`` in the history, as one step; those there already stay as they are.

    Raises ValidationError for what cannot be kept; nobody is added then.
    """
    new = without_those_there(session, people, today=today)
    history.name_step(session, _("Take over {n} people from “{file}”").format(n=len(new), file=source))
    return add_people(session, new, today=today) if new else Changes()


def department_named(words: str, rows: Iterable[DepartmentRow]) -> DepartmentRow | None:
    """Return the department that these words name, by code, name or short name; accents do not count."""
    key = search_key(words)
    if not key:
        return None
    return next((row for row in rows if key in map(search_key, (row.code, row.name, row.short_name))), None)


def unknown_departments(people: Iterable[NewPerson], rows: Sequence[DepartmentRow]) -> tuple[str, ...]:
    """Return the departments that people name and the file does not know, each once, as it is written first."""
    found: dict[str, str] = {}
    for person in people:
        if person.department and department_named(person.department, rows) is None:
            found.setdefault(search_key(person.department), person.department)
    return tuple(found.values())


def without_those_there(session: Session, people: Sequence[NewPerson], *, today: date) -> tuple[NewPerson, ...]:
    """Return the people that the file does not hold yet under the same name with the same post."""
    there = {same_person(each.full_name, each.post) for each in people_at(session, today, with_hidden=True)}
    return tuple(person for person in people if same_person(person.full_name, person.post) not in there)


def same_person(full_name: str, post: str) -> tuple[str, str]:
    """Return what is equal for two lines that name one person in one post; accents count, capitals do not."""
    return same_name(full_name), " ".join(unify_tones(nfc(post)).casefold().split())


def same_name(full_name: str) -> str:
    """Return what is equal for two ways of writing one name: Hoà and Hòa, capitals and small letters."""
    return " ".join(unify_tones(nfc(full_name)).casefold().split())


def proposed_code(name: str, taken: Collection[str]) -> str:
    """Return a short code for a department, from the first letters of its words: "Tư pháp - Hộ tịch" is TPHT."""
    words = [word for word in search_key(name).replace("-", " ").replace(",", " ").split() if word.isalnum()]
    telling = [word for word in words if word not in _SMALL_WORDS] or words or ["bp"]
    stem = "".join(word[0] for word in telling).upper()[:_CODE_LENGTH]
    numbered = (f"{stem}{number}" for number in range(2, len(taken) + 3))
    return stem if stem not in taken else next(code for code in numbered if code not in taken)


def _check_departments(departments: Iterable[tuple[str, str]]) -> None:
    seen: dict[str, str] = {}
    for code, name in departments:
        if not code or not name:
            raise ValidationError(_("A department lacks its code or its name."), "departments")
        if seen.setdefault(code, name) != name:
            sentence = _("The code {code} already belongs to “{name}”. Choose another code.")
            raise ValidationError(sentence.format(code=code, name=seen[code]), "departments")


def _add_department(session: Session, name: str, rows: Sequence[DepartmentRow]) -> DepartmentRow:
    """Add a department under a code of its own; its days are those of the ones around it."""
    kind = DepartmentKind.LEADERS if name.startswith(LEADERS) else DepartmentKind.UNIT
    taken = {row.code for row in departments_at(session, None)} | {row.code for row in rows}
    first, last = (rows[0].valid_from, rows[0].valid_to) if rows else (None, None)
    row = DepartmentRow(0, proposed_code(name, taken), name, "", kind, first, last)
    changes = service.save_department(session, None, row)
    assert changes.record_id is not None
    return replace(row, id=changes.record_id)


def _add(session: Session, person: NewPerson, department_id: int | None) -> None:
    if person.code:
        holder = session.scalar(select(Person.full_name).where(Person.code == person.code))
        if holder is not None:
            sentence = _("The code {code} already belongs to “{name}”. Choose another code.")
            raise ValidationError(sentence.format(code=person.code, name=holder), "code")
    edit = service.PersonEdit(
        full_name=person.full_name,
        gender=person.gender,
        post=person.post,
        department_id=department_id,
        role=person.role,
        in_charge_of=person.in_charge_of,
        kind=person.kind,
    )
    person_id, _changes = service.add_person(session, edit)
    if person.code:
        added = session.get(Person, person_id)
        assert added is not None
        added.code = person.code
        session.flush()
