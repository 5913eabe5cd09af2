"""Whole copies of a data file, made while it may be open, and checked when made."""

from __future__ import annotations

import shutil
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from cchc_desktop.storage import integrity, os_errors
from cchc_desktop.storage.engine import disposable_engine
from cchc_desktop.storage.sqlite_errors import damaged, translated

FOLDER = "Sao lưu"
"""The folder beside the data file; the same in every language, so that it is found again."""

_PAGES_PER_STEP = 256


def dated_copy(path: Path, reason: str) -> Path:
    """Copy a file into ``Sao lưu`` beside it under a new dated name, check the copy, and return its path.

    ``reason`` ends the name (``trước nâng cấp``). Raises StorageError when there is no room or the file is damaged;
    no half copy stays.
    """
    folder = path.parent / FOLDER
    with os_errors.translated(folder):
        folder.mkdir(exist_ok=True)
    target = _unused(folder, f"{path.stem} {datetime.now():%Y-%m-%d %H-%M-%S} {reason}", path.suffix)
    copy_database(path, target)
    return target


def copy_database(source: Path, target: Path) -> None:
    """Copy a database page by page to a new file and check it; another program may have the source open.

    Raises StorageError; the target is then removed.
    """
    with os_errors.translated(target):
        target.open("xb").close()
    try:
        with translated(target):
            _copy_pages(source, target)
        _require_same(source, target)
    except BaseException:
        remove_unfinished(target)
        raise


def remove_unfinished(path: Path) -> None:
    """Remove a database that was not finished, with the journal it may have left."""
    for name in (path, Path(f"{path}-journal")):
        with suppress(OSError):  # the drive may be gone; the error that led here is the one to tell
            name.unlink(missing_ok=True)


def copy_interrupted(source: Path, folder: Path) -> Path:
    """Copy a file whose last save was interrupted, with its journal, and return the copy; opening it rolls back.

    Nobody has such a file open for writing, so its bytes may be copied as they are.
    """
    target = folder / source.name
    with os_errors.translated(target):
        for suffix in ("-journal", ""):
            shutil.copyfile(f"{source}{suffix}", f"{target}{suffix}")
    return target


def _unused(folder: Path, stem: str, suffix: str) -> Path:
    target, number = folder / f"{stem}{suffix}", 2
    while target.exists():
        target, number = folder / f"{stem} ({number}){suffix}", number + 1
    return target


def _copy_pages(source: Path, target: Path) -> None:
    reading, writing = disposable_engine(source, read_only=True), disposable_engine(target)
    with closing(reading.raw_connection()) as old, closing(writing.raw_connection()) as new:
        assert old.driver_connection is not None
        old.driver_connection.backup(new.driver_connection, pages=_PAGES_PER_STEP)


def _require_same(source: Path, target: Path) -> None:
    with translated(source), disposable_engine(source, read_only=True).begin() as old:
        expected = integrity.row_counts(old)
    with translated(target), disposable_engine(target, read_only=True).begin() as new:
        if integrity.page_problems(new) or integrity.row_counts(new) != expected:
            raise damaged(source)
