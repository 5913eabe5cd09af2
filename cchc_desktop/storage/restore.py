"""Put a backup in the place of a data file, so that it can be taken back: the present file is kept beside it first.

Killed at any moment, the program leaves the old file or the new one, each of them whole.
"""

from __future__ import annotations

import os
import shutil
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cchc_desktop.errors import Conflict, StorageError
from cchc_desktop.i18n import _
from cchc_desktop.storage import backup, files, history, integrity, keeping, os_errors, search_index
from cchc_desktop.storage.backup import Unwatched, Watch
from cchc_desktop.storage.copies import require_sound
from cchc_desktop.storage.copy_names import FOLDER, Reason, unused_name
from cchc_desktop.storage.engine import disposable_engine
from cchc_desktop.storage.identity import Identity
from cchc_desktop.storage.incoming import clean_name
from cchc_desktop.storage.instance import InstanceLock
from cchc_desktop.storage.migrate import is_behind, read_stamp, readable, require_database, stamp
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.storage.sqlite_errors import DamagedFile, damaged, translated
from cchc_desktop.storage.upgrade import Migrations, shipped

_BESIDE = ("-journal", "-wal", "-shm")
"""What an interrupted save leaves beside a file; beside another file it would destroy that."""


@dataclass(frozen=True)
class Restored:
    """What was done: the file that is back, and where the one before it is kept (None when there was none)."""

    file: Path
    kept: Path | None


def require_restorable(
    copy: Path, target: Path, *, watch: Watch | None = None, migrations: Migrations | None = None
) -> None:
    """Raise unless this backup may take the place of this file; nothing is changed.

    Raises StorageError (missing, not ours, damaged), NewerDatabaseError, Conflict (another committee's, the same file).
    """
    if _is_same_file(copy, target):
        raise Conflict(
            _("“{name}” is the data file itself, not a backup of it. Choose a file in the folder “{folder}”.").format(
                name=copy.name, folder=FOLDER
            )
        )
    require_sound(copy, watch or Unwatched())
    with ExitStack() as stack:
        file = readable(copy, stack)
        is_behind(stamp(file, shown=copy), migrations or shipped(), shown=copy)
        _require_same_committee(file, target)
    _require_replaceable(target)


def restore(copy: Path, target: Path, *, watch: Watch | None = None, migrations: Migrations | None = None) -> Restored:
    """Put a backup in the place of a file that nobody has open; the present one is kept under a dated name.

    An older backup is upgraded when the file is next opened. Raises FileInUse, and what ``require_restorable`` raises;
    the file is then as it was.
    """
    watch = watch or Unwatched()
    target = target.resolve() if target.is_symlink() else target  # the file that a link leads to, not the link
    with InstanceLock(target), ExitStack() as stack:
        require_restorable(copy, target, watch=watch, migrations=migrations)
        with suppress(OSError):
            keeping.remove_abandoned(target, target.parent)
        temporary = files.temporary_beside(target)
        stack.callback(backup.remove_unfinished, temporary)
        backup.copy_database(readable(copy, stack), temporary, watch=watch)
        _require_whole_references(temporary, copy)
        _wall_off_history(temporary, copy, migrations or shipped())
        kept = _keep_present(target, watch)
        _forget_interrupted_save(target)
        files.put_in_place(temporary, target)
    return Restored(target, kept)


def _wall_off_history(restored: Path, copy: Path, migrations: Migrations) -> None:
    """Let undo stop here: what was done before belongs to another state of the file. An upgrade is a wall itself."""
    with translated(copy), disposable_engine(restored, read_only=True).begin() as connection:
        has_history = "history_step" in integrity.tables(connection)
        is_current = not is_behind(read_stamp(connection), migrations, shown=copy)
    if not (has_history and is_current):
        return
    sentence = _(
        "Here the file was restored from “{name}”, so undo goes no further back. "
        "The file before that is in the folder “{folder}”."
    )
    with closing(DataFile(copy, disposable_engine(restored))) as data, data.writing() as session:
        title = _("Restore the backup “{name}”").format(name=clean_name(copy.stem))
        search_index.mark_behind(session)  # made anew, whatever was wrong with it
        history.wall(session, sentence.format(name=clean_name(copy.name), folder=FOLDER), title=title)


def _keep_present(target: Path, watch: Watch) -> Path | None:
    """Keep the file that is to be replaced: checked, or byte for byte when it is damaged."""
    if not target.exists():
        return None
    try:
        require_database(target)
        stamp(target, shown=target, writes=True)  # takes back a save that was interrupted
        return keeping.dated_copy(target, Reason.BEFORE_RESTORE, watch=watch)
    except DamagedFile:
        return _keep_bytes(target)


def _keep_bytes(target: Path) -> Path:
    """Keep a damaged file as it is, with its journal; somebody may still get something out of it."""
    folder = keeping.folder_beside(target)
    files.make_folder(folder)
    kept = unused_name(folder, target, datetime.now(), Reason.BEFORE_RESTORE)
    temporary = files.temporary_beside(kept)
    try:
        with os_errors.translated(kept):
            shutil.copyfile(target, temporary)
            for suffix in _BESIDE:
                if Path(f"{target}{suffix}").exists():
                    shutil.copyfile(f"{target}{suffix}", f"{kept}{suffix}")
            _flush(temporary)
        files.put_new_in_place(temporary, kept)
    finally:
        backup.remove_unfinished(temporary)
    return kept


def _flush(path: Path) -> None:
    with path.open("r+b", buffering=0) as stream:
        os.fsync(stream.fileno())


def _forget_interrupted_save(target: Path) -> None:
    """Remove what lies beside a damaged file; it was kept with it."""
    with os_errors.translated(target):
        for suffix in _BESIDE:
            Path(f"{target}{suffix}").unlink(missing_ok=True)


def _require_whole_references(restored: Path, copy: Path) -> None:
    with translated(copy), disposable_engine(restored, read_only=True).begin() as connection:
        if integrity.broken_references(connection):
            raise damaged(copy)


def _require_same_committee(copy: Path, target: Path) -> None:
    theirs, ours = keeping.identity_of(copy), keeping.identity_of(target) if target.exists() else None
    if theirs is not None and ours is not None and ours.is_another(theirs):
        raise Conflict(
            _(
                "The backup “{copy}” is of another file: {theirs}. “{name}” is the file of {ours}, so nothing was "
                "changed in it. Choose a backup of this file, or restore it under another name."
            ).format(copy=copy.name, theirs=_called(theirs), name=target.name, ours=_called(ours))
        )


def _called(whose: Identity) -> str:
    return whose.organisation or _("a committee without a name")


def _require_replaceable(target: Path) -> None:
    """Raise unless the target is missing, ours, or ours by its name and so damaged that it does not say so."""
    if not target.exists():
        with os_errors.translated(target):
            target.parent.stat()
        return
    try:
        require_database(target)
    except DamagedFile:
        if target.suffix.lower() != ".cchc" or _is_of_another_program(target):
            raise


def _is_of_another_program(target: Path) -> bool:
    with suppress(StorageError):
        stamp(target, shown=target)
        return target.stat().st_size > 0  # a sound database; ``require_database`` has seen that it is not ours
    return False


def _is_same_file(copy: Path, target: Path) -> bool:
    with suppress(OSError):
        return copy.samefile(target)
    return False
