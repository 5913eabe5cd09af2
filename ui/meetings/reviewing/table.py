"""The table of the review: its lines neither move nor go, so Del empties the cell that is current."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QAction

from cchc_desktop.i18n import _, mark
from ui.common.entry_table import EntryTable
from ui.common.keys import Keys
from ui.meetings.reviewing.lines import TypedLine


class ReviewTable(EntryTable[TypedLine]):
    """A task leaves the review by a reason in its cell, never by a key."""

    KEYS = Keys(
        mark("Review of earlier decisions"),
        (
            ("Enter, Tab", mark("the next cell, and on to the next task")),
            ("F2", mark("change what stands in the cell")),
            ("Del", mark("empty the cell")),
            ("Ctrl+S", mark("keep the review and close")),
            ("Esc", mark("close; what is typed is asked about first")),
        ),
    )

    def remove_row(self, number: int) -> None:
        """Empty the current cell of the line, where it can be typed in."""
        index = self.currentIndex()
        if index.row() == number:
            self.close_cell()
            self.entries.setData(index, "")

    def move_row(self, number: int, step: int) -> None:
        """Leave the line where it is: its place is that of its urgency."""

    def row_actions(self, number: int) -> Iterable[QAction | None]:
        """Offer what its key does."""
        yield self.menu_action(_("Empty the cell"), "delete", "Del", lambda: self.remove_row(number))
