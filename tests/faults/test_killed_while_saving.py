"""The promise of autosave: what the program said it saved is in the file, whatever moment it died at."""

from __future__ import annotations

import random
import shutil
from datetime import date
from pathlib import Path

import pytest

from cchc_desktop.meetings import service
from cchc_desktop.meetings.queries import meeting_facts
from cchc_desktop.meetings.records import MeetingDetails, MeetingKind
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.search import search
from tests.faults.killing import Nursery
from tests.faults.save_proceedings import LINES, TODAY, proceedings
from tests.faults.sound import require_sound, require_undo_and_redo

KILLS = 60
DETAILS = MeetingDetails("Họp giao ban tháng 4", MeetingKind.MONTHLY, "2021-04", date(2021, 4, 5))


@pytest.fixture
def path(sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample, tmp_path / "a.cchc"))


def test_every_acknowledged_save_survives_a_kill_at_any_moment(path: Path, nursery: Nursery) -> None:
    with open_file(path, rooms=ROOMS) as data, data.writing() as session:
        meeting, _changes = service.create_meeting(session, DETAILS, today=TODAY)
        service.save_proceedings(session, meeting, proceedings(0), today=TODAY)
    moments = random.Random(20201204)
    last = interrupted = 0
    journal = path.with_name("a.cchc-journal")
    for kill in range(KILLS):
        seconds, once = (moments.uniform(0, 0.12), lambda: True) if kill % 4 else (0.0, journal.exists)
        said = nursery.run_until_killed("save_proceedings", path, meeting, last + 1, seconds=seconds, once=once)
        last = max([last, *(int(words.split()[1]) for words in said if words.startswith("saved "))])
        interrupted += journal.exists()
        last = require_saved(path, meeting, last)
        require_sound(path)
    assert interrupted > 0, "no kill hit the middle of a save, so nothing was proved"


def require_saved(path: Path, meeting: int, acknowledged: int) -> int:
    """Open as the next start does and return the number that stands in the file: that one, or the one in flight."""
    with open_file(path, rooms=ROOMS) as data, data.reading() as session:
        text = meeting_facts(session, meeting).proceedings
        number = acknowledged + (text == proceedings(acknowledged + 1))
        assert text == proceedings(number)
        assert search(session, f"số{number}").count == LINES
        assert search(session, f"số{number - 1}").count == 0 or number == 0
    require_undo_and_redo(path)
    with open_file(path, read_only=True) as data, data.reading() as session:
        assert meeting_facts(session, meeting).proceedings == text
    return number
