"""The preview after a key stroke in minutes of five pages, and that typing never waits for it.

The time runs from the key event in the proceedings to the signal that the pages in view are painted with the new
bytes. While she types fast, a beat of the window's event loop tells the longest time in which the window could not
take a key; saving goes on meanwhile, as always.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from statistics import median

from material import draft_of_pages, sample_file
from measure import show_number, show_reason
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from running import NotReached, open_window, pause, wait_for

from cchc_desktop.storage.migrate import open_file
from ui.main_window import MainWindow
from ui.meetings.proceedings.editor import WritingArea
from ui.meetings.tab import PROCEEDINGS

PAGES = 5
STROKES = 30
FAST_STROKES = 120
FAST_MS = 80
BEAT_MS = 2
LETTERS = "nguyen thi hoa "


def main(folder: Path) -> None:
    """Measure single strokes, then fast typing."""
    file = sample_file(folder / "preview.cchc")
    with open_file(file) as data:
        meeting = draft_of_pages(data, PAGES)
    window = open_window(file)
    try:
        measure(window, meeting)
    except NotReached:
        show_reason(f"preview after a key stroke, {PAGES} pages", "the preview did not follow within 20 s")
    finally:
        window.close()


def measure(window: MainWindow, meeting: int) -> None:
    """Type letter by letter, then fast."""
    area = show_middle(window, meeting)
    letters = LETTERS.replace(" ", "")  # a space at the end of a line changes no page
    times = [stroke(window, area, letters[n % len(letters)]) for n in range(STROKES)]
    show_number(f"preview after a key stroke, {PAGES} pages, median of {STROKES}", median(times), target=0.5)
    show_number(f"preview after a key stroke, {PAGES} pages, worst of {STROKES}", max(times), target=0.5)
    blocks, takes = type_fast(area)
    show_number(f"typing {1000 // FAST_MS} keys a second: one key taken, median", median(takes), target=None)
    show_number(f"typing {1000 // FAST_MS} keys a second: one key taken, worst", max(takes), target=None)
    show_number(f"typing {1000 // FAST_MS} keys a second: longest time the window was busy", max(blocks), target=None)


def show_middle(window: MainWindow, meeting: int) -> WritingArea:
    """Open the meeting with the caret in the middle of its proceedings."""
    meetings = window.room_of("meeting")
    wait_for(meetings.preview.rendered, lambda: meetings.list.chosen.emit(meeting))
    assert meetings.preview.page_count == PAGES, meetings.preview.page_count
    meetings.show_page(PROCEEDINGS)
    area = meetings.editor.current_page().area
    area.go_to_line(area.document().blockCount() // 2)
    area.setFocus(Qt.FocusReason.OtherFocusReason)
    pause(500)
    return area


def stroke(window: MainWindow, area: WritingArea, letter: str) -> float:
    """Type a letter and return the time until the pages show it."""
    preview = window.room_of("meeting").preview
    before = preview.pdf_bytes
    start = time.perf_counter()
    wait_for(preview.rendered, lambda: QTest.keyClick(area, letter), until=lambda: preview.pdf_bytes != before)
    taken = time.perf_counter() - start
    pause(100)
    return taken


def type_fast(area: WritingArea) -> tuple[list[float], list[float]]:
    """Type on and on; return how long the window was busy between two beats, and how long each key took."""
    loop, blocks, takes = QEventLoop(), [0.0], [0.0]
    last = time.perf_counter()

    def beat() -> None:
        nonlocal last
        now = time.perf_counter()
        blocks.append(now - last - BEAT_MS / 1000)
        last = now

    def key() -> None:
        if len(takes) > FAST_STROKES:
            loop.quit()
            return
        start = time.perf_counter()
        QTest.keyClick(area, LETTERS[len(takes) % len(LETTERS)])
        takes.append(time.perf_counter() - start)

    timers = []
    for interval, act in ((BEAT_MS, beat), (FAST_MS, key)):
        timer = QTimer(loop, interval=interval)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(act)
        timer.start()
        timers.append(timer)
    loop.exec()
    for timer in timers:
        timer.stop()
    return blocks, takes


if __name__ == "__main__":
    main(Path(sys.argv[1]))
