"""Pauses, the end of following a task, and the end of coming back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cchc_desktop.errors import Conflict, ValidationError
from cchc_desktop.tasks.model import ProgressUpdate, TaskPause
from cchc_desktop.tasks.progress import ProgressEntry, complete, record_progress
from cchc_desktop.tasks.records import DeadlineLabel, TaskState, UpdateKind
from cchc_desktop.tasks.rules import deadline_label
from cchc_desktop.tasks.states import cancel, pause, resume, stop_recurring
from tests.tasks.verbs import ASSIGNED, DUE, MONTHLY, TODAY, create, do, row, rows, title


def label(task):
    return deadline_label(task.state, task.due_on, task.completed_on, today=date(2022, 1, 1))


@pytest.mark.parametrize("progress", [None, 10])
def test_a_pause_moves_no_date_and_gives_the_state_back(data, progress):
    task_id = create(data)
    if progress is not None:
        do(data, record_progress, task_id, ProgressEntry(date(2021, 1, 20), progress))
    before = row(data, task_id)
    do(data, pause, [task_id], date(2021, 2, 1), "giãn cách xã hội", "công văn của quận")
    paused = row(data, task_id)
    assert (paused.state, paused.due_on, paused.original_due_on) == (TaskState.PAUSED, DUE, DUE)
    assert label(paused) is DeadlineLabel.PAUSED
    assert title(data) == "Tạm dừng từ 01/02/2021: T01"
    do(data, resume, [task_id], date(2021, 3, 1))
    after = row(data, task_id)
    assert (after.state, after.due_on, after.progress) == (before.state, DUE, before.progress)
    (kept,) = rows(data, TaskPause, task_id)
    assert (kept.since, kept.until, kept.basis) == (date(2021, 2, 1), date(2021, 3, 1), "công văn của quận")
    assert title(data) == "Tiếp tục thực hiện từ 01/3/2021: T01"


@pytest.mark.parametrize(
    ("since", "reason", "field"),
    [
        (TODAY + timedelta(days=1), "giãn cách", "since"),
        (ASSIGNED - timedelta(days=1), "giãn cách", "since"),
        (TODAY, "", "reason"),
    ],
)
def test_a_pause_that_cannot_be_is_refused_for_all(data, since, reason, field):
    first, second = create(data), create(data)
    with pytest.raises(ValidationError) as error:
        do(data, pause, [first, second], since, reason)
    assert error.value.field == field
    assert row(data, first).state is TaskState.ASSIGNED


def test_a_pause_does_not_end_before_it_began_or_twice(data):
    task_id = create(data)
    do(data, pause, [task_id], date(2021, 2, 1), "giãn cách")
    with pytest.raises(Conflict, match="đang tạm dừng"):
        do(data, pause, [task_id], TODAY, "giãn cách")
    for day in (date(2021, 1, 31), TODAY + timedelta(days=1)):
        with pytest.raises(ValidationError) as error:
            do(data, resume, [task_id], day)
        assert error.value.field == "day"
    do(data, resume, [task_id], TODAY)
    with pytest.raises(Conflict, match="không tạm dừng"):
        do(data, resume, [task_id], TODAY)


def test_a_task_that_has_ended_is_not_paused(data):
    task_id = create(data)
    do(data, complete, [task_id], TODAY)
    with pytest.raises(Conflict, match="T01"):
        do(data, pause, [task_id], TODAY, "giãn cách")


def test_a_task_no_longer_followed_keeps_day_reason_and_who_decided(data, people):
    first, second = create(data), create(data)
    do(data, pause, [second], date(2021, 2, 1), "giãn cách")
    do(data, cancel, [first, second], TODAY, " đã có văn bản thay thế ", people.anh)
    for task_id in (first, second):
        task = row(data, task_id)
        assert (task.state, task.cancelled_on, task.cancelled_by_id) == (TaskState.CANCELLED, TODAY, people.anh)
        assert task.cancelled_reason == "đã có văn bản thay thế"
        assert label(task) is DeadlineLabel.CANCELLED
        assert rows(data, ProgressUpdate, task_id)[-1].kind is UpdateKind.CANCELLED
    assert rows(data, TaskPause, second)[0].until == TODAY
    assert title(data) == "Thôi theo dõi từ 05/4/2021: T01, T02"


@pytest.mark.parametrize(
    ("day", "reason", "field"),
    [(TODAY + timedelta(days=1), "trùng", "day"), (date(2021, 1, 1), "trùng", "day"), (TODAY, " ", "reason")],
)
def test_ending_to_follow_needs_a_reason_and_a_day_that_has_come(data, day, reason, field):
    task_id = create(data)
    with pytest.raises(ValidationError) as error:
        do(data, cancel, [task_id], day, reason, None)
    assert error.value.field == field
    assert row(data, task_id).state is TaskState.ASSIGNED


def test_open_sub_tasks_are_named_or_go_along(data):
    above = create(data)
    part = create(data, MONTHLY, parent_id=above)
    with pytest.raises(Conflict, match=r"T01\.1"):
        do(data, cancel, [above], TODAY, "trùng", None)
    do(data, cancel, [above], TODAY, "trùng", None, with_parts=True)
    assert (row(data, above).state, row(data, part).state) == (TaskState.CANCELLED, TaskState.CANCELLED)


def test_a_series_is_stopped_on_a_day_not_before_it_begins(data):
    task_id, plain = create(data, MONTHLY), create(data)
    do(data, stop_recurring, [task_id], date(2021, 3, 31))
    assert row(data, task_id).recurs_until == date(2021, 3, 31)
    assert title(data) == "Dừng lặp lại sau 31/3/2021: T01"
    with pytest.raises(ValidationError, match="01/01/2021") as error:
        do(data, stop_recurring, [task_id], date(2020, 12, 31))
    assert error.value.field == "recurs_until"
    with pytest.raises(Conflict, match="T02 không lặp lại"):
        do(data, stop_recurring, [plain], TODAY)
    with pytest.raises(ValidationError, match="tháng 4/2021"):
        do(data, complete, [task_id], TODAY, period="2021-04")
