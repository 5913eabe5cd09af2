"""Changes to the committee: profiles, departments, people, posts and roles with their dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.committee.model import (
    Committee,
    CommitteeRole,
    Department,
    FileSetting,
    Organisation,
    Person,
    Post,
    SigningRule,
)
from cchc_desktop.committee.records import DepartmentKind, DepartmentRow, Gender, Profile, SigningException
from cchc_desktop.committee.rules import is_valid_on, role_kind_of
from cchc_desktop.errors import Conflict, NotFound, ValidationError
from cchc_desktop.i18n import _

_Dated = TypeVar("_Dated", Post, CommitteeRole)
_Profiled = TypeVar("_Profiled", Organisation, Committee)

NAME_LENGTH = 50
"""Longest name of a person (Decree 30/2020, Annex VI)."""


@dataclass(frozen=True)
class PersonEdit:
    """The fields of a person as typed; ``since`` is the first day of a changed post or role, None = always."""

    full_name: str
    gender: Gender | None = None
    post: str = ""
    department_id: int | None = None
    role: str = ""
    in_charge_of: str = ""
    kind: str = ""
    since: date | None = None


def add_person(session: Session, edit: PersonEdit) -> tuple[int, Changes]:
    """Add a person at the end of the rank order and return the new id."""
    _check_name(edit.full_name)
    rank = (session.scalar(select(func.max(Person.rank))) or 0) + 1
    person = Person(code=_next_code(session), full_name=edit.full_name, rank=rank)
    _fill(person, edit)
    session.add(person)
    session.flush()
    if edit.post or edit.department_id is not None:
        session.add(
            Post(person_id=person.id, title=edit.post, department_id=edit.department_id, valid_from=edit.since)
        )
    if edit.role:
        session.add(_role(person.id, edit))
    session.flush()
    return person.id, Changes.of("person", record_id=person.id)


def update_person(session: Session, person_id: int, edit: PersonEdit) -> Changes:
    """Change a person. A new post or role begins on ``edit.since``; the old one ends the day before.

    With ``since`` None the present post and role are corrected instead (they were always so).
    """
    _check_name(edit.full_name)
    person = _person(session, person_id)
    person.full_name = edit.full_name
    _fill(person, edit)
    _change_post(session, person_id, edit)
    _change_role(session, person_id, edit)
    session.flush()
    return Changes.of("person", record_id=person_id)


def hide_person(session: Session, person_id: int, *, hidden: bool = True) -> Changes:
    """Take a person out of every list to choose from; records that name the person keep doing so."""
    _person(session, person_id).is_hidden = hidden
    return Changes.of("person", record_id=person_id)


def order_people(session: Session, person_ids: Sequence[int]) -> Changes:
    """Set the rank order, which is the order of names on paper."""
    people = {person.id: person for person in session.scalars(select(Person))}
    for rank, person_id in enumerate(person_ids, start=1):
        people[person_id].rank = rank
    return Changes.of("person")


def save_profile(session: Session, profile: Profile, *, today: date, since: date | None = None) -> Changes:
    """Keep the names and habits of organ and committee.

    ``since`` begins a new period on that day and ends the present one the day before (a ward merged, a committee
    renewed); None corrects the period that holds today.
    """
    if not profile.organisation:
        raise ValidationError(_("Enter the name of the People's Committee."), "organisation")
    if not profile.committee:
        raise ValidationError(_("Enter the name of the committee."), "committee")
    organisation = _profile_row(session, Organisation, today=today, since=since)
    committee = _profile_row(session, Committee, today=today, since=since)
    _fill_organisation(organisation, profile)
    _fill_committee(committee, profile)
    session.flush()
    return Changes.of("organisation", "committee")


def save_signing_rules(session: Session, rules: Iterable[SigningException]) -> Changes:
    """Replace the exceptions to the committee's seal case."""
    wanted = {(rule.paper_kind, rule.person_id): rule for rule in rules}
    for row in session.scalars(select(SigningRule)):
        rule = wanted.pop((row.paper_kind, row.person_id), None)
        if rule is None:
            session.delete(row)
        else:
            row.seal_case, row.post_above_name = rule.seal_case, rule.post_above_name
    session.flush()
    for rule in wanted.values():
        session.add(
            SigningRule(
                paper_kind=rule.paper_kind,
                person_id=rule.person_id,
                seal_case=rule.seal_case,
                post_above_name=rule.post_above_name,
            )
        )
    session.flush()
    return Changes.of("committee")


