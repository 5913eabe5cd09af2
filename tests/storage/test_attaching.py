"""From the disk to the record: one transaction a file, pictures offered smaller, a step of the history each."""

from __future__ import annotations

import io
import random
from datetime import UTC, datetime

import pytest
from PIL import Image

from cchc_desktop import rooms
from cchc_desktop.errors import NotFound, ValidationError
from cchc_desktop.storage import history, migrate, stored_files
from cchc_desktop.storage.attaching import (
    Attached,
    Owner,
    PictureOffer,
    attach_bytes,
    attach_file,
    detach,
    give,
    reattach,
)
from cchc_desktop.storage.attachments import attachments_of
from cchc_desktop.storage.stored_files import read_bytes
from tests.storage import attachment_parts as parts

NOW = datetime(2020, 12, 5, 8, 0, tzinfo=UTC)
PAPER = Owner("paper", 1, "paper")


@pytest.fixture
def data(tmp_path):
    migrate.create(tmp_path / "a.cchc")
    with migrate.open_file(tmp_path / "a.cchc", rooms=rooms.ROOMS) as opened:
        yield opened


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "báo cáo.pdf"
    path.write_bytes(parts.PDF)
    return path


@pytest.fixture(scope="module")
def photo():
    """A picture of 4,000 dots, with the grain of a telephone."""
    grain = Image.frombytes("L", (500, 400), random.Random(1).randbytes(200_000)).resize((4000, 3200))
    stream = io.BytesIO()
    grain.save(stream, "JPEG", quality=95)
    return stream.getvalue()


def files(data, owner=PAPER):
    with data.reading() as session:
        return attachments_of(session, owner.kind, [owner.id]).get(owner.id, ())


def test_a_file_belongs_to_its_record_and_the_step_says_so(data, paper):
    made = attach_file(data, paper, PAPER, now=NOW)
    assert made == Attached(made.id, "báo cáo.pdf", True, "")
    assert [(row.id, row.name, row.size) for row in files(data)] == [(made.id, "báo cáo.pdf", len(parts.PDF))]
    with data.writing() as session:
        assert "báo cáo.pdf" in history.undo(session).title
    assert files(data) == ()
    with data.writing() as session:
        assert history.redo(session).changes.concerns("attachment")
    assert [row.id for row in files(data)] == [made.id]


def test_the_same_file_again_is_said_not_to_be_new(data, paper):
    first = attach_file(data, paper, PAPER, now=NOW)
    again = attach_file(data, paper, PAPER, now=NOW)
    assert (again.id, again.is_new) == (first.id, False)


def test_a_fine_picture_is_offered_smaller_and_nothing_is_stored(data, tmp_path, photo):
    path = tmp_path / "ảnh.jpg"
    path.write_bytes(photo)
    offer = attach_file(data, path, PAPER, now=NOW)
    assert isinstance(offer, PictureOffer)
    assert offer.smaller_size < offer.size == len(photo)
    assert files(data) == ()
    attach_file(data, path, PAPER, now=NOW, shrinks=True)
    attach_file(data, path, PAPER, now=NOW, shrinks=False)
    assert [row.size for row in files(data)] == [offer.smaller_size, offer.size]


def test_a_refused_file_leaves_nothing(data, tmp_path):
    path = tmp_path / "a.exe"
    path.write_bytes(b"MZ")
    with pytest.raises(ValidationError):
        attach_file(data, path, PAPER, now=NOW)
    with data.reading() as session:
        assert stored_files.total_size(session) == 0
        assert history.next_undo(session) is None


def test_nothing_is_locked_while_the_disk_is_read(data, paper):
    def write_meanwhile(_done, _total):
        attach_bytes(data, b"other", "khác.txt", Owner("paper", 2, "paper"), now=NOW)

    attach_file(data, paper, PAPER, now=NOW, progress=write_meanwhile)
    assert len(files(data)) == len(files(data, Owner("paper", 2, "paper"))) == 1


def test_pasted_bytes_belong_to_the_record(data):
    made = attach_bytes(data, parts.PNG, "Ảnh dán.png", PAPER, now=NOW)
    with data.reading() as session:
        assert read_bytes(session, files(data)[0].file_id) == parts.PNG
    assert made.is_new


def test_taking_away_bringing_back_and_giving_on_are_steps(data, paper):
    made = attach_file(data, paper, PAPER, now=NOW)
    with data.writing() as session:
        assert detach(session, made.id, now=NOW).concerns("attachment")
    assert files(data) == ()
    with data.writing() as session:
        reattach(session, made.id)
    meeting = Owner("meeting", 5, "paper")
    with data.writing() as session:
        assert give(session, made.id, meeting, now=NOW).concerns("meeting")
    assert (len(files(data)), len(files(data, meeting))) == (0, 1)
    with data.writing() as session:
        history.undo(session)
    assert (len(files(data)), len(files(data, meeting))) == (1, 0)


def test_giving_to_a_record_that_has_the_file_leaves_it_there_once(data, paper):
    meeting = Owner("meeting", 5, "paper")
    made = attach_file(data, paper, PAPER, now=NOW)
    kept = attach_file(data, paper, meeting, now=NOW)
    with data.writing() as session:
        give(session, made.id, meeting, now=NOW)
    assert files(data) == ()
    assert [row.id for row in files(data, meeting)] == [kept.id]


def test_the_notice_about_all_files_comes_with_the_file(data, paper, monkeypatch):
    monkeypatch.setattr(stored_files, "COMFORTABLE_BYTES", 1)
    assert attach_file(data, paper, PAPER, now=NOW).notice


def test_a_file_that_is_gone_is_said_to_be(data):
    with pytest.raises(NotFound), data.writing() as session:
        detach(session, 4, now=NOW)


def test_a_name_that_no_text_can_hold_is_written_another_way(data):
    made = attach_bytes(data, parts.PDF, "qu\udce9t\u202egpj.pdf", PAPER, now=NOW)
    assert made.name == "qu?tgpj.pdf"


def test_a_scan_is_pages_and_nothing_else(data, tmp_path, paper):
    scan = Owner("paper", 1, "scan", pages_only=True)
    note = tmp_path / "ghi chú.txt"
    note.write_text("không phải bản quét", encoding="utf-8")
    with pytest.raises(ValidationError, match="PDF"):
        attach_file(data, note, scan, now=NOW)
    with pytest.raises(ValidationError, match="PDF"):
        attach_bytes(data, b"x", "ghi chú.txt", scan, now=NOW)
    assert len(files(data, scan)) == 0
    assert isinstance(attach_file(data, paper, scan, now=NOW), Attached)
