"""Stored files that are not what they were are named; nothing is repaired."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cchc_desktop.schema import metadata
from cchc_desktop.storage import locks, migrate
from cchc_desktop.storage.attachments import attach
from cchc_desktop.storage.check import check_file
from cchc_desktop.storage.incoming import PIECE_BYTES
from cchc_desktop.storage.stored_files import store_bytes

NOW = datetime(2020, 12, 5, 8, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "a.cchc"
    migrate.create(path)
    with migrate.open_file(path) as data, data.writing() as session:
        scan = store_bytes(session, b"x" * (PIECE_BYTES + 1))
        attach(session, "paper", 1, "scan", "bản quét.pdf", scan, now=NOW)
        store_bytes(session, b"a printed version")
    return path


def damage(path, statement):
    """Change what the file itself refuses to change, and put its locks back."""
    with migrate.open_file(path) as data, data.writing() as session:
        connection = session.connection()
        locks.drop(connection)
        connection.exec_driver_sql(statement)
        locks.make(connection, locks.TRIGGERS)


def found(path):
    results = check_file(path, metadata)
    assert [result.name for result in results if not result.ok] in ([], ["Attached files"])
    return next(result for result in results if result.name == "Attached files")


def test_whole_files_are_counted(path):
    assert found(path).detail == "2 attached files, 2 MB, all as they were stored."


def test_a_file_without_attached_files_says_so(tmp_path):
    migrate.create(tmp_path / "b.cchc")
    assert found(tmp_path / "b.cchc").detail == "No attached files."


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM stored_chunk WHERE file_id = 1 AND position = 1",
        "DELETE FROM stored_chunk WHERE file_id = 1",
        "UPDATE stored_chunk SET data = X'79' WHERE file_id = 1 AND position = 1",
        "UPDATE stored_chunk SET data = 'y' WHERE file_id = 1 AND position = 1",
        "UPDATE stored_chunk SET position = 5 WHERE file_id = 1 AND position = 1",
        "UPDATE stored_file SET size = 7 WHERE id = 1",
    ],
)
def test_a_file_with_a_missing_or_other_piece_is_named(path, statement):
    damage(path, statement)
    assert not found(path).ok
    assert "“bản quét.pdf”" in found(path).detail


def test_a_damaged_file_without_a_name_is_told_by_its_number(path):
    damage(path, "UPDATE stored_chunk SET data = X'79' WHERE file_id = 2")
    assert "stored file 2" in found(path).detail
