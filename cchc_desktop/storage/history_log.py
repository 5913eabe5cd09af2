"""The rows of the change log, read and written without mapped objects: a save must stay cheap."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, update
from sqlalchemy.orm import Session

from cchc_desktop.storage.account import account_name
from cchc_desktop.storage.base import Base, UtcDateTime
from cchc_desktop.storage.history_rules import RowChange, packed, read, recorded, written
from cchc_desktop.storage.model import HistoryChange, HistoryStep, RowAction, StepKind, StepState

_STEP: Table = Base.metadata.tables[HistoryStep.__tablename__]
_CHANGE: Table = Base.metadata.tables[HistoryChange.__tablename__]

_STANDS = (_STEP.c.state == StepState.LIVE) & _STEP.c.kind.in_([StepKind.EDIT, StepKind.WALL])
_NEWEST_STANDING = select(_STEP).where(_STANDS).order_by(_STEP.c.id.desc()).limit(1)
# What each save asks, in the words of SQLite or built once: to make a statement costs more than to run it.
_NEWEST = "SELECT id, kind, state, visit FROM history_step ORDER BY id DESC LIMIT 1"
_TOUCH_STEP = "UPDATE history_step SET at = ? WHERE id = ?"
_REPLACE_CHANGE = 'UPDATE history_change SET action = ?, "before" = ?, "after" = ? WHERE id = ?'  # in no index
_CHANGE_COLUMNS = 'table_name, row_id, action, record_kind, record_id, "before", "after"'
_ADD_STEP = insert(_STEP)
_ADD_CHANGE = f"INSERT INTO history_change (step_id, {_CHANGE_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_CHANGES = select(_CHANGE).where(_CHANGE.c.step_id == bindparam("step")).order_by(_CHANGE.c.id)
_CHANGES_OF_ROW = (
    f"SELECT id, {_CHANGE_COLUMNS} FROM history_change WHERE step_id = ? AND row_id = ? AND table_name = ?"
)
_FEW_ROWS = 8
"""So many rows of a step are looked for one by one; of more the whole step is read."""


@dataclass(frozen=True)
class Step:
    """One thing that was done, as the log keeps it."""

    id: int
    at: datetime
    account: str
    title: str
    kind: StepKind
    state: StepState
    sentence: str = ""
    of_step_id: int | None = None


@dataclass(frozen=True)
class Newest:
    """What a save has to know of the last step: whether its visit goes on."""

    id: int
    kind: StepKind
    state: StepState
    visit: str


@dataclass(frozen=True)
class LoggedChange:
    """A change of a row with its place in the log."""

    id: int
    step_id: int
    change: RowChange


def newest(connection: Connection) -> Newest | None:
    """Return the last step, whatever it is, as far as a save asks for it."""
    row = connection.exec_driver_sql(_NEWEST).first()
    return None if row is None else Newest(row[0], StepKind(row[1]), StepState(row[2]), row[3])


def newest_standing(session: Session) -> Step | None:
    """Return the newest edit or wall that was not taken back: what undo meets next."""
    row = session.connection().execute(_NEWEST_STANDING).first()
    return None if row is None else step_of(row)


def oldest_undone(session: Session) -> Step | None:
    """Return what redo brings again: the oldest edit taken back above the newest that stands."""
    above = select(func.coalesce(func.max(_STEP.c.id), 0)).where(_STEP.c.id == _newest_standing_id())
    query = (
        select(_STEP)
        .where(_STEP.c.id > above.scalar_subquery(), _STEP.c.state == StepState.UNDONE)
        .order_by(_STEP.c.id)
        .limit(1)
    )
    row = session.connection().execute(query).first()
    return None if row is None else step_of(row)


def add_step(connection: Connection, **values: Any) -> int:
    """Write a step and return its id."""
    result = connection.execute(_ADD_STEP, values)
    key = result.inserted_primary_key
    assert key is not None
    return int(key[0])


def put_up_wall(connection: Connection, *, title: str, sentence: str) -> None:
    """Write a wall outside any session (upgrade, restore); a file that is too old for a history gets it later."""
    present = {row.name for row in connection.exec_driver_sql("PRAGMA table_info(history_step)")}
    if not present.issuperset(_STEP.columns.keys()):
        return
    drop_undone(connection)
    now = datetime.now().astimezone()
    add_step(connection, at=now, account=account_name(), title=title, kind=StepKind.WALL, sentence=sentence)


def set_state(connection: Connection, step_id: int, state: StepState) -> None:
    """Say that a step stands, or that it was taken back."""
    connection.execute(update(_STEP).where(_STEP.c.id == step_id).values(state=state))


def drop_undone(connection: Connection) -> None:
    """Let redo bring nothing again: something else was done since."""
    above = select(func.coalesce(func.max(_STEP.c.id), 0)).where(_STEP.c.id == _newest_standing_id())
    connection.execute(
        update(_STEP)
        .where(_STEP.c.id > above.scalar_subquery(), _STEP.c.state == StepState.UNDONE)
        .values(state=StepState.DROPPED)
    )


def touch_step(connection: Connection, step_id: int, at: datetime) -> None:
    """Let a step be of a later moment: its visit goes on."""
    connection.exec_driver_sql(_TOUCH_STEP, (UtcDateTime.written(at), step_id))


def remove_step(connection: Connection, step_id: int) -> None:
    """Take a step out of the log: in the end it changed nothing."""
    connection.execute(delete(_STEP).where(_STEP.c.id == step_id))


def changes_of(connection: Connection, step_id: int) -> list[LoggedChange]:
    """Return the changes of a step in the order in which they were made."""
    return [logged(row) for row in connection.execute(_CHANGES, {"step": step_id})]


def changes_of_rows(
    connection: Connection, step_id: int, rows: Collection[tuple[str, int]]
) -> dict[tuple[str, int], LoggedChange]:
    """Return what a step says of rows, each a table and an id; a long visit is not read again for one of them."""
    if len(rows) > _FEW_ROWS:
        return {each.change.row: each for each in changes_of(connection, step_id)}
    found = {}
    for table, row_id in rows:
        row = connection.exec_driver_sql(_CHANGES_OF_ROW, (step_id, row_id, table)).first()
        if row is not None:
            change_id, name, of_row, action, kind, record_id, before, after = row
            change = RowChange(name, of_row, RowAction(action), read(before), read(after), kind, record_id)
            found[table, row_id] = LoggedChange(change_id, step_id, recorded(change))
    return found


def is_empty(connection: Connection, step_id: int) -> bool:
    """Tell whether a step has no changes."""
    query = "SELECT 1 FROM history_change WHERE step_id = ? LIMIT 1"
    return connection.exec_driver_sql(query, (step_id,)).first() is None


def add_changes(connection: Connection, step_id: int, changes: Iterable[RowChange]) -> None:
    """Write changes below a step, long texts as the places that differ."""
    rows = [(step_id, *_row(change)) for change in changes]
    if rows:
        connection.exec_driver_sql(_ADD_CHANGE, rows)


def replace_change(connection: Connection, change_id: int, change: RowChange) -> None:
    """Write a change in the place of an earlier one of the same row."""
    short = packed(change)
    values = (short.action.value, written(short.before), written(short.after), change_id)
    connection.exec_driver_sql(_REPLACE_CHANGE, values)


def remove_changes(connection: Connection, change_ids: Sequence[int]) -> None:
    """Take changes out of the log."""
    if change_ids:
        connection.execute(delete(_CHANGE).where(_CHANGE.c.id.in_(change_ids)))


def logged(row: Any) -> LoggedChange:
    """Return a row of the log as a value. Raises ValueError for one that was never written like this."""
    change = RowChange(
        row.table_name, row.row_id, row.action, read(row.before), read(row.after), row.record_kind, row.record_id
    )
    return LoggedChange(row.id, row.step_id, recorded(change))


def step_of(row: Any) -> Step:
    """Return a row of the steps as a value."""
    return Step(row.id, row.at, row.account, row.title, row.kind, row.state, row.sentence, row.of_step_id)


def _newest_standing_id() -> Any:
    return select(_STEP.c.id).where(_STANDS).order_by(_STEP.c.id.desc()).limit(1).scalar_subquery()


def _row(change: RowChange) -> tuple[Any, ...]:
    short = packed(change)
    row, action = (short.table, short.row_id), RowAction(short.action).value
    return *row, action, short.record_kind, short.record_id, written(short.before), written(short.after)
