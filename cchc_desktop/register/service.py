"""Entries of the register that belong to a record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.errors import Conflict, NotFound
from cchc_desktop.i18n import _
from cchc_desktop.register.forms import put_dispatch, put_form, state_of
from cchc_desktop.register.marks import use_reserved
from cchc_desktop.register.model import IssuedDocument, PrintedVersion
from cchc_desktop.register.records import Dispatch, Paper, PaperState
from cchc_desktop.register.rules import MINUTES, type_name
from cchc_desktop.storage import history
from cchc_desktop.storage.stored_files import store_bytes
from cchc_desktop.text.normalise import nfc
from cchc_desktop.text.word_lines import word_lines


def save_papers(session: Session, owner_kind: str, owner_id: int, papers: Sequence[Paper]) -> Changes:
    """Make the papers of a record these, in this order; a paper with ``id`` keeps its row.

    One that was removed before and is put back gets its old id again, and with it the files that belong to it. What
    the program drafted or issued, and what was recalled, stays as it is, named or not; only its place changes.
    Raises Conflict when one that takes another's place would go.
    """
    rows = {
        row.id: row
        for row in session.scalars(
            select(IssuedDocument).where(
                IssuedDocument.owner_kind == owner_kind,
                IssuedDocument.owner_id == owner_id,
                IssuedDocument.trashed_at.is_(None),
            )
        )
    }
    for position, paper in enumerate(papers):
        row = rows.pop(paper.id, None) if paper.id is not None else None
        if row is None:
            row = IssuedDocument(owner_kind=owner_kind, owner_id=owner_id)
            if paper.id is not None and session.get(IssuedDocument, paper.id) is None:
                row.id = paper.id
            session.add(row)
        row.position = position
        if _is_typed(row):
            _fill(row, paper)
    for row in rows.values():
        if _is_typed(row):
            require_not_replacing(session, row)
            session.delete(row)
    session.flush()
    return Changes.of("paper")


def issue(
    session: Session,
    owner_kind: str,
    owner_id: int,
    paper: Paper,
    *,
    now: datetime,
    dispatch: Dispatch | None = None,
) -> int:
    """Enter a paper as issued and return its id: what is given of number, symbol and date is now written once.

    Its form and texts are fixed with it, and undo does not pass this. A paper with ``id`` keeps its row; blanks of one
    that was issued before are filled in. A reserved number is used up. Whether the number may be given is asked before
    (``numbering.check_number``). Raises NotFound for a draft in the trash, ValidationError for what is too long.
    ``now`` is aware.
    """
    row = session.get(IssuedDocument, paper.id) if paper.id is not None else None
    if row is not None and row.trashed_at is not None:
        raise NotFound(_("This draft is in the trash. Take it out first, then issue it."))
    if row is None:
        row = IssuedDocument(owner_kind=owner_kind, owner_id=owner_id, position=_count(session, owner_kind, owner_id))
        session.add(row)
    _fill(row, paper)
    session.flush()
    if row.frozen_at is None:
        put_form(session, row, paper.form)
    if row.signer_id is None and paper.signer is not None:
        row.signer_text = paper.signer.full_name
    if dispatch is not None:
        put_dispatch(row, replace(dispatch, note=dispatch.note or paper.note))
    session.flush()
    use_reserved(session, paper)
    row.frozen_at = row.frozen_at or now
    session.flush()
    _wall(session, paper)
    return row.id


def _is_typed(row: IssuedDocument) -> bool:
    """Tell whether an entry was typed and may still be typed anew."""
    return row.frozen_at is None and state_of(row) is PaperState.ISSUED


def require_not_replacing(session: Session, row: IssuedDocument) -> None:
    """Raise Conflict when a paper takes the place of another: that one points at it."""
    replaced = session.scalar(select(IssuedDocument).where(IssuedDocument.replaced_by_id == row.id).limit(1))
    if replaced is not None:
        raise Conflict(
            _("This paper replaces {other}, so it stays in the register.").format(
                other=f"{replaced.number}/{replaced.symbol}"
            )
        )


def _fill(row: IssuedDocument, paper: Paper) -> None:
    row.type_code, row.number, row.symbol = paper.type_code, paper.number, paper.symbol
    row.issued_on, row.title, row.note = paper.issued_on, paper.title, paper.note


def _count(session: Session, owner_kind: str, owner_id: int) -> int:
    query = select(func.count(IssuedDocument.id)).where(
        IssuedDocument.owner_kind == owner_kind, IssuedDocument.owner_id == owner_id
    )
    return session.scalar(query) or 0


def _wall(session: Session, paper: Paper) -> None:
    name = f"{type_name(paper.type_code)} {paper.cited}".strip()
    sentence = _("{paper} was issued, and undo does not pass that. To change it, recall or replace it.")
    history.wall(session, sentence.format(paper=name), title=_("Issue {paper}").format(paper=name))


def keep_pages(
    session: Session, document_id: int, pages: Mapping[str, bytes], *, reason: str = "", now: datetime
) -> int:
    """Keep a paper as it leaves the office, in each format ("pdf", "docx"), as its next version; return that."""
    latest = session.scalar(select(func.max(PrintedVersion.version)).where(PrintedVersion.document_id == document_id))
    version = (latest or 0) + 1
    is_searched = session.get_one(IssuedDocument, document_id).type_code != MINUTES  # their meeting is, line by line
    for file_format, data in pages.items():
        session.add(
            PrintedVersion(
                document_id=document_id,
                version=version,
                file_format=file_format,
                file_id=store_bytes(session, data),
                printed_at=now,
                reason=reason,
                text=_words_of(data) if is_searched and file_format == "docx" else "",
            )
        )
    session.flush()
    return version


def _words_of(docx: bytes) -> str:
    """Return what a kept paper says, for the search; nothing where its file cannot be read."""
    try:
        return nfc("\n".join(word_lines(docx)))
    except ValueError:
        return ""
