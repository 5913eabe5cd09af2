"""The SHA-256 of a copy, kept beside it in the form that ``sha256sum -c`` reads; a copy without it is usable too."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from cchc_desktop.storage import os_errors
from cchc_desktop.storage.backup import Watch
from cchc_desktop.storage.copy_names import digest_path
from cchc_desktop.storage.files import write_whole

_PIECE = 1 << 20
_LINE = re.compile(r"([0-9a-f]{64}) [ *]")


def digest_of(copy: Path, watch: Watch) -> str:
    """Return the SHA-256 of a file that nobody has open. Raises StorageError, and what ``watch`` raises."""
    digest = hashlib.sha256()
    with os_errors.translated(copy), copy.open("rb", buffering=0) as stream:
        while piece := stream.read(_PIECE):
            digest.update(piece)
            watch.check()
    return digest.hexdigest()


def keep_digest(copy: Path, digest: str) -> None:
    """Write the digest beside the copy."""
    write_whole(digest_path(copy), f"{digest} *{copy.name}\n".encode(errors="surrogateescape"))


def kept_digest(copy: Path) -> str | None:
    """Return the digest that was kept; None when there is none, or the file with it cannot be read."""
    try:
        match = _LINE.match(digest_path(copy).read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return None
    return match[1] if match else None
