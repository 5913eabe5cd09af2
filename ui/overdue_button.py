"""How many tasks are overdue, in the status bar; a click opens their list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from cchc_desktop.changes import Changes
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.text.numbers import format_number
from ui import style
from ui.workspace import Workspace

if TYPE_CHECKING:
    from cchc_desktop.tasks.filtering import TaskFilter

_COUNTED = ("task", "calendar_day")


class OverdueButton(QPushButton):
    """Hidden while nothing is overdue. Counts again after every change of tasks.

    ``count`` once what is seen first is painted, and again on a new day.

    Signals: ``list_wanted(kind, filter, words)`` the tasks counted are to be shown.
    """

    list_wanted = Signal(str, object, str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        style.set_kind(self, "small_link")
        style.set_mark(self, "alarm", True)
        self.setIcon(style.icon("error_circle", "red", filled=True, size=16))
        self.setIconSize(QSize(16, 16))
        self.setToolTip(_("Show the overdue tasks"))
        self.hide()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.count)
        workspace.data_changed.connect(self._on_data_changed)
        self.clicked.connect(lambda _checked=False: self._open())

    def count(self) -> None:
        """Count again; the last count stays where the file cannot be read."""
        from cchc_desktop.tasks.queries import task_count

        wanted = _overdue()
        today = self._workspace.today
        try:
            number = self._workspace.read(lambda session: task_count(session, wanted, today=today))
        except AppError:
            return
        words = ngettext("{n} overdue task", "{n} overdue tasks", number).format(n=format_number(number))
        self.setText(words)
        self.setAccessibleName(words)
        self.setVisible(number > 0)

    def _open(self) -> None:
        self.list_wanted.emit("task", _overdue(), "")

    def _on_data_changed(self, changes: Changes) -> None:
        if changes.concerns(*_COUNTED):
            self._soon.start()


def _overdue() -> TaskFilter:
    from cchc_desktop.tasks.filtering import TaskFilter
    from cchc_desktop.tasks.records import DeadlineLabel

    return TaskFilter(labels=frozenset({DeadlineLabel.OVERDUE}))
