"""Where backups are kept, under which names, and which of them go: one folder beside the file, and a second one.

A copy is made under a temporary name and gets its own when it is whole and checked, so a folder never holds a half one.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cchc_desktop.errors import StorageError
from cchc_desktop.i18n import _
from cchc_desktop.storage import backup, files, integrity, os_errors
from cchc_desktop.storage.backup import Unwatched, Watch
from cchc_desktop.storage.copy_names import DIGEST_SUFFIX, FOLDER, CopyName, Reason, digest_path, read_name, unused_name
from cchc_desktop.storage.digest import digest_of, keep_digest
from cchc_desktop.storage.due import Known, newest_of
from cchc_desktop.storage.engine import disposable_engine
from cchc_desktop.storage.identity import Identity, identity
from cchc_desktop.storage.sqlite_errors import translated
from cchc_desktop.storage.thinning import Aged, to_remove

_UNFINISHED = re.compile(r"\.~[0-9a-f]{12}\.tmp(-journal)?")
_ABANDONED_SECONDS = 3600.0


@dataclass(frozen=True)
class Kept:
    """A backup that was made: the copy, and the one in the second folder or the sentence why there is none.

    ``finding`` says what is wrong in the data itself, which was copied as it is; "" when all is well.
    """

    copy: Path
    second: Path | None = None
    second_refusal: str = ""
    finding: str = ""


@dataclass(frozen=True)
class FoundCopy:
    """A backup in a folder, as its name and the folder tell it."""

    path: Path
    name: CopyName
    size: int


def folder_beside(file: Path) -> Path:
    """Return the folder of the backups of a file."""
    return file.parent / FOLDER


def dated_copy(file: Path, reason: Reason, *, folder: Path | None = None, watch: Watch | None = None) -> Path:
    """Copy a file under a new dated name into its folder of backups (or ``folder``), checked, and return the copy.

    Raises StorageError when there is no room, the folder refuses or the file is damaged; no half copy stays.
    """
    return _dated_copy(file, file, reason, folder or folder_beside(file), watch or Unwatched())[0]


def make_backup(
    file: Path, reason: Reason, *, second: Path | None = None, watch: Watch | None = None, read_from: Path | None = None
) -> Kept:
    """Make a backup beside the file and one in the second folder, then thin both folders.

    ``read_from`` is the file to copy when it is not ``file`` itself. Raises StorageError as ``dated_copy``; a second
    folder that refuses is a sentence in the result, because the first copy is safe.
    """
    watch = watch or Unwatched()
    with suppress(OSError):
        remove_abandoned(file, file.parent)
    copy, finding = _dated_copy(read_from or file, file, reason, folder_beside(file), watch)
    thin(file, copy.parent, keep=copy)
    if second is None:
        return Kept(copy, finding=finding)
    try:
        other = _second_copy(copy, file, second, watch)
    except StorageError as refusal:
        return Kept(copy, second_refusal=refusal.sentence, finding=finding)
    thin(file, second, keep=other)
    return Kept(copy, other, finding=finding)


def copy_to(file: Path, folder: Path, *, read_from: Path, watch: Watch | None = None) -> Kept:
    """Make a backup in a folder that somebody named; nothing is thinned there. Raises StorageError."""
    copy, finding = _dated_copy(read_from, file, Reason.BY_HAND, folder, watch or Unwatched())
    return Kept(copy, finding=finding)


def found_copies(file: Path, folder: Path) -> list[FoundCopy]:
    """Return the backups of a file by name, the newest first; a folder that is not there has none.

    Raises StorageError when the folder cannot be read.
    """
    if not folder.is_dir():
        return []
    found = []
    with os_errors.translated(folder / file.name):
        for entry in os.scandir(folder):
            name = read_name(entry.name, file)
            if name is not None and entry.is_file():
                found.append(FoundCopy(Path(entry.path), name, entry.stat().st_size))
    return sorted(found, key=lambda copy: (copy.name.moment, copy.name.number), reverse=True)


def known_of(file: Path, *, now: datetime) -> Known:
    """Return when a file was last written to and last backed up beside it, for the rule of ``due``."""
    try:
        written = datetime.fromtimestamp(file.stat().st_mtime, UTC).astimezone().replace(tzinfo=None, microsecond=0)
        moments = [copy.name.moment for copy in found_copies(file, folder_beside(file))]
    except (OSError, StorageError):
        return Known(None, None)
    return Known(written, newest_of(moments, now))


def thin(file: Path, folder: Path, *, keep: Path | None = None) -> list[Path]:
    """Remove what may go of the backups of this very file, and return it; a folder that refuses keeps everything.

    Names that are not ours and backups of another file are never touched, nor is ``keep``.
    """
    with suppress(StorageError, OSError):
        remove_abandoned(file, folder)
        whose = identity_of(file)
        own = [copy for copy in reversed(found_copies(file, folder)) if _is_of(copy.path, whose)]
        aged = [Aged(copy.name.moment, copy.size, copy.name.reason.is_way_back) for copy in own]
        chosen = to_remove(aged, free=shutil.disk_usage(folder).free, now=datetime.now())
        gone = [own[place].path for place in chosen if own[place].path != keep]
        for path in gone:
            remove_copy(path)
        return gone
    return []


def remove_copy(copy: Path) -> None:
    """Remove a backup and its digest. Raises OSError."""
    copy.unlink(missing_ok=True)
    digest_path(copy).unlink(missing_ok=True)


def remove_abandoned(file: Path, folder: Path) -> None:
    """Remove what a program that died left unfinished, and digests whose copy is gone. Raises OSError."""
    for entry in list(os.scandir(folder)):
        copy = entry.name.removesuffix(DIGEST_SUFFIX)
        is_orphan = copy != entry.name and read_name(copy, file) and not (folder / copy).exists()
        is_old = time.time() - entry.stat().st_mtime > _ABANDONED_SECONDS
        if is_old and (is_orphan or _UNFINISHED.fullmatch(entry.name)):
            (folder / entry.name).unlink(missing_ok=True)


def is_on_another_disk(folder: Path, file: Path) -> bool:
    """Tell whether a folder lies on another disk than the file, as far as the system tells them apart."""
    try:
        return folder.stat().st_dev != file.parent.stat().st_dev
    except OSError:
        return False


def _dated_copy(source: Path, file: Path, reason: Reason, folder: Path, watch: Watch) -> tuple[Path, str]:
    files.make_folder(folder)
    moment = datetime.now()
    temporary = files.temporary_beside(folder / file.name)
    try:
        backup.copy_database(source, temporary, watch=watch)
        finding = _finding(temporary, file)
        digest = digest_of(temporary, watch)
        target = unused_name(folder, file, moment, reason)
        files.put_new_in_place(temporary, target)
    finally:
        backup.remove_unfinished(temporary)
    if not finding:
        keep_digest(target, digest)
    return target, finding


def _finding(copy: Path, file: Path) -> str:
    with translated(file), disposable_engine(copy, read_only=True).begin() as connection:
        broken = integrity.broken_references(connection)
    if not broken:
        return ""
    return _(
        "The backup was made, but rows in “{name}” point at missing ones ({tables}). Open “Check the data” to see them."
    ).format(name=file.name, tables=", ".join(sorted(broken)))


def _second_copy(copy: Path, file: Path, folder: Path, watch: Watch) -> Path:
    """Carry a finished copy into the second folder and read it back."""
    if not folder.is_dir():
        raise StorageError(
            _(
                "The second folder “{folder}” is not there, so this backup is only beside the file. "
                "Connect its disk, or choose another folder."
            ).format(folder=folder)
        )
    name = read_name(copy.name, file)
    assert name is not None, copy  # it was given a moment ago
    target, temporary = unused_name(folder, file, name.moment, name.reason), files.temporary_beside(folder / copy.name)
    try:
        digest = _carry(copy, temporary, watch)
        if digest_of(temporary, watch) != digest:
            raise os_errors.translate(OSError(), target)
        files.put_new_in_place(temporary, target)
    finally:
        backup.remove_unfinished(temporary)
    keep_digest(target, digest)
    return target


def _carry(copy: Path, temporary: Path, watch: Watch) -> str:
    digest = digest_of(copy, watch)
    with os_errors.translated(temporary), copy.open("rb") as source, temporary.open("xb") as target:
        while piece := source.read(1 << 20):
            watch.check()
            target.write(piece)
        target.flush()
        os.fsync(target.fileno())
    return digest


def identity_of(file: Path) -> Identity | None:
    """Return whose file or copy this is; None when it cannot be read."""
    try:
        with translated(file), disposable_engine(file, read_only=True).begin() as connection:
            return identity(connection)
    except StorageError:
        return None


def _is_of(copy: Path, own: Identity | None) -> bool:
    """Tell whether a copy may be thinned as one of this file: it can be read, and says nothing else."""
    found = identity_of(copy)
    return own is not None and found is not None and not own.is_another(found)
