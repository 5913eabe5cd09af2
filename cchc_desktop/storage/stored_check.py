"""Are the stored files what they were when they were stored? Read piece by piece, compared by SHA-256, named by use."""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection, func, select

from cchc_desktop.errors import StorageError
from cchc_desktop.i18n import _
from cchc_desktop.storage import integrity
from cchc_desktop.storage.model import Attachment, StoredChunk, StoredFile

_NAMED = 5


def has_whole_files(connection: Connection) -> str:
    """Return how many files are whole. Raises StorageError that names those that are not."""
    is_known = StoredFile.__tablename__ in integrity.tables(connection)
    query = select(StoredFile.id, StoredFile.sha256, StoredFile.size)
    stored = connection.execute(query).all() if is_known else []
    if not stored:
        return _("No attached files.")
    broken = [file_id for file_id, sha256, size in stored if not _is_whole(connection, file_id, sha256, size)]
    if broken:
        names = [_name(connection, file_id) for file_id in broken[:_NAMED]]
        rest = [] if len(broken) <= _NAMED else [_("{n} more").format(n=len(broken) - _NAMED)]
        raise StorageError(
            _(
                "Attached files that are damaged: {names}. Everything else can be used. "
                "Copy the file first, then look for these in the latest backup."
            ).format(names=", ".join((*names, *rest)))
        )
    megabytes = -(-sum(size for _id, _sha256, size in stored) // (1 << 20))
    return _("{n} attached files, {size} MB, all as they were stored.").format(n=len(stored), size=megabytes)


def _is_whole(connection: Connection, file_id: int, sha256: str, size: int) -> bool:
    digest, found = hashlib.sha256(), 0
    count = connection.scalar(select(func.count()).where(StoredChunk.file_id == file_id)) or 0
    for position in range(count):
        query = select(StoredChunk.data).where(StoredChunk.file_id == file_id, StoredChunk.position == position)
        piece = connection.scalar(query)
        if not isinstance(piece, bytes):
            return False
        digest.update(piece)
        found += len(piece)
    return found == size and digest.hexdigest() == sha256


def _name(connection: Connection, file_id: int) -> str:
    """Return the name under which a file is attached, else its number: a printed version has no name."""
    query = select(Attachment.name).where(Attachment.file_id == file_id).order_by(Attachment.id).limit(1)
    name = connection.scalar(query)
    return f"“{name}”" if name else _("stored file {number}").format(number=file_id)
