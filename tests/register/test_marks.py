"""Numbers without a paper: reserved, void, released; opening numbers."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_desktop.errors import Conflict, NotFound, ValidationError
from cchc_desktop.register.marks import (
    MOST_AT_ONCE,
    release_number,
    reserve_number,
    set_one_series,
    set_opening,
    void_number,
)
from cchc_desktop.register.numbering import series_of_year
from cchc_desktop.register.records import MarkKind
from cchc_desktop.register.series import SeriesYear
from cchc_desktop.storage import audit, history, restoring
from cchc_desktop.storage.sessions import DataFile
from tests.register.parts import TODAY, enter, typed

KEY = "tb-bcđ"


@pytest.fixture
def data(new_file: DataFile) -> DataFile:
    enter(new_file, typed("05", date(2021, 1, 5)), typed("08", date(2021, 3, 10)))
    return new_file


def series(data: DataFile) -> SeriesYear:
    with data.reading() as session:
        (found,) = series_of_year(session, 2021)
    return found


def marks(data: DataFile) -> list[tuple[int, MarkKind, str]]:
    return [(mark.number, mark.kind, mark.reason) for mark in series(data).marks]


def test_a_gap_gets_its_reason(data: DataFile) -> None:
    with data.writing() as session:
        assert void_number(session, KEY, 2021, 6, " ghi  nhầm ", day=TODAY).concerns("paper")
        reserve_number(session, KEY, 2021, 9, "thông báo quý I", day=TODAY)
    assert marks(data) == [(6, MarkKind.VOID, "ghi nhầm"), (9, MarkKind.RESERVED, "thông báo quý I")]
    assert [span.written for span in series(data).gaps] == ["07"]


def test_several_numbers_are_reserved_by_one_step(data: DataFile) -> None:
    with data.writing() as session:
        reserve_number(session, KEY, 2021, 9, "Đảng ủy", day=TODAY, until=11)
    assert [number for number, _kind, _reason in marks(data)] == [9, 10, 11]
    with data.writing() as session:
        step = history.next_undo(session)
        assert step is not None
        assert "09–11" in step.title
        assert "TB-BCĐ" in step.title
        history.undo(session)
    assert marks(data) == []


def test_undo_does_not_pass_a_void_number_but_it_can_be_released(data: DataFile) -> None:
    with data.writing() as session:
        void_number(session, KEY, 2021, 6, "ghi nhầm", day=TODAY)
    with data.writing() as session, pytest.raises(history.Wall) as wall:
        history.undo(session)
    assert "06" in wall.value.sentence
    with data.writing() as session:
        release_number(session, series(data).marks[0].id)
    assert marks(data) == []


def test_a_reserved_number_may_become_void_and_nothing_else(data: DataFile) -> None:
    with data.writing() as session:
        reserve_number(session, KEY, 2021, 9, "quý I", day=TODAY)
    with data.writing() as session:
        void_number(session, KEY, 2021, 9, "không ban hành", day=TODAY)
    assert marks(data) == [(9, MarkKind.VOID, "không ban hành")]
    for verb in (void_number, reserve_number):
        with data.writing() as session, pytest.raises(ValidationError) as refused:
            verb(session, KEY, 2021, 9, "lại", day=TODAY)
        assert refused.value.field == "number"
        assert "không ban hành" in refused.value.sentence


@pytest.mark.parametrize(
    ("number", "until", "reason", "field"),
    [
        (5, None, "có rồi", "number"),
        (4, 6, "có rồi", "number"),
        (0, None, "không", "number"),
        (10, None, "chưa đến", "number"),
        (6, 5, "ngược", "until"),
        (9, 9 + MOST_AT_ONCE, "quá nhiều", "until"),
        (6, None, "  ", "reason"),
        (6, None, "x" * 201, "reason"),
    ],
)
def test_what_cannot_be_marked_is_refused_at_its_field(
    data: DataFile, number: int, until: int | None, reason: str, field: str
) -> None:
    with data.writing() as session, pytest.raises(ValidationError) as refused:
        void_number(session, KEY, 2021, number, reason, day=TODAY, until=until)
    assert refused.value.field == field
    assert marks(data) == []


def test_a_number_that_is_no_longer_marked_is_named(data: DataFile) -> None:
    with data.writing() as session, pytest.raises(NotFound):
        release_number(session, 99)


def test_an_opening_number_is_set_changed_and_forgotten(data: DataFile) -> None:
    for number in (5, 3, None):
        with data.writing() as session:
            set_opening(session, KEY, 2021, number)
        assert series(data).opening == number
    with data.writing() as session, pytest.raises(ValidationError) as refused:
        set_opening(session, KEY, 2021, 0)
    assert refused.value.field == "opening"


def test_settings_of_series_are_undone_like_anything_else(data: DataFile) -> None:
    with data.writing() as session:
        set_opening(session, KEY, 2021, 5)
    with data.writing() as session:
        set_one_series(session, "BCĐ", 2021, is_single=True)
    with data.writing() as session:
        assert "BCĐ" in history.undo(session).title
        assert "TB-BCĐ" in history.undo(session).title
    assert series(data).opening is None
    assert series(data).series.key == KEY


def test_a_mark_that_was_taken_away_does_not_come_back_onto_a_used_number(data: DataFile) -> None:
    with data.writing() as session:
        reserve_number(session, KEY, 2021, 9, "quý I", day=TODAY)
    mark = series(data).marks[0]
    with data.writing() as session:
        release_number(session, mark.id)
    step_id = _last_step(data)
    enter(data, typed("09", TODAY))
    with data.reading() as session:
        line = next(each for each in audit.steps(session) if each.step.id == step_id)
    with data.writing() as session, pytest.raises(Conflict, match="09"):
        restoring.restore_change(session, line.change_ids)


def _last_step(data: DataFile) -> int:
    with data.reading() as session:
        step = history.next_undo(session)
        assert step is not None
        return step.id
