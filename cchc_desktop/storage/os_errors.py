"""What the operating system's refusals mean to the user, in one place."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cchc_desktop.errors import StorageError
from cchc_desktop.i18n import _, mark

_FULL = mark("The disk is full, so “{name}” was not written. The data entered is intact. Choose another place.")
_READ_ONLY = mark(
    "The folder “{folder}” or “{name}” in it can only be read. The data entered is intact. Choose another folder."
)
_MISSING = mark("The folder “{folder}” does not exist. Choose another folder, or make this one first.")
_NO_FILE = mark("“{name}” does not exist in the folder “{folder}”. Choose another file.")
_EXISTS = mark("“{name}” already exists. Nothing was changed in it. Choose another name.")
_IS_FOLDER = mark("“{name}” is a folder, not a file. Choose another name.")
_TOO_LONG = mark("The name “{name}” is too long for this disk. Choose a shorter name or a folder higher up.")
_GONE = mark(
    "The disk with “{name}” does not answer. What was saved before is intact. "
    "Check that the drive or the network is connected, then try again."
)

_SENTENCES = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
    errno.ENOTDIR: _MISSING,
    errno.EISDIR: _IS_FOLDER,
    errno.EEXIST: _EXISTS,
    errno.ENAMETOOLONG: _TOO_LONG,
}


def translate(error: OSError, path: Path) -> StorageError:
    """Return the sentence for an error met while reading or writing ``path``."""
    if error.errno == errno.ENOENT:
        message = _NO_FILE if path.parent.is_dir() else _MISSING
    else:
        message = _SENTENCES.get(error.errno or 0, _GONE)
    return StorageError(_(message).format(name=path.name, folder=path.parent))


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn an ``OSError`` about this path into ``StorageError``."""
    try:
        yield
    except OSError as error:
        raise translate(error, path) from error
