"""Issuing is whole or not at all: number, pages and the paper replaced stand together, whenever it died."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from sqlalchemy import func, select

from cchc_desktop.register.model import IssuedDocument, PrintedVersion
from cchc_desktop.register.queries import kept_versions
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.stored_files import read_bytes
from tests.documents.issuing_parts import held_meeting, words_of
from tests.faults.killing import Nursery
from tests.faults.sound import require_sound

KILLS = 16


@pytest.fixture
def path(sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample, tmp_path / "a.cchc"))


def test_a_kill_at_any_moment_leaves_no_paper_half_issued(path: Path, nursery: Nursery) -> None:
    moments = random.Random(20210408)
    with open_file(path, rooms=ROOMS) as data, data.writing() as session:
        meeting = held_meeting(session)
    interrupted = 0
    journal = path.with_name("a.cchc-journal")
    for kill in range(KILLS):
        seconds, once = (moments.uniform(0, 0.3), lambda: True) if kill % 2 else (0.0, journal.exists)
        said = nursery.run_until_killed("issue_papers", path, meeting, seconds=seconds, once=once)
        interrupted += journal.exists()
        highest = require_whole(path, meeting)
        require_sound(path)
        number = int(said[-1].split()[1])
        assert number <= highest <= number + 1, "at most the paper in flight is there besides"
    assert interrupted > 0, "no kill hit the middle of issuing, so nothing was proved"


def require_whole(path: Path, meeting: int) -> int:
    """Open as the next start does, look at everything that issuing writes, and return the highest number."""
    with open_file(path, rooms=ROOMS) as data, data.reading() as session:
        query = select(IssuedDocument).where(IssuedDocument.owner_kind == "meeting", IssuedDocument.owner_id == meeting)
        rows = session.scalars(query.order_by(IssuedDocument.id)).all()
        assert [row.number for row in rows] == [str(11 + place) for place in range(len(rows))]
        assert all(row.frozen_at is not None and row.issued_on is not None for row in rows)
        following = [row.id for row in rows[1:]]
        assert [row.replaced_by_id for row in rows] == [*following, None]
        for row in rows:
            (kept,) = kept_versions(session, row.id)
            assert f"Số: {row.number}/TB-BCĐ" in words_of(read_bytes(session, kept.pdf_id or 0))
        assert session.scalar(select(func.count(PrintedVersion.id))) == 2 * len(rows)
        return int(rows[-1].number)
