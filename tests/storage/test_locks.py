"""The one list of triggers: it covers the tables as they are, survives upgrades, and a difference is named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa

from cchc_desktop.schema import metadata
from cchc_desktop.storage import locks, migrate, upgrade
from cchc_desktop.storage.check import check_file
from cchc_desktop.storage.engine import disposable_engine
from cchc_desktop.storage.migrations import HEAD
from tests.storage import signed_record

REBUILDS = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = "9999", "{head}"

def upgrade():
    op.execute("UPDATE meeting SET title = title || ' (cũ)'")
    for table in ("meeting", "agenda_item", "issued_document", "stored_chunk"):
        with op.batch_alter_table(table, recreate="always", table_kwargs={{"sqlite_autoincrement": True}}) as batch:
            batch.add_column(sa.Column("remark", sa.Text))
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.cchc"
    signed_record.make(path)
    return path


def test_the_columns_in_the_lock_are_those_of_the_meeting() -> None:
    assert {column.name for column in metadata.tables["meeting"].columns} == set(locks.MEETING_COLUMNS)


def test_every_table_that_belongs_to_a_meeting_is_locked_with_it() -> None:
    own = {
        table.name
        for table in metadata.sorted_tables
        if any(key.column.table.name == "meeting" for key in table.foreign_keys)
    }
    assert own == {*locks.MEETING_PARTS, "reopening", "supplement"}


def test_every_unique_value_of_a_locked_table_is_known() -> None:
    """A row can be replaced through each of them."""
    unique = {
        (table.name, *(column.name for column in constraint.columns))
        for table in metadata.sorted_tables
        if table.name in {trigger.table for trigger in locks.TRIGGERS}
        for constraint in table.constraints
        if isinstance(constraint, sa.UniqueConstraint)
    } | {
        (table.name, *(column.name for column in index.columns))
        for table in metadata.sorted_tables
        for index in table.indexes
        if index.unique
    }
    assert unique == {
        ("meeting", "code"),
        ("reopening", "meeting_id", "version"),
        ("paper_text", "document_id", "slot"),  # locked by its paper
        ("printed_version", "document_id", "version", "file_format"),
        ("stored_file", "sha256"),
        ("stored_chunk", "file_id", "position"),
        ("carry_over_skip", "meeting_id", "task_id"),  # locked by its meeting, however it comes in
        ("task_count", "period", "version"),
        ("task_count_line", "count_id", "position"),  # locked by its count
    }


def test_each_locked_table_has_three_triggers() -> None:
    tables = [trigger.table for trigger in locks.TRIGGERS]
    assert {tables.count(table) for table in tables} == {3}
    assert len({trigger.name for trigger in locks.TRIGGERS}) == len(locks.TRIGGERS) == 51


def test_every_reason_has_its_sentence() -> None:
    said = {reason for trigger in locks.TRIGGERS for _condition, reason in trigger.refusals}
    for reason in said:
        assert locks.refusal_in(f"locked: {reason}") is not None
    assert locks.refusal_in("UNIQUE constraint failed: meeting.code") is None
    assert locks.refusal_in("locked: something else") is None


def test_a_new_file_has_exactly_the_listed_triggers(path: Path) -> None:
    with disposable_engine(path, read_only=True).connect() as connection:
        assert locks.differences(connection, locks.TRIGGERS) == ()
        made = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'").scalar_one()
    assert made == len(locks.TRIGGERS)


@pytest.mark.parametrize(
    ("statements", "named"),
    [
        (["DROP TRIGGER lock_vote_update"], ["lock_vote_update"]),
        (["DROP TRIGGER lock_vote_update", "CREATE TRIGGER lock_vote_update BEFORE UPDATE ON vote BEGIN SELECT 1; END"],
         ["lock_vote_update"]),
        (["CREATE TRIGGER strange AFTER UPDATE ON vote BEGIN DELETE FROM vote; END"], ["strange"]),
        (["DROP TABLE vote"], ["lock_vote_delete", "lock_vote_insert", "lock_vote_update"]),
    ],
)  # fmt: skip
def test_check_names_what_differs(path: Path, statements: list[str], named: list[str]) -> None:
    with disposable_engine(path, foreign_keys=False).execution_options(writes=True).begin() as connection:
        if statements[0].startswith("DROP TABLE"):
            locks.drop(connection)
            locks.make(connection, [trigger for trigger in locks.TRIGGERS if trigger.table != "vote"])
        signed_record.run(connection, *statements)
    failed = {result.name: result.detail for result in check_file(path) if not result.ok}
    failed.pop("Attached files", None)  # the rows here have no true bytes
    assert list(failed) == ["Locks of signed records"]
    assert all(name in failed["Locks of signed records"] for name in named)


def test_an_upgrade_that_rebuilds_tables_keeps_the_locks(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "migrations"
    shutil.copytree(upgrade.shipped().folder, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "9999_rebuilds.py").write_text(REBUILDS.format(head=HEAD))
    migrate.open_file(path, migrations=upgrade.Migrations("9999", folder, locks.TRIGGERS)).close()
    with disposable_engine(path, read_only=True).connect() as connection:
        assert locks.differences(connection, locks.TRIGGERS) == ()
    signed_record.refused(path, "UPDATE meeting SET title = 'x' WHERE id = 1")
    signed_record.refused(path, "DELETE FROM agenda_item WHERE id = 1")
    signed_record.refused(path, "UPDATE issued_document SET number = '13' WHERE id = 1")


def test_an_upgrade_that_fails_leaves_the_locks(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "migrations"
    shutil.copytree(upgrade.shipped().folder, folder, ignore=shutil.ignore_patterns("__pycache__"))
    source = REBUILDS.format(head=HEAD) + '    raise ValueError("no room")\n'
    (folder / "versions" / "9999_rebuilds.py").write_text(source)
    with pytest.raises(ValueError, match="no room"):
        upgrade.upgrade(path, upgrade.Migrations("9999", folder, locks.TRIGGERS), shown=path)
    with disposable_engine(path, read_only=True).connect() as connection:
        assert locks.differences(connection, locks.TRIGGERS) == ()
    signed_record.refused(path, "UPDATE meeting SET title = 'x' WHERE id = 1")
