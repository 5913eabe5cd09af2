"""Papers on their way: begun, written, thrown away. Nothing of a draft counts as issued."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.committee.model import Person
from cchc_desktop.errors import Conflict, NotFound
from cchc_desktop.i18n import _
from cchc_desktop.register.forms import checked_line, put_form
from cchc_desktop.register.model import IssuedDocument
from cchc_desktop.register.records import DraftRow, PaperForm
from cchc_desktop.register.rules import type_name
from cchc_desktop.storage import history
from cchc_desktop.text.folding import search_key


def begin_draft(
    session: Session,
    owner_kind: str,
    owner_id: int | None,
    type_code: str,
    form: PaperForm,
    title: str,
    *,
    begun_on: date | None = None,
) -> tuple[int, Changes]:
    """Begin a paper of ``form.kind`` for a record, after its other papers; return its id.

    Raises ValidationError (``title``).
    """
    if not form.kind:
        raise ValueError("a draft is of a kind of paper")
    count = select(func.count(IssuedDocument.id)).where(
        IssuedDocument.owner_kind == owner_kind, IssuedDocument.owner_id == owner_id
    )
    row = IssuedDocument(
        type_code=type_code,
        owner_kind=owner_kind,
        owner_id=owner_id,
        title=checked_line(title, "title"),
        position=session.scalar(count) or 0,
        kind=form.kind,
        begun_on=begun_on,
    )
    session.add(row)
    session.flush()
    put_form(session, row, form)
    session.flush()
    history.name_step(session, _("Begin a draft: {name}").format(name=_name(row)))
    return row.id, changes_of(row)


def save_form(session: Session, document_id: int, form: PaperForm, title: str) -> Changes:
    """Store what is chosen and typed for a draft; it stays of its kind.

    Raises NotFound, Conflict once it was issued, ValidationError (``title``).
    """
    row = draft_row(session, document_id)
    row.title = checked_line(title, "title")
    put_form(session, row, replace(form, kind=row.kind))
    session.flush()
    history.name_step(session, _("Draft: {name}").format(name=_name(row)))
    return changes_of(row)


def trash_draft(session: Session, document_id: int) -> Changes:
    """Put a draft into the trash. Raises NotFound, Conflict once it was issued."""
    row = draft_row(session, document_id)
    row.trashed_at = datetime.now(UTC)
    session.flush()
    history.name_step(session, _("Put into the trash: {name}").format(name=_name(row)))
    return changes_of(row)


def drafts(session: Session, owners: Select[str, int, str, str, bool]) -> list[DraftRow]:
    """Return every paper that is being drafted, the newest first, in one SELECT; ``owners`` as for the archive.

    One whose record is in the trash is left out.
    """
    owner = owners.subquery()
    kind, id_, code, title, in_trash = owner.c
    row = IssuedDocument
    query = (
        select(
            *(row.id, row.kind, row.type_code, row.title, row.owner_kind, row.owner_id),
            *(func.coalesce(code, ""), func.coalesce(title, ""), func.coalesce(Person.full_name, ""), row.begun_on),
        )
        .outerjoin(owner, and_(kind == row.owner_kind, id_ == row.owner_id))
        .outerjoin(Person, Person.id == row.signer_id)
        .where(row.kind != "", row.frozen_at.is_(None), row.trashed_at.is_(None))
        .where(or_(in_trash.is_(None), in_trash.is_(False)))
        .order_by(row.id.desc())
    )
    return [_draft(*values) for values in session.execute(query)]


def draft_row(session: Session, document_id: int) -> IssuedDocument:
    """Return the row of a draft. Raises NotFound, Conflict for a paper that is none any more."""
    row = session.get(IssuedDocument, document_id)
    if row is None or row.trashed_at is not None:
        raise NotFound(_("This draft is no longer in the file."))
    if row.frozen_at is not None or not row.kind:
        raise Conflict(_("This paper was issued, so it stays as it is. Recall it, or issue one that replaces it."))
    return row


def changes_of(row: IssuedDocument) -> Changes:
    """Return what changed with a paper: the register, and the record it belongs to."""
    kinds = ("paper", row.owner_kind) if row.owner_kind else ("paper",)
    return Changes.of(*kinds, record_id=row.owner_id)


def _draft(id_: int, *rest: Any) -> DraftRow:
    found = DraftRow(id_, *rest)
    words = (type_name(found.type_code), found.title, found.owner_code, found.owner_title, found.signer)
    return replace(found, key=search_key(" ".join(words)))


def _name(row: IssuedDocument) -> str:
    return " · ".join(filter(None, (type_name(row.type_code), row.title)))
