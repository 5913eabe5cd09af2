"""One tuple of actions: context menu, keys and the bar below do the same; the strip of what is filtered out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.common.lists.conftest import Line, Source, columns, lines
from ui.common.lists.actions import LINE, Chosen, ListAction, native
from ui.common.lists.big_list import BigList


class Desk:
    """A list whose actions write down with what they were called."""

    def __init__(self, qtbot: QtBot) -> None:
        self.taken: list[tuple[str, tuple[int, ...]]] = []
        self.list: BigList[Line] = BigList(
            "lines",
            columns(),
            (
                ListAction("Cập nhật", self.note("update"), keys="Ctrl+Return", is_bulk=True, icon="edit"),
                ListAction("Mở nguồn", self.note("source"), applies=lambda chosen: chosen.count == 1),
                LINE,
                ListAction(
                    "Bỏ", self.note("drop"), keys="Del", is_bulk=True, applies=self.may_drop, short="Bỏ vào thùng rác"
                ),
            ),
            words="Dòng",
        )
        qtbot.addWidget(self.list)
        self.list.resize(1000, 400)
        self.list.show()
        self.list.show_source(Source(lines(300)), hidden=0, counts="300 dòng")
        self.list.enter()

    def note(self, name: str):  # type: ignore[no-untyped-def]
        return lambda chosen: self.taken.append((name, chosen.ids()))

    @staticmethod
    def may_drop(chosen: Chosen[Line]) -> bool:
        return chosen.count < 5


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def lines_of(desk: Desk, qtbot: QtBot) -> dict[str, bool]:
    menu = QMenu()
    qtbot.addWidget(menu)
    desk.list.list_actions.fill_menu(menu)
    return {action.text(): action.isEnabled() for action in menu.actions() if action.text()}


def test_the_menu_has_every_action_with_its_key(desk: Desk, qtbot: QtBot) -> None:
    found = lines_of(desk, qtbot)
    assert list(found)[:3] == [f"Cập nhật\t{native('Ctrl+Return')}", "Mở nguồn", f"Bỏ\t{native('Del')}"]
    assert all(found.values())


def test_what_means_nothing_for_the_rows_is_greyed(desk: Desk, qtbot: QtBot) -> None:
    desk.list.table.select_ids(range(1000, 1006))
    found = list(lines_of(desk, qtbot).values())
    assert found[:3] == [True, False, False]


def test_a_key_does_what_its_line_does(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(desk.list.table, Qt.Key.Key_Delete)
    desk.list.table.select_ids([1001, 1003])
    qtbot.keyClick(desk.list.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.taken == [("drop", (1000,)), ("update", (1001, 1003))]


def test_a_key_that_means_nothing_does_nothing(desk: Desk, qtbot: QtBot) -> None:
    desk.list.table.select_ids(range(1000, 1006))
    qtbot.keyClick(desk.list.table, Qt.Key.Key_Delete)
    assert desk.taken == []


def test_the_menu_key_shows_the_menu_at_the_current_row(desk: Desk) -> None:
    table = desk.list.table
    place = table.rect().center()
    wanted = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, table.mapToGlobal(place))
    QApplication.sendEvent(table, wanted)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert desk.taken == [("update", (1000,))]


def test_buttons_stand_below_once_two_rows_are_selected(desk: Desk, qtbot: QtBot) -> None:
    foot, table = desk.list.foot, desk.list.table
    before = table.geometry()
    assert not foot.is_acting()
    assert foot.counts.text() == "300 dòng"
    table.select_ids([1001, 1003, 1004])
    assert foot.is_acting()
    assert "3" in foot.chosen_label.text()
    assert table.geometry() == before
    assert [button.text() for button, _action in foot.buttons] == ["Cập nhật", "Bỏ vào thùng rác"]
    qtbot.mouseClick(foot.buttons[1][0], Qt.MouseButton.LeftButton)
    assert desk.taken == [("drop", (1001, 1003, 1004))]
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert not foot.is_acting()


def test_escape_in_the_bar_gives_the_keyboard_back_to_the_rows(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitActive(desk.list):
        desk.list.activateWindow()
    desk.list.table.select_ids([1001, 1003])
    desk.list.foot.buttons[0][0].setFocus()
    qtbot.keyClick(desk.list.foot.buttons[0][0], Qt.Key.Key_Escape)
    assert desk.list.table.chosen_count() == 1
    assert desk.list.table.hasFocus()


def test_what_an_action_was_asked_for_stays_what_it_is(desk: Desk) -> None:
    desk.list.table.select_ids([1001, 1003])
    asked: list[Chosen[Line]] = []
    desk.list.list_actions.take(ListAction("Hỏi trước", asked.append))
    desk.list.table.select_ids([1007])
    assert asked[0].ids() == (1001, 1003)
    assert [row.id for row in asked[0].rows()] == [1001, 1003]


def test_the_bar_says_of_a_single_row_what_the_owner_says(desk: Desk) -> None:
    said = QLabel("T10 quá 112 ngày")
    desk.list.foot.lead.addWidget(said)
    desk.list.show_narrow(True)
    assert said.isVisible()
    assert desk.list.foot.chosen_label.isHidden()
    desk.list.table.select_ids([1001, 1003])
    assert said.isHidden()
    assert desk.list.foot.chosen_label.isVisible()


def test_a_button_that_means_nothing_is_off(desk: Desk) -> None:
    desk.list.table.select_ids(range(1000, 1006))
    assert [button.isEnabled() for button, _action in desk.list.foot.buttons] == [True, False]


def test_a_narrow_list_has_its_buttons_for_one_row_too(desk: Desk) -> None:
    desk.list.show_narrow(True)
    assert desk.list.foot.is_acting()
    assert desk.list.foot.give_up.isHidden()


def test_the_one_row_selected_is_at_hand(desk: Desk) -> None:
    assert desk.list.chosen().row == lines(1)[0]
    desk.list.table.select_ids([1001, 1002])
    assert desk.list.chosen().row is None
    assert [row.id for row in desk.list.chosen().rows()] == [1001, 1002]


def test_the_strip_exists_only_while_something_is_hidden(desk: Desk, qtbot: QtBot) -> None:
    strip = desk.list.hidden
    assert strip.isHidden()
    first = desk.list.table.visualRect(desk.list.model.index(0, 1))
    desk.list.show_counts(hidden=1700, counts="")
    assert strip.isVisible()
    assert "1.700" in strip.sentence()
    assert desk.list.table.visualRect(desk.list.model.index(0, 1)) == first
    with qtbot.waitSignal(desk.list.show_all_wanted):
        qtbot.mouseClick(strip.buttons[0], Qt.MouseButton.LeftButton)
    desk.list.show_counts(hidden=0, counts="")
    assert strip.isHidden()


def test_typing_letters_goes_nowhere_else(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(desk.list.table, Qt.Key.Key_Q)
    assert desk.taken == []
    assert desk.list.table.chosen_ids() == (1000,)
