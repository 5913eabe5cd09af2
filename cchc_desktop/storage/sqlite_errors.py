"""What SQLite's refusals mean to the user, in one place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError
from sqlcipher3 import dbapi2 as driver

from cchc_desktop.errors import AppError, Conflict, StorageError
from cchc_desktop.i18n import _, mark
from cchc_desktop.storage import locks

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
_NAMED_ELSEWHERE = "FOREIGN KEY constraint failed"
_CODES_BY_WORDS = {
    "database or disk is full": driver.SQLITE_FULL,
    "disk I/O error": driver.SQLITE_IOERR,
    "database is locked": driver.SQLITE_BUSY,
    "readonly database": driver.SQLITE_READONLY,
    "disk image is malformed": driver.SQLITE_CORRUPT,
    "unable to open": driver.SQLITE_CANTOPEN,
    "not a database": driver.SQLITE_NOTADB,
    "unsupported file format": driver.SQLITE_CORRUPT,
    # A file of this version has every table and every text in UTF-8: bytes of it were overwritten.
    "no such table": driver.SQLITE_CORRUPT,
    "no such column": driver.SQLITE_CORRUPT,
    "Could not decode to UTF-8": driver.SQLITE_CORRUPT,
}
_READ_STORED_VALUES = (
    "sqlalchemy.engine._processors_cy",
    "sqlalchemy.sql.sqltypes",
    "cchc_desktop.storage.base",
    "cchc_desktop.storage.history_rules",
    "cchc_desktop.storage.history_values",
    "cchc_desktop.storage.tracking",
)
"""The modules that turn stored values into dates and enums; what they refuse was never written by this program."""


class DatabaseBusy(StorageError):
    """Another program holds the file; the same action may succeed a moment later."""


class DiskFull(StorageError):
    """No room for the change; the file is as it was before."""


class DamagedFile(StorageError):
    """The pages of the file contradict each other, or it is no database at all."""


class ReadOnlyFile(StorageError):
    """The file may not be written to. Met while only reading: a save was interrupted and cannot be taken back there."""


_CLASSES: dict[str, type[StorageError]] = {
    _BUSY: DatabaseBusy,
    _FULL: DiskFull,
    _DAMAGED: DamagedFile,
    _NOT_A_DATABASE: DamagedFile,
    _READ_ONLY: ReadOnlyFile,
}


def translate(error: BaseException, path: Path) -> AppError | None:
    """Return the error to show for one of the driver, bare or wrapped; None when it is a bug (bad SQL, say).

    A StorageError, or the Conflict that a lock of the file answers with.
    """
    original = error.orig if isinstance(error, DBAPIError) else error
    if _is_unreadable_value(error):
        return damaged(path)
    if not isinstance(original, driver.Error):
        return None
    if (refusal := locks.refusal_in(str(original))) is not None:
        return refusal
    if str(original) == _NAMED_ELSEWHERE:
        return Conflict(_("Something else in the file names these records, so they stay. Nothing was changed."))
    code = _code(original)
    message = _SENTENCES.get(code)
    if message is None:
        return None
    if code == driver.SQLITE_READONLY and not path.exists():
        message = _MOVED  # the driver gives no extended codes, which would tell the two apart
    return _CLASSES.get(message, StorageError)(_(message).format(name=path.name))


def _code(error: Exception) -> int:
    code = getattr(error, "sqlite_errorcode", None)
    if code in (None, driver.SQLITE_ERROR):  # errors of Connection.backup carry words only
        return next((code for words, code in _CODES_BY_WORDS.items() if words in str(error)), 0)
    return int(code) & 0xFF


def _is_unreadable_value(error: BaseException) -> bool:
    """Tell whether a stored value could not be read: text that is no UTF-8, a date or an enum that does not exist."""
    if not isinstance(error, ValueError | LookupError | TypeError):
        return False
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = str(trace.tb_frame.f_globals.get("__name__")) if trace is not None else ""
    return place in _READ_STORED_VALUES or (isinstance(error, UnicodeDecodeError) and place.startswith("sqlalchemy."))


def damaged(path: Path) -> DamagedFile:
    """Return the error for a file that failed a check."""
    return DamagedFile(_(_DAMAGED).format(name=path.name))


def not_ours(path: Path) -> DamagedFile:
    """Return the error for a file that this program did not make."""
    return DamagedFile(_(_NOT_A_DATABASE).format(name=path.name))


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn the driver's errors into ``StorageError``, or ``Conflict`` for a locked row; let everything else pass."""
    try:
        yield
    except StaleDataError as error:  # rows are read and written in one transaction: a strange trigger was in the way
        raise damaged(path) from error
    except (DBAPIError, driver.Error, ValueError, LookupError, TypeError) as error:
        sentence = translate(error, path)
        if sentence is None:
            raise
        raise sentence from error
