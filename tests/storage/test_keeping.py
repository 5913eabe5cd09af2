from __future__ import annotations

import hashlib
import os
import shutil
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cchc_desktop.errors import StorageError
from cchc_desktop.storage import keeping, migrate, thinning
from cchc_desktop.storage.copy_names import FOLDER, Reason, digest_path, unused_name
from cchc_desktop.storage.engine import disposable_engine
from cchc_desktop.storage.keeping import dated_copy, found_copies, make_backup, thin


@pytest.fixture
def file(old_file: Path) -> Path:
    name_file(old_file, "of this file")
    return old_file


def name_file(path: Path, file_id: str) -> None:
    with disposable_engine(path).execution_options(writes=True).begin() as connection:
        connection.exec_driver_sql("CREATE TABLE IF NOT EXISTS file_setting (name TEXT, value TEXT)")
        connection.exec_driver_sql("DELETE FROM file_setting")
        connection.exec_driver_sql("INSERT INTO file_setting VALUES ('file_id', ?)", (file_id,))


def place_copy(file: Path, moment: datetime, reason: Reason = Reason.DAILY, folder: Path | None = None) -> Path:
    folder = folder or file.parent / FOLDER
    folder.mkdir(exist_ok=True)
    copy = unused_name(folder, file, moment, reason)
    shutil.copyfile(file, copy)
    digest_path(copy).write_text(f"{hashlib.sha256(copy.read_bytes()).hexdigest()} *{copy.name}\n")
    return copy


def test_a_dated_copy_never_takes_an_existing_name(file):
    copies = {dated_copy(file, Reason.BEFORE_UPGRADE) for _ in range(3)}
    assert len(copies) == 3
    assert all(copy.parent == file.parent / "Sao lưu" for copy in copies)


def test_a_copy_can_be_opened_like_the_file(file, first):
    with migrate.open_file(dated_copy(file, Reason.BY_HAND), migrations=first) as data, data.reading() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM child").scalar() == 3


def test_the_digest_beside_a_copy_is_in_the_form_that_sha256sum_checks(file):
    copy = dated_copy(file, Reason.BY_HAND)
    expected = hashlib.sha256(copy.read_bytes()).hexdigest()
    assert digest_path(copy).read_text(encoding="utf-8") == f"{expected} *{copy.name}\n"


def test_a_backup_goes_into_both_folders(file, tmp_path):
    second = tmp_path / "đĩa khác"
    second.mkdir()
    kept = make_backup(file, Reason.CLOSING, second=second)
    assert kept.second is not None
    assert kept.second.read_bytes() == kept.copy.read_bytes()
    assert {path.name for path in second.iterdir()} == {kept.copy.name, kept.copy.name + ".sha256"}
    assert (kept.second_refusal, kept.finding) == ("", "")


def test_a_second_folder_that_is_gone_is_named_and_the_first_copy_stands(file, tmp_path):
    kept = make_backup(file, Reason.CLOSING, second=tmp_path / "đĩa rút ra")
    assert kept.copy.exists()
    assert kept.second is None
    assert "is not there" in kept.second_refusal
    assert not (tmp_path / "đĩa rút ra").exists()


def test_a_folder_that_can_only_be_read_refuses_in_a_sentence(file, open_folder, unprivileged):
    there = Path(shutil.copy(file, open_folder / file.name))
    with unprivileged(), pytest.raises(StorageError, match="can only be read"):
        make_backup(there, Reason.DAILY)
    assert [path.name for path in open_folder.iterdir()] == [file.name]


def test_broken_references_are_copied_and_named(file):
    with disposable_engine(file, foreign_keys=False).execution_options(writes=True).begin() as connection:
        connection.exec_driver_sql("UPDATE child SET parent_id = 9")
    kept = make_backup(file, Reason.DAILY)
    assert "child" in kept.finding
    assert not digest_path(kept.copy).exists()


def test_old_copies_go_with_their_digests(file):
    now = datetime.now()
    old = [place_copy(file, now - timedelta(days=number)) for number in range(1, 500)]
    kept = make_backup(file, Reason.DAILY)
    left = [copy.path for copy in found_copies(file, kept.copy.parent)]
    assert left[0] == kept.copy
    assert left[1:7] == old[:6]
    assert len(left) <= thinning.DAYS + thinning.WEEKS + thinning.MONTHS
    assert len(list(kept.copy.parent.iterdir())) == 2 * len(left)


