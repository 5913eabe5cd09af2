"""One save of each page, as the window stores it, against a bare UPDATE of the same words with the same pragmas.

The save is what the worker does: one transaction that stores the page, its history and what the search finds it by;
every tenth begins a visit to another field, the others go on with the visit. Beside it the driver alone writes the
same words into the same row of a copy of the file. Both wait for the disk, which is what safety costs: the quicker the
disk, the larger the ratio. The last row also reads the meeting again for the window, after the commit.
"""

from __future__ import annotations

import gc
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path

from material import DRAFT_DAY, draft_of_pages, sample_file
from measure import in_turns, show_ratio
from sqlalchemy import event
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from cchc_desktop.meetings import service
from cchc_desktop.meetings.queries import meeting_facts
from cchc_desktop.meetings.records import AttendanceEntry, MeetingFacts, Presence
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.sessions import DataFile

TIMES = 101
PAGES = 5
BYTES = 30_000
SAVES_A_VISIT = 10
INVITED = (18, 60)
PRAGMAS = ("busy_timeout=5000", "foreign_keys=ON", "synchronous=FULL", "journal_mode=DELETE")

Save = Callable[[Session, str], object]
"""Stores a page in which these words stand."""


def main(folder: Path) -> None:
    """Measure single edits of each page of a draft whose proceedings have 30 kB."""
    gc.freeze()  # as the program does after its start
    file = sample_file(folder / "saving.cchc")
    with open_file(file) as data:
        meeting = draft_of_pages(data, PAGES)
    with open_file(file, rooms=ROOMS) as data:
        with data.writing() as session:
            service.save_proceedings(session, meeting, long_text("…"), today=DRAFT_DAY)
        with data.reading() as session:
            facts = meeting_facts(session, meeting)
        pages = Pages(facts)
        set_text = f"UPDATE meeting SET proceedings = ? WHERE id = {meeting}"
        measure(data, "proceedings of 30 kB", pages.proceedings, set_text)
        for invited in INVITED:
            measure(data, f"roll call of {invited}", pages.roll_call(invited), _reason_of_first(meeting))
        measure(data, "details", pages.details, f"UPDATE meeting SET place = ? WHERE id = {meeting}")
        set_conclusion = f"UPDATE conclusion SET text = ? WHERE id = {facts.conclusions[0].id}"
        measure(data, "conclusions", pages.conclusions, set_conclusion)
        reading(data, pages)


class Pages:
    """The pages of one meeting, each stored with other words."""

    def __init__(self, facts: MeetingFacts) -> None:
        self.facts = facts

    def proceedings(self, session: Session, words: str) -> None:
        """The page as its editor stores it: text and votes."""
        service.save_proceedings(session, self.facts.id, words, today=DRAFT_DAY)
        service.save_votes(session, self.facts.id, self.facts.votes)

    def roll_call(self, invited: int) -> Save:
        """The attendance of this many people, the first of whom is away for another reason."""
        known = [replace(entry, presence=Presence.PRESENT) for entry in self.facts.attendance[:invited]]
        guests = [AttendanceEntry(None, f"Khách mời số {n}", Presence.PRESENT) for n in range(invited - len(known))]

        def save(session: Session, words: str) -> None:
            first = replace(known[0], reason=words)
            entries = (first, *known[1:], *guests)
            service.save_attendance(session, self.facts.id, entries, participants_wording=(), today=DRAFT_DAY)

        return save

    def details(self, session: Session, words: str) -> None:
        """The page "Thông tin" with another place."""
        service.save_details(session, self.facts.id, replace(self.facts.details, place=words))

    def conclusions(self, session: Session, words: str) -> None:
        """The conclusions with another first one."""
        first, *others = self.facts.conclusions
        entries = (replace(first, text=words), *others)
        service.save_conclusions(session, self.facts.id, "", entries, today=DRAFT_DAY)


def measure(data: DataFile, what: str, save: Save, statement: str) -> None:
    """Show one page beside the bare statement; one save more, uncounted, tells how many transactions it takes."""
    words = in_middle if "proceedings" in statement else in_line
    numbers = count()
    with plain_copy(data) as plain:
        saved, bare = in_turns(
            TIMES,
            lambda: store(data, save, words(next(numbers)), visit=f"{what} {next(numbers) // (2 * SAVES_A_VISIT)}"),
            lambda: update(plain, statement, words(next(numbers))),
        )
    transactions = transactions_of(data, lambda: store(data, save, words(next(numbers)), visit="last"))
    show_ratio(f"one save of {what} ({transactions} transaction) : UPDATE", saved, bare, target=3)


def reading(data: DataFile, pages: Pages) -> None:
    """Show what the window waits for until it says "saved"."""
    numbers = count()

    def save_and_read() -> None:
        store(data, pages.proceedings, in_middle(next(numbers)), visit="read")
        with data.reading() as session:
            meeting_facts(session, pages.facts.id, committee_of=pages.facts)

    with plain_copy(data) as plain:
        statement = f"UPDATE meeting SET proceedings = ? WHERE id = {pages.facts.id}"
        reread, bare = in_turns(TIMES, save_and_read, lambda: update(plain, statement, in_middle(next(numbers))))
    show_ratio("one save of proceedings, then read for the window : UPDATE", reread, bare, target=None)


def store(data: DataFile, save: Save, words: str, *, visit: str) -> None:
    """Store a page as the window does."""
    with data.writing(visit=visit) as session:
        save(session, words)


def update(plain: dbapi2.Connection, statement: str, words: str) -> None:
    """Write the same words by the driver alone."""
    plain.execute("BEGIN IMMEDIATE")
    plain.execute(statement, (words,))
    plain.execute("COMMIT")


@contextmanager
def plain_copy(data: DataFile) -> Iterator[dbapi2.Connection]:
    """Give a bare connection to a copy of the file, with the pragmas of the program."""
    copy = data.path.with_name("saving-plain.cchc")
    shutil.copyfile(data.path, copy)
    connection = dbapi2.connect(str(copy), isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    yield connection
    connection.close()
    copy.unlink()


def transactions_of(data: DataFile, act: Callable[[], object]) -> int:
    """Count the transactions that are committed meanwhile."""
    commits: list[object] = []
    note = commits.append
    event.listen(data.engine, "commit", note)
    act()
    event.remove(data.engine, "commit", note)
    return len(commits)


def long_text(words: str) -> str:
    """Return proceedings of 30 kB with these words in the middle."""
    lines = [_LINE.format(n=n) for n in range(BYTES // len(_LINE.encode()))]
    lines[len(lines) // 2] += f" {words}"
    return "\n".join(lines)


def in_middle(number: int) -> str:
    """Return the long proceedings with a number typed in the middle."""
    return long_text(str(number))


def in_line(number: int) -> str:
    """Return a short text with a number typed at its end."""
    return f"Giao Văn phòng rà soát hồ sơ trễ hẹn lĩnh vực đất đai, xong trước ngày 15/5/2021 {number}"


def _reason_of_first(meeting: int) -> str:
    first = f"SELECT id FROM attendance WHERE meeting_id = {meeting} ORDER BY position LIMIT 1"
    return f"UPDATE attendance SET reason = ? WHERE id = ({first})"


_LINE = "{n}. Ý kiến của Bộ phận Một cửa: hồ sơ tiếp nhận trong kỳ đã giải quyết đúng hạn, riêng đất đai còn hồ sơ chờ."


if __name__ == "__main__":
    main(Path(sys.argv[1]))
