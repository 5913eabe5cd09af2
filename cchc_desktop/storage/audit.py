"""Reads the history in words: who changed what, when, from what to what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any

from sqlalchemy import Select, Table, select
from sqlalchemy.orm import Session

from cchc_desktop.i18n import _
from cchc_desktop.storage.base import Base
from cchc_desktop.storage.history_log import LoggedChange, Step, logged, step_of
from cchc_desktop.storage.history_rules import RowChange, Value, Values
from cchc_desktop.storage.history_values import from_plain
from cchc_desktop.storage.model import HistoryChange, HistoryStep, RowAction, StepKind
from cchc_desktop.storage.text_edits import Side
from cchc_desktop.storage.tracking import Rooms, Tracked, rooms_of
from cchc_desktop.text.dates import short_date
from cchc_desktop.text.numbers import format_number

_STEP: Table = Base.metadata.tables[HistoryStep.__tablename__]
_CHANGE: Table = Base.metadata.tables[HistoryChange.__tablename__]


@dataclass(frozen=True)
class FieldChange:
    """One field in words, before and after; "" where there was nothing."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class RowLine:
    """What happened to one row: what it is ("Chương trình"), what it is called, and its fields."""

    change_id: int
    action: RowAction
    words: str
    name: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True)
class StepLine:
    """One step of the history: when, by whom, what, and the rows concerned."""

    step: Step
    rows: tuple[RowLine, ...]

    @property
    def change_ids(self) -> tuple[int, ...]:
        """The changes of these rows, as ``restoring.restore_change`` takes them."""
        return tuple(row.change_id for row in self.rows)

    @property
    def can_be_restored(self) -> bool:
        """Tell whether there is something before this step to go back to."""
        return self.step.kind is not StepKind.WALL and bool(self.rows)


def of_record(session: Session, kind: str, record_id: int | None) -> list[StepLine]:
    """Return what happened to one record, the newest first."""
    query = (
        select(_CHANGE)
        .where(_CHANGE.c.record_kind == kind, _CHANGE.c.record_id.is_not_distinct_from(record_id))
        .order_by(_CHANGE.c.id)
    )
    changes = _logged(session, query)
    ids = {change.step_id for change in changes}
    return _lines(session, select(_STEP).where(_STEP.c.id.in_(ids)).order_by(_STEP.c.id.desc()), changes)


def steps(session: Session, *, before: int | None = None, limit: int = 100) -> list[StepLine]:
    """Return the steps of the whole file, the newest first; ``before`` is the id of the last one read already."""
    query = select(_STEP).order_by(_STEP.c.id.desc()).limit(limit)
    if before is not None:
        query = query.where(_STEP.c.id < before)
    page = query.subquery()
    chosen = select(_CHANGE).where(_CHANGE.c.step_id.in_(select(page.c.id))).order_by(_CHANGE.c.id)
    return _lines(session, query, _logged(session, chosen))


def value_in_words(session: Session, tracked: Tracked, column: str, value: Value) -> str:
    """Return one value as the user reads it."""
    change = RowChange(tracked.name, 0, RowAction.UPDATE, {column: value}, {})
    return _Words(session, [change]).value(tracked, column, value)


def _logged(session: Session, query: Select[Any]) -> list[LoggedChange]:
    return [logged(row) for row in session.connection().execute(query)]


def _lines(session: Session, query: Select[Any], changes: Sequence[LoggedChange]) -> list[StepLine]:
    words = _Words(session, [each.change for each in changes])
    by_step: dict[int, list[RowLine]] = {}
    for each in changes:
        if each.change.table in words.rooms.by_name:
            by_step.setdefault(each.step_id, []).append(words.row(each))
    found = [step_of(row) for row in session.connection().execute(query)]
    return [StepLine(step, tuple(by_step.get(step.id, ()))) for step in found]


class _Words:
    """Turns recorded values into words; the names of rows that they point at are read at once."""

    def __init__(self, session: Session, changes: Iterable[RowChange]) -> None:
        self.rooms: Rooms = rooms_of(session)
        self._names: dict[tuple[str, int], str] = {}
        wanted: dict[str, set[int]] = {}
        for change in changes:
            if (tracked := self.rooms.by_name.get(change.table)) is not None:
                _note_references(tracked, change.before, wanted)
                _note_references(tracked, change.after, wanted)
                wanted.setdefault(change.table, set()).add(change.row_id)
        while wanted:
            table, ids = wanted.popitem()
            self._read_names(session, table, ids, wanted)

    def row(self, logged_change: LoggedChange) -> RowLine:
        change = logged_change.change
        tracked = self.rooms.by_name[change.table]
        lines = tuple(self._fields(tracked, change))
        name = self._names.get(change.row, "") or self._recorded_name(tracked, change)
        return RowLine(logged_change.id, change.action, _(tracked.words), name, lines)

    def value(self, tracked: Tracked, column: str, value: Value) -> str:
        if isinstance(value, Side):
            return value.words
        if value is None or value == "":
            return ""
        for key in tracked.model.__table__.columns[column].foreign_keys:
            return self._names.get((key.column.table.name, int(value)), f"#{value}")
        return _in_words(tracked, from_plain(tracked.model, column, value))

    def _fields(self, tracked: Tracked, change: RowChange) -> Iterable[FieldChange]:
        for column, words in tracked.fields.items():
            if column in change.before or column in change.after:
                before = self.value(tracked, column, change.before.get(column))
                after = self.value(tracked, column, change.after.get(column))
                if before != after:
                    yield FieldChange(_(words), before, after)

    def _recorded_name(self, tracked: Tracked, change: RowChange) -> str:
        """Return what a row was called that is no longer in the file."""
        if not tracked.named_by:
            return ""
        return self.value(tracked, tracked.named_by, {**change.after, **change.before}.get(tracked.named_by))

    def _read_names(self, session: Session, table: str, ids: set[int], wanted: dict[str, set[int]]) -> None:
        tracked = self.rooms.by_name.get(table)
        if tracked is None or not tracked.named_by:
            return
        columns = tracked.model.__table__.columns
        column = columns[tracked.named_by]
        for row_id, value in session.connection().execute(select(columns["id"], column).where(columns["id"].in_(ids))):
            if column.foreign_keys and value is not None:
                self._name_by_other(session, (table, row_id), column, value)
            else:
                self._names[table, row_id] = str(value or "")

    def _name_by_other(self, session: Session, row: tuple[str, int], column: Any, value: int) -> None:
        """Call a row as the one it points at: a line of the roll call as its person."""
        other = next(iter(column.foreign_keys)).column.table.name
        if (other, value) not in self._names:
            self._read_names(session, other, {value}, {})
        self._names[row] = self._names.get((other, value), "")


def _note_references(tracked: Tracked, values: Values, wanted: dict[str, set[int]]) -> None:
    columns = tracked.model.__table__.columns
    for name, value in values.items():
        if name in columns and isinstance(value, int):
            for key in columns[name].foreign_keys:
                wanted.setdefault(key.column.table.name, set()).add(value)


def _in_words(tracked: Tracked, value: Any) -> str:
    match value:
        case Enum():
            return _(tracked.values.get(value, str(value.value)))
        case bool():
            return _("yes") if value else _("no")
        case datetime():
            local = value.astimezone()
            return f"{local:%H:%M} {short_date(local.date())}"
        case date():
            return short_date(value)
        case time():
            return f"{value:%H:%M}"
        case Decimal():
            return format_number(value)
    return str(value)
