"""English by choice: at once, on the same file, at the same place, and nothing typed is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop import i18n
from cchc_desktop.settings import Settings
from tests.ui.keyboard import type_text
from tests.ui.scripted_prompts import ScriptedPrompts
from tests.ui.secretary import make_meeting
from ui.application import Program
from ui.choice_menus import ChoiceMenu
from ui.common.translator import install_translator
from ui.main_window import MainWindow

AGENDA = 1


@pytest.fixture
def program(file: Path, dressed: QApplication, qtbot: QtBot) -> Iterator[Program]:
    """The program with the sample committee open; it speaks Vietnamese again at the end."""
    translator = install_translator(dressed)
    program = Program(dressed, Settings(file.with_name("settings.json")))
    program.prompts = ScriptedPrompts()
    window = program.open(file)
    with qtbot.waitExposed(window):
        window.show()
    yield program
    program.prompts.answers = ["drop"]
    if program.window is not None:
        program.window.closed.disconnect()
        program.window.close()
        program.window.deleteLater()
    dressed.removeTranslator(translator)
    i18n.set_language("vi")


def choose(program: Program, language: str, qtbot: QtBot) -> MainWindow:
    """Choose a language in the menu and return the window that speaks it."""
    before = program.window
    assert before is not None
    words = {"vi": "Tiếng &Việt", "en": "&English"}[language]
    menus = before.findChildren(ChoiceMenu)
    action = next(action for menu in menus for action in menu.actions() if action.text() == words)
    action.trigger()
    qtbot.waitUntil(lambda: program.window is not None and program.window is not before)
    assert program.window is not None
    return program.window


def titles(window: MainWindow) -> list[str]:
    return [menu.title().replace("&", "") for menu in window.menus.menus]


def test_the_window_speaks_english_at_once_and_vietnamese_again(program: Program, qtbot: QtBot) -> None:
    window = choose(program, "en", qtbot)
    assert titles(window)[:3] == ["File", "Edit", "View"]
    assert window.isVisible()
    assert "Reform Committee" in window.windowTitle()
    window = choose(program, "vi", qtbot)
    assert titles(window)[:3] == ["Tệp", "Sửa", "Xem"]


def test_the_language_is_remembered(program: Program, qtbot: QtBot) -> None:
    choose(program, "en", qtbot)
    assert json.loads(program.settings.path.read_text(encoding="utf-8"))["language"] == "en"
    assert Settings.load(program.settings.path).language == "en"


def test_what_was_just_typed_is_kept_and_the_same_page_is_on_top(program: Program, qtbot: QtBot) -> None:
    window = program.window
    assert window is not None
    make_meeting(window)
    made = window.room.shown_record()
    assert made is not None
    page = window.room.editor.current_page()
    place = page.form.fields["place"]
    place.setFocus()
    type_text(place.editor(), "Phong hop so 3")
    window.room.show_page(AGENDA)
    window = choose(program, "en", qtbot)
    assert window.room.shown_record() == (made[0], AGENDA)
    assert window.room.editor.facts.details.place.startswith("Phong hop so 3")


def test_a_wrong_field_is_asked_about_first_and_staying_keeps_the_language(program: Program, qtbot: QtBot) -> None:
    window = program.window
    assert window is not None
    make_meeting(window)
    field = window.room.editor.current_page().form.fields["start_date"]
    field.setFocus()
    field.line.selectAll()
    type_text(field.editor(), "31/2")
    program.prompts.answers = ["back"]
    program.speak("en")
    assert program.window is window
    assert i18n.language() == "vi"
    assert "Tệp" in titles(window)
    assert len(program.prompts.asked) == 1


def test_qt_follows_the_language(program: Program, qtbot: QtBot) -> None:
    def word() -> str:
        return QApplication.translate("QPlatformTheme", "Cancel")

    assert word() == "Hủy"
    choose(program, "en", qtbot)
    assert word() == "Cancel"


def test_the_day_that_was_chosen_stays(program: Program, qtbot: QtBot) -> None:
    window = program.window
    assert window is not None and window.workspace.clock.fixed is not None
    window.use_real_date()
    assert choose(program, "en", qtbot).workspace.clock.fixed is None
