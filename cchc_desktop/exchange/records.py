"""A group of keys of a data set after checking: values with their types, and where they stand in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import TypeVar

from cchc_desktop.errors import ValidationError
from cchc_desktop.exchange.faults import refused

_Value = TypeVar("_Value")


@dataclass(frozen=True)
class Record:
    """Checked values; a key that is missing or null reads as "", None or an empty tuple.

    ``place`` is the path of the group ("hop[GB-2020-12]"), ``line`` the line it begins in.
    """

    place: str
    line: int
    values: Mapping[str, object]
    key_lines: Mapping[str, int]

    def has(self, key: str) -> bool:
        """Tell whether the key stands there with a value."""
        return key in self.values

    def names(self) -> Iterator[str]:
        """Return the keys that have values, in the order of the file."""
        return iter(self.values)

    def text(self, key: str) -> str:
        """Return a text, "" when there is none."""
        return self._typed(key, str) or ""

    def day(self, key: str) -> date | None:
        """Return a date."""
        return self._typed(key, date)

    def clock(self, key: str) -> time | None:
        """Return a time."""
        return self._typed(key, time)

    def whole(self, key: str) -> int | None:
        """Return a whole number."""
        return self._typed(key, int)

    def number(self, key: str) -> Decimal | None:
        """Return a number."""
        return self._typed(key, Decimal)

    def record(self, key: str) -> Record | None:
        """Return a group of keys."""
        return self._typed(key, Record)

    def records(self, key: str) -> tuple[Record, ...]:
        """Return the items of a list that are groups of keys."""
        return tuple(item for item in self._typed(key, tuple) or () if isinstance(item, Record))

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the items of a list that are texts."""
        return tuple(item for item in self._typed(key, tuple) or () if isinstance(item, str))

    def refused(self, key: str, fault: str) -> ValidationError:
        """Return the error for one of the keys, with a clause that says what is wrong."""
        place = f"{self.place}.{key}" if self.place else key
        return refused(place, self.key_lines.get(key, self.line), fault)

    def _typed(self, key: str, kind: type[_Value]) -> _Value | None:
        value = self.values.get(key)
        return value if isinstance(value, kind) else None
