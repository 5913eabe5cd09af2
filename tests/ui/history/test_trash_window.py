"""The window of the trash: what it lists, what it gives back, and what it removes for good after a question."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.window_fixtures import MeetingWindow
from ui.history.trash_window import TrashWindow


@pytest.fixture
def thrown_away(window: MeetingWindow) -> int:
    window.new_meeting()
    meeting_id = window.meetings.editor.meeting_id
    assert meeting_id is not None
    window.meetings.remove()
    return meeting_id


@pytest.fixture
def trash(window: MeetingWindow, thrown_away: int, qtbot: QtBot) -> TrashWindow:
    opened = TrashWindow(window.workspace, window)
    qtbot.addWidget(opened)
    return opened


def test_it_lists_what_was_thrown_away(trash, thrown_away):
    (line,) = trash.model.rows()
    assert (line.kind, line.record_id, line.words) == ("meeting", thrown_away, "Cuộc họp")


def test_a_record_is_put_back_as_it_was(window, trash, thrown_away):
    trash.restore_button.click()
    assert thrown_away in window.meetings.list.model.ids()
    assert trash.model.rows() == ()
    assert trash.pages.currentIndex() == 1
    assert not trash.empty_button.isEnabled()


def test_emptying_asks_first_and_keeps_everything_on_no(window, trash):
    window.workspace.prompts.answers = ["keep"]
    trash.empty_button.click()
    assert "Không hoàn tác được" in window.workspace.prompts.asked[-1].what_to_do
    assert len(trash.model.rows()) == 1


def test_emptying_removes_for_good_after_a_backup(window, trash, qtbot):
    window.workspace.prompts.answers = ["empty"]
    trash.empty_button.click()
    qtbot.waitUntil(lambda: trash.isEnabled())
    assert trash.model.rows() == ()
    assert any("thùng rác" in copy.name for copy in (window.workspace.path.parent / "Sao lưu").iterdir())
    window.history.undo()
    assert "Thùng rác đã được dọn" in window.notice.text()
