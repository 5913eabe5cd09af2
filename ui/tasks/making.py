"""New tasks: one, a sub-task, or one instruction for many."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session

from cchc_desktop.calendar.queries import working_calendar
from cchc_desktop.changes import Changes
from cchc_desktop.committee.queries import file_setting
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from cchc_desktop.tasks.clarity import asked_clarity
from cchc_desktop.tasks.facts import task_facts
from cchc_desktop.tasks.listed import TaskRow
from cchc_desktop.tasks.records import TaskDetails
from cchc_desktop.tasks.service import create_task
from ui.common.error_dialog import show_error
from ui.tasks.dialogs.asking import Desk
from ui.tasks.dialogs.new_task import NewTaskDialog
from ui.tasks.people import read_people
from ui.workspace import Workspace


class TaskMaking(QObject):
    """Asks for new tasks and makes them.

    Signals: ``made(ids)``; ``undoable(sentence)``; ``done(sentence)``; ``written(ids)``.
    """

    made = Signal(object)
    undoable = Signal(str)
    done = Signal(str)
    written = Signal(object)

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace, self._window = workspace, window

    def new_task(self, details: TaskDetails | None = None, title: str = "") -> None:
        """Ask for a task and make it; several, one after the other, if she goes on."""
        today, ids, codes = self._workspace.today, [], []

        def store(wanted: TaskDetails, draft: bool) -> None:
            made: list[int] = []

            def verb(session: Session) -> Changes:
                task_id, changes = create_task(session, wanted, today=today, draft=draft)
                made.append(task_id)
                codes.append(task_facts(session, task_id, today=today).row.code)
                return changes

            changes = self._workspace.store(verb)
            ids.extend(made)
            self._workspace.announce(changes, self)

        dialog = self._dialog(details or TaskDetails("", assigned_on=today), title or _("New task"), store)
        if dialog is None:
            return
        dialog.exec()
        dialog.deleteLater()
        if ids:
            self.made.emit(tuple(ids[-1:]))
            words = _("Task {code} is made.") if len(codes) == 1 else _("Tasks {code} are made.")
            self.undoable.emit(words.format(code=", ".join(codes)))

    def new_part(self, row: TaskRow) -> None:
        """Ask for a sub-task; it begins with what it shares with its task."""
        today = self._workspace.today
        above = self._workspace.read(lambda session: task_facts(session, row.id, today=today)).details
        details = TaskDetails(
            "",
            parent_id=row.id,
            supervisor_id=above.supervisor_id,
            assigned_by_id=above.assigned_by_id,
            approved_by_id=above.approved_by_id,
            source=above.source,
            area=above.area,
            assigned_on=today,
        )
        self.new_task(details, _("Sub-task of {code}").format(code=row.code))

    def _dialog(
        self, details: TaskDetails, title: str, store: Callable[[TaskDetails, bool], None]
    ) -> NewTaskDialog | None:
        today = self._workspace.today
        try:
            working, people, asked, exclusive = self._workspace.read(
                lambda session: (
                    working_calendar(session),
                    read_people(session, today),
                    asked_clarity(session),
                    file_setting(session, "before_is_exclusive"),
                )
            )
        except AppError as error:
            show_error(self._workspace.prompts, error)
            return None
        desk = Desk(today, working, people, self._window.window())
        return NewTaskDialog(desk, details, asked, store, excludes_day=exclusive != "false", title=title)
