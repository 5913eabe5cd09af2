"""Tasks of a data set: what is read from the keys, and the rows that a new file holds afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.recurrence import Every, NamedDay, Recurrence
from cchc_desktop.errors import ValidationError
from cchc_desktop.exchange.dataset import DataSet, TaskData
from cchc_desktop.exchange.dataset_reading import read_dataset
from cchc_desktop.exchange.loading import load_file
from cchc_desktop.meetings.model import Conclusion, Meeting
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.tasks.model import (
    Extension,
    Handover,
    Reminder,
    SourceWithoutTask,
    Task,
    TaskCoWorker,
    TaskOccurrence,
    TaskPause,
)
from cchc_desktop.tasks.records import ExtensionResult, ReformArea, SourceKind, TaskState, UpdateKind

Tree = dict[str, Any]
Changed = Callable[[Callable[[Tree], object]], Path]


def task_of(data: DataSet, code: str) -> TaskData:
    return next(task for task in data.tasks if task.code == code)


def with_task(number: int, **keys: object) -> Callable[[Tree], object]:
    return lambda tree: tree["nhiem_vu"][number - 1].update(keys)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    from tests.exchange.conftest import SAMPLE

    load_file(tmp_path / "a.cchc", SAMPLE)
    with open_file(tmp_path / "a.cchc") as data, data.reading() as reading:
        yield reading


def row(session: Session, code: str) -> Task:
    return session.scalars(select(Task).where(Task.code == code)).one()


def test_every_task_of_the_sample_is_in_the_file(session: Session) -> None:
    assert session.scalars(select(Task.code).order_by(Task.id)).all() == [f"T{number:02d}" for number in range(1, 15)]


def test_a_task_knows_the_conclusion_it_comes_from(session: Session) -> None:
    found = row(session, "T04")
    conclusion = session.get_one(Conclusion, found.source_id)
    assert (found.source_kind, conclusion.position) == (SourceKind.CONCLUSION, 2)
    assert session.get_one(Meeting, conclusion.meeting_id).code == "GB-2020-12"
    assert found.assigned_by_id == session.get_one(Meeting, conclusion.meeting_id).chair_id


def test_a_task_of_an_inspection_says_where_it_comes_from(session: Session) -> None:
    found = row(session, "T10")
    assert (found.source_kind, found.source_id, found.source_text) == (SourceKind.FINDING, None, "F2, KT-2020-01")
    reminders = session.scalars(select(Reminder).where(Reminder.task_id == found.id)).all()
    assert [(each.number, each.sent_on, each.reference) for each in reminders] == [
        (1, date(2020, 12, 16), ""),
        (2, date(2021, 1, 18), "11/UBND-VP"),
    ]


def test_an_extended_task_keeps_its_first_deadline(session: Session) -> None:
    found = row(session, "T05")
    extension = session.scalars(select(Extension).where(Extension.task_id == found.id)).one()
    assert (found.original_due_on, found.due_on) == (date(2020, 12, 14), date(2020, 12, 31))
    assert (extension.from_due, extension.to_due) == (date(2020, 12, 14), date(2020, 12, 31))
    assert extension.result is ExtensionResult.GRANTED


def test_a_recurring_task_keeps_only_the_periods_to_which_something_happened(session: Session) -> None:
    found = row(session, "T07")
    periods = session.scalars(select(TaskOccurrence).where(TaskOccurrence.task_id == found.id)).all()
    assert (found.every, found.recurs_day, found.recurs_from) == (Every.MONTH, "25", date(2020, 12, 1))
    assert (found.due_on, found.completed_on, found.state) == (None, None, TaskState.ASSIGNED)
    assert [each.period for each in periods] == ["2020-12", "2021-01", "2021-02", "2021-03"]
    assert {each.due_on for each in periods} == {None}


def test_a_pause_and_the_handover_are_kept(session: Session) -> None:
    found = row(session, "T13")
    pause = session.scalars(select(TaskPause).where(TaskPause.task_id == found.id)).one()
    assert (found.state, pause.since, pause.until, pause.basis) == (
        TaskState.PAUSED,
        date(2021, 2, 1),
        None,
        "công văn của quận",
    )
    handover = session.scalars(select(Handover)).one()
    assert (handover.code, handover.starts_on, handover.ends_on, handover.minutes_number) == (
        "BG1",
        date(2021, 3, 1),
        date(2021, 3, 12),
        "02/BB-BG",
    )


def test_co_workers_keep_their_order(session: Session) -> None:
    found = row(session, "T11")
    co_workers = select(TaskCoWorker.person_id).where(TaskCoWorker.task_id == found.id).order_by(TaskCoWorker.position)
    assert session.scalars(co_workers).all() == [5, 6, 7, 8, 9]


def test_the_sample_is_whole_under_the_rules_of_the_file(session: Session) -> None:
    assert session.scalars(select(SourceWithoutTask)).all() == []
    assert row(session, "T01").is_from_above
    assert row(session, "T01").evidence == "190/BC-UBND ngày 11/12/2020"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"lap_lai": "hằng tháng", "han_chu": "chậm nhất ngày 25 hằng tháng"}, Recurrence(Every.MONTH, 25)),
        ({"lap_lai": "hằng quý", "han_chu": "ngày 20 tháng cuối quý"}, Recurrence(Every.QUARTER, 20, 3)),
        ({"lap_lai": "hằng quý", "han_chu": "", "han": date(2021, 5, 10)}, Recurrence(Every.QUARTER, 10, 2)),
        ({"lap_lai": "hằng năm", "han_chu": "", "han": date(2021, 11, 30)}, Recurrence(Every.YEAR, 30, 11)),
        ({"lap_lai": "hằng tuần", "han_chu": "thứ Sáu hằng tuần", "han": None}, Recurrence(Every.WEEK, 5)),
        ({"lap_lai": "hằng tháng", "han_chu": "", "han": None}, Recurrence(Every.MONTH, NamedDay.LAST)),
    ],
)
def test_the_due_day_comes_from_the_words_else_from_a_date(changed: Changed, keys: Tree, expected: Recurrence) -> None:
    data = read_dataset(changed(lambda tree: tree["nhiem_vu"][0].update({"hoan_thanh": None, **keys})))
    assert task_of(data, "T01").recurrence == expected


@pytest.mark.parametrize(
    ("until", "state", "kept_until", "reason"),
    [
        (date(2021, 4, 4), TaskState.IN_PROGRESS, date(2021, 4, 4), "dịch"),
        (date(2021, 4, 5), TaskState.IN_PROGRESS, date(2021, 4, 5), "dịch"),
        (date(2021, 4, 30), TaskState.PAUSED, None, "dịch; dự kiến đến 30/4/2021"),
    ],
)
def test_a_pause_lasts_until_the_day_before_its_end(
    changed: Changed, until: date, state: TaskState, kept_until: date | None, reason: str
) -> None:
    data = read_dataset(changed(lambda tree: tree["nhiem_vu"][12]["tam_dung"].update(den=until, ly_do="dịch")))
    found = task_of(data, "T13")
    assert found.state is state
    assert [(each.until, each.reason) for each in found.pauses] == [(kept_until, reason)]


def test_side_states_are_read(changed: Changed) -> None:
    def change(tree: Tree) -> None:
        tasks = tree["nhiem_vu"]
        tasks[0].update(thoi_theo_doi={"ngay": date(2021, 1, 5), "ly_do": "trùng việc", "nguoi": "P01"})
        tasks[1].update(hoan_thanh=None, tra_lai=[{"ngay": date(2021, 1, 6), "ly_do": "thiếu bảng"}])
        tasks[2].update(hoan_thanh=None, cho_xac_nhan=date(2020, 12, 30))
        tasks[3].update(hoan_thanh=None, tien_do=0)
        tasks[12]["tam_dung"].update(den=date(2021, 3, 1))

    data = read_dataset(changed(change))
    assert [task_of(data, code).state for code in ("T01", "T02", "T03", "T04", "T13")] == [
        TaskState.CANCELLED,
        TaskState.RETURNED,
        TaskState.AWAITING_CONFIRMATION,
        TaskState.ASSIGNED,
        TaskState.IN_PROGRESS,
    ]
    assert task_of(data, "T03").completed_on == date(2020, 12, 30)
    assert task_of(data, "T02").updates[0].kind is UpdateKind.RETURNED


def test_only_a_granted_extension_moves_the_deadline(changed: Changed) -> None:
    refused = [{"lan": 1, "den": date(2021, 2, 1), "ket_qua": "khong_dong_y"}]
    data = read_dataset(changed(with_task(1, gia_han=refused)))
    task = task_of(data, "T01")
    assert (task.due_on, task.original_due_on) == (date(2020, 12, 14), date(2020, 12, 14))
    assert task.extensions[0].result is ExtensionResult.REFUSED


def test_a_conclusion_that_names_a_task_is_its_source(changed: Changed) -> None:
    data = read_dataset(changed(lambda tree: tree["nhiem_vu"][3].pop("nguon")))
    assert (task_of(data, "T04").source_meeting, task_of(data, "T04").source_position) == ("GB-2020-12", 2)


def test_a_conclusion_with_an_empty_list_gives_no_task(changed: Changed, tmp_path: Path) -> None:
    def change(tree: Tree) -> None:
        tree["hop"][1]["ket_luan"][5]["nhiem_vu"] = []
        tree["nhiem_vu"] = tree["nhiem_vu"][:13]

    load_file(tmp_path / "b.cchc", changed(change))
    with open_file(tmp_path / "b.cchc") as data, data.reading() as session:
        mark = session.scalars(select(SourceWithoutTask)).one()
        assert session.get_one(Conclusion, mark.source_id).text.startswith("Báo cáo kiểm đếm")


def test_areas_initiatives_and_sub_tasks_are_kept(changed: Changed, tmp_path: Path) -> None:
    def change(tree: Tree) -> None:
        tree["nhiem_vu"][0].update(
            linh_vuc="Cải cách thủ tục hành chính", mo_hinh="MH3", chi_so="PAPI", ngoai_cchc=True
        )
        tree["nhiem_vu"][1].update(cha="T01", linh_vuc="Việc riêng")

    load_file(tmp_path / "b.cchc", changed(change))
    with open_file(tmp_path / "b.cchc") as data, data.reading() as session:
        first, second = row(session, "T01"), row(session, "T02")
        assert (first.area, first.initiative) == (ReformArea.PROCEDURES, "Mô hình một cửa thân thiện, gần dân")
        assert first.index_name == "Chỉ số hiệu quả quản trị và hành chính công (PAPI)"
        assert first.is_outside_reform
        assert (second.parent_id, second.area, second.tags) == (first.id, None, "Việc riêng")


def test_a_department_can_lead(changed: Changed, tmp_path: Path) -> None:
    load_file(tmp_path / "b.cchc", changed(with_task(1, chu_tri="MC")))
    with open_file(tmp_path / "b.cchc") as data, data.reading() as session:
        found = row(session, "T01")
        assert (found.lead_person_id, found.lead_department_id is None) == (None, False)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (with_task(1, ky=[{"ky": "12/2020"}]), "nhiem_vu[T01].ky"),
        (
            lambda tree: [tree["nhiem_vu"][n].update(cha=f"T{n:02d}") for n in range(1, 4)],
            "nhiem_vu[T04].cha",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(
    changed: Changed, change: Callable[[Tree], object], named: str
) -> None:
    with pytest.raises(ValidationError, match=named.replace("[", r"\[").replace("]", r"\]")):
        read_dataset(changed(change))
