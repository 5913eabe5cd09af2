"""Which stored files belong to which record: papers of a meeting, signed scans, later evidence of a task.

The record is named by kind and id, because the storage knows no room. Attachments are tracked by the change log; the
bytes are not, they never change (``stored_files``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from cchc_desktop.errors import NotFound
from cchc_desktop.i18n import _
from cchc_desktop.storage.incoming import clean_name
from cchc_desktop.storage.model import Attachment, StoredFile


@dataclass(frozen=True)
class AttachmentRow:
    """One file of a record; ``size`` in bytes."""

    id: int
    owner_kind: str
    owner_id: int
    role: str
    name: str
    file_id: int
    size: int
    added_at: datetime


def attach(
    session: Session, owner_kind: str, owner_id: int, role: str, name: str, file_id: int, *, now: datetime
) -> int:
    """Let a stored file belong to a record; return the attachment's id. The same file on it is there once.

    One that was taken away from the record comes back under the new name. ``now`` is aware.
    """
    query = select(Attachment).where(*_of(owner_kind, owner_id, role), Attachment.file_id == file_id)
    row = session.scalars(query.order_by(Attachment.trashed_at.is_not(None), Attachment.id)).first()
    if row is None:
        row = Attachment(owner_kind=owner_kind, owner_id=owner_id, role=role, file_id=file_id)
        row.name, row.added_at = clean_name(name), now
        session.add(row)
    elif row.trashed_at is not None:
        row.name, row.added_at, row.trashed_at = clean_name(name), now, None
    session.flush()
    return row.id


def detach(session: Session, attachment_id: int, *, now: datetime) -> None:
    """Take a file from its record: a mark; the bytes go when the trash is emptied and nobody else needs them."""
    _attachment(session, attachment_id).trashed_at = now
    session.flush()


def reattach(session: Session, attachment_id: int) -> None:
    """Take the mark of ``detach`` away."""
    _attachment(session, attachment_id).trashed_at = None
    session.flush()


def give(session: Session, attachment_id: int, owner_kind: str, owner_id: int, role: str, *, now: datetime) -> None:
    """Let a file belong to another record; where the same file is there already, it is only taken away here."""
    row = _attachment(session, attachment_id)
    same = select(Attachment.id).where(*_of(owner_kind, owner_id, role), Attachment.file_id == row.file_id)
    if session.scalar(same.where(Attachment.trashed_at.is_(None), Attachment.id != row.id)) is not None:
        row.trashed_at = now
    else:
        row.owner_kind, row.owner_id, row.role = owner_kind, owner_id, role
    session.flush()


def attachments_of(
    session: Session, owner_kind: str, owner_ids: Iterable[int], *, role: str = ""
) -> dict[int, tuple[AttachmentRow, ...]]:
    """Return the files of records of one kind by the record's id, oldest first; of one role when it is given."""
    query = (
        select(Attachment, StoredFile.size)
        .join(StoredFile, StoredFile.id == Attachment.file_id)
        .where(Attachment.owner_kind == owner_kind, Attachment.owner_id.in_(tuple(owner_ids)))
        .where(Attachment.trashed_at.is_(None), *([Attachment.role == role] if role else []))
        .order_by(Attachment.added_at, Attachment.id)
    )
    found: dict[int, tuple[AttachmentRow, ...]] = {}
    for row, size in session.execute(query):
        found[row.owner_id] = (*found.get(row.owner_id, ()), _row(row, size))
    return found


def attachment(session: Session, attachment_id: int) -> AttachmentRow:
    """Return one file of a record, also one taken away. Raises NotFound."""
    row = _attachment(session, attachment_id)
    size = session.scalar(select(StoredFile.size).where(StoredFile.id == row.file_id))
    return _row(row, size or 0)


def _row(row: Attachment, size: int) -> AttachmentRow:
    return AttachmentRow(row.id, row.owner_kind, row.owner_id, row.role, row.name, row.file_id, size, row.added_at)


def _of(owner_kind: str, owner_id: int, role: str) -> tuple[ColumnElement[bool], ...]:
    return (Attachment.owner_kind == owner_kind, Attachment.owner_id == owner_id, Attachment.role == role)


def _attachment(session: Session, attachment_id: int) -> Attachment:
    row = session.get(Attachment, attachment_id)
    if row is None:
        raise NotFound(_("The attached file is not in the data file any more."))
    return row
