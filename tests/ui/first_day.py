"""The first day with the program, by keyboard: from its first start to the end of the first meeting."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop import paths
from cchc_desktop.settings import Settings
from tests.ui.keyboard import type_text
from tests.ui.keystrokes import ALT, CONTROL, come_forward, press, write
from tests.ui.scripted_prompts import ScriptedPrompts
from tests.ui.secretary import TODAY, retype, stored, wait_for, wait_for_save
from tests.ui.window_fixtures import MeetingWindow
from ui.application import Program
from ui.common.translator import install_translator
from ui.meetings.details_page import DetailsPage

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
FILE_NAME = "UBND phường Đức Sen.cchc"
PEOPLE = """Nguyễn Thị Minh Hằng\tChủ tịch UBND phường\tLãnh đạo UBND phường\tTrưởng Ban Chỉ đạo
Trần Văn Long\tPhó Chủ tịch UBND phường\tLãnh đạo UBND phường\tPhó Trưởng ban Thường trực
Lê Thị Thu An\tCông chức Văn phòng - Thống kê\tVăn phòng\tThư ký Ban Chỉ đạo"""
AGENDA = (("14:10", "Khai mạc, điểm danh"), ("15:00", "Báo cáo kết quả cải cách hành chính tháng 4"))
SPOKEN = "Đồng chí Chủ tọa nêu: còn 05 hồ sơ trễ hạn ở Bộ phận Một cửa."
CONCLUDED = "Giao Văn phòng rà soát hồ sơ trễ hạn."


class Quitting(QObject):
    """Stands in for the application: notes that the program wants to end."""

    def __init__(self) -> None:
        super().__init__()
        self.has_quit = False

    def quit(self) -> None:
        self.has_quit = True

    def setApplicationDisplayName(self, name: str) -> None:
        QApplication.setApplicationDisplayName(name)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folders, and windows with a short way to the room of the meetings."""
    monkeypatch.setattr(paths, "data_folder", lambda: tmp_path / "CCHC")
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: tmp_path / "Documents")
    monkeypatch.setattr("ui.application.MainWindow", MeetingWindow)
    return tmp_path


@pytest.fixture
def start(home: Path, dressed: QApplication) -> Iterator[Callable[[], Program]]:
    """Start the program as often as it is called, each time with the settings of the last; it speaks Vietnamese."""
    started: list[Program] = []
    translator = install_translator(dressed)

    def start_one() -> Program:
        program = Program(Quitting(), Settings.load(home / "settings.json"))  # type: ignore[arg-type]
        program.today = TODAY
        program.prompts = program.beginning.prompts = ScriptedPrompts()
        started.append(program)
        return program

    yield start_one
    for program in started:
        program.beginning.close()
        if (window := program.window) is not None:
            prompts_of(program).answers = ["drop"]
            window.close()
            window.deleteLater()
    dressed.removeTranslator(translator)


def window_of(program: Program) -> MeetingWindow:
    """Return the window of the program."""
    assert isinstance(program.window, MeetingWindow)
    return program.window


def prompts_of(program: Program) -> ScriptedPrompts:
    """Return what answers the program's questions."""
    assert isinstance(program.prompts, ScriptedPrompts)
    return program.prompts


def begin(program: Program, qtbot: QtBot) -> Path:
    """Go through the pages of the first start and on to the first meeting; return the file that they made."""
    program.begin()
    pages = program.beginning.window
    assert pages is not None
    come_forward(pages, qtbot)
    write("Ủy ban nhân dân phường Đức Sen")
    press(TAB, TAB, TAB, TAB)
    write("thành phố Hồng Hà")
    press(ENTER, ENTER, ENTER)
    assert pages.step == 3
    press(ENTER)  # "Thêm người" has the keyboard
    QGuiApplication.clipboard().setText(PEOPLE)
    press(Qt.Key.Key_V, modifier=CONTROL)
    assert len(pages.people.people()) == 3
    press(ENTER, modifier=CONTROL)
    press(ENTER)
    qtbot.waitUntil(lambda: pages.step == len(pages.steps), timeout=20_000)
    press(ENTER)  # "Tạo cuộc họp đầu tiên"
    window = window_of(program)
    assert window.workspace.path.name == FILE_NAME
    come_forward(window, qtbot)
    return window.workspace.path


def hold_first_meeting(window: MeetingWindow, qtbot: QtBot) -> None:
    """Enter the first meeting: when and where, agenda, roll call, what was said, what was concluded."""
    page = window.meetings.editor.current_page()
    assert isinstance(page, DetailsPage)
    retype(page.form.fields["end_time"], "15h30")
    retype(page.form.fields["place"], "Phòng họp số 2")
    wait_for(qtbot, window, "Địa điểm: Phòng họp số 2.")
    enter_agenda()
    press(Qt.Key.Key_3, modifier=ALT)
    press(Qt.Key.Key_F9)  # everybody is there
    wait_for(qtbot, window, "Có mặt: 03/03")
    press(Qt.Key.Key_4, modifier=ALT)
    press(Qt.Key.Key_Home, modifier=CONTROL)
    press(Qt.Key.Key_End, ENTER)
    type_text(QApplication.focusWidget(), SPOKEN)
    press(Qt.Key.Key_5, modifier=ALT)
    type_text(QApplication.focusWidget(), CONCLUDED)
    wait_for(qtbot, window, CONCLUDED)
    wait_for_save(qtbot, window)
    assert len(stored(window).agenda) == len(AGENDA)


def enter_agenda() -> None:
    """Type the agenda: the first line begins when the meeting does, each other one when the one before ends."""
    press(Qt.Key.Key_2, modifier=ALT)
    press(ENTER)  # "Thêm mục" has the keyboard
    for number, (until, words) in enumerate(AGENDA):
        if number:
            press(ENTER, ENTER, ENTER)  # past who presents it and its paper, into a new line
        type_text(QApplication.focusWidget(), until)
        press(TAB)
        type_text(QApplication.focusWidget(), words)


def sign(window: MeetingWindow, qtbot: QtBot, number: str = "") -> None:
    """Sign and lock (F12, Enter): with this number, or the one that the minutes have."""
    come_forward(window, qtbot)
    press(Qt.Key.Key_F12)
    dialog = window.meetings.signing.dialog
    assert dialog is not None
    come_forward(dialog, qtbot)
    if number:
        write(number)
    press(ENTER)
    qtbot.waitUntil(lambda: stored(window).is_locked)
    come_forward(window, qtbot)
