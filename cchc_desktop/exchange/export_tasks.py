"""The lists of tasks that leave a file: the tasks themselves and what happened to them, deadlines and counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from sqlalchemy import select

from cchc_desktop.calendar.queries import working_calendar
from cchc_desktop.deadlines.agenda import DeadlineKind, deadlines
from cchc_desktop.exchange.export_lists import Asked, ExportedList, Row
from cchc_desktop.exchange.task_columns import BY_FIELD, FULL
from cchc_desktop.exchange.task_export import task_table
from cchc_desktop.exchange.task_list import in_tree
from cchc_desktop.tasks.actors import actor, actors_at
from cchc_desktop.tasks.current import all_occurrences
from cchc_desktop.tasks.filtering import Levels, OrderKey, TaskFilter, TaskOrder
from cchc_desktop.tasks.model import (
    Extension,
    Handover,
    HandoverTask,
    ProgressUpdate,
    Reminder,
    Task,
    TaskCount,
    TaskCountLine,
    TaskPause,
)
from cchc_desktop.tasks.queries import task_rows
from cchc_desktop.tasks.records import Actor, DeadlineLabel, ExtensionResult, UpdateKind
from cchc_desktop.tasks.recurring import period_label

_LABELS: Final = {
    DeadlineLabel.OVERDUE: "Quá hạn chưa hoàn thành",
    DeadlineLabel.DUE_SOON: "Sắp đến hạn",
    DeadlineLabel.ON_TRACK: "Đang thực hiện trong hạn",
    DeadlineLabel.NO_DEADLINE: "Không có hạn",
    DeadlineLabel.PAUSED: "Tạm dừng",
    DeadlineLabel.DONE_ON_TIME: "Hoàn thành đúng hạn",
    DeadlineLabel.DONE_LATE: "Hoàn thành quá hạn",
    DeadlineLabel.DONE_NO_DEADLINE: "Hoàn thành, không có hạn",
    DeadlineLabel.CANCELLED: "Thôi theo dõi",
}
_UPDATES: Final = {
    UpdateKind.PROGRESS: "Tiến độ",
    UpdateKind.COMPLETED: "Hoàn thành",
    UpdateKind.CONFIRMED: "Xác nhận",
    UpdateKind.RETURNED: "Trả lại",
    UpdateKind.PAUSED: "Tạm dừng",
    UpdateKind.RESUMED: "Tiếp tục",
    UpdateKind.CANCELLED: "Thôi theo dõi",
    UpdateKind.REOPENED: "Mở lại",
    UpdateKind.HANDED_OVER: "Bàn giao",
}
_RESULTS: Final = {
    ExtensionResult.PENDING: "Chờ quyết định",
    ExtensionResult.GRANTED: "Đồng ý",
    ExtensionResult.REFUSED: "Không đồng ý",
}
_KINDS: Final[Mapping[DeadlineKind, str]] = {
    DeadlineKind.TASK: "Nhiệm vụ",
    DeadlineKind.NOTICE: "Thông báo kết luận",
    DeadlineKind.MEETING_MISSING: "Tháng chưa họp",
    DeadlineKind.HANDOVER: "Bàn giao",
    DeadlineKind.COMMITMENT: "Số liệu cam kết",
}
_CODE: Final = ("Mã nhiệm vụ", 12)
_PERIOD: Final = ("Kỳ", 16)


def _tasks(asked: Asked) -> Iterator[Row]:
    everything = TaskFilter(levels=Levels.ALL, with_drafts=True)
    rows = task_rows(asked.session, everything, TaskOrder(OrderKey.CODE), today=asked.today)
    ends = dict(asked.session.execute(select(Task.id, Task.cancelled_on)).all())
    ids = [
        row.id
        for row in in_tree(rows)
        if asked.spans(row.assigned_on, None if row.is_recurring else row.completed_on or ends.get(row.id))
    ]
    yield from task_table(asked.session, ids, FULL, today=asked.today).rows


def _log(asked: Asked) -> Iterator[Row]:
    line, people = ProgressUpdate, actors_at(asked.session, asked.today)
    query = select(Task.code, line).join(Task, Task.id == line.task_id).where(Task.trashed_at.is_(None))
    for code, row in asked.session.execute(query.order_by(line.day, line.id)):
        if asked.has(row.day):
            who = people.name(Actor(person_id=row.person_id)) if row.person_id else ""
            period = period_label(row.period) if row.period else ""
            yield code, period, row.day, _UPDATES[row.kind], row.progress, row.text, who, row.account


def _extensions(asked: Asked) -> Iterator[Row]:
    people = actors_at(asked.session, asked.today)
    query = select(Task.code, Extension).join(Task, Task.id == Extension.task_id).where(Task.trashed_at.is_(None))
    for code, row in asked.session.execute(query.order_by(Task.id, Extension.number)):
        if asked.has(row.asked_on, row.decided_on, row.to_due):
            who = people.name(Actor(person_id=row.decided_by_id)) if row.decided_by_id else ""
            period = period_label(row.period) if row.period else ""
            yield (
                code, row.number, period, row.asked_on, row.from_due, row.to_due, row.reason, _RESULTS[row.result],
                who, row.decided_on,
            )  # fmt: skip


def _reminders(asked: Asked) -> Iterator[Row]:
    query = select(Task.code, Reminder).join(Task, Task.id == Reminder.task_id).where(Task.trashed_at.is_(None))
    for code, row in asked.session.execute(query.order_by(Reminder.sent_on, Reminder.id)):
        if asked.has(row.sent_on):
            yield code, row.number, row.sent_on, row.form, row.reference


def _pauses(asked: Asked) -> Iterator[Row]:
    query = select(Task.code, TaskPause).join(Task, Task.id == TaskPause.task_id).where(Task.trashed_at.is_(None))
    for code, row in asked.session.execute(query.order_by(TaskPause.since, TaskPause.id)):
        if asked.spans(row.since, row.until):
            yield code, row.since, row.until, row.reason, row.basis


def _occurrences(asked: Asked) -> Iterator[Row]:
    query = select(Task.id, Task.code).where(Task.every.is_not(None), Task.trashed_at.is_(None)).order_by(Task.id)
    codes = dict(asked.session.execute(query).all())
    calendar = working_calendar(asked.session)
    found = all_occurrences(asked.session, list(codes), today=asked.today, calendar=calendar) if codes else {}
    for task_id, code in codes.items():
        for each in found.get(task_id, ()):
            if asked.has(each.due, each.completed_on):
                yield (
                    code, period_label(each.period), each.original_due, each.due, each.progress, each.completed_on,
                    each.confirmed_on,
                )  # fmt: skip


def _handovers(asked: Asked) -> Iterator[Row]:
    people = actors_at(asked.session, asked.today)
    codes: dict[int, list[str]] = {}
    moved = select(HandoverTask.handover_id, Task.code).join(Task, Task.id == HandoverTask.task_id)
    for handover_id, code in asked.session.execute(moved.order_by(HandoverTask.id)):
        codes.setdefault(handover_id, []).append(code)
    for row in asked.session.scalars(select(Handover).where(Handover.trashed_at.is_(None)).order_by(Handover.id)):
        if asked.spans(row.starts_on, row.ends_on):
            giver = people.name(actor(row.from_person_id, row.from_department_id))
            taker = people.name(actor(row.to_person_id, row.to_department_id))
            yield (
                row.code, giver, taker, row.starts_on, row.ends_on, row.reason, row.content,
                ", ".join(codes.get(row.id, ())), row.minutes_number, row.signed_on,
            )  # fmt: skip


def _deadlines(asked: Asked) -> Iterator[Row]:
    for each in deadlines(asked.session, today=asked.today):
        if asked.year is None or asked.has(each.day):
            label = _LABELS[each.label]
            yield each.day, _KINDS[each.kind], each.code, each.text, each.who, label, each.wording


def _counts(asked: Asked) -> Iterator[Row]:
    lines: dict[int, dict[DeadlineLabel, int]] = {}
    query = select(TaskCountLine.count_id, TaskCountLine.label).where(
        TaskCountLine.parent_code == "", TaskCountLine.is_outside_reform.is_(False)
    )
    for count_id, label in asked.session.execute(query):
        own = lines.setdefault(count_id, {})
        own[label] = own.get(label, 0) + 1
    for count in _kept_counts(asked):
        own = lines.get(count.id, {})
        numbers = [own.get(label, 0) for label in _LABELS]
        yield period_label(count.period), count.version, count.as_of, sum(numbers), *numbers, count.note


def _count_lines(asked: Asked) -> Iterator[Row]:
    counts = {count.id: count for count in _kept_counts(asked)}
    query = select(TaskCountLine).order_by(TaskCountLine.count_id, TaskCountLine.position)
    for row in asked.session.scalars(query):
        count = counts.get(row.count_id)
        if count is not None:
            yield (
                period_label(count.period), count.version, row.code, row.parent_code, row.work, row.lead,
                row.department, row.original_due_on, row.due_on, row.completed_on, _LABELS[row.label], row.days_late,
                row.progress, row.last_result, row.cause, row.measure,
            )  # fmt: skip


def _kept_counts(asked: Asked) -> list[Any]:
    query = select(TaskCount).where(TaskCount.frozen_at.is_not(None)).order_by(TaskCount.id)
    return [row for row in asked.session.scalars(query) if asked.year is None or row.period.startswith(str(asked.year))]


_TO: Final = 13
TASK_LISTS: Final = (
    ExportedList("tasks", "Nhiệm vụ", [(BY_FIELD[name].title, BY_FIELD[name].width) for name in FULL], _tasks),
    ExportedList(
        "progress_log",
        "Nhật ký tiến độ",
        [_CODE, _PERIOD, ("Ngày", _TO), ("Việc", 16), ("Tiến độ (%)", 10), ("Nội dung", 60), ("Người báo", 24),
         ("Tài khoản máy", 18)],
        _log,
    ),
    ExportedList(
        "extensions",
        "Gia hạn",
        [_CODE, ("Lần", 6), _PERIOD, ("Ngày xin", _TO), ("Từ hạn", _TO), ("Đến hạn", _TO), ("Lý do", 50),
         ("Kết quả", 16), ("Người quyết định", 24), ("Ngày quyết định", _TO)],
        _extensions,
    ),
    ExportedList(
        "reminders",
        "Đôn đốc",
        [_CODE, ("Lần", 6), ("Ngày", _TO), ("Hình thức", 24), ("Số văn bản", 24)],
        _reminders,
    ),
    ExportedList(
        "pauses",
        "Tạm dừng",
        [_CODE, ("Từ ngày", _TO), ("Đến ngày", _TO), ("Lý do", 50), ("Căn cứ", 40)],
        _pauses,
    ),
    ExportedList(
        "occurrences",
        "Kỳ của nhiệm vụ định kỳ",
        [_CODE, _PERIOD, ("Hạn gốc", _TO), ("Thời hạn", _TO), ("Tiến độ (%)", 10), ("Ngày hoàn thành", _TO),
         ("Ngày xác nhận", _TO)],
        _occurrences,
    ),
    ExportedList(
        "handovers",
        "Bàn giao",
        [("Mã", 10), ("Người giao", 26), ("Người nhận", 26), ("Từ ngày", _TO), ("Đến ngày", _TO), ("Lý do", 40),
         ("Nội dung", 50), ("Nhiệm vụ", 24), ("Số biên bản", 18), ("Ngày ký", _TO)],
        _handovers,
    ),
    ExportedList(
        "deadlines",
        "Thời hạn",
        [("Ngày", _TO), ("Loại", 20), ("Mã", 14), ("Nội dung", 60), ("Chủ trì", 26), ("Tình trạng", 26),
         ("Bằng chữ", 28)],
        _deadlines,
    ),
    ExportedList(
        "counts",
        "Kiểm đếm",
        [("Kỳ", 16), ("Lần", 6), ("Tính đến ngày", _TO), ("Tổng số", 10), *((words, 14) for words in _LABELS.values()),
         ("Ghi chú", 30)],
        _counts,
    ),
    ExportedList(
        "count_lines",
        "Nhiệm vụ trong kiểm đếm",
        [("Kỳ", 16), ("Lần", 6), ("Mã", 10), ("Thuộc nhiệm vụ", 12), ("Nội dung nhiệm vụ", 60), ("Chủ trì", 26),
         ("Bộ phận", 26), ("Hạn gốc", _TO), ("Thời hạn", _TO), ("Ngày hoàn thành", _TO), ("Tình trạng", 26),
         ("Số ngày quá hạn", 10), ("Tiến độ (%)", 10), ("Kết quả", 40), ("Nguyên nhân", 40), ("Giải pháp", 40)],
        _count_lines,
    ),
)  # fmt: skip
