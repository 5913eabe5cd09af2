"""The pages of the editor: made late, in their order, and each shows the meeting as soon as it is made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cchc_desktop.meetings.queries import meeting_id
from cchc_desktop.settings import Settings
from cchc_desktop.storage.migrate import open_file
from tests.ui.meetings.entry_parts import TODAY, template
from tests.ui.scripted_prompts import ScriptedPrompts
from ui.common.background import Worker
from ui.meetings.editor import MeetingEditor
from ui.meetings.pages import PAGES
from ui.workspace import Clock, Workspace


@pytest.fixture
def editor(qtbot: QtBot, tmp_path: Path) -> Iterator[MeetingEditor]:
    file = tmp_path / "mẫu.cchc"
    file.write_bytes(template())
    worker = Worker()
    with open_file(file) as data:
        prompts = ScriptedPrompts()
        workspace = Workspace(data, Settings(tmp_path / "s.json"), worker, prompts, Clock(TODAY))
        made = MeetingEditor(workspace)
        qtbot.addWidget(made)
        made.show_meeting(workspace.read(lambda session: meeting_id(session, "GB-2020-12")))
        yield made
        made.close()
        assert worker.shut_down()


def test_only_the_first_page_is_made_before_the_window_stands(editor: MeetingEditor) -> None:
    assert len(editor.stack.made()) == 1
    assert editor.stack.currentWidget() is editor.stack.page(0)


def test_the_others_are_made_when_it_stands_and_show_the_meeting(qtbot: QtBot, editor: MeetingEditor) -> None:
    editor.resize(700, 600)
    editor.show()
    qtbot.waitUntil(lambda: len(editor.stack.made()) == len(PAGES))
    assert all(page.facts is not None and page.facts.code == "GB-2020-12" for page in editor.pages)
    assert [editor.stack.indexOf(page) for page in editor.pages] == list(range(len(PAGES)))
    assert editor.stack.currentIndex() == 0


def test_a_page_that_is_asked_for_early_is_made_at_once(editor: MeetingEditor) -> None:
    editor.show_page(3)
    assert editor.stack.currentWidget() is editor.current_page()
    assert editor.current_page().facts is not None
    assert len(editor.stack.made()) == 2
