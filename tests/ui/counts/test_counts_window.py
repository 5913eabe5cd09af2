"""The window of counts: what is looked at, explaining late tasks by keyboard, freezing, comparing, printing."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.calendar.periods import Period
from cchc_desktop.storage import history
from cchc_desktop.tasks.count_rules import late_lines, totals_of
from cchc_desktop.tasks.counts import count_facts, live_count, take_count
from cchc_desktop.tasks.counts import counts as counts_of
from cchc_desktop.tasks.progress import ProgressEntry, record_progress
from cchc_desktop.tasks.records import DeadlineLabel
from tests.documents.pdf_paper import Paper
from tests.ui.counts.conftest import TODAY, settle
from tests.ui.keyboard import type_text
from ui.counts.rows import offered_periods, proposed_period
from ui.counts.window import CountsWindow
from ui.workspace import Workspace

MARCH, FEBRUARY = Period.parse("2021-03"), Period.parse("2021-02")


def words(window: CountsWindow) -> list[str]:
    return [window.model.columns[0].text(row) for row in window.model.rows()]


def choose_period(window: CountsWindow, qtbot: QtBot, period: Period) -> None:
    window.period.set_value(period)
    window.period.edited.emit()
    settle(window, qtbot)


def page_text(window: CountsWindow) -> str:
    return Paper(window.sheet.preview.pdf_bytes).text()


def type_into(window: CountsWindow, column: int, text: str) -> None:
    """Open a cell of the first late task and type, as the keyboard does."""
    table = window.late.table
    window.activateWindow()
    table.setFocus()
    table.go_to(0, column)
    table.edit(table.currentIndex())
    cell = QApplication.focusWidget()
    assert cell is not None
    type_text(cell, text)


def test_last_month_is_proposed_and_shown_as_it_stands(counts: CountsWindow) -> None:
    assert counts.period.value() == MARCH
    assert words(counts) == ["Tháng 3/2021 · chưa chốt"]
    assert "số liệu chưa chốt".replace(" ", "") in page_text(counts)
    (row,) = counts.model.rows()
    assert row.totals is not None and row.totals.all == 6 and row.totals.of(DeadlineLabel.OVERDUE) == 1


def test_month_is_proposed_from_its_25th_on() -> None:
    assert proposed_period(TODAY.replace(day=24)).code == "2021-03"
    assert proposed_period(TODAY.replace(day=25)).code == "2021-04"
    assert [period.code for period in offered_periods(TODAY)][:4] == ["2021-Q2", "2021-04", "2021-Q1", "2021-03"]


def test_period_and_day_that_are_chosen_are_shown(counts: CountsWindow, qtbot: QtBot) -> None:
    choose_period(counts, qtbot, Period.parse("2021-Q1"))
    assert counts.facts is not None and counts.facts.period == "2021-Q1" and len(counts.facts.lines) == 9
    counts.day.set_value(TODAY)
    counts.day.edited.emit()
    settle(counts, qtbot)
    assert counts.facts is not None and counts.facts.as_of == TODAY


def test_count_is_frozen_after_a_question_and_then_shown(
    counts: CountsWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.prompts.answers = ["freeze"]  # type: ignore[attr-defined]
    counts.freeze_button.click()
    settle(counts, qtbot)
    (question,) = workspace.prompts.asked  # type: ignore[attr-defined]
    assert "6 nhiệm vụ" in question.text and "1 nhiệm vụ quá hạn chưa ghi" in question.what_to_do
    assert words(counts) == ["Tháng 3/2021 · chưa chốt", "Tháng 3/2021"]
    selected = counts.table.selected_row()
    assert selected is not None and selected.id is not None
    assert not counts.freeze_button.isEnabled()
    assert counts.late.model.is_locked
    with pytest.raises(history.Wall), workspace.data.writing() as session:
        history.undo(session)


def test_nothing_is_frozen_when_the_question_is_put_off(counts: CountsWindow, workspace: Workspace) -> None:
    workspace.prompts.answers = ["later"]  # type: ignore[attr-defined]
    counts.freeze_button.click()
    assert workspace.read(counts_of) == []


def test_causes_typed_by_keyboard_are_stored_printed_and_frozen(
    counts: CountsWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    counts.tabs.setCurrentIndex(1)
    type_into(counts, 3, "Chưa bố trí người")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    cell = QApplication.focusWidget()
    assert cell is not None
    type_text(cell, "Giao thêm người")
    counts.late.table.close_cell()
    with qtbot.waitSignal(counts.sheet.shown, timeout=20_000):
        counts.late.saving.save_now()
    with workspace.data.reading() as session:
        (late,) = late_lines(live_count(session, MARCH, TODAY).lines)
    assert (late.cause, late.measure) == ("Chưa bố trí người", "Giao thêm người")
    settle(counts, qtbot)
    assert "Giaothêmngười" in page_text(counts)
    assert counts.late.unexplained() == 0
    workspace.prompts.answers = ["freeze"]  # type: ignore[attr-defined]
    counts.freeze()
    settle(counts, qtbot)
    with workspace.data.reading() as session:
        (row,) = counts_of(session)
        assert late_lines(count_facts(session, row.id).lines)[0].measure == "Giao thêm người"


def test_late_tasks_cannot_be_taken_away_or_moved(counts: CountsWindow) -> None:
    counts.tabs.setCurrentIndex(1)
    table = counts.late.table
    before = counts.late.model.rows()
    table.setFocus()
    table.go_to(0)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Insert):
        QTest.keyClick(table, key)
    assert counts.late.model.rows() == before
    assert list(table.row_actions(0)) == []


def test_what_is_typed_is_stored_when_the_window_closes(
    counts: CountsWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    counts.tabs.setCurrentIndex(1)
    type_into(counts, 3, "Thiếu người")
    counts.accept()
    with workspace.data.reading() as session:
        (late,) = late_lines(live_count(session, MARCH, TODAY).lines)
    assert late.cause == "Thiếu người"


def test_count_before_is_compared_with(counts: CountsWindow, workspace: Workspace, qtbot: QtBot) -> None:
    workspace.write(lambda session: take_count(session, FEBRUARY, today=TODAY)[1])
    settle(counts, qtbot)
    assert counts.facts is not None and counts.facts.previous is not None
    assert "Tháng02/2021" in page_text(counts)


def test_numbers_open_the_tasks_behind_them(counts: CountsWindow) -> None:
    page = counts.lines
    assert page.label.words()[0] == "Tất cả: 6"
    assert sum(int(words.rpartition(": ")[2]) for words in page.label.words()[1:]) == 6
    page.label.set_value(DeadlineLabel.ON_TRACK)
    page.label.edited.emit()
    assert [line.code for line in page.model.rows()] == ["T11", "T14"]


def test_change_of_a_task_elsewhere_is_shown_in_the_live_count(
    counts: CountsWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    assert counts.facts is not None
    (task_id,) = (line.task_id for line in counts.facts.lines if line.code == "T10")
    entry = ProgressEntry(TODAY.replace(month=3, day=30), 75, "đã niêm yết ở hai nơi")
    workspace.write(lambda session: record_progress(session, task_id, entry, today=TODAY))
    settle(counts, qtbot)
    (line,) = (line for line in counts.facts.lines if line.code == "T10")
    assert (line.progress, line.last_result) == (75, "đã niêm yết ở hai nơi")


def test_count_is_exported_as_word_and_pdf(
    counts: CountsWindow, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    for file_format, head in (("pdf", b"%PDF-1.4"), ("docx", b"PK")):
        path = tmp_path / f"kiểm đếm.{file_format}"
        workspace.prompts.answers = [path]  # type: ignore[attr-defined]
        counts.sheet.export(file_format)
        settle(counts, qtbot)
        assert path.read_bytes().startswith(head)
        assert str(path) in counts.foot.told.text()


def test_making_can_be_stopped_and_what_was_shown_stays(counts: CountsWindow, qtbot: QtBot) -> None:
    before = counts.sheet.preview.pdf_bytes
    counts.show_chosen()
    assert counts.sheet.is_busy()
    counts.sheet.stop_button.click()
    settle(counts, qtbot)
    assert counts.sheet.preview.pdf_bytes == before


def test_totals_in_the_list_are_those_of_the_lines(counts: CountsWindow, workspace: Workspace, qtbot: QtBot) -> None:
    for code in ("2020-12", "2021-01"):
        workspace.write(lambda session, code=code: take_count(session, Period.parse(code), today=TODAY)[1])
    counts.reload(chosen=None)
    settle(counts, qtbot)
    for item in counts.model.rows()[1:]:
        with workspace.data.reading() as session:
            assert item.totals == totals_of(count_facts(session, item.id).lines)


def test_list_that_is_shown_is_written_into_an_excel_file(
    counts: CountsWindow, workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "danh sách.xlsx"
    workspace.prompts.answers = [path, None]  # type: ignore[attr-defined]
    counts.lines.label.set_value(DeadlineLabel.OVERDUE)
    counts.lines.label.edited.emit()
    counts.lines.excel_button.click()
    rows = list(load_workbook(path).active.iter_rows(min_row=4, values_only=True))
    assert [(row[0], row[7]) for row in rows] == [("T10", 107)]
    assert str(path) in counts.foot.told.text()
    counts.lines.excel_button.click()
    assert workspace.prompts.answers == []  # type: ignore[attr-defined]
