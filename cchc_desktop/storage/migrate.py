"""How a data file is made and how it is opened: recognised, locked, brought up to date, then given to the rooms."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from errno import EEXIST, EISDIR
from pathlib import Path

from sqlalchemy import Connection

from cchc_desktop.errors import NewerDatabaseError, StorageError
from cchc_desktop.i18n import _
from cchc_desktop.storage import backup, files, os_errors, search_index, search_tables
from cchc_desktop.storage.engine import create_engine, disposable_engine
from cchc_desktop.storage.instance import InstanceLock
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.storage.sqlite_errors import DiskFull, ReadOnlyFile, damaged, not_ours, translated
from cchc_desktop.storage.tracking import Rooms
from cchc_desktop.storage.upgrade import Migrations, is_known, shipped, upgrade

APPLICATION_ID = 0x43434843
"""``CCHC`` in the header of every file of this program (``PRAGMA application_id``)."""


@dataclass(frozen=True)
class Stamp:
    """What a file says about itself: whose it is and which migration it stands at (None when it was never migrated)."""

    application_id: int
    revision: str | None


def create(path: Path, *, migrations: Migrations | None = None) -> None:
    """Make a new, empty data file. Raises StorageError as ``making`` does."""
    with making(path, migrations=migrations):
        pass


@contextmanager
def making(path: Path, *, migrations: Migrations | None = None) -> Iterator[DataFile]:
    """Give a new data file to fill; it appears under its name, whole, when the block ends, and not at all on an error.

    Raises StorageError when the path exists, its folder is missing or read-only, or the disk is full.
    """
    _refuse_existing(path)
    temporary = files.temporary_beside(path)
    try:
        _migrate_new(temporary, path, migrations or shipped())
        with closing(DataFile(path, create_engine(temporary))) as data:
            yield data
        _publish(temporary, path)
    finally:
        backup.remove_unfinished(temporary)


def open_file(
    path: Path,
    *,
    read_only: bool = False,
    socket_name: str = "",
    migrations: Migrations | None = None,
    rooms: Rooms | None = None,
) -> DataFile:
    """Open a data file for the window (with its lock, upgraded after a copy was kept) or for a reading command.

    A reading command takes no lock and changes nothing: it reads an older file through an upgraded temporary copy.
    ``rooms`` is what the file is watched for (``cchc_desktop.rooms``); without it no history is kept.
    Raises StorageError (missing, not ours, damaged, read-only), FileInUse, NewerDatabaseError.
    """
    chosen = migrations or shipped()
    require_database(path)
    with ExitStack() as stack:
        if read_only:
            file = _up_to_date_copy(path, chosen, stack)
        else:
            stack.enter_context(InstanceLock(path, socket_name))
            file = _brought_up_to_date(path, chosen)
        data = DataFile(path, create_engine(file, read_only=read_only), stack.pop_all(), rooms=rooms)
    if rooms is not None and not read_only:
        _make_searchable(data)
    return data


def _make_searchable(data: DataFile) -> None:
    """Fill the search index of a file that was upgraded, loaded or lost it; the file is closed when it refuses."""
    with ExitStack() as on_refusal:
        on_refusal.callback(data.close)
        with data.reading() as session:
            is_whole = search_tables.are_there(session) and search_index.is_filled(session)
        if not is_whole:
            with suppress(DiskFull), data.writing() as session:  # a full disk must not keep her from her file
                search_tables.make_anew(session)
                search_index.rebuild(session)
        on_refusal.pop_all()


def require_database(path: Path) -> None:
    """Raise StorageError unless the path is a data file of this program; nothing is locked or changed.

    SQLite itself looks at the bytes: a plain ``open`` and ``close`` would drop the locks that this process holds on it.
    """
    with os_errors.translated(path):
        size = path.stat().st_size
    if path.is_dir():
        raise os_errors.translate(IsADirectoryError(EISDIR, ""), path)
    if size == 0:
        raise not_ours(path)
    with suppress(ReadOnlyFile):  # a save was interrupted: to be taken back first
        if stamp(path, shown=path).application_id != APPLICATION_ID:
            raise not_ours(path)


def readable(path: Path, stack: ExitStack) -> Path:
    """Return the file to read: the path itself, or, after an interrupted save, a copy in which it was taken back.

    The copy lives as long as the stack is open.
    """
    try:
        stamp(path, shown=path)
    except ReadOnlyFile:
        copy = backup.copy_interrupted(path, _temporary_folder(stack))
        stamp(copy, shown=path, writes=True)
        return copy
    return path


def stamp(file: Path, *, shown: Path, writes: bool = False) -> Stamp:
    """Read what a file says about itself; ``shown`` is the name for the sentences.

    ``writes`` also proves that the file can be written to, and takes back a save that was interrupted.
    """
    engine = disposable_engine(file, read_only=not writes).execution_options(writes=writes)
    with translated(shown), engine.connect() as connection:
        found = read_stamp(connection)
        if writes:
            _require_writable(connection, found, shown)
        return found


def read_stamp(connection: Connection) -> Stamp:
    """Read the stamp over an open connection."""
    application_id = int(connection.exec_driver_sql("PRAGMA application_id").scalar_one())
    migrated = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").scalar()
    revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() if migrated else None
    return Stamp(application_id, revision)


def is_behind(found: Stamp, migrations: Migrations, *, shown: Path) -> bool:
    """Tell whether a file must be upgraded. Raises StorageError for another program's file, NewerDatabaseError."""
    if found.application_id != APPLICATION_ID:
        raise not_ours(shown)
    if found.revision is None:
        raise damaged(shown)
    if found.revision == migrations.head:
        return False
    if is_known(found.revision, migrations):
        return True
    raise NewerDatabaseError(
        _(
            "“{name}” was written by a newer version of the program. Nothing was changed in it. "
            "Install the newer version, then open it again."
        ).format(name=shown.name)
    )


