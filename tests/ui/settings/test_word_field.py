"""A field of usual words opens its list with the keys of every other field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.common.fields.word_field import WordField

NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def field(qtbot: QtBot) -> WordField:
    made = WordField(("công chức", "viên chức"))
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    return made


@pytest.mark.parametrize(("key", "modifier"), [(Qt.Key.Key_F4, NONE), (Qt.Key.Key_Down, NONE), (Qt.Key.Key_Down, ALT)])
def test_the_list_opens(field: WordField, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    QTest.keyClick(field.line, key, modifier)
    assert field.list.isVisible()


def test_alt_f4_is_left_to_the_window(field: WordField) -> None:
    QTest.keyClick(field.line, Qt.Key.Key_F4, ALT)
    assert not field.list.isVisible()
