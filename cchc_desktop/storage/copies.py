"""The backups of a file as a list to choose from: when, why, how large, whether they are sound, what is in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from pathlib import Path

from sqlalchemy import Connection

from cchc_desktop.errors import NewerDatabaseError, StorageError
from cchc_desktop.storage import keeping
from cchc_desktop.storage.backup import Watch
from cchc_desktop.storage.copy_names import Reason
from cchc_desktop.storage.digest import digest_of, kept_digest
from cchc_desktop.storage.engine import disposable_engine
from cchc_desktop.storage.identity import Identity, identity
from cchc_desktop.storage.keeping import FoundCopy
from cchc_desktop.storage.migrate import is_behind, read_stamp, readable, require_database
from cchc_desktop.storage.sqlite_errors import damaged, translated
from cchc_desktop.storage.upgrade import Migrations, shipped


class CopyState(Enum):
    """How far a copy can be trusted; only its pages tell for certain (``require_sound``)."""

    CHECKED = "checked"
    """Checked when it was made, and as long as it was then."""
    UNCHECKED = "unchecked"
    DAMAGED = "damaged"
    NEWER = "newer"
    """Made by a newer version of the program."""
    ANOTHER = "another"
    """Of another file that has the same name."""


@dataclass(frozen=True)
class Contents:
    """What is in a file: number of rows by table, and whose it is."""

    rows: Mapping[str, int] = field(default_factory=dict)
    identity: Identity | None = None


@dataclass(frozen=True)
class BackupRow:
    """One backup in the list; the moment is local time, the size in bytes. ``is_second``: in the second folder."""

    path: Path
    moment: datetime
    reason: Reason
    size: int
    state: CopyState
    contents: Contents
    is_second: bool = False


def backups_of(file: Path, folders: Iterable[Path], *, tables: Iterable[str] = ()) -> list[BackupRow]:
    """Return the backups of a file in these folders, the newest first, with the row counts of ``tables``.

    The second folder of the two is told apart. A folder that is not there, or refuses, has none.
    """
    own, names, rows = keeping.identity_of(file), tuple(tables), []
    for number, folder in enumerate(folders):
        try:
            found = keeping.found_copies(file, folder)
        except StorageError:
            continue
        rows += [_row(copy, own, names, is_second=number > 0) for copy in found]
    return sorted(rows, key=lambda row: (row.moment, not row.is_second), reverse=True)


def contents_of(file: Path, tables: Iterable[str]) -> Contents:
    """Return what is in a file or a copy, whatever version wrote it. Raises StorageError when it cannot be read."""
    with translated(file), disposable_engine(file, read_only=True).begin() as connection:
        return _contents(connection, tuple(tables))


def require_sound(copy: Path, watch: Watch) -> None:
    """Read a whole copy and compare it with the digest kept when it was made. Raises StorageError when it differs.

    A copy without a digest passes: its pages are checked when it is restored.
    """
    require_database(copy)
    expected = kept_digest(copy)
    if expected is not None and digest_of(copy, watch) != expected:
        raise damaged(copy)


def _row(copy: FoundCopy, own: Identity | None, tables: tuple[str, ...], *, is_second: bool) -> BackupRow:
    state, contents = _look_at(copy.path, own, tables)
    return BackupRow(copy.path, copy.name.moment, copy.name.reason, copy.size, state, contents, is_second=is_second)


def _look_at(copy: Path, own: Identity | None, tables: tuple[str, ...]) -> tuple[CopyState, Contents]:
    try:
        require_database(copy)
        with ExitStack() as stack:
            file = readable(copy, stack)
            with translated(copy), disposable_engine(file, read_only=True).begin() as connection:
                contents = _contents(connection, tables)
                is_whole = _length(connection) == copy.stat().st_size
                state = _state(connection, copy, shipped())
    except NewerDatabaseError:
        return CopyState.NEWER, Contents()
    except (StorageError, OSError):
        return CopyState.DAMAGED, Contents()
    if not is_whole:
        return CopyState.DAMAGED, contents
    if own is not None and contents.identity is not None and own.is_another(contents.identity):
        return CopyState.ANOTHER, contents
    return state, contents


def _state(connection: Connection, copy: Path, migrations: Migrations) -> CopyState:
    is_behind(read_stamp(connection), migrations, shown=copy)
    return CopyState.CHECKED if kept_digest(copy) else CopyState.UNCHECKED


def _length(connection: Connection) -> int:
    """Return how long the file should be, in bytes."""
    pages = int(connection.exec_driver_sql("PRAGMA page_count").scalar_one())
    return pages * int(connection.exec_driver_sql("PRAGMA page_size").scalar_one())


def _contents(connection: Connection, tables: tuple[str, ...]) -> Contents:
    present = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())
    counts = {
        table: int(connection.exec_driver_sql(f'SELECT count(*) FROM "{table}"').scalar_one())
        for table in tables
        if table in present
    }
    return Contents(counts, identity(connection))
