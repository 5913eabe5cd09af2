"""What a conclusion gave, in one line under it: its tasks, by whom and until when, and how clear they are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from cchc_desktop.i18n import _, ngettext
from cchc_desktop.meetings.review_records import AssignedTask
from cchc_desktop.text.dates import short_date
from ui import style
from ui.common.icon_label import IconMark

_BESIDE: Final = 10
_LEAST: Final = 120


class GivenRow(QWidget):
    """The tasks of one conclusion, or what became of it.

    Signals: ``task_wanted(int)`` a task is to be shown; ``asked`` the proposals are wanted (again).
    """

    task_wanted = Signal(int)
    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks: tuple[AssignedTask, ...] = ()
        self.words = ""
        self.mark = IconMark()
        self.link = QPushButton()
        style.set_kind(self.link, "link")
        self.link.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.link.clicked.connect(self._open)
        self.state_mark = IconMark()
        self.state = QLabel()
        style.set_kind(self.state, "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.mark)
        row.addWidget(self.link, 1)
        row.addWidget(self.state_mark)
        row.addWidget(self.state)

    def show_tasks(self, tasks: Sequence[AssignedTask]) -> None:
        """Show the tasks that the conclusion gave."""
        self._tasks = tuple(tasks)
        leads = ", ".join(dict.fromkeys(task.lead for task in tasks if task.lead))
        dues = ", ".join(dict.fromkeys(short_date(task.due_on) if task.due_on else task.due for task in tasks))
        count = ngettext("{n} task", "{n} tasks", len(tasks)).format(n=len(tasks))
        codes = ", ".join(task.code for task in tasks)
        self._say_link(" · ".join(filter(None, (count, codes, leads, dues))))
        self.link.setToolTip("\n".join(f"{task.code}: {task.work}" for task in tasks))
        lacking = min(tasks, key=lambda task: task.clear - task.asked)
        is_draft = any(task.is_draft for task in tasks)
        is_clear = not lacking.lacks
        words = _("Clear {n}/{all}").format(n=lacking.clear, all=lacking.asked)
        self._say(_("Draft · {words}").format(words=words) if is_draft else words, is_clear=is_clear)
        self.mark.show_icon("arrow_right", "text2")
        self.setVisible(True)

    def show_none(self) -> None:
        """Say that the conclusion gives no task, on purpose."""
        self._tasks = ()
        self._say_link(_("Gives no task"))
        self.mark.show_icon("subtract_circle", "grey")
        self._say("", is_clear=True)
        self.setVisible(True)

    def show_waiting(self, count: int) -> None:
        """Say that proposals wait for an answer."""
        self._tasks = ()
        words = ngettext("{n} proposal waits", "{n} proposals wait", count).format(n=count)
        self._say_link(words if count else _("No task yet"))
        self.mark.show_icon("question_circle" if count else "circle_hint", "accent" if count else "amber")
        self._say("", is_clear=True)
        self.setVisible(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_link(self.words)

    def _say_link(self, words: str) -> None:
        """Show the words of the link, as far as there is room."""
        self.words = words
        room = self.link.width() - 2 * _BESIDE
        self.link.setText(self.link.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(room, _LEAST)))
        self.link.setAccessibleName(words)

    def _say(self, words: str, *, is_clear: bool) -> None:
        self.state.setText(words)
        style.set_kind(self.state, "small" if is_clear else "amber")
        name = ("checkmark_circle" if is_clear else "circle_hint") if words else ""
        self.state_mark.show_icon(name, "green" if is_clear else "amber", is_clear)

    def _open(self) -> None:
        if not self._tasks:
            self.asked.emit()
        elif len(self._tasks) == 1:
            self.task_wanted.emit(self._tasks[0].task_id)
        else:
            menu = QMenu(self)
            for task in self._tasks:
                menu.addAction(f"{task.code}: {task.work[:80]}", partial(self.task_wanted.emit, task.task_id))
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.link.mapToGlobal(QPoint(0, self.link.height())))
