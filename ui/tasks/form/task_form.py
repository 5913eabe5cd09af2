"""The fields of one task, in the dialog of a new one and beside the list: what is asked first, the rest folded away."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from cchc_desktop.calendar.phrases import Reading, read_phrase
from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.i18n import _
from cchc_desktop.tasks.records import TaskDetails
from ui import style
from ui.common.fields import FULL, HALF, QUARTER, CheckField, DateField, Field, Form, PersonField, TextField
from ui.task_fields.actor_field import ActorField
from ui.task_fields.actors_field import ActorsField
from ui.task_fields.due_words_field import DueWordsField
from ui.task_fields.people import TaskPeople
from ui.tasks.dialogs.recurrence_dialog import Repeating
from ui.tasks.form.more_fields import add_more, more_details, more_values
from ui.tasks.form.repeat_field import RepeatField


class TaskForm(QWidget):
    """Edits a ``TaskDetails``; ``narrow`` gives every field the whole width.

    Signals: ``edited`` something was typed or chosen; ``left`` a field was left.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, *, narrow: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base = TaskDetails("")
        self._working: WorkingCalendar | None = None
        self._today: Callable[[], date] = date.today
        self._excludes_day = True
        self._narrow = narrow
        self.main, self.more = Form(self), Form(self)
        self._add_main()
        add_more(self.more, narrow=narrow, today=self._day)
        self.unfold = QPushButton()
        style.set_kind(self.unfold, "link")
        self.unfold.setCheckable(True)
        self.unfold.toggled.connect(self.show_more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.main, self.unfold, self.more):
            column.addWidget(part)
        column.addStretch(1)
        self.show_more(False)
        for field in self._fields():
            field.edited.connect(self.edited)
            field.left.connect(self.left)

    # -- what the owner calls

    def count_with(self, working: WorkingCalendar, today: Callable[[], date], *, excludes_day: bool = True) -> None:
        """Take calendar, day and the reading of "trước ngày" from here."""
        self._working, self._today, self._excludes_day = working, today, excludes_day
        self.repeat.count_with(lambda: working, today)
        self.due_words.read_with(self._read)

    def offer(self, people: TaskPeople) -> None:
        """Offer these people and departments."""
        for form in (self.main, self.more):
            for field in form.fields.values():
                if isinstance(field, (ActorField, ActorsField)):
                    field.set_rows(people.actor_rows)
                elif isinstance(field, PersonField):
                    field.set_rows(people.person_rows)

    def show_details(self, details: TaskDetails) -> None:
        """Show a task from the beginning."""
        self._base = details
        self.main.set_values(self._main_values(details))
        self.more.set_values(more_values(details))
        self.due_words.show_reason()
        self._follow_repeat()

    def refresh(self, details: TaskDetails) -> None:
        """Show a task read again; what is being typed stays."""
        self._base = details
        self.main.refresh_values(self._main_values(details))
        self.more.refresh_values(more_values(details))
        self._follow_repeat()

    def details(self) -> TaskDetails:
        """Return the task with what stands in the fields now."""
        fields, repeating = self.main.values(), self.repeat.value()
        recurrence = repeating.recurrence
        return replace(
            self._base,
            work=fields["work"],
            lead=fields["lead"],
            co_workers=fields["co_workers"],
            supervisor_id=fields["supervisor"],
            deliverable=fields["deliverable"],
            assigned_on=fields["assigned_on"],
            due_wording=fields["due_wording"],
            due_on=fields["due_on"] if recurrence is None else None,
            is_without_due=bool(fields["is_without_due"]) and recurrence is None,
            recurrence=recurrence,
            recurs_from=repeating.starts_on if recurrence is not None else None,
            recurs_until=repeating.ends_on if recurrence is not None else None,
            **more_details(self.more.values(), self._base),
        )

    def faults(self) -> list[str]:
        """Return what is wrong with what stands in the fields; nothing is shown or moved."""
        return [sentence for field in self._fields() if (sentence := field.check())]

    def validate(self) -> bool:
        """Check every field, go to the first that is wrong, tell whether none is."""
        if not self.more.validate() and not self.unfold.isChecked():
            self.unfold.setChecked(True)
        return self.main.validate() and self.more.validate()

    def show_error(self, name: str, sentence: str, *, goes_there: bool = True) -> bool:
        """Show an error under the field of this name; tell whether there is such a field."""
        name = _FIELD_OF.get(name, name)
        form = self.main if name in self.main.fields else self.more
        if name not in form.fields:
            return False
        if form is self.more:
            self.unfold.setChecked(True)
        if goes_there:
            return form.show_error(name, sentence)
        form.fields[name].show_error(sentence)
        return True

    def clear_errors(self) -> None:
        """Take away every error."""
        self.main.clear_errors()
        self.more.clear_errors()

    def field(self, name: str) -> Field:
        """Return a field by name."""
        return self.main.fields[name] if name in self.main.fields else self.more.fields[name]

    def focus_first(self, name: str = "work") -> None:
        """Put the keyboard into a field."""
        if name in self.more.fields:
            self.unfold.setChecked(True)
        self.field(name).setFocus()

    def show_more(self, shown: bool) -> None:
        """Fold the rest out, or away."""
        self.more.setVisible(shown)
        self.unfold.setText(_("Less") if shown else _("Area, source, evidence, note…"))
        self.unfold.setIcon(style.icon("chevron_up" if shown else "chevron_down", "accent", size=16))

    # -- parts

    def _add_main(self) -> None:
        half = FULL if self._narrow else HALF
        quarter = HALF if self._narrow else QUARTER
        form = self.main
        form.add("work", _("Work"), TextField(min_lines=2, max_lines=8), span=FULL, required=True)
        form.add("lead", _("Lead"), ActorField(), span=half)
        form.add("supervisor", _("Supervised by"), PersonField(), span=half)
        form.add("co_workers", _("Co-workers"), ActorsField(), span=FULL)
        self.due_words = DueWordsField()
        form.add("due_wording", _("Deadline in words"), self.due_words, span=half, new_row=True)
        due = DateField(near=self._day, is_later=True)
        form.add("due_on", _("Deadline"), due, span=quarter)
        form.add("is_without_due", _("No deadline"), CheckField(_("No deadline")), span=quarter)
        self.repeat = RepeatField()
        form.add("recurrence", _("Comes back"), self.repeat, span=half)
        form.add("assigned_on", _("Assigned on"), DateField(near=lambda: self._today()), span=half)
        form.add("deliverable", _("Deliverable"), TextField(min_lines=1, max_lines=4), span=FULL)
        self.due_words.taken.connect(self._on_taken)
        due.edited.connect(lambda: self._chose_due("due_on"))
        form.fields["is_without_due"].edited.connect(lambda: self._chose_due("is_without_due"))
        self.repeat.edited.connect(lambda: self._chose_due("recurrence"))

    def _main_values(self, details: TaskDetails) -> Mapping[str, Any]:
        repeating = Repeating(details.recurrence, details.recurs_from, details.recurs_until)
        return {
            "work": details.work,
            "lead": details.lead,
            "supervisor": details.supervisor_id,
            "co_workers": details.co_workers,
            "due_wording": details.due_wording,
            "due_on": details.due_on,
            "is_without_due": details.is_without_due,
            "recurrence": repeating,
            "assigned_on": details.assigned_on,
            "deliverable": details.deliverable,
        }

    def _fields(self) -> Iterator[Field]:
        yield from self.main.fields.values()
        yield from self.more.fields.values()

    def _day(self) -> date:
        return (
            self.main.fields["assigned_on"].value() or self._today()
            if "assigned_on" in self.main.fields
            else (self._today())
        )

    def _read(self, words: str) -> Reading:
        assert self._working is not None
        return read_phrase(words, self._day(), self._working, before_excludes_day=self._excludes_day)

    def _on_taken(self, reading: Reading, day: date | None) -> None:
        """Put the day that was read into its field, the recurrence into its own, or "no deadline"."""
        recurrence = reading.recurrence
        self.main.fields["due_on"].set_value(day if recurrence is None else None)
        self.main.fields["is_without_due"].set_value(recurrence is None and day is None)
        start = self.repeat.value().starts_on or self._day()
        self.repeat.set_value(Repeating(recurrence, start) if recurrence is not None else Repeating())
        self._follow_repeat()
        self.edited.emit()

    def _chose_due(self, name: str) -> None:
        """Let the three ways of a deadline exclude each other."""
        fields = self.main.fields
        if name == "due_on" and fields["due_on"].value() is not None:
            fields["is_without_due"].set_value(False)
        elif name == "is_without_due" and fields["is_without_due"].value():
            fields["due_on"].set_value(None)
            self.repeat.set_value(Repeating())
        elif name == "recurrence" and self.repeat.value().recurrence is not None:
            fields["due_on"].set_value(None)
            fields["is_without_due"].set_value(False)
        self._follow_repeat()

    def _follow_repeat(self) -> None:
        repeats = self.repeat.value().recurrence is not None
        for name in ("due_on", "is_without_due"):
            self.main.fields[name].setEnabled(not repeats)


_FIELD_OF: Final = {
    "supervisor_id": "supervisor",
    "assigned_by_id": "assigned_by",
    "approved_by_id": "approved_by",
    "recurs_from": "recurrence",
    "recurs_until": "recurrence",
    "source": "source_text",
}
"""Fields of ``TaskDetails`` that have another name here."""
