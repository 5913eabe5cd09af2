"""The tab of the deadlines on the sample committee, on the day it is looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.deadlines.agenda import Deadline
from cchc_desktop.tasks import service
from cchc_desktop.tasks.facts import TaskFacts, task_facts, task_id_of
from cchc_desktop.tasks.records import Actor, TaskDetails
from tests.ui.scripted_prompts import ScriptedPrompts
from tests.ui.window_fixtures import MeetingWindow, Open
from ui.deadlines.items import Item, key_of
from ui.deadlines.month_view import MonthView
from ui.deadlines.tab import DeadlinesTab
from ui.rooms import TABS

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


@dataclass
class Desk:
    """The window, its tab of deadlines, and the hand on keyboard and mouse."""

    window: MeetingWindow
    tab: DeadlinesTab
    prompts: ScriptedPrompts
    qtbot: QtBot

    @property
    def view(self) -> MonthView:
        """The month."""
        return self.tab.month.view

    def codes(self) -> list[str]:
        """Return the codes in the list, in its order."""
        return [each.code for each in self.tab.agenda.list.lines.things()]

    def choose(self, code: str) -> Item:
        """Make a deadline current in the list."""
        things = self.tab.agenda.list.lines.things()
        assert self.tab.agenda.list.select_key(key_of(next(each for each in things if each.code == code)))
        item = self.tab.item
        assert item is not None and item.code == code
        return item

    def deadline(self, code: str) -> Deadline | None:
        """Return what the tab knows of a record."""
        return next((each for each in self.tab.found.all if each.code == code), None)

    def facts(self, code: str) -> TaskFacts:
        """Read a task as it stands in the file."""
        today = self.window.workspace.today
        return self.window.workspace.read(lambda session: task_facts(session, task_id_of(session, code), today=today))

    def make_tasks(self, due: date, count: int) -> None:
        """Make tasks due on one day."""
        with self.window.workspace.data.writing() as session:
            for number in range(count):
                details = TaskDetails(
                    work=f"Việc {number}", lead=Actor(person_id=4), due_on=due, assigned_on=date(2021, 4, 1)
                )
                service.create_task(session, details, today=self.window.workspace.today)
        self.tab.reload()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the keyboard is."""
        popup = QApplication.activePopupWidget()
        QTest.keyClick(popup.focusWidget() or popup if popup else self._at_keyboard(), key, modifiers)

    def drag(self, start: QPoint, end: QPoint) -> None:
        """Take something in the month from one place to another."""
        QTest.mousePress(self.view, LEFT, NONE, start)
        for step in (1, 2, 3):
            QTest.mouseMove(self.view, start + (end - start) * step / 3)
        QTest.mouseRelease(self.view, LEFT, NONE, end)

    def in_dialog(self, act: Callable[[QDialog], None], opens: Callable[[], object]) -> None:
        """Open a dialog and do something in it; what it raises fails the test."""
        seen: list[BaseException | None] = []

        def go(waited: int = 0) -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QDialog):
                if waited < 50:
                    QTimer.singleShot(20, self.window, lambda: go(waited + 1))
                return
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
        self.qtbot.waitUntil(lambda: bool(seen))
        if seen[0] is not None:
            raise seen[0]

    def _at_keyboard(self) -> QWidget:
        dialog = QApplication.activeModalWidget()
        if dialog is None and QApplication.activeWindow() is not self.window:
            self.window.activateWindow()  # a window manager would, after the dialog before
            self.qtbot.waitUntil(lambda: QApplication.activeWindow() is self.window)
        widget = dialog.focusWidget() if dialog is not None else QApplication.focusWidget()
        assert widget is not None
        return widget


@pytest.fixture
def open_desk(open_window: Open, qtbot: QtBot) -> Callable[..., Desk]:
    """Open the window at the tab; questions are answered from a script."""

    def open_one(*answers: object) -> Desk:
        window = open_window(*answers)
        tab = window.show_tab([each.title for each in TABS].index("Deadlines"))
        assert isinstance(tab, DeadlinesTab)
        prompts = window.workspace.prompts
        assert isinstance(prompts, ScriptedPrompts)
        return Desk(window, tab, prompts, qtbot)

    return open_one


@pytest.fixture
def desk(open_desk: Callable[..., Desk]) -> Desk:
    return open_desk()
