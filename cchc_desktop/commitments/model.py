"""A commitment as it is kept: who committed to what in a year, and what was reached in each period.

Results such as "met" are never kept: ``rules`` computes them. Parts of a target name the commitment too, because the
history and the trash look for what belongs to it.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cchc_desktop.commitments.records import CommitmentState, Comparison, CountedBy, FigureKind
from cchc_desktop.storage.base import Base, enum_column


class Commitment(Base):
    """One commitment (bản cam kết) of a person or a department for a year; ``code`` is given once.

    ``meeting_id`` is the meeting at which it was signed, kept by id: meetings are in a room above.
    """

    __tablename__ = "commitment"
    __table_args__ = (
        Index("ix_commitment_year", "year"),
        Index("ix_commitment_person_id", "person_id"),
        Index("ix_commitment_department_id", "department_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(30), unique=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id", ondelete="RESTRICT"))
    year: Mapped[int]
    reference: Mapped[str] = mapped_column(String(100), default="")
    meeting_id: Mapped[int | None]
    signed_on: Mapped[date | None]
    state: Mapped[CommitmentState] = mapped_column(enum_column(CommitmentState), default=CommitmentState.DRAFT)
    counted_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")
    trashed_at: Mapped[datetime | None]


class CommitmentTarget(Base):
    """One target (chỉ tiêu); ``value`` is None for "đạt/không đạt" alone."""

    __tablename__ = "commitment_target"
    __table_args__ = (Index("ix_commitment_target_commitment_id", "commitment_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    commitment_id: Mapped[int] = mapped_column(ForeignKey("commitment.id", ondelete="RESTRICT"))
    position: Mapped[int]
    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(default="")
    comparison: Mapped[Comparison] = mapped_column(enum_column(Comparison), default=Comparison.AT_LEAST)
    value: Mapped[Decimal | None]
    unit: Mapped[str] = mapped_column(String(100), default="")
    kind: Mapped[FigureKind] = mapped_column(enum_column(FigureKind), default=FigureKind.COUNT)
    counted_by: Mapped[CountedBy] = mapped_column(enum_column(CountedBy), default=CountedBy.QUARTER)
    is_by_window: Mapped[bool] = mapped_column(default=False)
    """Periods go from the 15th to the 14th ("theo kỳ báo cáo"), else by calendar days."""
    measure: Mapped[str] = mapped_column(default="")
    term: Mapped[str] = mapped_column(String(200), default="")
    counted_words: Mapped[str] = mapped_column(String(200), default="")
    among_words: Mapped[str] = mapped_column(String(200), default="")
    actual_from: Mapped[str] = mapped_column(String(40), default="")
    """The name of the source that figures are taken from (``sources``), "" for typed ones."""
    note: Mapped[str] = mapped_column(default="")


class PeriodTarget(Base):
    """What was committed for one month, quarter, half year or nine months."""

    __tablename__ = "period_target"
    __table_args__ = (UniqueConstraint("target_id", "period"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    commitment_id: Mapped[int] = mapped_column(ForeignKey("commitment.id", ondelete="RESTRICT"))
    target_id: Mapped[int] = mapped_column(ForeignKey("commitment_target.id", ondelete="RESTRICT"))
    period: Mapped[str] = mapped_column(String(10))
    value: Mapped[Decimal]


class Measurement(Base):
    """The figure of a target in one period (số liệu kỳ), with what proves it.

    A share has ``value`` over ``denominator``. All three are empty where there is evidence but no figure yet.
    ``taken_from`` says in words where a figure came from that was kept when the commitment was counted.
    """

    __tablename__ = "measurement"
    __table_args__ = (UniqueConstraint("target_id", "period"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    commitment_id: Mapped[int] = mapped_column(ForeignKey("commitment.id", ondelete="RESTRICT"))
    target_id: Mapped[int] = mapped_column(ForeignKey("commitment_target.id", ondelete="RESTRICT"))
    period: Mapped[str] = mapped_column(String(10))
    value: Mapped[Decimal | None]
    denominator: Mapped[Decimal | None]
    is_passed: Mapped[bool | None]
    evidence: Mapped[str] = mapped_column(default="")
    entered_on: Mapped[date | None]
    taken_from: Mapped[str] = mapped_column(String(200), default="")


class TargetTask(Base):
    """A task tied to a target, whose figures are taken from its tasks."""

    __tablename__ = "target_task"
    __table_args__ = (UniqueConstraint("target_id", "task_id"), Index("ix_target_task_task_id", "task_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    commitment_id: Mapped[int] = mapped_column(ForeignKey("commitment.id", ondelete="RESTRICT"))
    target_id: Mapped[int] = mapped_column(ForeignKey("commitment_target.id", ondelete="RESTRICT"))
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id", ondelete="RESTRICT"))


class CommitmentAmendment(Base):
    """A change of what a signed commitment says, and why: the paper that was signed no longer says the same."""

    __tablename__ = "commitment_amendment"
    __table_args__ = (UniqueConstraint("commitment_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    commitment_id: Mapped[int] = mapped_column(ForeignKey("commitment.id", ondelete="RESTRICT"))
    number: Mapped[int]
    made_on: Mapped[date]
    reason: Mapped[str] = mapped_column(default="")
    what: Mapped[str] = mapped_column(default="")
