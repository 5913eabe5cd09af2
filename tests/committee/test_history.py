"""Corrections of the past: lines of a person's history, and periods begun by mistake."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cchc_desktop.committee import history, queries, service
from cchc_desktop.committee.history import LineEdit
from cchc_desktop.committee.records import HistoryLine, Profile, RoleKind, SealCase
from cchc_desktop.committee.service import PersonEdit
from cchc_desktop.errors import Conflict, NotFound, ValidationError
from cchc_desktop.storage.sessions import DataFile

TODAY = date(2026, 3, 2)
DAY = date(2025, 7, 1)
BEFORE = date(2025, 6, 30)


@pytest.fixture
def person_id(file: DataFile) -> int:
    """Somebody who got another post and role on ``DAY``."""
    with file.writing() as session:
        found, _changes = service.add_person(session, PersonEdit("Trần Quốc Đạt", post="Phó", role="Ủy viên"))
        edit = PersonEdit("Trần Quốc Đạt", post="Trưởng", role="Phó Trưởng ban", since=DAY)
        service.update_person(session, found, edit, today=TODAY)
    return found


def lines(file: DataFile, person_id: int) -> dict[str, HistoryLine]:
    """The lines by their words."""
    with file.reading() as session:
        return {line.title: line for line in queries.history_of(session, person_id)}


def correct(file: DataFile, line: HistoryLine, **changed: object) -> None:
    """Correct a line."""
    edit = LineEdit(line.title, line.department_id, line.valid_from, line.valid_to)
    with file.writing() as session:
        history.correct_line(session, line, replace(edit, **changed))  # type: ignore[arg-type]


def test_posts_come_before_roles_and_the_newest_first(file: DataFile, person_id: int) -> None:
    assert [*lines(file, person_id)] == ["Trưởng", "Phó", "Phó Trưởng ban", "Ủy viên"]


def test_the_dates_of_a_line_are_corrected(file: DataFile, person_id: int) -> None:
    found = lines(file, person_id)
    correct(file, found["Phó"], valid_from=date(2020, 1, 1), valid_to=date(2025, 5, 31))
    correct(file, found["Trưởng"], valid_from=date(2025, 6, 1))
    with file.reading() as session:
        (then,) = queries.people_at(session, BEFORE)
        (long_ago,) = queries.people_at(session, date(2019, 12, 31))
    assert (then.post, long_ago.post) == ("Trưởng", "")


def test_the_words_of_a_role_decide_its_place(file: DataFile, person_id: int) -> None:
    correct(file, lines(file, person_id)["Phó Trưởng ban"], title="Thư ký Ban Chỉ đạo")
    with file.reading() as session:
        (person,) = queries.people_at(session, TODAY)
    assert person.role_kind is RoleKind.SECRETARY


def test_lines_that_would_overlap_are_refused_by_name(file: DataFile, person_id: int) -> None:
    with pytest.raises(ValidationError, match=r"Trưởng.*01/7/2025") as refused:
        correct(file, lines(file, person_id)["Phó"], valid_to=DAY)
    assert refused.value.field == "valid_from"
    assert lines(file, person_id)["Phó"].valid_to == BEFORE


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"valid_from": DAY, "valid_to": BEFORE}, "valid_to"), ({"title": ""}, "title")],
)
def test_a_line_needs_words_and_days_in_order(
    file: DataFile, person_id: int, changed: dict[str, object], field: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        correct(file, lines(file, person_id)["Trưởng"], **changed)
    assert refused.value.field == field


def test_a_removed_line_gives_its_days_back_to_the_one_before(file: DataFile, person_id: int) -> None:
    with file.writing() as session:
        history.remove_line(session, lines(file, person_id)["Trưởng"])
        history.remove_line(session, lines(file, person_id)["Phó Trưởng ban"])
    found = lines(file, person_id)
    assert [*found] == ["Phó", "Ủy viên"]
    assert [line.valid_to for line in found.values()] == [None, None]


def test_removing_the_first_line_leaves_the_next_as_it_is(file: DataFile, person_id: int) -> None:
    with file.writing() as session:
        history.remove_line(session, lines(file, person_id)["Phó"])
    assert lines(file, person_id)["Trưởng"].valid_from == DAY


def test_a_line_removed_meanwhile_is_named(file: DataFile, person_id: int) -> None:
    line = lines(file, person_id)["Phó"]
    with file.writing() as session:
        history.remove_line(session, line)
    with pytest.raises(NotFound):
        correct(file, line)


def begin(file: DataFile, name: str, since: date | None) -> None:
    """Begin a period under a name."""
    with file.writing() as session:
        base = queries.profile_at(session, TODAY) if queries.has_committee(session) else None
        profile = replace(base, organisation=name) if base else _first(name)
        service.save_profile(session, profile, today=TODAY, since=since)


def _first(name: str) -> Profile:
    return Profile(name, name, "UBND", "", "", "", "Ban Chỉ đạo", "BCĐ", (), SealCase.A)


def test_a_period_begun_by_mistake_is_taken_back(file: DataFile) -> None:
    begin(file, "Cũ", None)
    begin(file, "Mới", DAY)
    with file.writing() as session:
        history.remove_period(session, DAY)
    with file.reading() as session:
        (period,) = queries.profile_periods(session)
    assert (period.organisation, period.valid_from, period.valid_to) == ("Cũ", None, None)


def test_the_only_period_stays(file: DataFile) -> None:
    begin(file, "Mới", DAY)
    with pytest.raises(Conflict), file.writing() as session:
        history.remove_period(session, DAY)
    with file.reading() as session:
        assert queries.profile_at(session, TODAY).organisation == "Mới"
