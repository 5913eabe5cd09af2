"""Feeds the search index in the transaction of the change itself, so that it never says what the rows do not.

What changed is gathered by record first: a step that touches thousands of rows of one meeting reads once what the
index has of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import event, inspect, select
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.orm.attributes import get_history

from cchc_desktop.storage.base import Base
from cchc_desktop.storage.search_index import IsGone, exchange, gone_records, mark_behind, refresh
from cchc_desktop.storage.searched import Searched
from cchc_desktop.storage.tracking import rooms_of

_CHANGES = "searched_changes"
_TRASH = "trashed_at"
_FEW_ROWS = 8
"""Of one record: so many changed rows are looked for one by one, more are read together."""


@dataclass
class _Changed:
    """The rows of a transaction whose texts may be others now, in the order they were changed."""

    rows: dict[tuple[type[Base], int], tuple[Base, dict[str, Any]]] = field(default_factory=dict)
    """Each with the columns that were written and what stood in them before."""
    left: list[tuple[Searched, int, int]] = field(default_factory=list)
    """Part, record and row of texts that are gone, or stand under another record now."""

    def add(self, row: Base, written: Mapping[str, Any]) -> None:
        """Remember a row and which of its columns were written, with what stood there."""
        _row, before = self.rows.setdefault((type(row), getattr(row, "id")), (row, {}))  # noqa: B009
        before.update({name: value for name, value in written.items() if name not in before})

    def drop(self, row: Base, parts: Sequence[Searched]) -> None:
        """Remember that a row is no longer there."""
        row_id = int(getattr(row, "id"))  # noqa: B009
        self.rows.pop((type(row), row_id), None)
        self.left += [(searched, searched.record_of(row), row_id) for searched in parts if searched.belongs(row)]


def listen(maker: sessionmaker[Session]) -> None:
    """Feed the index from every session of this maker; what is searched is told by ``rooms_of(session)``."""
    event.listen(maker, "after_flush", _note)
    event.listen(maker, "before_commit", _feed)
    event.listen(maker, "after_rollback", _let_go)


def _note(session: Session, _context: Any) -> None:
    parts = rooms_of(session).searched_by_model
    changed: _Changed = session.info.setdefault(_CHANGES, _Changed())
    for row in session.deleted:
        if type(row) in parts:
            changed.drop(row, parts[type(row)])
    for row in session.new:
        if type(row) in parts:
            changed.add(row, {"id": None})
    for row in session.dirty:
        if type(row) in parts and (written := _written(row)):
            changed.add(row, written)
            changed.left += _moved(row, parts[type(row)], written)


def _feed(session: Session) -> None:
    session.flush()
    changed: _Changed | None = session.info.pop(_CHANGES, None)
    if changed is None:
        return
    if not rooms_of(session).searched:
        mark_behind(session)  # somebody writes who does not know what is searched
        return
    gathered = _Gathered()
    for searched, record_id, row_id in changed.left:
        gathered.rows_of(searched, record_id)[row_id] = None
    parts = rooms_of(session).searched_by_model
    for row, before in changed.rows.values():
        for searched in parts[type(row)]:
            if not before.keys().isdisjoint(searched.bearings):
                gathered.add(searched, row)
        if _TRASH in before:
            _gather_within(session, *_record(parts[type(row)], row), gathered)
    is_gone = gone_records(session)
    _exchange_words(session, changed, gathered, is_gone)
    for searched, record_id, rows in gathered.records():
        refresh(session, searched, record_id, rows, is_gone)


class _Gathered:
    """The rows whose texts are to be read whole, by the part of the record that they are found in."""

    def __init__(self) -> None:
        self._records: dict[tuple[int, int], tuple[Searched, dict[int, Base | None]]] = {}

    def rows_of(self, searched: Searched, record_id: int) -> dict[int, Base | None]:
        """Return the rows of a part of a record by their ids, None where one is gone from it."""
        return self._records.setdefault((searched.part.number, record_id), (searched, {}))[1]

    def add(self, searched: Searched, row: Base) -> bool:
        """Gather a row that is one of this part; tell whether it was not gathered before."""
        if not searched.belongs(row):
            return False
        rows, row_id = self.rows_of(searched, searched.record_of(row)), int(getattr(row, "id"))  # noqa: B009
        is_new = rows.get(row_id) is None
        rows[row_id] = row
        return is_new

    def records(self) -> Iterator[tuple[Searched, int, dict[int, Base | None]]]:
        """Yield part, record and rows."""
        for (_number, record_id), (searched, rows) in self._records.items():
            if rows:
                yield searched, record_id, rows


def _exchange_words(session: Session, changed: _Changed, gathered: _Gathered, is_gone: IsGone) -> None:
    """Exchange the lines of rows in which only words changed; gather those of a record that has many, or will not."""
    by_record: dict[tuple[int, int], list[tuple[Searched, Base, dict[str, Any]]]] = {}
    for row, before in changed.rows.values():
        for searched in rooms_of(session).searched_by_model[type(row)]:
            only_words = before.keys().isdisjoint(searched.bearings) and not before.keys().isdisjoint(searched.columns)
            if only_words and searched.belongs(row):
                key = searched.part.number, searched.record_of(row)
                by_record.setdefault(key, []).append((searched, row, before))
    for changes in by_record.values():
        for searched, row, before in changes:
            rows = gathered.rows_of(searched, searched.record_of(row))
            is_gathered = int(getattr(row, "id")) in rows or len(changes) > _FEW_ROWS  # noqa: B009
            if is_gathered or not exchange(session, searched, row, before, is_gone):
                gathered.add(searched, row)


def _let_go(session: Session) -> None:
    session.info.pop(_CHANGES, None)


def _written(row: Base) -> dict[str, Any]:
    """Return what stood in the columns that a flush has written."""
    state = inspect(row)
    written: dict[str, Any] = {}
    for name in set(state.mapper.columns.keys()) - state.unmodified:
        history = get_history(row, name)
        if history.has_changes():
            written[name] = history.deleted[0] if history.deleted else None
    return written


def _moved(row: Base, parts: Sequence[Searched], written: Mapping[str, Any]) -> list[tuple[Searched, int, int]]:
    """Return where texts of a row stood that belongs to another record now."""
    row_id = int(getattr(row, "id"))  # noqa: B009
    return [
        (searched, int(written.get(searched.record) or searched.record_of(row)), row_id)
        for searched in parts
        if searched.record in written or (searched.of_kind and "owner_kind" in written)
    ]


def _record(parts: Sequence[Searched], row: Base) -> tuple[str, int]:
    own = next((searched for searched in parts if searched.record == "id"), parts[0])
    return own.part.kind, int(getattr(row, "id"))  # noqa: B009


def _gather_within(session: Session, kind: str, record_id: int, gathered: _Gathered) -> None:
    """Take the texts of everything that belongs to a record out of the index, or back into it."""
    for searched in rooms_of(session).searched:
        conditions = searched.rows_within(kind, record_id)
        if conditions is None:
            continue
        for row in session.scalars(select(searched.model).where(*conditions)):
            gathered.add(searched, row)
            if searched.record == "id" and searched.part.kind != kind:
                _gather_within(session, searched.part.kind, searched.record_of(row), gathered)
