"""Entries of the register that belong to a record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.register.model import IssuedDocument, PrintedVersion
from cchc_desktop.register.records import Paper
from cchc_desktop.storage.stored_files import store_bytes


def save_papers(session: Session, owner_kind: str, owner_id: int, papers: Sequence[Paper]) -> Changes:
    """Make the papers of a record these, in this order; a paper with ``id`` keeps its row.

    One that was removed before and is put back gets its old id again, and with it the files that belong to it.
    """
    rows = {
        row.id: row
        for row in session.scalars(
            select(IssuedDocument).where(IssuedDocument.owner_kind == owner_kind, IssuedDocument.owner_id == owner_id)
        )
    }
    for position, paper in enumerate(papers):
        row = rows.pop(paper.id, None) if paper.id is not None else None
        if row is None:
            row = IssuedDocument(owner_kind=owner_kind, owner_id=owner_id)
            if paper.id is not None and session.get(IssuedDocument, paper.id) is None:
                row.id = paper.id
            session.add(row)
        row.type_code, row.number, row.symbol = paper.type_code, paper.number, paper.symbol
        row.issued_on, row.title, row.note, row.position = paper.issued_on, paper.title, paper.note, position
    for row in rows.values():
        session.delete(row)
    session.flush()
    return Changes.of("paper")


def issue(session: Session, owner_kind: str, owner_id: int, paper: Paper, *, now: datetime) -> int:
    """Enter a paper as issued and return its id: what is given of number, symbol and date is now written once.

    A paper with ``id`` keeps its row; blanks of one that was issued before are filled in. ``now`` is aware.
    """
    row = session.get(IssuedDocument, paper.id) if paper.id is not None else None
    if row is None:
        count = select(func.count(IssuedDocument.id)).where(
            IssuedDocument.owner_kind == owner_kind, IssuedDocument.owner_id == owner_id
        )
        row = IssuedDocument(owner_kind=owner_kind, owner_id=owner_id, position=session.scalar(count) or 0)
        session.add(row)
    row.type_code, row.number, row.symbol = paper.type_code, paper.number, paper.symbol
    row.issued_on, row.title, row.note = paper.issued_on, paper.title, paper.note
    row.frozen_at = row.frozen_at or now
    session.flush()
    return row.id


def keep_pages(
    session: Session, document_id: int, pages: Mapping[str, bytes], *, reason: str = "", now: datetime
) -> int:
    """Keep a paper as it leaves the office, in each format ("pdf", "docx"), as its next version; return that."""
    latest = session.scalar(select(func.max(PrintedVersion.version)).where(PrintedVersion.document_id == document_id))
    version = (latest or 0) + 1
    for file_format, data in pages.items():
        session.add(
            PrintedVersion(
                document_id=document_id,
                version=version,
                file_format=file_format,
                file_id=store_bytes(session, data),
                printed_at=now,
                reason=reason,
            )
        )
    session.flush()
    return version
