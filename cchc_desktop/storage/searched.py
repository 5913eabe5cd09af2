"""What the storage has to know to search the tables of the rooms, which it never imports.

A text is one line: a search for several words finds lines that have all of them, and leads to the line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select
from sqlalchemy.orm import InstrumentedAttribute, Session

from cchc_desktop.storage.base import Base

RECORD_BITS = 32
"""Bits of a number of a text that name the record, above those that count its lines."""

LINE_BITS = 20
PART_SHIFT = RECORD_BITS + LINE_BITS


@dataclass(frozen=True)
class Line:
    """One searchable text and the place it is shown at.

    ``place`` is an anchor in which ``{n}`` stands for the number of the row among those of its record, from 1.
    Where parts of the text stand at different places, ``places`` names them by where they begin.
    """

    text: str
    place: str = ""
    places: tuple[tuple[int, str], ...] = ()

    def place_at(self, offset: int) -> str:
        """Return the anchor of what stands at ``offset`` characters."""
        found = [place for start, place in self.places if start <= offset]
        return found[-1] if found else self.place


@dataclass(frozen=True)
class Group:
    """What hits are shown together as; groups come in the order of ``rank``.

    ``one_each`` shows every record once, however many of its texts are found. ``across`` takes the texts of a record
    for one: the words may stand in several of them.
    """

    name: str
    rank: int
    one_each: bool = False
    across: bool = False


@dataclass(frozen=True)
class Part:
    """A kind of text of a kind of record. ``number`` is its own in the whole program and never given again."""

    number: int
    kind: str
    group: Group

    def first_id(self, record_id: int) -> int:
        """Return the smallest id that a text of this part of a record may have in the index."""
        return self.number << PART_SHIFT | record_id << LINE_BITS

    def last_id(self, record_id: int) -> int:
        """Return the largest such id."""
        return self.first_id(record_id) | (1 << LINE_BITS) - 1


@dataclass(frozen=True)
class Searched:
    """Texts of one table; ``columns`` are those that the texts are made of.

    ``record`` is the column with the id of the record that the text is found in. Where a row belongs to records of
    several kinds (``owner_kind``), ``of_kind`` names the one meant. A record that stands and falls with another says
    so by ``owner``: the column with its id. ``is_lined``: each line of the one column is a text of its own.
    """

    part: Part
    model: type[Base]
    columns: tuple[str, ...]
    lines: Callable[[Any], Iterable[Line]]
    record: str = "id"
    of_kind: str = ""
    owner: str = ""
    is_lined: bool = False

    @property
    def bearings(self) -> tuple[str, ...]:
        """The columns that say under which record the texts are found, and whether they are."""
        return ("id", "trashed_at", "owner_kind", self.record, self.owner)

    def belongs(self, row: Base) -> bool:
        """Tell whether the row is one of this part."""
        return not self.of_kind or getattr(row, "owner_kind") == self.of_kind  # noqa: B009 - rows of many tables

    def record_of(self, row: Base) -> int:
        """Return the id of the record that the row is found in."""
        return int(getattr(row, self.record))

    def owner_of(self, row: Base) -> tuple[str, int] | None:
        """Return kind and id of the record that the row stands and falls with."""
        if self.record != "id":
            return self.part.kind, self.record_of(row)
        if self.owner and getattr(row, self.owner) is not None:
            return str(getattr(row, "owner_kind")), int(getattr(row, self.owner))  # noqa: B009
        return None

    def rows(self) -> tuple[ColumnElement[bool], ...]:
        """Return the conditions for the rows of this part."""
        return (self.column("owner_kind") == self.of_kind,) if self.of_kind else ()

    def rows_within(self, kind: str, record_id: int) -> tuple[ColumnElement[bool], ...] | None:
        """Return the conditions for the rows that stand and fall with a record; None when none of this part do."""
        if self.part.kind == kind:
            return (*self.rows(), self.column(self.record) == record_id)
        if self.owner:
            return (*self.rows(), self.column("owner_kind") == kind, self.column(self.owner) == record_id)
        return None

    def column(self, name: str) -> InstrumentedAttribute[Any]:
        """Return a mapped column by its name."""
        column: InstrumentedAttribute[Any] = getattr(self.model, name)
        return column


@dataclass(frozen=True)
class Heading:
    """What a hit is shown under: how its record is called and its day.

    ``owner_kind`` and ``owner_id`` name the record that it is opened with where it has no window of its own,
    ``number`` its place among those of that record, from 1, and ``under`` how that record is called.
    """

    title: str
    day: date | None = None
    owner_kind: str = ""
    owner_id: int = 0
    number: int = 0
    under: str = ""


@dataclass(frozen=True)
class SearchedKind:
    """A kind of record: its table, the order of its hits (a SELECT of ids), and how records are called."""

    kind: str
    model: type[Base]
    in_order: Callable[[], Select[int]]
    headings: Callable[[Session, Sequence[int]], Mapping[int, Heading]]
