"""When the report of the morning comes by itself: at the first start of a day, unless nothing asks for attention."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cchc_desktop.committee.queries import has_committee
from cchc_desktop.deadlines.digest import Digest, digest
from cchc_desktop.errors import AppError, StorageError
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


def morning_of(workspace: Workspace, now: date) -> Digest | None:
    """Return the report that is to be shown at this start, or nothing."""
    if not workspace.settings.shows_digest or not is_first_start(workspace, now):
        return None
    today = workspace.today
    try:
        read = workspace.read(lambda session: digest(session, today=today) if has_committee(session) else None)
    except AppError:  # the window says by itself what cannot be read
        return None
    return None if read is None or read.is_quiet else read


def show_digest(workspace: Workspace, parent: QWidget, read: Digest | None = None) -> DigestWindow:
    """Open the report beside the window; nothing behind it is locked."""
    from ui.deadlines.digest_window import DigestWindow

    today = workspace.today
    shown = read or workspace.read(lambda session: digest(session, today=today))
    window = DigestWindow(workspace, shown, parent)
    window.show()
    return window
