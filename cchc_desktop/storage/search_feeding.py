"""Feeds the search index in the transaction of the change itself, so that it never says what the rows do not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import event, inspect, select
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.orm.attributes import get_history

from cchc_desktop.storage.base import Base
from cchc_desktop.storage.search_index import IsGone, exchange, forget, gone_records, mark_behind, refresh
from cchc_desktop.storage.searched import Searched
from cchc_desktop.storage.tracking import rooms_of

_CHANGES = "searched_changes"
_TRASH = "trashed_at"


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
    for searched, record_id, row_id in changed.left:
        forget(session, searched, record_id, row_id)
    is_gone = gone_records(session)
    parts = rooms_of(session).searched_by_model
    done: set[tuple[int, int]] = set()
    for row, before in changed.rows.values():
        for searched in parts[type(row)]:
            if not before.keys().isdisjoint(searched.columns) and before.keys().isdisjoint(searched.bearings):
                exchange(session, searched, row, before, is_gone)
            elif not before.keys().isdisjoint(searched.bearings):
                _refresh_once(session, searched, row, is_gone, done)
        if _TRASH in before:
            kind, record_id = _record(parts[type(row)], row)
            _refresh_within(session, kind, record_id, is_gone, done)


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


def _refresh_within(session: Session, kind: str, record_id: int, is_gone: IsGone, done: set[tuple[int, int]]) -> None:
    """Take the texts of everything that belongs to a record out of the index, or back into it."""
    for searched in rooms_of(session).searched:
        conditions = searched.rows_within(kind, record_id)
        if conditions is None:
            continue
        for row in session.scalars(select(searched.model).where(*conditions)):
            _refresh_once(session, searched, row, is_gone, done)
            if searched.record == "id" and searched.part.kind != kind:
                _refresh_within(session, searched.part.kind, searched.record_of(row), is_gone, done)


def _refresh_once(session: Session, searched: Searched, row: Base, is_gone: IsGone, done: set[tuple[int, int]]) -> None:
    key = searched.part.number, int(getattr(row, "id"))  # noqa: B009
    if searched.belongs(row) and key not in done:
        done.add(key)
        refresh(session, searched, row, is_gone)
