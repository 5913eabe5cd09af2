"""One save of a page, as the window stores it, against a bare UPDATE with the same pragmas.

The save is what the worker does for the page of proceedings: one transaction that stores text and votes, their history
and what the search finds them by; in the second row it also reads the meeting again for the window. Beside it the
driver alone writes the same text into the same row of a copy of the file. Both wait for the disk, which is what safety
costs: the quicker the disk, the larger the ratio.
"""

from __future__ import annotations

import shutil
import sys
from itertools import count
from pathlib import Path

from material import DRAFT_DAY, draft_of_pages, sample_file
from measure import in_turns, show_ratio
from sqlalchemy import event
from sqlcipher3 import dbapi2

from cchc_desktop.meetings import service
from cchc_desktop.meetings.queries import meeting_facts
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.sessions import DataFile

TIMES = 41
PAGES = 5
PRAGMAS = ("busy_timeout=5000", "foreign_keys=ON", "synchronous=FULL", "journal_mode=DELETE")


def main(folder: Path) -> None:
    """Measure single edits of the proceedings of five pages."""
    file = sample_file(folder / "saving.cchc")
    with open_file(file) as data:
        meeting = draft_of_pages(data, PAGES)
    copy = folder / "saving-plain.cchc"
    shutil.copyfile(file, copy)
    plain = dbapi2.connect(str(copy), isolation_level=None)
    for pragma in PRAGMAS:
        plain.execute(f"PRAGMA {pragma}")
    with open_file(file, rooms=ROOMS) as data:
        with data.reading() as session:
            text = meeting_facts(session, meeting).proceedings
        number = count()
        saved, reread, bare = in_turns(
            TIMES,
            lambda: save(data, meeting, f"{text} {next(number)}"),
            lambda: save_and_read(data, meeting, f"{text} {next(number)}"),
            lambda: update(plain, meeting, f"{text} {next(number)}"),
        )
        transactions = transactions_of_a_save(data, meeting, f"{text} .")
    plain.close()
    show_ratio(f"one save with history and search ({transactions} transaction) : a bare UPDATE", saved, bare, target=3)
    show_ratio("one save of a page, the meeting read again : a bare UPDATE", reread, bare, target=None)


def save(data: DataFile, meeting: int, text: str) -> None:
    """Store the page of proceedings as the editor does."""
    with data.writing() as session:
        service.save_proceedings(session, meeting, text, today=DRAFT_DAY)
        service.save_votes(session, meeting, ())


def save_and_read(data: DataFile, meeting: int, text: str) -> None:
    """Store it and read the meeting again, in the same transaction."""
    with data.writing() as session:
        service.save_proceedings(session, meeting, text, today=DRAFT_DAY)
        service.save_votes(session, meeting, ())
        meeting_facts(session, meeting)


def update(plain: dbapi2.Connection, meeting: int, text: str) -> None:
    """Write the same text by the driver alone."""
    plain.execute("BEGIN IMMEDIATE")
    plain.execute("UPDATE meeting SET proceedings = ? WHERE id = ?", (text, meeting))
    plain.execute("COMMIT")


def transactions_of_a_save(data: DataFile, meeting: int, text: str) -> int:
    """Count the transactions that one save commits."""
    commits: list[object] = []

    def note(connection: object) -> None:
        commits.append(connection)

    event.listen(data.engine, "commit", note)
    save(data, meeting, text)
    event.remove(data.engine, "commit", note)
    return len(commits)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
