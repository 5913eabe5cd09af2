"""Reads of the register."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.register.model import IssuedDocument
from cchc_desktop.register.records import Paper


def papers_of(session: Session, owner_kind: str, owner_id: int) -> tuple[Paper, ...]:
    """Return the papers of a record in their order."""
    query = (
        select(IssuedDocument)
        .where(IssuedDocument.owner_kind == owner_kind, IssuedDocument.owner_id == owner_id)
        .order_by(IssuedDocument.position, IssuedDocument.id)
    )
    return tuple(
        Paper(row.type_code, row.number, row.symbol, row.issued_on, row.title, row.note, row.id)
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
