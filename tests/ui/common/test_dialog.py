"""Enter in a dialog goes to the button that has the focus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QTableWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.common.dialog import Dialog
from ui.common.fields import Form, LineField, TextField
from ui.common.form_dialog import FormDialog


def test_enter_on_cancel_does_not_store_the_form(qtbot: QtBot) -> None:
    stored: list[str] = []
    parent = QWidget()
    qtbot.addWidget(parent)
    form = Form()
    form.add("reason", "Lý do", LineField())
    dialog = FormDialog("Hoãn", "", form, words="Hoãn", store=lambda: stored.append("x"), parent=parent)
    qtbot.addWidget(dialog)
    dialog.show()
    cancel = next(button for button in dialog.findChildren(QPushButton) if button is not dialog.primary)
    cancel.setFocus()
    QTest.keyClick(cancel, Qt.Key.Key_Return)
    assert stored == []
    assert dialog.isHidden()


def test_enter_in_a_field_presses_the_primary_button(qtbot: QtBot) -> None:
    stored: list[str] = []
    parent = QWidget()
    qtbot.addWidget(parent)
    form = Form()
    form.add("reason", "Lý do", LineField())
    dialog = FormDialog("Hoãn", "", form, words="Hoãn", store=lambda: stored.append("x"), parent=parent)
    qtbot.addWidget(dialog)
    dialog.show()
    form.fields["reason"].setFocus()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert stored == ["x"]


def test_enter_presses_a_button_without_a_default(qtbot: QtBot) -> None:
    pressed: list[str] = []
    dialog = Dialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    for name in ("Sao lưu ngay", "Đóng"):
        button = QPushButton(name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False, name=name: pressed.append(name))
        column.addWidget(button)
    dialog.show()
    second = dialog.findChildren(QPushButton)[1]
    second.setFocus()
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert pressed == ["Đóng"]


def test_shift_f10_asks_the_part_with_the_focus_for_its_menu(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")  # Windows itself answers the key
    dialog = Dialog()
    qtbot.addWidget(dialog)
    table = QTableWidget(2, 1)
    table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    QVBoxLayout(dialog).addWidget(table)
    dialog.show()
    table.setFocus()
    with qtbot.waitSignal(table.customContextMenuRequested):
        QTest.keyClick(table, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)


def test_enter_that_a_list_answers_does_not_press_the_button_it_leads_to(qtbot: QtBot) -> None:
    pressed: list[str] = []
    dialog = Dialog()
    qtbot.addWidget(dialog)
    table, close = QTableWidget(1, 1), QPushButton("Đóng")
    close.setAutoDefault(False)
    close.clicked.connect(lambda: pressed.append("Đóng"))
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.activated.connect(lambda _index: close.setFocus())
    column = QVBoxLayout(dialog)
    column.addWidget(table)
    column.addWidget(close)
    dialog.show()
    table.setCurrentCell(0, 0)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert dialog.focusWidget() is close
    assert pressed == []
    QTest.keyClick(close, Qt.Key.Key_Return)
    assert pressed == ["Đóng"]


def test_ctrl_enter_confirms_from_a_text_of_several_lines(qtbot: QtBot) -> None:
    stored: list[str] = []
    form = Form()
    form.add("reason", "Lý do", TextField(), required=True)
    dialog = FormDialog("Hoãn", "", form, words="Hoãn", store=lambda: stored.append("x"), parent=None)
    qtbot.addWidget(dialog)
    dialog.open()
    editor = form.fields["reason"].editor()
    qtbot.waitUntil(lambda: dialog.isActiveWindow())
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.fields["reason"].error()
    QTest.keyClicks(editor, "Thieu bien lai")
    assert not form.fields["reason"].error()
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert stored == ["x"]


def test_what_was_refused_gives_way_to_what_is_typed(qtbot: QtBot) -> None:
    form = Form()
    form.add("day", "Ngày", LineField())
    qtbot.addWidget(form)
    form.set_values({"day": "01/4/2021"})
    form.show()
    assert form.show_error("day", "Sớm hơn ngày giao.")
    editor = form.fields["day"].editor()
    assert isinstance(editor, QLineEdit)
    assert editor.selectedText() == "01/4/2021"
