"""What the status bar called saved is in the file, whatever moment of typing the program was killed at."""

from __future__ import annotations

import random
import shutil
from datetime import date, time
from pathlib import Path

import pytest

from cchc_desktop.meetings import service
from cchc_desktop.meetings.queries import meeting_facts, meeting_id
from cchc_desktop.meetings.records import MeetingDetails, MeetingKind
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage.migrate import open_file
from tests.faults.killing import Nursery
from tests.faults.sound import require_sound, require_undo_and_redo

KILLS = 14
CODE = "GB-2021-04"


@pytest.fixture
def path(sample: Path, tmp_path: Path) -> Path:
    path = Path(shutil.copy(sample, tmp_path / "a.cchc"))
    details = MeetingDetails("Họp giao ban", MeetingKind.MONTHLY, "2021-04", date(2021, 4, 2), time(8, 0))
    with open_file(path, rooms=ROOMS) as data, data.writing() as session:
        service.create_meeting(session, details, today=date(2021, 4, 5))
    return path


def number_in(words: str) -> int:
    """Return the line that the program called saved."""
    return int(words.split()[1])


def lines_in(path: Path) -> list[str]:
    with open_file(path, read_only=True) as data, data.reading() as session:
        return meeting_facts(session, meeting_id(session, CODE)).proceedings.split("\n")


def test_every_line_called_saved_survives_a_kill_while_typing(path: Path, nursery: Nursery) -> None:
    moments = random.Random(20210405)
    last = 0
    for kill in range(KILLS):
        wanted = last + 2 if kill % 2 else 0  # on a slow machine too
        said = nursery.run_until_killed(
            "type_in_window",
            path,
            last,
            seconds=moments.uniform(0, 1.2),
            after=lambda line, wanted=wanted: number_in(line) >= wanted,
        )
        saved = number_in(said[-1])
        lines = lines_in(path)
        missing = [number for number in range(last + 1, saved + 1) if f"Dong {number}." not in lines]
        assert not missing
        require_sound(path)
        require_undo_and_redo(path)
        assert lines_in(path) == lines
        numbers = [int(line.split()[1].rstrip(".")) for line in lines if line.startswith("Dong ")]
        last = max(numbers, default=last)  # an early kill may come before the first line
    assert last >= KILLS  # the kills did meet the typing
