"""What is asked before something happens to tasks, and what stands in the file afterwards."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from cchc_desktop.tasks.records import Actor, DeadlineLabel, ExtensionResult, TaskState
from tests.ui.tasks.conftest import CONTROL, TaskDesk


def fill(dialog: Any, **values: object) -> None:
    for name, value in values.items():
        dialog.form.fields[name].set_value(value)


def test_a_granted_extension_moves_the_deadline_and_keeps_the_first(desk: TaskDesk) -> None:
    desk.choose("T10")

    def answer(dialog: Any) -> None:
        fill(
            dialog,
            to_due=date(2021, 4, 20),
            reason="chờ bảng mới",
            decided_by_id=desk.facts("T10").details.supervisor_id,
        )
        dialog.accept()

    desk.in_dialog(answer, lambda: desk.key(Qt.Key.Key_G, CONTROL))
    row = desk.facts("T10").row
    assert (row.due_on, row.original_due_on) == (date(2021, 4, 20), date(2020, 12, 14))
    assert row.label is DeadlineLabel.ON_TRACK
    assert desk.tab.pane.summary.rows.words("original") == "14/12/2020"


def test_an_extension_earlier_than_the_deadline_is_refused_at_its_field(desk: TaskDesk) -> None:
    desk.choose("T11")

    def answer(dialog: Any) -> None:
        fill(dialog, to_due=date(2021, 4, 1), reason="nhầm")
        dialog.accept()
        assert dialog.isVisible()
        assert dialog.form.fields["to_due"].error()

    desk.in_dialog(answer, lambda: desk.tab.with_chosen("extend"))
    assert desk.facts("T11").row.due_on == date(2021, 4, 8)


def test_a_request_waits_until_it_is_decided(desk: TaskDesk) -> None:
    desk.choose("T11")

    def ask(dialog: Any) -> None:
        fill(dialog, to_due=date(2021, 4, 28), reason="thiếu hộp", result=ExtensionResult.PENDING)
        dialog.accept()

    desk.in_dialog(ask, lambda: desk.tab.with_chosen("extend"))
    assert desk.facts("T11").row.extension_pending
    assert desk.tab.pane.decide_button.isVisible()
    assert not desk.tab.pane.extend_button.isVisible()

    def decide(dialog: Any) -> None:
        fill(dialog, result=ExtensionResult.REFUSED)
        dialog.accept()

    desk.in_dialog(decide, desk.tab.pane.decide_button.click)
    assert not desk.facts("T11").row.extension_pending
    assert desk.facts("T11").row.due_on == date(2021, 4, 8)


def test_several_tasks_are_reminded_of_at_once(desk: TaskDesk) -> None:
    ids = [desk.id_of("T10"), desk.id_of("T11")]
    desk.tab.list.big.table.select_ids(ids)

    def answer(dialog: Any) -> None:
        fill(dialog, reference="12/UBND-VP")
        dialog.accept()

    desk.in_dialog(answer, lambda: desk.tab.with_chosen("remind"))
    assert [line.reference for line in desk.facts("T11").reminders] == ["12/UBND-VP"]
    assert len(desk.facts("T10").reminders) == 3


def test_a_task_is_paused_and_taken_up_again(desk: TaskDesk) -> None:
    desk.choose("T11")

    def pause(dialog: Any) -> None:
        fill(dialog, reason="chờ hướng dẫn của lưu trữ quận")
        dialog.accept()

    desk.in_dialog(pause, lambda: desk.tab.with_chosen("pause"))
    assert desk.facts("T11").row.label is DeadlineLabel.PAUSED
    desk.in_dialog(lambda dialog: dialog.accept(), lambda: desk.tab.with_chosen("resume"))
    assert desk.facts("T11").row.label is DeadlineLabel.DUE_SOON


def test_a_task_is_given_up_with_a_reason(desk: TaskDesk) -> None:
    desk.choose("T13")

    def answer(dialog: Any) -> None:
        dialog.accept()
        assert dialog.isVisible()  # nobody gives a task up without a reason
        fill(dialog, reason="quận dừng lớp tập huấn")
        dialog.accept()

    desk.in_dialog(answer, lambda: desk.tab.with_chosen("cancel"))
    assert desk.facts("T13").row.state is TaskState.CANCELLED


def test_a_completed_task_is_given_back(desk: TaskDesk) -> None:
    desk.choose("T09")

    def answer(dialog: Any) -> None:
        fill(dialog, reason="thiếu sổ theo dõi")
        dialog.accept()

    desk.in_dialog(answer, lambda: desk.tab.acting.give_back(desk.facts("T09").row))
    facts = desk.facts("T09")
    assert facts.row.state is TaskState.RETURNED
    assert facts.row.completed_on is None
    assert desk.tab.pane.life.events()[0].text == "Trả lại – thiếu sổ theo dõi"


def test_del_puts_tasks_into_the_trash_and_ctrl_z_brings_them_back(desk: TaskDesk) -> None:
    desk.choose("T12")
    desk.tab.list.big.enter()
    desk.key(Qt.Key.Key_Delete)
    assert "T12" not in desk.codes()
    assert desk.window.notice.text() == "Đã bỏ T12 vào thùng rác"
    assert desk.tab.pane.task_id is not None
    desk.key(Qt.Key.Key_Z, CONTROL)
    assert "T12" in desk.codes()


def test_all_open_tasks_of_a_person_are_handed_over(desk: TaskDesk) -> None:
    desk.choose("T14")
    nga = desk.facts("T14").details.lead
    taker = desk.facts("T10").details.lead

    def answer(dialog: Any) -> None:
        assert dialog.giver.actor() == nga
        assert len(dialog.ticked()) == 1  # the task chosen; the others are listed beside it
        for number in range(dialog.list.count()):
            dialog.list.item(number).setCheckState(Qt.CheckState.Checked)
        fill(dialog, taker=taker, reason="đi học")
        dialog.accept()

    desk.in_dialog(answer, lambda: desk.tab.with_chosen("hand_over"))
    assert {code for code in ("T07", "T12", "T14") if desk.facts(code).details.lead == taker} == {"T07", "T12", "T14"}
    assert any("Bàn giao" in event.text for event in desk.tab.pane.life.events())


def test_one_instruction_becomes_a_task_for_each_department(desk: TaskDesk) -> None:
    units = [Actor(department_id=unit.id) for unit in desk.tab.acting.desk().people.departments[:3]]

    def answer(dialog: Any) -> None:
        fill(dialog, work="Rà soát thủ tục hành chính quý II", due_on=date(2021, 5, 14))
        dialog.leads.set_value(units)
        dialog.leads.edited.emit()
        assert dialog.preview.text().startswith("3 nhiệm vụ: T15 ")
        dialog.accept()

    desk.in_dialog(answer, desk.tab.making.assign_many)
    made = [desk.facts(code) for code in ("T15", "T16", "T17")]
    assert [facts.details.lead for facts in made] == units
    assert {facts.row.due_on for facts in made} == {date(2021, 5, 14)}
    desk.window.history.undo()
    assert len(desk.codes()) == 14


def test_tasks_are_copied_as_text_for_a_message(desk: TaskDesk) -> None:
    desk.choose("T10")
    desk.tab.copy_slip(desk.tab.chosen_rows())
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Bùi Ngọc Ước – 01 nhiệm vụ (tính đến 05/4/2021)")
    assert "QUÁ HẠN 112 ngày" in text


def test_the_slip_opens_for_the_lead_of_the_task(desk: TaskDesk) -> None:
    desk.choose("T10")
    lead = desk.facts("T10").details.lead
    assert lead is not None

    def look(dialog: Any) -> None:
        desk.qtbot.waitUntil(lambda: not dialog.sheet.is_busy())
        assert dialog.person.value() == lead.person_id

    desk.in_dialog(look, lambda: desk.tab.print_slip(desk.tab.chosen_rows()))


def test_work_that_comes_back_is_stopped_on_a_day(desk: TaskDesk) -> None:
    desk.choose("T07")
    assert desk.facts("T07").details.recurs_until is None

    def answer(dialog: Any) -> None:
        fill(dialog, day=date(2021, 6, 30))
        dialog.accept()

    desk.in_dialog(answer, lambda: desk.tab.with_chosen("stop_recurring"))
    assert desk.facts("T07").details.recurs_until == date(2021, 6, 30)
    desk.choose("T10")
    menu = next(each for each in desk.window.menus.menus if "Nhiệm vụ" in each.title().replace("&", ""))
    menu.aboutToShow.emit()
    line = next(each for each in menu.actions() if "lặp" in each.text().lower())
    assert not line.isEnabled()
