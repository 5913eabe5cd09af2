"""On a full disk nothing that was saved is lost, nothing half-made stays, and work goes on once there is room."""

from __future__ import annotations

import pytest

from cchc_desktop.errors import StorageError
from cchc_desktop.storage import keeping, migrate
from cchc_desktop.storage.check import check_file
from cchc_desktop.storage.copy_names import FOLDER, Reason
from cchc_desktop.storage.engine import disposable_engine
from cchc_desktop.storage.files import write_whole

BIG = "x" * 300_000


def notes(data) -> list[str]:
    with data.reading() as session:
        return list(session.connection().exec_driver_sql("SELECT text FROM note ORDER BY id").scalars())


def add(data, text: str) -> None:
    with data.writing() as session:
        session.connection().exec_driver_sql("INSERT INTO note (text) VALUES (?)", (text,))


def names_in(folder) -> set[str]:
    return {entry.name for entry in folder.iterdir()} - {"filler", "a.cchc.khoa"}


def test_a_save_on_a_full_disk_is_refused_and_the_next_one_works_when_there_is_room(small_disk, migrations):
    path = small_disk.folder / "a.cchc"
    migrate.create(path, migrations=migrations)
    with migrate.open_file(path, migrations=migrations) as data:
        add(data, "saved")
        small_disk.fill()
        for _ in range(3):
            with pytest.raises(StorageError, match=r"(disk is full|does not answer).* is intact|try again"):
                add(data, BIG)
        small_disk.make_room()
        assert notes(data) == ["saved"]
        add(data, "after")
        assert notes(data) == ["saved", "after"]
    assert all(result.ok for result in check_file(path, migrations=migrations))


def test_a_file_that_is_written_to_a_full_disk_keeps_its_old_content(small_disk):
    path = small_disk.folder / "a.pdf"
    write_whole(path, b"old")
    small_disk.fill()
    with pytest.raises(StorageError, match="The disk is full"):
        write_whole(path, b"x" * 300_000)
    assert path.read_bytes() == b"old"
    assert names_in(small_disk.folder) == {"a.pdf"}


def test_a_new_data_file_on_a_full_disk_does_not_appear(small_disk, migrations):
    small_disk.fill()
    with pytest.raises(StorageError):
        migrate.create(small_disk.folder / "a.cchc", migrations=migrations)
    assert names_in(small_disk.folder) == set()


def test_a_new_data_file_that_outgrows_the_disk_does_not_appear(small_disk, migrations):
    with pytest.raises(StorageError), migrate.making(small_disk.folder / "a.cchc", migrations=migrations) as data:
        small_disk.fill()
        add(data, BIG)
    assert names_in(small_disk.folder) == set()


def test_a_copy_on_a_full_disk_leaves_no_half_copy(small_disk, migrations):
    path = small_disk.folder / "a.cchc"
    with migrate.making(path, migrations=migrations) as data:
        add(data, BIG)
    before = path.read_bytes()
    (small_disk.folder / FOLDER).mkdir()
    small_disk.fill()
    with pytest.raises(StorageError):
        keeping.dated_copy(path, Reason.BEFORE_UPGRADE)
    assert list((small_disk.folder / FOLDER).iterdir()) == []
    assert path.read_bytes() == before


def test_a_file_on_a_full_disk_can_still_be_opened_and_read(small_disk, migrations):
    path = small_disk.folder / "a.cchc"
    with migrate.making(path, migrations=migrations) as data:
        add(data, "saved")
    small_disk.fill()
    with migrate.open_file(path, read_only=True, migrations=migrations) as data:
        assert notes(data) == ["saved"]
    with disposable_engine(path, read_only=True).begin() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def test_the_window_opens_a_file_on_a_full_disk(small_disk, migrations):
    path = small_disk.folder / "a.cchc"
    with migrate.making(path, migrations=migrations) as data:
        add(data, "saved")
    small_disk.fill()
    with migrate.open_file(path, migrations=migrations) as data:
        assert notes(data) == ["saved"]
