"""Copies of attached files for the system's programs to open: temporary, read-only, gone at the next start.

What is changed in such a program does not come back by itself; a read-only copy lets it say so.
"""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cchc_desktop.storage import files, os_errors
from cchc_desktop.storage.attachments import AttachmentRow
from cchc_desktop.storage.incoming import Cancel, Progress, ignore, outgoing_name
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.storage.stored_files import copy_to

if TYPE_CHECKING:
    from filelock import FileLock

_PREFIX: Final = "cchc-open-"
_LOCK: Final = ".lock"


class OpenedCopies:
    """The copies that this run of the program made, in a folder that only this account can read.

    A lock in the folder tells other runs that the copies may still be looked at.
    """

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._lock: FileLock | None = None

    def open(self, data: DataFile, row: AttachmentRow, *, progress: Progress = ignore, cancel: Cancel = ignore) -> Path:
        """Open a copy with the system's program for such files; return where it is. Raises StorageError, NotFound."""
        path = self.copy(data, row, progress=progress, cancel=cancel)
        files.open_with_system(path)
        return path

    def copy(self, data: DataFile, row: AttachmentRow, *, progress: Progress = ignore, cancel: Cancel = ignore) -> Path:
        """Make the copy, or find it where it was made before."""
        with os_errors.translated(Path(tempfile.gettempdir())):
            folder = self._own_folder() / str(row.file_id)
            folder.mkdir(exist_ok=True)
        path = folder / outgoing_name(row.name)
        if not path.exists():
            copy_to(data, row.file_id, path, progress=progress, cancel=cancel)
            with os_errors.translated(path):
                path.chmod(stat.S_IREAD)
        return path

    def close(self) -> None:
        """Let the next start remove the copies; programs may still show them."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _own_folder(self) -> Path:
        if self._folder is None or not self._folder.exists():  # cleaning programs empty the temporary folder
            from filelock import FileLock

            self.close()
            self._folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
            self._lock = FileLock(self._folder / _LOCK, thread_local=False)
            self._lock.acquire(blocking=False)
        return self._folder


def remove_old_copies() -> int:
    """Remove the copies of runs that have ended; return how many folders went. Copies in use stay for another time."""
    folders = [path for path in Path(tempfile.gettempdir()).glob(_PREFIX + "*") if _is_ours(path)]
    return sum(_remove(folder) for folder in folders)


def _is_ours(path: Path) -> bool:
    """A folder of this account, and no link to somewhere else."""
    with suppress(OSError):
        status = path.lstat()
        return stat.S_ISDIR(status.st_mode) and (os.name == "nt" or status.st_uid == os.getuid())
    return False


def _remove(folder: Path) -> bool:
    from filelock import FileLock, Timeout

    lock = FileLock(folder / _LOCK)
    try:
        lock.acquire(blocking=False)
    except (Timeout, OSError):
        return False
    for path in folder.rglob("*"):
        with suppress(OSError):
            path.chmod(stat.S_IREAD | stat.S_IWRITE | stat.S_IEXEC)  # Windows removes no read-only file
    lock.release()
    shutil.rmtree(folder, ignore_errors=True)
    return not folder.exists()
