"""What was being typed when the program was killed is offered again."""

from __future__ import annotations

import json
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.ui.keyboard import type_text
from tests.ui.secretary import make_meeting, stored, wait_for_save
from tests.ui.window_fixtures import MeetingWindow, Open

PLACE = "Phong hop so 7"


def _drafts(file: Path) -> list[Path]:
    return sorted((file.parent / "typing").glob("*.json"))


def _type_without_saving(window: MeetingWindow, qtbot: QtBot) -> None:
    """Type a place and see to it that no save comes before the mirror is written."""
    make_meeting(window)
    wait_for_save(qtbot, window)
    window.meetings.editor.saver.autosave.blockSignals(True)
    place = window.meetings.editor.current_page().form.fields["place"].editor()
    place.setFocus()
    place.selectAll()
    type_text(place, PLACE)
    qtbot.waitUntil(lambda: PLACE in "".join(draft.read_text(encoding="utf-8") for draft in _drafts(_file(window))))


def _file(window: MeetingWindow) -> Path:
    return window.workspace.path


def _killed(window: MeetingWindow) -> None:
    """Leave everything as a kill would: nothing saved, nothing asked, the lock dropped."""
    window.meetings.editor.saver.follow(window.meetings.editor.meeting_id)
    window.workspace.worker.shut_down()
    window.workspace.data.close()
    window.hide()


def test_what_was_typed_is_brought_back_after_a_kill(open_window: Open, file: Path, qtbot: QtBot) -> None:
    window = open_window()
    _type_without_saving(window, qtbot)
    _killed(window)
    again = open_window("bring")
    qtbot.waitUntil(lambda: stored(again).details.place == PLACE)
    assert "Thông tin" in again.workspace.prompts.asked[0].text
    assert _drafts(file) == []


def test_it_can_be_let_go(open_window: Open, file: Path, qtbot: QtBot) -> None:
    window = open_window()
    _type_without_saving(window, qtbot)
    _killed(window)
    again = open_window("drop")
    qtbot.waitUntil(lambda: _drafts(file) == [])
    assert stored(again).details.place != PLACE


def test_later_keeps_it_for_the_next_start(open_window: Open, file: Path, qtbot: QtBot) -> None:
    window = open_window()
    _type_without_saving(window, qtbot)
    _killed(window)
    again = open_window("later")
    qtbot.waitUntil(lambda: len(again.workspace.prompts.asked) == 1)
    assert len(_drafts(file)) == 1


def test_a_save_takes_the_mirror_away_and_nothing_is_asked(open_window: Open, file: Path, qtbot: QtBot) -> None:
    window = open_window()
    _type_without_saving(window, qtbot)
    window.meetings.editor.saver.autosave.blockSignals(False)
    window.meetings.save_now()
    qtbot.waitUntil(lambda: _drafts(file) == [])
    window.close()
    again = open_window()
    qtbot.waitUntil(again.isVisible)
    assert again.workspace.prompts.asked == []


def test_what_is_in_the_file_by_now_is_no_question(open_window: Open, file: Path, qtbot: QtBot) -> None:
    window = open_window()
    _type_without_saving(window, qtbot)
    draft = _drafts(file)[0]
    left = draft.read_bytes()
    window.meetings.save_now()
    qtbot.waitUntil(lambda: not draft.exists())
    window.close()
    draft.write_bytes(left)
    again = open_window()
    qtbot.waitUntil(lambda: not draft.exists())
    assert again.workspace.prompts.asked == []


def test_a_draft_of_another_version_is_let_go_in_silence(open_window: Open, file: Path, qtbot: QtBot) -> None:
    window = open_window()
    _type_without_saving(window, qtbot)
    draft = _drafts(file)[0]
    _killed(window)
    draft.write_text(json.dumps({"meeting_id": 1, "parts": {"colour": 1}}), encoding="utf-8")
    again = open_window()
    qtbot.waitUntil(lambda: not draft.exists())
    assert again.workspace.prompts.asked == []
