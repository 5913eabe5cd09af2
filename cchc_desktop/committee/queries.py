"""Reads of the committee: everything as of one day, in one SELECT each."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from cchc_desktop.committee.model import (
    AdjustedTextRow,
    Committee,
    CommitteeRole,
    Department,
    FileSetting,
    KindSigningRow,
    Organisation,
    Person,
    Post,
    SigningRule,
)
from cchc_desktop.committee.records import (
    AdjustedText,
    DepartmentKind,
    DepartmentRow,
    HistoryLine,
    KindSigning,
    PersonAtDate,
    Profile,
    ProfilePeriod,
    RoleKind,
    SigningException,
    WordsUsed,
)
from cchc_desktop.committee.rules import committee_lines, nearest
from cchc_desktop.errors import NotFound
from cchc_desktop.i18n import _
from cchc_desktop.text.collation import sort_key

_DATED = type[Organisation] | type[Committee] | type[Department] | type[Post] | type[CommitteeRole]


def people_at(
    session: Session, day: date, *, with_hidden: bool = False, ids: Collection[int] | None = None
) -> list[PersonAtDate]:
    """Return the people by rank, each with the post and role of that day; those in the trash are left out.

    ``ids`` asks for some of them only.
    """
    query = (
        select(Person, Post.title, Department, CommitteeRole.title, CommitteeRole.kind)
        .outerjoin(Post, and_(Post.person_id == Person.id, _valid(Post, day)))
        .outerjoin(Department, Department.id == Post.department_id)
        .outerjoin(CommitteeRole, and_(CommitteeRole.person_id == Person.id, _valid(CommitteeRole, day)))
        .where(Person.trashed_at.is_(None))
        .order_by(Person.rank, Person.id, Post.valid_from.desc(), CommitteeRole.valid_from.desc())
    )
    if not with_hidden:
        query = query.where(Person.is_hidden.is_(False))
    if ids is not None:
        query = query.where(Person.id.in_(ids))
    found: dict[int, PersonAtDate] = {}
    for person, post, department, role, role_kind in session.execute(query):
        found.setdefault(person.id, _person_at(person, post, department, role, role_kind))
    return list(found.values())


def _person_at(
    person: Person, post: str | None, department: Department | None, role: str | None, role_kind: RoleKind | None
) -> PersonAtDate:
    return PersonAtDate(
        id=person.id,
        code=person.code,
        full_name=person.full_name,
        gender=person.gender,
        post=post or "",
        department_id=department.id if department else None,
        department_code=department.code if department else "",
        department=department.name if department else "",
        department_kind=department.kind if department else DepartmentKind.UNIT,
        role=role or "",
        role_kind=role_kind,
        in_charge_of=person.in_charge_of,
        kind=person.kind,
        rank=person.rank,
        is_hidden=person.is_hidden,
    )


def departments_at(session: Session, day: date | None) -> list[DepartmentRow]:
    """Return the departments of that day by rank; None returns those of every time."""
    query = select(Department).where(Department.trashed_at.is_(None)).order_by(Department.rank, Department.id)
    if day is not None:
        query = query.where(_valid(Department, day))
    return [
        DepartmentRow(row.id, row.code, row.name, row.short_name, row.kind, row.valid_from, row.valid_to)
        for row in session.scalars(query)
    ]


def profile_at(session: Session, day: date) -> Profile:
    """Return how the organ and the committee stood on that day; the nearest profile if none covers it."""
    organisation = nearest(session.scalars(select(Organisation)).all(), day)
    committee = nearest(session.scalars(select(Committee)).all(), day)
    if organisation is None or committee is None:
        raise NotFound(_("The file has no committee yet. Enter the ward and its committee under Tools › Settings."))
    lines = tuple(line for line in committee.letterhead_lines.split("\n") if line)
    return Profile(
        organisation=organisation.name,
        organisation_short=organisation.short_name,
        organisation_symbol=organisation.symbol,
        superior=organisation.superior,
        province=organisation.province,
        place_name=organisation.place_name,
        committee=committee.name,
        committee_symbol=committee.symbol,
        letterhead_lines=lines or committee_lines(committee.name, organisation.short_name),
        seal_case=committee.seal_case,
        size_preset=committee.size_preset,
        address_form=committee.address_form,
        read_back_sentence=committee.read_back_sentence,
        quorum_percent=committee.quorum_percent,
        minutes_recipients=tuple(line for line in committee.minutes_recipients.split("\n") if line),
        signing=signing_rules(session),
        signers=kind_signers(session),
        texts=adjusted_texts(session),
        drafting_unit=committee.drafting_unit,
        founded_by_number=committee.founded_by_number,
        founded_on=committee.founded_on,
        founded_by_title=committee.founded_by_title,
    )


def has_committee(session: Session) -> bool:
    """Tell whether the organ and the committee have been entered."""
    return bool(session.scalar(select(Organisation.id).limit(1)) and session.scalar(select(Committee.id).limit(1)))


def signing_rules(session: Session) -> tuple[SigningException, ...]:
    """Return where kinds or signers differ from the committee's seal case."""
    return tuple(
        SigningException(row.paper_kind, row.person_id, row.seal_case, row.post_above_name)
        for row in session.scalars(select(SigningRule).order_by(SigningRule.id))
    )


