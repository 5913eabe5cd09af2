"""The review of earlier decisions is filled in, emptied, kept and left from the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.scripted_prompts import ScriptedPrompts
from tests.ui.window_fixtures import MeetingWindow, Open
from ui.meetings.reviewing.dialog import ReviewDialog

NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(open_window: Open) -> MeetingWindow:
    """The window on the sample, on the next meeting of the month."""
    window = open_window()
    window.new_meeting()
    return window


@pytest.fixture
def dialog(window: MeetingWindow, qtbot: QtBot) -> ReviewDialog:
    """The review of that meeting."""
    facts = window.meetings.editor.stored
    assert facts is not None
    dialog = ReviewDialog(window.workspace, facts, window)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.table.hasFocus)
    return dialog


def press(dialog: ReviewDialog, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(target(dialog), key, modifiers)


def target(dialog: ReviewDialog) -> QWidget:
    widget = dialog.focusWidget()
    assert widget is not None
    return widget


def write(dialog: ReviewDialog, text: str) -> None:
    for letter in text:
        QTest.keyClicks(target(dialog), letter)


def prompts_of(window: MeetingWindow) -> ScriptedPrompts:
    assert isinstance(window.workspace.prompts, ScriptedPrompts)
    return window.workspace.prompts


def results(window: MeetingWindow) -> list[str]:
    facts = window.meetings.editor.stored
    assert facts is not None
    return [line.last_result for line in facts.review.lines]


def test_what_is_typed_is_kept_by_a_key(window: MeetingWindow, dialog: ReviewDialog) -> None:
    write(dialog, "Da xong")
    press(dialog, Qt.Key.Key_S, CONTROL)
    assert dialog.isHidden()
    assert results(window)[0] == "Da xong"


def test_del_empties_the_cell_and_takes_no_task_out(dialog: ReviewDialog) -> None:
    before = [line.code for line in dialog.model.rows()]
    dialog.table.go_to(1, 5)
    assert dialog.model.rows()[1].result
    press(dialog, Qt.Key.Key_Delete)
    assert dialog.model.rows()[1].result == ""
    assert [line.code for line in dialog.model.rows()] == before


def test_esc_asks_about_what_is_typed(window: MeetingWindow, dialog: ReviewDialog) -> None:
    write(dialog, "Da xong")
    press(dialog, Qt.Key.Key_Return)
    press(dialog, Qt.Key.Key_Escape)  # the next cell stands open
    prompts_of(window).answers = ["stay", "drop"]
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()
    assert "Da xong" not in results(window)


def test_esc_asks_nothing_where_nothing_is_typed(window: MeetingWindow, dialog: ReviewDialog) -> None:
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()
    assert prompts_of(window).asked == []
