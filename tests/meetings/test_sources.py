"""What papers name as the source of a task: the paper that announced its conclusion, else the meeting and its day."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from cchc_desktop.meetings.model import Conclusion, Meeting
from cchc_desktop.meetings.queries import meeting_id
from cchc_desktop.meetings.records import MeetingKind
from cchc_desktop.meetings.sources import source_words
from cchc_desktop.register.model import IssuedDocument
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.tasks.records import SourceKind


def words_of(session: Session, meeting: int, position: int) -> str:
    query = select(Conclusion.id).where(Conclusion.meeting_id == meeting, Conclusion.position == position)
    key = (SourceKind.CONCLUSION, session.scalars(query).one())
    return source_words(session, [key])[key]


def test_conclusion_is_cited_by_the_notice_else_by_the_minutes(data: DataFile) -> None:
    with data.writing() as session:
        meeting = meeting_id(session, "GB-2020-12")
        assert words_of(session, meeting, 2) == "Kết luận 3, 13/TB-BCĐ ngày 09/12/2020"
        session.execute(
            delete(IssuedDocument).where(IssuedDocument.owner_id == meeting, IssuedDocument.type_code == "TB")
        )
        assert words_of(session, meeting, 2) == "Kết luận 3, 12/BB-BCĐ ngày 04/12/2020"


@pytest.mark.parametrize(
    ("noun", "words"),
    [
        ("", "Kết luận 2 tại cuộc họp ngày 04/12/2020"),
        ("Cuộc họp", "Kết luận 2 tại cuộc họp ngày 04/12/2020"),
        ("Hội nghị", "Kết luận 2 tại hội nghị ngày 04/12/2020"),
    ],
)
def test_without_a_paper_a_conclusion_is_cited_by_meeting_and_day(data: DataFile, noun: str, words: str) -> None:
    with data.writing() as session:
        meeting = Meeting(code="X", title="Họp", kind=MeetingKind.MONTHLY, period="2020-12", noun=noun)
        meeting.start_date = date(2020, 12, 4)
        session.add(meeting)
        session.flush()
        session.add_all(Conclusion(meeting_id=meeting.id, position=at, text=f"Giao {at}.") for at in range(3))
        session.flush()
        assert words_of(session, meeting.id, 1) == words
