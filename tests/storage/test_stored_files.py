"""Bytes in the data file: in pieces, once, never changed, checked on the way out, with little memory."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select

from cchc_desktop import paths
from cchc_desktop.errors import NotFound, StorageError, ValidationError
from cchc_desktop.storage import locks, migrate, stored_files
from cchc_desktop.storage.incoming import PIECE_BYTES, ignore, received
from cchc_desktop.storage.model import Attachment, StoredChunk, StoredFile
from cchc_desktop.storage.stored_files import copy_to, read_bytes, remove_unused_files, store_bytes, store_incoming

LONG = bytes(range(256)) * (PIECE_BYTES // 256) * 2 + b"the end"
NOTICED = "2020-12-05T08:00:00.000000+00:00"


@pytest.fixture
def data(tmp_path):
    migrate.create(tmp_path / "a.cchc")
    with migrate.open_file(tmp_path / "a.cchc") as opened:
        yield opened


def store_file(session, path, *, progress=ignore, cancel=ignore):
    """Keep a file of the disk, as the window does."""
    with received(path, progress=progress, cancel=cancel) as incoming:
        return store_incoming(session, incoming, cancel=cancel)


def pieces(data):
    with data.reading() as session:
        return session.execute(
            select(StoredChunk.file_id, StoredChunk.position, func.length(StoredChunk.data)).order_by(StoredChunk.id)
        ).all()


def test_bytes_come_back_as_they_were_stored(data):
    with data.writing() as session:
        file_id = store_bytes(session, LONG)
    with data.reading() as session:
        assert read_bytes(session, file_id) == LONG
    assert pieces(data) == [(file_id, 0, PIECE_BYTES), (file_id, 1, PIECE_BYTES), (file_id, 2, 7)]


def test_the_same_bytes_are_stored_once(data, tmp_path):
    path = tmp_path / "quét.pdf"
    path.write_bytes(b"%PDF-1.7 same")
    with data.writing() as session:
        first = store_bytes(session, b"%PDF-1.7 same")
    with data.writing() as session:
        assert store_file(session, path) == first
        assert stored_files.total_size(session) == len(b"%PDF-1.7 same")
    assert len(pieces(data)) == 1


def test_a_file_of_the_disk_is_stored_in_pieces_with_progress(data, tmp_path):
    path = tmp_path / "quét.pdf"
    path.write_bytes(b"%PDF-" + LONG)
    steps = []
    with data.writing() as session:
        file_id = store_file(session, path, progress=lambda done, total: steps.append((done, total)))
    size = len(LONG) + 5
    assert steps == [(PIECE_BYTES, size), (2 * PIECE_BYTES, size), (size, size)]
    with data.reading() as session:
        assert hashlib.sha256(read_bytes(session, file_id)).digest() == hashlib.sha256(path.read_bytes()).digest()


def test_a_cancelled_file_leaves_nothing(data, tmp_path):
    path = tmp_path / "quét.pdf"
    path.write_bytes(b"%PDF-" + LONG)

    class Stopped(Exception):
        pass

    calls = []

    def cancel():
        calls.append(1)
        if len(calls) == 5:  # three pieces are read first; this is the second one stored
            raise Stopped

    with pytest.raises(Stopped), data.writing() as session:
        store_file(session, path, cancel=cancel)
    assert pieces(data) == []


def test_a_copy_is_written_in_pieces_and_nobody_waits_for_it(data, tmp_path):
    with data.writing() as session:
        file_id = store_bytes(session, LONG)
    steps = []

    def write_meanwhile(done, total):
        steps.append((done, total))
        with data.writing() as session:
            store_bytes(session, b"%d" % done)

    copy_to(data, file_id, tmp_path / "ra.pdf", progress=write_meanwhile)
    assert (tmp_path / "ra.pdf").read_bytes() == LONG
    assert [done for done, _total in steps] == [PIECE_BYTES, 2 * PIECE_BYTES, len(LONG)]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE stored_chunk SET data = X'78' WHERE position = 2",
        "UPDATE stored_chunk SET data = 'text' WHERE position = 2",
        "DELETE FROM stored_chunk WHERE position = 1",
    ],
)
def test_damaged_bytes_are_not_given_out(data, tmp_path, change):
    with data.writing() as session:
        file_id = store_bytes(session, LONG)
        locks.drop(session.connection())
        session.connection().exec_driver_sql(change)
    target = tmp_path / "ra.pdf"
    target.write_bytes(b"before")
    with pytest.raises(StorageError, match="damaged"):
        copy_to(data, file_id, target)
    assert target.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".~")] == []
    with data.reading() as session, pytest.raises(StorageError):
        read_bytes(session, file_id)


def test_a_file_that_is_gone_is_said_to_be(data, tmp_path):
    with data.reading() as session, pytest.raises(NotFound):
        read_bytes(session, 7)
    with pytest.raises(NotFound):
        copy_to(data, 7, tmp_path / "ra.pdf")
    assert not (tmp_path / "ra.pdf").exists()


def test_bytes_go_only_when_no_row_needs_them(data):
    with data.writing() as session:
        kept, unused = store_bytes(session, b"kept"), store_bytes(session, LONG)
        printed = store_bytes(session, b"printed")
        connection = session.connection()
        connection.exec_driver_sql(
            "INSERT INTO attachment (owner_kind, owner_id, role, name, file_id, added_at, trashed_at)"
            " VALUES ('paper', 1, 'paper', 'a.pdf', ?, ?, ?)",
            (kept, NOTICED, NOTICED),
        )
        connection.exec_driver_sql(
            "INSERT INTO issued_document (type_code, number, symbol, title, owner_kind, position, note)"
            " VALUES ('BB', '', '', '', '', 0, '')"
        )
        connection.exec_driver_sql(
            "INSERT INTO printed_version (document_id, version, file_format, file_id, printed_at, reason)"
            " VALUES (1, 1, 'pdf', ?, ?, '')",
            (printed, NOTICED),
        )
    with data.writing() as session:
        assert remove_unused_files(session) == 1
    with data.reading() as session:
        assert set(session.scalars(select(StoredFile.id))) == {kept, printed}
        assert session.scalar(select(func.count()).where(StoredChunk.file_id == unused)) == 0
        assert session.scalar(select(Attachment.file_id)) == kept


def test_the_total_is_told_from_one_gigabyte_on(data, monkeypatch):
    with data.writing() as session:
        store_bytes(session, LONG)
        assert stored_files.total_notice(session) == ""
        monkeypatch.setattr(stored_files, "COMFORTABLE_BYTES", len(LONG))
        assert "2 MB" in stored_files.total_notice(session)


def test_fifty_megabytes_go_in_and_out_with_little_memory(data, tmp_path):
    """Measured in a process of its own: what others allocated before would hide it."""
    script = Path(__file__).with_name("store_and_measure.py")
    run = subprocess.run(
        [sys.executable, str(script), str(data.path), str(tmp_path / "quét.pdf")],
        capture_output=True,
        text=True,
        check=True,
        cwd=paths.root(),
    )
    storing, copying = (int(line) for line in run.stdout.split())
    assert storing < 12_000
    assert copying < 12_000


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "quét.pdf"
    path.write_bytes(b"%PDF-" + bytes(10))
    monkeypatch.setattr("cchc_desktop.storage.incoming.LARGEST_BYTES", 20)

    def grow():
        with path.open("ab") as stream:
            stream.write(bytes(100))

    with pytest.raises(ValidationError, match="MB"), received(path, cancel=grow):
        pass
