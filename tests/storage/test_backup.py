from __future__ import annotations

import pytest

from cchc_desktop.errors import StorageError
from cchc_desktop.storage import backup, migrate
from cchc_desktop.storage.backup import copy_database, dated_copy
from cchc_desktop.storage.engine import disposable_engine
from cchc_desktop.storage.sqlite_errors import DamagedFile


def test_dated_copy_never_takes_an_existing_name(old_file):
    copies = {dated_copy(old_file, "trước nâng cấp") for _ in range(3)}
    assert len(copies) == 3
    assert all(copy.parent == old_file.parent / "Sao lưu" for copy in copies)


def test_a_copy_can_be_opened_like_the_file(old_file, first):
    with migrate.open_file(dated_copy(old_file, "thử"), migrations=first) as data, data.reading() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM child").scalar() == 3


def test_a_copy_of_an_open_file_holds_what_was_committed(old_file, first, tmp_path):
    target = tmp_path / "copy.cchc"
    with migrate.open_file(old_file, migrations=first) as data:
        with data.writing() as session:
            session.connection().exec_driver_sql("INSERT INTO child VALUES (4, 1)")
        copy_database(old_file, target)
    with disposable_engine(target, read_only=True).begin() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM child").scalar() == 4


def test_copy_refuses_an_existing_target(old_file, tmp_path):
    target = tmp_path / "copy.cchc"
    target.write_bytes(b"mine")
    with pytest.raises(StorageError):
        copy_database(old_file, target)
    assert target.read_bytes() == b"mine"


def test_copy_of_a_damaged_file_is_refused_and_removed(old_file, tmp_path):
    with disposable_engine(old_file).execution_options(writes=True).begin() as connection:
        for number in range(10, 60):
            connection.exec_driver_sql("INSERT INTO parent VALUES (?, ?)", (number, "x" * 2000))
    with old_file.open("r+b") as stream:
        stream.seek(4096 * 8)
        stream.write(b"\xff" * 4096 * 4)
    target = tmp_path / "copy.cchc"
    with pytest.raises(DamagedFile, match="is damaged"):
        copy_database(old_file, target)
    assert not target.exists()


def test_copy_that_differs_from_the_source_is_removed(old_file, tmp_path, monkeypatch):
    target = tmp_path / "copy.cchc"
    copy_pages = backup._copy_pages

    def lose_a_row(source, copy):
        copy_pages(source, copy)
        with disposable_engine(copy).execution_options(writes=True).begin() as connection:
            connection.exec_driver_sql("DELETE FROM child WHERE id = 1")

    monkeypatch.setattr(backup, "_copy_pages", lose_a_row)
    with pytest.raises(StorageError):
        copy_database(old_file, target)
    assert not target.exists()
