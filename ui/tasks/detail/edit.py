"""The fields of the task beside the list: kept as she types, with no button for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.changes import Changes
from cchc_desktop.errors import AppError, ValidationError
from cchc_desktop.tasks.facts import TaskFacts
from cchc_desktop.tasks.records import Clarity
from ui.common.icon_label import IconLabel
from ui.task_fields.people import TaskPeople
from ui.tasks.detail.saver import TaskSaver
from ui.tasks.form.task_form import TaskForm
from ui.workspace import Workspace

_FIELDS = {
    Clarity.PERSON: "lead",
    Clarity.WORK: "work",
    Clarity.TIME: "due_wording",
    Clarity.RESPONSIBILITY: "supervisor",
    Clarity.DELIVERABLE: "deliverable",
    Clarity.AUTHORITY: "assigned_by",
}


class TaskEdit(QWidget):
    """Shows the fields of one task and stores them.

    Signals: ``saved(Changes)``; ``not_saved(sentence)``; ``left()`` Esc: back to what the task says.
    """

    saved = Signal(object)
    not_saved = Signal(str)
    left = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.task_id: int | None = None
        self.form = TaskForm(narrow=True)
        self.saver = TaskSaver(workspace, self.form.details, self)
        self.refusal = IconLabel("error", wraps=True)
        self.refusal.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.refusal)
        column.addWidget(self.form, 1)
        self.form.edited.connect(self._on_edited)
        self.saver.saved.connect(self._on_saved)
        self.saver.failed.connect(self._on_failed)

    def count_with(self, working: WorkingCalendar, today: Callable[[], date], *, excludes_day: bool) -> None:
        """Take calendar and day from here."""
        self.form.count_with(working, today, excludes_day=excludes_day)

    def show_facts(self, facts: TaskFacts, people: TaskPeople) -> None:
        """Show a task; while it is being typed in, only what is not in use changes."""
        self.form.offer(people)
        if facts.row.id != self.task_id:
            self.task_id = facts.row.id
            self.saver.follow(self.task_id)
            self.form.show_details(facts.details)
            self.refusal.hide()
        elif not self.saver.has_unsaved:
            self.form.refresh(facts.details)

    def forget(self) -> None:
        """Show no task."""
        self.task_id = None
        self.saver.follow(None)

    def begin(self, clarity: Clarity | None = None) -> None:
        """Put the keyboard into the work, or into the field of what is not clear."""
        self.form.focus_first(_FIELDS[clarity] if clarity is not None else "work")

    def save_now(self) -> None:
        """Save at once. Raises AppError."""
        self.saver.save_now()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_edited(self) -> None:
        if self.task_id is not None and not self.form.faults():
            self.saver.touch()

    def _on_saved(self, changes: Changes) -> None:
        self.refusal.hide()
        self.saved.emit(changes)

    def _on_failed(self, error: AppError) -> None:
        field = error.field if isinstance(error, ValidationError) else ""
        if not self.form.show_error(field, error.sentence, goes_there=False):
            self.refusal.show_text(error.sentence, "error_circle", "red", filled=True)
            self.refusal.show()
        self.not_saved.emit(error.sentence)
