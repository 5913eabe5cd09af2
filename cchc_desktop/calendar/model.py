"""What this organisation has entered itself: the days of years in place of the shipped ones, and its working week."""

from __future__ import annotations

from datetime import date

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cchc_desktop.calendar.holidays import DayKind
from cchc_desktop.storage.base import Base, enum_column


class CalendarDay(Base):
    """A day off or a Saturday worked; a year with rows here is taken from here alone."""

    __tablename__ = "calendar_day"

    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(unique=True)
    kind: Mapped[DayKind] = mapped_column(enum_column(DayKind))
    name: Mapped[str]
    basis: Mapped[str] = mapped_column(default="")


class KeptDeadline(Base):
    """A deadline counted in working days that was given before the calendar changed, and stays as it was given.

    It belongs to the record ``kind`` and ``record_id`` as long as that is still counted from ``counted_from``.
    """

    __tablename__ = "kept_deadline"
    __table_args__ = (UniqueConstraint("kind", "record_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    record_id: Mapped[int]
    counted_from: Mapped[date]
    due_on: Mapped[date]


class WorkingWeek(Base):
    """Whether Saturday is a working day here; without a row it is not."""

    __tablename__ = "working_week"

    id: Mapped[int] = mapped_column(primary_key=True)
    works_saturdays: Mapped[bool] = mapped_column(default=False)
