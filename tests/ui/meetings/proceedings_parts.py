"""A meeting made by hand and its page "Diễn biến", for the tests of that page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from cchc_desktop import paths
from cchc_desktop.exchange.loading import load_file
from cchc_desktop.meetings import service
from cchc_desktop.meetings.queries import meeting_facts
from cchc_desktop.meetings.records import MeetingDetails, MeetingFacts, MeetingKind, Presence
from cchc_desktop.settings import Settings
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.sessions import DataFile
from tests.ui.scripted_prompts import ScriptedPrompts
from ui.common.background import Worker
from ui.meetings.proceedings.editor import WritingArea
from ui.meetings.proceedings.page import ProceedingsPage
from ui.workspace import Clock, Workspace

TODAY = date(2021, 4, 5)
DAY = date(2021, 3, 30)
TEXT = (
    "I. KHAI MẠC\n"
    "Tuyên bố lý do.\n"
    "II. THẢO LUẬN\n"
    "1. Đồng chí Bùi Ngọc Ước (Bộ phận Một cửa): tỷ lệ hồ sơ trực tuyến còn thấp.\n"
    "a) Nguyên nhân\n"
    "- thiếu máy tính.\n"
    "[[Kết luận]]"
)
PRESENT = 14


def make_template(folder: Path) -> Path:
    """Make a file with the sample committee."""
    file = folder / "mẫu.cchc"
    load_file(file, paths.resources("sample", "sample.yaml"))
    return file


def new_meeting(data: DataFile, text: str = TEXT) -> MeetingFacts:
    """Add a meeting where fourteen came."""
    details = MeetingDetails("Họp giao ban tháng 3", MeetingKind.MONTHLY, "2021-03", DAY)
    with data.writing() as session:
        meeting_id, _changes = service.create_meeting(session, details, today=TODAY)
        service.save_proceedings(session, meeting_id, text, today=TODAY)
        entries = meeting_facts(session, meeting_id).attendance
        came = [replace(entry, presence=Presence.PRESENT) for entry in entries[:PRESENT]]
        roll = [*came, *entries[PRESENT:]]
        service.save_attendance(session, meeting_id, roll, participants_wording=(), today=TODAY)
    return read(data, meeting_id)


def read(data: DataFile, meeting_id: int) -> MeetingFacts:
    """Read a meeting."""
    with data.reading() as session:
        return meeting_facts(session, meeting_id)


class Desk:
    """The page in a window of its own, with the file below it."""

    def __init__(self, file: Path, qtbot: QtBot) -> None:
        self.data = open_file(file)
        self.worker = Worker()
        settings = Settings(file.with_suffix(".json"))
        self.workspace = Workspace(self.data, settings, self.worker, ScriptedPrompts(), Clock(TODAY))
        self.facts = new_meeting(self.data)
        self.page = ProceedingsPage(self.workspace)
        self.page.show_facts(self.facts)
        self.window = QMainWindow()
        self.window.setCentralWidget(self.page)
        self.window.resize(660, 560)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        self.area.setFocus()

    @property
    def area(self) -> WritingArea:
        return self.page.area

    def close(self) -> None:
        self.worker.shut_down()
        self.data.close()

    def write(self, text: str, *, line: int | None = None) -> None:
        """Show another text with the caret at the end of a line, the last one if none is named."""
        self.facts = replace(self.facts, id=self.facts.id + 1000, proceedings=text)
        self.page.show_facts(self.facts)
        self.area.go_to_line(text.count("\n") if line is None else line)

    def press(self, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(self.area, key, modifiers)

    def lines(self) -> list[str]:
        return self.area.text().split("\n")

    def paste(self, text: str = "", html: str = "") -> None:
        data = QMimeData()
        if text:
            data.setText(text)
        if html:
            data.setHtml(html)
        self.area.insertFromMimeData(data)

    def caret_column(self) -> int:
        return self.area.textCursor().positionInBlock()

    def move_to(self, line: int, column: int) -> None:
        cursor = QTextCursor(self.area.document().findBlockByNumber(line))
        cursor.setPosition(cursor.position() + column)
        self.area.setTextCursor(cursor)
