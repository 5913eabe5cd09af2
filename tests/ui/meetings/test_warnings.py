"""What the tab of the meetings warns of: notices owed, months without a meeting, meetings that do not take place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from sqlalchemy.orm import Session

from cchc_desktop.calendar.periods import Period
from cchc_desktop.meetings import planning, service
from cchc_desktop.meetings.drafting import for_period
from cchc_desktop.meetings.records import MeetingKind, MeetingState
from tests.ui.keyboard import type_text
from tests.ui.secretary import TODAY
from tests.ui.window_fixtures import MeetingWindow
from ui.meetings.list_model import NOTICE_ROLE
from ui.meetings.starting.new_dialog import NewMeetingDialog

MARCH = "2021-03"


def _plan(window: MeetingWindow, period: str, day: date, then: Callable[[Session, int], object] | None = None) -> int:
    with window.workspace.data.writing() as session:
        draft = for_period(session, MeetingKind.MONTHLY, Period.parse(period), day=day)
        meeting, _changes = planning.plan_meeting(session, draft, today=TODAY)
        if then is not None:
            then(session, meeting)
    window.meetings.reload_list()
    window.meetings.show_record(meeting)
    return meeting


def _row(window: MeetingWindow, meeting: int):
    return window.meetings.list.model.index_of(meeting)


@pytest.mark.parametrize(
    ("day", "words", "is_late"),
    [
        (date(2021, 3, 30), "thông báo kết luận: còn 1 ngày", False),
        (date(2021, 3, 29), "thông báo kết luận: hạn hôm nay", False),
        (date(2021, 3, 24), "thông báo chậm 3 ngày làm việc", True),
    ],
)
def test_a_notice_owed_is_said_in_the_list_beside_the_tabs_and_in_the_foot(
    window: MeetingWindow, day: date, words: str, is_late: bool
) -> None:
    meeting = _plan(window, MARCH, day)
    owed = _row(window, meeting).data(NOTICE_ROLE)
    assert (owed.words, owed.is_late) == (words, is_late)
    assert window.meetings.editor.notice.isVisible()
    assert window.meetings.editor.notice.accessibleName() == words
    assert words in _row(window, meeting).data(Qt.ItemDataRole.AccessibleTextRole)
    assert window.meetings.list.foot.owed.text() == f"Thông báo: {'1 chậm' if is_late else '1 chưa gửi'}"


def test_a_meeting_whose_notice_is_issued_owes_nothing(window: MeetingWindow) -> None:
    foot = window.meetings.list.foot
    assert not window.meetings.list.model.owed
    assert foot.owed.isHidden()
    assert window.meetings.editor.notice.isHidden()


def test_the_foot_leads_to_the_meeting_that_owes_its_notice(window: MeetingWindow) -> None:
    meeting = _plan(window, MARCH, date(2021, 3, 24))
    others = [each for each in window.meetings.list.model.ids() if each != meeting]
    window.meetings.show_record(others[0])
    QTest.keyClick(window.meetings.list.foot.owed, Qt.Key.Key_Space)
    assert window.meetings.editor.meeting_id == meeting


def test_one_month_without_a_meeting_is_a_link_that_opens_its_ways(window: MeetingWindow) -> None:
    _plan(window, MARCH, date(2021, 3, 30))
    foot = window.meetings.list.foot
    assert "2/2021" in foot.missing.text()
    QTest.keyClick(foot.missing, Qt.Key.Key_Space)
    dialog = window.meetings.starting.dialog
    assert isinstance(dialog, NewMeetingDialog)
    assert dialog.way.period == "2021-02"
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    type_text(dialog.reason_form.fields["reason"].editor(), "Phòng, chống dịch")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert foot.missing.isHidden()


def test_several_months_are_offered_in_a_menu_the_latest_first(window: MeetingWindow) -> None:
    foot = window.meetings.list.foot
    QTest.keyClick(foot.missing, Qt.Key.Key_Space)
    menu = foot.findChild(QMenu)
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Tháng 3/2021", "Tháng 02/2021"]
    QTest.keyClick(menu, Qt.Key.Key_Return)
    dialog = window.meetings.starting.dialog
    assert isinstance(dialog, NewMeetingDialog)
    assert dialog.way.period == MARCH
    dialog.reject()


def _postpone(session: Session, meeting: int) -> object:
    return planning.postpone_meeting(session, meeting, "Bão số 3")


def _cancel(session: Session, meeting: int) -> object:
    return planning.cancel_meeting(session, meeting, "Bão số 3")


def _move(session: Session, meeting: int) -> object:
    return planning.postpone_meeting(session, meeting, "Bão số 3", new_day=date(2021, 4, 23))


@pytest.mark.parametrize("then", [_postpone, _cancel])
def test_why_a_meeting_waits_stands_over_its_pages_with_the_way_back(window: MeetingWindow, then) -> None:
    meeting = _plan(window, "2021-04", date(2021, 4, 9), then)
    strip = window.meetings.editor.waiting
    assert strip.isVisible()
    assert "Bão số 3" in strip.sentence()
    assert "Bão số 3" in _row(window, meeting).data(Qt.ItemDataRole.ToolTipRole)
    QTest.keyClick(strip.buttons[0], Qt.Key.Key_Space)
    dialog = window.meetings.starting.dialog
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    facts = window.meetings.editor.stored
    assert facts is not None
    assert facts.state is MeetingState.PLANNED
    assert strip.isHidden()


def test_a_meeting_moved_to_another_day_says_why_without_a_way_back(window: MeetingWindow) -> None:
    _plan(window, "2021-04", date(2021, 4, 9), _move)
    strip = window.meetings.editor.waiting
    assert "Bão số 3" in strip.sentence()
    assert strip.buttons[0].isHidden()


def _enabled(window: MeetingWindow) -> list[bool]:
    menu = next(menu for menu in window.menus.menus if any("Excel" in action.text() for action in menu.actions()))
    menu.aboutToShow.emit()
    return [action.isEnabled() for action in menu.actions()[2:5]]


def test_the_menu_offers_only_what_means_something(window: MeetingWindow) -> None:
    assert _enabled(window) == [False, False, False]  # signed
    _plan(window, "2021-04", date(2021, 4, 9))
    assert _enabled(window) == [True, True, False]
    _plan(window, "2021-04", date(2021, 4, 9), _postpone)
    assert _enabled(window) == [False, True, True]
    _plan(window, "2021-04", date(2021, 4, 9), _cancel)
    assert _enabled(window) == [False, False, True]
    written = _plan(window, MARCH, date(2021, 3, 30))
    with window.workspace.data.writing() as session:
        service.save_proceedings(session, written, "I. KHAI MẠC\nChủ tịch khai mạc.", today=TODAY)
    window.meetings.reload()
    assert _enabled(window) == [False, False, False]