def test_of_many_copies_of_one_second_the_last_three_stay(file):
    made = [dated_copy(file, Reason.CHANGED) for _ in range(12)]
    thin(file, file.parent / FOLDER)
    assert [copy.path for copy in found_copies(file, file.parent / FOLDER)] == made[:-4:-1]


def test_other_names_and_other_files_are_never_touched(file, tmp_path):
    long_ago = datetime.now() - timedelta(days=900)
    folder = file.parent / FOLDER
    folder.mkdir()
    other_file = Path(shutil.copy(file, tmp_path / "khác.cchc"))
    name_file(other_file, "of another file")
    others = []
    for days in range(20):
        moment = long_ago - timedelta(days=days)
        others.append(place_copy(other_file, moment, folder=folder))
        same_name = unused_name(folder, file, moment, Reason.DAILY)
        shutil.copyfile(other_file, same_name)
        note = folder / f"{file.stem} {moment:%Y-%m-%d %H-%M-%S} hằng ngày – giữ lại.cchc"
        shutil.copyfile(file, note)
        damaged = unused_name(folder, file, moment - timedelta(hours=1), Reason.DAILY)
        damaged.write_bytes(b"not a database")
        others += [same_name, note, damaged]
    assert thin(file, folder) == []
    assert all(path.exists() for path in others)


def test_copies_of_before_files_had_an_identity_are_thinned_with_the_others(file):
    with disposable_engine(file).execution_options(writes=True).begin() as connection:
        connection.exec_driver_sql("DROP TABLE file_setting")
    for days in range(100, 130):
        place_copy(file, datetime.now() - timedelta(days=days))
    name_file(file, "given by an upgrade")
    thin(file, file.parent / FOLDER)
    assert len(found_copies(file, file.parent / FOLDER)) < 15


def test_a_clock_set_back_removes_nothing(file):
    future = [place_copy(file, datetime.now() + timedelta(days=number)) for number in range(1, 60)]
    kept = make_backup(file, Reason.DAILY)
    assert kept.copy.exists()
    assert all(copy.exists() for copy in future)


def test_what_a_program_that_died_left_is_removed_when_it_is_old(file):
    folder = file.parent / FOLDER
    folder.mkdir()
    orphan = digest_path(unused_name(folder, file, datetime.now(), Reason.DAILY))
    old = [folder / ".~0123456789ab.tmp", folder / ".~0123456789ab.tmp-journal", orphan]
    fresh, foreign = folder / ".~ba9876543210.tmp", folder / "của tôi.sha256"
    for path in (*old, fresh, foreign):
        path.write_bytes(b"x")
    for path in (*old, foreign):
        os.utime(path, (time.time() - 7200,) * 2)
    thin(file, folder)
    assert not any(path.exists() for path in old)
    assert fresh.exists()
    assert foreign.exists()


def test_what_a_program_that_died_left_beside_the_file_is_removed_with_the_next_backup(file):
    old, fresh = file.with_name(".~0123456789ab.tmp"), file.with_name(".~ba9876543210.tmp")
    for path in (old, fresh):
        path.write_bytes(b"x")
    os.utime(old, (time.time() - 7200,) * 2)
    make_backup(file, Reason.DAILY)
    assert not old.exists()
    assert fresh.exists()


def test_a_copy_of_a_damaged_file_is_refused_and_leaves_nothing(file):
    with disposable_engine(file).execution_options(writes=True).begin() as connection:
        rows = [(number, "x" * 2000) for number in range(10, 60)]
        connection.exec_driver_sql("INSERT INTO parent VALUES (?, ?)", rows)
    with file.open("r+b") as stream:
        stream.seek(4096 * 8)
        stream.write(b"\xff" * 4096 * 4)
    with pytest.raises(StorageError, match="is damaged"):
        make_backup(file, Reason.DAILY)
    assert list((file.parent / FOLDER).iterdir()) == []


def test_the_folder_of_a_file_that_was_never_backed_up_is_empty(file):
    assert keeping.found_copies(file, file.parent / FOLDER) == []


def test_the_same_folder_is_no_other_disk(file, tmp_path):
    assert not keeping.is_on_another_disk(tmp_path, file)
    assert not keeping.is_on_another_disk(tmp_path / "rút ra", file)
