"""The list of two-line rows, and the line that offers words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.settings.desk import Desk
from ui.catalogue.rows_list import ListRow, RowsList, RowsModel
from ui.common.fields.word_field import PercentField
from ui.settings.catalogue import CatalogueWindow

ROWS = [ListRow(3, "Ba", "sau"), ListRow(1, "Một"), ListRow(2, "Hai", note="đã ẩn", pale=True)]


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = RowsModel()
    qtmodeltester.check(model)
    model.show_rows(ROWS)
    qtmodeltester.check(model)
    assert model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole) == "Ba\nsau"
    model.show_rows(ROWS[:1])
    assert model.rowCount() == 1 and not model.index_of(2).isValid()


def test_the_current_row_stays_current_when_rows_change(qtbot: QtBot) -> None:
    view = RowsList()
    qtbot.addWidget(view)
    heard: list[int] = []
    view.chosen.connect(heard.append)
    view.show_rows(ROWS)
    view.select(2)
    view.show_rows(ROWS[1:])
    assert view.currentIndex().row() == 1 and heard == []
    view.setCurrentIndex(view.rows.index(0))
    assert heard == [1]


def test_selecting_changes_no_height(qtbot: QtBot) -> None:
    view = RowsList()
    qtbot.addWidget(view)
    view.resize(256, 300)
    view.show_rows(ROWS)
    view.show()
    before = [view.visualRect(view.rows.index(number)) for number in range(3)]
    view.select(1)
    assert [view.visualRect(view.rows.index(number)) for number in range(3)] == before


def test_a_percentage_takes_its_sign_and_nothing_else(qtbot: QtBot) -> None:
    field = PercentField()
    qtbot.addWidget(field)
    field.set_value(50)
    assert (field.value(), field.line.text(), field.check()) == (50, "50", "")
    for typed, value, is_right in (("66 %", 66, True), ("100", 100, False), ("-1", None, False), ("", None, False)):
        field.line.setText(typed)
        assert field.value() == value and bool(field.check()) is not is_right


def test_enter_in_a_field_presses_no_button(catalogue: Callable[..., Desk[CatalogueWindow]]) -> None:
    desk = catalogue()
    desk.window.people.focus_name()
    desk.press(Qt.Key.Key_Return)
    assert desk.window.isVisible()
    desk.window.close_button.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert not desk.window.isVisible()


def test_a_window_of_the_main_window_is_put_away_when_closed(
    catalogue: Callable[..., Desk[CatalogueWindow]], qtbot: QtBot
) -> None:
    desk = catalogue()
    main = QMainWindow()
    qtbot.addWidget(main)
    window = CatalogueWindow(desk.workspace, main)
    window.show()
    with qtbot.waitSignal(window.destroyed, timeout=2000):
        window.reject()


def test_f6_goes_between_list_and_form(catalogue: Callable[..., Desk[CatalogueWindow]]) -> None:
    desk = catalogue()
    page = desk.window.people
    assert page.pane.list.hasFocus()
    desk.press(Qt.Key.Key_F6)
    assert page.form.fields["full_name"].is_in_use()
    desk.press(Qt.Key.Key_F6)
    assert page.pane.list.hasFocus()
