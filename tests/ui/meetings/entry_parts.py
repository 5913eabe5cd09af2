"""A file with the sample committee, an open meeting and one page of it in a window, for the pages made of tables."""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop import paths
from cchc_desktop.exchange.loading import load_file
from cchc_desktop.meetings import service
from cchc_desktop.meetings.queries import meeting_facts, meeting_id
from cchc_desktop.meetings.records import MeetingDetails, MeetingFacts, MeetingKind, MeetingMode
from cchc_desktop.settings import Settings
from cchc_desktop.storage.migrate import open_file
from tests.ui.keyboard import type_text
from tests.ui.scripted_prompts import ScriptedPrompts
from ui.common.background import Worker
from ui.meetings.page import Page
from ui.workspace import Clock, Workspace

TODAY = date(2021, 4, 5)
DAY = date(2021, 3, 30)
_Page = TypeVar("_Page", bound=Page)


@functools.cache
def template() -> bytes:
    """A file with the sample committee, made once."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "mẫu.cchc")
        load_file(file, paths.resources("sample", "sample.yaml"))
        return file.read_bytes()


class Desk(Generic[_Page]):
    """A page in a window, with the file below it; ``edits`` are the anchors it told of."""

    def __init__(self, folder: Path, qtbot: QtBot, make: Callable[[Workspace], _Page]) -> None:
        file = folder / "thử.cchc"
        file.write_bytes(template())
        self.data = open_file(file)
        self.worker = Worker()
        self.prompts = ScriptedPrompts()
        settings = Settings(file.with_suffix(".json"))
        self.workspace = Workspace(self.data, settings, self.worker, self.prompts, Clock(TODAY))
        self.page = make(self.workspace)
        self.edits: list[str] = []
        self.page.edited.connect(self.edits.append)
        self.window = QMainWindow()
        self.window.setCentralWidget(self.page)
        self.window.resize(760, 560)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def close(self) -> None:
        self.worker.shut_down()
        self.data.close()

    def new_meeting(self, *, mode: MeetingMode = MeetingMode.IN_PERSON, kind: MeetingKind = MeetingKind.MONTHLY) -> int:
        """Add a meeting with the whole committee invited."""
        details = MeetingDetails("Họp giao ban tháng 3", kind, "2021-03", DAY, time(14, 0), mode=mode)
        with self.data.writing() as session:
            made, _changes = service.create_meeting(session, details, today=TODAY)
        return made

    def facts(self, meeting: int | str) -> MeetingFacts:
        """Read a meeting by id or code."""
        with self.data.reading() as session:
            return meeting_facts(session, meeting if isinstance(meeting, int) else meeting_id(session, meeting))

    def show_new(self, *, mode: MeetingMode = MeetingMode.IN_PERSON) -> MeetingFacts:
        """Show a new meeting with the keyboard on the page."""
        facts = self.facts(self.new_meeting(mode=mode))
        self.page.show_facts(facts)
        self.page.focus_first()
        return facts

    def store(self) -> MeetingFacts:
        """Save the page as the editor does and show what is in the file now."""
        assert self.page.facts is not None
        with self.data.writing() as session:
            self.page.storing()(session)
        stored = self.facts(self.page.facts.id)
        self.page.show_facts(stored)
        return stored

    def rename(self, **details: object) -> MeetingFacts:
        """Return the facts shown with other details."""
        assert self.page.facts is not None
        return replace(self.page.facts, details=replace(self.page.facts.details, **details))  # type: ignore[arg-type]


def focused() -> QWidget:
    """The part that takes the keys now: an open list before the field it belongs to."""
    widget = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(focused(), key, modifiers)


def write(text: str) -> None:
    """Type where the keyboard is, letter by letter: the first may open a cell that takes the others."""
    for letter in text:
        type_text(focused(), letter)
