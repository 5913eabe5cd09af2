"""The page "Đang soạn": what was held and is not signed, and the way to it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cchc_desktop.meetings.proposing import proposed_details
from cchc_desktop.meetings.service import create_meeting
from tests.ui.documents.conftest import Desk
from ui.documents.tab import DRAFTS


def test_a_meeting_that_was_held_waits_until_it_is_signed(desk: Desk) -> None:
    desk.tab.show_page(DRAFTS)
    assert desk.tab.drafts.stack.currentIndex() == 1
    desk.window.meetings.new_record()
    made = desk.window.meetings.editor.meeting_id
    assert made is not None
    facts = desk.window.meetings.editor.stored
    assert facts is not None
    waiting = [row.id for row in desk.tab.drafts.model.rows()]
    assert (made in waiting) == (facts.state.value in ("held", "draft_minutes"))


def test_enter_goes_to_the_meeting(desk: Desk) -> None:
    with desk.window.workspace.data.writing() as session:
        held = date(2021, 3, 30)
        made, changes = create_meeting(session, proposed_details(session, today=held), today=date(2021, 4, 5))
    desk.window.workspace.announce(changes)
    assert [row.id for row in desk.tab.drafts.model.rows()] == [made]
    desk.window.show_tab(desk.window.stack.showing("paper"))
    desk.tab.show_page(DRAFTS)
    QTest.keyClick(desk.tab.drafts.table, Qt.Key.Key_Return)
    assert desk.window.room is desk.window.meetings
    assert desk.window.meetings.editor.meeting_id == made
