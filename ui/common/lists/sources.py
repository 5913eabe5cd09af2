"""Where a big list gets its rows: a source stands for one filter in one order, and reads only what is asked of it.

A source is made anew for every filter, order and state of the data; it is asked in the window's thread and answers at
once. It may raise AppError.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from ui.common.table_model import Row

FIRST_PAGE = PAGE = 200
"""Rows read at once."""

_Row = TypeVar("_Row")


class RowSource(Protocol[_Row]):
    """The rows of a list in their order."""

    def count(self) -> int:
        """Return how many rows there are."""
        ...

    def first(self, limit: int) -> Sequence[_Row]:
        """Return the first rows, at most ``limit``."""
        ...

    def ids(self) -> Sequence[int]:
        """Return the ids of all rows in their order; asked once, when somebody scrolls or nothing else is to do."""
        ...

    def rows(self, ids: Sequence[int]) -> Sequence[_Row]:
        """Return those of these rows that are in the list, in any order."""
        ...

    def order(self, row: _Row) -> Any:
        """Return what the place of a row depends on: while it is equal, a row that was edited keeps its place."""
        ...


@dataclass(frozen=True)
class QuerySource(Generic[Row]):
    """A source made of functions, each with a short read of its own: ``lambda: workspace.read(partial(…))``."""

    count: Callable[[], int]
    first: Callable[[int], Sequence[Row]]
    ids: Callable[[], Sequence[int]]
    rows: Callable[[Sequence[int]], Sequence[Row]]
    order: Callable[[Row], Any]


@dataclass(frozen=True)
class RowsInMemory(Generic[Row]):
    """A source of rows that are all here, in their order; ``row_id`` names them, ``order`` as in ``RowSource``."""

    all_rows: Sequence[Row]
    row_id: Callable[[Row], int] = field(default=lambda row: getattr(row, "id"))  # noqa: B009 - any row has one
    key: Callable[[Row], Any] = field(default=lambda row: 0)

    def count(self) -> int:
        """Return how many rows there are."""
        return len(self.all_rows)

    def first(self, limit: int) -> Sequence[Row]:
        """Return the first rows."""
        return self.all_rows[:limit]

    def ids(self) -> Sequence[int]:
        """Return the ids of all rows."""
        return [self.row_id(row) for row in self.all_rows]

    def rows(self, ids: Sequence[int]) -> Sequence[Row]:
        """Return these rows."""
        wanted = set(ids)
        return [row for row in self.all_rows if self.row_id(row) in wanted]

    def order(self, row: Row) -> Any:
        """Return the key of a row."""
        return self.key(row)
