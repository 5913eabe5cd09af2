"""What ``list FILE tasks`` prints: every task with its label, a recurring one with all its periods."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy.orm import Session

from cchc_desktop.tasks.current import all_occurrences
from cchc_desktop.tasks.filtering import Levels, OrderKey, TaskFilter, TaskOrder
from cchc_desktop.tasks.listed import TaskRow
from cchc_desktop.tasks.queries import Look, look, task_rows
from cchc_desktop.tasks.records import Occurrence, TaskState
from cchc_desktop.tasks.rules import deadline_label

Value = str | int | bool | Sequence[Mapping[str, str | None]] | None


def task_list(session: Session, today: date, search: str) -> list[Mapping[str, Value]]:
    """Return the tasks by code, sub-tasks under theirs; ``search`` as in the list of the window."""
    looked = look(session, TaskFilter(search=search, levels=Levels.ALL), today=today)
    rows = task_rows(session, looked, TaskOrder(OrderKey.CODE), today=today)
    recurring = [row.id for row in rows if row.is_recurring]
    periods = all_occurrences(session, recurring, today=today, calendar=looked.calendar) if recurring else {}
    return [_plain(row, periods.get(row.id), looked) for row in in_tree(rows)]


def in_tree(rows: Iterable[TaskRow]) -> Iterator[TaskRow]:
    """Yield each row before those of its sub-tasks; one whose parent is not among them stands where it is."""
    rows = tuple(rows)
    ids = {row.id for row in rows}
    below: dict[int | None, list[TaskRow]] = defaultdict(list)
    for row in rows:
        below[row.parent_id if row.parent_id in ids else None].append(row)

    def branch(parent_id: int | None) -> Iterator[TaskRow]:
        for row in below[parent_id]:
            yield row
            yield from branch(row.id)

    return branch(None)


def _plain(row: TaskRow, periods: Sequence[Occurrence] | None, looked: Look) -> Mapping[str, Value]:
    plain: dict[str, Value] = {
        "code": row.code,
        "work": row.work,
        "lead": row.lead or None,
        "due_date": _iso(row.due_on),
        "original_due_date": _iso(row.original_due_on),
        "due_wording": row.due_wording,
        "label": row.label.value if row.label is not None else None,
        "days_late": row.days_late,
        "working_days_late": row.working_days_late,
    }
    if row.is_recurring:
        others = (each for each in periods or () if each.period != row.period)
        plain["occurrences"] = [_occurrence(row, each, looked) for each in others]
    return plain


def _occurrence(row: TaskRow, each: Occurrence, looked: Look) -> Mapping[str, str | None]:
    """Return one period; what was completed stays so when the task is no longer followed."""
    state = TaskState.COMPLETED if each.completed_on is not None else row.state
    label = deadline_label(state, each.due, each.completed_on, today=looked.today, soon_days=looked.soon_days)
    return {
        "period": each.period,
        "due_date": _iso(each.due),
        "completed": _iso(each.completed_on),
        "label": label.value if label is not None else None,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
