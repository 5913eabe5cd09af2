"""Rows under columns: what Qt asks, what is sorted, what stays selected."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui import style
from ui.common.table_model import ROW_ROLE, SORT_ROLE, Column, TableModel
from ui.common.table_view import TableView


@dataclass(frozen=True)
class Person:
    id: int
    name: str
    rank: int


ROWS = (Person(1, "Lý Thị Ổn", 10), Person(2, "Đỗ Văn Khải", 9), Person(3, "Bùi Ngọc Ước", 2))


def make() -> TableModel[Person]:
    return TableModel(
        (
            Column("Họ và tên", lambda row: row.name, tooltip=lambda row: f"mã {row.id}"),
            Column("Thứ tự", lambda row: str(row.rank), sort_key=lambda row: row.rank, align_right=True, width=80),
        )
    )


@pytest.fixture
def model(qtmodeltester: ModelTester) -> TableModel[Person]:
    made = make()
    made.set_rows(ROWS)
    return made


@pytest.fixture
def view(qtbot: QtBot, model: TableModel[Person]) -> TableView:
    made = TableView(model)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


def names(model: TableModel[Person]) -> list[str]:
    return [row.name for row in model.rows()]


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester, model: TableModel[Person]) -> None:
    qtmodeltester.check(model)
    model.set_rows(ROWS[:1])
    model.set_rows([Person(7, "Vũ Đình Ý", 3), *ROWS])
    model.sort(0, Qt.SortOrder.DescendingOrder)
    model.set_rows([])
    model.set_rows(ROWS)


def test_a_cell_gives_text_tooltip_alignment_and_row(model: TableModel[Person]) -> None:
    index = model.index(1, 1)
    assert index.data() == "9"
    assert index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert index.data(ROW_ROLE) is ROWS[1]
    assert index.data(SORT_ROLE) == 9
    assert model.index(1, 0).data(Qt.ItemDataRole.ToolTipRole) == "mã 2"
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Họ và tên"
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_numbers_sort_as_numbers(model: TableModel[Person]) -> None:
    model.sort(1)
    assert [row.rank for row in model.rows()] == [2, 9, 10]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert [row.rank for row in model.rows()] == [10, 9, 2]


def test_words_sort_as_in_a_vietnamese_dictionary(model: TableModel[Person]) -> None:
    model.set_rows([Person(n, name, n) for n, name in enumerate(("Ất", "An", "Người 10", "Ánh", "Ân", "Người 3"))])
    model.sort(0)
    assert names(model) == ["An", "Ánh", "Ân", "Ất", "Người 3", "Người 10"]


def test_new_rows_come_in_the_order_chosen(model: TableModel[Person]) -> None:
    model.sort(1)
    model.set_rows([*ROWS, Person(4, "Tạ Thị Hòe", 5)])
    assert [row.rank for row in model.rows()] == [2, 5, 9, 10]


@pytest.mark.parametrize(
    "rows",
    [
        (ROWS[2], ROWS[1], ROWS[0]),
        (ROWS[1],),
        (Person(8, "Mới", 1), ROWS[0], ROWS[1]),
        (ROWS[0], Person(2, "Đỗ Văn Khải (sửa)", 9), ROWS[2]),
    ],
    ids=["reordered", "others gone", "one added, one gone", "changed"],
)
def test_the_selected_row_stays_selected(view: TableView, model: TableModel[Person], rows: tuple[Person, ...]) -> None:
    assert view.select_id(2)
    model.set_rows(rows)
    assert view.selected_row().id == 2
    assert len(view.selectionModel().selectedRows()) == 1


def test_a_row_that_is_gone_is_no_longer_selected(view: TableView, model: TableModel[Person]) -> None:
    view.select_id(2)
    model.set_rows([ROWS[0], ROWS[2]])
    row = view.selected_row()
    assert row is None or row.id != 2
    assert not view.select_id(2)


def test_a_table_has_the_agreed_heights(view: TableView) -> None:
    assert view.horizontalHeader().height() == style.HEADER
    assert view.rowHeight(0) == style.ROW


def test_a_click_on_a_header_sorts(view: TableView, model: TableModel[Person]) -> None:
    view.let_sort()
    assert names(model) == [row.name for row in ROWS]
    view.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert [row.rank for row in model.rows()] == [2, 9, 10]


def test_a_long_cell_takes_two_lines_and_is_painted(view: TableView, model: TableModel[Person]) -> None:
    model.set_rows([Person(1, "Công chức Văn phòng - Thống kê kiêm nhiệm theo dõi cải cách hành chính " * 2, 1)])
    view.select_id(1)
    assert not view.grab().isNull()
