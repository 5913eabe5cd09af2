"""Entries of the register that belong to a record."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.register.model import IssuedDocument
from cchc_desktop.register.records import Paper


def save_papers(session: Session, owner_kind: str, owner_id: int, papers: Sequence[Paper]) -> Changes:
    """Make the papers of a record these, in this order; a paper with ``id`` keeps its row."""
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
            session.add(row)
        row.type_code, row.number, row.symbol = paper.type_code, paper.number, paper.symbol
        row.issued_on, row.title, row.note, row.position = paper.issued_on, paper.title, paper.note, position
    for row in rows.values():
        session.delete(row)
    session.flush()
    return Changes.of("paper")
