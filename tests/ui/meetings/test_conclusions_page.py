"""From a conclusion typed as prose to its tasks: what is read is shown, confirmed with Enter, corrected in place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from cchc_desktop.calendar.recurrence import Every
from cchc_desktop.tasks.instructions import Part
from cchc_desktop.tasks.model import SourceWithoutTask, Task
from cchc_desktop.tasks.records import TaskState
from tests.ui.keyboard import type_text
from tests.ui.meetings.entry_parts import Desk, focused
from ui.meetings.conclusions.line import ConclusionLine
from ui.meetings.conclusions.page import ConclusionsPage
from ui.meetings.conclusions.proposal_panel import AnswerButton
from ui.meetings.conclusions.proposal_parts import ChipState

GOOD = (
    "Giao đồng chí Lê Đức Ánh chủ trì, phối hợp với Văn phòng - Thống kê lập danh mục nhiệm vụ, "
    "xong trước ngày 15/04/2021."
)
TWO = "Giao 02 đồng chí Phó Chủ tịch phụ trách 02 khối thực hiện nghiêm công tác đánh giá công chức hằng tháng."
OPEN = "Các bộ phận nghiêm túc khắc phục các tồn tại đã nêu, xong trước ngày 15/04/2021."
PRAISE = "Ghi nhận sự cố gắng của các bộ phận trong năm qua."


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk[ConclusionsPage]]:
    desk = Desk(tmp_path, qtbot, ConclusionsPage)
    page = desk.page
    page.save_first = lambda: bool(desk.store())
    desk.workspace.data_changed.connect(lambda _changes, _origin: page.show_facts(desk.facts(page.facts.id)))  # type: ignore[union-attr]
    desk.show_new()
    yield desk
    desk.close()


def write(desk: Desk[ConclusionsPage], text: str, line: int = 0) -> ConclusionLine:
    """Type a conclusion and press Enter."""
    shown = desk.page.lines[line]
    shown.edit.setFocus()
    type_text(shown.edit, text)
    QTest.keyClick(shown.edit, Qt.Key.Key_Return)
    return shown


def tasks(desk: Desk[ConclusionsPage]) -> list[Task]:
    with desk.data.reading() as session:
        return list(session.scalars(select(Task).where(Task.id > 14).order_by(Task.id)))


def test_enter_leads_to_what_was_read_and_enter_again_keeps_it(desk: Desk[ConclusionsPage]) -> None:
    write(desk, GOOD)
    panel = desk.page.tasks.panel
    assert isinstance(focused(), AnswerButton)
    chips = {part: chip.view for part, chip in panel.boxes[0].chips.items()}
    assert (chips[Part.LEAD].words, chips[Part.LEAD].state) == ("Lê Đức Ánh", ChipState.READ)
    assert chips[Part.DUE].words == "Thứ Tư, 14/4/2021"
    assert chips[Part.DELIVERABLE].state is ChipState.MISSING
    assert "14/4/2021" in panel.boxes[0].reason.text()
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    (task,) = tasks(desk)
    assert (task.state, task.lead_person_id, task.due_on) == (TaskState.DRAFT, 4, date(2021, 4, 14))
    assert task.due_wording == "xong trước ngày 15/04/2021"
    assert not panel.isVisible()
    assert focused() is desk.page.lines[1].edit


def test_a_sentence_for_two_people_gives_two_tasks(desk: Desk[ConclusionsPage]) -> None:
    write(desk, TWO)
    panel = desk.page.tasks.panel
    assert [box.details.lead.person_id for box in panel.boxes if box.details.lead] == [2, 3]
    panel.accept_button.click()
    assert [(task.lead_person_id, task.every) for task in tasks(desk)] == [(2, Every.MONTH), (3, Every.MONTH)]
    assert "2 nhiệm vụ" in desk.page.lines[0].given.words


def test_what_was_not_read_is_missing_and_is_given_in_place(desk: Desk[ConclusionsPage]) -> None:
    write(desk, OPEN)
    panel = desk.page.tasks.panel
    box = panel.boxes[0]
    assert box.details.lead is None
    assert box.chips[Part.LEAD].view.state is ChipState.MISSING
    QTest.keyClick(box.chips[Part.LEAD], Qt.Key.Key_Return)
    assert box.editor is not None
    type_text(box.editor.field.editor(), "uoc")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert box.details.lead is not None
    assert box.details.lead.person_id == 10
    assert box.editor is None


def test_a_day_that_cannot_be_is_named_beside_the_doubt_about_the_lead(desk: Desk[ConclusionsPage]) -> None:
    write(desk, "Giao Bộ phận Một cửa rà soát hồ sơ trễ hẹn, xong trước ngày 31/02/2021.")
    box = desk.page.tasks.panel.boxes[0]
    assert box.chips[Part.LEAD].view.state is ChipState.WAITING
    assert box.chips[Part.DUE].view.state is ChipState.MISSING
    assert "(MC)" in box.reason.text()
    assert "Tháng 02/2021 có 28 ngày." in box.reason.text()


def test_a_deadline_typed_in_place_keeps_its_words(desk: Desk[ConclusionsPage]) -> None:
    write(desk, GOOD)
    box = desk.page.tasks.panel.boxes[0]
    box.chips[Part.DUE].click()
    assert box.editor is not None
    edit = box.editor.field.editor()
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(edit, "chậm nhất ngày 25 hằng tháng")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert (box.details.due_wording, box.details.due_on) == ("chậm nhất ngày 25 hằng tháng", None)
    assert box.details.recurrence is not None


def test_esc_leaves_the_part_as_it_was_and_then_the_proposals(desk: Desk[ConclusionsPage], qtbot: QtBot) -> None:
    write(desk, GOOD)
    panel = desk.page.tasks.panel
    box = panel.boxes[0]
    box.edit(Part.DELIVERABLE)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert (box.editor, box.details.deliverable) == (None, "")
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert tasks(desk) == []
    assert desk.page.lines[0].given.words == "1 đề xuất chờ xác nhận"
    desk.page.lines[0].given.link.click()
    assert panel.isVisible()


def test_a_conclusion_that_gives_no_task_is_marked_and_the_mark_taken_back(desk: Desk[ConclusionsPage]) -> None:
    line = write(desk, OPEN)
    desk.page.tasks.panel.none_button.click()
    with desk.data.reading() as session:
        assert session.scalars(select(SourceWithoutTask)).one().source_id == line.id
    assert line.given.words == "Không phát sinh nhiệm vụ"
    line.given.link.click()
    with desk.data.reading() as session:
        assert session.scalars(select(SourceWithoutTask)).all() == []


def test_praise_proposes_nothing_and_enter_goes_on(desk: Desk[ConclusionsPage]) -> None:
    write(desk, PRAISE)
    assert not desk.page.tasks.panel.isVisible()
    assert focused() is desk.page.lines[1].edit
    assert desk.page.lines[0].given.words == "Chưa có nhiệm vụ"


def test_drafts_are_given_out_together_once_they_are_clear(desk: Desk[ConclusionsPage]) -> None:
    write(desk, OPEN)
    desk.page.tasks.panel.accept_button.click()
    page = desk.page
    assert not page.give_button.isEnabled()
    assert page.give_button.toolTip() == "T15 chưa rõ chủ trì."
    write(desk, TWO, line=1)
    page.tasks.panel.accept_button.click()
    with desk.data.writing() as session:
        session.scalars(select(Task).where(Task.code == "T15")).one().lead_person_id = 9
    page.show_facts(desk.facts(page.facts.id))  # type: ignore[union-attr]
    assert page.give_button.isEnabled()
    assert page.give_button.text() == "Giao 3 nhiệm vụ"
    page.give_button.click()
    assert {task.state for task in tasks(desk)} == {TaskState.ASSIGNED}
    assert not page.give_button.isVisible()


def test_a_draft_that_is_not_clear_keeps_no_other_from_its_lead(desk: Desk[ConclusionsPage]) -> None:
    write(desk, OPEN)
    page = desk.page
    page.tasks.panel.accept_button.click()
    write(desk, TWO, line=1)
    page.tasks.panel.accept_button.click()
    assert page.give_button.text() == "Giao 2 nhiệm vụ"
    assert page.give_button.toolTip() == "T15 chưa rõ chủ trì."
    page.give_button.click()
    assert {task.code for task in tasks(desk) if task.state is TaskState.DRAFT} == {"T15"}
    assert page.give_button.isVisible()
    assert not page.give_button.isEnabled()


def test_tab_goes_down_the_lines_and_then_to_the_foot(desk: Desk[ConclusionsPage]) -> None:
    page = desk.page
    write(desk, TWO)
    page.tasks.panel.accept_button.click()
    page.lines[0].edit.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is page.lines[0].given.link
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is page.lines[1].edit
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is page.add_button
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is page.give_button


def test_all_units_are_split_into_a_task_each(desk: Desk[ConclusionsPage]) -> None:
    write(desk, OPEN)
    panel = desk.page.tasks.panel
    assert panel.boxes[0].proposed.for_all_units
    panel.split_button.click()
    assert len(panel.boxes) == 11
    assert len({box.details.lead for box in panel.boxes}) == 11
    panel.boxes[-1].removed.emit()
    panel.accept_button.click()
    assert len(tasks(desk)) == 10


def test_a_conclusion_that_gave_tasks_stays(desk: Desk[ConclusionsPage]) -> None:
    line = write(desk, GOOD)
    desk.page.tasks.panel.accept_button.click()
    told: list[str] = []
    desk.page.told.connect(told.append)
    line.remove.click()
    assert line in desk.page.lines
    assert told == ["Kết luận này đã giao nhiệm vụ nên được giữ lại. Bỏ nhiệm vụ vào thùng rác trước."]
    line.field.set_value("")
    desk.store()
    assert tasks(desk)[0].source_id == line.id


def test_the_words_read_are_tinted(desk: Desk[ConclusionsPage], qtbot: QtBot) -> None:
    line = desk.page.lines[0]
    type_text(line.edit, GOOD)
    qtbot.waitUntil(lambda: bool(line.edit.extraSelections()))
    tinted = {selection.cursor.selectedText() for selection in line.edit.extraSelections()}  # type: ignore[attr-defined]
    assert "đồng chí Lê Đức Ánh" in tinted or "Lê Đức Ánh" in tinted
    assert "xong trước ngày 15/04/2021" in tinted


def test_the_panel_takes_no_sideways_room(desk: Desk[ConclusionsPage], qtbot: QtBot) -> None:
    desk.window.resize(620, 400)
    write(desk, GOOD)
    qtbot.waitUntil(lambda: desk.page.tasks.panel.isVisible())
    assert desk.page.tasks.panel.width() <= desk.page._scroll.viewport().width()
