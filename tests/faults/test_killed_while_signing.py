"""Signing is whole or not at all: state, number, kept pages and history stand together, whatever moment it died at."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from sqlalchemy import func, select

from cchc_desktop import paths
from cchc_desktop.exchange.loading import load_file
from cchc_desktop.meetings import service
from cchc_desktop.meetings.model import Meeting, Reopening
from cchc_desktop.meetings.queries import meeting_facts
from cchc_desktop.meetings.records import MeetingDetails, MeetingKind
from cchc_desktop.register.model import PrintedVersion
from cchc_desktop.register.queries import kept_versions
from cchc_desktop.rooms import ROOMS
from cchc_desktop.schema import metadata
from cchc_desktop.storage.check import check_file
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.model import HistoryStep, StepKind
from cchc_desktop.storage.stored_files import read_bytes

KILLS = 40
SCRIPT = Path(__file__).with_name("sign_and_reopen.py")
DETAILS = MeetingDetails("Họp giao ban tháng 4", MeetingKind.MONTHLY, "2021-04", date(2021, 4, 5))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.cchc"
    load_file(path, paths.resources("sample", "sample.yaml"))
    return path


def add_draft(path: Path) -> int:
    """Add a meeting whose minutes are ready to be signed."""
    with open_file(path, rooms=ROOMS) as data, data.writing() as session:
        meeting, _changes = service.create_meeting(session, DETAILS, today=date(2021, 4, 8))
        first, second, *_rest = sorted(meeting_facts(session, meeting).people)
        whole = replace(DETAILS, start_time=time(14), end_time=time(16), place="P", chair_id=first, secretary_id=second)
        service.save_details(session, meeting, whole)
        service.save_proceedings(session, meeting, "I. KHAI MẠC\nKhai mạc.", today=date(2021, 4, 8))
    return meeting


def sign_until_killed(path: Path, meeting: int, seconds: float) -> list[str]:
    """Return what the child said it had done before it was killed, ``seconds`` after its first word."""
    command = [sys.executable, str(SCRIPT), str(path), str(meeting)]
    environment = {"PYTHONPATH": str(paths.root()), "PATH": "", "PYTHONDONTWRITEBYTECODE": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=paths.root(), env=environment) as child:
        assert child.stdout is not None
        said = [child.stdout.readline()]
        killer = threading.Timer(seconds, child.kill)
        killer.start()
        said += [line for line in child.stdout if line.endswith("\n")]
        killer.join()
    assert child.returncode == -9
    return said


def test_a_kill_at_any_moment_leaves_nothing_half_signed(path: Path) -> None:
    moments = random.Random(20210405)
    meeting = add_draft(path)
    interrupted = 0
    for _kill in range(KILLS):
        said = sign_until_killed(path, meeting, moments.uniform(0, 0.25))
        interrupted += path.with_name("a.cchc-journal").exists()
        version = require_whole(path, meeting)
        word, number = said[-1].split()
        assert version >= int(number), (said, version)
        assert version <= int(number) + (word == "signed"), "at most the reopening in flight is there besides"
    assert interrupted > 0, "no kill hit the middle of a signing, so nothing was proved"
    assert [result for result in check_file(path, metadata) if not result.ok] == []


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
