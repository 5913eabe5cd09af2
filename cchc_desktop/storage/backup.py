"""Make one whole copy of a data file, while it may be open and written to, and check it.

The copy is made in small steps with a pause between, so that a save never waits for it: a step holds the file for the
reading of one megabyte. What has arrived is flushed on the way and not in one piece at the end, because SQLite would
hold the file meanwhile. Every save of somebody else begins the copy again, so it then waits until nobody has saved for
a while: while she types, it costs nothing.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Protocol

from sqlcipher3 import dbapi2 as driver

from cchc_desktop.errors import StorageError
from cchc_desktop.i18n import _
from cchc_desktop.storage import integrity, os_errors
from cchc_desktop.storage.engine import disposable_engine
from cchc_desktop.storage.sqlite_errors import damaged, translated

PATIENCE_SECONDS = 600.0
"""How long a copy begins again, each time somebody saves, before it is given up."""

_PAGES_PER_STEP = 256
_STEPS_PER_FLUSH = 4
_SHORTEST_PAUSE = 0.001
_LONGEST_PAUSE = 0.02
_QUIET_SECONDS = 2.0
_LOOK_AGAIN_SECONDS = 0.2


class Watch(Protocol):
    """Somebody who follows a long piece of work: a job of the window, or nobody."""

    def report(self, finished: int, total: int) -> None:
        """Hear how far it has come."""

    def check(self) -> None:
        """Raise in order to stop it."""


class Unwatched:
    """Nobody follows."""

    def report(self, finished: int, total: int) -> None:
        """Hear nothing."""

    def check(self) -> None:
        """Let it go on."""


class Disturbed(StorageError):
    """Somebody saved so often that no copy could be finished; a quieter moment will do."""


def copy_database(
    source: Path, target: Path, *, watch: Watch | None = None, patience: float = PATIENCE_SECONDS
) -> None:
    """Copy a database to a new file and check its pages and row counts; another program may write to the source.

    Every save of somebody else begins the copy again, when it is quiet, for ``patience`` seconds. Raises StorageError
    (the target exists, no room, damaged, Disturbed); no half copy stays, also when ``watch`` stops it.
    """
    with os_errors.translated(target):
        target.open("xb").close()
    try:
        with translated(target):
            compared = _copy_pages(source, target, watch or Unwatched(), patience)
        _require_same(source, target, compared)
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


class _Course:
    """One copy on its way: reports, pauses, flushes, and waits for quiet when it has to begin again."""

    def __init__(self, connection: driver.Connection, flush: int, watch: Watch, deadline: float) -> None:
        self._connection = connection
        self._flush = flush
        self._watch = watch
        self._deadline = deadline
        self._left = -1
        self._steps = 0
        self._since = time.monotonic()
        self.version = self.present_version()

    def present_version(self) -> int:
        """Return a number that changes whenever another connection commits to the source."""
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def after_step(self, _status: int, left: int, total: int) -> None:
        """Do what is to be done between two steps, while the source is free. Raises Disturbed, or what stops it."""
        self._watch.check()
        is_begun_again = left > self._left >= 0
        self._left = left
        if is_begun_again:
            self._wait_for_quiet()
            self._left = -1  # what was saved meanwhile begins it once more: that is no news
        self._steps += 1
        if self._steps % _STEPS_PER_FLUSH == 0:
            os.fsync(self._flush)
        self._watch.report(total - left, total)
        if left:
            taken = time.monotonic() - self._since
            time.sleep(min(max(taken, _SHORTEST_PAUSE), _LONGEST_PAUSE))
        self._since = time.monotonic()

    def _wait_for_quiet(self) -> None:
        quiet_since = time.monotonic()
        self.version = self.present_version()
        while (now := time.monotonic()) - quiet_since < _QUIET_SECONDS:
            if now > self._deadline:
                raise _GivenUp
            self._watch.check()
            time.sleep(_LOOK_AGAIN_SECONDS)
            if self.present_version() != self.version:
                self.version, quiet_since = self.present_version(), time.monotonic()


class _GivenUp(Exception):
    """There was no quiet in the time given."""


def _copy_pages(source: Path, target: Path, watch: Watch, patience: float) -> bool:
    """Copy; return whether nobody wrote to the source since the copy began for the last time."""
    deadline = time.monotonic() + patience
    reading, writing = disposable_engine(source, read_only=True), disposable_engine(target)
    with closing(reading.raw_connection()) as old, closing(writing.raw_connection()) as new, _flushing(target) as flush:
        source_connection, target_connection = old.driver_connection, new.driver_connection
        assert source_connection is not None and target_connection is not None
        # Flushed by us: SQLite would do it in one piece, and hold the source until the disk has answered.
        for pragma in ("synchronous=OFF", "journal_mode=MEMORY"):
            target_connection.execute(f"PRAGMA {pragma}").close()
        course = _Course(source_connection, flush, watch, deadline)
        try:
            source_connection.backup(target_connection, pages=_PAGES_PER_STEP, progress=course.after_step)
        except _GivenUp:
            raise Disturbed(_still_written_to(source)) from None
        os.fsync(flush)
        return course.present_version() == course.version


@contextmanager
def _flushing(target: Path) -> Iterator[int]:
    # Closing it drops the locks that SQLite holds on the target, which nobody else knows yet.
    with os_errors.translated(target), target.open("r+b", buffering=0) as stream:
        yield stream.fileno()


def _require_same(source: Path, target: Path, compared: bool) -> None:
    """Check the copy; its row counts can only be compared with a source that stood still."""
    with translated(target), disposable_engine(target, read_only=True).begin() as new:
        if integrity.page_problems(new):
            raise damaged(source)
        found = integrity.row_counts(new)
    with translated(source), disposable_engine(source, read_only=True).begin() as old:
        if compared and integrity.row_counts(old) != found:
            raise damaged(source)


def _still_written_to(source: Path) -> str:
    return _(
        "“{name}” was saved again and again, so no copy of it could be finished. The data is intact. "
        "Try again when nobody is typing."
    ).format(name=source.name)
