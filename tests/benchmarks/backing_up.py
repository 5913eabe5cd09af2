"""A backup of a file of 500 MB while she types: no key waits for it, no save waits long, and it gets done.

She types on and on in the real window while the copy runs beside it; every save makes the copy begin again, so it ends
a moment after she pauses. A beat of the window's event loop tells the longest time in which a key could not be taken;
the same typing without a copy stands beside it.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median
from threading import Thread

from material import draft_of_pages, sample_file
from measure import seconds, show_number, show_ratio
from preview_after_key import PAGES, show_middle, type_fast
from running import open_window, pause
from sqlcipher3 import dbapi2

from cchc_desktop.storage.copy_names import Reason
from cchc_desktop.storage.keeping import make_backup
from cchc_desktop.storage.migrate import open_file
from ui.main_window import MainWindow
from ui.meetings.proceedings.editor import WritingArea

MEGABYTES = 500
LONGEST_WAIT = 0.1
TURNS = 3


@dataclass
class Copying:
    """One backup in a thread of its own, as the window makes it; ``taken`` is how long it took, in seconds."""

    file: Path
    taken: float = 0.0

    def start(self) -> Thread:
        thread = Thread(target=self._run)
        thread.start()
        return thread

    def _run(self) -> None:
        self.taken = seconds(lambda: make_backup(self.file, Reason.CHANGED))


def main(folder: Path) -> None:
    """Measure the copy alone, typing alone, and both at once."""
    file = large_file(folder / "backing-up.cchc")
    with open_file(file) as data:
        meeting = draft_of_pages(data, PAGES)
    alone = Copying(file)
    alone.start().join()
    show_ratio(
        f"backup of {MEGABYTES} MB, checked : reading and writing as many bytes",
        alone.taken,
        seconds(lambda: plain_copy(file, folder / "plain")),
        target=None,
    )
    window = open_window(file)
    try:
        measure_typing(window, show_middle(window, meeting), file)
    finally:
        window.close()


def measure_typing(window: MainWindow, area: WritingArea, file: Path) -> None:
    """Type in turns without a backup and while one runs; what else the machine does cancels out in the median."""
    saved: list[float] = []
    window.room_of("meeting").saved.connect(lambda _moment: saved.append(time.perf_counter()))
    alone, beside, delays, ends = [], [], [], []
    for _turn in range(TURNS):
        alone.append(worst(area))
        saved.clear()
        thread = Copying(file).start()
        beside.append(worst(area))
        delays.append(max(later - earlier for earlier, later in pairwise(saved)))
        stopped = time.perf_counter()
        while thread.is_alive():
            pause(50)
        ends.append(time.perf_counter() - stopped)
    for number, words in enumerate(("the window was busy", "one key took")):
        with_it, without = (median(each[number] for each in turns) for turns in (beside, alone))
        show_ratio(f"longest time {words}, a backup running : without", with_it, without, target=None)
        show_number(f"longest time {words}, a backup running", with_it, target=LONGEST_WAIT)
    show_number("longest time between two saves, a backup running", median(delays), target=1.0)
    show_number("from the last key to the end of the backup", median(ends), target=None)


def worst(area: WritingArea) -> tuple[float, float]:
    """Type fast; return the longest time the window was busy and the longest that one key took."""
    blocks, takes = type_fast(area)
    return max(blocks), max(takes)


def large_file(path: Path) -> Path:
    """Make the sample committee's file with scans of 500 MB in all."""
    sample_file(path)
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("BEGIN")
    connection.execute("INSERT INTO stored_file (id, sha256, size) VALUES (1, ?, ?)", ("0" * 64, MEGABYTES * 1_000_000))
    for number in range(MEGABYTES):
        chunk = (number, os.urandom(1_000_000))
        connection.execute("INSERT INTO stored_chunk (file_id, position, data) VALUES (1, ?, ?)", chunk)
    connection.execute("COMMIT")
    connection.close()
    return path


def plain_copy(source: Path, target: Path) -> None:
    """Copy the bytes and flush them: what a backup costs at least."""
    with source.open("rb") as reading, target.open("wb") as writing:
        while piece := reading.read(1 << 20):
            writing.write(piece)
        writing.flush()
        os.fsync(writing.fileno())
    target.unlink()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
