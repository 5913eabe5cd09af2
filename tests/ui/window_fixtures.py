"""Windows on the sample committee, closed at the end whatever happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cchc_desktop import paths
from cchc_desktop.exchange.loading import load_file
from cchc_desktop.rooms import ROOMS
from cchc_desktop.settings import Settings
from cchc_desktop.storage.migrate import open_file
from tests.ui.scripted_prompts import ScriptedPrompts
from tests.ui.secretary import TODAY, make_meeting
from ui.common.background import Worker
from ui.main_window import MainWindow
from ui.meetings.tab import MeetingsTab
from ui.workspace import Clock, Workspace

Open = Callable[..., "MeetingWindow"]


class MeetingWindow(MainWindow):
    """The window, with a short way to the room of the meetings."""

    @property
    def meetings(self) -> MeetingsTab:
        """The room of the meetings."""
        room = self.room_of("meeting")
        assert isinstance(room, MeetingsTab)
        return room

    def new_meeting(self) -> None:
        """Make the meeting that is offered first."""
        make_meeting(self)


@pytest.fixture
def open_window(file: Path, qtbot: QtBot) -> Iterator[Open]:
    """Open the window on the file; questions are answered from a script. Closed at the end whatever happened."""
    opened: list[tuple[MeetingWindow, ScriptedPrompts]] = []

    def open_one(*answers: str | Path | None) -> MeetingWindow:
        prompts = ScriptedPrompts(*answers)
        settings = Settings(file.with_name("settings.json"))
        window = MeetingWindow(Workspace(open_file(file, rooms=ROOMS), settings, Worker(), prompts, Clock(TODAY)))
        window.resize(1366, 688)
        opened.append((window, prompts))
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield open_one
    for window, prompts in opened:
        prompts.answers = ["drop"]
        window.close()
        window.deleteLater()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Đức Sen 2021.cchc"
    load_file(path, paths.resources("sample", "sample.yaml"))
    return path


@pytest.fixture
def window(open_window: Open) -> MeetingWindow:
    return open_window()