def kind_signers(session: Session) -> tuple[KindSigning, ...]:
    """Return who signs kinds of paper, and how, where the office has settled it."""
    row = KindSigningRow
    query = select(row.paper_kind, row.signer_id, row.capacity, row.is_collective).order_by(row.paper_kind)
    return tuple(KindSigning(*values) for values in session.execute(query))


def adjusted_texts(session: Session) -> tuple[AdjustedText, ...]:
    """Return the texts of kinds of paper that this office words its own way."""
    row = AdjustedTextRow
    query = select(row.paper_kind, row.slot, row.text).order_by(row.paper_kind, row.slot)
    return tuple(AdjustedText(*values) for values in session.execute(query))


def file_setting(session: Session, name: str, default: str = "") -> str:
    """Return a setting kept in the file."""
    value = session.scalar(select(FileSetting.value).where(FileSetting.name == name))
    return default if value is None else value


def as_of_date(session: Session) -> date | None:
    """Return the day a sample file is looked at, None for a file that follows the clock."""
    value = file_setting(session, "as_of_date")
    return date.fromisoformat(value) if value else None


def history_of(session: Session, person_id: int) -> list[HistoryLine]:
    """Return a person's posts, then the roles in the committee, each the newest first."""
    posts = session.execute(
        select(Post, Department.name)
        .outerjoin(Department, Department.id == Post.department_id)
        .where(Post.person_id == person_id)
        .order_by(Post.valid_from.desc().nulls_last(), Post.id.desc())
    )
    roles = session.scalars(
        select(CommitteeRole)
        .where(CommitteeRole.person_id == person_id)
        .order_by(CommitteeRole.valid_from.desc().nulls_last(), CommitteeRole.id.desc())
    )
    return [
        HistoryLine(row.id, False, row.title, row.department_id, name or "", row.valid_from, row.valid_to)
        for row, name in posts
    ] + [HistoryLine(row.id, True, row.title, None, "", row.valid_from, row.valid_to) for row in roles]


def words_used(session: Session) -> WordsUsed:
    """Return the posts, roles and kinds entered so far."""
    posts, roles, kinds = (
        sorted(filter(None, session.scalars(select(column).distinct())), key=sort_key)
        for column in (Post.title, CommitteeRole.title, Person.kind)
    )
    return WordsUsed(tuple(posts), tuple(roles), tuple(kinds))


def profile_periods(session: Session) -> list[ProfilePeriod]:
    """Return the periods in which the names of organ and committee held, the newest first."""
    organisations = session.scalars(select(Organisation)).all()
    committees = session.scalars(select(Committee)).all()
    if not organisations or not committees:
        return []
    begun = [row.valid_from for row in organisations] + [row.valid_from for row in committees]
    starts = sorted({first or date.min for first in begun})
    periods = []
    for number, start in enumerate(starts):
        organisation, committee = nearest(organisations, start), nearest(committees, start)
        assert organisation is not None and committee is not None
        last = starts[number + 1] - timedelta(days=1) if number + 1 < len(starts) else None
        ends = [end for end in (organisation.valid_to, committee.valid_to, last) if end is not None]
        first = None if start == date.min else start
        periods.append(ProfilePeriod(first, min(ends, default=None), organisation.name, committee.name))
    return periods[::-1]


def _valid(table: _DATED, day: date) -> ColumnElement[bool]:
    return and_(
        or_(table.valid_from.is_(None), table.valid_from <= day), or_(table.valid_to.is_(None), table.valid_to >= day)
    )
