"""Files with many tasks: written past everything that watches, then the search index is filled as by the program.

All content is invented. As a command (``task_material.py FILE TASKS``) it makes a file with that many tasks, four
lines of log for each, one meeting for every 30 tasks and one recurring task in 200.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from material import file_with_meetings
from sqlcipher3 import dbapi2

from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage import search_index
from cchc_desktop.storage.migrate import open_file

TODAY = date(2026, 3, 16)
FIRST_DAY = date(2020, 1, 6)
LINES_A_TASK = 4
TASKS_A_MEETING = 30
RECURRING_ONE_IN = 200
SUB_TASK_ONE_IN = 12
OUTSIDE_ONE_IN = 15

_WORKS = (
    "Rà soát hồ sơ trễ hẹn lĩnh vực {subject}, lập danh sách, nêu rõ nguyên nhân của từng hồ sơ",
    "Niêm yết công khai thủ tục hành chính mới về {subject} tại Bộ phận Một cửa và các nhà sinh hoạt cộng đồng",
    "Báo cáo kết quả cải cách hành chính lĩnh vực {subject}, gửi Ủy ban nhân dân phường tổng hợp",
    "Tập huấn nghiệp vụ {subject} cho cán bộ tổ dân phố",
)
_SUBJECTS = ("đất đai", "hộ tịch", "chứng thực", "xây dựng", "bảo trợ xã hội", "tài chính", "an ninh trật tự")
_TEXTS = (
    "Đã giao công chức phụ trách, đang rà soát từng hồ sơ.",
    "Hoàn thành phần việc của tháng, còn chờ ý kiến của cơ quan chuyên môn cấp trên.",
    "Đã họp với tổ dân phố, thống nhất cách làm; đề nghị UBND phường hỗ trợ kinh phí.",
    "Đã gửi báo cáo, lãnh đạo phường duyệt.",
)
_RARE = "Trời nồm, máy in ở Bộ phận Một cửa kẹt giấy."

_TASK = (
    "id, code, parent_id, state, work, source_kind, source_id, source_text, is_from_above, from_above, area, "
    "initiative, index_name, tags, is_outside_reform, lead_person_id, lead_department_id, supervisor_id, "
    "assigned_by_id, approved_by_id, reporting, deliverable, evidence, assigned_on, due_wording, due_on, "
    "original_due_on, is_without_due, progress, completed_on, confirmed_on, cancelled_on, cancelled_reason, "
    "cancelled_by_id, cause, measure, note, every, recurs_day, recurs_month, recurs_from, recurs_until, trashed_at"
)
_AREAS = ("institutions", "procedures", "organisation", "civil_service", "public_finance", "digital_government", None)
Value = str | int | None


def file_with_tasks(path: Path, count: int) -> Path:
    """Make a file of the sample committee with this many tasks besides its own."""
    file_with_meetings(path, max(1, count // TASKS_A_MEETING))
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("BEGIN")
    _write(connection, count)
    connection.execute("COMMIT")
    connection.close()
    with open_file(path, rooms=ROOMS) as data, data.writing() as session:
        search_index.rebuild(session)
    return path


def _write(connection: dbapi2.Connection, count: int) -> None:
    people = [row[0] for row in connection.execute("SELECT id FROM person ORDER BY id")]
    departments = [row[0] for row in connection.execute("SELECT id FROM department ORDER BY id")]
    first = (connection.execute("SELECT max(id) FROM task").fetchone()[0] or 0) + 1
    marks = ", ".join("?" * len(_TASK.split(",")))
    rows = (_task(number, first, people, departments) for number in range(count))
    connection.executemany(f"INSERT INTO task ({_TASK}) VALUES ({marks})", rows)
    connection.executemany(
        "INSERT INTO progress_update (task_id, kind, period, day, progress, text, person_id, account) "
        "VALUES (?, 'progress', '', ?, ?, ?, ?, 'thu-ky')",
        _log(count, first, people),
    )
    connection.executemany(
        "INSERT INTO task_co_worker (task_id, position, department_id) VALUES (?, 1, ?)",
        ((first + number, departments[number % len(departments)]) for number in range(0, count, 2)),
    )
    connection.executemany(
        "INSERT INTO task_occurrence (task_id, period, progress, completed_on) VALUES (?, ?, 100, ?)",
        _occurrences(count, first),
    )


def _task(number: int, first: int, people: list[int], departments: list[int]) -> tuple[Value, ...]:
    assigned = FIRST_DAY + timedelta(days=number * 2250 // 40_000 if number < 40_000 else 2250)
    assigned = FIRST_DAY + timedelta(days=number % 2250)
    due = assigned + timedelta(days=10 + number * 7 % 80)
    recurring = number % RECURRING_ONE_IN == 7
    is_sub = number % SUB_TASK_ONE_IN == 5 and not recurring
    state, completed = _state(number, assigned, due, recurring=recurring)
    without = number % 25 == 3
    dates = (None, None) if without or recurring else (due.isoformat(), due.isoformat())
    by_person = number % 3 > 0
    work = _WORKS[number % 4].format(subject=_SUBJECTS[number % 7])
    every: tuple[Value, ...] = ("month", "25", None, f"{assigned:%Y-%m}-01") if recurring else (None, "", None, None)
    return (
        first + number, f"T{first + number:02}", first + number - 5 if is_sub else None, state, work,
        "conclusion", number // 3 + 1, f"Kết luận {number % 6 + 1}, GB-{assigned:%Y-%m}", number % 2, "",
        _AREAS[number % 7], "", "", "", int(number % OUTSIDE_ONE_IN == 0),
        people[number % len(people)] if by_person else None,
        None if by_person else departments[number % len(departments)],
        people[0], people[0], people[1 % len(people)], "", "Báo cáo kèm danh sách", "", assigned.isoformat(),
        "hằng tháng" if recurring else f"xong chậm nhất ngày {due:%d/%m/%Y}", *dates, int(without), 100 if completed
        else number % 10 * 10, completed, None, None, "", None, "", "", "", *every, None, None,
    )  # fmt: skip


def _state(number: int, assigned: date, due: date, *, recurring: bool) -> tuple[str, str | None]:
    if recurring:
        return "in_progress", None
    if number % 97 == 0:
        return "cancelled", None
    if number % 61 == 0:
        return "paused", None
    finished = due + timedelta(days=number % 13 - 9)
    if finished <= TODAY and number % 50:
        return "completed", max(assigned, finished).isoformat()
    return ("in_progress" if number % 2 else "assigned"), None


def _log(count: int, first: int, people: list[int]) -> Iterator[tuple[Value, ...]]:
    for number in range(count):
        day = FIRST_DAY + timedelta(days=number % 2250)
        for line in range(LINES_A_TASK):
            text = _RARE if number % 1000 == 0 and line == 2 else _TEXTS[(number + line) % len(_TEXTS)]
            when = (day + timedelta(days=3 * line)).isoformat()
            yield first + number, when, 25 * line, text, people[number % len(people)]


def _occurrences(count: int, first: int) -> Iterator[tuple[Value, ...]]:
    for number in range(RECURRING_ONE_IN and 7, count, RECURRING_ONE_IN):
        month = FIRST_DAY + timedelta(days=number % 2250)
        while (month.year, month.month) < (TODAY.year, TODAY.month):
            yield first + number, f"{month:%Y-%m}", f"{month:%Y-%m}-24"
            month = (month.replace(day=1) + timedelta(days=32)).replace(day=1)


if __name__ == "__main__":
    print(file_with_tasks(Path(sys.argv[1]), int(sys.argv[2])))