def _require_writable(connection: Connection, found: Stamp, shown: Path) -> None:
    """Write what is there already, to be rolled back: BEGIN IMMEDIATE succeeds on a file that can only be read."""
    with suppress(DiskFull), translated(shown):  # a full disk must not keep her from her file
        connection.exec_driver_sql(f"PRAGMA application_id={found.application_id}")


def _migrate_new(temporary: Path, shown: Path, migrations: Migrations) -> None:
    with os_errors.translated(shown):
        temporary.open("xb").close()
    with translated(shown), disposable_engine(temporary).begin() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    upgrade(temporary, migrations, shown=shown)


def _brought_up_to_date(path: Path, migrations: Migrations) -> Path:
    if is_behind(stamp(path, shown=path, writes=True), migrations, shown=path):
        from cchc_desktop.storage.copy_names import Reason  # a start on a file of this version needs no copy
        from cchc_desktop.storage.keeping import dated_copy

        dated_copy(path, Reason.BEFORE_UPGRADE)
        upgrade(path, migrations, shown=path)
    return path


def _up_to_date_copy(path: Path, migrations: Migrations, stack: ExitStack) -> Path:
    file = readable(path, stack)
    if not is_behind(stamp(file, shown=path), migrations, shown=path):
        return file
    copy = _temporary_folder(stack) / path.name
    backup.copy_database(file, copy)
    upgrade(copy, migrations, shown=path)
    return copy


def _temporary_folder(stack: ExitStack) -> Path:
    return Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="cchc-", ignore_cleanup_errors=True)))


def _refuse_existing(path: Path) -> None:
    with os_errors.translated(path):
        exists = path.exists()
    if exists:
        raise os_errors.translate(FileExistsError(EEXIST, ""), path)


def _publish(temporary: Path, path: Path) -> None:
    """Put a finished file in place, without replacing one that appeared meanwhile."""
    with os_errors.translated(path):
        path.open("xb").close()
    try:
        files.put_in_place(temporary, path)
    except StorageError:
        path.unlink(missing_ok=True)
        raise
