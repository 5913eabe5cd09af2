"""The first start in the program: shown when there is no file yet, over a window, and into a file without committee."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop import paths
from cchc_desktop.committee import queries
from cchc_desktop.settings import Settings
from cchc_desktop.storage.migrate import create
from tests.ui.first_day import Quitting
from tests.ui.first_start.conftest import TODAY
from tests.ui.keyboard import type_text
from tests.ui.scripted_prompts import ScriptedPrompts
from ui.application import Program
from ui.first_start.window import FirstStartWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the program's own data."""
    monkeypatch.setattr(paths, "data_folder", lambda: tmp_path / "CCHC")
    return tmp_path


@pytest.fixture
def program(home: Path, dressed: QApplication) -> Iterator[Program]:
    """The program before any window, with scripted answers."""
    made = Program(Quitting(), Settings(home / "settings.json"))  # type: ignore[arg-type]
    made.today = TODAY
    made.prompts = made.beginning.prompts = ScriptedPrompts()
    yield made
    made.beginning.close()
    if (window := made.window) is not None:
        window.workspace.prompts.answers = ["drop"]  # type: ignore[attr-defined]
        window.close()
        window.deleteLater()


def pages_of(program: Program, qtbot: QtBot) -> FirstStartWindow:
    """Return the pages once they have the keyboard."""
    window = program.beginning.window
    assert window is not None
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def fill(window: FirstStartWindow, qtbot: QtBot, *, people: bool = False) -> None:
    """Type what is required and have the file made."""
    type_text(QApplication.focusWidget(), "Ủy ban nhân dân phường Đức Sen")
    window.organ.form.fields["province"].setFocus()
    type_text(QApplication.focusWidget(), "thành phố Hồng Hà")
    for _page in window.steps[:-1]:
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Return, CONTROL)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.step == len(window.steps), timeout=20_000)


def test_from_the_first_start_to_the_first_meeting_by_keyboard(program: Program, documents: Path, qtbot: QtBot) -> None:
    program.begin()
    fill(pages_of(program, qtbot), qtbot)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    path = documents / "UBND phường Đức Sen.cchc"
    window = program.window
    assert window is not None and window.isVisible() and window.workspace.path == path
    assert program.beginning.window is None
    assert program.settings.last_file == path
    assert window.room.shown_record() is not None
    facts = window.room.editor.stored  # type: ignore[attr-defined]
    assert facts is not None and facts.profile.organisation == "Ủy ban nhân dân phường Đức Sen"
    assert not paths.default_file().exists()


def test_leaving_the_first_start_ends_the_program_without_a_file(program: Program, home: Path, qtbot: QtBot) -> None:
    program.begin()
    pages_of(program, qtbot).leave()
    assert program.app.has_quit  # type: ignore[attr-defined]
    assert program.beginning.window is None
    assert list(home.rglob("*.cchc")) == []


def test_a_file_made_is_known_to_the_next_start_even_when_the_pages_are_closed_then(
    program: Program, documents: Path, qtbot: QtBot
) -> None:
    program.begin()
    window = pages_of(program, qtbot)
    fill(window, qtbot)
    window.close()
    assert program.app.has_quit  # type: ignore[attr-defined]
    again = Settings.load(program.settings.path)
    assert again.last_file == documents / "UBND phường Đức Sen.cchc"


def test_the_sample_opens_from_the_first_start(program: Program, qtbot: QtBot) -> None:
    program.begin()
    pages_of(program, qtbot).sample_link.click()
    assert program.window is not None and program.beginning.window is None
    assert not program.app.has_quit  # type: ignore[attr-defined]


def test_a_file_that_is_gone_is_named(program: Program, home: Path, qtbot: QtBot) -> None:
    program.settings.last_file = home / "thẻ nhớ" / "bcd.cchc"
    program.begin()
    assert "bcd.cchc" in pages_of(program, qtbot).notice.text()


def test_a_second_start_brings_the_first_start_forward(program: Program, home: Path, qtbot: QtBot) -> None:
    program.begin()
    environment = os.environ | dict.fromkeys(("XDG_DATA_HOME", "APPDATA"), str(home))
    with qtbot.waitSignal(program.door.knocked, timeout=30_000):
        second = subprocess.Popen(
            [sys.executable, "-m", "cchc_desktop"], env=environment, cwd=paths.root(), stdout=subprocess.PIPE
        )
    with second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
    assert second.returncode == 0
    assert not paths.default_file().exists()


def test_a_new_file_takes_the_place_of_the_one_that_is_open(
    program: Program, home: Path, documents: Path, qtbot: QtBot
) -> None:
    program.open_sample()
    first = program.window
    assert first is not None
    qtbot.waitUntil(first.isActiveWindow)
    first.menus.menus[0].actions()[0].trigger()  # Tệp › Tệp mới…
    window = pages_of(program, qtbot)
    assert window.isModal() and window.sample_link.isHidden()
    fill(window, qtbot)
    window.leave()  # "Vào chương trình"
    assert program.window is not None and program.window is not first
    assert program.window.workspace.path.parent == documents
    assert program.settings.recent_files[:2] == [program.window.workspace.path, home / "CCHC" / "Dữ liệu mẫu.cchc"]


def test_leaving_the_pages_over_a_window_leaves_the_window(program: Program, qtbot: QtBot) -> None:
    program.open_sample()
    first = program.window
    assert first is not None
    first.new_file_wanted.emit()
    pages_of(program, qtbot).leave()
    assert program.window is first and first.isVisible()
    assert not program.app.has_quit  # type: ignore[attr-defined]


def test_an_empty_file_gets_its_committee_from_the_pages(program: Program, home: Path, qtbot: QtBot) -> None:
    path = home / "trống.cchc"
    create(path)
    program.open_or_say(path)
    main = program.window
    assert main is not None
    main.room.settings_wanted.emit()
    window = pages_of(program, qtbot)
    assert not window.papers.keeps_place and window.path() == path
    fill(window, qtbot)
    assert main.workspace.read(queries.has_committee)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert program.window is main and program.beginning.window is None
    assert main.room.shown_record() is not None
