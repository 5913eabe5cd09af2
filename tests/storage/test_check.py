from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from cchc_desktop.storage import check, digest, migrate
from cchc_desktop.storage.backup import Unwatched
from cchc_desktop.storage.check import check_file
from cchc_desktop.storage.engine import disposable_engine, driver

NAMES = [
    "Data file",
    "File format",
    "Pages of the file",
    "References between records",
    "Locks of signed records",
    "Attached files",
    "Tables of the file",
]


def expected(*extra: sa.Column[int]) -> sa.MetaData:
    metadata = sa.MetaData()
    sa.Table("parent", metadata, sa.Column("id", sa.Integer), sa.Column("name", sa.Text), *extra)
    sa.Table("child", metadata, sa.Column("id", sa.Integer), sa.Column("parent_id", sa.Integer))
    return metadata


def refused(results: list[check.CheckResult]) -> dict[str, str]:
    return {result.name: result.detail for result in results if not result.ok}


def change(path: Path, *statements: str) -> None:
    with disposable_engine(path, foreign_keys=False).execution_options(writes=True).begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def test_a_sound_file_passes_every_check(old_file, first):
    results = check_file(old_file, expected(), migrations=first)
    assert [result.name for result in results] == NAMES
    assert refused(results) == {}
    assert results[-1].detail == "2 tables, 4 rows."


def test_a_copy_is_compared_with_the_digest_beside_it(old_file, first):
    digest.keep_digest(old_file, digest.digest_of(old_file, Unwatched()))
    results = check_file(old_file, expected(), migrations=first)
    assert [result.name for result in results] == [*NAMES, "Digest beside the copy"]
    assert refused(results) == {}


def test_changed_bytes_that_only_the_digest_betrays_fail(old_file, first):
    change(old_file, "UPDATE parent SET name = 'Trần Thị Bình' WHERE id = 1")
    digest.keep_digest(old_file, digest.digest_of(old_file, Unwatched()))
    whole = old_file.read_bytes()
    old_file.write_bytes(whole.replace("Bình".encode(), "Bính".encode()))
    assert old_file.read_bytes() != whole
    failures = refused(check_file(old_file, expected(), migrations=first))
    assert list(failures) == ["Digest beside the copy"]
    assert "cannot be restored" in failures["Digest beside the copy"]


def test_checking_changes_nothing_and_leaves_nothing_beside_the_file(old_file, first):
    before = old_file.read_bytes()
    listing = sorted(old_file.parent.iterdir())
    check_file(old_file, expected(), migrations=first)
    assert old_file.read_bytes() == before
    assert sorted(old_file.parent.iterdir()) == listing


def test_a_file_that_the_window_is_writing_to_passes(old_file, first):
    with migrate.open_file(old_file, migrations=first) as window, window.writing() as session:
        session.connection().exec_driver_sql("INSERT INTO child VALUES (4, 1)")
        assert refused(check_file(old_file, expected(), migrations=first)) == {}


def test_an_older_file_passes_and_is_named_older(old_file, second):
    results = check_file(old_file, migrations=second)
    assert refused(results) == {}
    assert "older" in results[1].detail


def test_a_newer_file_fails_by_its_version_only(old_file, versions, second, first):
    migrate.open_file(old_file, migrations=second).close()
    (versions.folder / "versions" / "0002.py").unlink()
    assert list(refused(check_file(old_file, migrations=first))) == ["File format"]


def test_tables_of_this_version_are_not_asked_of_an_older_file(old_file, second):
    later = sa.MetaData()
    sa.Table("reminder", later, sa.Column("id", sa.Integer, primary_key=True))
    assert all(result.ok for result in check_file(old_file, later, migrations=second))


def test_a_row_without_its_parent_fails_by_table_and_count(old_file, first):
    change(old_file, "UPDATE child SET parent_id = 9 WHERE id > 1")
    failures = refused(check_file(old_file, expected(), migrations=first))
    assert list(failures) == ["References between records"]
    assert "child (2)" in failures["References between records"]


def test_a_missing_table_and_column_fail_by_name(old_file, first):
    change(old_file, "DROP TABLE child")
    failures = refused(check_file(old_file, expected(sa.Column("note", sa.Text)), migrations=first))
    assert list(failures) == ["Tables of the file"]
    assert (
        "child, parent.note" in failures["Tables of the file"] or "parent.note, child" in failures["Tables of the file"]
    )


@pytest.mark.parametrize("value", ["'hôm qua'", "CAST(x'ff41' AS TEXT)"])
def test_a_value_that_no_one_can_read_fails(old_file, first, value):
    change(old_file, f"UPDATE parent SET name = {value} WHERE id = 1")
    metadata = expected()
    metadata.tables["parent"].c.name.type = sa.Date() if "hôm" in value else sa.Text()
    failures = refused(check_file(old_file, metadata, migrations=first))
    assert list(failures) == ["Tables of the file"]
    assert "is damaged" in failures["Tables of the file"]


def test_damaged_pages_fail_in_a_sentence_on_one_line(old_file, first):
    change(old_file, *(f"INSERT INTO parent VALUES ({n}, '{'x' * 2000}')" for n in range(10, 60)))
    with old_file.open("r+b") as stream:
        stream.seek(4096 * 8)
        stream.write(b"\xff" * 4096 * 4)
    failures = refused(check_file(old_file, expected(), migrations=first))
    assert "Pages of the file" in failures
    assert "damaged" in failures["Pages of the file"]
    assert all("\n" not in detail for detail in failures.values())


@pytest.mark.parametrize("size", [1, 15, 16, 50, 100, 1000, 4096, 5000, 9000])
def test_a_truncated_file_fails_without_an_exception(old_file, first, size):
    with old_file.open("r+b") as stream:
        stream.truncate(size)
    assert refused(check_file(old_file, expected(), migrations=first))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 a Word file " * 300, b"\x00" * 9000])
def test_a_file_that_is_no_database_fails_in_one_line(tmp_path, first, content):
    path = tmp_path / "a.cchc"
    path.write_bytes(content)
    results = check_file(path, migrations=first)
    assert len(results) == 1
    assert "not a data file" in refused(results)["Data file"]


def test_a_missing_file_and_a_folder_fail_in_one_line(tmp_path, first):
    assert "does not exist" in refused(check_file(tmp_path / "a.cchc", migrations=first))["Data file"]
    assert "is a folder" in refused(check_file(tmp_path, migrations=first))["Data file"]


def test_another_programs_database_fails_in_one_line(tmp_path, first):
    path = tmp_path / "a.cchc"
    connection = driver.connect(path)
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    assert "not a data file" in refused(check_file(path, migrations=first))["Data file"]


def test_a_file_left_by_a_power_cut_is_checked_without_being_changed(old_file, first, tmp_path, interrupt_a_save):
    interrupted = interrupt_a_save(old_file, tmp_path)
    before = interrupted.read_bytes()
    results = check_file(interrupted, expected(), migrations=first)
    assert refused(results) == {}
    assert results[-1].detail == "2 tables, 4 rows."
    assert interrupted.read_bytes() == before