def save_department(session: Session, row: DepartmentRow | None, edit: DepartmentRow) -> Changes:
    """Add (``row`` None) or change a department."""
    if not edit.name:
        raise ValidationError(_("Enter the name of the department."), "name")
    if not edit.code:
        raise ValidationError(_("Enter a short code for the department, such as VP."), "code")
    if edit.valid_from and edit.valid_to and edit.valid_to < edit.valid_from:
        raise ValidationError(_("The department ends before it begins. Correct one of the two days."), "valid_to")
    _check_department_code(session, edit, row.id if row else None)
    if row is None:
        rank = (session.scalar(select(func.max(Department.rank))) or 0) + 1
        department = Department(code=edit.code, name=edit.name, rank=rank)
        session.add(department)
    else:
        found = session.get(Department, row.id)
        if found is None:
            raise NotFound(_("This department is no longer in the file."))
        department = found
    department.code, department.name, department.short_name = edit.code, edit.name, edit.short_name
    department.kind, department.valid_from, department.valid_to = edit.kind, edit.valid_from, edit.valid_to
    session.flush()
    return Changes.of("department", record_id=department.id)


def apply_preset(session: Session, departments: Iterable[tuple[str, str]], *, since: date | None) -> Changes:
    """Add the departments (code, name) of a preset that are missing; ``since`` ends the present ones the day before."""
    present = session.scalars(select(Department)).all()
    if since is not None:
        for row in present:
            if is_valid_on(row.valid_from, row.valid_to, since):
                if row.valid_from is not None and row.valid_from >= since:
                    continue
                row.valid_to = since - timedelta(days=1)
    taken = {row.code for row in present if is_valid_on(row.valid_from, row.valid_to, since or date.max)}
    last = max((row.rank for row in present), default=0)
    for rank, (code, name) in enumerate(departments, start=last + 1):
        if code not in taken:
            kind = DepartmentKind.LEADERS if name.startswith("Lãnh đạo") else DepartmentKind.UNIT
            session.add(Department(code=code, name=name, kind=kind, rank=rank, valid_from=since))
    session.flush()
    return Changes.of("department")


def set_file_setting(session: Session, name: str, value: str) -> Changes:
    """Keep a setting in the file; an empty value removes it."""
    row = session.get(FileSetting, name)
    if row is not None and not value:
        session.delete(row)
    elif row is not None:
        row.value = value
    elif value:
        session.add(FileSetting(name=name, value=value))
    session.flush()
    return Changes.of("file_setting")


def _check_name(name: str) -> None:
    if not name:
        raise ValidationError(_("Enter the person's full name."), "full_name")
    if len(name) > NAME_LENGTH:
        raise ValidationError(
            _("The name has {n} characters; papers allow {limit}.").format(n=len(name), limit=NAME_LENGTH), "full_name"
        )


def _check_department_code(session: Session, edit: DepartmentRow, own_id: int | None) -> None:
    for row in session.scalars(select(Department).where(Department.code == edit.code)):
        starts, ends = row.valid_from or date.min, row.valid_to or date.max
        overlaps = starts <= (edit.valid_to or date.max) and (edit.valid_from or date.min) <= ends
        if row.id != own_id and overlaps:
            raise Conflict(
                _("The code {code} already belongs to “{name}”. Choose another code.").format(
                    code=edit.code, name=row.name
                )
            )


def _person(session: Session, person_id: int) -> Person:
    person = session.get(Person, person_id)
    if person is None:
        raise NotFound(_("This person is no longer in the file."))
    return person


