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
        area = show_middle(window, meeting)
        blocks, takes = type_fast(area)
        show_number("typing without a backup: longest time the window was busy", max(blocks), target=None)
        show_number("typing without a backup: one key taken, worst", max(takes), target=None)
        measure_both(window, area, file)
    finally:
        window.close()


def measure_both(window: MainWindow, area: WritingArea, file: Path) -> None:
    """Type while a backup runs, then pause until it is done."""
    saved: list[float] = []
    window.room_of("meeting").saved.connect(lambda _moment: saved.append(time.perf_counter()))
    copying = Copying(file)
    thread = copying.start()
    blocks, takes = type_fast(area)
    stopped = time.perf_counter()
    while thread.is_alive():
        pause(50)
    waits = [later - earlier for earlier, later in pairwise(saved)]
    show_number("typing during a backup: longest time the window was busy", max(blocks), target=LONGEST_WAIT)
    show_number("typing during a backup: one key taken, worst", max(takes), target=LONGEST_WAIT)
    show_number("typing during a backup: longest time between two saves", max(waits), target=1.0)
    show_number("after the last key: backup done", time.perf_counter() - stopped, target=None)


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
