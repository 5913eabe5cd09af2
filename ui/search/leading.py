"""Where a hit leads: to its record in its tab, at the line; people and departments to their window."""

from __future__ import annotations

from typing import Protocol

from cchc_desktop.committee.tracked import DEPARTMENT, PERSON
from cchc_desktop.storage.search import Hit


class Window(Protocol):
    """What is asked of the main window."""

    def show_record(self, kind: str, record_id: int, place: str = "") -> bool:
        """Show a record in its tab, at a place in it."""


class Windows(Protocol):
    """What is asked of the windows beside it."""

    def show_catalogue(self, kind: str = "", record_id: int = 0) -> None:
        """Open the window of people and departments, at one of them."""


def lead_to(hit: Hit, window: Window, windows: Windows) -> None:
    """Show what was found. A paper without number and day is no paper of the archive yet: its record is shown."""
    heading = hit.heading
    if hit.kind in (PERSON, DEPARTMENT):
        windows.show_catalogue(hit.kind, hit.record_id)
        return
    is_in_archive = not heading.owner_kind or heading.day is not None
    shown = is_in_archive and window.show_record(hit.kind, hit.record_id, hit.place)
    if not shown and heading.owner_kind:
        window.show_record(heading.owner_kind, heading.owner_id, hit.place)
