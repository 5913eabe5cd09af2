"""Tasks as plain text to be sent in a message (Zalo): short lines, nothing that needs a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from cchc_desktop.tasks.listed import TaskRow
from cchc_desktop.tasks.records import DeadlineLabel
from cchc_desktop.text.dates import short_date

_STATES: Final = {
    DeadlineLabel.OVERDUE: "QUÁ HẠN {late} ngày",
    DeadlineLabel.DUE_SOON: "còn {left} ngày",
    DeadlineLabel.ON_TRACK: "còn {left} ngày",
    DeadlineLabel.NO_DEADLINE: "đang thực hiện",
    DeadlineLabel.PAUSED: "tạm dừng",
    DeadlineLabel.DONE_ON_TIME: "đã hoàn thành {done}",
    DeadlineLabel.DONE_LATE: "đã hoàn thành {done}, chậm {late} ngày",
    DeadlineLabel.DONE_NO_DEADLINE: "đã hoàn thành {done}",
    DeadlineLabel.CANCELLED: "thôi theo dõi",
}


def slip_text(rows: Iterable[TaskRow], today: date) -> str:
    """Return the tasks of each lead, in the order given, the leads in that of their first task."""
    by_lead: dict[str, list[TaskRow]] = {}
    for row in rows:
        by_lead.setdefault(row.lead or "Chưa rõ người chủ trì", []).append(row)
    return "\n\n".join("\n".join(_lines(lead, tasks, today)) for lead, tasks in by_lead.items())


def _lines(lead: str, tasks: list[TaskRow], today: date) -> Iterator[str]:
    yield f"{lead} – {len(tasks):02d} nhiệm vụ (tính đến {short_date(today)})"
    for number, row in enumerate(tasks, start=1):
        yield f"{number}. {row.code}: {' '.join(row.work.split())}"
        yield f"   Hạn: {_due(row)}; {_state(row)}{_progress(row)}"
        if row.co_workers:
            yield f"   Phối hợp: {row.co_workers}"


def _due(row: TaskRow) -> str:
    return short_date(row.due_on) if row.due_on is not None else row.due_wording or "không thời hạn"


def _state(row: TaskRow) -> str:
    if row.label is None:
        return "dự thảo"
    if row.label is DeadlineLabel.DUE_SOON and row.days_left == 0:
        return "hạn hôm nay"
    done = f"ngày {short_date(row.completed_on)}" if row.completed_on is not None else ""
    return _STATES[row.label].format(late=row.days_late, left=row.days_left, done=done)


def _progress(row: TaskRow) -> str:
    return f"; tiến độ {row.progress}%" if 0 < row.progress < 100 else ""
