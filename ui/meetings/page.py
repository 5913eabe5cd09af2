"""What the six pages of the meeting editor have in common."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.meetings.whole_text import WholeText
from ui.workspace import Workspace

Verb = Callable[[Session], Changes]


class Page(QWidget):
    """One page of the editor: shows facts, lays its unsaved fields over them, and says how to store them.

    Signals: ``edited(anchor)`` the user changed something that is printed at ``anchor`` (see ``documents.content``);
    ``place_changed(anchor)`` the keyboard went to another place without a change; ``parts_found(WholeText)`` whole
    minutes were pasted and taken apart, for the pages whose fields are still empty; ``record_wanted(kind, id)`` a
    record of another room is to be shown; ``told(sentence)`` something to say in passing; ``paper_wanted(kind, id)`` a
    paper is to be written at its desk, a new one with the id None.

    ``save_first`` is given by the editor: it stores everything typed and tells whether all of it is in the file.
    """

    edited = Signal(str)
    place_changed = Signal(str)
    parts_found = Signal(object)
    record_wanted = Signal(str, int)
    told = Signal(str)
    paper_wanted = Signal(str, object)
    SHOWS_PROCEEDINGS = False
    """Whether what is typed as proceedings is shown here; the other pages are not shown again after each such save."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.facts: MeetingFacts | None = None
        self.save_first: Callable[[], bool] = lambda: True
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    def show_facts(self, facts: MeetingFacts) -> None:
        """Show a meeting, or the same one as read again; what is being typed stays as it is."""
        self.facts = facts

    def overlay(self, facts: MeetingFacts) -> MeetingFacts:
        """Return the facts with the fields of this page as they stand now; never raises, never touches the file."""
        return facts

    def storing(self) -> Verb:
        """Return the verb that stores the page as it stands now.

        It holds plain values only, because it runs on the worker. A field that cannot be kept stays as it was stored
        and is named by ``refusals``.
        """
        raise AssertionError("a page that is edited says how it is stored")

    def refusals(self) -> tuple[str, ...]:
        """Return a sentence for each field that cannot be kept as it stands; ``storing`` leaves those out."""
        return ()

    def set_locked(self, locked: bool) -> None:
        """Let nothing change: the minutes are signed."""

    def go_to(self, anchor: str) -> bool:
        """Put the keyboard to the field that is printed at ``anchor``; False when it is not on this page."""
        return False

    def open_find(self) -> None:
        """Open the page's own search, if it has one."""

    def take_parts(self, parts: WholeText) -> tuple[str, ...]:
        """Fill empty fields from minutes that were pasted whole; name the fields that say something else."""
        return ()

    def anchor(self) -> str:
        """Return the place of the paper that the page is about, or where the keyboard is in it; "" for none."""
        return ""

    def focus_refused(self) -> bool:
        """Put the keyboard to the first field that cannot be kept; False when there is none."""
        if self.refusals():
            self.focus_first()
        return bool(self.refusals())

    def focus_first(self) -> None:
        """Put the keyboard to the first field."""
