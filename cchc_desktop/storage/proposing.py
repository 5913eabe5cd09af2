"""Where a new data file is to be kept: the user's documents, unless a sync program or a network holds them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import platformdirs

from cchc_desktop.storage.files import safe_name
from cchc_desktop.storage.places import is_network_or_synced

SUFFIX: Final = ".cchc"


def proposed_file(name: str, *, documents: Path | None = None, home: Path | None = None) -> Path:
    """Return a path that does not exist yet, named after the organ; ``documents`` and ``home`` stand in for the user's.

    A folder that a sync program copies, or one on a network drive, is never proposed: the home folder is.
    """
    folder = documents or platformdirs.user_documents_path()
    if is_network_or_synced(folder / name) is not None:
        folder = home or Path.home()
    return unused(folder / f"{safe_name(name)}{SUFFIX}")


def unused(path: Path) -> Path:
    """Return the path, or the same with a number behind its name where a file of that name exists."""
    found, number = path, 2
    while found.exists():
        found = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    return found
