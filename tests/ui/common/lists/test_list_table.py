"""Selection by keys and clicks, kept by id whatever source comes; headers that sort."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.common.lists.conftest import Line, Source, columns, lines
from ui.common.lists.big_list import BigList
from ui.common.lists.columns import tick_column
from ui.common.lists.list_table import ListTable
from ui.common.lists.paged_model import PagedModel

_SHIFT, _CTRL, _NONE = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.NoModifier,
)


@pytest.fixture
def table(qtbot: QtBot, source: Source) -> ListTable:
    made = ListTable(PagedModel((tick_column(), *columns())))
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    made.show_source(source)
    made.select_one(0)
    made.setFocus()
    return made


def point(table: ListTable, number: int, column: int) -> QPoint:
    """Where a cell lies in the viewport."""
    return table.visualRect(table.paged.index(number, column)).center()


def click(qtbot: QtBot, table: ListTable, number: int, column: int = 2, modifier: Qt.KeyboardModifier = _NONE) -> None:
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifier, point(table, number, column))


def test_shift_and_arrows_select_rows_one_after_the_other(qtbot: QtBot, table: ListTable) -> None:
    qtbot.keyClick(table, Qt.Key.Key_Down, _SHIFT)
    qtbot.keyClick(table, Qt.Key.Key_Down, _SHIFT)
    assert table.chosen_ids() == (1000, 1001, 1002)
    assert table.chosen_count() == 3


def test_home_and_end_go_to_the_first_and_the_last_row(qtbot: QtBot, table: ListTable) -> None:
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.chosen_ids() == (30_999,)
    assert table.visualRect(table.currentIndex()).intersects(table.viewport().rect())
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.chosen_ids() == (1000,)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_End, _SHIFT)
    assert table.chosen_count() == 29_999


def test_clicks_with_ctrl_and_shift_select_several(qtbot: QtBot, table: ListTable) -> None:
    click(qtbot, table, 1)
    click(qtbot, table, 3, modifier=_CTRL)
    assert table.chosen_ids() == (1001, 1003)
    click(qtbot, table, 5, modifier=_SHIFT)
    assert table.chosen_ids() == (1001, 1003, 1004, 1005)


def test_space_adds_the_row_and_takes_it_away(qtbot: QtBot, table: ListTable) -> None:
    qtbot.keyClick(table, Qt.Key.Key_Down, _CTRL)
    qtbot.keyClick(table, Qt.Key.Key_Down, _CTRL)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert table.chosen_ids() == (1000, 1002)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert table.chosen_ids() == (1000,)


def test_a_click_on_a_box_adds_its_row(qtbot: QtBot, table: ListTable) -> None:
    click(qtbot, table, 2, 0)
    click(qtbot, table, 4, 0)
    assert table.chosen_ids() == (1000, 1002, 1004)
    click(qtbot, table, 2, 0)
    assert table.chosen_ids() == (1000, 1004)
    with qtbot.assertNotEmitted(table.opened):
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, _NONE, point(table, 4, 0))


def test_ctrl_a_selects_everything_without_reading_the_rows(qtbot: QtBot, table: ListTable, source: Source) -> None:
    qtbot.keyClick(table, Qt.Key.Key_A, _CTRL)
    assert table.chosen_count() == 30_000
    assert len(table.chosen_ids()) == 30_000
    assert not [asked for asked in source.asked if asked.startswith("rows")]


def test_escape_leaves_the_current_row_then_goes_to_the_page(qtbot: QtBot, table: ListTable) -> None:
    qtbot.keyClick(table, Qt.Key.Key_Down, _SHIFT)
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert table.chosen_ids() == (1001,)
    assert table.current_id() == 1001


def test_enter_and_a_double_click_open(qtbot: QtBot, table: ListTable) -> None:
    with qtbot.waitSignal(table.opened):
        qtbot.keyClick(table, Qt.Key.Key_Return)
    click(qtbot, table, 2)
    with qtbot.waitSignal(table.opened):
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, _NONE, point(table, 2, 2))


def test_what_is_selected_stays_selected_in_another_source(table: ListTable, source: Source) -> None:
    table.select_ids([1001, 1004, 1005, 1006])
    table.show_source(source.without(1000, 1001, 1003))
    assert table.chosen_ids() == (1004, 1005, 1006)
    assert table.current_id() is None


def test_a_row_far_down_is_selected_again_when_nothing_else_is_to_do(
    qtbot: QtBot, table: ListTable, source: Source
) -> None:
    assert table.select_id(1000 + 20_000)
    other = Source(source.all_lines[5:])
    table.show_source(other)
    assert "ids" not in other.asked
    assert (table.chosen_count(), table.current_id()) == (1, 21_000)
    with qtbot.waitSignal(table.chosen_changed):
        QApplication.processEvents()
    assert table.chosen_ids() == (21_000,)
    assert table.currentIndex().row() == 19_995
    assert table.verticalScrollBar().value() == 0


def test_a_list_that_nobody_sees_reads_nothing_ahead(qtbot: QtBot, table: ListTable, source: Source) -> None:
    table.select_id(1000 + 20_000)
    table.hide()
    other = Source(source.all_lines[5:])
    table.show_source(other)
    with qtbot.waitSignal(table.row_selection._settling.timeout):
        pass
    QApplication.processEvents()
    assert other.asked == ["count", "first"]
    with qtbot.waitSignal(table.chosen_changed):
        table.show()
    assert table.chosen_ids() == (21_000,)


def test_a_row_near_the_top_stays_in_sight(table: ListTable, source: Source) -> None:
    table.select_one(100)
    table.show_source(source.without(1000))
    assert table.current_id() == 1100
    assert table.visualRect(table.currentIndex()).intersects(table.viewport().rect())


def test_letters_typed_read_no_rows(qtbot: QtBot, table: ListTable, source: Source) -> None:
    del source.asked[:]
    qtbot.keyClicks(table, "xyz")
    assert source.asked == []
    assert table.chosen_ids() == (1000,)


def test_a_column_made_as_wide_as_its_words_reads_no_rows(table: ListTable, source: Source) -> None:
    del source.asked[:]
    table.resizeColumnToContents(1)
    table.resizeColumnToContents(4)
    assert source.asked == []
    assert 40 <= table.columnWidth(1) < 100
    assert 40 <= table.columnWidth(4) < 160


def test_whoever_selects_first_wins(qtbot: QtBot, table: ListTable, source: Source) -> None:
    table.select_id(1000 + 20_000)
    table.show_source(Source(source.all_lines[5:]))
    table.select_one(1)
    QApplication.processEvents()
    assert table.chosen_ids() == (1006,)


def test_everything_selected_stays_selected_quickly(qtbot: QtBot, table: ListTable, source: Source) -> None:
    table.selectAll()
    table.show_source(source.without(1010))
    assert len(table.chosen_ids()) == 29_999
    assert table.selectionModel().selection().count() == 1


def test_the_selection_goes_on_with_shift_after_another_source(qtbot: QtBot, table: ListTable, source: Source) -> None:
    table.select_one(3)
    table.show_source(source.without(1000))
    qtbot.keyClick(table, Qt.Key.Key_Down, _SHIFT)
    assert table.chosen_ids() == (1003, 1004)


def test_after_a_removal_the_next_row_is_current(table: ListTable, source: Source) -> None:
    table.select_one(4)
    table.refresh_rows([1004], source.without(1004))
    assert table.current_id() == 1005
    assert table.chosen_ids() == (1005,)
    table.refresh_rows([1005], source.without(1004, 1005))
    assert table.current_id() == 1006


def test_a_removal_at_the_end_makes_the_last_row_current(qtbot: QtBot, table: ListTable) -> None:
    few = Source(lines(3))
    table.show_source(few)
    table.select_one(2)
    table.refresh_rows([1002], few.without(1002))
    assert table.current_id() == 1001
    table.refresh_rows([1000, 1001], Source([]))
    assert table.current_id() is None
    assert table.current_row() is None


def test_an_edit_moves_nothing(table: ListTable, source: Source) -> None:
    table.scrollTo(table.paged.index(50, 1))
    top = table.verticalScrollBar().value()
    table.refresh_rows([1003], source.edited(1003, work="Đã sửa"))
    assert table.verticalScrollBar().value() == top
    assert table.chosen_ids() == (1000,)


def test_a_click_on_a_header_asks_for_an_order(qtbot: QtBot, table: ListTable) -> None:
    header = table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(1) + 10, 10)
    with qtbot.waitSignal(table.sort_wanted) as first:
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, _NONE, at)
    with qtbot.waitSignal(table.sort_wanted) as second:
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, _NONE, at)
    assert [first.args, second.args] == [["code", False], ["code", True]]
    assert table.sorted_by() == ("code", True)


def test_a_header_that_cannot_sort_leaves_the_order(qtbot: QtBot, table: ListTable) -> None:
    table.show_sort("code", True)
    header = table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(3) + 10, 10)
    with qtbot.assertNotEmitted(table.sort_wanted):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, _NONE, at)
    assert header.sortIndicatorSection() == 1
    assert header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder


def test_every_kind_of_cell_is_painted(qtbot: QtBot, source: Source) -> None:
    made: BigList[Line] = BigList("lines", columns(), words="Dòng", row_role=lambda row: "text2")
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    blank = made.table.viewport().grab().toImage()
    made.show_source(source)
    made.mark_words("ho so")
    assert made.table.viewport().grab().toImage() != blank
