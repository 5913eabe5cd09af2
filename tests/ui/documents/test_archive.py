"""The archive in the window: the list, the kept pages beside it, and how both fold."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.register.service import keep_pages
from tests.register.archive_parts import NOW, keep_version, word_file
from tests.ui.documents.conftest import FIRST, SECOND, Desk
from tests.ui.window_fixtures import Open
from ui.documents.tab import DocumentsTab

CTRL = Qt.KeyboardModifier.ControlModifier


def references(desk: Desk) -> list[str]:
    return [paper.reference for paper in desk.tab.archive.list.shown()]


def wait_for(qtbot: QtBot, desk: Desk, data: bytes) -> None:
    qtbot.waitUntil(lambda: desk.tab.archive.pane.preview.pdf_bytes == data)


def test_the_newest_paper_is_chosen_and_the_newest_version_shown(desk: Desk, qtbot: QtBot) -> None:
    assert references(desk)[:2] == ["06/TB-BCĐ", "05/BB-BCĐ"]
    table = desk.tab.archive.list.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    wait_for(qtbot, desk, SECOND)
    pane = desk.tab.archive.pane
    assert pane.name.text() == "Biên bản 05/BB-BCĐ"
    assert "sửa số liệu" in pane.line.label.text()
    assert pane.preview.page_count == 2


def test_an_earlier_version_is_shown_and_stays_when_the_list_is_read_again(desk: Desk, qtbot: QtBot) -> None:
    desk.choose(desk.signed)
    pane = desk.tab.archive.pane
    assert len(pane.choice.menu().actions()) == 3
    pane.choice.menu().actions()[1].trigger()
    wait_for(qtbot, desk, FIRST)
    desk.tab.reload()
    assert pane.kept is not None
    assert pane.preview.pdf_bytes == FIRST


def test_signing_again_shows_the_new_version_where_the_newest_was_shown(desk: Desk, qtbot: QtBot) -> None:
    page = desk.tab.archive
    desk.choose(desk.signed)
    with desk.window.workspace.data.writing() as session:
        keep_version(session, desk.signed, 3, "thiếu tên người dự", pdf=FIRST, docx=b"PK lan 3")
    page.reload()
    assert page.pane.kept is not None
    assert page.pane.kept.name.endswith("lần 3")
    qtbot.waitUntil(lambda: page.pane.preview.pdf_bytes == FIRST)


def test_a_picture_of_the_signed_sheet_is_shown_as_a_page(desk: Desk, qtbot: QtBot) -> None:
    desk.choose(desk.scanned)
    qtbot.waitUntil(lambda: desk.tab.archive.pane.preview.page_count == 1)
    assert desk.tab.archive.pane.preview.pdf_bytes.startswith(b"%PDF")
    assert desk.tab.archive.pane.print_button.isVisible()
    assert not desk.tab.archive.pane.word_button.isVisible()


def test_a_paper_of_before_the_program_offers_to_attach_its_scan(desk: Desk) -> None:
    old = next(paper for paper in desk.tab.archive.list.papers() if not paper.version and not paper.file_count)
    desk.choose(old.id)
    pane = desk.tab.archive.pane
    assert pane.kept is None
    assert pane.attach_button.isVisible()
    assert not pane.print_button.isVisible()
    assert pane.preview.pdf_bytes == b""


def test_words_without_accents_filter_as_they_are_typed(desk: Desk) -> None:
    QTest.keyClick(desk.window, Qt.Key.Key_L, CTRL)
    search = desk.tab.archive.search
    assert search.hasFocus()
    QTest.keyClicks(search, "bien ban 05/bb")
    assert references(desk) == ["05/BB-BCĐ"]
    assert desk.tab.archive.list.hidden.isVisible()
    QTest.keyClick(search, Qt.Key.Key_Down)
    assert desk.tab.archive.list.table.hasFocus()
    desk.tab.archive.list.hidden.click()
    assert len(references(desk)) == len(desk.tab.archive.list.papers())


def test_chips_filter_and_say_how_many(desk: Desk) -> None:
    filters = desk.tab.archive.filters
    chip = next(chip for chip in filters.type_chips if chip.text().startswith("Biên bản"))
    chip.click()
    shown = desk.tab.archive.list.shown()
    assert chip.text() == f"Biên bản {len(shown)}"
    assert {paper.type_code for paper in shown} == {"BB"}
    filters.unkept.click()
    assert all(not paper.is_kept for paper in desk.tab.archive.list.shown())
    filters.years.chosen.emit(2021)
    assert {paper.issued_on.year for paper in desk.tab.archive.list.shown() if paper.issued_on} == {2021}
    assert filters.years.isChecked()


def test_the_chips_of_the_types_merge_where_they_find_no_room(desk: Desk) -> None:
    filters = desk.tab.archive.filters
    assert not filters.merged.isVisible()
    desk.window.resize(911, 432)
    assert filters.merged.isVisible()
    filters.merged.chosen.emit("TB")
    assert {paper.type_code for paper in desk.tab.archive.list.shown()} == {"TB"}
    assert filters.merged.text().startswith("Thông báo")


def test_a_header_sorts_by_the_number_not_by_its_letters(desk: Desk) -> None:
    table = desk.tab.archive.list.table
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    numbers = [int(paper.number) for paper in desk.tab.archive.list.shown() if paper.symbol == "BB-BCĐ"]
    assert numbers == sorted(numbers)


def test_what_is_shown_is_written_to_excel(desk: Desk, tmp_path: Path) -> None:
    desk.prompts.answers.append(tmp_path / "văn bản.xlsx")
    desk.tab.archive.search.setText("05/BB")
    desk.tab.archive.export_button.click()
    cells = [row for row in openpyxl.load_workbook(tmp_path / "văn bản.xlsx").active.values if row[0] == "05/BB-BCĐ"]
    assert [cells[0][2], cells[0][4], cells[0][5]] == ["Biên bản", "GB-2020-12", "Lần 2"]


def test_the_columns_that_are_chosen_go_to_excel(desk: Desk, tmp_path: Path) -> None:
    desk.prompts.answers.append(tmp_path / "văn bản.xlsx")
    desk.tab.archive.list.columns.set_shown("files", True)
    desk.tab.archive.list.columns.set_shown("type", False)
    desk.tab.archive.export_button.click()
    cells = [row for row in openpyxl.load_workbook(tmp_path / "văn bản.xlsx").active.values if row[0] == "05/BB-BCĐ"]
    assert (cells[0][1].date(), cells[0][-1]) == (date(2021, 3, 29), 1)
    assert "Biên bản" not in cells[0]


def test_f6_goes_from_the_list_to_the_pages_and_back(desk: Desk) -> None:
    desk.tab.archive.list.enter()
    QTest.keyClick(desk.window, Qt.Key.Key_F6)
    assert desk.tab.archive.pane.preview.view.hasFocus()
    QTest.keyClick(desk.window, Qt.Key.Key_F6)
    assert desk.tab.archive.list.table.hasFocus()


def test_tab_goes_from_the_list_to_the_buttons_before_the_pages(desk: Desk) -> None:
    desk.choose(desk.signed)
    desk.tab.archive.list.enter()
    QTest.keyClick(desk.tab.archive.list.table, Qt.Key.Key_Tab)
    QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_Tab)
    assert desk.tab.archive.pane.print_button.hasFocus()


def test_in_a_narrow_window_enter_shows_the_paper_and_escape_the_list(desk: Desk) -> None:
    desk.window.resize(911, 432)
    page = desk.tab.archive
    assert page.list.isVisible()
    assert not page.pane.isVisible()
    page.list.enter()
    QTest.keyClick(page.list.table, Qt.Key.Key_Return)
    assert page.pane.isVisible()
    assert not page.list.isVisible()
    assert page.pane.back.isVisible()
    QTest.keyClick(page.pane.preview.view, Qt.Key.Key_Escape)
    assert page.list.table.hasFocus()
    QTest.keyClick(desk.window, Qt.Key.Key_F6)
    assert page.pane.isVisible()
    desk.window.resize(1366, 688)
    assert page.pane.isVisible()
    assert page.list.isVisible()


def test_a_paper_found_elsewhere_is_shown_even_when_the_filter_hides_it(desk: Desk, qtbot: QtBot) -> None:
    desk.tab.archive.search.setText("không có gì như thế")
    assert desk.tab.archive.list.shown() == ()
    desk.window.show_tab(desk.window.stack.showing("meeting"))
    assert desk.window.show_record("paper", desk.signed)
    wait_for(qtbot, desk, SECOND)


def test_the_widths_of_columns_and_panes_come_back(desk: Desk, open_window: Open) -> None:
    desk.tab.archive.list.table.setColumnWidth(0, 177)
    desk.tab.archive.list.columns.set_shown("type", False)
    desk.tab.archive.list.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    desk.window.close()
    again = open_window()
    again.workspace.settings.states.update(desk.window.workspace.settings.states)
    room = again.show_tab(again.stack.showing("paper"))
    assert isinstance(room, DocumentsTab)
    assert room.archive.list.table.columnWidth(0) == 177
    assert not room.archive.list.columns.is_shown("type")
    days = [paper.issued_on for paper in room.archive.list.shown() if paper.issued_on]
    assert days == sorted(days, reverse=True)
    assert room.archive.list.table.horizontalHeader().sortIndicatorSection() == 1


def test_the_model_keeps_the_rules_of_qt(desk: Desk) -> None:
    tester = QAbstractItemModelTester(desk.tab.archive.list.model)
    desk.tab.archive.search.setText("giao ban")
    desk.tab.archive.filters.unkept.click()
    desk.tab.archive.list.show_all()
    assert tester.model() is desk.tab.archive.list.model


def test_the_search_finds_a_paper_by_what_it_says(desk: Desk) -> None:
    with desk.window.workspace.data.writing() as session:
        keep_pages(session, desk.scanned, {"docx": word_file("Giao Bộ phận Một cửa sơn lại cầu thang")}, now=NOW)
    desk.tab.archive.reload()
    desk.tab.archive.search.setText("son lai cau thang")
    assert [paper.id for paper in desk.tab.archive.list.shown()] == [desk.scanned]
    desk.tab.archive.search.setText("mot cua")
    assert references(desk) == ["06/TB-BCĐ", "12/BB-BCĐ"]
