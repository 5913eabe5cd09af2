from __future__ import annotations

from pathlib import Path

import pytest

from cchc_desktop.errors import NewerDatabaseError, StorageError
from cchc_desktop.storage import files, migrate
from cchc_desktop.storage.engine import disposable_engine, driver
from cchc_desktop.storage.instance import FileInUse, lock_path

LOSES_ROWS = """
from alembic import op

revision, down_revision = "0002", "0001"

def upgrade():
    op.execute("DELETE FROM child WHERE id = 1")
"""

ORPHANS = """
from alembic import op

revision, down_revision = "0002", "0001"

def upgrade():
    op.execute("UPDATE child SET parent_id = 99")
"""

FAILS_HALFWAY = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = "0003", "0002"

def upgrade():
    op.create_table("third", sa.Column("id", sa.Integer, primary_key=True))
    op.execute("SELECT * FROM missing")
"""


def scalar(path: Path, sql: str) -> object:
    connection = driver.connect(path)
    try:
        return connection.execute(sql).fetchone()[0]
    finally:
        connection.close()


def names_in(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()}


def test_create_makes_a_stamped_plain_file_at_head(tmp_path, first):
    path = tmp_path / "mới.cchc"
    migrate.create(path, migrations=first)
    assert scalar(path, "PRAGMA application_id") == migrate.APPLICATION_ID
    assert scalar(path, "SELECT version_num FROM alembic_version") == "0001"
    assert scalar(path, "SELECT count(*) FROM child") == 0
    assert scalar(path, "PRAGMA journal_mode") == "delete"


def test_create_leaves_only_the_file_behind(tmp_path, first):
    folder = tmp_path / "hồ sơ"
    folder.mkdir()
    migrate.create(folder / "a.cchc", migrations=first)
    assert names_in(folder) == {"a.cchc"}


def test_create_refuses_an_existing_path_and_leaves_it_alone(tmp_path, first):
    path = tmp_path / "a.cchc"
    path.write_bytes(b"anything")
    with pytest.raises(StorageError, match="already exists"):
        migrate.create(path, migrations=first)
    assert path.read_bytes() == b"anything"


def test_create_refuses_a_file_that_appeared_meanwhile(tmp_path, first):
    path = tmp_path / "a.cchc"
    with pytest.raises(StorageError, match="already exists"), migrate.making(path, migrations=first):
        path.write_bytes(b"someone else's")
    assert path.read_bytes() == b"someone else's"
    assert list(tmp_path.glob(".~*")) == []


def test_create_in_a_missing_folder_names_the_folder(tmp_path, first):
    with pytest.raises(StorageError, match="không có"):
        migrate.create(tmp_path / "không có" / "a.cchc", migrations=first)


def test_making_leaves_nothing_when_the_filling_fails(tmp_path, first):
    folder = tmp_path / "hồ sơ"
    folder.mkdir()
    with pytest.raises(ZeroDivisionError), migrate.making(folder / "a.cchc", migrations=first) as data:
        with data.writing() as session:
            session.connection().exec_driver_sql("INSERT INTO parent VALUES (1, 'x')")
        raise ZeroDivisionError
    assert names_in(folder) == set()


def test_making_leaves_no_name_taken_when_it_cannot_be_put_in_place(tmp_path, first, monkeypatch):
    def refuse(temporary: Path, path: Path) -> None:
        raise files.TargetBusy("held")

    monkeypatch.setattr(files, "put_in_place", refuse)
    with pytest.raises(files.TargetBusy):
        migrate.create(tmp_path / "a.cchc", migrations=first)
    assert not (tmp_path / "a.cchc").exists()


def test_open_file_takes_the_lock_and_close_gives_it_back(old_file, first):
    data = migrate.open_file(old_file, migrations=first)
    with pytest.raises(FileInUse):
        migrate.open_file(old_file, migrations=first)
    data.close()
    data.close()
    migrate.open_file(old_file, migrations=first).close()


def test_open_file_gives_the_lock_back_when_the_file_is_refused(old_file, versions, second):
    migrate.open_file(old_file, migrations=second).close()
    (versions.folder / "versions" / "0002.py").unlink()
    for _ in range(2):
        with pytest.raises(NewerDatabaseError, match="newer version"):
            migrate.open_file(old_file, migrations=versions.at("0001"))


def test_open_file_reads_beside_a_window_that_is_writing(old_file, first):
    with migrate.open_file(old_file, migrations=first) as window, window.writing() as writing:
        writing.connection().exec_driver_sql("INSERT INTO child VALUES (4, 1)")
        with migrate.open_file(old_file, read_only=True, migrations=first) as command, command.reading() as reading:
            assert reading.connection().exec_driver_sql("SELECT count(*) FROM child").scalar() == 3


def test_open_file_for_reading_makes_no_lock_file(old_file, first):
    migrate.open_file(old_file, read_only=True, migrations=first).close()
    assert not lock_path(old_file).exists()


def test_rebuilding_a_parent_table_keeps_the_children(old_file, second):
    with migrate.open_file(old_file, migrations=second) as data, data.reading() as session:
        connection = session.connection()
        assert connection.exec_driver_sql("SELECT count(*) FROM child").scalar() == 3
        assert connection.exec_driver_sql("SELECT note FROM parent").scalar() is None
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    assert scalar(old_file, "SELECT version_num FROM alembic_version") == "0002"


def test_upgrade_keeps_a_checked_copy_of_the_file_before(old_file, second):
    migrate.open_file(old_file, migrations=second).close()
    copies = list((old_file.parent / "Sao lưu").glob("*.cchc"))
    assert len(copies) == 1
    assert copies[0].name.endswith("trước nâng cấp.cchc")
    assert scalar(copies[0], "SELECT version_num FROM alembic_version") == "0001"
    assert scalar(copies[0], "SELECT count(*) FROM child") == 3


def test_opening_a_current_file_makes_no_copy(old_file, first):
    migrate.open_file(old_file, migrations=first).close()
    assert not (old_file.parent / "Sao lưu").exists()


@pytest.mark.parametrize("source", [LOSES_ROWS, ORPHANS], ids=["loses rows", "orphans rows"])
def test_upgrade_that_loses_something_is_refused_and_undone(old_file, versions, source):
    versions.add("0002", source)
    with pytest.raises(StorageError, match="without losing rows"):
        migrate.open_file(old_file, migrations=versions.at("0002"))
    assert scalar(old_file, "SELECT version_num FROM alembic_version") == "0001"
    assert scalar(old_file, "SELECT count(*) FROM child WHERE parent_id = 1") == 3


def test_upgrade_that_fails_halfway_leaves_every_step_undone(old_file, versions, second):
    versions.add("0003", FAILS_HALFWAY)
    with pytest.raises(StorageError, match="is damaged"):
        migrate.open_file(old_file, migrations=versions.at("0003"))
    assert scalar(old_file, "SELECT version_num FROM alembic_version") == "0001"
    assert scalar(old_file, "SELECT count(*) FROM sqlite_master WHERE name = 'third'") == 0
    assert scalar(old_file, "SELECT count(*) FROM child") == 3


def test_reading_an_older_file_changes_nothing_in_it(old_file, second):
    before = old_file.read_bytes()
    with migrate.open_file(old_file, read_only=True, migrations=second) as data:
        assert data.path == old_file
        with data.reading() as session:
            assert session.connection().exec_driver_sql("SELECT note FROM parent").scalar() is None
            copy = Path(session.connection().exec_driver_sql("PRAGMA database_list").one().file)
        assert copy != old_file
        assert copy.exists()
    assert not copy.exists()
    assert old_file.read_bytes() == before
    assert not (old_file.parent / "Sao lưu").exists()


def test_reading_after_an_interrupted_save_shows_the_state_before_it(old_file, first, tmp_path, interrupt_a_save):
    interrupted = interrupt_a_save(old_file, tmp_path)
    before = interrupted.read_bytes()
    with migrate.open_file(interrupted, read_only=True, migrations=first) as data, data.reading() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM child").scalar() == 3
    assert interrupted.read_bytes() == before
    assert interrupted.with_name(interrupted.name + "-journal").exists()


def test_opening_after_an_interrupted_save_takes_it_back(old_file, first, tmp_path, interrupt_a_save):
    interrupted = interrupt_a_save(old_file, tmp_path)
    with migrate.open_file(interrupted, migrations=first) as data, data.reading() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM child").scalar() == 3
    assert not interrupted.with_name(interrupted.name + "-journal").exists()


@pytest.mark.parametrize("content", [b"", b"SQLite", b"PK\x03\x04 a Word file " * 100, b"\x00" * 5000])
def test_a_file_that_is_no_database_is_refused_unchanged(tmp_path, first, content):
    path = tmp_path / "a.cchc"
    path.write_bytes(content)
    for read_only in (False, True):
        with pytest.raises(StorageError, match="not a data file of this program"):
            migrate.open_file(path, read_only=read_only, migrations=first)
    assert path.read_bytes() == content
    assert not lock_path(path).exists()


def test_another_programs_database_is_refused_unchanged(tmp_path, first):
    path = tmp_path / "a.cchc"
    connection = driver.connect(path)
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(StorageError, match="not a data file of this program"):
            migrate.open_file(path, read_only=read_only, migrations=first)
    assert path.read_bytes() == before


def test_a_missing_file_a_missing_folder_and_a_folder_each_have_a_sentence(tmp_path, first):
    with pytest.raises(StorageError, match="does not exist in the folder"):
        migrate.open_file(tmp_path / "a.cchc", migrations=first)
    with pytest.raises(StorageError, match=r"The folder .* does not exist"):
        migrate.open_file(tmp_path / "b" / "a.cchc", migrations=first)
    with pytest.raises(StorageError, match="is a folder"):
        migrate.open_file(tmp_path, migrations=first)


def test_a_truncated_file_is_called_damaged(old_file, first):
    with old_file.open("r+b") as stream:
        stream.truncate(2000)
    with pytest.raises(StorageError, match=r"is damaged|not a data file"):
        migrate.open_file(old_file, read_only=True, migrations=first)


def test_a_file_without_its_revision_is_called_damaged(old_file, first):
    with disposable_engine(old_file).execution_options(writes=True).begin() as connection:
        connection.exec_driver_sql("DROP TABLE alembic_version")
    with pytest.raises(StorageError, match="is damaged"):
        migrate.open_file(old_file, migrations=first)


def test_a_file_this_account_may_not_read_has_a_sentence(open_folder, first, unprivileged):
    path = open_folder / "a.cchc"
    migrate.create(path, migrations=first)
    path.chmod(0)
    with unprivileged(), pytest.raises(StorageError, match="cannot be opened"):
        migrate.open_file(path, read_only=True, migrations=first)


def test_a_read_only_file_opens_for_reading_only(open_folder, first, unprivileged):
    path = open_folder / "a.cchc"
    migrate.create(path, migrations=first)
    path.chmod(0o444)
    with unprivileged():
        with migrate.open_file(path, read_only=True, migrations=first) as data, data.reading() as session:
            assert session.connection().exec_driver_sql("SELECT count(*) FROM child").scalar() == 0
        with pytest.raises(StorageError, match="can only be read"):
            migrate.open_file(path, migrations=first)


def test_a_read_only_file_in_a_writable_folder_is_refused_for_writing(open_folder, first, unprivileged):
    path = open_folder / "a.cchc"
    migrate.create(path, migrations=first)
    path.chmod(0o444)
    open_folder.chmod(0o777)
    with unprivileged(), pytest.raises(StorageError, match="can only be read"):
        migrate.open_file(path, migrations=first)
