"""Reads of the register."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ScalarSelect, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from cchc_desktop.register.model import IssuedDocument, PrintedVersion
from cchc_desktop.register.records import ArchivedPaper, KeptVersion, Paper
from cchc_desktop.register.rules import PAPER, type_name
from cchc_desktop.storage.model import Attachment
from cchc_desktop.text.dates import short_date
from cchc_desktop.text.folding import search_key


def papers_of(session: Session, owner_kind: str, owner_id: int) -> tuple[Paper, ...]:
    """Return the papers of a record in their order."""
    query = (
        select(IssuedDocument)
        .where(IssuedDocument.owner_kind == owner_kind, IssuedDocument.owner_id == owner_id)
        .order_by(IssuedDocument.position, IssuedDocument.id)
    )
    return tuple(
        Paper(
            row.type_code,
            row.number,
            row.symbol,
            row.issued_on,
            row.title,
            row.note,
            row.id,
            is_frozen=row.frozen_at is not None,
        )
        for row in session.scalars(query)
    )


def issue_dates(session: Session, owner_kind: str, type_code: str) -> dict[int, date]:
    """Return the first date of issue of a type of paper by owner id."""
    query = select(IssuedDocument.owner_id, IssuedDocument.issued_on).where(
        IssuedDocument.owner_kind == owner_kind,
        IssuedDocument.type_code == type_code,
        IssuedDocument.issued_on.is_not(None),
    )
    found: dict[int, date] = {}
    for owner_id, issued_on in session.execute(query):
        if owner_id is not None and issued_on is not None:
            found[owner_id] = min(issued_on, found.get(owner_id, issued_on))
    return found


def archived_papers(session: Session, owners: Select[str, int, str, str, bool]) -> list[ArchivedPaper]:
    """Return every issued paper, the newest first, in one SELECT.

    ``owners`` selects kind, id, code, title and whether it is in the trash of the records that own papers: they are in
    rooms above this one. A paper whose record is in the trash is left out.
    """
    owner = owners.subquery()
    kind, id_, code, title, in_trash = owner.c
    document = IssuedDocument
    query = (
        select(
            *(document.id, document.type_code, document.number, document.symbol, document.issued_on, document.title),
            *(document.owner_kind, document.owner_id, func.coalesce(code, ""), func.coalesce(title, "")),
            *(func.coalesce(_latest_version(), 0), _file_count()),
        )
        .outerjoin(owner, and_(kind == document.owner_kind, id_ == document.owner_id))
        .where(or_(document.issued_on.is_not(None), document.number != ""))
        .where(or_(in_trash.is_(None), in_trash.is_(False)))
        .order_by(document.issued_on.desc(), document.id.desc())
    )
    return [_archived(*row) for row in session.execute(query)]


def _archived(id_: int, *rest: Any) -> ArchivedPaper:
    paper = ArchivedPaper(id_, *rest)
    day = paper.issued_on
    days = f"{short_date(day)} {day:%d/%m/%Y}" if day else ""  # as papers and as forms write it
    words = (type_name(paper.type_code), paper.reference, days, paper.title, paper.owner_code, paper.owner_title)
    return replace(paper, key=search_key(" ".join(words)))


def _latest_version() -> ScalarSelect[int | None]:
    query = select(func.max(PrintedVersion.version)).where(PrintedVersion.document_id == IssuedDocument.id)
    return query.correlate(IssuedDocument).scalar_subquery()


def _file_count() -> ScalarSelect[int]:
    query = select(func.count(Attachment.id)).where(
        Attachment.owner_kind == PAPER,
        Attachment.owner_id == IssuedDocument.id,
        Attachment.trashed_at.is_(None),
    )
    return query.correlate(IssuedDocument).scalar_subquery()


def kept_versions(session: Session, document_id: int) -> tuple[KeptVersion, ...]:
    """Return the versions of a paper that are kept as bytes, the newest first."""
    query = (
        select(PrintedVersion)
        .where(PrintedVersion.document_id == document_id)
        .order_by(PrintedVersion.version.desc(), PrintedVersion.file_format)
    )
    rows: dict[int, dict[str, PrintedVersion]] = {}
    for row in session.scalars(query):
        rows.setdefault(row.version, {})[row.file_format] = row
    return tuple(_kept(formats) for formats in rows.values())


def _kept(formats: dict[str, PrintedVersion]) -> KeptVersion:
    row = formats.get("pdf") or next(iter(formats.values()))
    files = {file_format: each.file_id for file_format, each in formats.items()}
    return KeptVersion(row.version, row.printed_at, row.reason, files.get("pdf"), files.get("docx"))
