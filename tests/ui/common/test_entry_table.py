"""A table to type in, with rows of its own: cells, rows, faults, and what stays while rows are read again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import type_text
from ui.common.empty_state import EmptyState
from ui.common.entry_cells import ChoiceCell, LineCell, PersonCell, TextCell, choice_cell, person_cell
from ui.common.entry_model import EntryColumn, EntryModel, new_key
from ui.common.entry_pane import EntryPane
from ui.common.entry_table import EntryTable
from ui.common.fields.person_list import PersonRow

ENTER, TAB, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape
PEOPLE = [PersonRow(1, "Lê Đức Ánh", "Ủy viên"), PersonRow(2, "Ngô Thị Dương", "Thư ký")]


@dataclass(frozen=True)
class Line:
    """A row of the tests."""

    name: str = ""
    amount: str = ""
    who: Any = ""
    state: str = "a"
    key: int = field(default_factory=new_key)


def columns() -> list[EntryColumn[Line]]:
    return [
        EntryColumn("Số", lambda line: "", numbered=True, width=46),
        EntryColumn("Tên", lambda line: line.name, put=lambda line, v: replace(line, name=v), make_cell=TextCell),
        EntryColumn(
            "Lượng",
            lambda line: line.amount,
            put=lambda line, v: replace(line, amount=v),
            tidy=lambda line: replace(line, amount=line.amount.strip()),
            give_up=lambda line, before: replace(line, who=before.who),
            fault=lambda line: "không phải số" if line.amount and not line.amount.strip().isdigit() else "",
            hint=lambda line: "một số",
            width=90,
        ),
        EntryColumn(
            "Người",
            lambda line: getattr(line.who, "name", line.who),
            put=lambda line, v: replace(line, who=v),
            make_cell=person_cell(lambda: PEOPLE),
            width=140,
        ),
        EntryColumn(
            "Trạng thái",
            lambda line: {"a": "Mở", "b": "Đóng"}[line.state],
            put=lambda line, v: replace(line, state=v),
            make_cell=choice_cell(lambda: [("a", "Mở"), ("b", "Đóng")]),
            can_edit=lambda line: line.name != "khóa",
            width=100,
        ),
    ]


def make_table() -> EntryTable[Line]:
    model = EntryModel(columns())
    made = EntryTable(model, new_row=lambda _before: Line(), is_blank=lambda line: not line.name)
    model.set_rows([Line("một", "1"), Line("hai", "2"), Line("ba", "3")])
    return made


@pytest.fixture
def table(qtbot: QtBot) -> Iterator[EntryTable[Line]]:
    made = make_table()
    qtbot.addWidget(made)
    made.resize(640, 300)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made


def test_keyboard_begins_in_a_cell_that_can_be_typed_in(table: EntryTable[Line]) -> None:
    assert table.currentIndex().column() == 1
    assert table.currentIndex().row() == 0


def target() -> Any:
    return QApplication.activePopupWidget() or QApplication.focusWidget()


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(target(), key, modifiers)


def write(text: str) -> None:
    for letter in text:
        type_text(target(), letter)


def test_typing_opens_the_cell_and_is_in_the_model_at_once(table: EntryTable[Line]) -> None:
    edits: list[int] = []
    table.entries.edited.connect(edits.append)
    table.go_to(1, 1)
    write("Đường")
    assert table.is_editing()
    assert table.entries.rows()[1].name == "Đường"
    assert edits == [1] * 5


def test_tab_goes_to_the_next_cell_and_shift_tab_back(table: EntryTable[Line]) -> None:
    table.go_to(0, 1)
    press(Qt.Key.Key_F2)
    press(TAB)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (0, 2)
    press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert table.currentIndex().column() == 1
    assert table.is_editing()


def test_tab_in_the_last_cell_adds_nothing(table: EntryTable[Line]) -> None:
    table.go_to(2, 4)
    press(Qt.Key.Key_F2)
    press(TAB)
    assert len(table.entries.rows()) == 3
    assert not table.is_editing()


def test_up_and_down_open_the_same_cell(table: EntryTable[Line]) -> None:
    table.go_to(0, 2)
    write("9")
    press(Qt.Key.Key_Down)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, 2)
    assert isinstance(target(), LineCell)
    press(Qt.Key.Key_Up)
    assert table.currentIndex().row() == 0


def test_down_stays_in_a_text_of_two_lines(table: EntryTable[Line]) -> None:
    table.go_to(0, 1)
    write("rất nhiều chữ để tràn sang dòng thứ hai của ô này và còn hơn thế nữa, đến tận dòng thứ ba của ô")
    cell = target()
    assert isinstance(cell, TextCell)
    assert cell.height() > table.rowHeight(0)
    press(Qt.Key.Key_Up)
    assert target() is cell


def test_escape_brings_the_whole_row_back(table: EntryTable[Line]) -> None:
    before = table.entries.rows()
    table.go_to(0, 3)
    write("duc anh")
    press(ENTER)
    table.go_to(0, 3)
    assert table.entries.rows()[0].who == PEOPLE[0]
    table.close_cell()
    table.go_to(1, 1)
    write("xyz")
    press(ESCAPE)
    assert table.entries.rows()[1:] == before[1:]


def test_a_wrong_value_gives_way_to_the_one_before(table: EntryTable[Line]) -> None:
    table.go_to(0, 2)
    write("nhiều")
    assert table.first_fault() is None  # nothing is called wrong while it is typed
    press(TAB)
    assert table.first_fault() == (0, 2, "không phải số")


def test_rows_read_again_leave_the_open_cell_alone(table: EntryTable[Line]) -> None:
    table.go_to(0, 1)
    write("mới ")
    cell = target()
    table.entries.set_rows([replace(line, name=line.name.strip()) for line in table.entries.rows()])
    assert target() is cell
    assert cell.toPlainText() == "mới "


def test_another_window_for_a_moment_leaves_the_cell_open(table: EntryTable[Line]) -> None:
    table.go_to(0, 1)
    write("dở")
    cell = target()
    gone = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(cell, gone)
    assert table.is_editing()


def test_a_choice_is_made_with_the_arrows(table: EntryTable[Line]) -> None:
    table.go_to(0, 4)
    press(ENTER)
    assert isinstance(target(), ChoiceCell)
    press(Qt.Key.Key_Down)
    press(ENTER)
    assert table.entries.rows()[0].state == "b"


def test_a_cell_that_cannot_be_changed_is_passed(table: EntryTable[Line]) -> None:
    table.entries.replace(0, replace(table.entries.rows()[0], name="khóa"))
    table.go_to(0, 3)
    press(ENTER)
    assert isinstance(target(), PersonCell)
    press(TAB)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, 1)


def test_the_list_of_people_opens_with_down(table: EntryTable[Line]) -> None:
    table.go_to(0, 3)
    press(ENTER)
    cell = target()
    press(Qt.Key.Key_Down)
    assert cell.list().isVisible()
    press(Qt.Key.Key_Down)
    press(TAB)
    assert table.entries.rows()[0].who == PEOPLE[1]
    assert table.currentIndex().column() == 4


def test_letters_without_a_cell_to_open_do_not_jump(table: EntryTable[Line]) -> None:
    table.go_to(0, 0)
    write("b")
    assert table.currentIndex().row() == 0


def test_the_menu_of_a_row_offers_what_its_keys_do(table: EntryTable[Line]) -> None:
    actions = [action for action in table.row_actions(1) if isinstance(action, QAction)]
    assert [action.text().split("\t")[1] for action in actions] == ["Ins", "Alt+Up", "Alt+Down", "Del"]
    actions[1].trigger()
    assert [line.name for line in table.entries.rows()] == ["hai", "một", "ba"]
    actions[3].trigger()
    assert [line.name for line in table.entries.rows()] == ["hai", "ba"]


def test_only_the_user_going_to_a_row_is_told(table: EntryTable[Line]) -> None:
    places: list[int] = []
    table.place_changed.connect(places.append)
    press(Qt.Key.Key_Down)
    told = list(places)
    table.clearFocus()
    table.entries.set_rows([Line("khác")])
    assert places == told
    assert told


def make_pane(table: EntryTable[Line], qtbot: QtBot) -> EntryPane:
    empty = EmptyState("people", "Chưa có gì", "Thêm dòng đầu tiên.")
    empty.add_primary("Thêm dòng", table.add_row)
    pane = EntryPane(
        table,
        empty,
        add_words="Thêm",
        summary=lambda: f"{len(table.entries.rows())} dòng",
        removed_words=lambda number: f"Đã bỏ {number + 1}.",
    )
    qtbot.addWidget(pane)
    pane.show()
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    pane.refresh()
    return pane


def test_the_keyboard_begins_at_the_first_row_or_the_first_step(qtbot: QtBot) -> None:
    table = make_table()
    pane = make_pane(table, qtbot)
    pane.focus_first()
    assert table.hasFocus()
    assert table.currentIndex().row() == 0
    table.go_to(2)
    pane.focus_first()
    assert table.currentIndex().row() == 2
    for _row in range(3):
        table.remove_row(0)
    pane.focus_first()
    press(Qt.Key.Key_Space)
    assert len(table.entries.rows()) == 1


def test_a_refusal_names_row_and_reason(qtbot: QtBot) -> None:
    table = make_table()
    pane = make_pane(table, qtbot)
    table.entries.setData(table.entries.index(1, 2), "nhiều")
    assert pane.refusals("Dòng {number}: {sentence}") == ("Dòng 2: không phải số",)


def test_an_empty_table_shows_its_first_step(qtbot: QtBot) -> None:
    table = make_table()
    pane = make_pane(table, qtbot)
    assert pane.sum.text() == "3 dòng"
    for _row in range(3):
        table.remove_row(0)
    assert pane.stack.currentIndex() == 1
    pane.notice._take_action()
    assert pane.stack.currentIndex() == 0
    assert [line.name for line in table.entries.rows()] == ["ba"]


def test_nothing_changes_in_a_locked_table(table: EntryTable[Line]) -> None:
    before = table.entries.rows()
    table.entries.set_locked(True)
    table.go_to(0, 1)
    for key in (ENTER, Qt.Key.Key_Delete, Qt.Key.Key_Insert, Qt.Key.Key_X):
        press(key)
    table.move_row(0, 1)
    table.put_back(0, Line("lại"))
    assert table.entries.rows() == before


def test_the_model_keeps_the_rules_of_qt(table: EntryTable[Line], qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(table.entries, force_py=True)
    table.entries.move(0, 2)
    table.entries.insert(1, Line("giữa"))
    table.entries.remove(0)
    table.entries.setData(table.entries.index(0, 1), "đổi")
    assert [line.name for line in table.entries.rows()] == ["đổi", "ba", "một"]
