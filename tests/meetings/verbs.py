"""A meeting made for a test, and the verbs that begin its minutes or do not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sqlalchemy.orm import Session

from cchc_desktop.meetings import service
from cchc_desktop.meetings.queries import meeting_facts, meeting_id
from cchc_desktop.meetings.records import (
    AgendaEntry,
    AttendanceEntry,
    ConclusionEntry,
    MeetingDetails,
    MeetingFacts,
    MeetingKind,
    Presence,
)
from cchc_desktop.meetings.rules import OUTLINE
from cchc_desktop.storage.sessions import DataFile

TODAY = date(2021, 4, 5)
DETAILS = MeetingDetails("Họp giao ban tháng 4", MeetingKind.MONTHLY, "2021-04", date(2021, 4, 5))


def create(data: DataFile, details: MeetingDetails = DETAILS, *, today: date = TODAY) -> int:
    with data.writing() as session:
        return service.create_meeting(session, details, today=today)[0]


def facts_of(data: DataFile, meeting: int) -> MeetingFacts:
    with data.reading() as session:
        return meeting_facts(session, meeting)


def signed(data: DataFile) -> int:
    """The sample's monthly meeting, whose minutes are signed."""
    with data.reading() as session:
        return meeting_id(session, "GB-2020-12")


Verb = Callable[[Session, int], object]
BEGINNINGS: dict[str, Verb] = {
    "text": lambda s, m: service.save_proceedings(s, m, OUTLINE + "\nThêm.", today=TODAY),
    "presence": lambda s, m: service.save_attendance(
        s, m, [AttendanceEntry(guest="A", presence=Presence.PRESENT)], participants_wording=(), today=TODAY
    ),
    "conclusion": lambda s, m: service.save_conclusions(s, m, "", [ConclusionEntry("Giao MC.")], today=TODAY),
}
NO_BEGINNINGS: dict[str, Verb] = {
    "outline": lambda s, m: service.save_proceedings(s, m, OUTLINE + "\n", today=TODAY),
    "nothing": lambda s, m: service.save_proceedings(s, m, " ", today=TODAY),
    "invited": lambda s, m: service.save_attendance(
        s, m, [AttendanceEntry(guest="A")], participants_wording=("A",), today=TODAY
    ),
    "blank conclusion": lambda s, m: service.save_conclusions(s, m, "Lời dẫn:", [ConclusionEntry(" ")], today=TODAY),
    "agenda": lambda s, m: service.save_agenda(s, m, [AgendaEntry("Một")]),
}
