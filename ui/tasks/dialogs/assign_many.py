"""Giao cho nhiều đơn vị: one instruction becomes a task for each person or department, with the codes they will get."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from cchc_desktop.i18n import _, ngettext
from cchc_desktop.tasks.records import Actor, TaskDetails
from ui import style
from ui.common.fields import FULL, HALF, CheckField, DateField, Form, PersonField, TextField
from ui.common.form_dialog import FormDialog
from ui.common.icon_label import IconLabel
from ui.task_fields.actors_field import ActorsField
from ui.task_fields.due_words_field import DueWordsField
from ui.task_fields.people import TaskPeople
from ui.tasks.dialogs.asking import Desk

Codes = Callable[[int], Sequence[str]]
Store = Callable[[TaskDetails, Sequence[Actor]], None]


class AssignManyDialog(FormDialog):
    """``next_codes(n)`` returns the codes that so many new tasks will get."""

    def __init__(self, desk: Desk, next_codes: Codes, store: Store, read: Callable[[str], object]) -> None:
        self._people, self._next_codes, self._store_them = desk.people, next_codes, store
        self._today = desk.today
        form = Form()
        form.add("work", _("Work"), TextField(min_lines=2, max_lines=4), span=FULL, required=True)
        self.leads = ActorsField(desk.people.actor_rows)
        form.add("leads", _("A task for each of"), self.leads, span=FULL, required=True)
        form.add_wide(self._shortcuts(desk.people))
        self.words = DueWordsField()
        self.words.read_with(read)  # type: ignore[arg-type]
        self.due = DateField(near=lambda: desk.today, is_later=True)
        form.add("due_wording", _("Deadline in words"), self.words, span=HALF)
        form.add("due_on", _("Deadline"), self.due, span=HALF)
        form.add("supervisor", _("Supervised by"), PersonField(desk.people.person_rows), span=HALF)
        form.add("assigned_by", _("Assigned by"), PersonField(desk.people.person_rows), span=HALF)
        form.add("deliverable", _("Deliverable"), TextField(min_lines=1, max_lines=3), span=FULL)
        form.add("is_without_due", _("No deadline"), CheckField(_("No deadline")), span=FULL)
        self.preview = IconLabel("sub", wraps=True)
        self.preview.setMinimumHeight(40)
        form.add_wide(self.preview)
        self.words.taken.connect(lambda reading, day: self.due.set_value(day if reading.recurrence is None else None))
        self.leads.edited.connect(self._tell)
        self._tell()
        super().__init__(
            _("Assign to many"),
            _("One instruction, one task for each: all of it is one step that undo takes back."),
            form,
            words=_("Assign"),
            store=self._keep,
            parent=desk.parent,
        )

    def details(self) -> TaskDetails:
        """Return what all tasks share."""
        values = self.form.values()
        reading = self.words.reading()
        details = TaskDetails(
            values["work"],
            supervisor_id=values["supervisor"],
            assigned_by_id=values["assigned_by"],
            deliverable=values["deliverable"],
            due_wording=values["due_wording"],
            due_on=values["due_on"],
            is_without_due=values["is_without_due"] and values["due_on"] is None,
            assigned_on=self._today,
        )
        if reading is not None and reading.recurrence is not None and values["due_on"] is None:
            return replace(details, recurrence=reading.recurrence, recurs_from=self._today, is_without_due=False)
        return details

    def _keep(self) -> None:
        self._store_them(self.details(), self.leads.value())

    def _tell(self) -> None:
        leads = self.leads.value()
        if not leads:
            self.preview.show_text(_("Choose who gets a task."))
            return
        codes = self._next_codes(len(leads))
        lines = [f"{code} {self._people.name(lead)}" for code, lead in zip(codes, leads, strict=True)]
        words = ngettext("{n} task: {list}", "{n} tasks: {list}", len(leads))
        self.preview.show_text(words.format(n=len(leads), list=" · ".join(lines)), "clipboard_task", "accent")

    def _shortcuts(self, people: TaskPeople) -> QWidget:
        button = QPushButton(_("All departments"))
        style.set_kind(button, "small_link")
        units = tuple(Actor(department_id=unit.id) for unit in people.departments)
        button.clicked.connect(lambda _checked=False: self._choose_all(units))
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 8)
        row.addWidget(button)
        row.addStretch(1)
        return place

    def _choose_all(self, units: Sequence[Actor]) -> None:
        chosen = self.leads.value()
        self.leads.set_value((*chosen, *(unit for unit in units if unit not in chosen)))
        self._tell()
