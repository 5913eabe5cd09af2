"""Keeps the full-text index in step with the rows: what is in it, what is added, what is taken away.

``search_index`` holds folded words only; ``search_entry`` remembers under the same id which row a line came from and
what it said, so that a save adds and removes just the lines that changed. Ids say part and record (``searched``), so a
search knows where its hits are before it reads anything else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from types import SimpleNamespace
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session
from sqlalchemy.orm.util import identity_key

from cchc_desktop.storage.base import Base
from cchc_desktop.storage.searched import LINE_BITS, Line, Part, Searched, SearchedKind
from cchc_desktop.storage.tracking import rooms_of
from cchc_desktop.text.letters import tokens_of

FILLED = 1
"""``PRAGMA user_version`` of a file whose index is whole; raised when the rooms search more, so it is filled anew."""

_ROWS_AT_ONCE = 500
_FEW_LINES = 8
IsGone = Callable[[str, int], bool]

Said = dict[int, list[str]]
"""The texts of one row by their digests."""

Entry = tuple[int, int, int, str]
"""One line: its id in the index, its row, the digest of its words, and the words."""


def is_filled(session: Session) -> bool:
    """Tell whether the index is whole: not so in a file that is older, was just loaded or was written past it."""
    return int(session.connection().exec_driver_sql("PRAGMA user_version").scalar_one()) == FILLED


def mark_behind(session: Session) -> None:
    """Let the index be filled anew at the next opening."""
    if is_filled(session):
        session.connection().exec_driver_sql("PRAGMA user_version=0")


def rebuild(session: Session) -> None:
    """Fill the index anew from the rows."""
    connection = session.connection()
    connection.exec_driver_sql("INSERT INTO search_index (search_index) VALUES ('delete-all')")
    connection.exec_driver_sql("DELETE FROM search_entry")
    for lines in written_lines(session):
        _insert(connection, lines)
    connection.exec_driver_sql(f"PRAGMA user_version={FILLED}")


def written_lines(session: Session) -> Iterator[Iterable[Entry]]:
    """Yield what a whole index says, some rows at a time."""
    is_gone = gone_records(session)
    for searched in rooms_of(session).searched:
        used: Counter[int] = Counter()
        for rows in _all_rows(session, searched):
            living = [row for row in rows if is_alive(searched, row, is_gone)]
            yield _numbered(searched, living, used)


def refresh(
    session: Session, searched: Searched, record_id: int, rows: Mapping[int, Base | None], is_gone: IsGone
) -> None:
    """Make the index say of rows of one record, by their ids, what they hold now: None where one is gone from it."""
    said = {
        row_id: _said(searched.lines(row)) if row is not None and is_alive(searched, row, is_gone) else {}
        for row_id, row in rows.items()
    }
    _replace(session.connection(), searched.part, record_id, said)


def exchange(session: Session, searched: Searched, row: Base, before: Mapping[str, Any], is_gone: IsGone) -> bool:
    """Make the index say of a row what it holds now, where only its words changed: ``before`` is what stood there.

    Each save while she types changes one line or two of hundreds: only those are looked for. False where it does not
    do and the row is to be read whole (``refresh``).
    """
    earlier = {name: before.get(name, getattr(row, name)) for name in searched.columns}
    known = all(earlier[name] is not None for name in searched.columns if name in before)
    if not known or not is_alive(searched, row, is_gone):
        return False
    old, new = _texts(searched, SimpleNamespace(**earlier)), _texts(searched, row)
    gone, come = list((old - new).elements()), list((new - old).elements())
    place = searched.part.first_id(searched.record_of(row)), searched.part.last_id(searched.record_of(row))
    return _exchange_lines(session.connection(), (*place, _row_id(row)), gone, come)


def gone_records(session: Session) -> IsGone:
    """Return what tells whether a record is in the trash, or with one that is; the answers are remembered."""
    kinds = {kind.kind: kind for kind in rooms_of(session).searched_kinds}
    parts = {searched.part.kind: searched for searched in rooms_of(session).searched if searched.owner}
    known: dict[tuple[str, int], bool] = {}

    def is_gone(kind: str, record_id: int) -> bool:
        key = kind, record_id
        if key not in known:
            known[key] = kind in kinds and _is_gone(session, kinds[kind], parts.get(kind), record_id, is_gone)
        return known[key]

    return is_gone


def is_alive(searched: Searched, row: Base, is_gone: IsGone) -> bool:
    """Tell whether the texts of a row are to be found: neither it nor what it belongs to is in the trash."""
    if not searched.belongs(row) or getattr(row, "trashed_at", None) is not None:
        return False
    owner = searched.owner_of(row)
    return owner is None or not is_gone(*owner)


def contents(session: Session) -> list[tuple[int, int, int]]:
    """Return part and record, row and what was said of every line in the index, in order: for comparing."""
    rows = session.connection().exec_driver_sql(f"SELECT id >> {LINE_BITS}, row_id, digest FROM search_entry")
    return sorted((int(block), int(row_id), int(digest)) for block, row_id, digest in rows)


def _is_gone(session: Session, kind: SearchedKind, part: Searched | None, record_id: int, is_gone: IsGone) -> bool:
    wanted = ("trashed_at", *(("owner_kind", part.owner) if part is not None else ()))
    names = [name for name in wanted if name in kind.model.__table__.columns]
    values = _held(session, kind.model, record_id, names) or _kept(session, kind.model, record_id, names)
    if values is None:
        return True
    if values.get("trashed_at") is not None:
        return True
    owner_id = values.get(part.owner) if part is not None else None
    return owner_id is not None and is_gone(str(values["owner_kind"]), int(owner_id))


def _held(session: Session, model: type[Base], record_id: int, names: Sequence[str]) -> dict[str, Any] | None:
    """Return columns of a row that this session has read or written already, None where it does not know them."""
    row = session.identity_map.get(identity_key(model, record_id))
    values = {} if row is None else inspect(row).dict
    return {name: values[name] for name in names} if names and all(name in values for name in names) else None


def _kept(session: Session, model: type[Base], record_id: int, names: Sequence[str]) -> dict[str, Any] | None:
    """Return columns of a row as they stand in the file, None where there is no such row."""
    query = f"SELECT {', '.join(['id', *names])} FROM {model.__tablename__} WHERE id = ?"
    found = session.connection().exec_driver_sql(query, (record_id,)).one_or_none()
    return None if found is None else dict(zip(names, found[1:], strict=True))


def _all_rows(session: Session, searched: Searched) -> Iterator[Sequence[Base]]:
    query = select(searched.model).where(*searched.rows()).order_by(searched.column("id"))
    yield from session.scalars(query.execution_options(yield_per=_ROWS_AT_ONCE)).partitions()


def _numbered(searched: Searched, rows: Iterable[Base], used: Counter[int]) -> Iterator[Entry]:
    for row in rows:
        record_id = searched.record_of(row)
        for digest, texts in _said(searched.lines(row)).items():
            for text in texts:
                yield searched.part.first_id(record_id) + used[record_id], _row_id(row), digest, text
                used[record_id] += 1


def _row_id(row: Base) -> int:
    return int(getattr(row, "id"))  # noqa: B009 - every tracked table has one


def _texts(searched: Searched, row: Any) -> Counter[str]:
    """Return what is searched of a row, where nobody asks for the places."""
    texts = getattr(row, searched.columns[0]).split("\n") if searched.is_lined else _words_of(searched.lines(row))
    return Counter(text for text in texts if text and not text.isspace())


def _words_of(lines: Iterable[Line]) -> Iterator[str]:
    return (line.text for line in lines)


def _said(lines: Iterable[Line]) -> Said:
    said: Said = {}
    for text in _words_of(lines):
        if text and not text.isspace():
            said.setdefault(_digest(text), []).append(text)
    return said


def _digest(text: str) -> int:
    """Return what stands for a text in ``search_entry``: 8 bytes that differ when the text does."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), signed=True)


