"""Commitments leave the window as papers to sign, a tracking sheet and Excel; a target is drawn against its line."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from PySide6.QtWidgets import QDialog

from cchc_desktop.calendar.periods import Period
from cchc_desktop.commitments import figures
from tests.ui.commitments.conftest import Desk
from ui.commitments.chart_window import ChartWindow, points_of
from ui.commitments.goal_bar import progress_of
from ui.commitments.paper_window import COMMITMENT, REGISTER, PaperWindow


def test_the_chart_draws_the_figures_against_what_was_committed(desk: Desk) -> None:
    seen: list[ChartWindow] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, ChartWindow)
        seen.append(dialog)
        rows = dialog.rows.rows()
        assert [row.period for row in rows] == ["Quý I/2021", "Quý II/2021", "Quý III/2021", "Quý IV/2021"]
        assert (rows[0].figure, rows[0].numbers, rows[0].committed, rows[0].result) == (
            "84,62%",
            "11/13",
            "≥ 100%",
            "Không đạt",
        )
        assert "Quý I 84,62%" in dialog.chart.accessibleName()
        value, goal = dialog.chart.places()[0], dialog.chart.goal_places()[0]
        assert value is not None and goal is not None
        assert value.y() > goal.y()

    desk.choose("C2.2")
    desk.in_dialog(look, desk.tab.show_chart)
    assert seen


def test_a_count_of_the_year_is_drawn_as_it_adds_up(desk: Desk) -> None:
    target, today = desk.row("C2.3").target_id, desk.window.workspace.today
    for code, text in (("2021-Q1", "4"), ("2021-Q2", "3")):
        period = Period.parse(code)
        desk.write(lambda session, at=period, said=text: figures.set_figure(session, target, at, said, today=today))
    row = desk.row("C2.3")
    points, top = points_of(row, [cell for cell in row.cells if cell is not None])
    assert [point.value for point in points] == [4.0, 7.0, None, None]
    assert {point.goal for point in points} == {10.0}
    assert top > 10


def test_the_bar_stands_before_its_mark_until_it_is_met(desk: Desk) -> None:
    desk.choose("C2.2")
    bar = desk.tab.foot.bar
    assert bar.filled().right() < bar.tick_at()
    desk.choose("C2.1")
    assert bar.filled().right() > bar.tick_at()
    row = desk.row("C5.1")
    assert row.cells[0] is not None
    progress = progress_of(row, row.cells[0])
    assert progress is not None
    assert (progress.value, progress.goal, progress.words) == (7, 6, "≥ 6")


def test_the_paper_of_the_commitment_selected_is_shown_first(desk: Desk) -> None:
    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, PaperWindow)
        desk.qtbot.waitUntil(lambda: dialog.sheet.preview.page_count > 0)
        assert dialog.paper.value() == COMMITMENT
        assert dialog.commitment.value() == ("C3",)
        dialog.go_on(1)
        desk.qtbot.waitUntil(lambda: not dialog.sheet.is_busy())
        assert dialog.sheet.sheet is not None
        assert dialog.sheet.sheet.name == "01/CK-2021 · Vũ Đình Ý"
        dialog.commitment.box.setCurrentIndex(dialog.commitment.box.count() - 1)
        dialog.show_paper()
        desk.qtbot.waitUntil(lambda: dialog.sheet.preview.page_count >= 6)

    desk.choose("C3.1")
    desk.in_dialog(look, desk.tab.print_paper)


def test_the_tracking_sheet_is_of_the_year_or_a_quarter(desk: Desk) -> None:
    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, PaperWindow)
        desk.qtbot.waitUntil(lambda: dialog.sheet.preview.page_count > 0)
        assert dialog.paper.value() == REGISTER
        assert dialog.period.words()[:2] == ["Năm 2021", "Quý I/2021"]
        dialog.period.box.setCurrentIndex(1)
        dialog.show_paper()
        desk.qtbot.waitUntil(lambda: not dialog.sheet.is_busy())
        assert dialog.sheet.sheet is not None
        assert "quý I/2021" in dialog.sheet.sheet.name

    desk.in_dialog(look, desk.tab.print_register)


def test_files_prove_a_figure_and_the_signed_sheet_belongs_to_the_commitment(desk: Desk, tmp_path: Path) -> None:
    paper = tmp_path / "96-BC-UBND.pdf"
    paper.write_bytes(b"%PDF-1.4\n%%EOF\n")
    desk.prompts.answers = [str(paper), str(paper)]
    desk.choose("C2.2")
    desk.tab.foot.attach_button.click()
    desk.saved()
    assert desk.cell("C2.2").file_count == 1
    assert desk.tab.foot.attach_button.text() == "1 tệp"
    assert [file.name for file in desk.tab.desk.files.files()] == ["96-BC-UBND.pdf"]
    desk.tab.desk.show_scan()
    desk.saved()
    assert desk.cell("C2.2").file_count == 1
    assert desk.prompts.titles == ["Đính kèm minh chứng", "Đính kèm bản đã ký"]


def test_excel_gets_what_is_shown(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "Cam kết.xlsx"
    desk.prompts.answers = [str(target)]
    desk.tab.page.head.chips.chosen.emit(("not_met",))
    with desk.qtbot.waitSignal(desk.tab.output.done):
        desk.tab.export_list()
    sheet = openpyxl.load_workbook(target).active
    rows = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    assert "Không đạt" in rows[1][0]
    flat = [cell for row in rows for cell in row]
    assert {"Người cam kết", "Quý I", "Quý I: tử/mẫu", "84,62%", "11/13"} <= set(flat)
    assert 2 in flat
    assert "98,60%" not in flat
