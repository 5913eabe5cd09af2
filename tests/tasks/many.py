"""Many tasks of every kind in one read, gone when it ends: for comparing what SQL says with what the rules say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import insert
from sqlalchemy.orm import Session

from cchc_desktop.calendar.recurrence import Every
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.tasks.model import ProgressUpdate, Task, TaskOccurrence
from cchc_desktop.tasks.records import SourceKind, TaskState, UpdateKind

FIRST, LAST = date(2021, 3, 20), date(2021, 4, 20)
DAYS = st.dates(FIRST, LAST)
PEOPLE, UNITS = (1, 2, 3), (1, 2, 3)


@dataclass(frozen=True)
class Made:
    """The columns of a task that lists look at; ``parent`` is the number of an earlier task, ``done`` a period."""

    state: TaskState = TaskState.ASSIGNED
    due_on: date | None = None
    completed_on: date | None = None
    lead_person_id: int | None = None
    lead_department_id: int | None = None
    supervisor_id: int | None = None
    assigned_by_id: int | None = None
    approved_by_id: int | None = None
    is_without_due: bool = False
    is_outside_reform: bool = False
    work: str = "Rà soát hồ sơ"
    deliverable: str = ""
    evidence: str = ""
    source_text: str = ""
    progress: int = 0
    assigned_on: date | None = None
    every: Every | None = None
    recurs_day: str = ""
    recurs_month: int | None = None
    recurs_from: date | None = None
    recurs_until: date | None = None
    trashed_at: Any = None
    parent: int | None = None
    done_periods: tuple[str, ...] = ()
    updated_on: date | None = None


def made() -> st.SearchStrategy[Made]:
    """Return tasks of every kind; recurring ones come back every week."""
    plain = st.builds(
        Made,
        state=st.sampled_from(TaskState),
        due_on=st.none() | DAYS,
        completed_on=st.none() | DAYS,
        assigned_on=st.none() | DAYS,
        updated_on=st.none() | DAYS,
        lead_person_id=st.none() | st.sampled_from(PEOPLE),
        supervisor_id=st.none() | st.just(1),
        assigned_by_id=st.none() | st.just(1),
        approved_by_id=st.none() | st.just(2),
        is_without_due=st.booleans(),
        is_outside_reform=st.booleans(),
        work=st.sampled_from(["", " \n", "Rà soát hồ sơ", "Niêm yết thủ tục"]),
        deliverable=st.sampled_from(["", "\u00a0", "Báo cáo"]),
        evidence=st.sampled_from(["", "12/BC-UBND"]),
        source_text=st.sampled_from(["", "Kết luận 1", "Kết luận 2"]),
        progress=st.sampled_from([0, 50, 100]),
    )
    led_by_unit = st.builds(Made, state=st.sampled_from(TaskState), lead_department_id=st.sampled_from(UNITS))
    recurring = st.builds(
        Made,
        state=st.sampled_from(TaskState),
        every=st.just(Every.WEEK),
        recurs_day=st.just("5"),
        recurs_from=st.just(FIRST),
        lead_person_id=st.sampled_from(PEOPLE),
        done_periods=st.sets(st.sampled_from(["2021-W11", "2021-W12", "2021-W13", "2021-W14"])).map(tuple),
    )
    lost = st.builds(Made, state=st.just(TaskState.ASSIGNED), every=st.just(Every.MONTH), recurs_day=st.just("last"))
    parts = st.builds(Made, state=st.sampled_from(TaskState), due_on=DAYS, parent=st.integers(0, 3))
    return plain | led_by_unit | recurring | lost | parts


@contextmanager
def reading(data: DataFile, tasks: Sequence[Made]) -> Iterator[Session]:
    """Give a session that finds these tasks, with the ids 1, 2 …; nothing of it is kept."""
    with data.reading() as session:
        connection = session.connection()
        for number, task in enumerate(tasks):
            connection.execute(insert(Task.__table__), _columns(number, task))
            for period in task.done_periods:
                row = {"task_id": number + 1, "period": period, "progress": 100, "completed_on": date(2021, 4, 1)}
                connection.execute(insert(TaskOccurrence.__table__), row)
            if task.updated_on is not None:
                line = {"task_id": number + 1, "period": "", "day": task.updated_on, "account": ""}
                connection.execute(
                    insert(ProgressUpdate.__table__), {**line, "kind": UpdateKind.PROGRESS, "text": "Đang làm"}
                )
        yield session


def _columns(number: int, task: Made) -> dict[str, Any]:
    own = {each.name: getattr(task, each.name) for each in fields(Made) if each.name not in _OTHERS}
    parent = task.parent + 1 if task.parent is not None and task.parent < number else None
    rest = dict.fromkeys(_WORDS, "")
    return {
        **own,
        **rest,
        "id": number + 1,
        "code": f"T{number + 1:02d}",
        "parent_id": parent,
        "source_kind": SourceKind.OTHER,
        "is_from_above": False,
        "original_due_on": task.due_on,
    }


_OTHERS = frozenset({"parent", "done_periods", "updated_on"})
_WORDS = ("from_above", "initiative", "index_name", "tags", "reporting", "due_wording", "cancelled_reason", "cause",
          "measure", "note")  # fmt: skip
