"""The tab of the tasks on the sample committee, on the day it is looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.tasks.facts import TaskFacts, task_facts, task_id_of
from tests.ui.keyboard import type_text
from tests.ui.scripted_prompts import ScriptedPrompts
from tests.ui.window_fixtures import MeetingWindow, Open
from ui.tasks.tab import TasksTab

CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


@dataclass
class TaskDesk:
    """The window, its tab of tasks, and the hand on the keyboard."""

    window: MeetingWindow
    tab: TasksTab
    prompts: ScriptedPrompts
    qtbot: QtBot

    def id_of(self, code: str) -> int:
        """Return the id of a task."""
        return self.window.workspace.read(lambda session: task_id_of(session, code))

    def facts(self, code: str) -> TaskFacts:
        """Read a task as it stands in the file."""
        task_id, today = self.id_of(code), self.window.workspace.today
        return self.window.workspace.read(lambda session: task_facts(session, task_id, today=today))

    def choose(self, code: str) -> None:
        """Make a task current."""
        assert self.tab.list.select(self.id_of(code))
        assert self.tab.pane.task_id == self.id_of(code)

    def codes(self) -> list[str]:
        """Return the codes of the rows in their order."""
        model = self.tab.list.big.model
        return [row.code for row in model.rows_of(model.ids())]

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(QApplication.activePopupWidget() or self._at_keyboard(), key, modifiers)

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        type_text(self._at_keyboard(), text)

    def _at_keyboard(self) -> QWidget:
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            dialog.activateWindow()  # a window manager would; without a screen nobody does
        widget = dialog.focusWidget() if dialog is not None else QApplication.focusWidget()
        assert widget is not None
        return widget

    def in_dialog(self, act: Callable[[QDialog], None], opens: Callable[[], object]) -> None:
        """Open a dialog and do something in it; what it raises fails the test."""
        seen: list[BaseException | None] = []

        def go() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, QDialog)
            try:
                act(dialog)
                seen.append(None)
            except BaseException as error:  # noqa: BLE001 - told below, outside Qt's loop
                seen.append(error)
            finally:
                if dialog.isVisible():
                    dialog.reject()

        QTimer.singleShot(0, self.window, go)
        opens()
        assert seen, "no dialog came"
        if seen[0] is not None:
            raise seen[0]

    def saved(self) -> None:
        """Wait until what is typed is in the file."""
        self.qtbot.waitUntil(lambda: not self.tab.has_unsaved())


@pytest.fixture
def desk(open_window: Open, qtbot: QtBot) -> TaskDesk:
    window = open_window()
    tab = window.show_tab(window.stack.showing("task"))
    assert isinstance(tab, TasksTab)
    prompts = window.workspace.prompts
    assert isinstance(prompts, ScriptedPrompts)
    return TaskDesk(window, tab, prompts, qtbot)
