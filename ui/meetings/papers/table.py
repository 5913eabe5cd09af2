"""The table of papers: the entry of the minutes stays where signing put it."""

from __future__ import annotations

from ui.common.entry_table import EntryTable
from ui.meetings.papers.lines import PaperLine


class PapersTable(EntryTable[PaperLine]):
    """A table in which the minutes cannot be taken away."""

    def remove_row(self, number: int) -> None:
        line = self.entries.row_at(number)
        if line is not None and not line.is_minutes:
            super().remove_row(number)
