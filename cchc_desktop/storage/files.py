"""Files that the program makes for others: written whole or not at all, safely named, opened by the system."""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
import subprocess
import sys
import threading
import time
import unicodedata
from contextlib import suppress
from pathlib import Path

from cchc_desktop.errors import StorageError
from cchc_desktop.i18n import _
from cchc_desktop.storage import os_errors

PATIENCE_SECONDS = 2.0
"""How long a scanner, a sync program or Word may hold the target before the user is asked."""

NAME_BYTES = 200
"""Longest name in UTF-8 bytes: room for an extension below the 255 of every file system."""

_PAUSE_SECONDS = 0.1
_SHARING_ERRORS = (32, 33)  # Windows: ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
_NO_PROGRAM = 1155  # Windows: ERROR_NO_ASSOCIATION
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)", re.IGNORECASE)


class TargetBusy(StorageError):
    """Another program holds the file that is to be replaced; trying again may succeed."""


def write_whole(path: Path, data: bytes, *, patience: float = PATIENCE_SECONDS) -> None:
    """Write a file whole or not at all: under a temporary name beside it, flushed to the disk, then put in place.

    A target held by another program is tried again for ``patience`` seconds. Raises TargetBusy, or StorageError for a
    full disk, a read-only or missing folder; the old file is then untouched and nothing is left beside it.
    """
    temporary = temporary_beside(path)
    try:
        with os_errors.translated(path):
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, "")
            _write_flushed(temporary, data)
        put_in_place(temporary, path, patience=patience)
    finally:
        with suppress(OSError):  # the drive may be gone; the first error is the one to tell
            temporary.unlink(missing_ok=True)


def temporary_beside(path: Path) -> Path:
    """Return an unused name in the folder of ``path``, short enough for any file system."""
    return path.parent / f".~{secrets.token_hex(6)}.tmp"


def put_in_place(temporary: Path, path: Path, *, patience: float = PATIENCE_SECONDS) -> None:
    """Replace ``path`` by the finished ``temporary`` in one step, durably. Raises TargetBusy or StorageError."""
    deadline = time.monotonic() + patience
    while True:
        try:
            os.replace(temporary, path)
            break
        except OSError as error:
            if not _is_held(error):
                raise os_errors.translate(error, path) from error
            if time.monotonic() >= deadline:
                raise TargetBusy(_busy_sentence(path)) from error
        time.sleep(_PAUSE_SECONDS)
    _flush_folder(path.parent)


def put_new_in_place(temporary: Path, path: Path) -> None:
    """Give the finished ``temporary`` a name that nothing has yet, durably. Raises StorageError when something has it.

    A program killed on the way leaves nothing under the new name, or the whole file.
    """
    with os_errors.translated(path):
        try:
            if sys.platform == "win32":
                os.rename(temporary, path)  # refuses an existing name there
            else:
                os.link(temporary, path)
                os.unlink(temporary)
        except FileExistsError:
            raise
        except OSError:  # a memory stick knows no second names
            path.open("xb").close()
            os.replace(temporary, path)
    _flush_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it; one that exists stays. Raises StorageError when the disk refuses."""
    with os_errors.translated(folder):
        folder.mkdir(parents=True, exist_ok=True)


def safe_name(text: str) -> str:
    """Return a file name that every system accepts, without an extension of its own: 13/TB-BCĐ becomes 13_TB-BCĐ."""
    visible = "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) not in ("Cc", "Cf"))
    name = _FORBIDDEN.sub("_", visible).strip(" ")
    name = name.encode()[:NAME_BYTES].decode(errors="ignore").rstrip(". ")
    if _RESERVED.match(name):
        name = f"_{name}"[:NAME_BYTES]
    return name or "_"


def open_with_system(path: Path) -> None:
    """Open a file or folder with the program the user's system has for it.

    Raises StorageError when it does not exist or nothing can open it.
    """
    if not path.exists():
        raise os_errors.translate(FileNotFoundError(errno.ENOENT, ""), path)
    if sys.platform == "win32":
        _start_on_windows(path)
        return
    command = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if command is None:
        raise StorageError(_no_program_sentence(path))
    process = subprocess.Popen(
        [command, str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_environment_outside()
    )
    try:
        failed = process.wait(timeout=PATIENCE_SECONDS) != 0
    except subprocess.TimeoutExpired:
        threading.Thread(target=process.wait, daemon=True).start()  # it is showing the file; nobody waits for it
        return
    if failed:
        raise StorageError(_no_program_sentence(path))


def _write_flushed(path: Path, data: bytes) -> None:
    with path.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _flush_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return  # Windows has no way to flush a folder, and needs none after a replace on NTFS
    with suppress(OSError):  # some network file systems refuse; the file itself is flushed
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _is_held(error: OSError) -> bool:
    # Windows answers "access denied" as well when a program holds the target: the temporary file beside it was
    # written a moment ago, so the folder itself can be written to.
    return (
        isinstance(error, PermissionError)
        or getattr(error, "winerror", None) in _SHARING_ERRORS
        or (error.errno in (errno.EBUSY, errno.ETXTBSY))
    )


def _busy_sentence(path: Path) -> str:
    if path.suffix.lower() == ".docx":
        return _(
            "The file “{name}” is open in Word, so it could not be replaced. What was entered is saved in full. "
            "Close the file, then try again."
        ).format(name=path.name)
    return _(
        "The file “{name}” is open in another program, so it could not be replaced. "
        "What was entered is saved in full. Close the file, then try again."
    ).format(name=path.name)


def _no_program_sentence(path: Path) -> str:
    return _(
        "This computer has no program that opens “{name}”. The file is complete in the folder “{folder}”. "
        "Copy it to a computer that has one."
    ).format(name=path.name, folder=path.parent)


def _start_on_windows(path: Path) -> None:
    start = getattr(os, "startfile")  # noqa: B009 - exists on Windows only
    try:
        start(str(path))
    except OSError as error:
        if getattr(error, "winerror", None) == _NO_PROGRAM:
            raise StorageError(_no_program_sentence(path)) from error
        raise os_errors.translate(error, path) from error


def _environment_outside() -> dict[str, str]:
    # A bundled program runs with its own library path; what it starts must see the system's.
    environment = dict(os.environ)
    original = environment.pop("LD_LIBRARY_PATH_ORIG", None)
    if getattr(sys, "frozen", False):
        environment.pop("LD_LIBRARY_PATH", None)
    if original is not None:
        environment["LD_LIBRARY_PATH"] = original
    return environment
