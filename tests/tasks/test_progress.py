"""Progress, completion, confirmation and the way back from it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cchc_desktop.errors import Conflict, ValidationError
from cchc_desktop.tasks.model import ProgressUpdate, TaskOccurrence, TaskPause
from cchc_desktop.tasks.progress import (
    ProgressEntry,
    complete,
    confirm,
    give_back,
    record_many,
    record_progress,
    reopen,
)
from cchc_desktop.tasks.records import DeadlineLabel, TaskState, UpdateKind
from cchc_desktop.tasks.rules import deadline_label
from cchc_desktop.tasks.states import cancel, pause
from tests.tasks.verbs import ASSIGNED, DUE, MONTHLY, TODAY, create, do, period, row, rows, title


def label(task):
    return deadline_label(task.state, task.due_on, task.completed_on, today=TODAY)


def log(data, task_id):
    return [(line.kind, line.day, line.progress, line.text) for line in rows(data, ProgressUpdate, task_id)]


def test_progress_begins_a_task_and_stands_in_its_log(data, people):
    task_id = create(data)
    do(data, record_progress, task_id, ProgressEntry(TODAY, 60, " Đã rà 12 hồ sơ ", people.uoc))
    (line,) = rows(data, ProgressUpdate, task_id)
    assert (row(data, task_id).progress, row(data, task_id).state) == (60, TaskState.IN_PROGRESS)
    assert (line.kind, line.day, line.progress, line.text) == (UpdateKind.PROGRESS, TODAY, 60, "Đã rà 12 hồ sơ")
    assert line.person_id == people.uoc
    assert line.account
    assert title(data) == "Cập nhật tiến độ T01: 60%"


def test_words_alone_leave_the_progress(data):
    task_id = create(data)
    do(data, record_progress, task_id, ProgressEntry(TODAY, 40))
    do(data, record_progress, task_id, ProgressEntry(TODAY, text="Đang chờ quận"))
    assert row(data, task_id).progress == 40


def test_an_entry_of_an_earlier_day_does_not_take_the_progress_back(data):
    task_id = create(data)
    do(data, record_progress, task_id, ProgressEntry(TODAY, 70))
    do(data, record_progress, task_id, ProgressEntry(TODAY - timedelta(days=9), 30))
    assert row(data, task_id).progress == 70
    do(data, record_progress, task_id, ProgressEntry(TODAY, 65))
    assert row(data, task_id).progress == 65


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (ProgressEntry(TODAY + timedelta(days=1), 10), "day"),
        (ProgressEntry(TODAY, 101), "progress"),
        (ProgressEntry(TODAY, -1), "progress"),
        (ProgressEntry(TODAY, None, "  "), "text"),
    ],
)
def test_progress_that_cannot_be_is_refused(data, entry, field):
    task_id = create(data)
    with pytest.raises(ValidationError) as error:
        do(data, record_progress, task_id, entry)
    assert error.value.field == field
    assert rows(data, ProgressUpdate, task_id) == []


def test_a_sheet_of_progress_is_one_step_or_nothing(data):
    first, second = create(data), create(data)
    do(data, record_many, {first: ProgressEntry(TODAY, 20), second: ProgressEntry(TODAY, 30, "xong phần 1")})
    assert (row(data, first).progress, row(data, second).progress) == (20, 30)
    assert title(data) == "Cập nhật tiến độ: T01, T02"
    with pytest.raises(ValidationError):
        do(data, record_many, {first: ProgressEntry(TODAY, 90), second: ProgressEntry(TODAY, 300)})
    assert row(data, first).progress == 20


def test_a_draft_a_completed_and_a_cancelled_task_take_no_percentage(data):
    draft, done, gone = create(data, draft=True), create(data), create(data)
    do(data, complete, [done], TODAY)
    do(data, cancel, [gone], TODAY, "trùng", None)
    for task_id, words in ((draft, "bản nháp"), (done, "đã hoàn thành"), (gone, "thôi theo dõi")):
        with pytest.raises(Conflict, match=words):
            do(data, record_progress, task_id, ProgressEntry(TODAY, 10))
    do(data, record_progress, done, ProgressEntry(TODAY, text="Bổ sung minh chứng"))
    assert row(data, done).state is TaskState.COMPLETED


def test_completion_has_the_day_of_the_product(data):
    task_id = create(data)
    do(data, complete, [task_id], date(2021, 4, 2), evidence="190/BC-UBND")
    task = row(data, task_id)
    assert (task.state, task.completed_on, task.progress) == (TaskState.COMPLETED, date(2021, 4, 2), 100)
    assert (task.evidence, task.confirmed_on) == ("190/BC-UBND", None)
    assert label(task) is DeadlineLabel.DONE_ON_TIME
    assert log(data, task_id) == [(UpdateKind.COMPLETED, date(2021, 4, 2), 100, "190/BC-UBND")]
    assert title(data) == "Hoàn thành ngày 02/4/2021: T01"


def test_the_product_of_the_due_day_is_in_time_and_of_the_day_after_is_late(data):
    in_time, late = create(data, due_on=date(2021, 4, 4)), create(data, due_on=date(2021, 4, 4))
    do(data, complete, [in_time], date(2021, 4, 4))
    do(data, complete, [late], TODAY)
    assert label(row(data, in_time)) is DeadlineLabel.DONE_ON_TIME
    assert label(row(data, late)) is DeadlineLabel.DONE_LATE


@pytest.mark.parametrize("day", [TODAY + timedelta(days=1), ASSIGNED - timedelta(days=1)])
def test_a_completion_in_the_future_or_before_the_assignment_is_refused(data, day):
    first, task_id = create(data, assigned_on=date(2020, 1, 1)), create(data)
    with pytest.raises(ValidationError) as error:
        do(data, complete, [first, task_id], day)
    assert error.value.field == "day"
    assert row(data, first).completed_on is None


def test_a_task_is_completed_once(data):
    task_id = create(data)
    do(data, complete, [task_id], TODAY)
    with pytest.raises(Conflict, match="T01"):
        do(data, complete, [task_id], TODAY)


def test_a_task_with_somebody_who_approves_awaits_the_confirmation(data, people):
    task_id = create(data, approved_by_id=people.anh)
    do(data, complete, [task_id], date(2021, 4, 1))
    assert row(data, task_id).state is TaskState.AWAITING_CONFIRMATION
    assert label(row(data, task_id)) is DeadlineLabel.DONE_ON_TIME
    do(data, confirm, [task_id], TODAY)
    task = row(data, task_id)
    assert (task.state, task.completed_on, task.confirmed_on) == (TaskState.COMPLETED, date(2021, 4, 1), TODAY)
    with pytest.raises(Conflict, match="05/4/2021"):
        do(data, confirm, [task_id], TODAY)


def test_a_confirmation_is_neither_before_the_product_nor_in_the_future(data):
    task_id, open_one = create(data), create(data)
    do(data, complete, [task_id], date(2021, 4, 2))
    for day in (date(2021, 4, 1), TODAY + timedelta(days=1)):
        with pytest.raises(ValidationError) as error:
            do(data, confirm, [task_id], day)
        assert error.value.field == "day"
    with pytest.raises(Conflict, match="T02 chưa hoàn thành"):
        do(data, confirm, [task_id, open_one], TODAY)
    assert row(data, task_id).confirmed_on is None


def test_a_returned_task_is_open_and_its_completion_stays_in_the_log(data, people):
    task_id = create(data, approved_by_id=people.anh)
    do(data, record_progress, task_id, ProgressEntry(date(2021, 3, 1), 80))
    do(data, complete, [task_id], date(2021, 4, 1))
    do(data, give_back, task_id, TODAY, "thiếu biểu số 2")
    task = row(data, task_id)
    assert (task.state, task.completed_on, task.progress) == (TaskState.RETURNED, None, 80)
    assert label(task) is DeadlineLabel.ON_TRACK
    assert log(data, task_id)[1:] == [
        (UpdateKind.COMPLETED, date(2021, 4, 1), 100, ""),
        (UpdateKind.RETURNED, TODAY, None, "thiếu biểu số 2"),
    ]
    assert title(data) == "Trả lại để làm lại: T01"
    do(data, record_progress, task_id, ProgressEntry(TODAY, 90))
    assert row(data, task_id).state is TaskState.IN_PROGRESS


@pytest.mark.parametrize(("day", "reason", "field"), [(date(2021, 4, 1), "thiếu", "day"), (TODAY, " ", "reason")])
def test_a_return_has_a_reason_and_comes_after_the_completion(data, day, reason, field):
    task_id = create(data)
    do(data, complete, [task_id], date(2021, 4, 2))
    with pytest.raises(ValidationError) as error:
        do(data, give_back, task_id, day, reason)
    assert error.value.field == field
    assert row(data, task_id).completed_on == date(2021, 4, 2)


def test_an_open_task_is_neither_returned_nor_opened_again(data):
    task_id = create(data)
    for verb, more in ((give_back, (TODAY, "lý do")), (reopen, ("lý do",))):
        with pytest.raises(Conflict, match="T01 chưa hoàn thành"):
            do(data, verb, task_id, *more)


def test_a_task_completed_by_mistake_is_opened_again(data):
    task_id = create(data)
    do(data, complete, [task_id], TODAY)
    do(data, reopen, task_id, "nhập nhầm mã")
    task = row(data, task_id)
    assert (task.state, task.completed_on, task.progress) == (TaskState.IN_PROGRESS, None, 0)
    assert log(data, task_id)[-1] == (UpdateKind.REOPENED, TODAY, None, "nhập nhầm mã")
    assert title(data) == "Mở lại nhiệm vụ T01"


@pytest.mark.parametrize(("progress", "state"), [(None, TaskState.ASSIGNED), (30, TaskState.IN_PROGRESS)])
def test_a_cancelled_task_is_opened_again_where_it_stood(data, progress, state):
    task_id = create(data)
    if progress is not None:
        do(data, record_progress, task_id, ProgressEntry(TODAY, progress))
    do(data, cancel, [task_id], TODAY, "không còn phù hợp", None)
    do(data, reopen, task_id, "vẫn phải làm")
    task = row(data, task_id)
    assert (task.state, task.cancelled_on, task.cancelled_reason) == (state, None, "")


def test_completing_a_paused_task_ends_its_pause(data):
    task_id = create(data)
    do(data, pause, [task_id], date(2021, 2, 1), "giãn cách")
    do(data, complete, [task_id], date(2021, 3, 1))
    assert rows(data, TaskPause, task_id)[0].until == date(2021, 3, 1)
    assert row(data, task_id).state is TaskState.COMPLETED


def test_a_task_with_open_sub_tasks_is_refused_by_name_or_ends_with_them(data):
    above = create(data)
    first, second = create(data, parent_id=above), create(data, parent_id=above)
    below = create(data, parent_id=second)
    do(data, complete, [first], TODAY)
    with pytest.raises(Conflict, match=r"T01\.2\.1, T01\.2\."):
        do(data, complete, [above], TODAY)
    assert row(data, above).completed_on is None
    do(data, complete, [above], TODAY, with_parts=True)
    assert [row(data, each).state for each in (above, second, below)] == [TaskState.COMPLETED] * 3
    assert title(data) == "Hoàn thành ngày 05/4/2021: T01"


def test_sub_tasks_named_together_with_their_task_need_no_choice(data):
    above = create(data)
    parts = [create(data, parent_id=above), create(data, parent_id=above, draft=True)]
    do(data, complete, [above, parts[0]], TODAY)
    assert row(data, above).state is TaskState.COMPLETED
    assert row(data, parts[1]).state is TaskState.DRAFT


def test_a_sub_task_is_opened_again_after_the_task_above_it(data):
    above = create(data)
    part = create(data, parent_id=above)
    do(data, complete, [above], TODAY, with_parts=True)
    with pytest.raises(Conflict, match=r"Mở lại T01 trước, rồi T01\.1"):
        do(data, give_back, part, TODAY, "thiếu biểu")
    do(data, reopen, above, "chưa xong")
    do(data, give_back, part, TODAY, "thiếu biểu")
    assert row(data, above).progress == 0


def test_the_progress_of_a_task_is_the_mean_of_its_sub_tasks_on_both_levels(data):
    above = create(data)
    first, second = create(data, parent_id=above), create(data, parent_id=above)
    below = create(data, parent_id=first), create(data, parent_id=first)
    do(data, record_progress, below[0], ProgressEntry(TODAY, 75))
    assert (row(data, first).progress, row(data, above).progress) == (38, 19)
    do(data, complete, [second], TODAY)
    assert row(data, above).progress == 69
    do(data, cancel, [below[1]], TODAY, "thừa", None)
    assert (row(data, first).progress, row(data, above).progress) == (75, 88)


def test_a_typed_progress_stays_whatever_the_sub_tasks_say(data):
    above = create(data)
    part = create(data, parent_id=above)
    do(data, record_progress, above, ProgressEntry(TODAY, 55))
    do(data, record_progress, part, ProgressEntry(TODAY, 10))
    assert row(data, above).progress == 55


def test_each_period_of_a_recurring_task_goes_its_own_way(data):
    task_id = create(data, MONTHLY)
    do(data, complete, [task_id], date(2021, 1, 25), period="2021-01", evidence="KĐ01")
    do(data, record_progress, task_id, ProgressEntry(TODAY, 40, period="2021-03"))
    task = row(data, task_id)
    assert (task.state, task.completed_on, task.progress) == (TaskState.IN_PROGRESS, None, 0)
    kept = {each.period: (each.progress, each.completed_on) for each in rows(data, TaskOccurrence, task_id)}
    assert kept == {"2021-01": (100, date(2021, 1, 25)), "2021-03": (40, None)}
    assert [line.period for line in rows(data, ProgressUpdate, task_id)] == ["2021-01", "2021-03"]


def test_without_a_period_the_earliest_open_one_is_meant(data):
    task_id = create(data, MONTHLY)
    do(data, complete, [task_id], date(2021, 2, 1))
    do(data, complete, [task_id], TODAY)
    assert [each.period for each in rows(data, TaskOccurrence, task_id)] == ["2021-01", "2021-02"]
    do(data, confirm, [task_id], TODAY)
    assert [each.confirmed_on for each in rows(data, TaskOccurrence, task_id)] == [None, TODAY]
    do(data, give_back, task_id, TODAY, "sai mẫu")
    assert (period(data, task_id, "2021-02").completed_on, row(data, task_id).state) == (None, TaskState.IN_PROGRESS)
    do(data, confirm, [task_id], TODAY)
    assert period(data, task_id, "2021-01").confirmed_on == TODAY
    with pytest.raises(Conflict, match="05/4/2021"):
        do(data, confirm, [task_id], TODAY)
    do(data, reopen, task_id, "nhầm", period="2021-01")
    kept = period(data, task_id, "2021-01")
    assert (kept.completed_on, kept.confirmed_on, kept.progress) == (None, None, 0)


def test_a_period_that_has_not_begun_or_is_completed_is_refused(data):
    task_id, later = create(data, MONTHLY), create(data, MONTHLY, assigned_on=date(2021, 4, 26))
    with pytest.raises(ValidationError, match="tháng 5/2021") as error:
        do(data, complete, [task_id], TODAY, period="2021-05")
    assert error.value.field == "period"
    with pytest.raises(ValidationError, match="01/5/2021"):
        do(data, record_progress, later, ProgressEntry(TODAY, 10))
    do(data, complete, [task_id], TODAY, period="2021-02")
    with pytest.raises(Conflict, match=r"T01, tháng 02/2021: đã hoàn thành ngày 05/4/2021"):
        do(data, complete, [task_id], TODAY, period="2021-02")
    with pytest.raises(Conflict, match="tháng 3/2021 chưa hoàn thành"):
        do(data, give_back, task_id, TODAY, "sai", period="2021-03")


def test_a_recurring_sub_task_does_not_hold_its_task_up(data):
    above = create(data)
    part = create(data, MONTHLY, parent_id=above)
    do(data, complete, [above], TODAY)
    assert row(data, above).state is TaskState.COMPLETED
    assert row(data, part).state is TaskState.ASSIGNED


def test_due_dates_are_not_touched_by_anything_here(data):
    task_id = create(data)
    do(data, complete, [task_id], TODAY)
    do(data, give_back, task_id, TODAY, "thiếu")
    assert (row(data, task_id).due_on, row(data, task_id).original_due_on) == (DUE, DUE)
