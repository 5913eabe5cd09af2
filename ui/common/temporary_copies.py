"""Stored files opened with the system's programs: from a copy that cannot be written to, gone when the program ends."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
import weakref
from contextlib import suppress
from pathlib import Path

from cchc_desktop.storage.files import open_with_system, safe_name
from cchc_desktop.storage.os_errors import translated
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.storage.stored_files import copy_to
from ui.common.background import Job


class TemporaryCopies:
    """Makes copies in a folder of its own, each in a folder again: two scans may have one name."""

    def __init__(self) -> None:
        self._folder: Path | None = None

    def open(self, data: DataFile, file_id: int, name: str, job: Job) -> Path:
        """Copy a stored file and open it; for the worker. Raises NotFound, StorageError."""
        path = self.copy(data, file_id, name, job)
        open_with_system(path)
        return path

    def copy(self, data: DataFile, file_id: int, name: str, job: Job) -> Path:
        """Write a stored file where nobody keeps it, read-only; return its path. Raises NotFound, StorageError."""
        stem, dot, suffix = name.rpartition(".")
        path = self._new_folder() / f"{safe_name(stem)}{dot}{safe_name(suffix)}"
        copy_to(data, file_id, path, progress=job.report, cancel=job.check)
        path.chmod(stat.S_IREAD)
        return path

    def _new_folder(self) -> Path:
        with translated(Path(tempfile.gettempdir())):
            if self._folder is None:
                self._folder = Path(tempfile.mkdtemp(prefix="cchc-"))
                weakref.finalize(self, remove_copies, self._folder)
            return Path(tempfile.mkdtemp(dir=self._folder))


def remove_copies(folder: Path) -> None:
    """Remove the copies but for those that another program still holds."""
    for path in folder.rglob("*"):
        with suppress(OSError):
            os.chmod(path, stat.S_IRWXU)
    shutil.rmtree(folder, ignore_errors=True)
