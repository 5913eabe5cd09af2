from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from cchc_desktop.errors import StorageError
from cchc_desktop.storage import base as storage_base
from cchc_desktop.storage.engine import driver
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.storage.sqlite_errors import DatabaseBusy, DiskFull, translate


class Base(DeclarativeBase):
    pass


class Note(Base):
    __tablename__ = "note"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


class Mood(StrEnum):
    GOOD = "good"


class TypedBase(DeclarativeBase):
    type_annotation_map = storage_base.Base.type_annotation_map


class Diary(TypedBase):
    __tablename__ = "diary"
    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date]
    mood: Mapped[Mood]
    moment: Mapped[datetime]
    text: Mapped[str]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.cchc"
    connection = driver.connect(path)
    connection.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")
    connection.close()
    return path


@pytest.fixture
def data(path: Path):
    with DataFile.open(path) as data:
        yield data


def texts(path: Path) -> list[str]:
    connection = driver.connect(path)
    try:
        return [row[0] for row in connection.execute("SELECT text FROM note ORDER BY id")]
    finally:
        connection.close()


def test_writing_commits_at_the_end_of_the_block(data, path):
    with data.writing() as session:
        session.add(Note(text="Khai mạc"))
    assert texts(path) == ["Khai mạc"]


def test_writing_rolls_back_when_the_block_raises(data, path):
    with pytest.raises(ZeroDivisionError), data.writing() as session:
        session.add(Note(text="x"))
        session.flush()
        raise ZeroDivisionError
    assert texts(path) == []
    with data.writing() as session:
        session.add(Note(text="y"))
    assert texts(path) == ["y"]


def test_objects_stay_readable_after_commit(data):
    with data.writing() as session:
        note = Note(text="x")
        session.add(note)
    assert note.text == "x"


def test_reading_ends_its_transaction_with_the_block(data, path):
    with data.reading() as session:
        session.query(Note).all()
    other = driver.connect(path, timeout=0)
    other.execute("INSERT INTO note (text) VALUES ('from another program')")
    other.commit()
    other.close()


def test_reading_refuses_to_flush(data, path):
    with pytest.raises(RuntimeError, match="reading session"), data.reading() as session:
        session.add(Note(text="x"))
        session.flush()
    assert texts(path) == []


def test_two_threads_that_read_and_then_write_both_succeed(data, path):
    def add() -> None:
        for _ in range(20):
            with data.writing() as session:
                count = session.query(Note).count()
                session.add(Note(text=str(count)))

    threads = [Thread(target=add) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert texts(path) == [str(n) for n in range(40)]


def test_a_broken_constraint_is_a_bug_not_a_storage_error(data):
    with pytest.raises(IntegrityError), data.writing() as session:
        session.connection().exec_driver_sql("INSERT INTO note (text) VALUES (NULL)")


def test_a_read_only_file_says_so_and_is_unchanged(path):
    with DataFile.open(path, read_only=True) as data:
        with pytest.raises(StorageError, match="can only be read"), data.writing() as session:
            session.add(Note(text="x"))
    assert texts(path) == []


def test_a_file_moved_while_open_says_so(data, path):
    with data.writing() as session:
        session.add(Note(text="x"))
    path.rename(path.with_name("b.cchc"))
    with pytest.raises(StorageError, match="moved or deleted"), data.writing() as session:
        session.add(Note(text="y"))
    assert texts(path.with_name("b.cchc")) == ["x"]


def test_a_file_held_by_another_program_says_so(data, path):
    with data.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=20")
    other = driver.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(DatabaseBusy, match="Another program is using"), data.writing() as session:
        session.add(Note(text="x"))
    other.close()
    with data.writing() as session:
        session.add(Note(text="y"))
    assert texts(path) == ["y"]


def test_a_full_file_says_so_and_keeps_what_was_saved(data, path):
    with data.writing() as session:
        session.add(Note(text="saved"))
    with data.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=4")
    with pytest.raises(DiskFull, match="The disk is full"), data.writing() as session:
        session.add(Note(text="x" * 100_000))
    with data.writing() as session:
        session.add(Note(text="small"))
    assert texts(path) == ["saved", "small"]


def test_a_damaged_page_says_so(path):
    with DataFile.open(path) as data, data.writing() as session:
        session.add_all(Note(text="x" * 3000) for _ in range(50))
    with path.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"\xff" * 4096 * 3)
    with DataFile.open(path) as data, pytest.raises(StorageError, match="is damaged"), data.reading() as session:
        session.query(Note).all()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE diary SET day = 'hôm qua'",
        "UPDATE diary SET day = 5",
        "UPDATE diary SET mood = 'none of these'",
        "UPDATE diary SET moment = 'soon'",
        "UPDATE diary SET text = CAST(x'ff41' AS TEXT)",
        "ALTER TABLE diary RENAME COLUMN text TO words",
        "DROP TABLE diary",
    ],
)
def test_a_stored_value_that_cannot_be_read_is_damage(tmp_path, change):
    path = tmp_path / "a.cchc"
    connection = driver.connect(path)
    connection.execute("CREATE TABLE diary (id INTEGER PRIMARY KEY, day DATE, mood TEXT, moment TEXT, text TEXT)")
    connection.execute("INSERT INTO diary VALUES (1, '2020-12-04', 'good', '2020-12-04T01:30:00+00:00', 'a')")
    connection.execute(change)
    connection.commit()
    connection.close()
    with DataFile.open(path) as data, pytest.raises(StorageError, match="is damaged"), data.reading() as session:
        session.query(Diary).all()


def test_a_number_of_the_header_that_does_not_exist_is_damage(path):
    with path.open("r+b") as stream:
        stream.seek(44)  # the number of the schema format, 1 to 4
        stream.write(b"\xff\xff\xff\xff")
    with DataFile.open(path) as data, pytest.raises(StorageError, match="is damaged"), data.reading() as session:
        session.query(Note).all()


def test_a_mistake_of_the_program_is_not_called_damage(data):
    with pytest.raises(ValueError, match="'x'"), data.reading():
        int("x")
    with pytest.raises(KeyError), data.reading():
        raise KeyError("x")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (driver.SQLITE_IOERR, "does not answer"),
        (driver.SQLITE_IOERR | 3 << 8, "does not answer"),
        (driver.SQLITE_CANTOPEN, "cannot be opened"),
        (driver.SQLITE_NOTADB, "not a data file"),
        (driver.SQLITE_LOCKED, "Another program"),
    ],
)
def test_each_code_of_the_driver_has_a_sentence_with_the_name(code, words, tmp_path):
    error = driver.OperationalError("x")
    error.sqlite_errorcode = code
    sentence = str(translate(error, tmp_path / "a.cchc"))
    assert words in sentence
    assert "a.cchc" in sentence


def test_other_errors_are_not_translated(tmp_path):
    assert translate(ValueError("x"), tmp_path) is None
    assert translate(driver.ProgrammingError("x"), tmp_path) is None
