"""Corrects one part of a proposed task in place: a field under the chips, taken by Enter, left by Esc."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cchc_desktop.calendar.phrases import PhraseKind, Reading
from cchc_desktop.i18n import _
from cchc_desktop.tasks.instructions import Part
from cchc_desktop.tasks.records import TaskDetails
from ui.common.fields import Field, LineField, PersonField
from ui.common.fields.field import commit_input_method
from ui.common.fields.form import FULL, Form
from ui.meetings.conclusions.proposal_parts import LABELS
from ui.meetings.conclusions.reader import InstructionReader
from ui.task_fields.actor_field import ActorField
from ui.task_fields.actors_field import ActorsField
from ui.task_fields.due_words_field import DueWordsField

_LONGEST_WORK = 2000


class PartEditor(QWidget):
    """The field of one part. Signals: ``taken(TaskDetails)`` the part was given, ``closed`` it stays as it was."""

    taken = Signal(object)
    closed = Signal()

    def __init__(
        self, part: Part, details: TaskDetails, reader: InstructionReader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.part, self._details = part, details
        self._is_done = False
        self.field = self._make(part, reader)
        self.form = Form()
        self.form.add(part.value, _(LABELS[part]), self.field, span=FULL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        self._show_value()

    def begin(self) -> None:
        """Put the keyboard into the field."""
        self.field.editor().setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self) -> None:
        """Give the part as it stands in the field."""
        commit_input_method()
        changed = self._changed()
        if changed is not None and not self._is_done:
            self._is_done = True
            self.taken.emit(changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _make(self, part: Part, reader: InstructionReader) -> Field:
        match part:
            case Part.LEAD:
                lead = ActorField(reader.people.actor_rows)
                lead.chosen.connect(self.take)
                return lead
            case Part.CO_WORKERS:
                return ActorsField(reader.people.actor_rows)
            case Part.SUPERVISOR:
                return PersonField(reader.people.person_rows, placeholder=_("Name or post"))
            case Part.DUE:
                due = DueWordsField()
                due.read_with(reader.deadline)
                due.taken.connect(self._take_due)
                return due
            case _:
                return LineField(max_length=_LONGEST_WORK)

    def _show_value(self) -> None:
        details = self._details
        values = {
            Part.LEAD: details.lead,
            Part.CO_WORKERS: details.co_workers,
            Part.SUPERVISOR: details.supervisor_id,
            Part.DUE: details.due_wording,
            Part.DELIVERABLE: details.deliverable,
            Part.WORK: details.work,
        }
        self.field.set_value(values[self.part])

    def _changed(self) -> TaskDetails | None:
        """Return the task with the part as given; None while the field does not say anything that can be taken."""
        if isinstance(self.field, DueWordsField):
            return None if self.field.waits() and not self.field.take() else self._details
        if not self.field.validate():
            return None
        value = self.field.value()
        match self.part:
            case Part.LEAD:
                return replace(self._details, lead=value)
            case Part.CO_WORKERS:
                return replace(self._details, co_workers=value)
            case Part.SUPERVISOR:
                return replace(self._details, supervisor_id=value)
            case Part.DELIVERABLE:
                return replace(self._details, deliverable=value)
            case _:
                return replace(self._details, work=value)

    def _take_due(self, reading: Reading, day: date | None) -> None:
        """The words are kept as typed; with no day in them the task has none, on purpose."""
        words = str(self.field.value())
        is_recurring = reading.kind is PhraseKind.RECURRENCE
        self._is_done = True
        self.taken.emit(
            replace(
                self._details,
                due_wording=words,
                due_on=None if is_recurring else day,
                recurrence=reading.recurrence,
                is_without_due=reading.kind is PhraseKind.NONE,
            )
        )
