"""One program per data file: an operating-system lock beside it, which the kernel drops when the program dies.

The lock file ``FILE.khoa`` says who holds it, so that a second start can bring the first window forward, or name the
computer and the time.
"""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.errors import Conflict
from cchc_desktop.i18n import _
from cchc_desktop.storage import os_errors
from cchc_desktop.storage.account import account_name
from cchc_desktop.text.dates import short_date

if TYPE_CHECKING:
    from filelock import FileLock

# Windows refuses others the locked byte, which is the first one: the text begins after it.
_LOCKED_BYTES = 1


@dataclass(frozen=True)
class Holder:
    """Who has a file open: computer, account, since when, and the name of the window's local socket (or "")."""

    host: str
    account: str
    since: datetime
    socket: str = ""

    @property
    def is_this_computer(self) -> bool:
        """Tell whether the program that holds the file runs on this computer."""
        return self.host == socket.gethostname()


class FileInUse(Conflict):
    """The file is open in another program; ``holder`` says whose, when the lock file could be read."""

    def __init__(self, path: Path, holder: Holder | None) -> None:
        super().__init__(_in_use_sentence(path, holder))
        self.holder = holder


class InstanceLock:
    """The lock of one data file; a context manager, or ``acquire`` and ``release``.

    ``socket_name`` is what a second start connects to in order to bring this window forward.
    """

    def __init__(self, path: Path, socket_name: str = "") -> None:
        self.path = path
        self._socket_name = socket_name
        self._lock: FileLock | None = None

    def acquire(self) -> None:
        """Take the lock at once. Raises FileInUse when another program has it, StorageError when no lock can be made.

        What a program that died left behind is taken over without a word.
        """
        from filelock import Timeout  # 50 ms that reading commands need not pay

        lock = _file_lock(self.path, self._write_holder)
        with os_errors.translated(self.path):
            self.path.parent.stat()  # filelock would make a missing folder
            try:
                lock.acquire(blocking=False)
            except Timeout:
                raise FileInUse(self.path, _read_holder(self.path)) from None
        self._lock = lock

    def release(self) -> None:
        """Give the file free; releasing twice does nothing."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _write_holder(self, descriptor: int) -> None:
        holder = Holder(socket.gethostname(), account_name(), datetime.now().astimezone(), self._socket_name)
        record = asdict(holder) | {"since": holder.since.isoformat(timespec="seconds")}
        with suppress(OSError):  # a full disk must not keep her from opening the file: the lock holds without its text
            os.ftruncate(descriptor, 0)
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.write(descriptor, b" " * _LOCKED_BYTES + json.dumps(record).encode())

    def __enter__(self) -> InstanceLock:
        self.acquire()
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def lock_path(path: Path) -> Path:
    """Return the lock file of a data file: the same one also where a link leads to the file."""
    path = path.resolve() if path.is_symlink() else path
    return path.with_name(path.name + ".khoa")


def holder(path: Path) -> Holder | None:
    """Return who has the file open now; None when nobody has, whatever a program that died left behind."""
    if not lock_path(path).exists():
        return None
    from filelock import Timeout

    lock = _file_lock(path, None)
    with os_errors.translated(path):
        try:
            lock.acquire(blocking=False)
        except Timeout:
            return _read_holder(path)
    lock.release()
    return None


def _file_lock(path: Path, on_acquired: Callable[[int], None] | None) -> FileLock:
    from filelock import FileLock

    # No fallback to a lock file without a lock: after a crash it would stay.
    return FileLock(lock_path(path), thread_local=False, fallback_to_soft=False, on_acquired=on_acquired)


def _read_holder(path: Path) -> Holder | None:
    try:
        with lock_path(path).open("rb", buffering=0) as stream:
            stream.seek(_LOCKED_BYTES)
            record = json.loads(stream.read(4096))
        return Holder(
            str(record["host"]), str(record["account"]), datetime.fromisoformat(record["since"]), str(record["socket"])
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None  # the other program is just writing it, or could not


def _in_use_sentence(path: Path, holder: Holder | None) -> str:
    if holder is None:
        return _("“{name}” is open in another program. Nothing was changed in it. Close that program first.").format(
            name=path.name
        )
    return _(
        "“{name}” has been open on computer {host}, account {account}, since {time}. "
        "Nothing was changed in it. Close it there first."
    ).format(name=path.name, host=holder.host, account=holder.account, time=_moment(holder.since))


def _moment(moment: datetime) -> str:
    local = moment.astimezone()
    return f"{local:%H:%M} {short_date(local.date())}"
