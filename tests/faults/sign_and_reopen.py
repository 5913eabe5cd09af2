"""Sign a meeting, open it again, and so on, saying so after each commit; meant to be killed."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime
from pathlib import Path

from cchc_desktop.meetings import signing
from cchc_desktop.meetings.queries import meeting_facts
from cchc_desktop.register.records import Paper
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.sessions import DataFile

TODAY = date(2021, 4, 8)
NOW = datetime(2021, 4, 8, 9, 30, tzinfo=UTC)
PAGE_BYTES = 1_500_000


def main(path: str, meeting_id: str) -> None:
    meeting = int(meeting_id)
    with open_file(Path(path), rooms=ROOMS) as data:
        for _round in range(10_000):
            if not _facts(data, meeting).is_locked:
                _sign(data, meeting)
            with data.writing() as session:
                signing.reopen_minutes(session, meeting, "Sai số liệu", now=NOW)
            print(f"open {_facts(data, meeting).version}", flush=True)


def _sign(data: DataFile, meeting: int) -> None:
    facts = _facts(data, meeting)
    paper = facts.paper("BB") or Paper("BB", "05", "BB-BCĐ", date(2021, 4, 6))
    bytes_ = random.Random(facts.version).randbytes(PAGE_BYTES)
    with data.writing() as session:
        pages = {"pdf": bytes_, "docx": bytes_[::-1]}
        signing.sign_minutes(session, facts, paper, pages, now=NOW, today=TODAY)
    print(f"signed {facts.version}", flush=True)


def _facts(data: DataFile, meeting: int):  # type: ignore[no-untyped-def]
    with data.reading() as session:
        return meeting_facts(session, meeting)
