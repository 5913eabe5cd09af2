"""New tasks: one, a sub-task, or one instruction for many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session

from cchc_desktop.calendar.phrases import Reading, read_phrase
from cchc_desktop.calendar.queries import working_calendar
from cchc_desktop.changes import Changes
from cchc_desktop.committee.queries import file_setting
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.tasks.clarity import asked_clarity
from cchc_desktop.tasks.coming_codes import coming_codes
from cchc_desktop.tasks.facts import task_facts
from cchc_desktop.tasks.listed import TaskRow
from cchc_desktop.tasks.records import TASK, Actor, Clarity, TaskDetails
from cchc_desktop.tasks.service import assign_to_each, create_task
from ui.common.error_dialog import show_error
from ui.task_fields.people import read_people
from ui.tasks.dialogs.asking import Desk
from ui.tasks.dialogs.assign_many import AssignManyDialog
from ui.tasks.dialogs.new_task import NewTaskDialog
from ui.workspace import Workspace


@dataclass(frozen=True)
class _Asked:
    """What a dialog needs: people and calendar, the "rõ" asked for, and how "trước ngày" is read."""

    desk: Desk
    clarities: tuple[Clarity, ...]
    excludes_day: bool


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
        today = self._workspace.today
        ids: list[int] = []
        codes: list[str] = []

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

    def assign_many(self) -> None:
        """Ask for one instruction and give it to several people or departments."""
        today = self._workspace.today
        ids: list[int] = []
        asked = self._asked()
        if asked is None:
            return
        codes: dict[int, Sequence[str]] = {}

        def next_codes(count: int) -> Sequence[str]:
            if count not in codes:
                codes[count] = self._workspace.read(lambda session: coming_codes(session, count))
            return codes[count]

        def store(details: TaskDetails, leads: Sequence[Actor]) -> None:
            def verb(session: Session) -> Changes:
                made, changes = assign_to_each(session, details, leads, today=today)
                ids.extend(made)
                return changes

            ids.clear()
            self._workspace.announce(self._workspace.store(verb), self)

        def read(words: str) -> Reading:
            return read_phrase(words, today, asked.desk.working, before_excludes_day=asked.excludes_day)

        dialog = AssignManyDialog(asked.desk, next_codes, store, read)
        dialog.exec()
        dialog.deleteLater()
        if ids:
            self.made.emit(tuple(ids))
            words = ngettext("{n} task is assigned.", "{n} tasks are assigned.", len(ids))
            self.undoable.emit(words.format(n=len(ids)))

    def import_list(self) -> None:
        """Ask for a list in Excel and import its tasks."""
        from ui.tasks.importing.dialog import ImportDialog  # Excel is no part of the first screen

        dialog = ImportDialog(self._workspace, self._window.window())
        dialog.exec()
        made = dialog.made
        dialog.deleteLater()
        if made:
            self._workspace.announce(Changes.of(TASK), self)
            self.made.emit(made)
            words = ngettext("{n} task is imported.", "{n} tasks are imported.", len(made))
            self.undoable.emit(words.format(n=len(made)))

    def _dialog(
        self, details: TaskDetails, title: str, store: Callable[[TaskDetails, bool], None]
    ) -> NewTaskDialog | None:
        asked = self._asked()
        if asked is None:
            return None
        return NewTaskDialog(asked.desk, details, asked.clarities, store, excludes_day=asked.excludes_day, title=title)

    def _asked(self) -> _Asked | None:
        """Read what the dialogs need."""
        today = self._workspace.today
        try:
            working, people, clarities, exclusive = self._workspace.read(
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
        return _Asked(Desk(today, working, people, self._window.window()), clarities, exclusive != "false")
