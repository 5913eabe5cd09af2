"""The restore drill: does the newest backup really give the data back? Tried in a temporary file; nothing changes."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import MetaData

from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from cchc_desktop.storage.backup import Unwatched, Watch
from cchc_desktop.storage.check import check_file
from cchc_desktop.storage.copies import BackupRow, Contents, CopyState, backups_of, contents_of
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.restore import restore


@dataclass(frozen=True)
class Drill:
    """How a drill went; ``row`` is the backup tried, None when there is none. ``sentence`` says what is wrong."""

    row: BackupRow | None
    is_passed: bool
    contents: Contents
    sentence: str = ""


def try_newest(
    file: Path, folders: Iterable[Path], *, tables: Iterable[str], expected: MetaData, watch: Watch | None = None
) -> Drill:
    """Restore the newest backup of a file into a temporary one, open it as the window would, and check it."""
    tables = tuple(tables)
    row = next((row for row in backups_of(file, folders) if row.state is not CopyState.ANOTHER), None)
    if row is None:
        return Drill(None, False, Contents(), _("There is no backup yet. Make one first."))
    try:
        return Drill(row, True, _restored(row.path, file.name, tables, expected, watch or Unwatched()))
    except AppError as error:
        return Drill(row, False, Contents(), error.sentence)


def _restored(copy: Path, name: str, tables: tuple[str, ...], expected: MetaData, watch: Watch) -> Contents:
    with tempfile.TemporaryDirectory(prefix="cchc-", ignore_cleanup_errors=True) as folder:
        trial = Path(folder, name)
        restore(copy, trial, watch=watch)
        open_file(trial).close()  # upgrades an older one
        for result in check_file(trial, expected):
            if not result.ok:
                raise AppError(f"{result.name}: {result.detail}")
        return contents_of(trial, tables)
