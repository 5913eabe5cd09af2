from __future__ import annotations

import shutil
from datetime import datetime, timedelta

import pytest
from sqlalchemy import MetaData

from cchc_desktop.schema import metadata
from cchc_desktop.storage import drill, history, migrate
from cchc_desktop.storage.copies import CopyState, backups_of, contents_of
from cchc_desktop.storage.copy_names import FOLDER, Reason, digest_path, unused_name
from cchc_desktop.storage.engine import disposable_engine
from cchc_desktop.storage.keeping import make_backup
from cchc_desktop.storage.restore import restore

TABLES = ("meeting", "person", "a table of later")


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "Đức Sen.cchc"
    with migrate.making(path) as data, data.writing() as session:
        connection = session.connection()
        connection.exec_driver_sql(
            "INSERT INTO organisation (name, short_name, superior, province, place_name, symbol) "
            "VALUES ('UBND phường Đức Sen', 'UBND', '', '', '', 'UBND')"
        )
    return path


def rows(file, *more):
    return backups_of(file, (file.parent / FOLDER, *more), tables=TABLES)


def add_person(file) -> None:
    with disposable_engine(file).execution_options(writes=True).begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO person (code, full_name, kind, in_charge_of, rank, is_hidden) VALUES ('P1', 'A', '', '', 0, 0)"
        )


def test_the_list_says_when_why_and_what_is_inside(file):
    make_backup(file, Reason.DAILY)
    add_person(file)
    make_backup(file, Reason.BEFORE_RESTORE)
    newest, oldest = rows(file)
    assert (newest.reason, oldest.reason) == (Reason.BEFORE_RESTORE, Reason.DAILY)
    assert newest.moment >= oldest.moment
    assert (dict(newest.contents.rows), dict(oldest.contents.rows)) == (
        {"meeting": 0, "person": 1},
        {"meeting": 0, "person": 0},
    )
    assert newest.contents.identity.organisation == "UBND phường Đức Sen"
    assert {newest.state, oldest.state} == {CopyState.CHECKED}
    assert newest.size == newest.path.stat().st_size


def test_both_folders_are_in_one_list(file, tmp_path):
    second = tmp_path / "đĩa khác"
    second.mkdir()
    make_backup(file, Reason.DAILY, second=second)
    assert [row.is_second for row in rows(file, second)] == [False, True]
    assert len(rows(file, tmp_path / "rút ra")) == 1


def test_damaged_unchecked_and_foreign_copies_are_named_so(file, tmp_path):
    copy = make_backup(file, Reason.DAILY).copy
    now = datetime.now()

    def another(hours: int):
        return unused_name(copy.parent, file, now - timedelta(hours=hours), Reason.CHANGED)

    unchecked, cut, word, empty, foreign, old = (another(hours) for hours in range(1, 7))
    shutil.copyfile(copy, unchecked)
    cut.write_bytes(copy.read_bytes()[:-4096])
    word.write_bytes(b"PK" * 5000)
    empty.touch()
    migrate.create(tmp_path / "khác.cchc")
    shutil.copyfile(tmp_path / "khác.cchc", foreign)
    shutil.copyfile(copy, old)
    with disposable_engine(old).execution_options(writes=True).begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    assert {row.path: row.state for row in rows(file)} == {
        copy: CopyState.CHECKED,
        unchecked: CopyState.UNCHECKED,
        cut: CopyState.DAMAGED,
        word: CopyState.DAMAGED,
        empty: CopyState.DAMAGED,
        foreign: CopyState.ANOTHER,
        old: CopyState.NEWER,
    }


def test_a_file_that_is_destroyed_still_has_its_list(file):
    make_backup(file, Reason.DAILY)
    file.write_bytes(b"\x00" * 100)
    assert [row.state for row in rows(file)] == [CopyState.CHECKED]


def test_contents_of_the_open_file_are_read(file):
    with migrate.open_file(file):
        add_person(file)
        assert contents_of(file, TABLES).rows["person"] == 1


def test_the_drill_says_what_came_back_and_changes_nothing(file):
    add_person(file)
    make_backup(file, Reason.DAILY)
    before = {path: path.read_bytes() for path in file.parent.rglob("*") if path.is_file()}
    done = drill.try_newest(file, (file.parent / FOLDER,), tables=TABLES, expected=metadata)
    assert (done.is_passed, done.sentence) == (True, "")
    assert done.row is not None
    assert done.contents.rows["person"] == 1
    assert {path: path.read_bytes() for path in file.parent.rglob("*") if path.is_file()} == before


def test_the_drill_names_what_is_wrong(file):
    nothing = drill.try_newest(file, (file.parent / FOLDER,), tables=TABLES, expected=MetaData())
    assert (nothing.row, nothing.is_passed) == (None, False)
    assert "no backup yet" in nothing.sentence
    copy = make_backup(file, Reason.DAILY).copy
    with copy.open("r+b") as stream:
        stream.seek(5000)
        stream.write(b"\xff" * 100)
    done = drill.try_newest(file, (file.parent / FOLDER,), tables=TABLES, expected=metadata)
    assert not done.is_passed
    assert "is damaged" in done.sentence


def test_the_drill_finds_a_copy_without_digest_whose_pages_are_bad(file):
    copy = make_backup(file, Reason.DAILY).copy
    digest_path(copy).unlink()
    with copy.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"\xff" * 4096 * 3)
    assert not drill.try_newest(file, (file.parent / FOLDER,), tables=TABLES, expected=metadata).is_passed


def test_undo_does_not_pass_a_restore(file):
    add_person(file)
    copy = make_backup(file, Reason.DAILY).copy
    restore(copy, file)
    with migrate.open_file(file) as data:
        with pytest.raises(history.Wall, match="restored from"), data.writing() as session:
            history.undo(session)
        with data.reading() as session:
            assert session.connection().exec_driver_sql("SELECT count(*) FROM person").scalar() == 1
