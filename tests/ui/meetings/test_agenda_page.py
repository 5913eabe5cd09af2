"""The agenda filled from the keyboard: cells, rows, times that cannot stand, and what reaches the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cchc_desktop.meetings import service
from cchc_desktop.meetings.records import AgendaEntry
from tests.ui.keyboard import compose_text
from tests.ui.meetings.entry_parts import Desk, focused, press, write
from ui.common.entry_cells import TextCell
from ui.common.entry_model import FAULT_ROLE
from ui.meetings.agenda.page import AgendaPage

START, END, CONTENT, PRESENTER = 1, 2, 3, 4
ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk[AgendaPage]]:
    made = Desk(tmp_path, qtbot, AgendaPage)
    yield made
    made.close()


def fill_first_row(desk: Desk[AgendaPage]) -> None:
    """The first item of a new meeting, by the keyboard alone."""
    desk.show_new()
    press(Qt.Key.Key_Space)  # the first step: add an item
    write("1405")
    press(ENTER)
    write("Tuyên bố lý do")
    press(ENTER)


def show_sample(desk: Desk[AgendaPage]) -> None:
    """The agenda of the sample's meeting as that of a new one."""
    meeting = desk.new_meeting()
    with desk.data.writing() as session:
        service.save_agenda(session, meeting, desk.facts("GB-2020-12").agenda)
    desk.page.show_facts(desk.facts(meeting))
    desk.page.focus_first()


def test_the_first_item_starts_with_the_meeting(desk: Desk[AgendaPage]) -> None:
    fill_first_row(desk)
    assert desk.store().agenda == (AgendaEntry("Tuyên bố lý do", time(14, 0), time(14, 5)),)


def test_enter_at_the_end_adds_a_row_that_starts_when_the_last_one_ends(desk: Desk[AgendaPage]) -> None:
    fill_first_row(desk)
    press(ENTER)
    press(ENTER)
    assert desk.page.model.rows()[1].start == "14:05"
    assert desk.page.table.currentIndex().column() == END
    write("14h30")
    press(TAB)
    assert desk.page.model.rows()[1].end == "14:30"


def test_the_keyboard_goes_to_the_first_step_when_the_last_row_is_taken_away(desk: Desk[AgendaPage]) -> None:
    fill_first_row(desk)
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Delete)
    assert desk.page.model.rows() == ()
    press(Qt.Key.Key_Space)
    assert len(desk.page.model.rows()) == 1


def test_no_row_is_added_below_an_empty_one(desk: Desk[AgendaPage]) -> None:
    fill_first_row(desk)
    for _key in range(8):
        press(ENTER)
    assert len(desk.page.model.rows()) == 2


def test_an_empty_row_is_not_kept(desk: Desk[AgendaPage]) -> None:
    fill_first_row(desk)
    press(ENTER)
    press(ENTER)
    assert len(desk.page.overlay(desk.page.facts).agenda) == 1  # type: ignore[arg-type]


def test_a_presenter_is_found_without_accents(desk: Desk[AgendaPage]) -> None:
    fill_first_row(desk)
    write("thuy nga")
    press(ENTER)
    entry = desk.store().agenda[0]
    assert desk.facts("GB-2020-12").people[entry.presenter_id or 0].full_name == "Hoàng Thị Thúy Nga"
    assert not entry.presenter_text


def test_other_words_stay_words(desk: Desk[AgendaPage]) -> None:
    fill_first_row(desk)
    write("Đại diện các tổ dân phố")
    press(TAB)
    entry = desk.store().agenda[0]
    assert (entry.presenter_id, entry.presenter_text) == (None, "Đại diện các tổ dân phố")


def test_the_open_cell_counts_as_typed(desk: Desk[AgendaPage]) -> None:
    desk.show_new()
    press(Qt.Key.Key_Space)
    write("15")
    press(TAB)
    write("Thảo lu")
    assert desk.page.table.is_editing()
    assert desk.page.overlay(desk.page.facts).agenda[0].content == "Thảo lu"  # type: ignore[arg-type]
    assert desk.edits


