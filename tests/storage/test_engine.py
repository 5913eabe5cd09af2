from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from sqlalchemy.exc import OperationalError

from cchc_desktop.storage import engine as engines
from cchc_desktop.storage.engine import driver


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "hồ sơ 100% #1?.cchc"
    connection = driver.connect(path)
    connection.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")
    connection.close()
    return path


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/home/a/b.cchc"), "file:///home/a/b.cchc?mode=rw"),
        (PureWindowsPath(r"C:\Hồ sơ\b.cchc"), "file:///C:/H%E1%BB%93%20s%C6%A1/b.cchc?mode=rw"),
        (PureWindowsPath(r"\\may-chu\chung\b.cchc"), "file:////may-chu/chung/b.cchc?mode=rw"),
        (PurePosixPath("/a?b#c%d.cchc"), "file:///a%3Fb%23c%25d.cchc?mode=rw"),
    ],
)
def test_uri_of_each_kind_of_path(path, uri):
    assert engines.file_uri(path, "rw") == uri


def test_pragmas_of_a_writing_connection(path):
    engine = engines.disposable_engine(path)
    with engine.connect() as connection:
        values = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("foreign_keys", "busy_timeout", "synchronous", "journal_mode")
        }
    assert values == {"foreign_keys": 1, "busy_timeout": 5000, "synchronous": 2, "journal_mode": "delete"}


def test_foreign_keys_are_off_when_asked(path):
    with engines.disposable_engine(path, foreign_keys=False).connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 0


def test_a_missing_file_is_never_created(tmp_path):
    with pytest.raises(OperationalError):
        engines.disposable_engine(tmp_path / "none.cchc").connect()
    assert list(tmp_path.iterdir()) == []


def test_writing_transactions_begin_immediately(path):
    engine = engines.create_engine(path)
    other = driver.connect(path, timeout=0, isolation_level=None)
    with engine.execution_options(writes=True).begin():
        with pytest.raises(driver.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
    with engine.begin() as reading:
        reading.exec_driver_sql("SELECT * FROM note").all()
        other.execute("BEGIN IMMEDIATE")
        other.execute("ROLLBACK")
    other.close()
    engine.dispose()


def test_ddl_rolls_back_with_its_transaction(path):
    engine = engines.create_engine(path)
    with pytest.raises(ZeroDivisionError), engine.execution_options(writes=True).begin() as connection:
        connection.exec_driver_sql("CREATE TABLE other (id INTEGER)")
        raise ZeroDivisionError
    with engine.begin() as connection:
        found = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE name = 'other'").scalar()
    assert found == 0
    engine.dispose()


def test_read_only_engine_refuses_to_write_and_leaves_no_journal(path):
    engine = engines.create_engine(path, read_only=True)
    with pytest.raises(OperationalError, match="readonly"), engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO note VALUES (1, 'x')")
    engine.dispose()
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_read_only_engine_reads_in_a_read_only_folder(open_folder, path, unprivileged):
    copy = open_folder / "a.cchc"
    copy.write_bytes(path.read_bytes())
    copy.chmod(0o444)
    open_folder.chmod(0o555)
    with unprivileged(), engines.disposable_engine(copy, read_only=True).begin() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM note").scalar() == 0
    open_folder.chmod(0o755)


def test_a_file_that_is_no_database_writes_nothing_to_stderr(tmp_path, capfd):
    path = tmp_path / "a.cchc"
    path.write_bytes(b"not a database at all " * 300)
    with pytest.raises(Exception, match="not a database"):
        engines.disposable_engine(path).connect()
    assert capfd.readouterr() == ("", "")
