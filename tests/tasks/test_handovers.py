"""Work handed over and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from cchc_desktop.errors import Conflict, NotFound, ValidationError
from cchc_desktop.storage import history
from cchc_desktop.tasks.handovers import (
    HandoverDetails,
    hand_over,
    open_tasks_led_by,
    save_handover,
    take_back,
    trash_handover,
)
from cchc_desktop.tasks.model import Handover, HandoverTask, ProgressUpdate, TaskCoWorker
from cchc_desktop.tasks.progress import complete
from cchc_desktop.tasks.records import Actor, UpdateKind
from cchc_desktop.tasks.rows import lead_of
from tests.tasks.verbs import TODAY, create, do, row, rows, title

ANH, NGA, UOC = Actor(1), Actor(2), Actor(3)
OFFICE, DESK, OLD_DESK = Actor(None, 1), Actor(None, 2), Actor(None, 3)
AWAY = HandoverDetails(ANH, NGA, date(2021, 3, 1), date(2021, 4, 12), "học lớp chính trị", "Hồ sơ hộ tịch")


def handover(data, handover_id):
    with data.reading() as session:
        return session.scalars(select(Handover).where(Handover.id == handover_id)).one()


def leads(data, *task_ids):
    return [lead_of(row(data, task_id)) for task_id in task_ids]


def led_by(data, actor):
    with data.reading() as session:
        return open_tasks_led_by(session, actor)


def test_all_open_tasks_of_a_person_go_over_in_one_step(data):
    mine, done = [create(data, lead=ANH), create(data, lead=ANH)], create(data, lead=ANH)
    create(data, lead=OFFICE)
    create(data, lead=ANH, draft=True)
    do(data, complete, [done], TODAY)
    assert led_by(data, ANH) == tuple(mine)
    handover_id, changes = do(data, hand_over, AWAY, led_by(data, ANH))
    assert changes.concerns("handover")
    assert changes.concerns("task")
    assert leads(data, *mine, done) == [NGA, NGA, ANH]
    kept = handover(data, handover_id)
    assert (kept.code, kept.from_person_id, kept.to_person_id, kept.ends_on) == ("BG1", 1, 2, date(2021, 4, 12))
    (line,) = rows(data, ProgressUpdate, mine[0])
    assert (line.kind, line.day, line.text, line.person_id) == (UpdateKind.HANDED_OVER, date(2021, 3, 1), "BG1", 2)
    assert [each.former_person_id for each in rows(data, HandoverTask, mine[1])] == [1]
    assert title(data) == "Bàn giao BG1: T01, T02"


def test_the_tasks_of_a_merged_department_go_to_the_one_that_took_over(data):
    task_id = create(data, lead=OLD_DESK, assigned_on=date(2020, 12, 1))
    details = HandoverDetails(OLD_DESK, DESK, date(2021, 1, 1), reason="sắp xếp lại bộ máy")
    do(data, hand_over, details, led_by(data, OLD_DESK))
    assert leads(data, task_id) == [DESK]
    with pytest.raises(ValidationError, match="Tổ tiếp nhận") as error:
        do(data, hand_over, replace(details, giver=DESK, taker=OLD_DESK), [task_id])
    assert error.value.field == "taker"


def test_an_absence_moves_no_task(data):
    task_id = create(data, lead=ANH)
    handover_id, _changes = do(data, hand_over, AWAY, [])
    assert leads(data, task_id) == [ANH]
    assert title(data) == "Bàn giao BG1, không chuyển nhiệm vụ"
    do(data, take_back, handover_id, TODAY)
    assert handover(data, handover_id).ends_on == TODAY


def test_the_new_lead_is_no_co_worker_any_more(data):
    task_id = create(data, lead=ANH, co_workers=(NGA, OFFICE))
    do(data, hand_over, AWAY, [task_id])
    assert [(each.person_id, each.department_id) for each in rows(data, TaskCoWorker, task_id)] == [(None, 1)]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"taker": ANH}, "taker"),
        ({"taker": Actor()}, "taker"),
        ({"giver": Actor(1, 1)}, "giver"),
        ({"taker": Actor(99)}, "taker"),
        ({"ends_on": date(2021, 2, 28)}, "ends_on"),
    ],
)
def test_a_handover_that_cannot_be_is_refused(data, change, field):
    task_id = create(data, lead=ANH)
    with pytest.raises(ValidationError) as error:
        do(data, hand_over, replace(AWAY, **change), [task_id])
    assert error.value.field == field
    assert leads(data, task_id) == [ANH]
    with data.reading() as session:
        assert session.scalars(select(Handover)).all() == []


def test_only_open_tasks_of_the_giver_go_over(data):
    mine, other, done = create(data, lead=ANH), create(data, lead=UOC), create(data, lead=ANH)
    do(data, complete, [done], TODAY)
    with pytest.raises(ValidationError, match="T02") as error:
        do(data, hand_over, AWAY, [mine, other])
    assert error.value.field == "tasks"
    with pytest.raises(Conflict, match="T03"):
        do(data, hand_over, AWAY, [mine, done])
    with pytest.raises(NotFound):
        do(data, hand_over, AWAY, [mine, 99])
    assert leads(data, mine, other) == [ANH, UOC]


def test_what_is_still_open_comes_back(data):
    still_open, done, passed_on = (create(data, lead=ANH) for _number in range(3))
    handover_id, _changes = do(data, hand_over, AWAY, [still_open, done, passed_on])
    do(data, complete, [done], TODAY)
    do(data, hand_over, HandoverDetails(NGA, UOC, TODAY), [passed_on])
    do(data, take_back, handover_id, TODAY)
    assert leads(data, still_open, done, passed_on) == [ANH, NGA, UOC]
    assert [each.returned_on for each in rows(data, HandoverTask, still_open)] == [TODAY]
    assert rows(data, ProgressUpdate, still_open)[-1].day == TODAY
    assert handover(data, handover_id).ends_on == TODAY
    assert title(data) == "Nhận lại từ bàn giao BG1: T01"
    with pytest.raises(Conflict, match="BG1"):
        do(data, take_back, handover_id, TODAY)


@pytest.mark.parametrize("day", [TODAY + timedelta(days=1), date(2021, 2, 28)])
def test_nothing_comes_back_before_it_went_or_in_the_future(data, day):
    task_id = create(data, lead=ANH)
    handover_id, _changes = do(data, hand_over, AWAY, [task_id])
    with pytest.raises(ValidationError) as error:
        do(data, take_back, handover_id, day)
    assert error.value.field == "day"
    assert leads(data, task_id) == [NGA]


def test_words_of_a_handover_change_and_its_sides_only_before_tasks_moved(data):
    task_id = create(data, lead=ANH)
    absence, _changes = do(data, hand_over, AWAY, [])
    do(data, save_handover, absence, replace(AWAY, taker=UOC, minutes_number="02/BB-BG"))
    assert (handover(data, absence).to_person_id, handover(data, absence).minutes_number) == (3, "02/BB-BG")
    assert title(data) == "Sửa bàn giao BG1"
    moved, _changes = do(data, hand_over, AWAY, [task_id])
    do(data, save_handover, moved, replace(AWAY, content="Con dấu"))
    with pytest.raises(Conflict, match="BG2"):
        do(data, save_handover, moved, replace(AWAY, taker=UOC))
    with pytest.raises(ValidationError):
        do(data, save_handover, moved, replace(AWAY, ends_on=date(2020, 1, 1)))


def test_a_handover_in_the_trash_leaves_the_tasks_where_they_are_and_keeps_its_code(data):
    task_id = create(data, lead=ANH)
    handover_id, _changes = do(data, hand_over, AWAY, [task_id])
    with data.writing() as session:
        trash_handover(session, handover_id)
    assert leads(data, task_id) == [NGA]
    with pytest.raises(Conflict, match="BG1"):
        do(data, take_back, handover_id, TODAY)
    assert handover(data, do(data, hand_over, AWAY, [])[0]).code == "BG2"
    with pytest.raises(ValidationError, match="BG1"):
        do(data, hand_over, AWAY, [], code="BG1")
    with pytest.raises(NotFound):
        do(data, take_back, 99, TODAY)


def test_a_handover_is_undone_as_one_step(data):
    tasks = [create(data, lead=ANH), create(data, lead=ANH, co_workers=(NGA,))]
    do(data, hand_over, AWAY, tasks)
    with data.writing() as session:
        history.undo(session)
    assert leads(data, *tasks) == [ANH, ANH]
    assert [each.person_id for each in rows(data, TaskCoWorker, tasks[1])] == [2]
