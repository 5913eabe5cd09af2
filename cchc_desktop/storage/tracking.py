"""What the storage has to know of the tables of the rooms, which it never imports: told to it when a file is opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from cchc_desktop.storage.base import Base
from cchc_desktop.storage.searched import Searched, SearchedKind

if TYPE_CHECKING:
    from cchc_desktop.storage.history_rules import RowChange


@dataclass(frozen=True)
class Tracked:
    """A table whose changes the history records; all words are English and translated where they are shown.

    ``record`` is the kind of record that the user sees changed and ``record_id`` the column with its id; where the
    kind itself stands in the row, ``record_kind`` names that column. ``named_as`` is the kind under which such rows of
    other tables name a row of this one, where that is not a record of its own. ``kinds`` are what ``Changes`` names.
    ``fields`` gives the words of each column that the user knows, ``values`` those of the members of enums, and
    ``named_by`` the column by which a row is called.
    """

    model: type[Base]
    words: str
    record: str
    kinds: tuple[str, ...]
    record_id: str = "id"
    record_kind: str = ""
    named_as: str = ""
    named_by: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[Enum, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of the table."""
        return str(self.model.__tablename__)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns of the table."""
        return tuple(self.model.__table__.columns.keys())


Check = Callable[[Session, Sequence["RowChange"]], None]
"""Looks at rows that an undo, a redo or a restored version has just changed. Raises Conflict to refuse it."""


@dataclass(frozen=True)
class Trashed:
    """A table with the mark ``trashed_at``.

    ``words`` names the records in the plural; ``name`` says how one is called. ``come_back`` does what else belongs to
    taking one out that was thrown away at a moment; it raises Conflict where that cannot be. ``go`` keeps what must be
    known of one that is removed for good.
    """

    model: type[Base]
    kind: str
    words: str
    name: Callable[[Any], str]
    come_back: Callable[[Session, Any, datetime], None] | None = None
    go: Callable[[Session, Any], None] | None = None


@dataclass(frozen=True)
class Rooms:
    """What all rooms tell the storage."""

    tracked: tuple[Tracked, ...] = ()
    trashed: tuple[Trashed, ...] = ()
    checks: tuple[Check, ...] = ()
    searched: tuple[Searched, ...] = ()
    searched_kinds: tuple[SearchedKind, ...] = ()

    @cached_property
    def by_model(self) -> Mapping[type, Tracked]:
        """The tracked tables by their mapped class."""
        return {each.model: each for each in self.tracked}

    @cached_property
    def by_name(self) -> Mapping[str, Tracked]:
        """The tracked tables by the name of the table."""
        return {each.name: each for each in self.tracked}

    def recorded(self, table: str) -> Tracked:
        """Return the tracked table of a recorded change. Raises LookupError for one that was never recorded."""
        return self.by_name[table]

    @cached_property
    def searched_by_model(self) -> Mapping[type, tuple[Searched, ...]]:
        """What is searched of each mapped class."""
        models = dict.fromkeys(each.model for each in self.searched)
        return {model: tuple(each for each in self.searched if each.model is model) for model in models}


def rooms_of(session: Session) -> Rooms:
    """Return what the rooms told about the file of this session."""
    rooms = session.info.get("rooms")
    return rooms if isinstance(rooms, Rooms) else Rooms()
