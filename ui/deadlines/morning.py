"""When the report of the morning comes by itself: at the first start of a day, unless nothing asks for attention."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cchc_desktop.committee.queries import has_committee
from cchc_desktop.deadlines.digest import Digest, digest
from cchc_desktop.errors import AppError, StorageError
from cchc_desktop.storage.sessions import DataFile
from ui.common.background import Job
from ui.workspace import Workspace

if TYPE_CHECKING:
    from ui.deadlines.digest_window import DigestWindow


def is_first_start(workspace: Workspace, now: date) -> bool:
    """Tell whether this file has not been opened on this day of the clock; from then on it has."""
    settings, file = workspace.settings, str(workspace.path)
    if settings.digest_days.get(file) == now.isoformat():
        return False
    recent = {str(path) for path in settings.recent_files}
    kept = {path: day for path, day in settings.digest_days.items() if path in recent}
    settings.digest_days = kept | {file: now.isoformat()}
    with suppress(StorageError):  # at worst it comes twice
        settings.save()
    return True


def read_morning(workspace: Workspace, now: date, show: Callable[[Digest], object]) -> Job | None:
    """Read the report beside everything else and show it, if this start is one that shows it."""
    if not workspace.settings.shows_digest or not is_first_start(workspace, now):
        return None
    data, today = workspace.data, workspace.today
    job = workspace.worker.submit_aside(lambda _job: _read(data, today))
    job.done.connect(lambda read: show(read) if read is not None else None)
    job.failed.connect(_pass_over)
    return job


def _read(data: DataFile, today: date) -> Digest | None:
    """Return the report of a day, nothing where nothing asks for attention or no committee is entered."""
    with data.reading() as session:
        read = digest(session, today=today) if has_committee(session) else None
    return None if read is None or read.is_quiet else read


def _pass_over(error: Exception) -> None:
    """Leave it to the window to say what cannot be read."""
    if not isinstance(error, AppError):
        raise error


def show_digest(workspace: Workspace, parent: QWidget, read: Digest | None = None) -> DigestWindow:
    """Open the report beside the window; nothing behind it is locked."""
    from ui.deadlines.digest_window import DigestWindow

    today = workspace.today
    shown = read or workspace.read(lambda session: digest(session, today=today))
    window = DigestWindow(workspace, shown, parent)
    window.show()
    return window
