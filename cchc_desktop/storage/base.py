"""What every mapped table shares: one metadata with named constraints, and the column types of this program."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum as PythonEnum
from typing import Any, ClassVar

from sqlalchemy import Date, Dialect, Enum, Integer, LargeBinary, MetaData, String, Table, Text, Time
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

# Batch migrations can only drop a constraint that has a name.
NAMING_CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

ENUM_LENGTH = 40
"""Length of every enum column: one number for all, so that a new member needs no migration."""


class UtcDateTime(TypeDecorator[datetime]):
    """Keep a moment as ISO text in UTC (``2020-12-04T01:30:00.000000+00:00``); the text sorts as the time does.

    Takes and returns aware datetimes; a naive one is a bug and raises ValueError. In a migration: ``sa.String(32)``.
    """

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else self.written(value)

    @staticmethod
    def written(moment: datetime) -> str:
        """Return the text that the file keeps of an aware moment."""
        if moment.tzinfo is None:
            raise ValueError(f"naive datetime {moment!r}")
        return moment.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class ExactNumber(TypeDecorator[Decimal]):
    """Keep a decimal number as its digits ("98.5"): SQLite has no exact type. In a migration: ``sa.String(40)``."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else self.written(value)

    @staticmethod
    def written(value: Decimal) -> str:
        """Return the digits that the file keeps: without exponent and without closing zeros."""
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


def enum_column(kind: type[PythonEnum]) -> Enum:
    """Return the column type that keeps the *value* of a string enum, without a CHECK.

    In a migration: ``sa.String(40)``.
    """
    return Enum(
        kind,
        native_enum=False,
        create_constraint=False,
        length=ENUM_LENGTH,
        values_callable=_values,
        validate_strings=True,
    )


def _values(kind: type[PythonEnum]) -> list[str]:
    return [str(member.value) for member in kind]


class Base(DeclarativeBase):
    """The declarative base of every ``model.py``."""

    metadata = MetaData(naming_convention=NAMING_CONVENTION)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text(),
        date: Date(),
        time: Time(),
        datetime: UtcDateTime(),
        Decimal: ExactNumber(),
        bytes: LargeBinary(),
        PythonEnum: enum_column(PythonEnum),
    }

    def __init_subclass__(cls, **keywords: Any) -> None:
        """Never give an id twice: the change log and records of other rooms name rows by it, also removed ones."""
        super().__init_subclass__(**keywords)
        table = cls.__table__
        key = list(table.primary_key)
        if isinstance(table, Table) and len(key) == 1 and isinstance(key[0].type, Integer):
            table.dialect_options["sqlite"]["autoincrement"] = True
