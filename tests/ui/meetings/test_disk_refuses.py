"""The disk is full while she types: what is typed stays on the screen, and a kill loses none of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cchc_desktop.rooms import ROOMS
from cchc_desktop.schema import metadata
from cchc_desktop.settings import Settings
from cchc_desktop.storage.check import check_file
from cchc_desktop.storage.migrate import open_file
from tests.faults.conftest import SmallDisk, small_disk
from tests.ui.keyboard import type_text
from tests.ui.scripted_prompts import ScriptedPrompts
from tests.ui.secretary import TODAY, make_meeting, stored, wait_for_save
from tests.ui.window_fixtures import MeetingWindow, Open
from ui.common.background import Worker
from ui.workspace import Clock, Workspace

__all__ = ["small_disk"]

PLACE = "Phong hop so 7"


@pytest.fixture
def on_small_disk(small_disk: SmallDisk, file: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Open]:
    """Open the window on a file of the small disk; its settings are elsewhere, as on a stick."""
    path = Path(shutil.copy(file, small_disk.folder / "a.cchc"))
    opened: list[tuple[MeetingWindow, ScriptedPrompts]] = []

    def open_one(*answers: str) -> MeetingWindow:
        prompts = ScriptedPrompts(*answers)
        settings = Settings(tmp_path / "settings.json")
        window = MeetingWindow(Workspace(open_file(path, rooms=ROOMS), settings, Worker(), prompts, Clock(TODAY)))
        opened.append((window, prompts))
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield open_one
    for window, prompts in opened:
        prompts.answers = ["drop", "drop"]
        window.close()
        window.deleteLater()


def type_place(window: MeetingWindow) -> str:
    place = window.meetings.editor.current_page().form.fields["place"].editor()
    place.setFocus()
    place.selectAll()
    type_text(place, PLACE)
    return PLACE


def mirrored(tmp_path: Path) -> str:
    return "".join(draft.read_text(encoding="utf-8") for draft in (tmp_path / "typing").glob("*.json"))


def test_what_is_typed_on_a_full_disk_stays_and_is_saved_once_there_is_room(
    on_small_disk: Open, small_disk: SmallDisk, qtbot: QtBot
) -> None:
    window = on_small_disk("later")
    make_meeting(window)
    wait_for_save(qtbot, window)
    small_disk.fill()
    with qtbot.waitSignal(window.meetings.editor.saver.failed) as failed:
        type_place(window)
    assert "đĩa" in failed.args[0].sentence
    assert [question.title for question in window.workspace.prompts.asked] == ["Chưa lưu được"]
    assert window.meetings.editor.has_unsaved
    assert window.meetings.editor.facts.details.place == PLACE
    small_disk.make_room()
    window.meetings.save_now()
    qtbot.waitUntil(lambda: stored(window).details.place == PLACE)
    assert all(result.ok for result in check_file(window.workspace.path, metadata, rooms=ROOMS))


def test_what_the_full_disk_refused_is_offered_again_after_a_kill(
    on_small_disk: Open, small_disk: SmallDisk, tmp_path: Path, qtbot: QtBot
) -> None:
    window = on_small_disk("later")
    make_meeting(window)
    wait_for_save(qtbot, window)
    small_disk.fill()
    with qtbot.waitSignal(window.meetings.editor.saver.failed):
        type_place(window)
    qtbot.waitUntil(lambda: PLACE in mirrored(tmp_path))
    window.meetings.editor.saver.follow(window.meetings.editor.meeting_id)
    window.workspace.worker.shut_down()
    window.workspace.data.close()
    window.hide()
    small_disk.make_room()
    again = on_small_disk("bring")
    qtbot.waitUntil(lambda: stored(again).details.place == PLACE)
