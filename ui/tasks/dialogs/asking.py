"""What the dialogs of tasks share: where they stand, whom they offer, how days are shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.i18n import _
from cchc_desktop.text.dates import short_date
from ui.common.fields import DateField, Form
from ui.common.form_dialog import FormDialog
from ui.common.user_locale import weekday
from ui.task_fields.people import TaskPeople


@dataclass(frozen=True)
class Desk:
    """What a dialog needs to know: the day, the calendar, the people, and the window to stand before."""

    today: date
    working: WorkingCalendar
    people: TaskPeople
    parent: QWidget

    def ask(self, title: str, sentence: str, form: Form, words: str, store: Callable[[], object]) -> bool:
        """Show a form; tell whether it was stored. A refused value is named at its field."""
        dialog = FormDialog(title, sentence, form, words=words, store=store, parent=self.parent)
        accepted = bool(dialog.exec())
        dialog.deleteLater()
        return accepted

    def day_field(self, value: date | None = None, *, is_later: bool = False) -> DateField:
        """Return a field for a day, with its weekday and, where it is one of rest, the working days beside it."""
        field = DateField(near=lambda: self.today, is_later=is_later)
        field.set_value(value)
        field.edited.connect(lambda: field.set_hint(self.day_words(field.value())))
        field.set_hint(self.day_words(value))
        return field

    def day_words(self, day: date | None) -> str:
        """Say which day of the week it is, and whether it is one of rest."""
        if day is None:
            return ""
        if self.working.is_working_day(day):
            return weekday(day)
        name = self.working.day_name(day) or weekday(day)
        before, after = self.working.previous_working_day(day), self.working.next_working_day(day)
        return _("Day of rest ({name}): {before} before, {after} after").format(
            name=name, before=short_date(before), after=short_date(after)
        )
