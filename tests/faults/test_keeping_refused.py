"""A disk that refuses a backup or a restore: the data stays as it is, nothing half-made stays, a sentence says why."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cchc_desktop.errors import StorageError
from cchc_desktop.storage import keeping, migrate
from cchc_desktop.storage.check import check_file
from cchc_desktop.storage.copy_names import FOLDER, Reason
from cchc_desktop.storage.keeping import dated_copy, found_copies, make_backup
from cchc_desktop.storage.restore import restore

BIG = "x" * 300_000


@pytest.fixture
def path(small_disk, migrations):
    path = small_disk.folder / "a.cchc"
    with migrate.making(path, migrations=migrations) as data:
        add(data, BIG)
    return path


def add(data, text: str) -> None:
    with data.writing() as session:
        session.connection().exec_driver_sql("INSERT INTO note (text) VALUES (?)", (text,))


def names_in(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()} - {"filler", "a.cchc.khoa"}


def test_a_backup_on_a_full_disk_is_refused_and_the_earlier_ones_stay(small_disk, path, migrations):
    earlier = make_backup(path, Reason.DAILY).copy
    before, held = path.read_bytes(), names_in(earlier.parent)
    small_disk.fill()
    with pytest.raises(StorageError, match="The disk is full"):
        make_backup(path, Reason.CLOSING)
    assert names_in(earlier.parent) == held
    assert path.read_bytes() == before
    small_disk.make_room()
    assert all(result.ok for result in check_file(make_backup(path, Reason.CLOSING).copy, migrations=migrations))


def test_a_full_second_disk_is_named_and_the_first_copy_stands(small_disk, tmp_path, path):
    file = Path(shutil.copy(path, tmp_path / "b.cchc"))
    path.unlink()
    small_disk.fill()
    kept = make_backup(file, Reason.DAILY, second=small_disk.folder)
    assert kept.copy.exists()
    assert "The disk is full" in kept.second_refusal
    assert not list(small_disk.folder.glob("b*"))
    assert not list(small_disk.folder.glob(".~*"))


def test_a_restore_on_a_full_disk_is_refused_and_the_file_stays(small_disk, tmp_path, path, migrations):
    copy = dated_copy(path, Reason.BY_HAND, folder=tmp_path)
    with migrate.open_file(path, migrations=migrations) as data:
        add(data, "later")
    before = path.read_bytes()
    small_disk.fill()
    with pytest.raises(StorageError, match="The disk is full"):
        restore(copy, path, migrations=migrations)
    assert path.read_bytes() == before
    assert names_in(small_disk.folder) <= {"a.cchc", FOLDER}
    small_disk.make_room()
    assert restore(copy, path, migrations=migrations).kept is not None


def test_a_restore_that_fills_the_disk_halfway_leaves_the_file(small_disk, tmp_path, path, migrations):
    copy = dated_copy(path, Reason.BY_HAND, folder=tmp_path)
    before = path.read_bytes()
    small_disk.leave(len(before) * 3 // 2)  # room for the restored file, not for the kept one
    with pytest.raises(StorageError):
        restore(copy, path, migrations=migrations)
    assert path.read_bytes() == before
    assert not list(small_disk.folder.rglob(".~*"))


class SetClock(datetime):
    """A clock that somebody set."""

    moment = datetime(2001, 1, 1)

    @classmethod
    def now(cls, tz=None):
        return cls.moment


def test_a_clock_set_back_and_forth_loses_no_backup_of_the_days_before(tmp_path, migrations, monkeypatch):
    path = tmp_path / "a.cchc"
    migrate.create(path, migrations=migrations)
    monkeypatch.setattr(keeping, "datetime", SetClock)
    real = datetime(2026, 11, 1, 8)
    days = [real + timedelta(days=number) for number in range(5)]
    wrong = [datetime(2001, 1, 1), datetime(2001, 1, 2), datetime(2038, 1, 1)]
    for moment in (*days, *wrong, real + timedelta(days=5)):
        SetClock.moment = moment
        make_backup(path, Reason.DAILY)
    left = {copy.name.moment for copy in found_copies(path, path.parent / FOLDER)}
    assert {*days, real + timedelta(days=5)} <= left
