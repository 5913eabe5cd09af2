"""Records as JSON and back: frozen dataclasses of plain values, nothing else. Used for what is not in the file yet."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

_MOMENTS = (datetime, date, time)


def to_plain(value: Any) -> Any:
    """Return a value made of what JSON has. Raises TypeError for a type that no record has."""
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, _MOMENTS):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [to_plain(each) for each in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: to_plain(getattr(value, each.name)) for each in fields(value)}
    raise TypeError(f"{type(value).__name__} is no plain value")


def from_plain(kind: Any, plain: Any) -> Any:
    """Return the value of a type that ``to_plain`` wrote. Raises ValueError when it was not written so."""
    if get_origin(kind) in (Union, UnionType):
        return _from_union(get_args(kind), plain)
    if get_origin(kind) is tuple and isinstance(plain, list):
        return tuple(from_plain(get_args(kind)[0], each) for each in plain)
    if isinstance(kind, type) and isinstance(plain, str) and issubclass(kind, _MOMENTS):
        return kind.fromisoformat(plain)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(plain)
    if is_dataclass(kind) and isinstance(kind, type) and isinstance(plain, dict):
        return _record(kind, plain)
    if isinstance(kind, type) and type(plain) is kind:
        return plain
    raise ValueError(f"{plain!r} is no {kind}")


def _from_union(kinds: tuple[Any, ...], plain: Any) -> Any:
    if plain is None and NoneType in kinds:
        return None
    return from_plain(next(kind for kind in kinds if kind is not NoneType), plain)


def _record(kind: type, plain: dict[str, Any]) -> Any:
    hints = _hints(kind)
    if not set(plain) <= set(hints):
        raise ValueError(f"{sorted(set(plain) - set(hints))} are no fields of {kind.__name__}")
    return kind(**{name: from_plain(hints[name], value) for name, value in plain.items()})


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
