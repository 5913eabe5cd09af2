"""What the status bar called saved is in the file, whatever moment of typing the program was killed at."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
from datetime import date, time
from pathlib import Path

import pytest

from cchc_desktop import paths
from cchc_desktop.exchange.loading import load_file
from cchc_desktop.meetings import service
from cchc_desktop.meetings.queries import meeting_facts, meeting_id
from cchc_desktop.meetings.records import MeetingDetails, MeetingKind
from cchc_desktop.schema import metadata
from cchc_desktop.storage.check import check_file
from cchc_desktop.storage.migrate import open_file

KILLS = 50
CODE = "GB-2021-04"
SCRIPT = Path(__file__).with_name("type_in_window.py")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.cchc"
    load_file(path, paths.resources("sample", "sample.yaml"))
    details = MeetingDetails("Họp giao ban", MeetingKind.MONTHLY, "2021-04", date(2021, 4, 2), time(8, 0))
    with open_file(path) as data, data.writing() as session:
        service.create_meeting(session, details, today=date(2021, 4, 5))
    return path


def type_until_killed(path: Path, first: int, seconds: float) -> int:
    """Return the last line that the window called saved before it was killed, ``seconds`` after it said so first."""
    command = [sys.executable, str(SCRIPT), str(path), str(first)]
    environment = os.environ | {"PYTHONPATH": str(paths.root()), "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=paths.root(), env=environment) as child:
        assert child.stdout is not None
        last = saved_in(child.stdout.readline())
        killer = threading.Timer(seconds, child.kill)
        killer.start()
        for line in child.stdout:
            if line.endswith("\n"):
                last = saved_in(line)
        killer.join()
    assert child.returncode == -9
    return last


def saved_in(line: str) -> int:
    words = line.split()
    assert words[:1] == ["saved"], f"the window did not start: {line!r}"
    return int(words[1])


def lines_in(path: Path) -> list[str]:
    with open_file(path, read_only=True) as data, data.reading() as session:
        return meeting_facts(session, meeting_id(session, CODE)).proceedings.split("\n")


def test_every_line_called_saved_survives_a_kill_while_typing(path: Path) -> None:
    moments = random.Random(20210405)
    last = 0
    for _kill in range(KILLS):
        saved = type_until_killed(path, last, moments.uniform(0, 1.2))
        lines = lines_in(path)
        missing = [number for number in range(last + 1, saved + 1) if f"Dong {number}." not in lines]
        assert not missing
        assert all(result.ok for result in check_file(path, expected=metadata))
        last = max(int(line.split()[1].rstrip(".")) for line in lines if line.startswith("Dong "))
