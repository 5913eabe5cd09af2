from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import StrEnum

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from cchc_desktop.storage.base import NAMING_CONVENTION, Base, ExactNumber, UtcDateTime, enum_column


class State(StrEnum):
    PLANNED = "du_kien"
    HELD = "da_hop"


class OwnBase(DeclarativeBase):
    metadata = sa.MetaData(naming_convention=NAMING_CONVENTION)
    type_annotation_map = Base.type_annotation_map


class Meeting(OwnBase):
    __tablename__ = "meeting"
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[State]
    second_state: Mapped[State | None] = mapped_column(enum_column(State))
    day: Mapped[date]
    starts: Mapped[time]
    changed_at: Mapped[datetime]
    previous_id: Mapped[int | None] = mapped_column(sa.ForeignKey("meeting.id"))


HANOI = timezone(timedelta(hours=7))


@pytest.fixture
def session():
    engine = sa.create_engine("sqlite://")
    OwnBase.metadata.create_all(engine)
    with Session(engine) as session:
        yield session
    engine.dispose()


def meeting(**values: object) -> Meeting:
    defaults = {
        "state": State.HELD,
        "day": date(2020, 12, 4),
        "starts": time(8),
        "changed_at": datetime(2020, 12, 4, 8, 30, tzinfo=HANOI),
    }
    return Meeting(**(defaults | values))


def test_enums_store_their_value_without_a_check(session):
    session.add(meeting())
    session.flush()
    assert session.execute(sa.text("SELECT state FROM meeting")).scalar() == "da_hop"
    assert "CHECK" not in str(sa.schema.CreateTable(Meeting.__table__))
    session.expire_all()
    assert session.get(Meeting, 1).state is State.HELD


def test_enums_refuse_an_unknown_value(session):
    session.add(meeting(state="nghỉ"))
    with pytest.raises(StatementError):
        session.flush()


def test_moments_are_stored_as_utc_text_and_come_back_aware(session):
    session.add(meeting())
    session.flush()
    assert session.execute(sa.text("SELECT changed_at FROM meeting")).scalar() == "2020-12-04T01:30:00.000000+00:00"
    session.expire_all()
    assert session.get(Meeting, 1).changed_at == datetime(2020, 12, 4, 1, 30, tzinfo=UTC)
    assert session.get(Meeting, 1).changed_at.tzinfo is not None


def test_naive_moments_are_a_bug(session):
    session.add(meeting(changed_at=datetime(2020, 12, 4)))
    with pytest.raises(StatementError, match="naive"):
        session.flush()


def test_moments_sort_as_text(session):
    noon = datetime(2020, 12, 4, 12, tzinfo=UTC)
    bind = UtcDateTime().process_bind_param
    moments = [noon, noon + timedelta(microseconds=1), noon + timedelta(seconds=1), noon + timedelta(days=400)]
    texts = [bind(moment, session.get_bind().dialect) for moment in moments]
    assert texts == sorted(texts)


def test_dates_are_stored_as_iso_text(session):
    session.add(meeting())
    session.flush()
    assert session.execute(sa.text("SELECT day FROM meeting")).scalar() == "2020-12-04"


def test_every_constraint_has_a_name():
    names = {constraint.name for constraint in Meeting.__table__.constraints}
    ddl = str(sa.schema.CreateTable(Meeting.__table__))
    assert len(names) == 2
    assert "CONSTRAINT pk_meeting" in ddl
    assert "CONSTRAINT fk_meeting_previous_id_meeting" in ddl


@pytest.mark.parametrize(
    ("number", "digits"),
    [("98.50", "98.5"), ("100", "100"), ("1E+3", "1000"), ("0.000001", "0.000001"), ("0", "0"), ("-2.0", "-2")],
)
def test_numbers_are_kept_as_their_digits(number, digits):
    column, dialect = ExactNumber(), sqlite.dialect()
    kept = column.process_bind_param(Decimal(number), dialect)
    assert kept == digits
    read = column.process_result_value(kept, dialect)
    assert read == Decimal(number) and isinstance(read, Decimal)
    assert column.process_bind_param(None, dialect) is None and column.process_result_value(None, dialect) is None
