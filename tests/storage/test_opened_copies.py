"""Copies for other programs: read-only, under a safe name, once, and gone when the next run begins."""

from __future__ import annotations

import os
import stat
from datetime import UTC, datetime

import pytest

from cchc_desktop.errors import StorageError
from cchc_desktop.storage import files, migrate, opened_copies
from cchc_desktop.storage.attachments import attach, attachment
from cchc_desktop.storage.opened_copies import OpenedCopies, remove_old_copies
from cchc_desktop.storage.stored_files import store_bytes

NOW = datetime(2020, 12, 5, 8, 0, tzinfo=UTC)


@pytest.fixture
def data(tmp_path, monkeypatch):
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    migrate.create(tmp_path / "a.cchc")
    with migrate.open_file(tmp_path / "a.cchc") as opened:
        yield opened


@pytest.fixture
def row(data):
    with data.writing() as session:
        file_id = store_bytes(session, b"%PDF-1.7")
        return attachment(session, attach(session, "paper", 1, "paper", 'số 12/BC "quý".pdf', file_id, now=NOW))


@pytest.fixture
def copies():
    made = OpenedCopies()
    yield made
    made.close()


def test_a_copy_is_read_only_and_keeps_its_ending(data, row, copies):
    path = copies.copy(data, row)
    assert path.name == "số 12_BC _quý_.pdf"
    assert path.read_bytes() == b"%PDF-1.7"
    assert not path.stat().st_mode & stat.S_IWUSR


def test_only_this_account_can_read_the_folder(data, row, copies):
    assert stat.S_IMODE(copies.copy(data, row).parent.parent.stat().st_mode) == 0o700


def test_the_system_opens_the_copy(data, row, copies, monkeypatch):
    opened = []
    monkeypatch.setattr(files, "open_with_system", opened.append)
    assert [copies.open(data, row), copies.open(data, row)] == opened
    assert opened[0] == opened[1]


def test_a_damaged_file_is_not_opened(data, row, copies, monkeypatch):
    monkeypatch.setattr(files, "open_with_system", lambda _path: pytest.fail("opened"))
    from cchc_desktop.storage import locks

    with data.writing() as session:
        locks.drop(session.connection())
        session.connection().exec_driver_sql("UPDATE stored_chunk SET data = X'00'")
    with pytest.raises(StorageError, match="damaged"):
        copies.open(data, row)


def test_copies_go_at_the_next_start_and_not_before(data, row, copies):
    path = copies.copy(data, row)
    assert remove_old_copies() == 0
    assert path.exists()
    copies.close()
    assert remove_old_copies() == 1
    assert not path.parent.parent.exists()
    assert remove_old_copies() == 0


def test_a_new_folder_is_made_where_the_old_one_was_cleaned_away(data, row, copies):
    first = copies.copy(data, row)
    opened_copies.shutil.rmtree(first.parent.parent)
    assert copies.copy(data, row).read_bytes() == b"%PDF-1.7"


def test_a_link_under_our_name_is_left_alone(data, tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "kept.txt").touch()
    os.symlink(tmp_path / "other", tmp_path / "tmp" / "cchc-open-x")
    assert remove_old_copies() == 0
    assert (tmp_path / "other" / "kept.txt").exists()
