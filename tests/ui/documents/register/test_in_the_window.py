"""The register in the main window: its cells are undone where they were typed in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.keyboard import type_text
from tests.ui.window_fixtures import Open
from ui.documents.tab import REGISTER, DocumentsTab

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_ctrl_z_empties_the_cell_again_and_stays_in_the_register(open_window: Open) -> None:
    window = open_window()
    window.show_tab(window.stack.showing("paper"))
    tab = window.room
    assert isinstance(tab, DocumentsTab)
    tab.show_page(REGISTER)
    table = tab.register.list.table
    line = next(line for line in tab.register.list.shown() if line.is_paper)
    place = next(number for number, column in enumerate(table.declared()) if column.key == "kept_by")
    table.go_to(tab.register.list.model.number_of(line.key), place)
    QTest.keyClick(table, Key.Key_F2)
    type_text(QApplication.focusWidget(), "Văn thư")
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    table.close_cell()
    assert window.save_rooms() and _kept_by(tab, line.key) == "Văn thư"
    QTest.keyClick(table, Key.Key_Z, CONTROL)
    assert _kept_by(tab, line.key) == ""
    assert tab.tabs.currentIndex() == REGISTER
    QTest.keyClick(QApplication.focusWidget() or table, Key.Key_Y, CONTROL)
    assert _kept_by(tab, line.key) == "Văn thư"


def _kept_by(tab: DocumentsTab, key: str) -> str:
    return next(line.kept_by for line in tab.register.list.shown() if line.key == key)
