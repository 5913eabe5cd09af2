from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cchc_desktop.errors import Conflict, StorageError
from cchc_desktop.storage import instance
from cchc_desktop.storage.instance import FileInUse, Holder, InstanceLock, holder, lock_path

HOLDING = """
import sys, time
from pathlib import Path
from cchc_desktop.storage.instance import InstanceLock
with InstanceLock(Path(sys.argv[1]), "cchc-socket"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "hồ sơ.cchc"


@pytest.fixture
def other_program(path: Path):
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_program_is_told_who_has_the_file(path, other_program):
    with pytest.raises(FileInUse, match="Close it there first") as caught:
        InstanceLock(path).acquire()
    found = caught.value.holder
    assert found is not None
    assert found.socket == "cchc-socket"
    assert found.is_this_computer
    assert found.host in str(caught.value)
    assert found.account in str(caught.value)
    assert abs((datetime.now(UTC) - found.since).total_seconds()) < 60
    assert isinstance(caught.value, Conflict)


def test_a_refused_attempt_leaves_the_holder_readable(path, other_program):
    for _ in range(3):
        with pytest.raises(FileInUse):
            InstanceLock(path).acquire()
    assert holder(path) is not None


def test_the_lock_of_a_killed_program_is_taken_over_without_a_word(path, other_program):
    other_program.send_signal(signal.SIGKILL)
    other_program.wait()
    assert lock_path(path).exists()
    assert holder(path) is None
    with InstanceLock(path, "new"):
        found = holder(path)
        assert found is not None
        assert found.socket == "new"


def test_holder_is_nobody_when_there_is_no_lock_file(path):
    assert holder(path) is None
    assert not lock_path(path).exists()


def test_holder_is_nobody_after_release(path):
    lock = InstanceLock(path)
    lock.acquire()
    lock.release()
    lock.release()
    assert holder(path) is None


def test_the_text_begins_after_the_byte_that_windows_locks(path):
    with InstanceLock(path, "s"):
        content = lock_path(path).read_bytes()
    assert content[:1] == b" "
    assert json.loads(content[1:])["socket"] == "s"


def test_a_lock_file_with_other_text_still_says_that_the_file_is_open(path):
    with InstanceLock(path):
        lock_path(path).write_bytes(b" nonsense")
        with pytest.raises(FileInUse, match="open in another program") as caught:
            InstanceLock(path).acquire()
    assert caught.value.holder is None


def test_the_lock_holds_when_its_text_cannot_be_written(path, monkeypatch):
    def disk_full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(instance.os, "write", disk_full)
    with InstanceLock(path), pytest.raises(FileInUse):
        InstanceLock(path).acquire()


def test_a_folder_that_cannot_be_written_to_says_so(open_folder, unprivileged):
    InstanceLock(open_folder / "warm-up.cchc").acquire()
    with unprivileged(), pytest.raises(StorageError, match="can only be read"):
        InstanceLock(open_folder / "a.cchc").acquire()


def test_a_missing_folder_says_so(tmp_path):
    with pytest.raises(StorageError, match="does not exist"):
        InstanceLock(tmp_path / "none" / "a.cchc").acquire()


def test_the_sentence_writes_the_date_as_documents_do(path):
    holder = Holder("PC-01", "an", datetime(2021, 2, 5, 7, 8).astimezone())
    assert "07:08 05/02/2021" in str(FileInUse(path, holder))
    later = Holder("PC-01", "an", datetime(2021, 4, 5, 7, 8).astimezone())
    assert "05/4/2021" in str(FileInUse(path, later))
    assert not holder.is_this_computer or os.uname().nodename == "PC-01"


def test_a_link_to_a_file_that_is_open_is_refused_as_the_file_is(tmp_path):
    path, link = tmp_path / "a.cchc", tmp_path / "link.cchc"
    path.touch()
    link.symlink_to(path)
    with InstanceLock(path), pytest.raises(FileInUse):
        InstanceLock(link).acquire()
    assert lock_path(link) == lock_path(path)
