"""A disk or a file that refuses the day's work: a sentence, every row as it was, and the same work done afterwards."""

from __future__ import annotations

import codecs
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from cchc_desktop.errors import AppError, StorageError
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage import engine
from cchc_desktop.storage.engine import disposable_engine
from cchc_desktop.storage.migrate import open_file
from tests.faults.conftest import SmallDisk
from tests.faults.sound import require_sound
from tests.faults.work import MAKES, WRITES, Verb, add_draft, rows_of

ALL = {**WRITES, **MAKES}
Fault = Callable[[Path], AbstractContextManager[None]]


@pytest.fixture
def path(sample: Path) -> Iterator[Path]:
    """A file with a draft, in a folder that an ordinary account may enter."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        path = Path(shutil.copy(sample, folder / "a.cchc"))
        path.chmod(0o666)
        add_draft(path)
        yield path


@contextmanager
def read_only_folder(path: Path) -> Iterator[None]:
    """Let nobody make a file in the folder; root counts as nobody."""
    is_root = os.geteuid() == 0
    codecs.lookup("utf_16_be")  # what a PDF asks for; nobody may not read this Python's own modules
    path.parent.chmod(0o555)
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
        path.parent.chmod(0o777)


@contextmanager
def held_by_another_program(path: Path) -> Iterator[None]:
    with disposable_engine(path).connect() as other:
        other.exec_driver_sql("ROLLBACK")
        other.exec_driver_sql("BEGIN EXCLUSIVE")
        yield
        other.exec_driver_sql("ROLLBACK")


def require_refused_then_done(path: Path, verb: Verb, fault: Fault, *, words: str) -> None:
    with open_file(path, rooms=ROOMS) as data:
        before = rows_of(path)
        with fault(path):
            with pytest.raises(AppError, match=words) as refusal:
                verb(data)
            assert refusal.value.sentence.endswith(".")
        assert rows_of(path) == before
        assert [entry.name for entry in path.parent.rglob(".~*")] == []
        verb(data)
    require_sound(path)


@pytest.mark.parametrize("verb", ALL.values(), ids=ALL.keys())
def test_a_folder_that_can_only_be_read_refuses_with_a_sentence(path: Path, verb: Verb) -> None:
    require_refused_then_done(path, verb, read_only_folder, words=r"can only be read|cannot be opened")


@pytest.mark.parametrize("verb", WRITES.values(), ids=WRITES.keys())
def test_a_file_held_by_another_program_refuses_with_a_sentence(
    path: Path, verb: Verb, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_MILLISECONDS", 50)
    require_refused_then_done(path, verb, held_by_another_program, words="Another program")


@pytest.mark.parametrize("verb", ALL.values(), ids=ALL.keys())
def test_a_full_disk_refuses_with_a_sentence(small_disk: SmallDisk, sample: Path, tmp_path: Path, verb: Verb) -> None:
    whole = Path(shutil.copy(sample, tmp_path / "a.cchc"))
    add_draft(whole)
    path = Path(shutil.copy(whole, small_disk.folder / "a.cchc"))

    @contextmanager
    def full_disk(_path: Path) -> Iterator[None]:
        small_disk.fill()
        yield
        small_disk.make_room()

    require_refused_then_done(path, verb, full_disk, words=r"disk is full|does not answer")


def test_an_upgrade_on_a_full_disk_is_refused_and_done_when_there_is_room(
    small_disk: SmallDisk, first_layout: Path
) -> None:
    path = Path(shutil.copy(first_layout, small_disk.folder / "a.cchc"))
    before = path.read_bytes()
    small_disk.fill()
    with pytest.raises(StorageError, match="disk is full"):
        open_file(path, rooms=ROOMS)
    assert path.read_bytes() == before
    with open_file(path, read_only=True):
        pass  # read through a copy elsewhere
    small_disk.make_room()
    open_file(path, rooms=ROOMS).close()
    require_sound(path)


def test_an_upgrade_in_a_folder_that_can_only_be_read_is_refused(first_layout: Path, path: Path) -> None:
    shutil.copy(first_layout, path)
    before = path.read_bytes()
    with read_only_folder(path), pytest.raises(StorageError, match=r"can only be read|cannot be opened"):
        open_file(path, rooms=ROOMS)
    assert path.read_bytes() == before
    open_file(path, rooms=ROOMS).close()
    require_sound(path)
