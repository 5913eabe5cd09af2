"""The list of keys holds every key of the menus and those of the parts, and opens where the keyboard is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop import paths
from cchc_desktop.i18n import _
from tests.ui.scripted_prompts import ScriptedPrompts
from tests.ui.window_fixtures import Open
from ui.common.keys import Keys, keys_at
from ui.key_list import EVERYWHERE, PARTS, Section, all_sections, keys_of, matching, plain_text
from ui.keys_window import KeysWindow
from ui.main_window import MainWindow
from ui.meetings.attendance.table import RollCallTable
from ui.rooms import TABS

PARTICIPANTS = 2


@pytest.fixture
def sections(window: MainWindow) -> tuple[Section, ...]:
    return all_sections(window.menus.menus, TABS)


def all_keys(sections: tuple[Section, ...]) -> set[str]:
    return {line.keys for section in sections for line in section.lines}


def test_every_key_of_the_menus_is_in_the_list(window: MainWindow, sections: tuple[Section, ...]) -> None:
    bound = {keys_of(action) for action in window.actions() if keys_of(action)}
    assert len(bound) > 20
    assert bound - all_keys(sections) == set()


def test_every_part_that_names_keys_is_in_the_list() -> None:
    naming = [
        path
        for path in (paths.root() / "ui").rglob("*.py")
        if re.search(r"^    KEYS = Keys\(", path.read_text(encoding="utf-8"), re.M)
    ]
    assert {Path(*part.__module__.split(".")).with_suffix(".py") for part in PARTS} == {
        path.relative_to(paths.root()) for path in naming
    }


def test_the_same_function_key_has_one_meaning_where_it_acts_on_a_meeting() -> None:
    named = {}
    for part in PARTS:
        for keys, words in part.KEYS.lines:
            if keys in ("F8", "F9"):
                assert named.setdefault(keys, words) == words
    assert set(named) == {"F8", "F9"}


def test_every_line_is_translated(sections: tuple[Section, ...]) -> None:
    words = [words for keys in (EVERYWHERE, *(part.KEYS for part in PARTS)) for _keys, words in keys.lines]
    assert [word for word in words if _(word) == word] == []


def test_the_search_takes_words_without_accents_and_keys(sections: tuple[Section, ...]) -> None:
    assert all_keys(matching(sections, "bieu quyet")) == {"F8"}
    assert "Ctrl+P" in all_keys(matching(sections, "ctrl+p"))
    assert matching(sections, "xyzzy") == ()


def test_the_text_names_each_section_over_its_keys(sections: tuple[Section, ...]) -> None:
    text = plain_text(sections)
    block = text[text.index("Điểm danh\n") :].split("\n\n")[0]
    assert re.search(r"^  F9 +mọi người chưa điểm danh đều có mặt$", block, re.M)


def open_keys(window: MainWindow, keys: str, looked_at: list[KeysWindow]) -> None:
    """Press a key of the help menu and look at the window that it opens."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, KeysWindow)
        looked_at.append(dialog)
        dialog.copy()
        dialog.accept()

    QTimer.singleShot(0, look)
    sequence = QKeySequence(keys)[0]
    QTest.keyClick(window, sequence.key(), sequence.keyboardModifiers())


def test_ctrl_f1_opens_the_list_and_it_can_be_copied(window: MainWindow) -> None:
    seen: list[KeysWindow] = []
    open_keys(window, "Ctrl+F1", seen)
    assert seen
    assert "Biên bản" not in QGuiApplication.clipboard().text().split("\n")[0]
    assert "Ctrl+F1" in QGuiApplication.clipboard().text()


def test_f1_opens_the_list_at_the_part_with_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    window.room.show_page(PARTICIPANTS)
    table = window.findChild(RollCallTable)
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    seen: list[KeysWindow] = []
    open_keys(window, "F1", seen)
    current = seen[0].list.currentIndex()
    title = seen[0].model.lines[current.row() - 1]
    assert isinstance(title, Section)
    assert title.part is RollCallTable.KEYS


def test_a_place_without_keys_of_its_own_has_none(window: MainWindow) -> None:
    assert keys_at(window.status) is None
    assert keys_at(None) is None


def test_the_list_can_be_kept_as_a_text_file(sections: tuple[Section, ...], tmp_path: Path, qtbot: QtBot) -> None:
    target = tmp_path / "phím.txt"
    dialog = KeysWindow(sections, ScriptedPrompts(target))
    qtbot.addWidget(dialog)
    dialog.search.setText("diem danh")
    dialog.save()
    assert target.read_text(encoding="utf-8-sig").startswith("Cuộc họp\n") or "Điểm danh" in target.read_text("utf-8")
    assert str(target) in dialog.told.text()


def test_down_goes_from_the_search_into_the_list(sections: tuple[Section, ...], qtbot: QtBot) -> None:
    dialog = KeysWindow(sections, ScriptedPrompts())
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    dialog.search.setFocus()
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.list.hasFocus()


def test_keys_are_a_title_and_lines() -> None:
    assert all(isinstance(part.KEYS, Keys) and part.KEYS.lines for part in PARTS)


def test_the_window_opens_the_list_in_a_low_window(open_window: Open) -> None:
    window = open_window()
    window.resize(911, 432)
    seen: list[KeysWindow] = []
    open_keys(window, "Ctrl+F1", seen)
    assert seen[0].minimumSizeHint().height() <= 432


def test_in_a_low_window_alt_opens_the_menu_but_not_behind_a_letter(open_window: Open) -> None:
    window = open_window()
    window.resize(911, 432)
    opened: list[bool] = []
    window.tab_row.menu_button.menu().aboutToShow.connect(lambda: opened.append(True))
    window.tab_row.menu_button.showMenu = lambda: opened.append(True)
    line = window.meetings.editor.stack.page(0).form.fields["title"].editor()
    line.setFocus()
    for released in ((Qt.Key.Key_Z, Qt.Key.Key_Alt), (Qt.Key.Key_Alt, Qt.Key.Key_Z)):
        QTest.keyPress(line, Qt.Key.Key_Alt)
        QTest.keyPress(line, Qt.Key.Key_Z, Qt.KeyboardModifier.AltModifier)
        for key in released:
            QTest.keyRelease(line, key)
        assert not opened
    QTest.keyPress(line, Qt.Key.Key_Alt)
    QTest.keyRelease(line, Qt.Key.Key_Alt)
    assert opened


def test_f10_opens_the_menus(window: MainWindow, qtbot: QtBot) -> None:
    first = window.menus.menus[0]
    QTest.keyClick(window.meetings.list.list, Qt.Key.Key_F10)
    qtbot.waitUntil(first.isVisible)
    first.close()


def letters(words: list[str]) -> list[str]:
    """Return the letter that Alt opens each with, where it has one."""
    found = [re.search(r"&([^&])", text.replace("&&", "")) for text in words]
    return [match[1].casefold() for match in found if match]


def test_each_menu_and_each_line_of_it_has_a_letter_of_its_own(window: MainWindow) -> None:
    groups = {"": [menu.title() for menu in window.menus.menus]}
    groups |= {menu.title(): [action.text() for action in menu.actions()] for menu in window.menus.menus}
    doubled = {
        title: [each for each in letters(words) if letters(words).count(each) > 1] for title, words in groups.items()
    }
    assert {title: found for title, found in doubled.items() if found} == {}
    assert all(letter.isascii() for words in groups.values() for letter in letters(words)), (
        "an accent cannot be pressed"
    )
