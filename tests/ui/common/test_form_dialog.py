"""A small form that is stored as a whole."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.common.fields import Form, LineField
from ui.common.form_dialog import FormDialog


def test_what_is_proposed_gives_way_to_what_is_typed(qtbot: QtBot) -> None:
    form = Form()
    form.add("number", "Number", LineField())
    form.set_values({"number": "02"})
    stored: list[str] = []
    dialog = FormDialog(
        "Sign", "", form, words="Sign", store=lambda: stored.append(form.values()["number"]), parent=None
    )
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: form.fields["number"].editor().hasFocus())
    QTest.keyClicks(form.fields["number"].editor(), "05")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert stored == ["05"]
