"""Papers with number and date, entered in the register of the organ that issued them (Decree 30/2020, Điều 14–15)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cchc_desktop.committee.model import Person
from cchc_desktop.committee.records import Capacity
from cchc_desktop.register.records import MarkKind
from cchc_desktop.storage.base import Base, enum_column


class IssuedDocument(Base):
    """One paper of the register, from draft to recall.

    ``number`` and ``symbol`` are the two sides of "12/BB-BCĐ". The record it belongs to is named by kind and id
    (``owner_kind`` "meeting"), because the register lies below the rooms that issue papers. A draft has a ``kind`` and
    is not frozen. ``recipients``, ``kept_by``, ``copies`` and ``sent_on`` are columns of the register of outgoing
    papers (documents.md 4.4). ``signer_text`` names who signed where the signer is no choice of the paper's form.
    """

    __tablename__ = "issued_document"
    __table_args__ = (Index("ix_issued_document_owner", "owner_kind", "owner_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    type_code: Mapped[str] = mapped_column(String(10))
    number: Mapped[str] = mapped_column(String(11), default="")
    symbol: Mapped[str] = mapped_column(String(30), default="")
    issued_on: Mapped[date | None]
    title: Mapped[str] = mapped_column(String(500), default="")
    owner_kind: Mapped[str] = mapped_column(String(40), default="")
    owner_id: Mapped[int | None]
    position: Mapped[int] = mapped_column(default=0)
    note: Mapped[str] = mapped_column(String(200), default="")
    frozen_at: Mapped[datetime | None]
    """When the program issued the paper: from then on number, symbol and date are written once (``locks``)."""
    kind: Mapped[str] = mapped_column(String(40), default="")
    signer_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id, ondelete="RESTRICT"))
    capacity: Mapped[Capacity | None] = mapped_column(enum_column(Capacity))
    is_collective: Mapped[bool | None]
    begun_on: Mapped[date | None]
    signer_text: Mapped[str] = mapped_column(String(150), default="")
    recipients: Mapped[str] = mapped_column(default="")
    copies: Mapped[int | None]
    kept_by: Mapped[str] = mapped_column(String(200), default="")
    sent_on: Mapped[date | None]
    recalled_on: Mapped[date | None]
    recall_reason: Mapped[str] = mapped_column(String(500), default="")
    replaced_by_id: Mapped[int | None] = mapped_column(ForeignKey("issued_document.id", ondelete="RESTRICT"))
    trashed_at: Mapped[datetime | None]


class PaperText(Base):
    """What was typed for one paper in one of its slots; fixed once the paper is issued (``locks``)."""

    __tablename__ = "paper_text"
    __table_args__ = (UniqueConstraint("document_id", "slot"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("issued_document.id", ondelete="RESTRICT"))
    slot: Mapped[str] = mapped_column(String(40))
    text: Mapped[str] = mapped_column(default="")


class NumberMarkRow(Base):
    """A number of a series that no paper has: kept for one to come, or void; ``reason`` says why."""

    __tablename__ = "number_mark"
    __table_args__ = (UniqueConstraint("series", "year", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    series: Mapped[str] = mapped_column(String(50))
    year: Mapped[int]
    number: Mapped[int]
    kind: Mapped[MarkKind] = mapped_column(enum_column(MarkKind))
    reason: Mapped[str] = mapped_column(String(200), default="")
    marked_on: Mapped[date]


class SeriesOpening(Base):
    """The first number of a series that this file gives in a year: those before were given without it."""

    __tablename__ = "series_opening"
    __table_args__ = (UniqueConstraint("series", "year"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    series: Mapped[str] = mapped_column(String(50))
    year: Mapped[int]
    number: Mapped[int]


class SeriesRule(Base):
    """Whether an organ numbers all its papers in one series from a year on, or each kind in its own (Điều 15)."""

    __tablename__ = "series_rule"
    __table_args__ = (UniqueConstraint("organ", "year"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organ: Mapped[str] = mapped_column(String(30))
    year: Mapped[int]
    is_single: Mapped[bool]


class PrintedVersion(Base):
    """One version of an issued paper as it left the office, in one format: its bytes never change.

    ``version`` 2 is "lần 2"; ``reason`` says why there is more than one. ``text`` is what it says, a line a paragraph,
    kept once for the search; it is read by that alone. Of minutes it is empty: the search has their meeting.
    """

    __tablename__ = "printed_version"
    __table_args__ = (UniqueConstraint("document_id", "version", "file_format"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("issued_document.id", ondelete="RESTRICT"))
    version: Mapped[int]
    file_format: Mapped[str] = mapped_column(String(10))
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id", ondelete="RESTRICT"))
    printed_at: Mapped[datetime]
    reason: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="", deferred=True)
