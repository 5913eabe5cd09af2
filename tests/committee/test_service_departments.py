"""Departments: codes that come again, those that stay, and the ready sets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from cchc_desktop.committee import queries, service
from cchc_desktop.committee.model import Department
from cchc_desktop.committee.records import DepartmentKind, DepartmentRow
from cchc_desktop.committee.service import PersonEdit
from cchc_desktop.errors import Conflict, ValidationError
from cchc_desktop.storage.sessions import DataFile
from tests.committee.parts import DAY_BEFORE, MERGER, TODAY, add, at, update


def department(code: str, name: str, first: date | None = None, last: date | None = None) -> DepartmentRow:
    """A department as typed."""
    return DepartmentRow(0, code, name, "", DepartmentKind.UNIT, first, last)


def save(file: DataFile, edit: DepartmentRow, row: DepartmentRow | None = None) -> int:
    """Save a department and return its id."""
    with file.writing() as session:
        changes = service.save_department(session, row, edit)
    assert changes.record_id is not None
    return changes.record_id


def codes(file: DataFile, day: date | None) -> list[str]:
    """The codes of the departments of a day."""
    with file.reading() as session:
        return [row.code for row in queries.departments_at(session, day)]


@pytest.mark.parametrize(
    ("edit", "field"),
    [
        (department("VP", ""), "name"),
        (department("", "Văn phòng"), "code"),
        (department("VP", "Văn phòng", MERGER, DAY_BEFORE), "valid_to"),
    ],
)
def test_a_department_needs_code_name_and_days_in_order(file: DataFile, edit: DepartmentRow, field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        save(file, edit)
    assert refused.value.field == field


def test_a_code_may_come_again_after_its_period(file: DataFile) -> None:
    save(file, department("VHXH", "Văn hóa - Xã hội", None, DAY_BEFORE))
    save(file, department("VHXH", "Phòng Văn hóa - Xã hội", MERGER))
    assert codes(file, None) == ["VHXH", "VHXH"]
    assert codes(file, TODAY) == ["VHXH"]


@pytest.mark.parametrize(("first", "last"), [(None, None), (DAY_BEFORE, None), (None, date(2020, 1, 1))])
def test_a_code_twice_at_a_time_is_refused_by_name(file: DataFile, first: date | None, last: date | None) -> None:
    save(file, department("VHXH", "Văn hóa - Xã hội", None, DAY_BEFORE))
    with pytest.raises(ValidationError, match="Văn hóa - Xã hội") as refused:
        save(file, department("VHXH", "Phòng Văn hóa - Xã hội", first, last))
    assert refused.value.field == "code"
    assert len(codes(file, None)) == 1


def test_a_department_keeps_its_own_code_when_corrected(file: DataFile) -> None:
    row_id = save(file, department("VP", "Văn phòng"))
    with file.reading() as session:
        (row,) = queries.departments_at(session, TODAY)
    assert save(file, replace(row, name="Văn phòng HĐND và UBND"), row) == row_id
    with file.reading() as session:
        assert [each.name for each in queries.departments_at(session, TODAY)] == ["Văn phòng HĐND và UBND"]


def test_a_department_without_people_can_be_removed(file: DataFile) -> None:
    row_id = save(file, department("VP", "Văn phòng"))
    with file.writing() as session:
        service.remove_department(session, row_id)
    assert codes(file, None) == []


def test_a_department_that_people_belonged_to_stays(file: DataFile) -> None:
    row_id = save(file, department("VP", "Văn phòng"))
    person_id = add(file, PersonEdit("Tạ Thị Hòe", post="Văn thư", department_id=row_id))
    update(file, person_id, PersonEdit("Tạ Thị Hòe", since=MERGER))
    with pytest.raises(Conflict, match="Văn phòng"), file.writing() as session:
        service.remove_department(session, row_id)
    assert codes(file, None) == ["VP"]


def test_departments_are_ordered_like_people(file: DataFile) -> None:
    one, two, three = (save(file, department(code, code)) for code in ("A", "B", "C"))
    with file.writing() as session:
        service.order_departments(session, [three, one, two])
    assert codes(file, TODAY) == ["C", "A", "B"]


OLD = [("LD", "Lãnh đạo UBND phường"), ("VPTK", "Văn phòng - Thống kê"), ("VHXH", "Văn hóa - Xã hội")]
NEW = [("LD", "Lãnh đạo UBND phường"), ("VP", "Văn phòng HĐND và UBND"), ("VHXH", "Phòng Văn hóa - Xã hội")]


def apply(file: DataFile, departments: list[tuple[str, str]], since: date | None, until: date | None = None) -> None:
    """Apply a preset."""
    with file.writing() as session:
        service.apply_preset(session, departments, since=since, until=until)


def periods(file: DataFile) -> set[tuple[str, str, date | None, date | None]]:
    """Every department with its period."""
    with file.reading() as session:
        rows = queries.departments_at(session, None)
    return {(row.code, row.name, row.valid_from, row.valid_to) for row in rows}


def test_a_new_set_ends_the_old_one_and_what_is_in_both_goes_on(file: DataFile) -> None:
    apply(file, OLD, None)
    apply(file, NEW, MERGER)
    assert periods(file) == {
        ("LD", "Lãnh đạo UBND phường", None, None),
        ("VPTK", "Văn phòng - Thống kê", None, DAY_BEFORE),
        ("VHXH", "Văn hóa - Xã hội", None, DAY_BEFORE),
        ("VP", "Văn phòng HĐND và UBND", MERGER, None),
        ("VHXH", "Phòng Văn hóa - Xã hội", MERGER, None),
    }


def test_the_old_set_entered_afterwards_ends_where_the_new_one_begins(file: DataFile) -> None:
    apply(file, NEW, MERGER)
    apply(file, OLD, None, DAY_BEFORE)
    assert ("VHXH", "Văn hóa - Xã hội", None, DAY_BEFORE) in periods(file)
    assert ("VPTK", "Văn phòng - Thống kê", None, DAY_BEFORE) in periods(file)
    assert codes(file, TODAY) == ["LD", "VP", "VHXH"]
    assert codes(file, DAY_BEFORE) == ["LD", "VPTK", "VHXH"]


@pytest.mark.parametrize(("since", "until"), [(None, None), (MERGER, None), (None, DAY_BEFORE)])
def test_a_set_applied_twice_adds_nothing(file: DataFile, since: date | None, until: date | None) -> None:
    for _time in range(2):
        apply(file, NEW, since, until)
    assert len(periods(file)) == len(NEW)


def test_a_set_ends_where_a_department_of_the_same_code_begins_later(file: DataFile) -> None:
    save(file, department("VP", "Văn phòng mới", date(2027, 1, 1)))
    apply(file, NEW, MERGER)
    assert ("VP", "Văn phòng HĐND và UBND", MERGER, date(2026, 12, 31)) in periods(file)


def test_leaders_of_a_set_are_a_group_of_their_own(file: DataFile) -> None:
    apply(file, NEW, None)
    with file.reading() as session:
        kinds = {row.code: row.kind for row in queries.departments_at(session, TODAY)}
    assert kinds["LD"] is DepartmentKind.LEADERS and kinds["VP"] is DepartmentKind.UNIT


def test_a_new_set_keeps_the_departments_of_old_posts(file: DataFile) -> None:
    apply(file, OLD, None)
    with file.reading() as session:
        office = next(row.id for row in queries.departments_at(session, None) if row.code == "VPTK")
    person_id = add(file, PersonEdit("Tạ Thị Hòe", post="Văn thư", department_id=office))
    apply(file, NEW, MERGER)
    assert at(file, person_id, DAY_BEFORE).department == "Văn phòng - Thống kê"
    assert at(file, person_id, TODAY).department == "Văn phòng - Thống kê"


def test_departments_with_the_same_code_never_share_a_day_after_presets(file: DataFile) -> None:
    apply(file, NEW, MERGER)
    apply(file, OLD, None, DAY_BEFORE)
    apply(file, OLD, date(2026, 1, 1))
    with file.reading() as session:
        rows = session.scalars(select(Department)).all()
    for day in (date(2020, 1, 1), DAY_BEFORE, MERGER, date(2025, 12, 31), date(2026, 1, 1), date(2030, 1, 1)):
        held = [r.code for r in rows if (r.valid_from or day) <= day and day <= (r.valid_to or day)]
        assert len(held) == len(set(held))
