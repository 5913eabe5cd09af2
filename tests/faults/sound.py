"""What must hold of a file after any kill: looked at as the next start and the command ``check`` do."""

from __future__ import annotations

from pathlib import Path

from cchc_desktop.rooms import ROOMS
from cchc_desktop.schema import metadata
from cchc_desktop.storage import history
from cchc_desktop.storage.check import check_file
from cchc_desktop.storage.migrate import open_file


def require_sound(path: Path) -> None:
    """Require that ``check`` finds nothing: pages, references, locks, history, search and stored files."""
    assert [result for result in check_file(path, metadata, rooms=ROOMS) if not result.ok] == []


def require_undo_and_redo(path: Path) -> None:
    """Require that the newest step can be taken back and brought again; both are for good."""
    with open_file(path, rooms=ROOMS) as data:
        with data.writing() as session:
            undone = history.undo(session)
        with data.writing() as session:
            assert history.redo(session).title == undone.title
