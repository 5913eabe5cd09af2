"""The days of years that this organisation has entered itself, in place of the shipped ones."""

from __future__ import annotations

from datetime import date

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
