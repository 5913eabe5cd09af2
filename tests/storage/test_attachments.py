"""Which file belongs to which record: once, taken away by a mark, and back again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from cchc_desktop.errors import NotFound
from cchc_desktop.storage import attachments, migrate
from cchc_desktop.storage.attachments import attach, attachments_of, detach, reattach
from cchc_desktop.storage.model import Attachment
from cchc_desktop.storage.stored_files import remove_unused_files, store_bytes

NOW = datetime(2020, 12, 5, 8, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def data(tmp_path):
    migrate.create(tmp_path / "a.cchc")
    with migrate.open_file(tmp_path / "a.cchc") as opened:
        yield opened


@pytest.fixture
def session(data):
    with data.writing() as opened:
        yield opened


def test_files_of_records_are_listed_with_their_size_oldest_first(session):
    first, second = store_bytes(session, b"one"), store_bytes(session, b"four")
    attach(session, "paper", 1, "scan", "b.pdf", second, now=LATER)
    attach(session, "paper", 1, "paper", "a.pdf", first, now=NOW)
    attach(session, "paper", 2, "paper", "a.pdf", first, now=NOW)
    attach(session, "meeting", 1, "paper", "c.pdf", first, now=NOW)
    found = attachments_of(session, "paper", (1, 2, 3))
    assert {owner: [(row.name, row.size) for row in rows] for owner, rows in found.items()} == {
        1: [("a.pdf", 3), ("b.pdf", 4)],
        2: [("a.pdf", 3)],
    }
    assert [row.name for row in attachments_of(session, "paper", [1], role="scan")[1]] == ["b.pdf"]


def test_the_same_file_is_on_a_record_once(session):
    file_id = store_bytes(session, b"one")
    first = attach(session, "paper", 1, "paper", "a.pdf", file_id, now=NOW)
    assert attach(session, "paper", 1, "paper", "another name.pdf", file_id, now=LATER) == first
    assert [row.name for row in attachments_of(session, "paper", [1])[1]] == ["a.pdf"]


def test_a_file_taken_away_comes_back_whole(session):
    attached = attach(session, "paper", 1, "paper", "a.pdf", store_bytes(session, b"one"), now=NOW)
    detach(session, attached, now=LATER)
    assert attachments_of(session, "paper", [1]) == {}
    assert remove_unused_files(session) == 0
    reattach(session, attached)
    assert [row.id for row in attachments_of(session, "paper", [1])[1]] == [attached]


def test_attaching_what_was_taken_away_brings_it_back_under_the_new_name(session):
    file_id = store_bytes(session, b"one")
    attached = attach(session, "paper", 1, "paper", "a.pdf", file_id, now=NOW)
    detach(session, attached, now=LATER)
    assert attach(session, "paper", 1, "paper", "b.pdf", file_id, now=LATER) == attached
    assert [row.name for row in attachments_of(session, "paper", [1])[1]] == ["b.pdf"]


def test_the_bytes_go_with_the_last_attachment(session):
    file_id = store_bytes(session, b"one")
    for owner in (1, 2):
        attach(session, "paper", owner, "paper", "a.pdf", file_id, now=NOW)
    rows = session.scalars(select(Attachment)).all()
    session.delete(rows[0])
    session.flush()
    assert remove_unused_files(session) == 0
    session.delete(rows[1])
    session.flush()
    assert remove_unused_files(session) == 1


def test_an_attachment_that_does_not_exist_is_said_to_be_gone(session):
    for call in (lambda: detach(session, 9, now=NOW), lambda: reattach(session, 9)):
        with pytest.raises(NotFound):
            call()
    with pytest.raises(NotFound):
        attachments.attachment(session, 9)
