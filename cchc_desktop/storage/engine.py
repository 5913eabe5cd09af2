"""The one place that opens SQLite: driver, pragmas, and how a transaction begins.

The driver is ``sqlcipher3`` for every file: one recent SQLite on every platform; without a password the file is plain.

Never open a data file in this process by any other way, not even to read its first bytes: on Linux and macOS closing
it drops every lock that SQLite holds on it.
"""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

import sqlalchemy
from sqlalchemy import Connection, Engine, event
from sqlalchemy.pool import NullPool, Pool, QueuePool
from sqlcipher3 import dbapi2 as driver

BUSY_MILLISECONDS = 5000


def create_engine(
    path: Path, *, read_only: bool = False, foreign_keys: bool = True, pool: type[Pool] = QueuePool
) -> Engine:
    """Return an engine on an existing file; nothing is opened before the first connection, nothing is ever created.

    ``read_only`` works in a read-only folder and beside a window that has the file open. ``foreign_keys=False`` is
    for upgrades: with them on, rebuilding a parent table silently deletes the children.
    """
    uri = file_uri(path.absolute(), "ro" if read_only else "rw")

    def connect() -> Any:
        return driver.connect(
            uri, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_MILLISECONDS / 1000
        )

    engine = sqlalchemy.create_engine("sqlite+pysqlite://", module=driver, creator=connect, poolclass=pool)
    pragmas = _pragmas(read_only=read_only, foreign_keys=foreign_keys)

    def prepare(connection: Any, _record: Any) -> None:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}").close()

    event.listen(engine, "connect", prepare, insert=True)
    event.listen(engine, "begin", _begin)
    return engine


def disposable_engine(path: Path, *, read_only: bool = False, foreign_keys: bool = True) -> Engine:
    """Return an engine for one task: each connection is closed for good, so the file is free again."""
    return create_engine(path, read_only=read_only, foreign_keys=foreign_keys, pool=NullPool)


def file_uri(path: PurePath, mode: str) -> str:
    """Return the SQLite URI of an absolute path; a network share keeps its two slashes after an empty authority.

    >>> from pathlib import PureWindowsPath
    >>> file_uri(PureWindowsPath(r"C:\\Hồ sơ\\a.cchc"), "ro")
    'file:///C:/H%E1%BB%93%20s%C6%A1/a.cchc?mode=ro'
    """
    text = path.as_posix()
    rooted = text if text.startswith("/") else "/" + text
    return "file://" + quote(rooted, safe="/:", errors="surrogateescape") + f"?mode={mode}"  # names may be no UTF-8


def _pragmas(*, read_only: bool, foreign_keys: bool) -> tuple[str, ...]:
    first = "cipher_log_level=NONE"  # before anything that can fail, or SQLCipher writes to stderr
    # The key of a file with a password goes here, second, before any page is read.
    common = (first, f"foreign_keys={'ON' if foreign_keys else 'OFF'}", f"busy_timeout={BUSY_MILLISECONDS}")
    return common if read_only else (*common, "synchronous=FULL", "journal_mode=DELETE")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
