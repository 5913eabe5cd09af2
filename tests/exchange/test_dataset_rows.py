"""What stands in a new file after a data set was written into it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from cchc_desktop.calendar.model import CalendarDay
from cchc_desktop.calendar.queries import own_years, working_calendar
from cchc_desktop.committee.model import CommitteeRole, Department, FileSetting, Person, Post
from cchc_desktop.committee.queries import as_of_date, departments_at, people_at, profile_at
from cchc_desktop.committee.records import RoleKind, SealCase
from cchc_desktop.exchange.dataset import DataSet
from cchc_desktop.exchange.dataset_rows import write_dataset
from cchc_desktop.meetings.model import AgendaItem, Attendance, Conclusion, Meeting, MeetingSite
from cchc_desktop.register.model import IssuedDocument
from cchc_desktop.storage.base import Base
from cchc_desktop.storage.migrate import making
from cchc_desktop.storage.sessions import DataFile

MEETING_DAY = date(2020, 12, 4)


@pytest.fixture(scope="module")
def file(sample: DataSet, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataFile]:
    """A file with the sample in it, for reading."""
    path: Path = tmp_path_factory.mktemp("rows") / "sample.cchc"
    with making(path) as made, made.writing() as session:
        changes = write_dataset(session, sample)
        assert changes.concerns("meeting") and changes.concerns("person")
    with DataFile.open(path, read_only=True) as opened:
        yield opened


@pytest.mark.parametrize(
    ("table", "count"),
    [
        (Person, 18),
        (Post, 18),
        (CommitteeRole, 18),
        (Department, 19),
        (Meeting, 2),
        (AgendaItem, 5),
        (MeetingSite, 23),
        (Attendance, 34),
        (Conclusion, 11),
        (IssuedDocument, 8),
        (CalendarDay, 85),
        (FileSetting, 4),  # its identity among them
    ],
)
def test_sample_fills_each_table(file: DataFile, table: type[Base], count: int) -> None:
    with file.reading() as session:
        assert session.scalar(select(func.count()).select_from(table)) == count


def test_profile_is_the_one_of_the_sample(file: DataFile) -> None:
    with file.reading() as session:
        profile = profile_at(session, MEETING_DAY)
        assert as_of_date(session) == date(2021, 4, 5)
    assert (profile.seal_case, profile.committee_symbol) == (SealCase.B, "BCĐ")
    assert profile.letterhead_lines == ("BAN CHỈ ĐẠO", "CẢI CÁCH HÀNH CHÍNH")


def test_people_stand_by_rank_with_post_department_and_role(file: DataFile) -> None:
    with file.reading() as session:
        people = people_at(session, MEETING_DAY)
    assert [person.code for person in people] == [f"P{n:02d}" for n in range(1, 19)]
    assert (people[9].post, people[9].department_code) == (
        "Công chức Văn phòng - Thống kê, phụ trách Bộ phận Một cửa",
        "MC",
    )
    kinds = [person.role_kind for person in people]
    assert kinds[:5] == [RoleKind.HEAD, RoleKind.DEPUTY, RoleKind.DEPUTY, RoleKind.MEMBER, RoleKind.SECRETARY]
    assert kinds[14:16] == [RoleKind.GUEST, RoleKind.SUPPORT]


def test_departments_change_on_the_first_of_july_2025(file: DataFile) -> None:
    with file.reading() as session:
        before = [row.code for row in departments_at(session, date(2025, 6, 30))]
        since = [row.code for row in departments_at(session, date(2025, 7, 1))]
    assert len(before) == 12 and before[0] == "LD"
    assert since == ["VP", "KTHT", "VHXH", "HCC", "CA", "QS", "MTTQ"]


def test_person_of_a_department_in_both_sets_belongs_to_the_one_of_that_day(file: DataFile) -> None:
    with file.reading() as session:
        (name,) = session.scalars(
            select(Department.name).join(Post).join(Person, Person.id == Post.person_id).where(Person.code == "P09")
        )
    assert name == "Văn hóa - Xã hội"


def test_papers_belong_to_their_meeting(file: DataFile) -> None:
    with file.reading() as session:
        rows = session.execute(
            select(IssuedDocument.number, IssuedDocument.symbol, IssuedDocument.issued_on)
            .join(Meeting, Meeting.id == IssuedDocument.owner_id)
            .where(IssuedDocument.owner_kind == "meeting", Meeting.code == "TK-2020")
            .order_by(IssuedDocument.position)
        ).all()
    assert [f"{number}/{symbol}" for number, symbol, _day in rows] == [
        "01/GM-UBND",
        "09/BC-UBND",
        "01/BB-BCĐ",
        "02/TB-BCĐ",
    ]
    assert rows[3].issued_on == date(2021, 1, 25)


def test_working_days_are_those_of_the_data_set(file: DataFile) -> None:
    with file.reading() as session:
        calendar = working_calendar(session)
        assert own_years(session) == frozenset(range(2020, 2027))
        assert calendar.add_working_days(date(2020, 12, 4), 5) == date(2020, 12, 11)
        assert calendar.add_working_days(date(2021, 2, 8), 3) == date(2021, 2, 18)
        assert calendar.add_working_days(date(2025, 4, 25), 2) == date(2025, 4, 28)
