from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from cchc_desktop.errors import StorageError
from cchc_desktop.storage import backup, migrate
from cchc_desktop.storage.backup import Disturbed, copy_database
from cchc_desktop.storage.engine import disposable_engine
from cchc_desktop.storage.sqlite_errors import DamagedFile


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

    def lose_a_row(source, copy, *course):
        compared = copy_pages(source, copy, *course)
        with disposable_engine(copy).execution_options(writes=True).begin() as connection:
            connection.exec_driver_sql("DELETE FROM child WHERE id = 1")
        return compared

    monkeypatch.setattr(backup, "_copy_pages", lose_a_row)
    with pytest.raises(StorageError):
        copy_database(old_file, target)
    assert not target.exists()


class Follower:
    """Follows a copy: notes what it is told and acts at each step."""

    def __init__(self, act: Callable[[int], None] = lambda number: None) -> None:
        self.told: list[tuple[int, int]] = []
        self._act = act

    def report(self, finished: int, total: int) -> None:
        self.told.append((finished, total))

    def check(self) -> None:
        self._act(len(self.told))


@pytest.fixture(autouse=True)
def soon_quiet(monkeypatch):
    monkeypatch.setattr(backup, "_QUIET_SECONDS", 0.2)
    monkeypatch.setattr(backup, "_LOOK_AGAIN_SECONDS", 0.02)


@pytest.fixture
def large_file(old_file: Path) -> Path:
    """Some megabytes, so that a copy takes several steps."""
    with disposable_engine(old_file).execution_options(writes=True).begin() as connection:
        rows = [(number, "x" * 3000) for number in range(10, 3010)]
        connection.exec_driver_sql("INSERT INTO parent VALUES (?, ?)", rows)
    return old_file


def add_row(path: Path, number: int) -> None:
    with disposable_engine(path).execution_options(writes=True).begin() as connection:
        connection.exec_driver_sql("INSERT INTO parent VALUES (?, 'mới')", (number,))


def test_a_copy_tells_how_far_it_has_come(large_file, tmp_path):
    follower = Follower()
    copy_database(large_file, tmp_path / "copy.cchc", watch=follower)
    assert len(follower.told) > 5
    assert follower.told == sorted(follower.told)
    assert follower.told[-1][0] == follower.told[-1][1]


def test_a_copy_that_is_stopped_leaves_nothing(large_file, tmp_path):
    class Stopped(Exception):
        pass

    def stop(number: int) -> None:
        if number == 3:
            raise Stopped

    before = large_file.read_bytes()
    with pytest.raises(Stopped):
        copy_database(large_file, tmp_path / "copy.cchc", watch=Follower(stop))
    assert not list(tmp_path.glob("copy*"))
    assert large_file.read_bytes() == before


def test_a_save_during_the_copy_begins_it_again_and_is_in_it(large_file, tmp_path):
    follower = Follower(lambda number: add_row(large_file, 90_000) if number == 3 else None)
    target = tmp_path / "copy.cchc"
    copy_database(large_file, target, watch=follower)
    assert follower.told != sorted(follower.told), "the copy did not begin again"
    with disposable_engine(target, read_only=True).begin() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM parent WHERE id = 90000").scalar() == 1


def test_a_save_after_the_last_page_is_not_taken_for_a_lost_row(large_file, tmp_path, monkeypatch):
    copy_pages = backup._copy_pages

    def then_save(source, copy, *course):
        copy_pages(source, copy, *course)
        add_row(large_file, 90_001)
        return False

    monkeypatch.setattr(backup, "_copy_pages", then_save)
    copy_database(large_file, tmp_path / "copy.cchc")
    assert (tmp_path / "copy.cchc").exists()


def test_a_copy_that_is_disturbed_all_the_time_gives_up_in_a_sentence(large_file, tmp_path):
    follower = Follower(lambda number: add_row(large_file, 50_000 + number))
    with pytest.raises(Disturbed, match="when nobody is typing"):
        copy_database(large_file, tmp_path / "copy.cchc", watch=follower, patience=0)
    assert not (tmp_path / "copy.cchc").exists()


def test_saves_go_on_while_a_file_is_copied(large_file, first, tmp_path):
    """No save waits for the copy, and each of them is in the file."""
    done = threading.Event()

    def copy() -> None:
        copy_database(large_file, tmp_path / "copy.cchc")
        done.set()

    with migrate.open_file(large_file, migrations=first) as window:
        thread = threading.Thread(target=copy)
        thread.start()
        saved = 0
        while not done.is_set() and saved < 20:
            with window.writing() as session:
                session.connection().exec_driver_sql("INSERT INTO child (parent_id) VALUES (1)")
            saved += 1
        thread.join()
        with window.reading() as session:
            assert session.connection().exec_driver_sql("SELECT count(*) FROM child").scalar() == 3 + saved
    assert done.is_set()