def test_a_save_leaves_the_open_cell_alone(desk: Desk[AgendaPage]) -> None:
    desk.show_new()
    press(Qt.Key.Key_Space)
    press(TAB)
    write("Thảo luận ")
    cell = focused()
    stored = desk.store()
    assert stored.agenda[0].content == "Thảo luận"
    assert focused() is cell
    write("chung")
    assert desk.page.model.rows()[0].content == "Thảo luận chung"


def test_a_composed_word_opens_the_cell_and_is_kept(desk: Desk[AgendaPage]) -> None:
    show_sample(desk)
    desk.page.table.go_to(2, CONTENT)
    compose_text(desk.page.table, "t", "tổ", committed="tổng kết")
    assert desk.page.model.rows()[2].content == "tổng kết"


def test_escape_brings_the_row_back(desk: Desk[AgendaPage]) -> None:
    show_sample(desk)
    before = desk.page.overlay(desk.page.facts)  # type: ignore[arg-type]
    desk.page.table.go_to(0, PRESENTER)
    write("x")
    press(Qt.Key.Key_Escape)
    if desk.page.table.is_editing():
        press(Qt.Key.Key_Escape)
    assert desk.page.overlay(desk.page.facts) == before  # type: ignore[arg-type]


def test_an_end_before_the_start_is_shown_and_not_kept(desk: Desk[AgendaPage]) -> None:
    show_sample(desk)
    desk.page.table.go_to(1, END)
    write("13:00")
    press(TAB)
    index = desk.page.model.index(1, END)
    assert "14:05" in index.data(FAULT_ROLE)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == index.data(FAULT_ROLE)
    assert index.data() == "13:00"
    assert "13:00" in desk.page.pane.sum.text() or "13:00" in desk.page.refusals()[0]
    assert desk.store().agenda[1].end_time == time(14, 35)
    assert desk.page.model.rows()[1].end == "13:00"


def test_what_is_no_time_is_named_with_its_row(desk: Desk[AgendaPage]) -> None:
    show_sample(desk)
    desk.page.table.go_to(3, START)
    write("25 giờ")
    press(TAB)
    (sentence,) = desk.page.refusals()
    assert "4" in sentence
    assert desk.store().agenda[3].start_time == time(15, 50)


def test_alt_and_arrows_move_a_row(desk: Desk[AgendaPage]) -> None:
    show_sample(desk)
    desk.page.table.go_to(1, CONTENT)
    press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert desk.store().agenda[0].content.startswith("Báo cáo")
    assert desk.page.table.currentIndex().row() == 0
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert desk.store().agenda[1].content.startswith("Báo cáo")


def test_a_row_is_dragged_by_its_number(desk: Desk[AgendaPage]) -> None:
    show_sample(desk)
    table = desk.page.table
    rows = [table.visualRect(desk.page.model.index(row, 0)).center() for row in range(4)]
    QTest.mousePress(table.viewport(), Qt.MouseButton.LeftButton, pos=rows[0])
    for place in (rows[1], rows[2], rows[2] + QPoint(0, 4)):
        QTest.mouseMove(table.viewport(), place)
    QTest.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, pos=rows[2])
    assert desk.page.model.rows()[2].content.startswith("Tuyên bố")


def test_delete_takes_a_row_away_and_the_bar_brings_it_back(desk: Desk[AgendaPage]) -> None:
    show_sample(desk)
    before = desk.store().agenda
    desk.page.table.go_to(2)
    press(Qt.Key.Key_Delete)
    assert desk.store().agenda == before[:2] + before[3:]
    assert "3" in desk.page.pane.notice.text()
    desk.page.pane.notice._take_action()
    assert desk.store().agenda == before


def test_the_sum_names_items_and_times(desk: Desk[AgendaPage]) -> None:
    show_sample(desk)
    assert desk.page.pane.sum.text() == "5 mục · 14:00–16:40"


