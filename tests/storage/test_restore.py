from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cchc_desktop.errors import Conflict, NewerDatabaseError, StorageError
from cchc_desktop.storage import files, migrate, restore
from cchc_desktop.storage.check import check_file
from cchc_desktop.storage.copy_names import Reason, digest_path
from cchc_desktop.storage.engine import disposable_engine, driver
from cchc_desktop.storage.instance import FileInUse
from cchc_desktop.storage.keeping import dated_copy

put_back = restore.restore


def execute(path: Path, *statements: str) -> None:
    with disposable_engine(path, foreign_keys=False).execution_options(writes=True).begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def children(path: Path) -> int:
    with disposable_engine(path, read_only=True).begin() as connection:
        return connection.exec_driver_sql("SELECT count(*) FROM child").scalar_one()


def belongs_to(path: Path, file_id: str, organisation: str) -> None:
    execute(
        path,
        "CREATE TABLE file_setting (name TEXT, value TEXT)",
        f"INSERT INTO file_setting VALUES ('file_id', '{file_id}')",
        "CREATE TABLE organisation (name TEXT, valid_from TEXT)",
        f"INSERT INTO organisation VALUES ('UBND xã Cũ', NULL), ('{organisation}', '2025-07-01')",
    )


@pytest.fixture
def copy(old_file: Path) -> Path:
    """A backup with three children; the file goes on and has one."""
    copy = dated_copy(old_file, Reason.DAILY)
    execute(old_file, "DELETE FROM child WHERE id > 1")
    return copy


def listing(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if not path.name.endswith(".khoa"))


def test_the_file_is_as_the_backup_and_the_one_before_is_kept(old_file, first, copy):
    done = put_back(copy, old_file, migrations=first)
    assert children(old_file) == 3
    assert done.kept is not None
    assert children(done.kept) == 1
    assert done.kept.parent == copy.parent
    assert "trước khi khôi phục" in done.kept.name
    assert not list(old_file.parent.glob(".~*"))


def test_a_restore_is_taken_back_by_restoring_what_was_kept(old_file, first, copy):
    kept = put_back(copy, old_file, migrations=first).kept
    assert put_back(kept, old_file, migrations=first).kept != kept
    assert children(old_file) == 1


def test_a_backup_can_be_restored_where_nothing_is(old_file, first, copy, tmp_path):
    target = tmp_path / "máy mới.cchc"
    done = put_back(copy, target, migrations=first)
    assert (done.file, done.kept) == (target, None)
    assert all(result.ok for result in check_file(target, migrations=first))


def test_a_backup_carried_alone_is_enough(old_file, first, copy, tmp_path):
    alone = tmp_path / "gửi qua thư.cchc"
    shutil.copyfile(copy, alone)
    put_back(alone, old_file, migrations=first)
    assert children(old_file) == 3


def test_an_open_file_is_refused_and_stays(old_file, first, copy):
    before = listing(old_file.parent)
    with migrate.open_file(old_file, migrations=first), pytest.raises(FileInUse, match="Close it there first"):
        put_back(copy, old_file, migrations=first)
    assert children(old_file) == 1
    assert listing(old_file.parent) == before


def test_a_backup_changed_since_it_was_checked_is_refused(old_file, first, copy):
    execute(copy, "DELETE FROM child")
    with pytest.raises(StorageError, match="is damaged"):
        put_back(copy, old_file, migrations=first)
    assert children(old_file) == 1


@pytest.mark.parametrize("size", [0, 1, 100, 5000])
def test_a_cut_backup_is_refused(old_file, first, copy, size):
    digest_path(copy).unlink()
    with copy.open("r+b") as stream:
        stream.truncate(size)
    before = listing(old_file.parent)
    with pytest.raises(StorageError):
        put_back(copy, old_file, migrations=first)
    assert children(old_file) == 1
    assert listing(old_file.parent) == before


def test_a_backup_with_broken_references_is_refused(old_file, first, copy):
    digest_path(copy).unlink()
    execute(copy, "UPDATE child SET parent_id = 9")
    with pytest.raises(StorageError, match="is damaged"):
        put_back(copy, old_file, migrations=first)
    assert children(old_file) == 1


def test_a_backup_of_a_newer_program_is_refused(old_file, first, second, versions, copy):
    digest_path(copy).unlink()
    migrate.open_file(copy, migrations=second).close()
    (versions.folder / "versions" / "0002.py").unlink()
    with pytest.raises(NewerDatabaseError, match="newer version"):
        put_back(copy, old_file, migrations=first)
    assert children(old_file) == 1


