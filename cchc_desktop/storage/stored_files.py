"""Files kept in the data file itself, in pieces of 1 MB and each once: scans, papers, printed versions, evidence.

The pieces are written and read by plain statements, one at a time: memory stays flat, and the change log, which sees
mapped objects only, never copies bytes. Stored bytes never change.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple, cast

from sqlalchemy import Connection, Table, delete, func, insert, select
from sqlalchemy.orm import Session

from cchc_desktop.errors import NotFound, StorageError
from cchc_desktop.i18n import _
from cchc_desktop.storage import integrity, os_errors
from cchc_desktop.storage.files import put_in_place, temporary_beside
from cchc_desktop.storage.incoming import PIECE_BYTES, Cancel, Incoming, Progress, ignore
from cchc_desktop.storage.model import StoredChunk, StoredFile
from cchc_desktop.storage.sessions import DataFile

COMFORTABLE_BYTES: Final = 1 << 30
"""From here on the program offers the yearly archive as the place for older scans."""

_FILES, _PIECES = cast(Table, StoredFile.__table__), cast(Table, StoredChunk.__table__)


class _Expected(NamedTuple):
    sha256: str
    size: int


# -- bytes in


def store_bytes(session: Session, data: bytes) -> int:
    """Keep bytes that the program made, of any length; return the id of the stored file, the old one if known."""
    digest = hashlib.sha256(data).hexdigest()
    pieces = (data[start : start + PIECE_BYTES] for start in range(0, len(data), PIECE_BYTES))
    return _store(session, digest, len(data), pieces)


def store_incoming(session: Session, incoming: Incoming, *, cancel: Cancel = ignore) -> int:
    """Keep a file that was received; return the id of the stored file."""
    return _store(session, incoming.sha256, incoming.size, _pieces_of(incoming.stream, cancel))


def _pieces_of(stream: BinaryIO, cancel: Cancel) -> Iterator[bytes]:
    stream.seek(0)
    while piece := stream.read(PIECE_BYTES):
        cancel()
        yield piece


def _store(session: Session, sha256: str, size: int, pieces: Iterable[bytes]) -> int:
    known = session.scalar(select(StoredFile.id).where(StoredFile.sha256 == sha256))
    if known is not None:
        return known
    file_id = int(session.execute(insert(_FILES).returning(_FILES.c.id), {"sha256": sha256, "size": size}).scalar_one())
    for position, piece in enumerate(pieces):
        session.execute(insert(_PIECES), {"file_id": file_id, "position": position, "data": piece})
    return file_id


# -- bytes out


def read_bytes(session: Session, file_id: int) -> bytes:
    """Return a stored file whole, for one that is shown or printed. Raises NotFound, StorageError when damaged."""
    expected = _expected(session, file_id)
    data = b"".join(_piece(session, file_id, position) for position in range(_count(expected.size)))
    _require_sound(hashlib.sha256(data).hexdigest(), expected.sha256)
    return data


def copy_to(data: DataFile, file_id: int, path: Path, *, progress: Progress = ignore, cancel: Cancel = ignore) -> None:
    """Write a stored file to the disk, whole or not at all, in pieces.

    Each piece is a read of its own (stored files never change), so nobody waits for a slow disk. Raises NotFound,
    StorageError when the stored bytes are damaged or the disk refuses; whatever ``cancel`` raises.
    """
    with data.reading() as session:
        expected = _expected(session, file_id)
    temporary = temporary_beside(path)
    digest, done = hashlib.sha256(), 0
    try:
        with os_errors.translated(path), temporary.open("xb") as stream:
            for position in range(_count(expected.size)):
                cancel()
                with data.reading() as session:
                    piece = _piece(session, file_id, position)
                digest.update(piece)
                stream.write(piece)
                done += len(piece)
                progress(done, expected.size)
            stream.flush()
            os.fsync(stream.fileno())
        _require_sound(digest.hexdigest(), expected.sha256)
        put_in_place(temporary, path)
    finally:
        with suppress(OSError):  # the drive may be gone; the first error is the one to tell
            temporary.unlink(missing_ok=True)


def _expected(session: Session, file_id: int) -> _Expected:
    found = session.execute(select(_FILES.c.sha256, _FILES.c.size).where(_FILES.c.id == file_id)).one_or_none()
    if found is None:
        raise NotFound(_("The attached file is not in the data file any more."))
    return _Expected(*found)


def _count(size: int) -> int:
    return -(-size // PIECE_BYTES)


def _piece(session: Session, file_id: int, position: int) -> bytes:
    query = select(_PIECES.c.data).where(_PIECES.c.file_id == file_id, _PIECES.c.position == position)
    found = session.scalar(query)
    return found if isinstance(found, bytes) else b""  # a piece that is gone or no bytes any more fails the digest


def _require_sound(found: str, expected: str) -> None:
    if found != expected:
        raise StorageError(
            _(
                "This attached file is damaged in the data file, so it was not written. Everything else is as it was. "
                "It may be whole in a backup."
            )
        )


# -- all of them


def total_size(session: Session) -> int:
    """Return how many bytes of files are kept in all."""
    return int(session.scalar(select(func.coalesce(func.sum(StoredFile.size), 0))) or 0)


def total_notice(session: Session) -> str:
    """Return what to know about the files in all; "" below 1 GB. It refuses nothing."""
    total = total_size(session)
    if total < COMFORTABLE_BYTES:
        return ""
    return _(
        "The data file now holds {size} MB of attached files. Opening and backing up take longer; "
        "the yearly archive is the place for older scans."
    ).format(size=total >> 20)


def remove_unused_files(session: Session) -> int:
    """Let the bytes go that no row of any table needs any more; return how many files went.

    For emptying the trash, after its rows are gone. A file in use is kept by the database as well (foreign keys).
    """
    needed = _needed(session.connection())
    unused = [file_id for file_id in session.scalars(select(_FILES.c.id)) if file_id not in needed]
    for file_id in unused:
        session.execute(delete(_PIECES).where(_PIECES.c.file_id == file_id))
        session.execute(delete(_FILES).where(_FILES.c.id == file_id))
    return len(unused)


def _needed(connection: Connection) -> set[int]:
    """Return the ids of the stored files that a row of any table names; the file itself knows its foreign keys."""
    found: set[int] = set()
    for table in integrity.tables(connection):
        for key in connection.exec_driver_sql(f'PRAGMA foreign_key_list("{table}")').mappings().all():
            if key["table"] == _FILES.name and table != _PIECES.name:
                column = key["from"]
                used = connection.exec_driver_sql(f'SELECT "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL')
                found.update(used.scalars())
    return found
