"""Undo and redo in the matrix: the keyboard stands at the figure that came back."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.commitments.conftest import Desk


def test_undo_and_redo_go_to_the_figure_that_changed(desk: Desk) -> None:
    desk.choose("C1.1", 2)
    desk.fill("7", Qt.Key.Key_Return)
    desk.saved()
    before = desk.cell("C1.1", 1).text
    desk.choose("C2.1", 1)
    desk.window.history.undo()
    assert desk.current() == ("C1.1", "Quý II")
    assert desk.cell("C1.1", 2).text == ""
    desk.choose("C2.1", 1)
    desk.window.history.redo()
    assert desk.current() == ("C1.1", "Quý II")
    desk.fill("8")
    desk.saved()
    assert desk.cell("C1.1", 2).text == "8"
    assert desk.cell("C1.1", 1).text == before
