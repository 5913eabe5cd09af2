"""How a list is looked at, as a plain value: filters, words searched, order and columns. No Qt widget behind it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from ui.common.lists.column_set import ColumnLayout

Plain = str | int | bool | None | list[str] | list[int]


@dataclass(frozen=True)
class ListState:
    """``filters`` are the owner's, by name, as values that JSON holds; ``sort`` names the order."""

    filters: Mapping[str, Plain] = field(default_factory=dict)
    search: str = ""
    sort: str = ""
    descending: bool = False
    columns: ColumnLayout = field(default_factory=ColumnLayout)

    def to_json(self) -> str:
        """Return the state as text for the data file."""
        parts = {
            "filters": dict(self.filters),
            "search": self.search,
            "sort": self.sort,
            "descending": self.descending,
            "columns": [[place.key, place.is_shown, place.width] for place in self.columns.places],
        }
        return json.dumps(parts, ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> ListState:
        """Read what ``to_json`` wrote; what is missing or strange is as in a new state."""
        try:
            parts = json.loads(text)
        except (ValueError, RecursionError):
            return cls()
        if not isinstance(parts, dict):
            return cls()
        filters = parts.get("filters")
        return cls(
            {name: value for name, value in filters.items() if _is_plain(value)} if isinstance(filters, dict) else {},
            _text(parts.get("search")),
            _text(parts.get("sort")),
            parts.get("descending") is True,
            ColumnLayout.from_plain(parts.get("columns")),
        )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _is_plain(value: object) -> bool:
    if isinstance(value, list):
        return all(isinstance(item, str) for item in value) or all(type(item) is int for item in value)
    return value is None or isinstance(value, (str, int, bool))
