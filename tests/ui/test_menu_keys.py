"""F10 opens the menus; Alt alone does where they are folded, and never behind a letter typed with it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.menu_keys import MenuKeys


class Desk(QWidget):
    """A window with one line, whose left-over keys go to the menus."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.keys = MenuKeys(
            self, open_bar=lambda: self.opened.append("bar"), open_folded=lambda: self.opened.append("folded")
        )
        self.line = QLineEdit(self)
        QVBoxLayout(self).addWidget(self.line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.keys.pressed(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self.keys.released(event)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    made = Desk()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.line.setFocus()
    return made


@pytest.mark.parametrize(("is_folded", "opened"), [(False, ["bar"]), (True, ["folded"])])
def test_f10_opens_the_menus_where_they_are(desk: Desk, is_folded: bool, opened: list[str]) -> None:
    desk.keys.is_folded = is_folded
    QTest.keyClick(desk.line, Qt.Key.Key_F10)
    assert desk.opened == opened


def test_alt_alone_opens_the_folded_menu_only(desk: Desk) -> None:
    QTest.keyClick(desk.line, Qt.Key.Key_Alt)
    assert desk.opened == []
    desk.keys.is_folded = True
    QTest.keyClick(desk.line, Qt.Key.Key_Alt)
    assert desk.opened == ["folded"]


@pytest.mark.parametrize("released", [(Qt.Key.Key_Z, Qt.Key.Key_Alt), (Qt.Key.Key_Alt, Qt.Key.Key_Z)])
def test_a_letter_with_alt_opens_nothing_though_its_part_keeps_it(desk: Desk, released: tuple[Qt.Key, ...]) -> None:
    desk.keys.is_folded = True
    QTest.keyPress(desk.line, Qt.Key.Key_Alt)
    QTest.keyPress(desk.line, Qt.Key.Key_Z, Qt.KeyboardModifier.AltModifier)
    for key in released:
        QTest.keyRelease(desk.line, key)
    assert desk.opened == []


def test_alt_held_for_a_key_of_a_menu_opens_nothing(desk: Desk) -> None:
    desk.keys.is_folded = True
    QTest.keyPress(desk.line, Qt.Key.Key_Alt)
    desk.keys.forget_alt()
    QTest.keyRelease(desk.line, Qt.Key.Key_Alt)
    assert desk.opened == []


@pytest.mark.parametrize("is_folded", [False, True])
def test_a_letter_with_alt_that_no_menu_answers_is_not_typed(desk: Desk, is_folded: bool) -> None:
    desk.keys.is_folded = is_folded
    QTest.keyPress(desk.line, Qt.Key.Key_Alt)
    QTest.keyClick(desk.line, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    QTest.keyRelease(desk.line, Qt.Key.Key_Alt)
    assert desk.line.text() == ""
    QTest.keyClick(desk.line, Qt.Key.Key_X)
    assert desk.line.text() == "x"
    assert desk.opened == []
