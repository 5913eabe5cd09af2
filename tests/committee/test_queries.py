"""The committee as of one day."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_desktop.committee import queries
from cchc_desktop.committee.model import Committee, CommitteeRole, Department, Organisation, Person, Post
from cchc_desktop.committee.records import DepartmentKind, RoleKind, SealCase
from cchc_desktop.errors import NotFound
from cchc_desktop.storage.sessions import DataFile

DAY = date(2025, 7, 1)
BEFORE = date(2025, 6, 30)


def test_a_file_without_committee_says_where_to_enter_it(file: DataFile) -> None:
    with file.reading() as session:
        assert not queries.has_committee(session)
        with pytest.raises(NotFound, match="Thiết lập"):
            queries.profile_at(session, DAY)


def test_an_organ_without_committee_is_not_enough(file: DataFile) -> None:
    with file.writing() as session:
        session.add(Organisation(name="Ủy ban nhân dân phường Đức Sen", short_name="UBND phường Đức Sen"))
    with file.reading() as session:
        assert not queries.has_committee(session)
        assert queries.profile_periods(session) == []


def test_people_stand_by_rank_with_the_department_of_the_day(file: DataFile) -> None:
    with file.writing() as session:
        leaders = Department(code="LD", name="Lãnh đạo", kind=DepartmentKind.LEADERS)
        session.add_all([leaders, Person(code="P01", full_name="B", rank=2), Person(code="P02", full_name="A", rank=1)])
        session.flush()
        session.add(Post(person_id=2, department_id=leaders.id, title="Chủ tịch", valid_from=DAY))
        session.add(CommitteeRole(person_id=2, title="Trưởng ban", kind=RoleKind.HEAD, valid_to=BEFORE))
    with file.reading() as session:
        first, second = queries.people_at(session, DAY)
        (then, _other) = queries.people_at(session, BEFORE)
    assert (first.full_name, first.post, first.department_kind) == ("A", "Chủ tịch", DepartmentKind.LEADERS)
    assert (first.role, first.role_kind) == ("", None)
    assert (second.full_name, second.post, second.department_id) == ("B", "", None)
    assert (then.post, then.role_kind) == ("", RoleKind.HEAD)


def test_the_newer_of_two_posts_on_one_day_is_taken(file: DataFile) -> None:
    with file.writing() as session:
        session.add(Person(code="P01", full_name="A"))
        session.flush()
        session.add_all([Post(person_id=1, title="Cũ"), Post(person_id=1, title="Mới", valid_from=DAY)])
    with file.reading() as session:
        assert [person.post for person in queries.people_at(session, DAY)] == ["Mới"]


def test_periods_of_organ_and_committee_are_laid_together(file: DataFile) -> None:
    with file.writing() as session:
        session.add_all(
            [
                Organisation(name="Cũ", short_name="Cũ", valid_to=BEFORE),
                Organisation(name="Mới", short_name="Mới", valid_from=DAY),
                Committee(name="Ban cũ", seal_case=SealCase.B, valid_to=date(2025, 9, 30)),
                Committee(name="Ban mới", seal_case=SealCase.A, valid_from=date(2025, 10, 1)),
            ]
        )
    with file.reading() as session:
        rows = queries.profile_periods(session)
        seal = [queries.profile_at(session, day).seal_case for day in (DAY, date(2025, 10, 1))]
    assert [(row.organisation, row.committee, row.valid_from, row.valid_to) for row in rows] == [
        ("Mới", "Ban mới", date(2025, 10, 1), None),
        ("Mới", "Ban cũ", DAY, date(2025, 9, 30)),
        ("Cũ", "Ban cũ", None, BEFORE),
    ]
    assert seal == [SealCase.B, SealCase.A]


def test_lines_left_empty_follow_from_the_names(file: DataFile) -> None:
    with file.writing() as session:
        session.add(Organisation(name="Ủy ban nhân dân phường Đức Sen", short_name="UBND phường Đức Sen"))
        session.add(Committee(name="Ban Chỉ đạo Cải cách hành chính phường Đức Sen"))
    with file.reading() as session:
        assert queries.profile_at(session, DAY).letterhead_lines == ("BAN CHỈ ĐẠO", "CẢI CÁCH HÀNH CHÍNH")


def test_departments_of_every_time_are_given_without_a_day(file: DataFile) -> None:
    with file.writing() as session:
        session.add(Department(code="A", name="Một", valid_to=BEFORE, rank=2))
        session.add(Department(code="B", name="Hai", valid_from=DAY, rank=1))
    with file.reading() as session:
        assert [row.code for row in queries.departments_at(session, None)] == ["B", "A"]
        assert [row.code for row in queries.departments_at(session, BEFORE)] == ["A"]


def test_words_used_are_offered_once_and_in_vietnamese_order(file: DataFile) -> None:
    with file.writing() as session:
        session.add(Person(code="P01", full_name="A", kind="công chức"))
        session.add(Person(code="P02", full_name="B", kind=""))
        session.flush()
        titles = ("Đảng viên", "Dân quân", "Đảng viên", "")
        session.add_all([Post(person_id=1, title=title) for title in titles])
        session.add(CommitteeRole(person_id=1, title="Ủy viên"))
    with file.reading() as session:
        used = queries.words_used(session)
    assert used.posts == ("Dân quân", "Đảng viên")
    assert (used.roles, used.kinds) == (("Ủy viên",), ("công chức",))
