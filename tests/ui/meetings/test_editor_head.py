"""The head of the editor: where it is narrow, words of buttons and pill give way, the meeting's name stays whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from cchc_desktop.meetings.records import MeetingFacts, MeetingKind, MeetingState
from tests.ui.window_fixtures import MeetingWindow, file, open_window, window
from ui.meetings.editor_head import EditorHead

__all__ = ["file", "open_window", "window"]


@pytest.fixture
def facts(window: MeetingWindow) -> MeetingFacts:
    facts = window.meetings.editor.stored
    assert facts is not None
    details = replace(facts.details, kind=MeetingKind.HALF_YEAR, period="2021-H1")
    return replace(facts, details=details, state=MeetingState.DRAFT_MINUTES)


@pytest.mark.parametrize("width", [760, 656, 560])
def test_the_name_is_whole_however_narrow(facts: MeetingFacts, qtbot: QtBot, width: int) -> None:
    head = EditorHead()
    qtbot.addWidget(head)
    head.resize(width, head.sizeHint().height())
    with qtbot.waitExposed(head):
        head.show()
    head.show_facts(facts)
    qtbot.waitUntil(lambda: head.name.width() >= head.name.fontMetrics().horizontalAdvance(head.name.text()))
    assert head.sign_button.isVisible()
    assert head.sign_button.text().startswith("Ký")
    assert head.more_button.geometry().right() < width


def test_words_come_back_with_the_room(facts: MeetingFacts, qtbot: QtBot) -> None:
    head = EditorHead()
    qtbot.addWidget(head)
    head.show_facts(facts)
    head.resize(420, 52)
    head.show()
    assert (head.print_button.text(), head.sign_button.text()) == ("", "Ký…")
    assert head.pill.toolTip() == "Biên bản dự thảo"
    head.resize(900, 52)
    assert (head.print_button.text(), head.sign_button.text()) == ("In", "Ký và khóa…")
    assert head.pill.toolTip() == ""
