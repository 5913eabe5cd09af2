"""The list of meetings: opened and searched, against the bare SELECT of all its rows, and how it grows.

Opening is the query, the rows into the list and the first screenful painted; searching is the text typed into the
search field until the counts are right and the first screenful is painted. The product sets targets against the plain
SELECT for 30,000 tasks only; with 1,000 rows, painting a screenful weighs more than reading all of them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from material import DRAFT_DAY, file_with_meetings
from measure import in_turns, show_ratio
from PySide6.QtWidgets import QApplication
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from cchc_desktop.meetings.queries import meeting_rows, missing_months
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.sessions import DataFile
from ui.application import make_application
from ui.meetings.list_pane import MeetingListPane

COUNTS = (250, 500, 1000)
TIMES = 15
SELECT = (
    "SELECT id, code, title, kind, period, start_date, end_date, state, state_reason, place FROM meeting "
    "ORDER BY start_date DESC, start_time DESC, id DESC"
)
SEARCHES = ("phien thu 1", "hop", "")
"""Few, all, and no search again: what the field goes through."""


@dataclass(frozen=True)
class Timed:
    """Medians for one file, in seconds."""

    opened: float
    searched: float
    plain: float


def main(folder: Path) -> None:
    """Measure 250, 500 and 1,000 meetings."""
    app = make_application()
    timed = {count: measure(app, file_with_meetings(folder / f"list-{count}.cchc", count)) for count in COUNTS}
    most = timed[COUNTS[-1]]
    show_ratio(f"list of {COUNTS[-1]} meetings opened : plain SELECT", most.opened, most.plain, target=None)
    show_ratio(f"list of {COUNTS[-1]} meetings searched : plain SELECT", most.searched, most.plain, target=None)
    for less, more in pairwise(COUNTS):
        show_ratio(f"list opened: {more} : {less} meetings", timed[more].opened, timed[less].opened, target=2.2)
        show_ratio(f"list searched: {more} : {less} meetings", timed[more].searched, timed[less].searched, target=2.2)


def measure(app: QApplication, file: Path) -> Timed:
    """Return the medians for one file."""
    pane = MeetingListPane()
    pane.resize(256, 600)
    pane.show()
    app.processEvents()
    plain = dbapi2.connect(str(file))
    try:
        with open_file(file, read_only=True) as data:
            fill = filling(pane, data)
            opened, selected = in_turns(TIMES, fill, lambda: plain.execute(SELECT).fetchall())
            searched = in_turns(TIMES, lambda: [search(pane, words) for words in SEARCHES])[0] / len(SEARCHES)
    finally:
        plain.close()
        pane.close()
    return Timed(opened, searched, selected)


def filling(pane: MeetingListPane, data: DataFile) -> Callable[[], None]:
    """Return what opens the list, as the tab does it."""

    def read(session: Session) -> tuple[list, list]:
        return meeting_rows(session, today=DRAFT_DAY), missing_months(session, today=DRAFT_DAY)

    def fill() -> None:
        with data.reading() as session:
            rows, missing = read(session)
        pane.show_rows(rows, missing, DRAFT_DAY)
        pane.list.viewport().repaint()

    return fill


def search(pane: MeetingListPane, words: str) -> None:
    """Search as if these words had been typed at once."""
    pane.search.setText(words)
    pane.list.viewport().repaint()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
