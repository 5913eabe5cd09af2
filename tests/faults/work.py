"""What the secretary does in a day, one call each, for tests in which the disk or the file refuses it."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from cchc_desktop.documents import issue
from cchc_desktop.documents.issuing import print_paper
from cchc_desktop.documents.paper_places import PaperPlace, issuable_at
from cchc_desktop.meetings import service, signing
from cchc_desktop.meetings.queries import meeting_facts, meeting_id
from cchc_desktop.meetings.records import MeetingDetails, MeetingFacts, MeetingKind
from cchc_desktop.register.records import Paper
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage import history, trash
from cchc_desktop.storage.attaching import Owner, attach_bytes
from cchc_desktop.storage.copy_names import Reason
from cchc_desktop.storage.engine import disposable_engine
from cchc_desktop.storage.keeping import make_backup
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.sessions import DataFile

TODAY = date(2021, 4, 8)
NOW = datetime(2021, 4, 8, 9, 30, tzinfo=UTC)
SIGNED_ON = date(2021, 4, 6)
DETAILS = MeetingDetails("Họp giao ban tháng 4", MeetingKind.MONTHLY, "2021-04", date(2021, 4, 5))
CODE = "GB-2021-04"
PAGES = {"pdf": random.Random(1).randbytes(60_000), "docx": random.Random(2).randbytes(60_000)}


def add_draft(path: Path) -> int:
    """Add a meeting whose minutes are ready to be signed, and one in the trash; return the first."""
    with open_file(path, rooms=ROOMS) as data:
        with data.writing() as session:
            meeting, _changes = service.create_meeting(session, DETAILS, today=TODAY)
            first, second, *_rest = sorted(meeting_facts(session, meeting).people)
            whole = replace(
                DETAILS, start_time=time(14), end_time=time(16), place="P", chair_id=first, secretary_id=second
            )
            service.save_details(session, meeting, whole)
        with data.writing() as session:
            service.save_proceedings(session, meeting, "I. KHAI MẠC\nKhai mạc.", today=TODAY)
    return meeting


def facts_of(data: DataFile) -> MeetingFacts:
    with data.reading() as session:
        return meeting_facts(session, meeting_id(session, CODE))


def save(data: DataFile) -> None:
    meeting = facts_of(data).id
    with data.writing(visit="visit") as session:
        service.save_proceedings(session, meeting, "I. KHAI MẠC\n" + "Thảo luận. " * 4000, today=TODAY)


def sign(data: DataFile) -> None:
    facts = facts_of(data)
    with data.writing() as session:
        paper = Paper("BB", "05", "BB-BCĐ", SIGNED_ON)
        signing.sign_minutes(session, facts, paper, PAGES, now=NOW, today=TODAY)


def issue_paper(data: DataFile) -> None:
    place = PaperPlace("conclusion_notice", "meeting", facts_of(data).id)
    with data.reading() as session:
        issuable = issuable_at(session, place, today=TODAY)
        paper = issue.read_entry(session, issuable, number="11", issued_on=TODAY, today=TODAY)
    ready = replace(issue.prepare(issuable, paper), pages=PAGES)
    with data.writing() as session:
        issue.issue(session, ready, now=NOW, today=TODAY)


def attach(data: DataFile) -> None:
    attach_bytes(data, PAGES["pdf"], "quét.pdf", Owner("meeting", facts_of(data).id, "paper"), now=NOW)


def undo(data: DataFile) -> None:
    with data.writing() as session:
        history.undo(session)


def back_up(data: DataFile) -> None:
    make_backup(data.path, Reason.BY_HAND)


def empty_trash(data: DataFile) -> None:
    trash.empty(data)


def print_minutes(data: DataFile) -> None:
    print_paper(data.path, "minutes", CODE, formats=("pdf",), folder=data.path.parent)


Verb = Callable[[DataFile], None]
WRITES: dict[str, Verb] = {
    "autosave": save,
    "signing": sign,
    "issuing": issue_paper,
    "attaching": attach,
    "undo": undo,
}
"""What writes into the file itself."""
MAKES: dict[str, Verb] = {"backup": back_up, "emptying the trash": empty_trash, "export": print_minutes}
"""What makes other files beside it, or begins with one."""

Rows = dict[str, list[tuple[object, ...]]]


def rows_of(path: Path) -> Rows:
    """Return every row of the file as plain SQL reads it."""
    with closing(disposable_engine(path, read_only=True).connect()) as connection:
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        return {
            name: [tuple(row) for row in connection.exec_driver_sql(f'SELECT * FROM "{name}" ORDER BY 1')]
            for name in names
            if not name.startswith(("search_index", "sqlite_"))
        }
