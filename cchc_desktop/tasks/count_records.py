"""Counts (kiểm đếm) and registers of tasks as plain values: what is frozen, compared and printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from cchc_desktop.tasks.records import DeadlineLabel, Totals


@dataclass(frozen=True)
class CountLine:
    """One task of a count as it stood on the day of the count; the names are those of that day.

    A sub-task names its parent and is in no total. ``period`` is set for work that comes back.
    """

    task_id: int
    code: str
    work: str
    label: DeadlineLabel
    parent_code: str = ""
    period: str = ""
    lead: str = ""
    lead_post: str = ""
    department: str = ""
    due_on: date | None = None
    original_due_on: date | None = None
    due_wording: str = ""
    completed_on: date | None = None
    days_late: int = 0
    working_days_late: int = 0
    progress: int = 0
    last_result: str = ""
    cause: str = ""
    measure: str = ""
    is_outside_reform: bool = False


@dataclass(frozen=True)
class RegisterLine(CountLine):
    """One task of the register (domain.md 2.8): a line of a count, and what the register shows besides."""

    source: str = ""
    assigned_on: date | None = None
    lead_person_id: int | None = None
    co_workers: str = ""
    co_worker_ids: frozenset[int] = frozenset()
    supervisor: str = ""
    supervisor_id: int | None = None
    deliverable: str = ""
    evidence: str = ""
    note: str = ""


@dataclass(frozen=True)
class CountRow:
    """One count in the list of counts."""

    id: int
    period: str
    version: int
    as_of: date
    frozen_at: datetime | None
    totals: Totals
    is_newest: bool = True
    """No later version of the same period exists."""


@dataclass(frozen=True)
class CountFacts:
    """A count with the list behind it; ``version`` 0 and ``frozen_at`` None while it is only looked at.

    ``previous`` is the count before of the same length, None when there is none.
    """

    period: str
    as_of: date
    lines: tuple[CountLine, ...]
    id: int | None = None
    version: int = 0
    frozen_at: datetime | None = None
    previous: CountRow | None = None


@dataclass(frozen=True)
class GroupTotals:
    """The totals of one department or one person."""

    name: str
    detail: str
    totals: Totals


@dataclass(frozen=True)
class Explanation:
    """Why a task is late and what is done about it."""

    cause: str
    measure: str


Explanations = Mapping[int, Explanation]
"""By the id of the task."""
