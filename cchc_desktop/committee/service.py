"""Changes to the committee: profiles, departments, people, posts and roles with their dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.committee.dated import change_post, change_role, profile_row
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
from cchc_desktop.committee.rules import committee_lines, gap_around, is_valid_on, overlap, role_kind_of
from cchc_desktop.errors import Conflict, NotFound, ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.storage import history

_Ranked = TypeVar("_Ranked", Person, Department)

NAME_LENGTH = 50
"""Longest name of a person (Decree 30/2020, Annex VI)."""
UNIT_LENGTH = 15
"""Longest abbreviation of a unit: with the organ's it has to fit into a symbol of 30."""


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
        session.add(Post(person_id=person.id, title=edit.post, department_id=edit.department_id, valid_from=edit.since))
    if edit.role:
        session.add(_role(person.id, edit))
    session.flush()
    return person.id, Changes.of("person", record_id=person.id)


def update_person(session: Session, person_id: int, edit: PersonEdit, *, today: date) -> Changes:
    """Change a person. A new post or role begins on ``edit.since``; the old one ends the day before.

    With ``since`` None the post and role of ``today`` are corrected instead; those of the past stay as they were.
    """
    _check_name(edit.full_name)
    person = _person(session, person_id)
    person.full_name = edit.full_name
    _fill(person, edit)
    post = Post(person_id=person_id, title=edit.post, department_id=edit.department_id)
    change_post(session, post, since=edit.since, today=today)
    change_role(session, _role(person_id, edit), since=edit.since, today=today)
    session.flush()
    return Changes.of("person", record_id=person_id)


def hide_person(session: Session, person_id: int, *, hidden: bool = True) -> Changes:
    """Take a person out of every list to choose from; records that name the person keep doing so."""
    _person(session, person_id).is_hidden = hidden
    return Changes.of("person", record_id=person_id)


def order_people(session: Session, person_ids: Sequence[int]) -> Changes:
    """Set the rank order, which is the order of names on paper; people not named keep their places."""
    people = session.scalars(select(Person).order_by(Person.rank, Person.id)).all()
    _order(people, person_ids)
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
    if not 0 <= profile.quorum_percent < 100:
        raise ValidationError(_("The quorum is a share of the invited, from 0 to 99 %."), "quorum_percent")
    unit = "".join(profile.drafting_unit.split())
    if not 0 < len(unit) <= UNIT_LENGTH or "/" in unit:
        sentence = _("Enter the abbreviation of the drafting unit, such as VP: letters are numbered 215/UBND-VP.")
        raise ValidationError(sentence, "drafting_unit")
    _fill_organisation(profile_row(session, Organisation, today=today, since=since), profile)
    _fill_committee(profile_row(session, Committee, today=today, since=since), profile)
    session.flush()
    return Changes.of("organisation", "committee")


def save_signing_rules(session: Session, rules: Iterable[SigningException]) -> Changes:
    """Replace the exceptions to the committee's seal case."""
    wanted: dict[tuple[str, int | None], SigningException] = {}
    for rule in rules:
        if wanted.setdefault((rule.paper_kind, rule.person_id), rule) is not rule:
            raise ValidationError(_("The same paper and signer stand in two lines. Remove one of them."), "signing")
    for row in session.scalars(select(SigningRule)):
        key = (row.paper_kind, row.person_id)
        if key not in wanted:
            session.delete(row)
        else:
            kept = wanted.pop(key)
            row.seal_case, row.post_above_name = kept.seal_case, kept.post_above_name
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
        department = _department(session, row.id)
    department.code, department.name, department.short_name = edit.code, edit.name, edit.short_name
    department.kind, department.valid_from, department.valid_to = edit.kind, edit.valid_from, edit.valid_to
    session.flush()
    return Changes.of("department", record_id=department.id)


def remove_department(session: Session, department_id: int) -> Changes:
    """Put a department entered by mistake into the trash. Raises Conflict when a person belongs or belonged to it."""
    department = _department(session, department_id)
    used = session.scalar(select(func.count()).select_from(Post).where(Post.department_id == department_id)) or 0
    if used:
        sentence = _("“{name}” stays: people belong or belonged to it. Enter its last day instead.")
        raise Conflict(sentence.format(name=department.name))
    department.trashed_at = datetime.now(UTC)
    session.flush()
    history.name_step(session, _("Put into the trash: {name}").format(name=department.name))
    return Changes.of("department")


