"""The committee as plain values at one date: profiles, people and departments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum


class Gender(Enum):
    """Needed for "ông" and "bà" only."""

    MALE = "male"
    FEMALE = "female"


class SealCase(Enum):
    """Whose head, symbol and seal a paper carries (documents.md 4.3)."""

    A = "A"
    """The People's Committee issues."""
    B = "B"
    """The committee issues and may use the People's Committee's seal: the post stands above the name."""
    C = "C"
    """The committee issues without a seal."""
    D = "D"
    """The committee has a seal of its own."""


class Capacity(Enum):
    """In which capacity somebody signs (documents.md 2.3; Decree 30/2020, Annex I, II.7)."""

    HEAD = "head"
    """Head of the organ or the committee: the title alone."""
    ACTING = "acting"
    """Acting head: ``Q.``"""
    DEPUTY = "deputy"
    """Deputy for the head: ``KT.``"""
    BY_ORDER = "by_order"
    """Head of a unit below, by order: ``TL.``"""
    DEPUTY_BY_ORDER = "deputy_by_order"
    """Deputy of such a head: ``TL.`` and ``KT.``"""
    AUTHORISED = "authorised"
    """By written, time-limited authorisation: ``TUQ.``"""


class AddressForm(Enum):
    """How people are addressed on paper."""

    COMRADE = "comrade"
    MR_MRS = "mr_mrs"


class DepartmentKind(Enum):
    """What a department is, as far as the program must know."""

    LEADERS = "leaders"
    UNIT = "unit"


class RoleKind(Enum):
    """The place of a role in the committee; it groups the participants of minutes."""

    HEAD = "head"
    DEPUTY = "deputy"
    MEMBER = "member"
    SECRETARY = "secretary"
    SUPPORT = "support"
    GUEST = "guest"


@dataclass(frozen=True)
class PersonAtDate:
    """A person with the post and the role held on one day; empty texts where there was none."""

    id: int
    code: str
    full_name: str
    gender: Gender | None = None
    post: str = ""
    department_id: int | None = None
    department_code: str = ""
    department: str = ""
    department_kind: DepartmentKind = DepartmentKind.UNIT
    role: str = ""
    role_kind: RoleKind | None = None
    in_charge_of: str = ""
    kind: str = ""
    rank: int = 0
    is_hidden: bool = False

    @property
    def found_by(self) -> str:
        """What lists look at when this person is searched."""
        parts = (self.full_name, self.code, self.post, self.department, self.department_code, self.role)
        return " · ".join(filter(None, (*parts, self.in_charge_of, self.kind)))


@dataclass(frozen=True)
class DepartmentRow:
    """A department with its period."""

    id: int
    code: str
    name: str
    short_name: str
    kind: DepartmentKind
    valid_from: date | None
    valid_to: date | None

    @property
    def found_by(self) -> str:
        """What lists look at when this department is searched."""
        return " · ".join(filter(None, (self.name, self.short_name, self.code)))


@dataclass(frozen=True)
class SigningException:
    """Where a kind of paper, or one signer of it, differs from the committee's seal case."""

    paper_kind: str
    person_id: int | None
    seal_case: SealCase | None
    post_above_name: str = ""


@dataclass(frozen=True)
class KindSigning:
    """Who signs a kind of paper unless another is chosen, and how; None and ``None`` mean by post and seal case.

    ``is_collective``: ``TM.`` stands above the title (documents.md 4.3).
    """

    paper_kind: str
    signer_id: int | None = None
    capacity: Capacity | None = None
    is_collective: bool | None = None


@dataclass(frozen=True)
class AdjustedText:
    """A text of a kind of paper as this office words it, in place of the program's; variables stand in braces."""

    paper_kind: str
    slot: str
    text: str


@dataclass(frozen=True)
class Profile:
    """The organ and the committee on one day, as their papers show them (documents.md 4.3, 4.5)."""

    organisation: str
    organisation_short: str
    organisation_symbol: str
    superior: str
    province: str
    place_name: str
    committee: str
    committee_symbol: str
    letterhead_lines: tuple[str, ...]
    seal_case: SealCase
    size_preset: str = "lon"
    address_form: AddressForm = AddressForm.COMRADE
    read_back_sentence: bool = True
    quorum_percent: int = 50
    minutes_recipients: tuple[str, ...] = ("Thành viên Ban Chỉ đạo", "Lưu: VT, Hồ sơ")
    signing: tuple[SigningException, ...] = ()
    signers: tuple[KindSigning, ...] = ()
    texts: tuple[AdjustedText, ...] = ()
    drafting_unit: str = "VP"
    founded_by_number: str = ""
    founded_on: date | None = None
    founded_by_title: str = ""


@dataclass(frozen=True)
class HistoryLine:
    """One post (``is_role`` False) or one role of a person with its period; both ends are inclusive."""

    id: int
    is_role: bool
    title: str
    department_id: int | None
    department: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True)
class ProfilePeriod:
    """The names of organ and committee in one period; ``valid_from`` None is since ever."""

    valid_from: date | None
    valid_to: date | None
    organisation: str
    committee: str


@dataclass(frozen=True)
class WordsUsed:
    """What was entered for people so far, to be offered again: each list without repeats, in alphabetical order."""

    posts: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
