"""The task beside the list: what it says, what is typed into it, and what happened to it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from cchc_desktop.tasks.records import Clarity, DeadlineLabel, UpdateKind
from tests.ui.tasks.conftest import CONTROL, TaskDesk
from ui.tasks.detail.pane import EXTENSIONS, PERIODS, PROGRESS


def test_a_task_says_who_what_until_when_and_why_then(desk: TaskDesk) -> None:
    desk.choose("T10")
    pane = desk.tab.pane
    assert pane.head.code.text() == "T10"
    assert pane.head.pill.text == "Quá hạn chưa hoàn thành"
    assert pane.head.distance.text() == "quá 112 ngày"
    rows = pane.summary.rows
    assert rows.words("lead").startswith("Bùi Ngọc Ước")
    assert rows.words("due") == "14/12/2020 · “xong trước ngày 15/12/2020”"
    assert rows.words("reason") == "Trước ngày 15/12/2020 → 14/12/2020"
    assert pane.summary.clarity.title.text() == "Rõ 5/6"
    assert [link.text() for link in pane.summary.clarity.missing_links()] == ["thẩm quyền"]


def test_a_conclusion_leads_back_to_its_meeting(desk: TaskDesk) -> None:
    desk.choose("T07")
    assert desk.tab.pane.summary.rows.words("source") == "Kết luận 5, GB-2020-12"
    desk.tab.pane.summary.source_wanted.emit()
    assert desk.window.room is desk.window.meetings
    stored = desk.window.meetings.editor.stored
    assert stored is not None
    assert stored.code == "GB-2020-12"


def test_an_extended_task_keeps_its_first_deadline_and_shows_the_extension(desk: TaskDesk) -> None:
    desk.choose("T05")
    pane = desk.tab.pane
    assert pane.summary.rows.words("original") == "14/12/2020"
    assert pane.tabs.isTabVisible(EXTENSIONS)
    (event,) = pane.extensions.events()
    assert event.text.startswith("Gia hạn lần 1 đến 31/12/2020: đồng ý")


def test_a_recurring_task_shows_its_periods_and_warns_of_a_rest_day(desk: TaskDesk) -> None:
    desk.choose("T07")
    pane = desk.tab.pane
    assert pane.tabs.isTabVisible(PERIODS)
    words = [event.text for event in pane.periods.events()]
    assert words[0] == "Tháng 4/2021: Đang thực hiện trong hạn"
    assert "Tháng 02/2021: Hoàn thành quá hạn" in words
    assert "23/4/2021" in pane.summary.rest_day.text()


def test_progress_is_typed_and_kept_by_enter(desk: TaskDesk) -> None:
    desk.choose("T11")
    desk.key(Qt.Key.Key_U, CONTROL)
    desk.type("85")
    desk.key(Qt.Key.Key_Tab)
    desk.key(Qt.Key.Key_Tab)
    desk.key(Qt.Key.Key_Tab)
    desk.tab.pane.entry.text.setFocus()
    desk.type("Đã nộp 4/5 hồ sơ")
    desk.key(Qt.Key.Key_Return)
    facts = desk.facts("T11")
    assert facts.row.progress == 85
    assert facts.updates[0].text == "Đã nộp 4/5 hồ sơ"
    assert desk.tab.pane.entry.is_blank()
    assert desk.tab.pane.life.events()[0].text == "85% – Đã nộp 4/5 hồ sơ"
    assert desk.window.notice.text() == "Đã ghi tiến độ T11"


def test_ctrl_enter_in_the_line_completes_the_task_on_its_day(desk: TaskDesk) -> None:
    desk.choose("T11")
    desk.tab.update_progress()
    desk.tab.pane.entry.day.set_value(date(2021, 4, 2))
    desk.type("100")
    desk.key(Qt.Key.Key_Return, CONTROL)
    facts = desk.facts("T11")
    assert facts.row.completed_on == date(2021, 4, 2)
    assert facts.row.label is DeadlineLabel.DONE_ON_TIME
    desk.window.history.undo()
    assert desk.facts("T11").row.label is DeadlineLabel.DUE_SOON
    assert desk.facts("T11").row.progress == 70


def test_ctrl_z_in_the_emptied_line_takes_back_what_was_kept(desk: TaskDesk) -> None:
    desk.choose("T11")
    desk.key(Qt.Key.Key_U, CONTROL)
    desk.type("85")
    desk.key(Qt.Key.Key_Return)
    assert desk.facts("T11").row.progress == 85
    assert desk.tab.pane.entry.percent.editor().hasFocus()
    desk.key(Qt.Key.Key_Z, CONTROL)
    assert desk.facts("T11").row.progress == 70


def test_ctrl_enter_on_the_list_completes_what_is_selected(desk: TaskDesk) -> None:
    desk.choose("T14")
    desk.tab.list.big.enter()
    desk.key(Qt.Key.Key_Return, CONTROL)
    assert desk.facts("T14").row.completed_on == date(2021, 4, 5)
    assert {update.kind for update in desk.facts("T14").updates} >= {UpdateKind.COMPLETED}


def test_a_line_that_is_not_right_says_so_and_stays(desk: TaskDesk) -> None:
    desk.choose("T11")
    desk.tab.update_progress()
    desk.type("120")
    desk.key(Qt.Key.Key_Return)
    assert desk.tab.pane.entry.fault.text() == "Tiến độ là số nguyên từ 0 đến 100."
    assert desk.tab.pane.entry.percent.value() == "120"
    desk.tab.pane.entry.percent.set_value("90")
    desk.tab.pane.entry.day.set_value(date(2021, 4, 30))
    desk.tab.pane.entry.enter()
    assert desk.tab.pane.entry.fault.isVisible()
    assert desk.facts("T11").row.progress == 70


def test_f2_turns_the_task_into_fields_that_save_by_themselves(desk: TaskDesk) -> None:
    desk.choose("T11")
    desk.key(Qt.Key.Key_F2)
    pane = desk.tab.pane
    assert pane.is_editing()
    form = pane.edit.form
    form.field("deliverable").setFocus()
    desk.type("Mục lục hồ sơ nộp lưu. ")
    desk.saved()
    assert desk.facts("T11").details.deliverable.startswith("Mục lục hồ sơ nộp lưu.")
    desk.key(Qt.Key.Key_Escape)
    assert not pane.is_editing()
    assert pane.summary.rows.words("deliverable").startswith("Mục lục hồ sơ nộp lưu.")


def test_what_is_typed_in_one_visit_is_one_step_of_the_history(desk: TaskDesk) -> None:
    desk.choose("T11")
    desk.tab.rename()
    before = desk.facts("T11").details.note
    desk.tab.pane.edit.form.focus_first("note")
    for words in ("Hẹn ", "ngày ", "07/4"):
        desk.type(words)
        desk.saved()
    desk.tab.rename()
    assert desk.facts("T11").details.note == "Hẹn ngày 07/4"
    desk.window.history.undo()
    assert desk.facts("T11").details.note == before


def test_a_deadline_is_typed_in_words_and_taken_by_enter(desk: TaskDesk) -> None:
    desk.choose("T12")
    desk.tab.pane.summary.clarity_wanted.emit(Clarity.TIME)
    form = desk.tab.pane.edit.form
    assert form.due_words.line.hasFocus()
    desk.type("chậm nhất 15/4/2021")
    message = form.due_words.message()
    assert message is not None
    assert "Thứ Năm, 15/4/2021" in message.text
    assert form.due_words.waits()
    desk.key(Qt.Key.Key_Return)
    desk.saved()
    assert form.due_words.line.hasFocus()  # the row moved in the list, the keyboard stayed
    details = desk.facts("T12").details
    assert details.due_on == date(2021, 4, 15)
    assert details.due_wording == "chậm nhất 15/4/2021"
    assert desk.facts("T12").row.label is DeadlineLabel.ON_TRACK


def test_a_rest_day_offers_the_working_days_beside_it(desk: TaskDesk) -> None:
    desk.choose("T12")
    desk.tab.pane.show_fields(True, Clarity.TIME)
    desk.type("25/4/2021")
    message = desk.tab.pane.edit.form.due_words.message()
    assert message is not None
    assert [words for words, _act in message.actions] == ["Nhận (Enter)", "23/4/2021", "26/4/2021"]
    message.actions[1][1]()
    desk.saved()
    assert desk.facts("T12").details.due_on == date(2021, 4, 23)


def test_words_that_say_no_deadline_are_taken_as_that(desk: TaskDesk) -> None:
    desk.choose("T12")
    desk.tab.pane.show_fields(True, Clarity.TIME)
    desk.type("không thời hạn")
    desk.key(Qt.Key.Key_Return)
    desk.saved()
    assert desk.facts("T12").details.is_without_due
    assert Clarity.TIME not in desk.facts("T12").row.missing


def test_a_deadline_before_the_assignment_is_refused_at_its_field(desk: TaskDesk) -> None:
    desk.choose("T11")
    desk.tab.rename()
    form = desk.tab.pane.edit.form
    form.field("due_on").setFocus()
    form.field("due_on").line.selectAll()  # type: ignore[attr-defined]
    desk.type("01/01/2020")
    desk.qtbot.waitUntil(lambda: bool(form.field("due_on").error()))
    assert desk.facts("T11").row.due_on == date(2021, 4, 8)
    assert not desk.tab.save_now()
    desk.prompts.answers = ["back", "drop"]
    assert not desk.tab.may_leave()
    assert desk.tab.may_leave()
    assert desk.facts("T11").row.due_on == date(2021, 4, 8)


def test_the_lead_is_found_by_an_abbreviation_and_may_be_a_department(desk: TaskDesk) -> None:
    desk.choose("T12")
    desk.tab.rename()
    field = desk.tab.pane.edit.form.field("lead")
    field.setFocus()
    field.line.selectAll()  # type: ignore[attr-defined]
    desk.type("mot cua")
    desk.key(Qt.Key.Key_Tab)
    desk.saved()
    details = desk.facts("T12").details
    assert details.lead is not None
    assert details.lead.department_id is not None
    assert Clarity.PERSON in desk.facts("T12").row.missing


def test_the_keyboard_goes_round_between_list_and_task(desk: TaskDesk) -> None:
    desk.tab.list.big.enter()
    desk.key(Qt.Key.Key_F6)
    assert desk.tab.pane.isAncestorOf(desk.window.focusWidget())
    desk.key(Qt.Key.Key_F6)
    assert desk.tab.list.big.table.hasFocus()


def test_another_task_begins_at_its_progress(desk: TaskDesk) -> None:
    desk.choose("T05")
    desk.tab.pane.tabs.setCurrentIndex(EXTENSIONS)
    desk.choose("T06")
    assert desk.tab.pane.tabs.currentIndex() == PROGRESS
