"""The list of handovers: where each stands, and which of its tasks can still be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.tasks.handover_list import HandoverRow, HandoverState, handover_rows
from cchc_desktop.tasks.handovers import HandoverDetails, hand_over, take_back, trash_handover
from cchc_desktop.tasks.progress import complete
from cchc_desktop.tasks.records import Actor
from tests.tasks.verbs import TODAY, create, do

ANH, NGA = Actor(1), Actor(2)
AWAY = HandoverDetails(ANH, NGA, date(2021, 3, 1), date(2021, 4, 12), "học lớp chính trị")


def rows(data: DataFile, today: date = TODAY) -> list[HandoverRow]:
    with data.reading() as session:
        return handover_rows(session, today=today)


def test_a_handover_names_both_sides_and_its_tasks(data: DataFile) -> None:
    first, second = create(data, lead=ANH), create(data, lead=ANH)
    do(data, hand_over, AWAY, [first, second])
    do(data, complete, [second], TODAY)
    (row,) = rows(data)
    assert (row.giver, row.taker, row.details) == ("Lê Đức Ánh", "Hoàng Thúy Nga", AWAY)
    assert [(task.id, task.is_away) for task in row.tasks] == [(first, True), (second, False)]
    assert row.away == 1


def test_a_handover_stands_somewhere_on_each_day(data: DataFile) -> None:
    task = create(data, lead=ANH)
    do(data, hand_over, AWAY, [task])
    assert rows(data, date(2021, 2, 28))[0].state is HandoverState.COMING
    assert rows(data, date(2021, 4, 12))[0].state is HandoverState.RUNNING
    assert rows(data, date(2021, 4, 13))[0].state is HandoverState.OVERDUE


def test_what_was_taken_back_is_away_no_longer(data: DataFile) -> None:
    task = create(data, lead=ANH)
    handover_id, _changes = do(data, hand_over, replace(AWAY, ends_on=None), [task])
    assert rows(data)[0].state is HandoverState.RUNNING
    do(data, take_back, handover_id, TODAY)
    (row,) = rows(data, date(2021, 4, 6))
    assert (row.away, row.tasks[0].returned_on, row.state) == (0, TODAY, HandoverState.ENDED)


def test_the_latest_stands_first_and_the_trash_is_left_out(data: DataFile) -> None:
    older, _changes = do(data, hand_over, replace(AWAY, starts_on=date(2021, 1, 4)), [])
    newer, _changes = do(data, hand_over, AWAY, [])
    assert [row.id for row in rows(data)] == [newer, older]
    with data.writing() as session:
        trash_handover(session, newer)
    assert [row.id for row in rows(data)] == [older]
