"""A workspace on the sample committee, and the windows of counts and registers over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cchc_desktop.rooms import ROOMS
from cchc_desktop.settings import Settings
from cchc_desktop.storage.migrate import open_file
from tests.ui.scripted_prompts import ScriptedPrompts
from tests.ui.window_fixtures import file
from ui.common.background import Worker
from ui.counts.register_window import RegisterWindow
from ui.counts.window import CountsWindow
from ui.workspace import Clock, Workspace

__all__ = ["file"]

TODAY = date(2021, 4, 5)


@pytest.fixture
def workspace(file: Path) -> Iterator[Workspace]:
    """The sample on its own day; questions are answered from a script."""
    worker = Worker()
    with open_file(file, rooms=ROOMS) as data:
        settings = Settings(file.with_name("settings.json"))
        yield Workspace(data, settings, worker, ScriptedPrompts(), Clock(TODAY))
        assert worker.shut_down()


@pytest.fixture
def counts(workspace: Workspace, qtbot: QtBot) -> Iterator[CountsWindow]:
    """The window of counts once it shows the pages of the month proposed."""
    window = CountsWindow(workspace)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.facts is not None and not window.sheet.is_busy(), timeout=20_000)
    yield window
    window.accept()


@pytest.fixture
def registers(workspace: Workspace, qtbot: QtBot) -> Iterator[Callable[..., RegisterWindow]]:
    """Open the window of registers and slips, and wait for its pages."""
    opened: list[RegisterWindow] = []

    def open_one(**what: object) -> RegisterWindow:
        window = RegisterWindow(workspace, **what)  # type: ignore[arg-type]
        qtbot.addWidget(window)
        window.show()
        opened.append(window)
        settle(window, qtbot)
        return window

    yield open_one
    for window in opened:
        window.accept()


def settle(window: CountsWindow | RegisterWindow, qtbot: QtBot) -> None:
    """Wait until what was asked for stands on screen."""
    qtbot.waitUntil(lambda: not window.sheet.is_busy(), timeout=20_000)
