"""The page "Đang soạn": minutes that are not signed and drafts of every kind, and the way to each."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.meetings.proposing import proposed_details
from cchc_desktop.meetings.service import create_meeting
from cchc_desktop.register.drafting import begin_draft
from cchc_desktop.register.records import PaperForm
from tests.ui.documents.conftest import Desk
from ui.documents.tab import DRAFTS


def draft(desk: Desk, kind: str = "conclusion_notice", type_code: str = "TB", title: str = "") -> int:
    with desk.window.workspace.data.writing() as session:
        form = PaperForm(kind)
        made, changes = begin_draft(session, "meeting", desk.meeting, type_code, form, title, begun_on=date(2021, 4, 1))
    desk.window.workspace.announce(changes)
    return made


def cells(desk: Desk, row: int = 0) -> list[str]:
    model = desk.tab.drafts.model
    return [model.index(row, column).data() for column in range(model.columnCount())]


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


def test_a_draft_is_listed_with_its_kind_its_record_and_since_when(desk: Desk) -> None:
    draft(desk, "invitation", "GM", "Họp đột xuất")
    assert cells(desk) == ["Giấy mời", "Họp đột xuất", "GB-2020-12", "01/4/2021 (4 ngày)", "Dự thảo"]


def test_a_draft_without_words_of_its_own_goes_by_its_record(desk: Desk) -> None:
    draft(desk)
    assert cells(desk)[:2] == ["Thông báo kết luận", desk.tab.drafts.model.rows()[0].about]
    assert "Họp" in cells(desk)[1]


def test_enter_opens_the_desk_of_a_draft(desk: Desk, qtbot: QtBot) -> None:
    made = draft(desk)
    desk.tab.show_page(DRAFTS)
    QTest.keyClick(desk.tab.drafts.table, Qt.Key.Key_Return)
    opened = desk.tab.drafts.desks.desk
    assert opened is not None
    assert opened.shown_record() == ("paper", made)
    qtbot.waitUntil(lambda: opened.preview.page_count > 0)
    opened.reject()


def test_del_puts_a_draft_into_the_trash_and_undo_brings_it_back(desk: Desk, qtbot: QtBot) -> None:
    made = draft(desk)
    desk.tab.show_page(DRAFTS)
    with qtbot.waitSignal(desk.tab.undoable) as told:
        QTest.keyClick(desk.tab.drafts.table, Qt.Key.Key_Delete)
    assert told.args == ["Thông báo kết luận GB-2020-12 ở trong thùng rác"] or "thùng rác" in told.args[0]
    assert desk.tab.drafts.model.rows() == ()
    desk.window.history.undo_here()
    assert [row.id for row in desk.tab.drafts.model.rows()] == [made]


def test_del_leaves_minutes_alone(desk: Desk) -> None:
    with desk.window.workspace.data.writing() as session:
        details = proposed_details(session, today=date(2021, 3, 30))
        made, changes = create_meeting(session, details, today=date(2021, 4, 5))
    desk.window.workspace.announce(changes)
    desk.tab.show_page(DRAFTS)
    QTest.keyClick(desk.tab.drafts.table, Qt.Key.Key_Delete)
    assert [row.id for row in desk.tab.drafts.model.rows()] == [made]


def test_a_draft_that_is_wanted_is_shown_among_the_drafts(desk: Desk) -> None:
    draft(desk, "invitation", "GM", "Họp một")
    second = draft(desk, "invitation", "GM", "Họp hai")
    desk.window.open_record("paper", second)
    assert desk.tab.tabs.currentIndex() == DRAFTS
    chosen = desk.tab.drafts.table.selected_row()
    assert chosen is not None
    assert chosen.id == second
    desk.window.open_record("paper", desk.signed)
    assert desk.tab.tabs.currentIndex() != DRAFTS
