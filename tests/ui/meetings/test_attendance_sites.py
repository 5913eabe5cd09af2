"""The sites of an online meeting: numbered rows, lost connections, and people at their site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cchc_desktop.meetings import service
from cchc_desktop.meetings.attendance import sites_phrase
from cchc_desktop.meetings.records import MeetingMode, SiteEntry, SiteState
from tests.ui.meetings.entry_parts import Desk, press, write
from ui.common.entry_model import FAULT_ROLE
from ui.meetings.attendance.page import SITES, AttendancePage
from ui.meetings.attendance.table import SITE

NAME, STATE, SINCE, NOTE = 1, 2, 3, 4
KIND = "nhà sinh hoạt cộng đồng tổ dân phố"


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk[AttendancePage]]:
    made = Desk(tmp_path, qtbot, AttendancePage)
    made.show_new(mode=MeetingMode.HYBRID)
    made.page.tabs.setCurrentIndex(SITES)
    made.page.focus_first()
    yield made
    made.close()


def enter_sites(desk: Desk[AttendancePage], number: str = "3") -> None:
    """A main site and some branches, typed from field to field."""
    write("Hội trường")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    write(KIND)
    press(Qt.Key.Key_Backtab)
    write(number)
    press(Qt.Key.Key_Return)


def test_a_number_makes_so_many_sites(desk: Desk[AttendancePage]) -> None:
    enter_sites(desk)
    stored = desk.store()
    assert stored.sites[0] == SiteEntry("Hội trường", is_main=True)
    assert stored.sites[1:] == tuple(SiteEntry(KIND, number) for number in (1, 2, 3))
    assert sites_phrase(stored) == "điểm cầu chính và 03 điểm cầu tổ dân phố"


def test_fewer_sites_lose_the_last_and_can_be_brought_back(desk: Desk[AttendancePage]) -> None:
    enter_sites(desk)
    pane = desk.page.sites
    pane.table.go_to(2, NOTE)
    pane.table.setFocus()
    write("ý kiến bằng văn bản")
    press(Qt.Key.Key_Escape)
    pane.table.go_to(2, NOTE)
    write("gửi sau")
    press(Qt.Key.Key_Tab)
    pane.number.line.setFocus()
    pane.number.line.selectAll()
    write("1")
    press(Qt.Key.Key_Return)
    assert pane.numbers() == [1]
    pane.pane.notice._take_action()
    assert pane.numbers() == [1, 2, 3]
    assert pane.sites()[3].note == "gửi sau"


def test_what_is_no_number_changes_nothing(desk: Desk[AttendancePage]) -> None:
    enter_sites(desk)
    desk.page.sites.number.line.selectAll()
    write("hai")
    press(Qt.Key.Key_Tab)
    assert desk.page.sites.numbers() == [1, 2, 3]
    assert desk.page.sites.number.error()


def test_a_lost_connection_is_told_with_its_time(desk: Desk[AttendancePage]) -> None:
    enter_sites(desk)
    pane = desk.page.sites
    pane.table.go_to(1, STATE)
    pane.table.setFocus()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab)
    write("9h10")
    press(Qt.Key.Key_Tab)
    stored = desk.store()
    assert (stored.sites[2].state, stored.sites[2].lost_at) == (SiteState.LOST, time(9, 10))
    press(Qt.Key.Key_Escape)
    desk.page.tabs.setCurrentIndex(0)
    press(Qt.Key.Key_F9)
    desk.store()
    sentence = desk.page.roll_call.foot.sentence.toPlainText()
    assert "kết nối 02/03 điểm cầu, điểm cầu số 02 mất tín hiệu từ 09 giờ 10 phút" in sentence


def test_a_site_keeps_its_number_when_another_goes(desk: Desk[AttendancePage]) -> None:
    enter_sites(desk)
    pane = desk.page.sites
    pane.table.remove_row(1)
    assert pane.numbers() == [1, 3]
    pane.table.add_row()
    assert pane.numbers() == [1, 3, 4]


def test_another_kind_renames_what_it_named(desk: Desk[AttendancePage]) -> None:
    enter_sites(desk)
    pane = desk.page.sites
    pane.table.go_to(0, NAME)
    pane.table.setFocus()
    write("Trường học")
    press(Qt.Key.Key_Tab)
    pane.kind.line.setFocus()
    pane.kind.line.selectAll()
    write("khu phố")
    pane.main.line.setFocus(Qt.FocusReason.TabFocusReason)
    assert [site.name for site in pane.sites()[1:]] == ["Trường học", "khu phố", "khu phố"]


def test_a_person_is_put_at_a_site(desk: Desk[AttendancePage]) -> None:
    enter_sites(desk)
    desk.page.tabs.setCurrentIndex(0)
    table = desk.page.roll_call.table
    table.go_to(0, SITE)
    table.setFocus()
    write("2")
    press(Qt.Key.Key_Return)
    table.go_to(1, SITE)
    write("9")
    press(Qt.Key.Key_Return)
    assert "9" in desk.page.roll_call.model.index(1, SITE).data(FAULT_ROLE)
    assert [entry.site_number for entry in desk.store().attendance[:2]] == [2, None]


def test_a_recorded_number_stays_until_sites_are_edited(desk: Desk[AttendancePage]) -> None:
    enter_sites(desk)
    facts = replace(desk.store(), id=0, connected_sites_recorded=2)
    desk.page.show_facts(facts)
    assert desk.page.overlay(facts).connected_sites_recorded == 2
    desk.page.sites.table.remove_row(0)
    assert desk.page.overlay(facts).connected_sites_recorded is None


def test_the_sites_of_the_sample_are_shown_as_stored(desk: Desk[AttendancePage]) -> None:
    facts = desk.facts("TK-2020")
    desk.page.show_facts(facts)
    assert desk.page.sites.sites() == facts.sites
    assert desk.page.sites.pane.sum.text() == "Kết nối 21/22 điểm cầu"
    assert desk.page.overlay(facts) == facts


def test_sites_of_a_meeting_in_one_room_are_left_alone(desk: Desk[AttendancePage]) -> None:
    enter_sites(desk)
    facts = desk.store()
    with desk.data.writing() as session:
        service.save_details(session, facts.id, replace(facts.details, mode=MeetingMode.IN_PERSON))
    desk.page.show_facts(desk.facts(facts.id))
    assert not desk.page.tabs.isTabVisible(SITES)
    assert desk.page.tabs.currentIndex() == 0
    assert desk.store().sites == facts.sites


def test_the_model_keeps_the_rules_of_qt(desk: Desk[AttendancePage], qtmodeltester: ModelTester) -> None:
    enter_sites(desk)
    qtmodeltester.check(desk.page.sites.model, force_py=True)
    desk.page.sites.table.remove_row(0)
    desk.page.sites.table.add_row()
    assert desk.page.sites.numbers() == [2, 3, 4]