def _exchange_lines(
    connection: Connection, where: tuple[int, int, int], gone: Sequence[str], come: Sequence[str]
) -> bool:
    """Let lines of a row say something else in their own places; False when that does not do.

    ``where`` is the first and the last id that its lines may have, and the row.
    """
    if len(gone) != len(come) or len(gone) > _FEW_LINES:
        return False
    for old, new in zip(gone, come, strict=True):
        entry_id = connection.exec_driver_sql(_EXCHANGE, (_digest(new), *where, _digest(old))).scalar()
        if entry_id is None:
            return False
        folded = " ".join(tokens_of(new))
        connection.exec_driver_sql("UPDATE search_index SET folded = ? WHERE rowid = ?", (folded, entry_id))
    return True


_EXCHANGE = (
    "UPDATE search_entry SET digest = ? WHERE id = "
    "(SELECT id FROM search_entry WHERE id BETWEEN ? AND ? AND row_id = ? AND digest = ? LIMIT 1) RETURNING id"
)


def _replace(connection: Connection, part: Part, record_id: int, said: Mapping[int, Said]) -> None:
    """Let rows of one record say this and nothing else: what the index has of the record is read once for all."""
    first, last = part.first_id(record_id), part.last_id(record_id)
    query = "SELECT id, row_id, digest FROM search_entry WHERE id BETWEEN ? AND ? ORDER BY id"
    present = connection.exec_driver_sql(query, (first, last)).all()
    missing = {(row_id, digest): list(texts) for row_id, row in said.items() for digest, texts in row.items()}
    stale: list[int] = []
    for entry_id, row_id, digest in present:
        if row_id in said:
            if missing.get((row_id, digest)):
                missing[row_id, digest].pop()
            else:
                stale.append(entry_id)
    for table, column in (("search_index", "rowid"), ("search_entry", "id")):
        if stale:
            ids = [(entry_id,) for entry_id in stale]
            connection.exec_driver_sql(f"DELETE FROM {table} WHERE {column} = ?", ids)
    taken = {entry_id for entry_id, _row, _digest in present} - set(stale)
    free = (entry_id for entry_id in range(first, last + 1) if entry_id not in taken)
    _insert(connection, [(next(free), *key, text) for key, texts in missing.items() for text in texts])


def _insert(connection: Connection, entries: Iterable[Entry]) -> None:
    made = [(entry_id, row_id, digest, " ".join(tokens_of(text))) for entry_id, row_id, digest, text in entries]
    if made:
        connection.exec_driver_sql(
            "INSERT INTO search_entry (id, row_id, digest) VALUES (?, ?, ?)", [entry[:3] for entry in made]
        )
        connection.exec_driver_sql(
            "INSERT INTO search_index (rowid, folded) VALUES (?, ?)", [(entry[0], entry[3]) for entry in made]
        )
