"""Values of columns as the history keeps them: plain JSON, and back to what the mapped object holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from sqlalchemy import Date, Time
from sqlalchemy import Enum as EnumColumn
from sqlalchemy.types import TypeEngine

from cchc_desktop.storage.base import Base, ExactNumber, UtcDateTime

Plain = str | int | bool | None
"""A value as JSON holds it."""


def to_plain(value: Any) -> Plain:
    """Return the JSON form of a column's value. Raises RuntimeError for bytes: they never go into the history."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return ExactNumber.written(value)
    raise RuntimeError(f"the history keeps no {type(value).__name__}")


def from_plain(model: type[Base], column: str, plain: Plain) -> Any:
    """Return the value that the mapped object holds for this JSON form."""
    if plain is None:
        return None
    kind = model.__table__.columns[column].type
    return _reader(kind)(plain) if _is_converted(kind) else plain


def _is_converted(kind: TypeEngine[Any]) -> bool:
    return isinstance(kind, EnumColumn | Date | Time | UtcDateTime | ExactNumber)


def _reader(kind: TypeEngine[Any]) -> Any:
    if isinstance(kind, EnumColumn):
        assert kind.enum_class is not None
        return _members(kind.enum_class).__getitem__
    if isinstance(kind, UtcDateTime):
        return datetime.fromisoformat
    if isinstance(kind, ExactNumber):
        return Decimal
    return date.fromisoformat if isinstance(kind, Date) else time.fromisoformat


@cache
def _members(kind: type[Enum]) -> Mapping[str, Enum]:
    return {str(member.value): member for member in kind}
