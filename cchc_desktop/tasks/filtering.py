"""What a list of tasks is asked for: which tasks, and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from cchc_desktop.tasks.records import Actor, Clarity, DeadlineLabel, ReformArea, Source, SourceKind, TaskState


class Levels(Enum):
    """Which tasks are rows of their own: totals count those without a parent only."""

    TOP = "top"
    SUB = "sub"
    ALL = "all"


class OrderKey(Enum):
    """By what a list is sorted. ``URGENCY``: open ones by deadline, then no deadline, paused, done, not followed."""

    URGENCY = "urgency"
    CODE = "code"
    DUE = "due"
    LEAD = "lead"
    LABEL = "label"
    ASSIGNED = "assigned"
    COMPLETED = "completed"
    PROGRESS = "progress"
    UPDATED = "updated"
    AREA = "area"
    STATE = "state"
    SOURCE = "source"


@dataclass(frozen=True)
class TaskOrder:
    """The order of a list; equal ones stand by deadline and age. What is empty stands last either way."""

    key: OrderKey = OrderKey.URGENCY
    descending: bool = False


@dataclass(frozen=True)
class TaskFilter:
    """Which tasks are wanted; every field narrows, empty ones do not.

    ``department_id`` is the unit of the lead: the department itself or that of the person's post on the day.
    ``is_without_unit`` and ``is_without_person`` take what a count by unit or person leaves over.
    ``reviewed_since`` takes what a meeting reviews: open ones and those completed after that day.
    ``parent_id`` takes the sub-tasks of one task, whatever ``levels`` says. Drafts are left out unless asked for, tasks
    in the trash always. A search also finds a task by what stands in its sub-tasks, unless these are rows themselves.
    """

    labels: frozenset[DeadlineLabel] = frozenset()
    search: str = ""
    lead: Actor | None = None
    person_id: int | None = None
    department_id: int | None = None
    is_without_unit: bool = False
    is_without_person: bool = False
    co_worker: Actor | None = None
    supervisor_id: int | None = None
    source: Source | None = None
    source_kind: SourceKind | None = None
    sources: frozenset[tuple[SourceKind, int]] | None = None
    area: ReformArea | None = None
    tag: str = ""
    is_outside_reform: bool | None = None
    is_from_above: bool | None = None
    is_recurring: bool | None = None
    has_pending_extension: bool | None = None
    assigned_from: date | None = None
    assigned_until: date | None = None
    due_from: date | None = None
    due_until: date | None = None
    completed_from: date | None = None
    completed_until: date | None = None
    reviewed_since: date | None = None
    states: frozenset[TaskState] = frozenset()
    unclear: Clarity | None = None
    parent_id: int | None = None
    levels: Levels = Levels.TOP
    with_drafts: bool = False
    only_drafts: bool = False
    ids: frozenset[int] | None = None
