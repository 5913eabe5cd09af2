"""Everything about one task, and the details that a form edits come back as they were stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cchc_desktop.calendar.recurrence import Every, Recurrence
from cchc_desktop.errors import NotFound
from cchc_desktop.tasks.extensions import ExtensionRequest, ask_extension
from cchc_desktop.tasks.facts import task_facts, task_id_of
from cchc_desktop.tasks.handovers import HandoverDetails, hand_over
from cchc_desktop.tasks.progress import ProgressEntry, complete, record_progress
from cchc_desktop.tasks.records import Actor, Clarity, ExtensionResult, Source, SourceKind, UpdateKind
from cchc_desktop.tasks.reminders import ReminderEntry, remind
from cchc_desktop.tasks.service import trash_tasks
from cchc_desktop.tasks.states import cancel, pause
from tests.tasks.verbs import DETAILS, MONTHLY, TODAY, create, do

FULL = replace(
    DETAILS,
    lead=Actor(1),
    co_workers=(Actor(None, 2), Actor(2)),
    supervisor_id=3,
    source=Source(SourceKind.CONCLUSION, 4, "Kết luận 4"),
    tags=("ưu tiên", "quý II"),
    deliverable="Báo cáo",
    due_wording="trước ngày 21/4",
    note="Ghi chú",
)


def facts(data, task_id):
    with data.reading() as session:
        return task_facts(session, task_id, today=TODAY)


def test_details_come_back_as_they_were_stored(data):
    read = facts(data, create(data, FULL))
    assert read.details == FULL
    assert (read.row.lead, read.row.co_workers, read.row.supervisor) == (
        "Lê Đức Ánh",
        "Bộ phận Một cửa, Hoàng Thúy Nga",
        "Bùi Ngọc Ước",
    )
    assert read.row.missing == (Clarity.AUTHORITY,)
    assert set(read.people) == {1, 2, 3} and set(read.departments) == {1, 2, 3}


def test_what_happened_stands_in_order(data):
    task = create(data, FULL)
    do(data, record_progress, task, ProgressEntry(date(2021, 4, 1), 30, "Đã bắt đầu"))
    do(data, record_progress, task, ProgressEntry(date(2021, 4, 3), 60, "Quá nửa"))
    do(data, ask_extension, task, ExtensionRequest(date(2021, 5, 3), "Chờ ý kiến", TODAY))
    do(data, remind, [task], ReminderEntry(TODAY, "công văn", "11/UBND-VP"))
    do(data, hand_over, HandoverDetails(Actor(1), Actor(2), date(2021, 4, 1)), [task])
    do(data, pause, [task], TODAY, "Giãn cách")
    read = facts(data, task)
    assert [line.text for line in read.updates if line.kind is UpdateKind.PROGRESS] == ["Quá nửa", "Đã bắt đầu"]
    assert [(each.to_due, each.result) for each in read.extensions] == [(date(2021, 5, 3), ExtensionResult.PENDING)]
    assert read.row.extension_pending and read.row.progress == 60
    assert [(each.form, each.reference) for each in read.reminders] == [("công văn", "11/UBND-VP")]
    assert [(each.since, each.until, each.reason) for each in read.pauses] == [(TODAY, None, "Giãn cách")]
    assert [(each.giver, each.taker) for each in read.handovers] == [(Actor(1), Actor(2))]
    assert read.details.lead == Actor(2)


def test_recurring_task_shows_its_periods_and_the_current_one(data):
    task = create(data, MONTHLY)
    do(data, complete, [task], date(2021, 1, 26), period="2021-01")
    read = facts(data, task)
    assert [each.period for each in read.occurrences] == ["2021-01", "2021-02", "2021-03", "2021-04"]
    assert (read.row.period, read.row.due_on, read.row.days_late) == ("2021-02", date(2021, 2, 25), 39)
    assert read.details.recurrence == Recurrence(Every.MONTH, 25)


def test_parent_and_children_are_rows(data):
    above = create(data)
    parts = [create(data, parent_id=above), create(data, parent_id=above, draft=True)]
    assert [row.id for row in facts(data, above).children] == parts
    below = facts(data, parts[0])
    assert below.parent is not None and below.parent.id == above and below.row.depth == 1


def test_task_no_longer_followed_says_why(data):
    task = create(data)
    do(data, cancel, [task], TODAY, "Trùng nhiệm vụ", 1)
    cancelled = facts(data, task).cancelled
    assert cancelled is not None
    assert (cancelled.day, cancelled.reason, cancelled.decided_by_id) == (TODAY, "Trùng nhiệm vụ", 1)
    assert facts(data, create(data)).cancelled is None


def test_task_in_the_trash_is_not_there(data):
    task = create(data)
    with data.reading() as session:
        assert task_id_of(session, "T01") == task
    with data.writing() as session:
        trash_tasks(session, [task])
    with data.reading() as session, pytest.raises(NotFound):
        task_facts(session, task, today=TODAY)
    with data.reading() as session, pytest.raises(NotFound, match="T01"):
        task_id_of(session, "T01")
