"""Signing is whole or not at all: state, number, kept pages and history stand together, whatever moment it died at."""

from __future__ import annotations

import random
import shutil
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from cchc_desktop.meetings.model import Meeting, Reopening
from cchc_desktop.meetings.queries import meeting_facts
from cchc_desktop.register.model import PrintedVersion
from cchc_desktop.register.queries import kept_versions
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.model import HistoryStep, StepKind
from cchc_desktop.storage.stored_files import read_bytes
from tests.faults.killing import Nursery
from tests.faults.sound import require_sound
from tests.faults.work import add_draft

KILLS = 40


@pytest.fixture
def path(sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample, tmp_path / "a.cchc"))


def test_a_kill_at_any_moment_leaves_nothing_half_signed(path: Path, nursery: Nursery) -> None:
    moments = random.Random(20210405)
    meeting = add_draft(path)
    interrupted = 0
    journal = path.with_name("a.cchc-journal")
    for kill in range(KILLS):
        seconds, once = (moments.uniform(0, 0.25), lambda: True) if kill % 4 else (0.0, journal.exists)
        said = nursery.run_until_killed("sign_and_reopen", path, meeting, seconds=seconds, once=once)
        interrupted += journal.exists()
        version = require_whole(path, meeting)
        require_sound(path)
        word, number = said[-1].split()
        assert version >= int(number), (said, version)
        assert version <= int(number) + (word == "signed"), "at most the reopening in flight is there besides"
    assert interrupted > 0, "no kill hit the middle of a signing, so nothing was proved"


def require_whole(path: Path, meeting: int) -> int:
    """Open as the next start does, look at everything a signing writes, and return the meeting's version."""
    with open_file(path, rooms=ROOMS) as data, data.reading() as session:
        row = session.get_one(Meeting, meeting)
        paper = meeting_facts(session, meeting).paper("BB")
        signings = row.version - (row.signed_at is None)
        assert (row.state.value == "signed") == (row.signed_at is not None)
        reopenings = session.scalars(select(Reopening.version).order_by(Reopening.version)).all()
        assert reopenings == list(range(1, row.version))
        assert (paper is not None) == (signings > 0)
        if paper is not None:
            assert (paper.is_frozen, paper.number, paper.issued_on) == (True, "05", date(2021, 4, 6))
            kept = kept_versions(session, paper.id or 0)
            assert [each.version for each in kept] == list(range(signings, 0, -1))
            newest = kept[0]
            assert read_bytes(session, newest.pdf_id or 0) == read_bytes(session, newest.docx_id or 0)[::-1]
        assert session.scalar(select(func.count(PrintedVersion.id))) == 2 * signings
        steps = select(func.count(HistoryStep.id)).where(
            HistoryStep.kind == StepKind.WALL, HistoryStep.title.contains(row.code)
        )
        assert session.scalar(steps) == signings + row.version - 1
        return row.version
