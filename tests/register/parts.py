"""A register under test: a new file with two people, papers typed in, drafted and issued."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import Select, literal, select
from sqlalchemy.orm import Session

from cchc_desktop.committee.service import PersonEdit, add_person, set_file_setting
from cchc_desktop.register.drafting import begin_draft
from cchc_desktop.register.entering import enter_paper
from cchc_desktop.register.records import Paper, PaperEntry, PaperForm
from cchc_desktop.register.service import issue
from cchc_desktop.storage.sessions import DataFile

NOW = datetime(2021, 4, 5, 9, 30, tzinfo=UTC)
TODAY = date(2021, 4, 5)
MEETING_ID = 7


def owners() -> Select[str, int, str, str, bool]:
    """Select one record that owns papers: a meeting."""
    return select(
        literal("meeting").label("kind"),
        literal(MEETING_ID).label("id"),
        literal("GB-2021-03").label("code"),
        literal("Họp giao ban tháng 3").label("title"),
        literal(False).label("in_trash"),
    )


def add_people(session: Session) -> tuple[int, int]:
    """Add a head and a deputy of the ward; the deputy became one in March 2021."""
    set_file_setting(session, "as_of_date", TODAY.isoformat())
    head, _changes = add_person(session, PersonEdit("Nguyễn Thị Minh Hằng", post="Chủ tịch UBND phường"))
    deputy, _changes = add_person(
        session, PersonEdit("Trần Quốc Đạt", post="Phó Chủ tịch UBND phường", since=date(2021, 3, 1))
    )
    return head, deputy


def typed(number: str, day: date, *, symbol: str = "TB-BCĐ", type_code: str = "TB", title: str = "") -> PaperEntry:
    """Return a paper as it is typed into the register."""
    return PaperEntry(type_code, number, symbol, day, title)


def enter(data: DataFile, *entries: PaperEntry) -> list[int]:
    """Type papers into the register, each as one step; return their ids."""
    found = []
    for entry in entries:
        with data.writing() as session:
            found.append(enter_paper(session, entry)[0])
    return found


def draft(data: DataFile, form: PaperForm | None = None, *, title: str = "Kết luận", type_code: str = "TB") -> int:
    """Begin a paper of the meeting; return its id."""
    with data.writing() as session:
        made = form or PaperForm("conclusion_notice")
        return begin_draft(session, "meeting", MEETING_ID, type_code, made, title, begun_on=TODAY)[0]


def issued(data: DataFile, number: str = "05", day: date = TODAY, *, paper_id: int | None = None) -> int:
    """Issue a notice of the meeting; return its id."""
    paper = Paper("TB", number, "TB-BCĐ", day, "Kết luận", id=paper_id, form=PaperForm("conclusion_notice"))
    with data.writing() as session:
        return issue(session, "meeting", MEETING_ID, paper, now=NOW)
