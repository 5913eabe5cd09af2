"""The trash: records with the mark ``trashed_at`` stay in the file, out of every list, until the trash is emptied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, or_, select
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.errors import NotFound
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.storage import history, keeping
from cchc_desktop.storage.backup import Watch
from cchc_desktop.storage.base import Base
from cchc_desktop.storage.copy_names import Reason
from cchc_desktop.storage.model import HistoryChange
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.storage.sqlite_errors import translated
from cchc_desktop.storage.stored_files import remove_unused_files
from cchc_desktop.storage.tracking import Rooms, Tracked, Trashed, rooms_of

_CHANGE: Table = Base.metadata.tables[HistoryChange.__tablename__]
_NAMED = 3
_WORTH_BYTES = 1_000_000
_WORTH_SHARE = 4

_Rows = dict[str, set[int]]
"""Ids of rows by table."""


@dataclass(frozen=True)
class TrashLine:
    """One record in the trash: which it is, what it is called, since when, and the plural of its kind."""

    kind: str
    record_id: int
    words: str
    name: str
    trashed_at: datetime


@dataclass(frozen=True)
class Emptied:
    """What emptying did: how many records are gone, how many stayed because others name them."""

    changes: Changes
    removed: int
    kept: int


def trashed(session: Session) -> list[TrashLine]:
    """Return what is in the trash, the newest first."""
    lines = []
    for each in rooms_of(session).trashed:
        for row in _rows(session, each):
            lines.append(TrashLine(each.kind, row.id, _(each.words), each.name(row), row.trashed_at))
    return sorted(lines, key=lambda line: line.trashed_at, reverse=True)


def put_back(session: Session, kind: str, record_id: int) -> Changes:
    """Take a record out of the trash. Raises NotFound; Conflict where it no longer fits in."""
    rooms = rooms_of(session)
    for each in rooms.trashed:
        row: Any = session.get(each.model, record_id) if each.kind == kind else None
        if row is not None:
            thrown_away, row.trashed_at = row.trashed_at, None
            session.flush()
            if each.come_back is not None and thrown_away is not None:
                each.come_back(session, row, thrown_away)
            history.name_step(session, _("Taken out of the trash: {name}").format(name=each.name(row)))
            return _changes(rooms, [each.kind])
    raise NotFound(_("This record is no longer in the trash."))


def is_named(session: Session, each: Trashed, record_id: int, *, tracked: tuple[Tracked, ...]) -> bool:
    """Tell whether something outside a record points at it; ``tracked`` says which rows are its own."""
    connection, rooms = session.connection(), Rooms(tracked=tracked, trashed=(each,))
    return _are_named(connection, _with_parts(connection, rooms, each, record_id))


def empty(data: DataFile, *, watch: Watch | None = None) -> Emptied:
    """Remove for good what is in the trash, with everything below it; a backup is made first.

    What others name stays. Undo does not pass this. Raises StorageError; nothing is then removed.
    """
    keeping.dated_copy(data.path, Reason.BEFORE_EMPTYING, watch=watch)
    with data.writing() as session:
        done = _empty(session)
    _shrink(data)
    return done


def _empty(session: Session) -> Emptied:
    rooms, connection = rooms_of(session), session.connection()
    removed: list[tuple[Trashed, str]] = []
    left = [(each, row) for each in rooms.trashed for row in _rows(session, each)]
    while left:
        named = []
        for each, row in left:
            rows = _with_parts(connection, rooms, each, row.id)
            if _are_named(connection, rows):
                named.append((each, row))
                continue
            removed.append((each, each.name(row)))
            if each.go is not None:
                each.go(session, row)
            session.expunge(row)
            _remove(connection, rows)
        if len(named) == len(left):
            break
        left = named  # what named them may just have gone
    if removed:
        _remove_ownerless(connection, rooms)
        remove_unused_files(session)
        _put_up_wall(session, [name for _each, name in removed])
    return Emptied(_changes(rooms, [each.kind for each, _name in removed]), len(removed), len(left))


def _rows(session: Session, each: Trashed) -> list[Any]:
    model: Any = each.model
    return list(session.scalars(select(model).where(model.trashed_at.is_not(None))))


def _changes(rooms: Rooms, kinds: Iterable[str]) -> Changes:
    named = frozenset(kinds)
    told = {kind for each in rooms.tracked if each.record in named for kind in each.kinds}
    return Changes(named | told | ({"attachment", "paper"} if named else set()))


def _with_parts(connection: Connection, rooms: Rooms, each: Trashed, record_id: int) -> _Rows:
    """Return the row, all rows that belong to the record, and what belongs to those that are records themselves."""
    own = next(tracked for tracked in rooms.tracked if tracked.model is each.model)
    rows: _Rows = {own.name: {record_id}}
    for tracked in rooms.tracked if (own.record, own.record_id) == (each.kind, "id") else ():
        if tracked.record == each.kind and tracked.record_id not in ("", "id"):
            column = _table(tracked).c[tracked.record_id]
            _add(connection, rows, tracked, column == record_id)
    for record in rooms.trashed:
        ids = rows.get(str(record.model.__tablename__), set())
        for tracked in rooms.tracked if ids else ():
            columns = _table(tracked).c
            if tracked.record_kind:
                owned = columns[tracked.record_id].in_(ids)
                _add(connection, rows, tracked, and_(columns[tracked.record_kind] == record.kind, owned))
            elif tracked.record == record.kind and tracked.record_id not in ("", "id"):
                _add(connection, rows, tracked, columns[tracked.record_id].in_(ids))
    return rows


def _add(connection: Connection, rows: _Rows, tracked: Tracked, condition: ColumnElement[bool]) -> None:
    found = connection.execute(select(_table(tracked).c["id"]).where(condition)).scalars()
    rows.setdefault(tracked.name, set()).update(found)


def _are_named(connection: Connection, rows: Mapping[str, set[int]]) -> bool:
    """Tell whether a row that stays points at one that would go."""
    for table in Base.metadata.tables.values():
        conditions = [
            table.c[key.parent.name].in_(rows[key.column.table.name])
            for key in table.foreign_keys
            if key.column.table.name in rows
        ]
        if conditions:
            query = select(table.c["id"]).where(or_(*conditions), table.c["id"].not_in(rows.get(table.name, ())))
            if connection.execute(query.limit(1)).first() is not None:
                return True
    return False


def _remove(connection: Connection, rows: Mapping[str, set[int]]) -> None:
    """Remove rows, children first, and what the history says of them."""
    for table in reversed(Base.metadata.sorted_tables):
        if ids := rows.get(table.name):
            connection.execute(delete(table).where(table.c["id"].in_(ids)))
            connection.execute(delete(_CHANGE).where(_CHANGE.c.table_name == table.name, _CHANGE.c.row_id.in_(ids)))


def _remove_ownerless(connection: Connection, rooms: Rooms) -> None:
    """Remove the files of papers that are gone: these went with a meeting now, or were taken from one before."""
    for owner in rooms.tracked:
        owners = select(_table(owner).c["id"])
        for tracked in rooms.tracked:
            if owner.named_as and tracked.record_kind:
                columns = _table(tracked).c
                is_named = columns[tracked.record_kind] == owner.named_as
                query = select(columns["id"]).where(is_named, columns[tracked.record_id].not_in(owners))
                _remove(connection, {tracked.name: set(connection.execute(query).scalars())})


def _put_up_wall(session: Session, names: list[str]) -> None:
    shown = ", ".join(f"“{name}”" for name in names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
    title = ngettext("Trash emptied, {count} record: {names}", "Trash emptied, {count} records: {names}", len(names))
    history.wall(
        session,
        _("The trash was emptied here, and undo does not go behind that. What was in it is in the backup made before."),
        title=title.format(count=len(names), names=shown),
    )


def _shrink(data: DataFile) -> None:
    """Give the room of what is gone back to the disk, where it is worth copying the file for."""
    with translated(data.path), closing(data.engine.raw_connection()) as raw:
        cursor = raw.cursor()
        free, pages, size = (
            int(cursor.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("freelist_count", "page_count", "page_size")
        )
        if free * size > _WORTH_BYTES and free * _WORTH_SHARE > pages:
            cursor.execute("VACUUM")
        cursor.close()


def _table(tracked: Tracked) -> Table:
    return Base.metadata.tables[tracked.name]
