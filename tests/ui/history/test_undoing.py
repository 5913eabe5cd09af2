"""Ctrl+Z and Ctrl+Y at the window: the field's own in a text field, the program's everywhere else."""

from __future__ import annotations

import threading

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cchc_desktop.storage import audit
from cchc_desktop.storage.model import StepKind
from tests.ui.keyboard import type_text
from tests.ui.secretary import DETAILS, PROCEEDINGS, wait_for_save
from tests.ui.window_fixtures import MeetingWindow
from ui.meetings.details_page import DetailsPage
from ui.meetings.proceedings.page import ProceedingsPage

CONTROL = Qt.KeyboardModifier.ControlModifier


def details(window: MeetingWindow) -> DetailsPage:
    page = window.meetings.editor.stack.page(DETAILS)
    assert isinstance(page, DetailsPage)
    return page


def leave_fields(window: MeetingWindow) -> None:
    window.meetings.list.list.setFocus()


def steps(window: MeetingWindow) -> list[str]:
    lines = window.workspace.read(lambda session: audit.steps(session))
    return [line.step.title for line in lines if line.step.kind is StepKind.EDIT]


def enter_place(window: MeetingWindow, text: str) -> None:
    field = details(window).form.fields["place"].editor()
    field.setFocus()
    field.selectAll()
    type_text(field, text)


def place(window: MeetingWindow) -> str:
    facts = window.meetings.editor.stored
    assert facts is not None
    return facts.details.place


def test_ctrl_z_takes_back_the_whole_visit_to_a_field(window: MeetingWindow, qtbot: QtBot) -> None:
    window.new_meeting()
    before, count = place(window), len(steps(window))
    for text in ("Hội", "Hội trường", "Hội trường lớn"):
        enter_place(window, text)
        wait_for_save(qtbot, window)
    assert len(steps(window)) == count + 1
    leave_fields(window)
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert place(window) == before
    assert details(window).form.fields["place"].value() == before
    assert "Địa điểm" in window.notice.text()


def test_what_is_typed_is_saved_before_the_undo_and_taken_back_by_it(window: MeetingWindow) -> None:
    window.new_meeting()
    before = place(window)
    enter_place(window, "Hội trường")
    leave_fields(window)
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert place(window) == before
    QTest.keyClick(window, Qt.Key.Key_Y, CONTROL)
    assert place(window) == "Hội trường"
    assert details(window).form.fields["place"].value() == "Hội trường"


def test_fields_one_after_the_other_are_steps_of_their_own(window: MeetingWindow, qtbot: QtBot) -> None:
    window.new_meeting()
    before, count = place(window), len(steps(window))
    enter_place(window, "Hội trường")
    title = details(window).form.fields["title"].editor()
    title.setFocus()
    type_text(title, " mở rộng")
    wait_for_save(qtbot, window)
    assert len(steps(window)) == count + 2
    leave_fields(window)
    window.history.undo()
    assert place(window) == "Hội trường"
    window.history.undo()
    assert place(window) == before


def test_in_a_text_field_ctrl_z_is_the_field_s_own(window: MeetingWindow, qtbot: QtBot) -> None:
    window.new_meeting()
    window.notice.hide()
    window.meetings.show_page(PROCEEDINGS)
    page = window.meetings.editor.current_page()
    assert isinstance(page, ProceedingsPage)
    page.area.setFocus()
    before = page.area.toPlainText()
    QTest.keyClicks(page.area, "x")
    wait_for_save(qtbot, window)
    QTest.keyClick(page.area, Qt.Key.Key_Z, CONTROL)
    assert page.area.toPlainText() == before
    assert not window.notice.isVisible()


def test_undo_shows_the_file_also_in_the_field_that_keeps_the_keyboard(window: MeetingWindow, qtbot: QtBot) -> None:
    window.new_meeting()
    before = place(window)
    enter_place(window, "Hội trường")
    wait_for_save(qtbot, window)
    field = details(window).form.fields["place"].editor()
    assert field.hasFocus()
    window.history.undo()
    assert field.hasFocus()
    assert details(window).form.fields["place"].value() == before


def test_the_bar_offers_the_way_back_and_takes_it(window: MeetingWindow) -> None:
    window.new_meeting()
    made = window.meetings.editor.meeting_id
    window.meetings.remove()
    assert made not in window.meetings.list.model.ids()
    action = next(button for button in window.notice.findChildren(QPushButton) if button.text() == "Hoàn tác")
    action.click()
    assert made in window.meetings.list.model.ids()
    again = next(button for button in window.notice.findChildren(QPushButton) if button.text() == "Làm lại")
    again.click()
    assert made not in window.meetings.list.model.ids()


def test_undoing_the_making_of_a_meeting_shows_another_one(window: MeetingWindow) -> None:
    before = window.meetings.list.model.ids()
    window.new_meeting()
    made = window.meetings.editor.meeting_id
    window.history.undo()
    assert window.meetings.list.model.ids() == before
    assert window.meetings.editor.meeting_id in before
    window.history.redo()
    assert made in window.meetings.list.model.ids()


def test_undo_shows_the_record_that_it_changed(window: MeetingWindow) -> None:
    window.new_meeting()
    made = window.meetings.editor.meeting_id
    enter_place(window, "Hội trường")
    window.show_record("meeting", window.meetings.list.model.ids()[-1])
    window.show_tab(window.stack.showing("paper"))
    window.history.undo()
    assert window.room is window.meetings
    assert window.meetings.editor.meeting_id == made


def test_what_was_typed_before_the_keyboard_went_on_is_a_step_also_while_a_save_runs(
    window: MeetingWindow, qtbot: QtBot
) -> None:
    window.new_meeting()
    before, count = place(window), len(steps(window))
    hold = threading.Event()
    window.workspace.worker.submit(lambda _job: hold.wait(10))
    enter_place(window, "Hội")
    window.meetings.editor.saver.autosave.due.emit()
    enter_place(window, "Hội trường")
    title = details(window).form.fields["title"].editor()
    title.setFocus()
    type_text(title, " mở rộng")
    assert details(window).form.fields["place"].value() == "Hội trường"
    hold.set()
    wait_for_save(qtbot, window)
    assert len(steps(window)) == count + 2
    assert place(window) == "Hội trường"
    window.history.undo()
    assert place(window) == "Hội trường"
    window.history.undo()
    assert place(window) == before


def test_a_field_that_is_wrong_keeps_the_history_closed_with_a_word(window: MeetingWindow) -> None:
    window.new_meeting()
    field = details(window).form.fields["end_date"].editor()
    field.setFocus()
    type_text(field, "Hội trường")
    QTest.keyClick(window, Qt.Key.Key_H, CONTROL)
    assert window.notice.text() == "Còn ô chưa đúng. Sửa xong rồi làm tiếp."
    field.clear()


def test_a_wall_says_what_stands_there(window: MeetingWindow) -> None:
    window.history.undo()
    assert "sample.yaml" in window.notice.text()
    assert "không có gì để hoàn tác" in window.notice.text()


def test_with_nothing_taken_back_redo_says_so(window: MeetingWindow) -> None:
    window.history.redo()
    assert window.notice.text() == "Không có gì để làm lại."


def test_a_signed_meeting_is_not_thrown_away(window: MeetingWindow) -> None:
    prompts = window.workspace.prompts
    prompts.answers = ["close"]
    ids = window.meetings.list.model.ids()
    window.meetings.remove()
    assert "đã từng ký" in prompts.asked[0].text
    assert window.meetings.list.model.ids() == ids
