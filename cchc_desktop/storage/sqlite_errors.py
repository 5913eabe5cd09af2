"""What SQLite's refusals mean to the user, in one place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2 as driver

from cchc_desktop.errors import StorageError
from cchc_desktop.i18n import _, mark

_FULL = mark(
    "The disk is full, so “{name}” was not saved. What was saved before is intact. Free some space, then try again."
)
_READ_ONLY = mark(
    "“{name}” can only be read, so nothing was saved. The file is intact. "
    "Copy it to a folder that can be written to, then open the copy."
)
_MOVED = mark(
    "“{name}” was moved or deleted while it was open, so the last change was not saved. "
    "Put the file back in its place, then try again."
)
_BUSY = mark(
    "Another program is using “{name}”, so the last change was not saved. "
    "What was saved before is intact. Close the other program, then try again."
)
_DAMAGED = mark(
    "“{name}” is damaged. Nothing was changed in it. Copy the file to another place first, then open the latest backup."
)
_NOT_A_DATABASE = mark("“{name}” is not a data file of this program. Nothing was changed in it. Choose another file.")
_CANNOT_OPEN = mark("“{name}” cannot be opened. Check that the file and its folder exist and may be read.")
_DISK = mark(
    "The disk with “{name}” does not answer, so the last change was not saved. "
    "Check that the drive or the network is connected, then try again."
)
_INTERRUPTED = mark(
    "The last save of “{name}” was interrupted. Open the file in the program once, and it is completed."
)

_SENTENCES = {
    driver.SQLITE_PERM: _READ_ONLY,
    driver.SQLITE_BUSY: _BUSY,
    driver.SQLITE_LOCKED: _BUSY,
    driver.SQLITE_READONLY: _READ_ONLY,
    driver.SQLITE_IOERR: _DISK,
    driver.SQLITE_CORRUPT: _DAMAGED,
    driver.SQLITE_FULL: _FULL,
    driver.SQLITE_CANTOPEN: _CANNOT_OPEN,
    driver.SQLITE_NOTADB: _NOT_A_DATABASE,
}
_READONLY_MOVED = driver.SQLITE_READONLY | 4 << 8
_READONLY_ROLLBACK = driver.SQLITE_READONLY | 3 << 8


class DatabaseBusy(StorageError):
    """Another program holds the file; the same action may succeed a moment later."""


class DiskFull(StorageError):
    """No room for the change; the file is as it was before."""


class DamagedFile(StorageError):
    """The pages of the file contradict each other, or it is no database at all."""


class InterruptedSave(StorageError):
    """A program died in the middle of a save; whoever may write to the file takes that half save back."""


_CLASSES: dict[str, type[StorageError]] = {
    _BUSY: DatabaseBusy,
    _FULL: DiskFull,
    _DAMAGED: DamagedFile,
    _NOT_A_DATABASE: DamagedFile,
    _INTERRUPTED: InterruptedSave,
}


def translate(error: BaseException, path: Path) -> StorageError | None:
    """Return the sentence for an error of the driver, bare or wrapped; None when it is a bug (bad SQL, say)."""
    original = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(original, driver.Error):
        return None
    message = _message(getattr(original, "sqlite_errorcode", 0))
    return None if message is None else _CLASSES.get(message, StorageError)(_(message).format(name=path.name))


def damaged(path: Path) -> DamagedFile:
    """Return the error for a file that failed a check."""
    return DamagedFile(_(_DAMAGED).format(name=path.name))


def not_ours(path: Path) -> DamagedFile:
    """Return the error for a file that this program did not make."""
    return DamagedFile(_(_NOT_A_DATABASE).format(name=path.name))


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn the driver's errors about the file or the disk into ``StorageError``; let everything else pass."""
    try:
        yield
    except (DBAPIError, driver.Error) as error:
        sentence = translate(error, path)
        if sentence is None:
            raise
        raise sentence from error


def _message(code: int) -> str | None:
    if code == _READONLY_MOVED:
        return _MOVED
    if code == _READONLY_ROLLBACK:
        return _INTERRUPTED
    return _SENTENCES.get(code & 0xFF)
