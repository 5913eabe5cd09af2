"""A program killed while it attaches a file leaves the file attached whole, or nothing of it."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from cchc_desktop import paths
from cchc_desktop.errors import StorageError
from cchc_desktop.rooms import ROOMS
from cchc_desktop.schema import metadata
from cchc_desktop.storage import migrate, stored_files
from cchc_desktop.storage.attaching import Owner, attach_file
from cchc_desktop.storage.check import check_file
from cchc_desktop.storage.model import Attachment, StoredFile

KILLS = 12
SCRIPT = Path(__file__).with_name("attach_files.py")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.cchc"
    migrate.create(path)
    return path


def attach_until_killed(path: Path, first: int, seconds: float) -> int:
    """Return the last number said to be attached before the kill, ``seconds`` after a file was begun."""
    command = [sys.executable, str(SCRIPT), str(path), str(first)]
    environment = {"PYTHONPATH": str(paths.root()), "PATH": "", "PYTHONDONTWRITEBYTECODE": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=paths.root(), env=environment) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "attaching\n"
        killer = threading.Timer(seconds, child.kill)
        killer.start()
        last = first - 1
        for line in child.stdout:
            if line.startswith("attached ") and line.endswith("\n"):
                last = int(line.removeprefix("attached "))
        killer.join()
    assert child.returncode == -9
    return last


def owners_and_files(path: Path) -> tuple[list[int], list[int], list[int]]:
    """Open as the next start does; return the owners of attachments, their files, and all stored files."""
    with migrate.open_file(path, rooms=ROOMS) as data, data.reading() as session:
        rows = session.execute(select(Attachment.owner_id, Attachment.file_id).order_by(Attachment.id)).all()
        stored = session.scalars(select(StoredFile.id).order_by(StoredFile.id)).all()
    return [owner for owner, _file in rows], sorted(file for _owner, file in rows), list(stored)


def test_a_file_is_attached_whole_or_not_at_all(path):
    moments = random.Random(20201204)
    last = interrupted = 0
    for _ in range(KILLS):
        said = attach_until_killed(path, last + 1, moments.uniform(0.01, 0.25))
        interrupted += path.with_name("a.cchc-journal").exists()
        owners, attached, stored = owners_and_files(path)
        assert owners == list(range(1, len(owners) + 1))
        assert len(owners) in (said, said + 1), "the file in flight may or may not be there, nothing else"
        assert attached == stored, "no bytes without their attachment"
        last = len(owners)
    assert interrupted > 0, "no kill hit the middle of a file, so nothing was proved"
    assert [result for result in check_file(path, metadata) if not result.ok] == []


def test_a_full_disk_refuses_the_file_and_keeps_the_rest(small_disk, tmp_path):
    path = small_disk.folder / "a.cchc"
    migrate.create(path)
    scan = tmp_path / "quét.pdf"
    scan.write_bytes(b"%PDF-" + random.Random(1).randbytes(3 << 20))
    now = datetime(2020, 12, 5, tzinfo=UTC)
    with migrate.open_file(path, rooms=ROOMS) as data:
        small_disk.fill()
        with pytest.raises(StorageError, match="disk is full"):
            attach_file(data, scan, Owner("paper", 1, "scan"), now=now)
        small_disk.make_room()
        with data.reading() as session:
            assert stored_files.total_size(session) == 0
        scan.write_bytes(b"%PDF-1.7")
        assert attach_file(data, scan, Owner("paper", 1, "scan"), now=now).is_new
    assert [result for result in check_file(path, metadata) if not result.ok] == []
