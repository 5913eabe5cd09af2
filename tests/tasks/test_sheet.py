"""A progress sheet is one thing that was done, whatever its lines bring."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_desktop.errors import ValidationError
from cchc_desktop.storage import history
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.tasks.model import ProgressUpdate
from cchc_desktop.tasks.progress import ProgressEntry
from cchc_desktop.tasks.records import TaskState
from cchc_desktop.tasks.sheet import keep_sheet
from tests.tasks.verbs import create, do, row, rows, title

DAY = date(2021, 4, 2)


def test_lines_and_completions_of_many_tasks_are_one_step(data: DataFile) -> None:
    first, second, third = create(data), create(data), create(data)
    entries = {first: ProgressEntry(DAY, 40, "đang rà soát"), second: ProgressEntry(DAY, 100, "đã gửi báo cáo")}
    do(data, keep_sheet, entries, {second: DAY, third: DAY})
    assert (row(data, first).progress, row(data, first).completed_on) == (40, None)
    assert row(data, second).completed_on == row(data, third).completed_on == DAY
    assert {update.text for update in rows(data, ProgressUpdate, second)} >= {"đã gửi báo cáo"}
    assert title(data) == "Nhập tiến độ: 3 nhiệm vụ"
    with data.writing() as session:
        history.undo(session)
    assert row(data, first).progress == 0
    assert row(data, third).state is TaskState.ASSIGNED


def test_one_line_that_is_refused_keeps_the_whole_sheet_out(data: DataFile) -> None:
    first, second = create(data), create(data)
    with pytest.raises(ValidationError):
        do(data, keep_sheet, {first: ProgressEntry(DAY, 40)}, {second: date(2021, 4, 30)})
    assert row(data, first).progress == 0


def test_an_empty_sheet_changes_nothing(data: DataFile) -> None:
    assert not do(data, keep_sheet, {}, {}).kinds
