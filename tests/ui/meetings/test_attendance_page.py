"""The roll call: one key a person, counts and sentence at once, guests, groups, and what reaches the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cchc_desktop.meetings.attendance import attendance_sentence
from cchc_desktop.meetings.records import AttendanceEntry, Presence
from tests.ui.keyboard import compose_text
from tests.ui.meetings.entry_parts import Desk, focused, press, write
from ui.common.entry_model import FAULT_ROLE
from ui.meetings.attendance.page import WORDING, AttendancePage
from ui.meetings.attendance.table import ARRIVED, LEFT, NAME, NOTE, PRESENCE, SITE

ENTER, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Down
GUEST = "Trần Văn Khách - Trưởng phòng Nội vụ"


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk[AttendancePage]]:
    made = Desk(tmp_path, qtbot, AttendancePage)
    made.show_new()
    yield made
    made.close()


def states(desk: Desk[AttendancePage]) -> list[Presence]:
    """The states on screen, in their order."""
    return [line.presence for line in desk.page.roll_call.model.rows()]


def names(desk: Desk[AttendancePage]) -> list[str]:
    """The names on screen, in their order."""
    return [line.name for line in desk.page.roll_call.model.rows()]


def add_guest(desk: Desk[AttendancePage]) -> None:
    """A guest added by the keyboard."""
    press(Qt.Key.Key_Insert)
    write(GUEST)
    press(ENTER)
    press(Qt.Key.Key_Escape)


def test_each_key_records_its_state(desk: Desk[AttendancePage]) -> None:
    press(Qt.Key.Key_C)
    press(DOWN)
    press(Qt.Key.Key_K)
    press(DOWN)
    press(Qt.Key.Key_Space)
    assert states(desk)[:4] == [
        Presence.PRESENT,
        Presence.ABSENT_WITHOUT_REASON,
        Presence.PRESENT,
        Presence.INVITED,
    ]
    press(Qt.Key.Key_Backspace)
    assert states(desk)[2] is Presence.INVITED


def test_a_reason_is_asked_for_at_once(desk: Desk[AttendancePage]) -> None:
    press(DOWN)
    press(Qt.Key.Key_V)
    write("đi công tác")
    press(ENTER)
    assert desk.store().attendance[1].reason == "đi công tác"
    assert desk.page.roll_call.table.currentIndex().row() == 2
    assert desk.page.roll_call.table.currentIndex().column() == PRESENCE
    assert not desk.page.roll_call.table.is_editing()


def test_a_substitute_is_asked_for_at_once(desk: Desk[AttendancePage]) -> None:
    press(Qt.Key.Key_T)
    write("Mai Thị Phượng - Phó Bí thư")
    press(ENTER)
    entry = desk.store().attendance[0]
    assert (entry.presence, entry.substitute) == (Presence.SUBSTITUTE, "Mai Thị Phượng - Phó Bí thư")


def test_a_reason_is_remembered_but_not_kept_with_another_state(desk: Desk[AttendancePage]) -> None:
    press(Qt.Key.Key_V)
    write("ốm")
    press(ENTER)
    desk.page.roll_call.table.go_to(0, PRESENCE)
    press(Qt.Key.Key_C)
    assert desk.store().attendance[0] == replace(desk.facts(desk.page.facts.id).attendance[0], reason="")  # type: ignore[union-attr]
    press(Qt.Key.Key_V)
    assert desk.page.roll_call.model.rows()[0].note == "ốm"


def test_all_present_marks_only_those_not_called(desk: Desk[AttendancePage]) -> None:
    press(Qt.Key.Key_K)
    press(Qt.Key.Key_F9)
    assert states(desk)[0] is Presence.ABSENT_WITHOUT_REASON
    assert set(states(desk)[1:]) == {Presence.PRESENT}
    desk.page.roll_call.notice._take_action()
    assert set(states(desk)[1:]) == {Presence.INVITED}


def test_the_notice_covers_no_row_and_the_current_one_stays_in_sight(desk: Desk[AttendancePage]) -> None:
    roll_call = desk.page.roll_call
    table = roll_call.table
    last = table.rowAt(table.viewport().height() - table.rowHeight(0))
    table.go_to(last, PRESENCE)  # the last one that is seen whole
    press(Qt.Key.Key_F9)
    roll_call.stack.layout().activate()
    assert roll_call.notice.isVisible()
    assert table.geometry().bottom() < roll_call.notice.geometry().top()
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))
    roll_call.notice.hide()
    roll_call.stack.layout().activate()
    assert table.geometry() == roll_call.stack.rect()


def test_the_state_is_chosen_with_the_mouse(desk: Desk[AttendancePage], qtbot: QtBot) -> None:
    table = desk.page.roll_call.table
    place = table.visualRect(desk.page.roll_call.model.index(1, PRESENCE)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert isinstance(table.menu, QMenu)
    table.menu.actions()[2].trigger()
    table.menu.close()
    assert states(desk)[1] is Presence.ABSENT_WITHOUT_REASON


def test_letters_are_typed_in_cells_of_text(desk: Desk[AttendancePage]) -> None:
    press(Qt.Key.Key_V)
    press(Qt.Key.Key_Escape)
    desk.page.roll_call.table.go_to(0, NOTE)
    write("về quê")
    assert states(desk)[0] is Presence.ABSENT_WITH_REASON
    assert desk.page.roll_call.model.rows()[0].reason == "về quê"


def test_an_input_method_stays_out_of_the_keys(desk: Desk[AttendancePage]) -> None:
    table = desk.page.roll_call.table
    assert not table.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    press(Qt.Key.Key_V)
    press(Qt.Key.Key_Escape)
    table.go_to(0, NOTE)
    assert table.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    compose_text(table, "ô", committed="ốm")
    assert desk.page.roll_call.model.rows()[0].reason == "ốm"


def test_counts_quorum_and_sentence_follow(desk: Desk[AttendancePage]) -> None:
    foot = desk.page.roll_call.foot
    invited = len(states(desk))
    for _person in range(3):
        press(Qt.Key.Key_C)
        press(DOWN)
    assert foot.counts.text() == f"Có mặt 3/{invited} · vắng 0 · chưa điểm danh {invited - 3}"
    assert foot.quorum.text() == f"Chưa quá nửa số được mời (3/{invited})"
    press(Qt.Key.Key_F9)
    assert foot.quorum.text() == f"Quá nửa số được mời ({invited}/{invited})"
    assert foot.sentence.toPlainText() == attendance_sentence(desk.store())


def test_a_filter_shows_whom_it_names(desk: Desk[AttendancePage]) -> None:
    pane = desk.page.roll_call
    press(Qt.Key.Key_C)
    press(DOWN)
    press(Qt.Key.Key_K)
    pane.filters.chips[2].click()
    assert [row for row in range(len(states(desk))) if not pane.table.isRowHidden(row)] == [1]
    pane.filters.chips[0].click()
    assert not any(pane.table.isRowHidden(row) for row in range(len(states(desk))))


def test_those_not_called_are_worked_off(desk: Desk[AttendancePage]) -> None:
    pane = desk.page.roll_call
    pane.filters.chips[4].click()
    pane.focus_first()
    press(Qt.Key.Key_C)
    press(Qt.Key.Key_K)
    press(Qt.Key.Key_V)
    write("ốm")
    press(ENTER)
    press(Qt.Key.Key_C)
    marks = [Presence.PRESENT, Presence.ABSENT_WITHOUT_REASON, Presence.ABSENT_WITH_REASON, Presence.PRESENT]
    assert states(desk)[:4] == marks
    assert pane.table.isRowHidden(3)


def test_a_guest_is_added_in_words(desk: Desk[AttendancePage]) -> None:
    add_guest(desk)
    line = desk.page.roll_call.model.rows()[-1]
    assert (line.name, line.post) == ("Trần Văn Khách", "Trưởng phòng Nội vụ")
    assert desk.store().attendance[-1] == AttendanceEntry(guest=GUEST)


def test_a_person_is_found_again_and_comes_by_rank(desk: Desk[AttendancePage]) -> None:
    before = names(desk)
    desk.page.roll_call.table.go_to(4)
    press(Qt.Key.Key_Delete)
    assert len(names(desk)) == len(before) - 1
    press(Qt.Key.Key_Insert)
    write("thuy nga")
    press(ENTER)
    assert names(desk) == before
    assert desk.store().attendance[4].person_id == desk.page.roll_call.model.rows()[4].person_id


def test_a_person_taken_off_is_brought_back(desk: Desk[AttendancePage]) -> None:
    before = desk.store().attendance
    desk.page.roll_call.table.go_to(2, PRESENCE)
    press(Qt.Key.Key_Delete)
    assert desk.store().attendance == before[:2] + before[3:]
    desk.page.roll_call.notice._take_action()
    assert desk.store().attendance == before


def test_whole_groups_are_invited(desk: Desk[AttendancePage]) -> None:
    before = names(desk)
    for row in range(len(before) - 1, -1, -1):
        desk.page.roll_call.table.remove_row(row)
    desk.page.add_menu.aboutToShow.emit()
    groups = {action.text().split(" (")[0]: action for action in desk.page.add_menu.actions() if action.text()}
    groups["Tổ giúp việc"].trigger()
    assert len(names(desk)) == 3
    groups["Thành viên Ban Chỉ đạo"].trigger()
    groups["Khách mời trong danh mục"].trigger()
    assert names(desk) == before


def test_a_department_is_invited(desk: Desk[AttendancePage]) -> None:
    desk.page.roll_call.table.remove_row(0)
    desk.page.roll_call.table.remove_row(0)
    desk.page.add_menu.aboutToShow.emit()
    menu = desk.page.add_menu.actions()[-1].menu()
    assert isinstance(menu, QMenu)
    (leaders,) = menu.actions()
    assert leaders.text() == "Lãnh đạo UBND phường (2)"
    leaders.trigger()
    assert len(desk.page.roll_call.invited()) == 18


def test_a_guest_becomes_a_person_of_the_directory(desk: Desk[AttendancePage]) -> None:
    add_guest(desk)
    desk.page.roll_call.table.joining_wanted.emit(len(names(desk)) - 1)
    stored = desk.store()
    person = stored.people[stored.attendance[-1].person_id or 0]
    assert (person.full_name, person.post, person.role) == ("Trần Văn Khách", "Trưởng phòng Nội vụ", "Khách mời")
    assert not stored.attendance[-1].guest


def test_a_name_too_long_for_papers_is_refused_with_a_sentence(desk: Desk[AttendancePage]) -> None:
    desk.prompts.answers.append("close")
    press(Qt.Key.Key_Insert)
    write("Khách " * 12)
    press(ENTER)
    desk.page.roll_call.table.joining_wanted.emit(len(names(desk)) - 1)
    assert len(desk.prompts.asked) == 1
    assert desk.page.roll_call.model.rows()[-1].is_guest


def test_a_guest_is_changed_in_its_cell(desk: Desk[AttendancePage]) -> None:
    add_guest(desk)
    desk.page.roll_call.table.go_to(len(names(desk)) - 1, NAME)
    press(Qt.Key.Key_F2)
    write("Lê Thị Mới, Chánh Văn phòng")
    press(ENTER)
    assert names(desk)[-1] == "Lê Thị Mới"
    assert desk.store().attendance[-1].guest == "Lê Thị Mới, Chánh Văn phòng"


def test_times_are_kept_for_those_who_came(desk: Desk[AttendancePage]) -> None:
    press(Qt.Key.Key_C)
    desk.page.roll_call.table.go_to(0, ARRIVED)
    write("14h15")
    press(Qt.Key.Key_Tab)
    write("13:00")
    press(ENTER)
    assert "14:15" in desk.page.roll_call.model.index(0, LEFT).data(FAULT_ROLE)
    assert len(desk.page.refusals()) == 1
    entry = desk.store().attendance[0]
    assert (entry.arrived_at, entry.left_at) == (time(14, 15), None)


def test_rows_are_moved_by_the_keyboard(desk: Desk[AttendancePage]) -> None:
    before = names(desk)
    press(DOWN, Qt.KeyboardModifier.AltModifier)
    assert names(desk)[:2] == [before[1], before[0]]
    assert desk.page.roll_call.table.currentIndex().row() == 1


def test_a_save_leaves_the_open_cell_alone(desk: Desk[AttendancePage]) -> None:
    press(Qt.Key.Key_V)
    write("đi công tác ")
    cell = focused()
    desk.store()
    assert focused() is cell
    write("xa")
    assert desk.page.overlay(desk.page.facts).attendance[0].reason == "đi công tác xa"  # type: ignore[arg-type]


def test_another_name_in_the_directory_is_shown(desk: Desk[AttendancePage]) -> None:
    facts = desk.page.facts
    assert facts is not None
    first = facts.attendance[0].person_id or 0
    people = dict(facts.people) | {first: replace(facts.people[first], full_name="Tên Mới")}
    desk.page.show_facts(replace(facts, people=people))
    assert names(desk)[0] == "Tên Mới"


def test_own_wording_wins_and_empty_means_the_programs(desk: Desk[AttendancePage]) -> None:
    press(Qt.Key.Key_F9)
    desk.page.tabs.setCurrentIndex(WORDING)
    assert "Các thành viên Ban Chỉ đạo" in desk.page.wording.text.text_edit.placeholderText()
    desk.page.focus_first()
    write("Các đồng chí lãnh đạo")
    press(ENTER)
    write("Tổ giúp việc")
    assert desk.store().participants_wording == ("Các đồng chí lãnh đạo", "Tổ giúp việc")
    assert desk.edits[-1] == "participants"


def test_the_programs_wording_is_taken_to_change_it(desk: Desk[AttendancePage]) -> None:
    press(Qt.Key.Key_F9)
    desk.page.tabs.setCurrentIndex(WORDING)
    desk.page.wording.take.click()
    assert desk.store().participants_wording[0].startswith("Đồng chí Đỗ Văn Khải")


def test_sites_are_shown_only_where_there_are_some(desk: Desk[AttendancePage]) -> None:
    assert not desk.page.tabs.isTabVisible(1)
    assert desk.page.roll_call.table.isColumnHidden(SITE)


def test_nothing_changes_once_it_is_signed(desk: Desk[AttendancePage]) -> None:
    signed = desk.facts("GB-2020-12")
    desk.page.show_facts(signed)
    desk.page.set_locked(True)
    desk.page.focus_first()
    desk.edits.clear()
    for key in (Qt.Key.Key_K, Qt.Key.Key_F9, Qt.Key.Key_Delete, Qt.Key.Key_Insert, Qt.Key.Key_Backspace):
        press(key)
    press(DOWN, Qt.KeyboardModifier.AltModifier)
    assert desk.page.overlay(signed) == signed
    assert not desk.edits
    assert not desk.page.all_present.isVisible()


def test_the_places_of_the_paper_are_found(desk: Desk[AttendancePage]) -> None:
    assert desk.page.go_to("attendance:3")
    assert desk.page.roll_call.table.currentIndex().row() == 2
    assert desk.page.go_to("participants")
    assert not desk.page.go_to("place")
    assert desk.page.anchor() == "attendance"


def test_an_empty_list_offers_the_whole_committee(desk: Desk[AttendancePage]) -> None:
    before = names(desk)
    for row in range(len(before) - 1, -1, -1):
        desk.page.roll_call.table.remove_row(row)
    assert desk.page.roll_call.stack.currentIndex() == 1
    desk.page.roll_call.first_step.click()
    assert names(desk) == before


def test_the_model_keeps_the_rules_of_qt(desk: Desk[AttendancePage], qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(desk.page.roll_call.model, force_py=True)
    desk.page.roll_call.table.mark(1, Presence.ABSENT_WITHOUT_REASON)
    desk.page.roll_call.model.move(2, 0)
    desk.page.roll_call.table.remove_row(5)
    assert len(names(desk)) == 17