def _next_code(session: Session) -> str:
    numbers = [int(code[1:]) for code in session.scalars(select(Person.code)) if code[:1] == "P" and code[1:].isdigit()]
    return f"P{max(numbers, default=0) + 1:02d}"


def _fill(person: Person, edit: PersonEdit) -> None:
    person.gender, person.in_charge_of, person.kind = edit.gender, edit.in_charge_of, edit.kind


def _role(person_id: int, edit: PersonEdit) -> CommitteeRole:
    return CommitteeRole(
        person_id=person_id, title=edit.role, kind=role_kind_of(edit.role), valid_from=edit.since
    )


def _change_post(session: Session, person_id: int, edit: PersonEdit) -> None:
    current = _current(session.scalars(select(Post).where(Post.person_id == person_id)).all(), edit.since)
    if current is not None and (current.title, current.department_id) == (edit.post, edit.department_id):
        return
    if current is not None and (edit.since is None or current.valid_from == edit.since):
        current.title, current.department_id = edit.post, edit.department_id
        return
    end = _close(current, edit.since)
    if edit.post or edit.department_id is not None:
        session.add(
            Post(
                person_id=person_id,
                title=edit.post,
                department_id=edit.department_id,
                valid_from=edit.since,
                valid_to=end,
            )
        )


def _change_role(session: Session, person_id: int, edit: PersonEdit) -> None:
    rows = session.scalars(select(CommitteeRole).where(CommitteeRole.person_id == person_id)).all()
    current = _current(rows, edit.since)
    if current is not None and current.title == edit.role:
        return
    if current is not None and (edit.since is None or current.valid_from == edit.since):
        current.title, current.kind = edit.role, role_kind_of(edit.role)
        return
    end = _close(current, edit.since)
    if edit.role:
        role = _role(person_id, edit)
        role.valid_to = end
        session.add(role)


def _current(rows: Sequence[_Dated], day: date | None) -> _Dated | None:
    """The record that holds on ``day``; without a day the newest one."""
    if day is not None:
        return next((row for row in rows if is_valid_on(row.valid_from, row.valid_to, day)), None)
    return max(rows, key=lambda row: (row.valid_from or date.min, row.id), default=None)


def _close(current: Post | CommitteeRole | None, since: date | None) -> date | None:
    """End the present record the day before ``since`` and return the end the new one inherits."""
    if current is None or since is None:
        return None
    end = current.valid_to
    current.valid_to = since - timedelta(days=1)
    return end


def _profile_row(session: Session, table: type[_Profiled], *, today: date, since: date | None) -> _Profiled:
    rows = session.scalars(select(table)).all()
    day = since or today
    current = next((row for row in rows if is_valid_on(row.valid_from, row.valid_to, day)), None)
    if current is None and since is None:
        current = max(rows, key=lambda row: (row.valid_from or date.min, row.id), default=None)
    if current is not None and (since is None or current.valid_from == since):
        return current
    row = table(valid_from=since)
    if current is not None and since is not None:
        row.valid_to, current.valid_to = current.valid_to, since - timedelta(days=1)
    session.add(row)
    return row


def _fill_organisation(row: Organisation, profile: Profile) -> None:
    row.name, row.short_name = profile.organisation, profile.organisation_short
    row.symbol, row.superior = profile.organisation_symbol, profile.superior
    row.province, row.place_name = profile.province, profile.place_name


def _fill_committee(row: Committee, profile: Profile) -> None:
    row.name, row.symbol = profile.committee, profile.committee_symbol
    row.letterhead_lines = "\n".join(profile.letterhead_lines)
    row.seal_case, row.size_preset, row.address_form = profile.seal_case, profile.size_preset, profile.address_form
    row.read_back_sentence, row.quorum_percent = profile.read_back_sentence, profile.quorum_percent
    row.minutes_recipients = "\n".join(profile.minutes_recipients)
    row.founded_by_number, row.founded_on = profile.founded_by_number, profile.founded_on
    row.founded_by_title = profile.founded_by_title
