"""A committee entered at once, and people added from a list: all of it or nothing."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from cchc_desktop.committee import queries
from cchc_desktop.committee.founding import (
    Founding,
    NewPerson,
    add_people,
    found_committee,
    proposed_code,
    unknown_departments,
    without_those_there,
)
from cchc_desktop.committee.records import DepartmentKind, Gender, RoleKind
from cchc_desktop.errors import ValidationError
from cchc_desktop.storage.sessions import DataFile
from tests.committee.parts import PROFILE, TODAY

SINCE = date(2025, 7, 1)
CHAIR = NewPerson("Nguyễn Thị Minh Hằng", "Chủ tịch", "lanh dao ubnd phuong", "Trưởng Ban Chỉ đạo", Gender.FEMALE)
CLERK = NewPerson("Hoàng Thị Thúy Nga", "Công chức", "VP", "Thư ký Ban Chỉ đạo")
GUEST = NewPerson("Đỗ Văn Khải", "Phó Bí thư", "Đảng ủy phường")
FOUNDING = Founding(
    PROFILE, (("LD", "Lãnh đạo UBND phường"), ("VP", "Văn phòng")), since=SINCE, people=(CHAIR, CLERK, GUEST)
)


def found(file: DataFile, founding: Founding = FOUNDING) -> None:
    with file.writing() as session:
        found_committee(session, founding, today=TODAY)


def test_everything_is_there_afterwards_in_its_order(file: DataFile) -> None:
    found(file)
    with file.reading() as session:
        people = queries.people_at(session, TODAY)
        departments = queries.departments_at(session, TODAY)
        assert queries.profile_at(session, TODAY) == PROFILE
    assert [person.full_name for person in people] == [CHAIR.full_name, CLERK.full_name, GUEST.full_name]
    assert [person.department_code for person in people] == ["LD", "VP", "DU"]
    assert (people[0].role_kind, people[0].gender) == (RoleKind.HEAD, Gender.FEMALE)
    assert [row.code for row in departments] == ["LD", "VP", "DU"]
    assert departments[0].kind is DepartmentKind.LEADERS
    assert {row.valid_from for row in departments} == {SINCE}


def test_departments_of_the_time_before_end_with_it(file: DataFile) -> None:
    until = date(2025, 6, 30)
    found(file, Founding(PROFILE, (("VPTK", "Văn phòng - Thống kê"),), until=until, people=(GUEST,)))
    with file.reading() as session:
        assert queries.departments_at(session, TODAY) == []
        assert [row.valid_to for row in queries.departments_at(session, until)] == [until, until]
        assert queries.people_at(session, TODAY)[0].department == "Đảng ủy phường"


@pytest.mark.parametrize(
    "founding",
    [
        Founding(PROFILE, (("LD", "Lãnh đạo"), ("LD", "Văn phòng"))),
        Founding(PROFILE, (("", "Văn phòng"),)),
        Founding(PROFILE, people=(CHAIR, NewPerson(""))),
        Founding(PROFILE, people=(CHAIR, NewPerson("Nguyễn " * 9))),
        Founding(PROFILE, people=(NewPerson("Lê Đức Ánh", code="A1"), NewPerson("Lê Đức Anh", code="A1"))),
    ],
)
def test_what_cannot_be_kept_leaves_nothing_behind(file: DataFile, founding: Founding) -> None:
    with pytest.raises(ValidationError):
        found(file, founding)
    with file.reading() as session:
        assert not queries.has_committee(session)
        assert queries.people_at(session, TODAY) == []
        assert queries.departments_at(session, None) == []


def test_codes_of_a_list_are_kept_and_the_others_proposed(file: DataFile) -> None:
    with file.writing() as session:
        add_people(session, (NewPerson("Lê Đức Ánh", code="CB-7"), NewPerson("Lê Đức Anh")), today=TODAY)
    with file.reading() as session:
        assert [person.code for person in queries.people_at(session, TODAY)] == ["CB-7", "P01"]


def test_people_already_there_with_the_same_post_are_left_out(file: DataFile) -> None:
    found(file)
    again = (NewPerson("hoàng thị thúy nga", "công chức"), NewPerson("Hoàng Thị Thúy Nga", "Phó Chủ tịch"))

    def left(session: Session) -> tuple[NewPerson, ...]:
        return without_those_there(session, again, today=TODAY)

    with file.reading() as session:
        assert left(session) == again[1:]


def test_departments_are_known_by_code_and_name_without_accents(file: DataFile) -> None:
    found(file)
    people = [
        NewPerson("A B", department=words) for words in ("vp", "VAN PHONG", "Đảng uỷ phường", "Tư pháp", "tu phap")
    ]
    with file.reading() as session:
        assert unknown_departments(people, queries.departments_at(session, TODAY)) == ("Tư pháp",)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Tư pháp - Hộ tịch", "TPHT"),
        ("Phòng Kinh tế, Hạ tầng và Đô thị", "KTHTDT"),
        ("Ban", "B"),
        ("Công an phường", "CA2"),
        ("***", "B"),
    ],
)
def test_a_code_is_proposed_from_the_first_letters(name: str, code: str) -> None:
    assert proposed_code(name, {"CA", "VP"}) == code
