"""Tasks as rows of a sheet: the twelve columns that offices follow them by, or everything that can be read back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.committee.queries import departments_at, people_at
from cchc_desktop.exchange.excel_list import CellValue, write_list
from cchc_desktop.exchange.task_columns import BY_FIELD, EMPTY_LIST
from cchc_desktop.exchange.task_deadline import NO_DEADLINE
from cchc_desktop.exchange.task_people import Names
from cchc_desktop.exchange.task_values import AREA_WORDS, LABEL_WORDS, SOURCE_WORDS, STATE_WORDS
from cchc_desktop.meetings.sources import source_words
from cchc_desktop.tasks.listed import TaskRow
from cchc_desktop.tasks.model import ProgressUpdate, Task, TaskCoWorker, TaskOccurrence, TaskPause
from cchc_desktop.tasks.queries import rows_by_id
from cchc_desktop.tasks.records import Actor, DeadlineLabel, TaskState, UpdateKind
from cchc_desktop.tasks.recurring import recurrence_from
from cchc_desktop.tasks.rows import DONE_STATES
from cchc_desktop.text.dates import short_date

FILE_NAME: Final = "Danh sách nhiệm vụ.xlsx"
TITLE: Final = "Danh sách nhiệm vụ"
_EMPTY_ROWS: Final = 20
_YES: Final = "x"

_OWN = (
    "from_above", "initiative", "index_name", "tags", "reporting", "deliverable", "evidence", "confirmed_on", "cause",
    "measure", "note", "due_wording", "recurs_from", "recurs_until",
)  # fmt: skip
_COLUMNS = (
    "id", "supervisor_id", "assigned_by_id", "approved_by_id", "is_from_above", "is_without_due", "cancelled_on",
    "cancelled_reason", "cancelled_by_id", "every", "recurs_day", "recurs_month", *_OWN,
)  # fmt: skip


@dataclass(frozen=True)
class SheetTable:
    """A table ready for Excel or CSV."""

    titles: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[CellValue, ...], ...]


def task_table(session: Session, ids: Sequence[int], fields: Sequence[str], *, today: date) -> SheetTable:
    """Return these tasks in their order, with the fields of a column set, as they stand today."""
    rows = {row.id: row for row in rows_by_id(session, ids, today=today)}
    made = _Rows(session, rows, today)
    columns = [BY_FIELD[name] for name in fields]
    return SheetTable(
        tuple(column.title for column in columns),
        tuple(column.width for column in columns),
        tuple(
            tuple(made.value(rows[id_], name, number, fields) for name in fields)
            for number, id_ in enumerate((id_ for id_ in ids if id_ in rows), start=1)
        ),
    )


def write_empty_list(path: Path) -> None:
    """Write a list of tasks to be filled in. Raises StorageError when the file cannot be written."""
    columns = [BY_FIELD[name] for name in EMPTY_LIST]
    rows = [(number, *[None] * (len(columns) - 1)) for number in range(1, _EMPTY_ROWS + 1)]
    titles, widths = [column.title for column in columns], [column.width for column in columns]
    write_list(path, TITLE, titles, rows, widths=widths)


class _Rows:
    """What rows need beside those of the list, each read once for all of them."""

    def __init__(self, session: Session, rows: Mapping[int, TaskRow], today: date) -> None:
        ids = set(rows)
        self._today = today
        self._names = Names.of(people_at(session, today, with_hidden=True), departments_at(session, None))
        self._words: dict[Actor, str] = {}
        found = session.execute(select(*(getattr(Task, name) for name in _COLUMNS)))
        self._own = {row.id: row for row in found if row.id in ids}
        self._codes = dict(session.execute(select(Task.id, Task.code)).all())
        self._co_workers = _co_workers(session)
        keys = {(row.source_kind, row.source_id) for row in rows.values() if row.source_id is not None}
        self._sources = source_words(session, sorted(keys, key=lambda key: (key[0].value, key[1])))
        self._pauses = _open_pauses(session)
        self._done = _periods_done(session)
        self._returns = _returns(session, [row.id for row in rows.values() if row.state is TaskState.RETURNED])

    def value(self, row: TaskRow, name: str, number: int, fields: Collection[str]) -> CellValue:
        """Return one cell."""
        if name == "number":
            return number
        own = self._own[row.id]
        if name in _OWN:
            return getattr(own, name) or None
        make = _MAKERS.get(name)
        value = make(self, row, own, fields) if make is not None else getattr(row, name)
        return value or None if isinstance(value, str) else value

    def actor(self, actor: Actor | None, otherwise: str = "") -> str:
        """Return the name by which an actor is found again."""
        if actor is None:
            return ""
        if actor not in self._words:
            self._words[actor] = self._names.words(actor) or otherwise
        return self._words[actor]

    def person(self, person_id: int | None) -> str:
        """Return the name by which a person is found again."""
        return self.actor(Actor(person_id=person_id)) if person_id is not None else ""

    def co_workers(self, row: TaskRow) -> str:
        """Return the co-workers, or their names as the list shows them where somebody left the file."""
        words = [self.actor(actor) for actor in self._co_workers.get(row.id, ())]
        return "; ".join(words) if all(words) else row.co_workers

    def parent(self, row: TaskRow) -> str:
        """Return the code of the task above."""
        return self._codes.get(row.parent_id or 0, "")

    def source(self, row: TaskRow) -> str:
        """Return where a task comes from, in words."""
        return self._sources.get((row.source_kind, row.source_id or 0)) or row.source

    def periods_done(self, row: TaskRow) -> str:
        """Return the completed periods of a recurring task: "2021-03 (24/03/2021); …"."""
        done = self._done.get(row.id, ()) if row.is_recurring else ()
        return "; ".join(f"{period} ({day:%d/%m/%Y})" for period, day in done)

    def due(self, row: TaskRow, own: Any, fields: Collection[str]) -> CellValue:
        """Return the deadline, or what stands for it where no other column says it."""
        recurrence = recurrence_from(own.every, own.recurs_day, own.recurs_month)
        if recurrence is not None and "recurrence" not in fields:
            return recurrence.label
        if row.due_on is None and own.is_without_due:
            return NO_DEADLINE
        if row.due_on is None and "due_wording" not in fields:
            return row.due_wording
        return row.due_on

    def state(self, row: TaskRow, own: Any, fields: Collection[str]) -> str:
        """Return state and label: "Đang thực hiện (quá hạn 12 ngày)", with the day where no other column has it."""
        words = STATE_WORDS[row.state]
        label = LABEL_WORDS.get(row.label) if row.label is not None else None
        if label is None or row.is_recurring or (row.due_on is None and row.due_wording):
            label = ""
        late = f" {row.days_late} ngày" if label and row.label is DeadlineLabel.OVERDUE else ""
        is_done = row.state in DONE_STATES
        day = short_date(row.completed_on) if is_done and row.completed_on and "completed_on" not in fields else ""
        if row.state is TaskState.COMPLETED:
            words = f"{words} {label}".strip()
            return f"{words} ({day})" if day else words
        beside = ", ".join(filter(None, (f"{label}{late}", day)))
        return f"{words} ({beside})" if beside else words

    def stopped(self, row: TaskRow, own: Any) -> tuple[date | None, str, str]:
        """Return since when a task rests or ended, why, and who decided it."""
        if row.state is TaskState.CANCELLED:
            return own.cancelled_on, own.cancelled_reason, self.person(own.cancelled_by_id)
        kept = self._pauses if row.state is TaskState.PAUSED else self._returns
        day, reason = kept.get(row.id, (None, ""))
        return (day, reason, "") if row.state in (TaskState.PAUSED, TaskState.RETURNED) else (None, "", "")


_MAKERS: Final[dict[str, Any]] = {
    "parent": lambda made, row, own, fields: made.parent(row),
    "source": lambda made, row, own, fields: made.source(row),
    "source_kind": lambda made, row, own, fields: SOURCE_WORDS[row.source_kind],
    "due": _Rows.due,
    "original_due": lambda made, row, own, fields: None if row.is_recurring else row.original_due_on,
    "lead": lambda made, row, own, fields: made.actor(row.lead_actor, row.lead),
    "co_workers": lambda made, row, own, fields: made.co_workers(row),
    "supervisor": lambda made, row, own, fields: made.person(own.supervisor_id) or row.supervisor,
    "assigned_by": lambda made, row, own, fields: made.person(own.assigned_by_id),
    "approved_by": lambda made, row, own, fields: made.person(own.approved_by_id),
    "is_from_above": lambda made, row, own, fields: _YES if own.is_from_above else "",
    "area": lambda made, row, own, fields: AREA_WORDS[row.area] if row.area is not None else "",
    "is_outside_reform": lambda made, row, own, fields: _YES if row.is_outside_reform else "",
    "recurrence": lambda made, row, own, fields: (
        found.label if (found := recurrence_from(own.every, own.recurs_day, own.recurs_month)) is not None else ""
    ),
    "periods_done": lambda made, row, own, fields: made.periods_done(row),
    "state": _Rows.state,
    "result": lambda made, row, own, fields: row.last_result,
    "updated_on": lambda made, row, own, fields: row.last_update_on,
    "completed_on": lambda made, row, own, fields: row.completed_on,
    "stopped_on": lambda made, row, own, fields: made.stopped(row, own)[0],
    "stopped_reason": lambda made, row, own, fields: made.stopped(row, own)[1],
    "stopped_by": lambda made, row, own, fields: made.stopped(row, own)[2],
}


def _co_workers(session: Session) -> dict[int, list[Actor]]:
    along = TaskCoWorker
    query = select(along.task_id, along.person_id, along.department_id).order_by(
        along.task_id, along.position, along.id
    )
    found: dict[int, list[Actor]] = {}
    for task_id, person_id, department_id in session.execute(query):
        found.setdefault(task_id, []).append(Actor(person_id, department_id))
    return found


def _periods_done(session: Session) -> dict[int, list[tuple[str, date]]]:
    row = TaskOccurrence
    query = select(row.task_id, row.period, row.completed_on).where(row.completed_on.is_not(None))
    found: dict[int, list[tuple[str, date]]] = {}
    for task_id, period, day in session.execute(query.order_by(row.task_id, row.completed_on, row.period)):
        if day is not None:
            found.setdefault(task_id, []).append((period, day))
    return found


def _open_pauses(session: Session) -> dict[int, tuple[date, str]]:
    query = select(TaskPause.task_id, TaskPause.since, TaskPause.reason).where(TaskPause.until.is_(None))
    return {row.task_id: (row.since, row.reason) for row in session.execute(query.order_by(TaskPause.id))}


def _returns(session: Session, ids: Sequence[int]) -> dict[int, tuple[date, str]]:
    if not ids:
        return {}
    line = ProgressUpdate
    query = select(line.task_id, line.day, line.text).where(line.kind == UpdateKind.RETURNED)
    wanted = set(ids)
    found = session.execute(query.order_by(line.day, line.id))
    return {row.task_id: (row.day, row.text) for row in found if row.task_id in wanted}
