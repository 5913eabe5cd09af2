"""A file on its way in: read once from where it lies, checked, and held on this computer's own disk.

A stick may be slow or be pulled out; no transaction is open while it is read.
"""

from __future__ import annotations

import errno
import hashlib
import stat
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from cchc_desktop.errors import StorageError, ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.storage import os_errors
from cchc_desktop.storage.file_types import named_by_content
from cchc_desktop.storage.files import safe_name

PIECE_BYTES: Final = 1 << 20
LARGEST_BYTES: Final = 50 << 20
NAME_CHARACTERS: Final = 300
_ENDING: Final = 10  # characters: no program asks for a longer one

Progress = Callable[[int, int], object]
"""Called with how many bytes of how many are done."""
Cancel = Callable[[], object]
"""Called between pieces; raises whatever shall end the work."""


def ignore(*_arguments: object) -> None:
    """Take progress, or a chance to cancel, and do nothing."""


@dataclass(frozen=True)
class Incoming:
    """A checked file: the name to keep, SHA-256 in hex, size in bytes, and its bytes in a temporary file."""

    name: str
    sha256: str
    size: int
    stream: BinaryIO


@contextmanager
def received(path: Path, *, progress: Progress = ignore, cancel: Cancel = ignore) -> Iterator[Incoming]:
    """Give a file of the disk, read whole and checked; memory holds one piece of it.

    Raises ValidationError for a folder, an empty file, one over 50 MB or of no known type; StorageError when it or
    the temporary folder cannot be used; whatever ``cancel`` raises.
    """
    name = clean_name(path.name)
    size = _size(path, name)
    with _temporary() as stream:
        digest, count = hashlib.sha256(), 0
        for piece in _pieces(path, name):
            cancel()
            count += len(piece)
            if count > LARGEST_BYTES:  # it grew while it was read
                raise ValidationError(_too_large_sentence(name, count))
            digest.update(piece)
            _keep(stream, piece)
            progress(count, max(size, count))
        yield Incoming(named_by_content(name, stream)[-NAME_CHARACTERS:], digest.hexdigest(), count, stream)


def clean_name(name: str) -> str:
    """Return a file name as it is kept and shown: NFC, without characters that cannot be seen or written.

    Marks of writing direction go too: they make ``gpj.exe`` look like ``exe.jpg``.
    """
    readable = name.encode("utf-8", "replace").decode()
    visible = "".join(c for c in unicodedata.normalize("NFC", readable) if unicodedata.category(c) not in ("Cc", "Cf"))
    stem, dot, suffix = visible.strip().rpartition(".")
    longest = NAME_CHARACTERS - len(dot + suffix) - len(".pptx")
    return (stem[:longest] + dot + suffix if stem and longest > 0 else visible.strip()[: NAME_CHARACTERS - 5]) or "_"


def outgoing_name(name: str) -> str:
    """Return the name under which a kept file is written to a disk: safe on every system, its ending whole.

    >>> outgoing_name('12/BC: "quý 4".pdf')
    '12_BC_ _quý 4_.pdf'
    """
    stem, dot, suffix = name.rpartition(".")
    return f"{safe_name(stem)}.{safe_name(suffix)[:_ENDING]}" if stem and dot else safe_name(name)


def _size(path: Path, name: str) -> int:
    try:
        status = path.stat()
    except OSError as error:
        raise _unreadable(error, path, name) from error
    if not stat.S_ISREG(status.st_mode):
        raise ValidationError(
            _("“{name}” is a folder, not a file. Open it and choose the files in it.").format(name=name)
        )
    if status.st_size == 0:
        raise ValidationError(_("“{name}” is empty, so it was not attached.").format(name=name))
    if status.st_size > LARGEST_BYTES:
        raise ValidationError(_too_large_sentence(name, status.st_size))
    return status.st_size


def _pieces(path: Path, name: str) -> Iterator[bytes]:
    try:
        with path.open("rb", buffering=0) as source:
            while piece := source.read(PIECE_BYTES):
                yield piece
    except OSError as error:
        raise _unreadable(error, path, name) from error


@contextmanager
def _temporary() -> Iterator[BinaryIO]:
    with ExitStack() as stack:
        with os_errors.translated(Path(tempfile.gettempdir())):
            stream = stack.enter_context(tempfile.TemporaryFile(prefix="cchc-"))
        yield stream


def _keep(stream: BinaryIO, piece: bytes) -> None:
    with os_errors.translated(Path(tempfile.gettempdir())):
        stream.write(piece)


def _unreadable(error: OSError, path: Path, name: str) -> StorageError:
    if error.errno == errno.ENOENT:
        return os_errors.translate(error, path)
    return StorageError(
        _(
            "“{name}” cannot be read, so it was not attached. "
            "Close the program that holds it, or check the drive, then try again."
        ).format(name=name)
    )


def _too_large_sentence(name: str, size: int) -> str:
    return _(
        "“{name}” has {size} MB; a file has at most {limit} MB. Scan it again at 200 dpi or in black and white, "
        "or attach it in parts."
    ).format(name=name, size=-(-size // (1 << 20)), limit=LARGEST_BYTES >> 20)
