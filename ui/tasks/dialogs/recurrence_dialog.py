"""How a task comes back: every week, month, quarter or year, on which day, and the next three days it is due."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from cchc_desktop.calendar.recurrence import Every, NamedDay, Recurrence
from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _, mark
from cchc_desktop.text.dates import short_date
from ui.common.fields import HALF, QUARTER, ChoiceField, DateField, Form
from ui.common.form_dialog import FormDialog
from ui.common.icon_label import IconLabel
from ui.common.user_locale import user_locale

SHOWN: Final = 3
_EVERY: Final = (
    (Every.WEEK, mark("every week")),
    (Every.MONTH, mark("every month")),
    (Every.QUARTER, mark("every quarter")),
    (Every.YEAR, mark("every year")),
)
_NAMED: Final = (
    (NamedDay.LAST, mark("the last day")),
    (NamedDay.FIRST_WORKING, mark("the first working day")),
    (NamedDay.LAST_WORKING, mark("the last working day")),
)
_MONTH_OF_QUARTER: Final = (mark("the first month"), mark("the second month"), mark("the third month"))


@dataclass(frozen=True)
class Repeating:
    """How a task comes back, from which day on and until when; no ``recurrence`` is a task that does not."""

    recurrence: Recurrence | None = None
    starts_on: date | None = None
    ends_on: date | None = None


def next_dues(recurrence: Recurrence, start: date, working: WorkingCalendar, until: date | None = None) -> list[date]:
    """Return the next three days on which it is due, from a day on."""
    found: list[date] = []
    while len(found) < SHOWN:
        start = recurrence.first_due(start, working)
        if until is not None and start > until:
            break
        found.append(start)
        start += timedelta(days=1)
    return found


def dues_words(recurrence: Recurrence, start: date, working: WorkingCalendar, until: date | None = None) -> str:
    """Say the next three days, and which of them is a day of rest."""
    days = [
        short_date(day)
        if working.is_working_day(day)
        else _("{day} ({name})").format(day=short_date(day), name=working.day_name(day) or _weekday(day.isoweekday()))
        for day in next_dues(recurrence, start, working, until)
    ]
    return _("Next: {days}").format(days=", ".join(days)) if days else _("No period begins before the last day.")


class RecurrenceDialog(FormDialog):
    """Asks for a recurrence; ``chosen`` is what was kept."""

    def __init__(self, now: Repeating, *, today: date, working: WorkingCalendar, parent: QWidget) -> None:
        self.chosen: Repeating | None = None
        self._today, self._working = today, working
        form = Form()
        self.every = ChoiceField([(None, _("does not come back")), *((value, _(words)) for value, words in _EVERY)])
        self.day = ChoiceField([])
        self.month = ChoiceField([])
        self.starts = DateField(near=lambda: today)
        self.ends = DateField(near=lambda: today)
        form.add("every", _("Comes back"), self.every, span=HALF)
        form.add("month", _("In the month"), self.month, span=QUARTER)
        form.add("day", _("On the day"), self.day, span=QUARTER)
        form.add("recurs_from", _("First period holds the day"), self.starts, span=HALF)
        form.add("recurs_until", _("Last day on which a period may begin"), self.ends, span=HALF)
        self.words = IconLabel("sub", wraps=True)
        form.add_wide(self.words)
        self.words.setMinimumHeight(40)
        self._show(now)
        for field in (self.every, self.day, self.month, self.starts, self.ends):
            field.edited.connect(self._on_edited)
        super().__init__(
            _("Recurrence"),
            _("Each period has a state of its own: one that was missed stays open and overdue."),
            form,
            words=_("Keep"),
            store=self._store,
            parent=parent,
        )

    def value(self) -> Repeating:
        """Return what stands in the fields. Raises ValidationError for a day that no such period has."""
        every = self.every.value()
        if every is None:
            return Repeating()
        month = self.month.value() if every in (Every.QUARTER, Every.YEAR) else None
        recurrence = Recurrence(every, self.day.value(), month)
        starts, ends = self.starts.value() or self._today, self.ends.value()
        if ends is not None and ends < starts:
            raise ValidationError(_("The recurrence ends before it begins."), "recurs_until")
        return Repeating(recurrence, starts, ends)

    # -- parts

    def _store(self) -> None:
        self.chosen = self.value()

    def _show(self, now: Repeating) -> None:
        recurrence = now.recurrence
        self.every.set_value(recurrence.every if recurrence is not None else None)
        self._offer(recurrence.every if recurrence is not None else None)
        if recurrence is not None:
            self.day.set_value(recurrence.day)
            self.month.set_value(recurrence.month)
        self.starts.set_value(now.starts_on or self._today)
        self.ends.set_value(now.ends_on)
        self._tell()

    def _on_edited(self) -> None:
        self._offer(self.every.value())
        self._tell()

    def _offer(self, every: Every | None) -> None:
        """Offer the days and months that such a period has."""
        self.day.set_choices(_days(every))
        self.month.set_choices(_months(every))
        self.day.setEnabled(every is not None)
        self.month.setEnabled(every in (Every.QUARTER, Every.YEAR))
        self.starts.setEnabled(every is not None)
        self.ends.setEnabled(every is not None)

    def _tell(self) -> None:
        try:
            now = self.value()
        except ValidationError as error:
            self.words.show_text(error.sentence, "error_circle", "red", kind="error", filled=True)
            return
        if now.recurrence is None or now.starts_on is None:
            self.words.show_text(_("The task has one deadline."), kind="sub")
            return
        start = max(now.starts_on, self._today)
        words = [now.recurrence.label[:1].upper() + now.recurrence.label[1:]]
        words.append(dues_words(now.recurrence, start, self._working, now.ends_on))
        self.words.show_text(". ".join(words), kind="sub")


def _days(every: Every | None) -> Sequence[tuple[Any, str]]:
    if every is None:
        return [(None, "")]
    if every is Every.WEEK:
        return [(number, _weekday(number)) for number in range(1, 8)]
    named = [(day, _(words)) for day, words in _NAMED]
    return [*((number, str(number)) for number in range(1, 32)), *named]


def _months(every: Every | None) -> Sequence[tuple[Any, str]]:
    if every is Every.QUARTER:
        return [(number, _(words)) for number, words in enumerate(_MONTH_OF_QUARTER, 1)]
    if every is Every.YEAR:
        return [(number, user_locale().standaloneMonthName(number)) for number in range(1, len(calendar.month_name))]
    return [(None, "")]


def _weekday(number: int) -> str:
    return user_locale().dayName(number)