def order_departments(session: Session, department_ids: Sequence[int]) -> Changes:
    """Set the order of departments; those not named keep their places."""
    departments = session.scalars(select(Department).order_by(Department.rank, Department.id)).all()
    _order(departments, department_ids)
    return Changes.of("department")


def apply_preset(
    session: Session, departments: Iterable[tuple[str, str]], *, since: date | None, until: date | None = None
) -> Changes:
    """Add the departments (code, name) of a preset that are missing in its time, ``since`` to ``until``.

    A set that begins on ``since`` ends every department that is not in it the day before; one that is in it under
    the same code and name goes on. No two periods of a code overlap.
    """
    wanted = list(departments)
    present = list(session.scalars(select(Department)))
    for row in present:
        if since is None or (row.code, row.name) in wanted or row.valid_from == since:
            continue
        if is_valid_on(row.valid_from, row.valid_to, since):
            row.valid_to = since - timedelta(days=1)
    last = max((row.rank for row in present), default=0)
    for rank, (code, name) in enumerate(wanted, start=last + 1):
        spans = [(row.valid_from, row.valid_to) for row in present if row.code == code]
        first, end = gap_around(spans, since or until or date.max)
        first, end = since or first, until if end is None or (until and until < end) else end
        if any(overlap(span, (first, end)) for span in spans):
            continue
        kind = DepartmentKind.LEADERS if name.startswith("Lãnh đạo") else DepartmentKind.UNIT
        session.add(Department(code=code, name=name, kind=kind, rank=rank, valid_from=first, valid_to=end))
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
    span = (edit.valid_from, edit.valid_to)
    for row in session.scalars(select(Department).where(Department.code == edit.code)):
        if row.id != own_id and overlap(span, (row.valid_from, row.valid_to)):
            sentence = _("The code {code} already belongs to “{name}”. Choose another code.")
            if row.trashed_at is not None:
                sentence = _("The code {code} belongs to “{name}” in the trash. Take that out, or choose another code.")
            raise ValidationError(sentence.format(code=edit.code, name=row.name), "code")


def _department(session: Session, department_id: int) -> Department:
    department = session.get(Department, department_id)
    if department is None:
        raise NotFound(_("This department is no longer in the file."))
    return department


def _order(rows: Sequence[_Ranked], ids: Sequence[int]) -> None:
    """Give the rows named the places that they have among all, in the new order."""
    named = {row.id: row for row in rows if row.id in ids}
    order = iter([named[row_id] for row_id in ids if row_id in named])
    for rank, row in enumerate(rows, start=1):
        (next(order) if row.id in named else row).rank = rank


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
    return CommitteeRole(person_id=person_id, title=edit.role, kind=role_kind_of(edit.role), valid_from=edit.since)


def _fill_organisation(row: Organisation, profile: Profile) -> None:
    row.name, row.short_name = profile.organisation, profile.organisation_short
    row.symbol, row.superior = profile.organisation_symbol, profile.superior
    row.province, row.place_name = profile.province, profile.place_name


def _fill_committee(row: Committee, profile: Profile) -> None:
    row.name, row.symbol = profile.committee, profile.committee_symbol
    is_default = profile.letterhead_lines == committee_lines(profile.committee, profile.organisation_short)
    row.letterhead_lines = "" if is_default else "\n".join(profile.letterhead_lines)
    row.seal_case, row.size_preset, row.address_form = profile.seal_case, profile.size_preset, profile.address_form
    row.read_back_sentence, row.quorum_percent = profile.read_back_sentence, profile.quorum_percent
    row.minutes_recipients = "\n".join(profile.minutes_recipients)
    row.founded_by_number, row.founded_on = profile.founded_by_number, profile.founded_on
    row.founded_by_title, row.drafting_unit = profile.founded_by_title, "".join(profile.drafting_unit.split())
