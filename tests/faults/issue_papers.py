"""Issue notices, each in the place of the one before, saying so after each commit; meant to be killed."""

from __future__ import annotations

from pathlib import Path

from cchc_desktop.documents import issue
from cchc_desktop.documents.paper_places import PaperPlace, issuable_at, issued_at
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.sessions import DataFile
from tests.documents.issuing_parts import NOW, TODAY, notice_of


def main(path: str, meeting_id: str) -> None:
    place = notice_of(int(meeting_id))
    with open_file(Path(path), rooms=ROOMS) as data:
        number = _next_number(data, place)
        while True:
            _issue(data, place, number)
            print(f"issued {number}", flush=True)
            number += 1


def _next_number(data: DataFile, place: PaperPlace) -> int:
    with data.reading() as session:
        old = issued_at(session, place)
    return int(old.number) + 1 if old is not None else 11


def _issue(data: DataFile, place: PaperPlace, number: int) -> None:
    with data.reading() as session:
        old = issued_at(session, place)
        issuable = issuable_at(session, place, today=TODAY)
        paper = issue.read_entry(session, issuable, number=str(number), issued_on=TODAY, today=TODAY)
    ready = issue.prepare(issuable, paper, replaces=old.id if old is not None else None)
    with data.writing() as session:
        issue.issue(session, ready, now=NOW, today=TODAY)
