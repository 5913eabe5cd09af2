"""Tasks as text for a message: by lead, with the deadline and how far it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.tasks.listed import TaskRow
from cchc_desktop.tasks.progress import complete
from cchc_desktop.tasks.queries import rows_by_id
from cchc_desktop.tasks.records import Actor
from cchc_desktop.tasks.slip_text import slip_text
from tests.tasks.verbs import DETAILS, TODAY, create, do


def read(data: DataFile, *ids: int) -> list[TaskRow]:
    with data.reading() as session:
        return sorted(rows_by_id(session, ids, today=TODAY), key=lambda row: row.id)


def test_the_tasks_of_each_lead_stand_together(data: DataFile) -> None:
    led = replace(DETAILS, lead=Actor(person_id=1))
    ids = [create(data, led), create(data), create(data, replace(led, due_on=date(2021, 4, 2), work="Lập\nsổ"))]
    text = slip_text(read(data, *ids), TODAY)
    assert text == (
        "Lê Đức Ánh – 02 nhiệm vụ (tính đến 05/4/2021)\n"
        "1. T01: Rà soát hồ sơ trễ hẹn\n"
        "   Hạn: 20/4/2021; còn 15 ngày\n"
        "2. T03: Lập sổ\n"
        "   Hạn: 02/4/2021; QUÁ HẠN 3 ngày\n"
        "\n"
        "Chưa rõ người chủ trì – 01 nhiệm vụ (tính đến 05/4/2021)\n"
        "1. T02: Rà soát hồ sơ trễ hẹn\n"
        "   Hạn: 20/4/2021; còn 15 ngày"
    )


def test_a_completed_task_says_when_and_one_without_deadline_says_so(data: DataFile) -> None:
    done = create(data)
    do(data, complete, [done], date(2021, 4, 1))
    free = create(data, replace(DETAILS, due_on=None, is_without_due=True))
    text = slip_text(read(data, done, free), TODAY)
    assert "đã hoàn thành ngày 01/4/2021" in text
    assert "Hạn: không thời hạn; đang thực hiện" in text


def test_nothing_gives_nothing() -> None:
    assert slip_text([], TODAY) == ""
