"""The tab of the commitments on the sample committee, on the day it is looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from cchc_desktop.calendar.periods import Period
from cchc_desktop.changes import Changes
from cchc_desktop.commitments.listed import Cell, CommitmentFacts, Matrix, MatrixRow
from cchc_desktop.commitments.queries import commitment, commitment_id_of, matrix
from cchc_desktop.commitments.records import CountedBy
from tests.ui.keyboard import type_text
from tests.ui.keystrokes import meanwhile
from tests.ui.scripted_prompts import ScriptedPrompts
from tests.ui.window_fixtures import MeetingWindow, Open
from ui.commitments.matrix_model import FIRST_PERIOD
from ui.commitments.tab import CommitmentsTab

NONE = Qt.KeyboardModifier.NoModifier
QUARTER_1 = Period.parse("2021-Q1")


@dataclass
class Desk:
    """The window, its tab of commitments, and the hand on the keyboard."""

    window: MeetingWindow
    tab: CommitmentsTab
    prompts: ScriptedPrompts
    qtbot: QtBot

    # -- what the file says

    def matrix(self, year: int = 2021, every: CountedBy = CountedBy.QUARTER) -> Matrix:
        """Read the matrix as it stands in the file."""
        today = self.window.workspace.today
        return self.window.workspace.read(lambda session: matrix(session, year, today=today, every=every))

    def row(self, code: str) -> MatrixRow:
        """Read a target."""
        return next(row for row in self.matrix().rows if row.code == code)

    def cell(self, code: str, number: int = 1) -> Cell:
        """Read the figure of a target in a quarter."""
        cell = self.row(code).cells[number - 1]
        assert cell is not None
        return cell

    def facts(self, code: str) -> CommitmentFacts:
        """Read a commitment."""
        today = self.window.workspace.today
        return self.window.workspace.read(
            lambda session: commitment(session, commitment_id_of(session, code), today=today)
        )

    def write(self, verb: Callable[[Session], Changes]) -> None:
        """Change the file as another part of the program would."""
        self.window.workspace.write(verb)

    # -- the hand

    def choose(self, code: str, number: int = 1) -> None:
        """Make the cell of a target in a quarter current."""
        row = self.tab.model.number_of(target=self.row(code).target_id)
        self.tab.figures.setFocus()
        self.tab.figures.go_to(row, FIRST_PERIOD + number - 1)

    def current(self) -> tuple[str, str]:
        """Return the code of the current target and the title of the current column."""
        index = self.tab.figures.currentIndex()
        line = self.tab.model.line(index)
        assert line is not None and line.row is not None
        return line.row.code, self.tab.model.title(index.column())

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(self.at_keyboard(), key, modifiers)

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        for letter in text:
            type_text(self.at_keyboard(), letter)

    def fill(self, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
        """Type a figure into the current cell and leave it by a key."""
        self.type(text)
        self.key(key)

    def at_keyboard(self) -> QWidget:
        """Return the part that has the keyboard."""
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            dialog.activateWindow()  # a window manager would; without a screen nobody does
        widget = dialog.focusWidget() if dialog is not None else QApplication.focusWidget()
        assert widget is not None
        return widget

    def saved(self) -> None:
        """Wait until what is typed is in the file."""
        worker = self.window.workspace.worker
        self.qtbot.waitUntil(lambda: not (self.tab.desk.filling.is_busy or worker.is_busy()))

    def in_dialog(self, act: Callable[[QDialog], None], opens: Callable[[], object]) -> None:
        """Open a dialog and do something in it; what it raises fails the test."""
        meanwhile(self.qtbot, QDialog, act, opens)


@pytest.fixture
def desk(open_window: Open, qtbot: QtBot) -> Desk:
    window = open_window()
    tab = window.show_tab(window.stack.showing("commitment"))
    assert isinstance(tab, CommitmentsTab)
    prompts = window.workspace.prompts
    assert isinstance(prompts, ScriptedPrompts)
    return Desk(window, tab, prompts, qtbot)