def test_the_agenda_of_the_meeting_before_is_taken_over(desk: Desk[AgendaPage]) -> None:
    facts = desk.show_new()
    desk.page.show_facts(replace(facts, details=replace(facts.details, start_time=time(8, 0))))
    assert "04/12/2020" in desk.page.take_over.text()
    desk.page.take_over.click()
    stored = desk.store().agenda
    assert [entry.content for entry in stored] == [entry.content for entry in desk.facts("GB-2020-12").agenda]
    assert (stored[0].start_time, stored[-1].end_time) == (time(8, 0), time(10, 40))


def test_a_place_of_the_page_is_found(desk: Desk[AgendaPage]) -> None:
    show_sample(desk)
    assert desk.page.go_to("agenda:4")
    assert desk.page.table.currentIndex().row() == 3
    assert not desk.page.go_to("conclusions")


def test_nothing_changes_once_it_is_signed(desk: Desk[AgendaPage]) -> None:
    desk.page.show_facts(desk.facts("GB-2020-12"))
    desk.page.set_locked(True)
    desk.page.focus_first()
    before = desk.page.model.rows()
    write("x")
    for key in (ENTER, Qt.Key.Key_Delete, Qt.Key.Key_Insert):
        press(key)
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert desk.page.model.rows() == before
    assert not desk.page.pane.add_button.isVisible()
    assert not desk.edits


def test_another_meeting_closes_the_cell(desk: Desk[AgendaPage]) -> None:
    show_sample(desk)
    desk.page.table.go_to(0, CONTENT)
    write("Khác")
    desk.page.show_facts(desk.facts("TK-2020"))
    assert not desk.page.table.is_editing()
    assert desk.page.overlay(desk.facts("TK-2020")) == desk.facts("TK-2020")


def test_the_model_keeps_the_rules_of_qt(desk: Desk[AgendaPage], qtmodeltester: ModelTester) -> None:
    show_sample(desk)
    qtmodeltester.check(desk.page.model, force_py=True)
    desk.page.model.move(0, 3)
    desk.page.model.remove(1)
    desk.page.table.add_row(1)
    assert [index.row() for index in desk.page.table.selectedIndexes()][:1] == [2]


def test_an_old_encoding_is_offered_to_be_converted(desk: Desk[AgendaPage]) -> None:
    show_sample(desk)
    desk.page.table.go_to(2, CONTENT)
    press(ENTER)
    old = "Céng hßa x· héi chñ nghÜa ViÖt Nam"
    clip = QMimeData()
    clip.setText(old)
    cell = focused()
    assert isinstance(cell, TextCell)
    cell.insertFromMimeData(clip)
    press(TAB)
    assert desk.page.model.rows()[2].content == old
    desk.page.pane.notice._take_action()
    assert desk.store().agenda[2].content == "Cộng hòa xã hội chủ nghĩa Việt Nam"


def test_pasted_text_comes_in_clean_and_on_one_line(desk: Desk[AgendaPage]) -> None:
    show_sample(desk)
    desk.page.table.go_to(2, CONTENT)
    press(ENTER)
    clip = QMimeData()
    clip.setText("  Thảo\u00a0luận\r\nvề <b>&\u200b\t hồ sơ ")
    cell = focused()
    assert isinstance(cell, TextCell)
    cell.insertFromMimeData(clip)
    assert desk.page.overlay(desk.page.facts).agenda[2].content == "Thảo luận về <b>& hồ sơ"  # type: ignore[arg-type]


def test_what_the_page_cannot_show_is_named(desk: Desk[AgendaPage]) -> None:
    show_sample(desk)
    desk.page.table.go_to(2, CONTENT)
    write("Thảo luận \U0001f600")
    press(TAB)
    assert "\U0001f600" in desk.page.pane.notice.text()
    assert desk.store().agenda[2].content.endswith("\U0001f600")
