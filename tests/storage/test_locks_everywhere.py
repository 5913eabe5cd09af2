"""Every column of every locked row, and every way in which another row may take its place: made from the tables.

Whoever adds a column or a unique key to a locked table meets these tests, not only the attacks somebody thought of.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from cchc_desktop.errors import Conflict
from cchc_desktop.schema import metadata
from tests.storage import signed_record
from tests.storage.signed_record import PARTS, attempt, dump

LOCKED = {
    "meeting": 1,
    **dict.fromkeys(PARTS, 1),
    "reopening": 1,
    "issued_document": 1,
    "paper_text": 1,
    "printed_version": 1,
    "stored_file": 1,
    "stored_chunk": 1,
    "supplement": 1,
}
"""The tables of a signed record, each with the id of a locked row."""

FREE = {
    "issued_document": {
        *("title", "position", "note", "signer_text", "recipients", "copies", "kept_by", "sent_on"),
        *("recalled_on", "recall_reason", "replaced_by_id"),
    }
}
"""The columns that stay writable; those of recalling are blank and may be filled in once."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a row in each locked table; its meeting was reopened and signed again."""
    path = tmp_path_factory.mktemp("signed") / "a.cchc"
    signed_record.make(path)
    attempt(
        path,
        "INSERT INTO reopening (id, meeting_id, version, reason, reopened_at, account) VALUES (1, 1, 1, 'Sai', '', '')",
        "UPDATE meeting SET signed_at = NULL, state = 'draft_minutes', version = 2 WHERE id = 1",
        f"UPDATE meeting SET signed_at = '{signed_record.AT}', state = 'signed' WHERE id = 1",
    )
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "a.cchc"))


def columns_of(table: str) -> list[str]:
    return [column.name for column in metadata.tables[table].columns]


def keys_of(table: str) -> list[tuple[str, ...]]:
    """Return the id and every unique key of a table."""
    found = {("id",)}
    for constraint in metadata.tables[table].constraints:
        if type(constraint).__name__ == "UniqueConstraint":
            found.add(tuple(column.name for column in constraint.columns))
    found |= {
        tuple(column.name for column in index.columns) for index in metadata.tables[table].indexes if index.unique
    }
    return sorted(found)


def refused(path: Path, *statements: str) -> None:
    for foreign_keys in (True, False):
        before = dump(path)
        with pytest.raises(Conflict):
            attempt(path, *statements, foreign_keys=foreign_keys)
        assert dump(path) == before


def copied(table: str, id_: int, **changed: str) -> str:
    """Return the values of a locked row with some of them changed, as a SELECT."""
    values = ", ".join(changed.get(name, name) for name in columns_of(table))
    return f"INTO {table} ({', '.join(columns_of(table))}) SELECT {values} FROM {table} WHERE id = {id_}"


CELLS = [(table, name) for table in LOCKED for name in columns_of(table) if name not in FREE.get(table, ())]


@pytest.mark.parametrize(("table", "column"), CELLS, ids=[f"{table}.{name}" for table, name in CELLS])
def test_every_column_of_a_locked_row_stays(path: Path, table: str, column: str) -> None:
    before = dump(path)
    for value in ("'x'", "7", "NULL", f"coalesce({column}, '') || ' '", "x'00'"):
        with suppress(Conflict, IntegrityError):  # an id takes no words, whatever the locks say
            attempt(path, f"UPDATE OR IGNORE {table} SET {column} = {value} WHERE id = {LOCKED[table]}")
    assert dump(path) == before


KEYS = [(table, key) for table in LOCKED for key in keys_of(table)]


@pytest.mark.parametrize(("table", "key"), KEYS, ids=[f"{table}-{'-'.join(key)}" for table, key in KEYS])
def test_no_row_takes_the_place_of_a_locked_one_by_any_key(path: Path, table: str, key: tuple[str, ...]) -> None:
    others = {} if "id" in key else {"id": "NULL"}
    row = copied(table, LOCKED[table], **others)
    refused(path, f"INSERT OR REPLACE {row}")
    refused(path, f"REPLACE {row}")
    name = next(name for name in columns_of(table) if name not in key)
    refused(path, f"INSERT {row} ON CONFLICT ({', '.join(key)}) DO UPDATE SET {name} = NULL")