def test_an_older_backup_is_restored_and_upgraded_when_it_is_opened(old_file, second, copy):
    migrate.open_file(old_file, migrations=second).close()
    put_back(copy, old_file, migrations=second)
    with migrate.open_file(old_file, migrations=second) as data, data.reading() as session:
        assert session.connection().exec_driver_sql("SELECT note FROM parent").all() == [(None,)]


def test_a_backup_of_another_committee_is_refused_by_both_names(old_file, first, tmp_path):
    other = Path(shutil.copy(old_file, tmp_path / "khác.cchc"))
    belongs_to(old_file, "a", "UBND phường Đức Sen")
    belongs_to(other, "b", "UBND phường Hòa Lạc")
    copy = dated_copy(other, Reason.DAILY)
    with pytest.raises(Conflict) as refused:
        put_back(copy, old_file, migrations=first)
    assert "UBND phường Hòa Lạc" in refused.value.sentence
    assert "UBND phường Đức Sen" in refused.value.sentence
    assert children(old_file) == 3


def test_the_file_itself_is_no_backup(old_file, first):
    with pytest.raises(Conflict, match="the data file itself"):
        put_back(old_file, old_file, migrations=first)


@pytest.mark.parametrize("content", [b"PK\x03\x04 a Word file" * 300, b""])
def test_what_is_not_ours_is_refused_as_backup(old_file, first, tmp_path, content):
    other = tmp_path / "biên bản.docx"
    other.write_bytes(content)
    with pytest.raises(StorageError, match="not a data file"):
        put_back(other, old_file, migrations=first)
    with pytest.raises(StorageError, match="does not exist"):
        put_back(tmp_path / "không có.cchc", old_file, migrations=first)


def test_a_file_of_another_program_is_not_replaced(first, copy, tmp_path):
    word, other = tmp_path / "biên bản.docx", tmp_path / "của máy.cchc"
    word.write_bytes(b"PK\x03\x04 a Word file" * 300)
    connection = driver.connect(other)
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    for target in (word, other):
        before = target.read_bytes()
        with pytest.raises(StorageError, match="not a data file"):
            put_back(copy, target, migrations=first)
        assert target.read_bytes() == before


@pytest.mark.parametrize("content", [b"\x00" * 9000, b"", b"\xff" * 100])
def test_a_destroyed_file_is_kept_byte_for_byte_and_replaced(old_file, first, copy, content):
    old_file.write_bytes(content)
    kept = put_back(copy, old_file, migrations=first).kept
    assert kept.read_bytes() == content
    assert children(old_file) == 3


def test_a_damaged_file_is_kept_byte_for_byte_and_replaced(old_file, first, copy):
    execute(old_file, *(f"INSERT INTO parent VALUES ({n}, '{'x' * 2000}')" for n in range(10, 60)))
    with old_file.open("r+b") as stream:
        stream.seek(4096 * 8)
        stream.write(b"\xff" * 4096 * 4)
    damaged = old_file.read_bytes()
    assert put_back(copy, old_file, migrations=first).kept.read_bytes() == damaged
    assert all(result.ok for result in check_file(old_file, migrations=first))


def test_a_save_that_was_interrupted_is_taken_back_before_the_file_is_kept(
    old_file, first, copy, tmp_path, interrupt_a_save
):
    target = interrupt_a_save(old_file, tmp_path)
    kept = put_back(copy, target, migrations=first).kept
    assert children(kept) == 1
    assert children(target) == 3
    assert not target.with_name(target.name + "-journal").exists()


def test_a_target_held_by_another_program_stays(old_file, first, copy, monkeypatch):
    def held(*_args: object) -> None:
        raise PermissionError(13, "held")

    monkeypatch.setattr(files.os, "replace", held)
    monkeypatch.setattr(files, "_PAUSE_SECONDS", 0)
    monkeypatch.setattr(files.put_in_place, "__kwdefaults__", {"patience": 0.0})
    with pytest.raises(files.TargetBusy, match="open in another program"):
        put_back(copy, old_file, migrations=first)
    assert children(old_file) == 1
    assert not list(old_file.parent.glob(".~*"))


def test_a_missing_folder_is_named(first, copy, tmp_path):
    with pytest.raises(StorageError, match="does not exist"):
        put_back(copy, tmp_path / "không có" / "a.cchc", migrations=first)
