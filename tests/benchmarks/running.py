"""The running program under measurement: its window on a file, and waiting that lets the worker work.

Waiting turns Qt's own event loop. ``QTest.qWait`` would not do: it holds Python's lock and starves the worker.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer, Signal
from PySide6.QtWidgets import QApplication

from cchc_desktop.settings import Settings
from ui.application import Program, make_application
from ui.main_window import MainWindow

_LIMIT_MS = 20_000


class NotReached(Exception):
    """What was waited for did not happen."""


def open_window(file: Path, application: QApplication | None = None) -> MainWindow:
    """Show the program's window on a file and wait until its first pages are drawn."""
    program = Program(application or make_application(), Settings(file.with_suffix(".json")))
    window = program.open(file)
    window.setProperty("program", program)
    window.resize(1366, 688)
    wait_for(window.room_of("meeting").preview.rendered, window.show)
    pause(300)
    return window


def wait_for(signal: Signal, act: Callable[[], object], *, until: Callable[[], bool] = lambda: True) -> None:
    """Act, then turn the event loop until the signal comes and the condition holds."""
    loop = QEventLoop()

    def look(*_values: object) -> None:
        if until():
            loop.quit()

    signal.connect(look)
    limit = QTimer(loop, singleShot=True, interval=_LIMIT_MS)
    limit.timeout.connect(lambda: loop.exit(1))
    limit.start()
    act()
    code = loop.exec()
    signal.disconnect(look)
    if code:
        raise NotReached


def pause(milliseconds: int) -> None:
    """Turn the event loop for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
