"""Who the committee is: dated profiles of the organ and the committee, departments, people, posts and roles.

Everything that can change over the years carries ``valid_from`` and ``valid_to`` (both inclusive, None = open), so
that minutes printed next year still show the names and posts of their own date.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cchc_desktop.committee.records import AddressForm, Capacity, DepartmentKind, Gender, RoleKind, SealCase
from cchc_desktop.storage.base import Base, enum_column


class Organisation(Base):
    """The People's Committee in one period of its life."""

    __tablename__ = "organisation"

    id: Mapped[int] = mapped_column(primary_key=True)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    name: Mapped[str] = mapped_column(String(200))
    short_name: Mapped[str] = mapped_column(String(200))
    superior: Mapped[str] = mapped_column(String(200), default="")
    province: Mapped[str] = mapped_column(String(200), default="")
    place_name: Mapped[str] = mapped_column(String(100), default="")
    symbol: Mapped[str] = mapped_column(String(30), default="UBND")


class Committee(Base):
    """The steering committee in one period, with how its papers look (documents.md 4.5)."""

    __tablename__ = "committee"

    id: Mapped[int] = mapped_column(primary_key=True)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    name: Mapped[str] = mapped_column(String(200))
    symbol: Mapped[str] = mapped_column(String(30), default="BCĐ")
    letterhead_lines: Mapped[str] = mapped_column(default="")
    seal_case: Mapped[SealCase] = mapped_column(enum_column(SealCase), default=SealCase.A)
    size_preset: Mapped[str] = mapped_column(String(10), default="lon")
    address_form: Mapped[AddressForm] = mapped_column(enum_column(AddressForm), default=AddressForm.COMRADE)
    founded_by_number: Mapped[str] = mapped_column(String(50), default="")
    founded_on: Mapped[date | None]
    founded_by_title: Mapped[str] = mapped_column(String(500), default="")
    read_back_sentence: Mapped[bool] = mapped_column(default=True)
    quorum_percent: Mapped[int] = mapped_column(default=50)
    minutes_recipients: Mapped[str] = mapped_column(default="Thành viên Ban Chỉ đạo\nLưu: VT, Hồ sơ")
    drafting_unit: Mapped[str] = mapped_column(String(30), default="VP")


class Department(Base):
    """A department in one period: the set before and the set since 01/7/2025 may share a code."""

    __tablename__ = "department"
    __table_args__ = (UniqueConstraint("code", "valid_from"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(200))
    short_name: Mapped[str] = mapped_column(String(100), default="")
    kind: Mapped[DepartmentKind] = mapped_column(enum_column(DepartmentKind), default=DepartmentKind.UNIT)
    rank: Mapped[int] = mapped_column(default=0)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    trashed_at: Mapped[datetime | None]


class Person(Base):
    """A person; one who is named anywhere can be hidden, never removed."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    full_name: Mapped[str] = mapped_column(String(50))
    gender: Mapped[Gender | None] = mapped_column(enum_column(Gender))
    kind: Mapped[str] = mapped_column(String(100), default="")
    in_charge_of: Mapped[str] = mapped_column(String(200), default="")
    rank: Mapped[int] = mapped_column(default=0)
    is_hidden: Mapped[bool] = mapped_column(default=False)
    trashed_at: Mapped[datetime | None]


class Post(Base):
    """A post a person holds in a period, and the department it belongs to."""

    __tablename__ = "post"
    __table_args__ = (Index("ix_post_person_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id", ondelete="RESTRICT"))
    title: Mapped[str] = mapped_column(String(300), default="")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]


class CommitteeRole(Base):
    """What a person is in the committee in a period."""

    __tablename__ = "committee_role"
    __table_args__ = (Index("ix_committee_role_person_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    title: Mapped[str] = mapped_column(String(100), default="")
    kind: Mapped[RoleKind] = mapped_column(enum_column(RoleKind), default=RoleKind.MEMBER)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]


class SigningRule(Base):
    """Who signs a kind of paper, and under which seal case, where that differs from the committee's own.

    A rule with a person holds for papers that this person signs; one without holds for the kind. ``post_above_name``
    replaces the post that case B prints above the name.
    """

    __tablename__ = "signing_rule"
    __table_args__ = (UniqueConstraint("paper_kind", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    paper_kind: Mapped[str] = mapped_column(String(40))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    seal_case: Mapped[SealCase | None] = mapped_column(enum_column(SealCase))
    post_above_name: Mapped[str] = mapped_column(String(200), default="")


class KindSigningRow(Base):
    """Who signs a kind of paper unless another is chosen for it, and in which capacity (``KindSigning``)."""

    __tablename__ = "kind_signing"

    id: Mapped[int] = mapped_column(primary_key=True)
    paper_kind: Mapped[str] = mapped_column(String(40), unique=True)
    signer_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    capacity: Mapped[Capacity | None] = mapped_column(enum_column(Capacity))
    is_collective: Mapped[bool | None]


class AdjustedTextRow(Base):
    """A text of a kind of paper as this office words it (``AdjustedText``)."""

    __tablename__ = "adjusted_text"
    __table_args__ = (UniqueConstraint("paper_kind", "slot"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    paper_kind: Mapped[str] = mapped_column(String(40))
    slot: Mapped[str] = mapped_column(String(40))
    text: Mapped[str] = mapped_column(default="")


class FileSetting(Base):
    """A setting that belongs to the data, not to the computer, such as the day of a sample file."""

    __tablename__ = "file_setting"

    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[str] = mapped_column(default="")
