"""What "undo" took back in the meeting shown is gone from its page, not only from the file."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.ui.keyboard import type_text
from tests.ui.secretary import CONCLUSIONS
from tests.ui.window_fixtures import MeetingWindow, Open
from ui.meetings.conclusions.page import ConclusionsPage


def conclusions(window: MeetingWindow) -> ConclusionsPage:
    window.meetings.show_page(CONCLUSIONS)
    page = window.meetings.editor.pages[CONCLUSIONS]
    assert isinstance(page, ConclusionsPage)
    return page


def write(window: MeetingWindow, page: ConclusionsPage, text: str) -> None:
    """Write over the first conclusion and leave it."""
    page.lines[0].edit.setFocus()
    page.lines[0].edit.selectAll()
    type_text(page.lines[0].edit, text)
    page.add_button.setFocus()
    assert window.meetings.save_now()


def test_a_conclusion_taken_back_is_taken_back_on_its_page(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    window.new_meeting()
    page = conclusions(window)
    write(window, page, "Biểu dương các đồng chí.")
    write(window, page, "Phê bình các đồng chí.")
    window.history.undo()
    assert page.lines[0].text() == "Biểu dương các đồng chí."
    window.history.redo()
    assert page.lines[0].text() == "Phê bình các đồng chí."
