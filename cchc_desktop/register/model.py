"""Papers with number and date, entered in the register of the organ that issued them (Decree 30/2020, Điều 14–15)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cchc_desktop.storage.base import Base


class IssuedDocument(Base):
    """One paper of the register.

    ``number`` and ``symbol`` are the two sides of "12/BB-BCĐ". The record it belongs to is named by kind and id
    (``owner_kind`` "meeting"), because the register lies below the rooms that issue papers.
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


class PrintedVersion(Base):
    """One version of an issued paper as it left the office, in one format: its bytes never change.

    ``version`` 2 is "lần 2"; ``reason`` says why there is more than one.
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
