"""Columns that are hidden, moved, made wider, remembered, and chosen in a menu by the keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from cchc_desktop.settings import Settings
from tests.ui.common.lists.conftest import Line, Source, columns, lines
from ui.common.lists.actions import ListAction
from ui.common.lists.big_list import BigList
from ui.common.lists.column_menu import ColumnMenu, SortMenu
from ui.common.lists.column_set import ColumnLayout, ColumnPlace
from ui.common.lists.list_state import ListState


def make(qtbot: QtBot, width: int = 1000) -> BigList[Line]:
    made: BigList[Line] = BigList(
        "lines", columns(), (ListAction("Gia hạn", lambda chosen: None, is_bulk=True),), words="Dòng"
    )
    qtbot.addWidget(made)
    made.resize(width, 400)
    made.show()
    made.show_source(Source(lines(300)))
    return made


@pytest.fixture
def big(qtbot: QtBot) -> BigList[Line]:
    return make(qtbot)


def titles(big: BigList[Line]) -> list[str]:
    return [column.title for column in big.columns.shown()]


def width_of(big: BigList[Line], key: str) -> int:
    number = next(n for n, column in enumerate(big.columns.columns) if column.key == key)
    return big.table.columnWidth(number)


def line(menu: ColumnMenu | SortMenu, words: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == words)


def test_a_list_begins_with_its_own_columns(big: BigList[Line]) -> None:
    assert titles(big) == ["Mã", "Nội dung", "Hạn", "Trạng thái", "Tiến độ"]


def test_one_column_takes_what_is_left(big: BigList[Line]) -> None:
    header = big.table.horizontalHeader()
    assert header.length() == big.table.viewport().width()
    before = width_of(big, "work")
    big.columns.set_shown("due", False)
    assert width_of(big, "work") == before + 112
    big.resize(1200, 400)
    assert header.length() == big.table.viewport().width()


def test_the_text_keeps_its_least_width_in_a_narrow_window(big: BigList[Line]) -> None:
    big.resize(500, 400)
    assert width_of(big, "work") == 200


def test_boxes_give_way_in_a_narrow_window(big: BigList[Line]) -> None:
    assert not big.table.isColumnHidden(0)
    big.resize(880, 400)
    assert big.table.isColumnHidden(0)


def test_what_was_chosen_comes_back_at_the_next_start(qtbot: QtBot, big: BigList[Line], tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    big.columns.set_shown("remark", True)
    big.columns.set_shown("due", False)
    big.columns.move("progress", -2)
    big.table.setColumnWidth(4, 200)
    big.remember(settings)
    settings.save()
    other = make(qtbot)
    other.restore(Settings.load(settings.path))
    assert titles(other) == titles(big) == ["Mã", "Nội dung", "Tiến độ", "Trạng thái", "Ghi chú"]
    assert width_of(other, "label") == 200


def test_a_header_is_dragged_to_another_place(qtbot: QtBot, big: BigList[Line]) -> None:
    header = big.table.horizontalHeader()
    port, height = header.viewport(), header.height() // 2
    start = QPoint(header.sectionViewportPosition(5) + 60, height)
    stop = QPoint(header.sectionViewportPosition(3) + 10, height)
    with qtbot.waitSignal(big.columns.changed):
        qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
        for part in range(1, 6):
            qtbot.mouseMove(port, start + (stop - start) * part / 5)
        qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=stop)
    assert titles(big) == ["Mã", "Nội dung", "Tiến độ", "Hạn", "Trạng thái"]


def test_a_hidden_column_keeps_its_width(big: BigList[Line]) -> None:
    big.table.setColumnWidth(3, 140)
    big.columns.set_shown("due", False)
    assert ColumnPlace("due", False, 140) in big.columns.layout().places
    big.columns.set_shown("due", True)
    assert width_of(big, "due") == 140


def test_a_column_of_a_newer_program_stands_where_it_was_declared(big: BigList[Line]) -> None:
    places = (ColumnPlace("work", True, 0), ColumnPlace("progress", True, 128), ColumnPlace("gone", True, 50))
    big.columns.show_layout(ColumnLayout(places))
    assert titles(big) == ["Mã", "Nội dung", "Hạn", "Trạng thái", "Tiến độ"]


@pytest.mark.parametrize("text", ["", "{", "[1, 2]", '[["due", 1, 3]]', '{"a": 1}', '[["due", true, -5]]', "null"])
def test_damaged_settings_give_the_columns_as_at_first(big: BigList[Line], text: str) -> None:
    big.columns.show_layout(ColumnLayout.from_json(text))
    assert titles(big) == ["Mã", "Nội dung", "Hạn", "Trạng thái", "Tiến độ"]


def test_a_pinned_column_keeps_its_place_and_cannot_be_hidden(big: BigList[Line]) -> None:
    big.table.horizontalHeader().moveSection(1, 3)
    big.columns.move("work", -3)
    big.columns.set_shown("code", False)
    assert titles(big)[0] == "Mã"
    assert "code" not in [column.key for column in big.columns.choosable()]


def test_the_last_column_stays(big: BigList[Line]) -> None:
    for key in ("due", "label", "progress", "work"):
        big.columns.set_shown(key, False)
    assert titles(big) == ["Mã", "Nội dung"]


def test_the_menu_ticks_and_moves_columns_by_the_keyboard(qtbot: QtBot, big: BigList[Line]) -> None:
    menu = ColumnMenu(big.columns, big)
    qtbot.addWidget(menu)
    menu.popup(big.mapToGlobal(big.rect().center()))
    menu.setActiveAction(line(menu, "Hạn"))
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    assert "Hạn" not in titles(big)
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    qtbot.keyClick(menu, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert titles(big) == ["Mã", "Hạn", "Nội dung", "Trạng thái", "Tiến độ"]
    active = menu.activeAction()
    assert active is not None and active.text() == "Hạn"
    menu.close()
    big.columns.reset()
    assert titles(big) == ["Mã", "Nội dung", "Hạn", "Trạng thái", "Tiến độ"]


def test_the_menu_of_the_order_turns_it_round(qtbot: QtBot, big: BigList[Line]) -> None:
    menu = SortMenu(big.table, big.columns, big)
    qtbot.addWidget(menu)
    menu.fill()
    assert [action.text() for action in menu.actions()] == ["Mã", "Nội dung", "Tiến độ"]
    with qtbot.waitSignal(big.sort_wanted) as first:
        line(menu, "Tiến độ").trigger()
    menu.fill()
    with qtbot.waitSignal(big.sort_wanted) as second:
        line(menu, "Tiến độ").trigger()
    assert [first.args, second.args] == [["progress", False], ["progress", True]]


def test_a_state_comes_back_from_its_text() -> None:
    layout = ColumnLayout((ColumnPlace("code", True, 72), ColumnPlace("work", False, 0)))
    state = ListState({"labels": ["overdue"], "year": 2021, "open": True, "lead": None}, "hồ sơ", "due", True, layout)
    assert ListState.from_json(state.to_json()) == state


@pytest.mark.parametrize(
    "text", ["", "[]", '{"filters": 3, "search": 5}', '{"filters": {"a": {"b": 1}}, "columns": 7}']
)
def test_a_damaged_state_is_a_new_one(text: str) -> None:
    assert ListState.from_json(text) == ListState()
