"""A held meeting whose notice can be issued, and what issues it, for tests."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime, time

import docx
import pdfplumber
from sqlalchemy.orm import Session

from cchc_desktop.documents import issue
from cchc_desktop.documents.paper_places import PaperPlace, issuable_at
from cchc_desktop.meetings import service
from cchc_desktop.meetings.queries import meeting_facts
from cchc_desktop.meetings.records import AttendanceEntry, ConclusionEntry, MeetingDetails, MeetingKind
from cchc_desktop.storage.sessions import DataFile

TODAY = date(2021, 4, 8)
NOW = datetime(2021, 4, 8, 9, 30, tzinfo=UTC)
HELD = date(2021, 4, 5)
DETAILS = MeetingDetails("Họp giao ban tháng 4 năm 2021", MeetingKind.MONTHLY, "2021-04", HELD)


def held_meeting(session: Session) -> int:
    """Add a meeting with chair, guests and one conclusion that gives no task; return its id."""
    meeting, _changes = service.create_meeting(session, DETAILS, today=TODAY)
    people = sorted(meeting_facts(session, meeting).people)
    whole = replace(
        DETAILS,
        start_time=time(14),
        end_time=time(16, 30),
        place="Phòng họp số 1",
        chair_id=people[0],
        secretary_id=people[1],
    )
    service.save_details(session, meeting, whole)
    service.save_attendance(
        session, meeting, [AttendanceEntry(person) for person in people[:4]], today=TODAY, participants_wording=()
    )
    service.save_conclusions(session, meeting, "", [ConclusionEntry("Ghi nhận kết quả quý I.")], today=TODAY)
    return meeting


def notice_of(meeting: int, paper_id: int | None = None) -> PaperPlace:
    """Where the notice of a meeting's conclusions is found."""
    return PaperPlace("conclusion_notice", "meeting", meeting, paper_id)


def invitation_to(meeting: int, paper_id: int | None = None) -> PaperPlace:
    """Where the invitation to a meeting is found."""
    return PaperPlace("invitation", "meeting", meeting, paper_id)


def issued(
    data: DataFile,
    place: PaperPlace,
    *,
    number: str = "11",
    day: date | None = TODAY,
    today: date = TODAY,
    takes_reserved: bool = False,
    replaces: int | None = None,
) -> int:
    """Issue the paper at a place as the window does; return its id."""
    ready = prepared(data, place, number=number, day=day, today=today, takes_reserved=takes_reserved, replaces=replaces)
    with data.writing() as session:
        paper_id, _changes = issue.issue(session, ready, now=NOW, today=today)
    return paper_id


def prepared(
    data: DataFile,
    place: PaperPlace,
    *,
    number: str = "11",
    day: date | None = TODAY,
    today: date = TODAY,
    takes_reserved: bool = False,
    replaces: int | None = None,
) -> issue.Ready:
    """Make the paper at a place ready to be issued."""
    with data.reading() as session:
        issuable = issuable_at(session, place, today=today)
        paper = issue.read_entry(
            session, issuable, number=number, issued_on=day, today=today, takes_reserved=takes_reserved
        )
    return issue.prepare(issuable, paper, takes_reserved=takes_reserved, replaces=replaces)


def words_of(data: bytes) -> str:
    """Return the words of a PDF or a Word file on one line."""
    if data.startswith(b"%PDF"):
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            found = [page.extract_text() for page in pdf.pages]
    else:
        found = [element.text or "" for element in docx.Document(io.BytesIO(data)).element.body.iter() if element.text]
    return " ".join(" ".join(found).split())
