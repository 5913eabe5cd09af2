"""The desk over a plain window, on a copy of the sample with a meeting that was held."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop import paths
from cchc_desktop.documents.paper_places import PaperPlace
from cchc_desktop.exchange.loading import load_file
from cchc_desktop.register.queries import paper_of, papers_of
from cchc_desktop.register.records import Paper
from cchc_desktop.rooms import ROOMS
from cchc_desktop.settings import Settings
from cchc_desktop.storage.migrate import open_file
from tests.documents.issuing_parts import TODAY, held_meeting, notice_of, words_of
from tests.ui.scripted_prompts import ScriptedPrompts
from ui.common.background import Worker
from ui.drafting.desk import DraftingDesk
from ui.drafting.opening import PaperDesks
from ui.workspace import Clock, Workspace


@dataclass
class Room:
    """A window that opens desks, and the meeting that they write about."""

    qtbot: QtBot
    workspace: Workspace
    prompts: ScriptedPrompts
    window: QWidget
    desks: PaperDesks
    meeting: int

    def open(self, place: PaperPlace | None = None) -> DraftingDesk:
        """Open a desk and wait for its first pages."""
        self.desks.write(place or notice_of(self.meeting))
        desk = self.desks.desk
        assert desk is not None
        self.qtbot.waitUntil(lambda: desk.preview.page_count > 0)
        return desk

    def shown(self, desk: DraftingDesk) -> str:
        """Return the words of the very bytes that the preview shows."""
        return words_of(desk.preview.pdf_bytes)

    def wait_for(self, desk: DraftingDesk, words: str) -> None:
        """Wait until the preview shows these words."""
        self.qtbot.waitUntil(lambda: words in self.shown(desk))

    def wait_for_save(self, desk: DraftingDesk) -> None:
        """Wait until everything typed is in the file."""
        self.qtbot.waitUntil(lambda: not desk.saver.has_unsaved)

    def papers(self) -> list[Paper]:
        """Return the register entries of the meeting."""
        return list(self.workspace.read(lambda session: papers_of(session, "meeting", self.meeting)))

    def paper(self, paper_id: int) -> Paper:
        """Return one entry."""
        return self.workspace.read(lambda session: paper_of(session, paper_id))


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "m.cchc"
    load_file(path, paths.resources("sample", "sample.yaml"))
    return path


@pytest.fixture
def make_room(sample: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[..., Room]]:
    made: list[Room] = []

    def make(*answers: str | Path | None, folder: Path = tmp_path) -> Room:
        path = Path(shutil.copy(sample, folder / "m.cchc"))
        data = open_file(path, rooms=ROOMS)
        with data.writing() as session:
            meeting = held_meeting(session)
        prompts = ScriptedPrompts(*answers)
        workspace = Workspace(data, Settings(tmp_path / "settings.json"), Worker(), prompts, Clock(TODAY))
        window = QWidget()
        window.resize(1366, 700)
        with qtbot.waitExposed(window):
            window.show()
        room = Room(qtbot, workspace, prompts, window, PaperDesks(workspace, window), meeting)
        made.append(room)
        return room

    yield make
    for room in made:
        room.prompts.answers = ["drop"]
        if room.desks.desk is not None:
            room.desks.desk.reject()
        assert room.workspace.worker.shut_down()
        room.workspace.data.close()
        room.window.close()
        room.window.deleteLater()


@pytest.fixture
def room(make_room: Callable[..., Room]) -> Room:
    return make_room()
