"""Let files of the disk belong to a record: one transaction a file, and none while the disk is read.

Free of any window; ``ui.common.attaching`` runs these beside everything else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePath
from typing import Final

from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.i18n import _
from cchc_desktop.storage import attachments, history
from cchc_desktop.storage.file_types import require_pages
from cchc_desktop.storage.incoming import Cancel, Incoming, Progress, clean_name, ignore, received
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.storage.stored_files import store_bytes, store_incoming, total_notice

ATTACHMENT: Final = "attachment"
"""The kind that ``Changes`` names."""
_PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff")


@dataclass(frozen=True)
class Owner:
    """The record that a file belongs to, and as what: "paper" 7, "scan"; ``pages_only`` takes nothing but pages."""

    kind: str
    id: int
    role: str
    pages_only: bool = False


@dataclass(frozen=True)
class Attached:
    """A file that belongs to its record now; ``is_new`` is False when it did before.

    ``notice`` is what to know about the files in all, "" for nothing.
    """

    id: int
    name: str
    is_new: bool
    notice: str


@dataclass(frozen=True)
class PictureOffer:
    """Nothing is stored yet: the picture is finer than a page needs. Sizes in bytes."""

    path: Path
    name: str
    size: int
    smaller_size: int


def attach_file(
    data: DataFile,
    path: Path,
    owner: Owner,
    *,
    now: datetime,
    shrinks: bool | None = None,
    progress: Progress = ignore,
    cancel: Cancel = ignore,
) -> Attached | PictureOffer:
    """Let a file of the disk belong to a record.

    A picture that could be smaller comes back as an offer unless ``shrinks`` says what to do with it. Raises
    ValidationError or StorageError in one sentence, nothing being stored; whatever ``cancel`` raises.
    """
    with received(path, progress=progress, cancel=cancel) as incoming:
        if owner.pages_only:
            require_pages(incoming.name)
        smaller = _smaller(incoming) if shrinks is not False else None
        if smaller is not None and shrinks is None:
            return PictureOffer(path, incoming.name, incoming.size, len(smaller))
        cancel()
        if smaller is not None:
            return _attach(data, owner, incoming.name, lambda session: store_bytes(session, smaller), now=now)
        return _attach(
            data, owner, incoming.name, lambda session: store_incoming(session, incoming, cancel=cancel), now=now
        )


def attach_bytes(data: DataFile, content: bytes, name: str, owner: Owner, *, now: datetime) -> Attached:
    """Let bytes that were pasted belong to a record. Raises ValidationError for a scan that shows no pages."""
    if owner.pages_only:
        require_pages(name)
    return _attach(data, owner, name, lambda session: store_bytes(session, content), now=now)


def detach(session: Session, attachment_id: int, *, now: datetime) -> Changes:
    """Take a file from its record, as a step of its own; it stays in the trash."""
    row = attachments.attachment(session, attachment_id)
    history.name_step(session, _("Take “{name}” away").format(name=row.name))
    attachments.detach(session, attachment_id, now=now)
    return changes_of(row.owner_kind)


def reattach(session: Session, attachment_id: int) -> Changes:
    """Bring a file back to its record, as a step of its own."""
    row = attachments.attachment(session, attachment_id)
    history.name_step(session, _("Bring “{name}” back").format(name=row.name))
    attachments.reattach(session, attachment_id)
    return changes_of(row.owner_kind)


def give(session: Session, attachment_id: int, owner: Owner, *, now: datetime) -> Changes:
    """Let a file belong to another record, as a step of its own."""
    row = attachments.attachment(session, attachment_id)
    history.name_step(session, _("Attach “{name}”").format(name=row.name))
    attachments.give(session, attachment_id, owner.kind, owner.id, owner.role, now=now)
    return changes_of(row.owner_kind) | changes_of(owner.kind)


def changes_of(owner_kind: str) -> Changes:
    """Return what changes with the files of a record."""
    return Changes.of(ATTACHMENT, owner_kind)


def _smaller(incoming: Incoming) -> bytes | None:
    if PurePath(incoming.name).suffix.lower() not in _PICTURES:
        return None
    from cchc_desktop.storage.pictures import smaller_picture  # loads the imaging library

    incoming.stream.seek(0)
    return smaller_picture(incoming.stream.read())


def _attach(data: DataFile, owner: Owner, name: str, store: Callable[[Session], int], *, now: datetime) -> Attached:
    with data.writing() as session:
        history.name_step(session, _("Attach “{name}”").format(name=clean_name(name)))
        file_id = store(session)
        present = attachments.attachments_of(session, owner.kind, (owner.id,), role=owner.role).get(owner.id, ())
        is_new = all(row.file_id != file_id for row in present)
        made = attachments.attach(session, owner.kind, owner.id, owner.role, name, file_id, now=now)
        return Attached(made, attachments.attachment(session, made).name, is_new, total_notice(session))
