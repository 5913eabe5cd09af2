"""A task as it is kept: who does what until when, and everything that happened to it since.

Labels such as "overdue" are never kept: ``rules.deadline_label`` computes them. A task names the record it comes from
by kind and id, because meetings, findings and plans live in rooms above.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cchc_desktop.calendar.recurrence import Every
from cchc_desktop.storage.base import Base, enum_column
from cchc_desktop.tasks.records import (
    DeadlineLabel,
    ExtensionResult,
    ReformArea,
    SourceKind,
    TaskState,
    UpdateKind,
)


class Task(Base):
    """One task; ``code`` is given once and never changes.

    ``due_on`` is the last approved deadline and ``original_due_on`` the first one. A recurring task (``every`` is set)
    has no deadline of its own: each period has one.
    """

    __tablename__ = "task"
    __table_args__ = (
        Index(
            "ix_task_listed",
            "parent_id",
            "trashed_at",
            "every",
            "completed_on",
            "due_on",
            "state",
            "lead_person_id",
            "lead_department_id",
            "is_outside_reform",
        ),
        Index("ix_task_source", "source_kind", "source_id"),
        Index("ix_task_state", "state"),
        Index("ix_task_every", "every"),
        Index("ix_task_due_on", "due_on"),
        Index("ix_task_lead_person_id", "lead_person_id"),
        Index("ix_task_lead_department_id", "lead_department_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(30), unique=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("task.id", ondelete="RESTRICT"))
    state: Mapped[TaskState] = mapped_column(enum_column(TaskState), default=TaskState.DRAFT)
    work: Mapped[str] = mapped_column(default="")
    source_kind: Mapped[SourceKind] = mapped_column(enum_column(SourceKind), default=SourceKind.OTHER)
    source_id: Mapped[int | None]
    source_text: Mapped[str] = mapped_column(String(500), default="")
    is_from_above: Mapped[bool] = mapped_column(default=False)
    from_above: Mapped[str] = mapped_column(String(200), default="")
    area: Mapped[ReformArea | None] = mapped_column(enum_column(ReformArea))
    initiative: Mapped[str] = mapped_column(String(200), default="")
    index_name: Mapped[str] = mapped_column(String(200), default="")
    tags: Mapped[str] = mapped_column(String(300), default="")
    is_outside_reform: Mapped[bool] = mapped_column(default=False)
    lead_person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    lead_department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id", ondelete="RESTRICT"))
    supervisor_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    assigned_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    reporting: Mapped[str] = mapped_column(String(100), default="")
    deliverable: Mapped[str] = mapped_column(default="")
    evidence: Mapped[str] = mapped_column(default="")
    assigned_on: Mapped[date | None]
    due_wording: Mapped[str] = mapped_column(String(300), default="")
    due_on: Mapped[date | None]
    original_due_on: Mapped[date | None]
    is_without_due: Mapped[bool] = mapped_column(default=False)
    """"Không hạn" was chosen; without it a missing deadline is one of the things that are not clear yet."""
    progress: Mapped[int] = mapped_column(default=0)
    completed_on: Mapped[date | None]
    confirmed_on: Mapped[date | None]
    cancelled_on: Mapped[date | None]
    cancelled_reason: Mapped[str] = mapped_column(String(500), default="")
    cancelled_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    cause: Mapped[str] = mapped_column(default="")
    measure: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    every: Mapped[Every | None] = mapped_column(enum_column(Every))
    recurs_day: Mapped[str] = mapped_column(String(20), default="")
    """Day of the month or of the week, or the name of a day (``NamedDay``)."""
    recurs_month: Mapped[int | None]
    recurs_from: Mapped[date | None]
    recurs_until: Mapped[date | None]
    """The last day on which a period may begin; None until the task is stopped."""
    trashed_at: Mapped[datetime | None]


class TaskCoWorker(Base):
    """Who works along: a person or a department."""

    __tablename__ = "task_co_worker"
    __table_args__ = (Index("ix_task_co_worker_task_id", "task_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id", ondelete="RESTRICT"))
    position: Mapped[int]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id", ondelete="RESTRICT"))


class TaskOccurrence(Base):
    """What happened to one period of a recurring task; a period without a row is open and due as computed."""

    __tablename__ = "task_occurrence"
    __table_args__ = (UniqueConstraint("task_id", "period"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id", ondelete="RESTRICT"))
    period: Mapped[str] = mapped_column(String(10))
    due_on: Mapped[date | None]
    """The deadline where it differs from the computed one: an approved extension, or a date of the data set."""
    progress: Mapped[int] = mapped_column(default=0)
    completed_on: Mapped[date | None]
    confirmed_on: Mapped[date | None]


class ProgressUpdate(Base):
    """One line of the log: progress, or one of the events in a task's life; ``period`` for a recurring task."""

    __tablename__ = "progress_update"
    __table_args__ = (Index("ix_progress_update_task_id", "task_id", "day"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id", ondelete="RESTRICT"))
    kind: Mapped[UpdateKind] = mapped_column(enum_column(UpdateKind), default=UpdateKind.PROGRESS)
    period: Mapped[str] = mapped_column(String(10), default="")
    day: Mapped[date]
    progress: Mapped[int | None]
    text: Mapped[str] = mapped_column(default="")
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    account: Mapped[str] = mapped_column(String(100), default="")


class Extension(Base):
    """One request to extend a deadline, from ``from_due`` to ``to_due``, and what was decided."""

    __tablename__ = "extension"
    __table_args__ = (UniqueConstraint("task_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id", ondelete="RESTRICT"))
    number: Mapped[int]
    period: Mapped[str] = mapped_column(String(10), default="")
    asked_on: Mapped[date | None]
    from_due: Mapped[date | None]
    to_due: Mapped[date]
    reason: Mapped[str] = mapped_column(default="")
    result: Mapped[ExtensionResult] = mapped_column(enum_column(ExtensionResult), default=ExtensionResult.PENDING)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    decided_on: Mapped[date | None]


class Reminder(Base):
    """One reminder (đôn đốc): by word of mouth, telephone or letter."""

    __tablename__ = "reminder"
    __table_args__ = (UniqueConstraint("task_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id", ondelete="RESTRICT"))
    number: Mapped[int]
    sent_on: Mapped[date]
    form: Mapped[str] = mapped_column(String(100), default="")
    reference: Mapped[str] = mapped_column(String(100), default="")


class TaskPause(Base):
    """One pause; it moves no deadline. ``until`` None while it lasts; ``state_before`` comes back at its end."""

    __tablename__ = "task_pause"
    __table_args__ = (Index("ix_task_pause_task_id", "task_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id", ondelete="RESTRICT"))
    since: Mapped[date]
    until: Mapped[date | None]
    reason: Mapped[str] = mapped_column(String(500), default="")
    basis: Mapped[str] = mapped_column(String(300), default="")
    state_before: Mapped[TaskState] = mapped_column(enum_column(TaskState), default=TaskState.IN_PROGRESS)


class Handover(Base):
    """Work handed over (bàn giao): by a person who is away or leaves, or by a department that was merged."""

    __tablename__ = "handover"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(30), unique=True)
    from_person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    from_department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id", ondelete="RESTRICT"))
    to_person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    to_department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id", ondelete="RESTRICT"))
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    """The last day away; None for good."""
    reason: Mapped[str] = mapped_column(String(500), default="")
    content: Mapped[str] = mapped_column(default="")
    minutes_number: Mapped[str] = mapped_column(String(50), default="")
    signed_on: Mapped[date | None]
    trashed_at: Mapped[datetime | None]


class HandoverTask(Base):
    """One task that changed its lead by a handover; the former lead can take it back."""

    __tablename__ = "handover_task"
    __table_args__ = (UniqueConstraint("handover_id", "task_id"), Index("ix_handover_task_task_id", "task_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    handover_id: Mapped[int] = mapped_column(ForeignKey("handover.id", ondelete="RESTRICT"))
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id", ondelete="RESTRICT"))
    former_person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    former_department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id", ondelete="RESTRICT"))
    returned_on: Mapped[date | None]


class SourceWithoutTask(Base):
    """A conclusion that was looked at and gives no task ("không phát sinh nhiệm vụ"); it stays open after signing."""

    __tablename__ = "source_without_task"
    __table_args__ = (UniqueConstraint("source_kind", "source_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    source_kind: Mapped[SourceKind] = mapped_column(enum_column(SourceKind))
    source_id: Mapped[int]


class TaskCount(Base):
    """One count (kiểm đếm) of a month or quarter, frozen with its list; a later one of the period is a new version."""

    __tablename__ = "task_count"
    __table_args__ = (UniqueConstraint("period", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    period: Mapped[str] = mapped_column(String(10))
    version: Mapped[int]
    as_of: Mapped[date]
    """The day whose labels the count shows."""
    frozen_at: Mapped[datetime | None]
    note: Mapped[str] = mapped_column(default="")


class TaskCountLine(Base):
    """One task of a count as it stood then, in words: later changes of names or tasks do not reach it."""

    __tablename__ = "task_count_line"
    __table_args__ = (UniqueConstraint("count_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    count_id: Mapped[int] = mapped_column(ForeignKey("task_count.id", ondelete="RESTRICT"))
    position: Mapped[int]
    task_id: Mapped[int]
    code: Mapped[str] = mapped_column(String(30))
    parent_code: Mapped[str] = mapped_column(String(30), default="")
    period: Mapped[str] = mapped_column(String(10), default="")
    work: Mapped[str] = mapped_column(default="")
    lead: Mapped[str] = mapped_column(String(200), default="")
    lead_post: Mapped[str] = mapped_column(String(300), default="")
    department: Mapped[str] = mapped_column(String(200), default="")
    due_on: Mapped[date | None]
    original_due_on: Mapped[date | None]
    due_wording: Mapped[str] = mapped_column(String(300), default="")
    completed_on: Mapped[date | None]
    label: Mapped[DeadlineLabel] = mapped_column(enum_column(DeadlineLabel))
    days_late: Mapped[int] = mapped_column(default=0)
    working_days_late: Mapped[int] = mapped_column(default=0)
    progress: Mapped[int] = mapped_column(default=0)
    last_result: Mapped[str] = mapped_column(default="")
    cause: Mapped[str] = mapped_column(default="")
    measure: Mapped[str] = mapped_column(default="")
    is_outside_reform: Mapped[bool] = mapped_column(default=False)
