"""The tab "Tổng quan": what a chair asks for at a glance, every figure with the list behind it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QMenu, QStackedWidget, QVBoxLayout, QWidget

from cchc_desktop.changes import Changes
from cchc_desktop.deadlines.overview import overview
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from cchc_desktop.meetings.records import MEETING
from cchc_desktop.tasks.records import TASK
from ui.common.empty_state import EmptyState
from ui.common.error_dialog import show_error
from ui.overview.goals import ChoiceGoal, Goal, ListGoal, RecordGoal
from ui.overview.page import OverviewPage
from ui.room import Room
from ui.workspace import Workspace

PAGE, NOTHING, NO_COMMITTEE = range(3)
_SOON_MS = 120
"""Several writes in a row are read once."""


class OverviewTab(Room):
    """Reads everything at once; again after a change, and when it is seen again after one."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.stack = QStackedWidget(self)
        self.page = OverviewPage(self.stack)
        self._is_stale = False
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._build()
        self._connect()

    # -- what the window asks

    def reload(self) -> None:
        """Read every figure again (F5)."""
        today, with_outside = self.workspace.today, self.page.outside.isChecked()
        shown = self.workspace.read(lambda session: overview(session, today=today, with_outside=with_outside))
        self._is_stale = False
        has_something = shown.has_tasks or shown.meetings.has_any
        self.stack.setCurrentIndex(PAGE if has_something else NOTHING if shown.is_set_up else NO_COMMITTEE)
        self.page.show_overview(shown)

    def day_changed(self) -> None:
        """Count anew: what was due yesterday is overdue today."""
        self._read_or_wait()

    def first_paint(self) -> None:
        """Draw the figures at once."""
        self.page.viewport().repaint()

    def take_keyboard(self) -> None:
        """Put the keyboard to the first figure, or to the first step of an empty file."""
        if self.stack.currentIndex() == PAGE:
            self.page.take_keyboard()
        else:
            (self.nothing if self.stack.currentIndex() == NOTHING else self.no_committee).focus_first()

    # -- what the menus call

    def print_paper(self) -> None:
        """Ctrl+P: the report of the morning, which can be printed."""
        self.record_wanted.emit("digest", 0)

    # -- parts

    def _build(self) -> None:
        self.nothing = EmptyState(
            "home",
            _("Nothing to count yet"),
            _("What meetings decide and tasks bring stands here in figures; each opens its list."),
        )
        self.nothing.add_primary(_("New meeting"), lambda: self.new_wanted.emit(MEETING))
        self.nothing.add_second(_("New task"), lambda: self.new_wanted.emit(TASK))
        self.no_committee = EmptyState(
            "people",
            _("No committee yet"),
            _("Enter the ward and its committee once; the figures of meetings and tasks stand here from then on."),
        )
        self.no_committee.add_primary(_("Enter the committee"), self.settings_wanted.emit)
        for empty in (self.nothing, self.no_committee):
            empty.add_link(_("Try it with the sample data"), self.sample_wanted.emit)
        for part in (self.page, self.nothing, self.no_committee):
            self.stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    def _connect(self) -> None:
        self._soon.timeout.connect(self._read_again)
        self.page.opened.connect(self._open)
        self.page.outside_wanted.connect(lambda _wanted: self._read_again())
        self.workspace.data_changed.connect(self._on_data_changed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read_again()

    # -- what happens

    def _open(self, goal: Goal | None) -> None:
        match goal:
            case ListGoal(wanted, words, kind):
                self.list_wanted.emit(kind, wanted, words)
            case RecordGoal(kind, record_id):
                self.record_wanted.emit(kind, record_id)
            case ChoiceGoal(choices):
                self._offer(choices)

    def _offer(self, choices: tuple[tuple[str, ListGoal | RecordGoal], ...]) -> None:
        """Let her choose one of several goals below the figure that was pressed."""
        menu = QMenu(self)
        for words, goal in choices:
            menu.addAction(words.replace("&", "&&")).triggered.connect(partial(self._open_one, goal))
        beside = QApplication.focusWidget() or self
        menu.popup(beside.mapToGlobal(QPoint(0, beside.height())))
        menu.setActiveAction(menu.actions()[0])
        menu.aboutToHide.connect(menu.deleteLater)
        self.menu = menu

    def _open_one(self, goal: ListGoal | RecordGoal, _checked: bool = False) -> None:
        self._open(goal)

    def _on_data_changed(self, _changes: Changes, _origin: object) -> None:
        self._read_or_wait()

    def _read_or_wait(self) -> None:
        if self.isVisible():
            self._soon.start()
        else:
            self._is_stale = True

    def _read_again(self) -> None:
        self._soon.stop()
        try:
            self.reload()
        except AppError as error:
            show_error(self.workspace.prompts, error)
