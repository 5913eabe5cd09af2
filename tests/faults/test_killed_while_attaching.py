"""A program killed while it attaches a file leaves the file attached whole, or nothing of it."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from cchc_desktop.errors import StorageError
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage import migrate, stored_files
from cchc_desktop.storage.attaching import Owner, attach_file
from cchc_desktop.storage.model import Attachment, StoredFile
from tests.faults.killing import Nursery
from tests.faults.sound import require_sound

KILLS = 20


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.cchc"
    migrate.create(path)
    return path


def owners_and_files(path: Path) -> tuple[list[int], list[int], list[int]]:
    """Open as the next start does; return the owners of attachments, their files, and all stored files."""
    with migrate.open_file(path, rooms=ROOMS) as data, data.reading() as session:
        rows = session.execute(select(Attachment.owner_id, Attachment.file_id).order_by(Attachment.id)).all()
        stored = session.scalars(select(StoredFile.id).order_by(StoredFile.id)).all()
    return [owner for owner, _file in rows], sorted(file for _owner, file in rows), list(stored)


def test_a_file_is_attached_whole_or_not_at_all(path: Path, nursery: Nursery) -> None:
    moments = random.Random(20201204)
    last = interrupted = 0
    journal = path.with_name("a.cchc-journal")
    for kill in range(KILLS):
        seconds, once = (moments.uniform(0.01, 0.25), lambda: True) if kill % 4 else (0.0, journal.exists)
        words = nursery.run_until_killed("attach_files", path, last + 1, seconds=seconds, once=once)
        said = max([last, *(int(word.split()[1]) for word in words if word.startswith("attached "))])
        interrupted += journal.exists()
        owners, attached, stored = owners_and_files(path)
        assert owners == list(range(1, len(owners) + 1))
        assert len(owners) in (said, said + 1), "the file in flight may or may not be there, nothing else"
        assert attached == stored, "no bytes without their attachment"
        last = len(owners)
        require_sound(path)
    assert interrupted > 0, "no kill hit the middle of a file, so nothing was proved"


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
    require_sound(path)
