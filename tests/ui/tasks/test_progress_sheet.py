"""The progress sheet is filled in by the keyboard alone and kept as one step."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from cchc_desktop.tasks.records import DeadlineLabel
from tests.ui.tasks.conftest import CONTROL, TaskDesk
from ui.tasks.tab import LIST, SHEET

PERCENT, TEXT, DONE = 5, 6, 7


def test_the_sheet_holds_the_list_as_it_is_filtered(desk: TaskDesk) -> None:
    desk.tab.list.chips.chosen.emit((DeadlineLabel.DUE_SOON.value,))
    desk.key(Qt.Key.Key_T, CONTROL)
    assert desk.tab.stack.currentIndex() == SHEET
    assert [line.row.code for line in desk.tab.sheet.model.rows()] == ["T14", "T11"]


def test_lines_are_typed_from_cell_to_cell_and_kept_in_one_step(desk: TaskDesk) -> None:
    desk.tab.open_sheet()
    desk.key(Qt.Key.Key_Return)
    desk.type("80")
    desk.key(Qt.Key.Key_Tab)
    desk.type("Đã niêm yết 4/5 bảng")
    desk.key(Qt.Key.Key_Tab)
    desk.key(Qt.Key.Key_Return)
    assert desk.tab.sheet.table.currentIndex().row() == 1
    desk.key(Qt.Key.Key_Tab)
    desk.key(Qt.Key.Key_Tab)
    desk.type("2/4")
    desk.key(Qt.Key.Key_Down)
    assert desk.tab.sheet.model.rows()[1].done_on == "02/04/2021"
    assert desk.tab.sheet.model.rows()[1].percent == "100"
    assert desk.window.save_rooms()
    assert desk.tab.stack.currentIndex() == LIST
    assert desk.facts("T10").row.progress == 80
    assert desk.facts("T10").updates[0].text == "Đã niêm yết 4/5 bảng"
    assert desk.facts("T14").row.completed_on == date(2021, 4, 2)
    assert desk.window.notice.text() == "Đã ghi tiến độ 2 nhiệm vụ"
    desk.window.history.undo()
    assert desk.facts("T10").row.progress == 60
    assert desk.facts("T14").row.completed_on is None


def test_what_has_ended_takes_no_progress(desk: TaskDesk) -> None:
    desk.tab.open_sheet()
    model = desk.tab.sheet.model
    places = {line.row.code: number for number, line in enumerate(model.rows())}
    assert model.can_edit(model.index(places["T11"], PERCENT))
    assert not model.can_edit(model.index(places["T01"], PERCENT))


def test_a_wrong_cell_is_named_and_nothing_is_kept(desk: TaskDesk) -> None:
    desk.tab.open_sheet()
    model = desk.tab.sheet.model
    model.setData(model.index(0, PERCENT), "150")
    model.setData(model.index(1, DONE), "30/4")
    assert [sentence for _row, _column, sentence in model.faults()] == [
        "Tiến độ là số nguyên từ 0 đến 100.",
        "30/4/2021 chưa đến.",
    ]
    assert not desk.tab.save_now()
    assert desk.tab.sheet.fault.text() == "T10: Tiến độ là số nguyên từ 0 đến 100."
    assert desk.facts("T10").row.progress == 60
    desk.tab.sheet.table.remove_row(0)
    desk.tab.sheet.table.remove_row(1)
    assert desk.tab.sheet.lines() == []


def test_leaving_a_sheet_with_lines_asks(desk: TaskDesk) -> None:
    desk.tab.open_sheet()
    model = desk.tab.sheet.model
    model.setData(model.index(0, TEXT), "đang làm")
    desk.prompts.answers = ["stay", "drop"]
    desk.tab.leave_sheet()
    assert desk.tab.stack.currentIndex() == SHEET
    assert desk.prompts.asked[-1].text == "Còn 1 dòng chưa ghi."
    desk.tab.leave_sheet()
    assert desk.tab.stack.currentIndex() == LIST
    assert desk.tab.list.big.table.hasFocus()
