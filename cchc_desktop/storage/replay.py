"""Writes recorded values back into rows, through mapped objects, after comparing what stands there now."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.errors import Conflict
from cchc_desktop.i18n import _
from cchc_desktop.storage import locks
from cchc_desktop.storage.base import Base
from cchc_desktop.storage.history_rules import RowChange, Value, Values
from cchc_desktop.storage.history_values import from_plain, to_plain
from cchc_desktop.storage.model import RowAction
from cchc_desktop.storage.text_edits import Side, turned
from cchc_desktop.storage.tracking import Tracked, rooms_of

ABSENT = None
"""How a row that does not stand in the file is shown among the differences."""


@dataclass(frozen=True)
class Difference:
    """Where the file does not say what the history expects.

    ``column`` "" is the row itself; ``expected`` and ``found`` are the recorded and the present value.
    """

    change: RowChange
    column: str
    expected: Value
    found: Value


def replay(session: Session, changes: Sequence[RowChange]) -> Changes:
    """Make the changes, each from its "before" to its "after", in this order where rows compete for a unique value.

    Raises Conflict when a room refuses the result or another row holds a value that must be unique.
    """
    session.connection().exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    try:
        for group in _in_order(session, changes):
            for change in group:
                _make(session, change)
                session.flush()
        for check in rooms_of(session).checks:
            check(session, changes)
    except IntegrityError as error:
        if (refused := locks.refusal_in(str(error.orig))) is not None:
            raise refused from error
        raise Conflict(
            _("Something else in the file needs these records as they are now. Nothing was changed.")
        ) from error
    return changes_named(session, changes)


def differences(session: Session, changes: Sequence[RowChange]) -> list[Difference]:
    """Return where the rows do not stand as the changes left them (their "after")."""
    rooms = rooms_of(session)
    return [each for change in changes for each in _differences(session, rooms.recorded(change.table), change)]


def changes_named(session: Session, changes: Sequence[RowChange]) -> Changes:
    """Return what the views have to be told of these changes."""
    by_name = rooms_of(session).by_name
    kinds = frozenset(kind for change in changes for kind in by_name[change.table].kinds)
    records = {change.record_id for change in changes}
    return Changes(kinds, records.pop() if len(records) == 1 else None)


def present_row(session: Session, tracked: Tracked, row_id: int) -> Any:
    """Return the mapped object of a row, None when there is none."""
    return session.get(tracked.model, row_id)


def _differences(session: Session, tracked: Tracked, change: RowChange) -> list[Difference]:
    row = present_row(session, tracked, change.row_id)
    if change.action is RowAction.DELETE:
        return [] if row is None else [Difference(change, "", ABSENT, tracked.name)]
    if row is None:
        return [Difference(change, "", tracked.name, ABSENT)]
    found = []
    for name, expected in change.after.items():
        present = to_plain(getattr(row, name)) if name in tracked.columns else None
        if not _stands(expected, present):
            found.append(Difference(change, name, expected, present))
    return found


def _stands(expected: Value, present: Value) -> bool:
    if isinstance(expected, Side):
        return isinstance(present, str) and expected.fits(present)
    return expected == present


def _in_order(session: Session, changes: Sequence[RowChange]) -> list[list[RowChange]]:
    """Return the changes in groups that can be made one after the other.

    Rows go before others take their unique values, and after the rows that named them were changed: RESTRICT acts at
    once, also while foreign keys are deferred. New rows come last, parents first.
    """
    depth = {table.name: place for place, table in enumerate(Base.metadata.sorted_tables)}
    removed = sorted((c for c in changes if c.action is RowAction.DELETE), key=lambda c: -depth[c.table])
    updated = [change for change in changes if change.action is RowAction.UPDATE]
    inserted = sorted((c for c in changes if c.action is RowAction.INSERT), key=lambda c: depth[c.table])
    held = _rows_named_by(session, updated)
    return [[c for c in removed if c.row not in held], updated, [c for c in removed if c.row in held], inserted]


def _rows_named_by(session: Session, updated: Sequence[RowChange]) -> Collection[tuple[str, int]]:
    """Return the rows that the columns about to change point at now."""
    by_name = rooms_of(session).by_name
    held: set[tuple[str, int]] = set()
    for change in updated:
        for name, value in change.before.items():
            for key in by_name[change.table].model.__table__.columns[name].foreign_keys:
                if isinstance(value, int):
                    held.add((key.column.table.name, value))
    return held


def _make(session: Session, change: RowChange) -> None:
    tracked = rooms_of(session).by_name[change.table]
    if change.action is RowAction.INSERT:
        session.add(tracked.model(**_values(tracked, change.after)))
        return
    row = present_row(session, tracked, change.row_id)
    if change.action is RowAction.DELETE:
        session.delete(row)
        return
    for name, value in change.after.items():
        here = change.before[name]
        if isinstance(value, Side) and isinstance(here, Side):
            value = turned(getattr(row, name), here, value)
        setattr(row, name, _value(tracked, name, value))


def _values(tracked: Tracked, values: Values) -> dict[str, Any]:
    return {name: _value(tracked, name, value) for name, value in values.items() if name in tracked.columns}


def _value(tracked: Tracked, name: str, value: Value) -> Any:
    assert not isinstance(value, Side)
    return from_plain(tracked.model, name, value)
