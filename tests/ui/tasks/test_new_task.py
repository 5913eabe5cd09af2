"""A new task from the keyboard: its fields, what is not clear, its deadline in words, its recurrence."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt

from cchc_desktop.calendar.queries import working_calendar
from cchc_desktop.calendar.recurrence import Every, Recurrence
from cchc_desktop.tasks.records import Clarity, TaskState
from tests.ui.tasks.conftest import CONTROL, TaskDesk
from ui.tasks.dialogs.recurrence_dialog import RecurrenceDialog, Repeating, next_dues


def test_a_task_is_made_without_the_mouse(desk: TaskDesk) -> None:
    def write(dialog: Any) -> None:
        assert dialog.clear.text().startswith("Rõ 0/6")
        desk.type("Rà soát hồ sơ trễ hẹn tháng 3")
        desk.key(Qt.Key.Key_Tab)
        desk.type("bui ngoc uoc")
        desk.key(Qt.Key.Key_Tab)
        dialog.form.focus_first("due_wording")
        desk.type("+7")
        desk.key(Qt.Key.Key_Return)
        dialog.form.focus_first("deliverable")
        desk.type("Báo cáo rà soát")
        assert dialog.clear.text() == "Rõ 4/6 – chưa rõ: trách nhiệm, thẩm quyền"
        desk.key(Qt.Key.Key_Return, CONTROL)

    desk.in_dialog(write, lambda: desk.key(Qt.Key.Key_N, CONTROL))
    facts = desk.facts("T15")
    assert facts.row.work == "Rà soát hồ sơ trễ hẹn tháng 3"
    assert facts.row.lead == "Bùi Ngọc Ước"
    assert facts.row.due_on == date(2021, 4, 12)
    assert facts.details.due_wording == "+7"
    assert facts.row.missing == (Clarity.RESPONSIBILITY, Clarity.AUTHORITY)
    assert desk.tab.pane.task_id == facts.row.id
    assert desk.window.notice.text() == "Đã thêm nhiệm vụ T15"


@pytest.mark.parametrize("name", ["work", "lead", "due_on", "deliverable"])
def test_ctrl_enter_assigns_from_every_field(desk: TaskDesk, name: str) -> None:
    def write(dialog: Any) -> None:
        desk.type("Việc một")
        dialog.form.focus_first(name)
        desk.key(Qt.Key.Key_Return, CONTROL)
        assert dialog.made == 1

    desk.in_dialog(write, lambda: desk.key(Qt.Key.Key_N, CONTROL))


def test_a_task_without_work_is_refused_and_stays_open(desk: TaskDesk) -> None:
    def write(dialog: Any) -> None:
        dialog.keep()
        assert dialog.isVisible()
        assert dialog.form.field("work").error()

    desk.in_dialog(write, desk.tab.new_record)
    assert len(desk.codes()) == 14


def test_several_tasks_are_made_one_after_the_other(desk: TaskDesk) -> None:
    def write(dialog: Any) -> None:
        for work in ("Việc một", "Việc hai"):
            desk.type(work)
            dialog.keep(goes_on=True)
        assert dialog.made == 2
        assert dialog.form.details().work == ""

    desk.in_dialog(write, desk.tab.new_record)
    assert {desk.facts(code).row.work for code in ("T15", "T16")} == {"Việc một", "Việc hai"}


def test_a_draft_is_in_no_list_but_its_own_until_it_is_assigned(desk: TaskDesk) -> None:
    def write(dialog: Any) -> None:
        desk.type("Dự thảo quy chế")
        dialog.keep(draft=True)

    desk.in_dialog(write, desk.tab.new_record)
    assert desk.facts("T15").row.state is TaskState.DRAFT
    assert desk.tab.list.figures is not None
    assert (desk.tab.list.figures.totals.all, desk.tab.list.figures.drafts) == (14, 1)
    desk.tab.list.chips.chosen.emit(("draft",))
    assert desk.codes() == ["T15"]
    desk.choose("T15")
    desk.tab.pane.assign_button.click()
    assert desk.facts("T15").row.state is TaskState.ASSIGNED
    assert desk.tab.list.figures.totals.all == 15


def test_a_draft_asked_for_elsewhere_is_shown_and_no_other_task(desk: TaskDesk) -> None:
    def write(dialog: Any) -> None:
        desk.type("Việc nháp")
        dialog.keep(draft=True)

    desk.in_dialog(write, desk.tab.new_record)
    desk.tab.list.show_all()
    desk.choose("T10")
    desk.tab.show_record(desk.id_of("T15"))
    assert desk.tab.pane.task_id == desk.id_of("T15")
    assert desk.codes() == ["T15"]


def test_words_that_come_back_make_a_recurrence(desk: TaskDesk) -> None:
    def write(dialog: Any) -> None:
        desk.type("Chấm tin bài CCHC")
        dialog.form.focus_first("due_wording")
        desk.type("chậm nhất 25 hằng tháng")
        desk.key(Qt.Key.Key_Return)
        assert not dialog.form.field("due_on").isEnabled()
        assert "25/4/2021" in dialog.form.repeat.message().text
        dialog.keep()

    desk.in_dialog(write, desk.tab.new_record)
    facts = desk.facts("T15")
    assert facts.details.recurrence == Recurrence(Every.MONTH, 25)
    assert facts.row.due_on == date(2021, 4, 25)


def test_a_sub_task_begins_with_what_it_shares_with_its_task(desk: TaskDesk) -> None:
    def write(dialog: Any) -> None:
        desk.type("Chụp ảnh bảng niêm yết")
        dialog.keep()

    desk.in_dialog(write, lambda: desk.tab.new_part(desk.facts("T10").row))
    part = desk.facts("T10.1")
    assert part.parent is not None
    assert part.parent.code == "T10"
    assert part.details.supervisor_id == desk.facts("T10").details.supervisor_id
    desk.choose("T10")
    assert [link.text().split(" · ")[0] for link in desk.tab.pane.parts.links] == ["T10.1"]
    desk.tab.pane.parts.links[0].click()
    assert desk.tab.pane.task_id == part.row.id


def test_the_recurrence_names_its_next_three_days(desk: TaskDesk) -> None:
    working = desk.window.workspace.read(working_calendar)
    monthly = Recurrence(Every.MONTH, 31)
    assert next_dues(monthly, date(2021, 1, 31), working) == [date(2021, 1, 31), date(2021, 2, 28), date(2021, 3, 31)]
    assert next_dues(monthly, date(2021, 1, 31), working, date(2021, 2, 1)) == [date(2021, 1, 31)]
    dialog = RecurrenceDialog(
        Repeating(Recurrence(Every.QUARTER, 20, 3)), today=date(2021, 4, 5), working=working, parent=desk.window
    )
    assert dialog.words.text() == (
        "Ngày 20 tháng cuối quý, hằng quý. Các hạn tới: 20/6/2021 (Chủ Nhật), 20/9/2021, 20/12/2021"
    )
    dialog.ends.set_value(date(2021, 1, 1))
    dialog.accept()
    assert dialog.chosen is None
    assert dialog.form.fields["recurs_until"].error() == "Ngày cuối sớm hơn ngày đầu."
    dialog.deleteLater()


def test_co_workers_are_added_and_taken_away_by_the_keyboard(desk: TaskDesk) -> None:
    def write(dialog: Any) -> None:
        field = dialog.form.field("co_workers")
        field.setFocus()
        desk.type("le duc anh")
        desk.key(Qt.Key.Key_Tab)
        assert len(field.value()) == 1
        field.setFocus()
        desk.key(Qt.Key.Key_Backspace)
        assert field.value() == ()

    desk.in_dialog(write, desk.tab.new_record)
