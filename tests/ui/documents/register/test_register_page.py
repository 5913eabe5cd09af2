"""The register of outgoing papers: read, searched, filled in place by the keyboard, its numbers accounted for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from cchc_desktop.register.entering import enter_paper
from cchc_desktop.register.records import PaperState
from tests.ui.documents.register.conftest import letter
from ui.documents.register.page import REGISTER_KIND
from ui.documents.tab import ARCHIVE, REGISTER

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


# -- what is shown


def test_every_number_of_the_year_stands_in_its_place(register) -> None:
    desk = register()
    letters = [
        line for line in desk.lines() if "UBND" in line[0] and not line[0].split("/")[1].startswith(("BC", "GM"))
    ]
    assert letters == [
        ("01–05/UBND", "Chưa rõ: trước số đầu tiên trong tệp"),
        ("06/UBND-VP", "Công văn: Đôn đốc tháng 3"),
        ("07/UBND", "Hủy số: ghi nhầm"),
        ("08/UBND", "Trống số, chưa có lý do"),
        ("09/UBND-VP", "Công văn: Đôn đốc quý I"),
        ("10/UBND", "Giữ số: gửi tỉnh"),
    ]


def test_the_model_behaves_as_qt_expects(register, qtmodeltester) -> None:
    desk = register()
    qtmodeltester.check(desk.page.list.model)


def test_the_foot_counts_papers_and_numbers_and_shows_what_is_owed(register) -> None:
    desk = register()
    assert "1 số giữ · 1 số hủy" in desk.page.list.count.text()
    assert desk.page.list.owed.isVisible() and desk.page.list.owed.text() == "1 số trống chưa có lý do"
    desk.page.list.owed_button.click()
    assert desk.references() == ["08/UBND"]
    assert desk.page.list.hidden.isVisible()
    desk.page.list.hidden.click()
    assert "06/UBND-VP" in desk.references()


def test_the_chips_count_the_papers_of_each_series(register) -> None:
    desk = register()
    chips = {chip.text().replace("\u00a0", " "): chip for chip in desk.page.chips.chips}
    found = next(chip for words, chip in chips.items() if "công văn" in words)
    assert "2" in found.text() or "2" in found.accessibleName()
    desk.page.chips.use_series("cv-ubnd")
    assert {line.row.series for line in desk.page.list.shown()} == {"cv-ubnd"}


def test_search_finds_without_accents_and_marks_the_rest_as_hidden(register) -> None:
    desk = register()
    desk.tab.focus_search()
    desk.type("don doc quy i")
    assert desk.references() == ["09/UBND-VP"]
    desk.press(Key.Key_Down)
    assert desk.page.list.table.hasFocus()


def test_another_year_is_chosen_by_its_chip(register) -> None:
    desk = register()
    assert 2020 in [choice.value for choice in desk.page.chips.years.choices()]
    desk.page.chips.years.chosen.emit(2020)
    assert desk.page.year == 2020
    assert all(line.row.issued_on is None or line.row.issued_on.year == 2020 for line in desk.page.list.shown())


def test_columns_are_chosen_and_remembered(register) -> None:
    desk = register()
    desk.page.list.columns.set_shown("receipt", True)
    desk.tab.remember(desk.workspace.settings)
    desk.page.list.columns.reset()
    desk.tab.restore(desk.workspace.settings)
    assert desk.page.list.columns.is_shown("receipt")


def test_an_empty_file_offers_the_first_step(register) -> None:
    desk = register(empty=True)
    assert desk.page.stack.currentIndex() == 1
    assert QApplication.focusWidget() is not None and "Ghi văn bản" in QApplication.focusWidget().text()


# -- filled in place


def test_the_five_columns_are_filled_by_the_keyboard(register) -> None:
    desk = register()
    desk.go_to("06/UBND-VP", "recipients")
    desk.press(Key.Key_Return)
    for text in ("Các bộ phận; Lưu: VT", "Văn phòng", "12", "5/3", "gửi qua mạng"):
        desk.type(text)
        desk.press(Key.Key_Tab)
    assert desk.tab.save_now()
    row = desk.row("06/UBND-VP")
    assert row.recipients == "Các bộ phận\nLưu: VT"
    assert (row.kept_by, row.copies, row.sent_on) == ("Văn phòng", 12, date(2021, 3, 5))
    assert row.note == "gửi qua mạng"


def test_what_is_typed_is_saved_by_itself(register) -> None:
    desk = register()
    desk.go_to("06/UBND-VP", "note")
    desk.press(Key.Key_F2)
    with desk.qtbot.waitSignal(desk.tab.saved):
        desk.type("khẩn")
    assert desk.page.list.table.is_editing()
    assert not desk.page.saving.error and not desk.page.list.changed()


def test_the_note_says_what_became_of_a_paper_and_only_the_note_is_typed(register) -> None:
    desk = register()
    row = replace(desk.line("06/UBND-VP").row, state=PaperState.REPLACED, replaced_by="09/UBND-VP", note="khẩn")
    desk.page.list.show_rows([row])
    table = desk.page.list.table
    column = next(n for n, each in enumerate(table.declared()) if each.key == "note")
    index = desk.page.list.model.index(0, column)
    assert index.data() == "khẩn; Được thay thế bằng 09/UBND-VP"
    assert index.data(Qt.ItemDataRole.EditRole) == "khẩn"
    recalled = replace(
        row, state=PaperState.RECALLED, recalled_on=date(2021, 4, 2), recall_reason="sai số", note="", replaced_by=""
    )
    desk.page.list.show_rows([recalled])
    assert index.data() == "Thu hồi ngày 02/4/2021: sai số"
    assert not desk.page.list.changed()


def test_a_cell_that_cannot_be_kept_stays_typed_and_the_rest_is_kept(register) -> None:
    desk = register("back", "drop")
    desk.go_to("06/UBND-VP", "kept_by")
    desk.press(Key.Key_Return)
    desk.type("Văn phòng")
    desk.press(Key.Key_Tab)
    desk.type("0")
    desk.press(Key.Key_Tab)
    desk.type("1/3")
    desk.press(Key.Key_Tab, Key.Key_Escape)
    assert not desk.tab.save_now() and desk.tab.has_unsaved()
    assert "06/UBND-VP" in desk.page.list.count.text()
    line = desk.line("06/UBND-VP")
    assert (line.copies, line.sent) == ("0", "1/3")
    assert (line.row.kept_by, line.row.copies, line.row.sent_on) == ("Văn phòng", None, None)
    assert not desk.tab.may_leave() and desk.prompts.asked[0].text.count("06/UBND-VP") == 2
    assert desk.tab.may_leave() and not desk.tab.has_unsaved()


def test_a_filter_loses_nothing_that_is_typed(register) -> None:
    desk = register("drop")
    desk.go_to("06/UBND-VP", "copies")
    desk.press(Key.Key_Return)
    desk.type("nhiều")
    desk.press(Key.Key_Tab, Key.Key_Escape)
    desk.page.chips.use_series("bb-bcđ")
    assert desk.page.list.refusals()
    desk.page.chips.use_series("")
    assert desk.line("06/UBND-VP").copies == "nhiều"


def test_a_change_elsewhere_leaves_the_open_cell(register) -> None:
    desk = register()
    desk.go_to("06/UBND-VP", "note")
    desk.press(Key.Key_Return)
    desk.type("đang gõ")
    desk.workspace.write(lambda session: enter_paper(session, letter("11", date(2021, 4, 1)))[1])
    cell = QApplication.focusWidget()
    assert desk.page.list.table.is_editing() and cell is not None and cell.toPlainText() == "đang gõ"
    desk.press(Key.Key_Tab)
    desk.page.list.table.close_cell()
    assert "11/UBND-VP" in desk.references()
    assert desk.line("06/UBND-VP").note == "đang gõ"


def test_a_number_without_a_paper_has_no_cell_to_fill(register) -> None:
    desk = register()
    model = desk.page.list.model
    number = desk.references().index("10/UBND")
    assert not any(model.can_edit(model.index(number, column)) for column in range(model.columnCount()))


# -- the ways out


def test_excel_gets_the_lines_and_columns_that_are_shown(register, tmp_path: Path) -> None:
    target = tmp_path / "sổ.xlsx"
    desk = register(target)
    desk.page.chips.use_series("cv-ubnd")
    with desk.qtbot.waitSignal(desk.tab.done):
        desk.tab.export_list()
    sheet = openpyxl.load_workbook(target).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    header = next(number for number, row in enumerate(rows) if "Số, ký hiệu" in row)
    assert [row[0] for row in rows[header + 1 :]][:2] == ["01–05/UBND", "06/UBND-VP"]
    assert "Ký nhận" not in rows[header]


def test_ctrl_p_opens_the_pages_of_the_register_of_the_year(register) -> None:
    desk = register()
    wanted: list[tuple[str, int]] = []
    desk.tab.record_wanted.connect(lambda kind, number: wanted.append((kind, number)))
    desk.tab.print_paper()
    assert wanted == [(REGISTER_KIND, 2021)]


def test_undo_shows_the_paper_where_it_was_changed(register) -> None:
    desk = register()
    desk.go_to("09/UBND-VP")
    paper = desk.line("06/UBND-VP").row.document_id
    desk.tab.show_record(paper)
    assert desk.tab.tabs.currentIndex() == REGISTER
    current = desk.page.list.current()
    assert current is not None and current.row.document_id == paper
    desk.tab.show_record(99_999)
    assert desk.tab.tabs.currentIndex() == REGISTER


def test_the_menu_leads_to_the_kept_paper_and_to_its_record(register) -> None:
    desk = register()
    line = next(line for line in desk.page.list.shown() if line.row.type_code == "BB")
    desk.go_to(line.row.reference)
    table = desk.page.list.table
    wanted: list[tuple[str, int]] = []
    desk.tab.record_wanted.connect(lambda kind, number: wanted.append((kind, number)))
    offered = [action for action in table.row_actions(table.currentIndex().row()) if action is not None]
    for action in offered:
        action.trigger()
    assert wanted == [("meeting", line.row.owner_id)]
    assert desk.tab.tabs.currentIndex() == ARCHIVE


def test_tab_goes_through_the_tools_to_the_table(register) -> None:
    desk = register()
    desk.page.search.setFocus()
    names = []
    for _step in range(14):
        desk.press(Key.Key_Tab)
        focused = QApplication.focusWidget()
        names.append(focused.accessibleName() or getattr(focused, "text", str)())
        if focused is desk.page.list.table:
            break
    assert QApplication.focusWidget() is desk.page.list.table
    assert all(names)


def test_a_narrow_window_keeps_every_action(register) -> None:
    desk = register()
    desk.tab.resize(895, 330)
    desk.qtbot.waitUntil(lambda: desk.page.chips.merged.isVisible())
    assert desk.page.tools.enter_button.isVisible() and desk.page.tools.numbers_button.isVisible()
    right = desk.page.tools.enter_button.mapTo(desk.tab, desk.page.tools.enter_button.rect().topRight()).x()
    assert right <= 895
    assert isinstance(desk.page.search, QLineEdit) or desk.page.search.isVisible()
