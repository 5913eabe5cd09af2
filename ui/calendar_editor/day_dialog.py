"""The small forms of the window: one day (or a rest of several), and the notice that a year rests on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from cchc_desktop.calendar.holidays import DayKind, ListedDay
from cchc_desktop.calendar.service import BASIS_LENGTH, NAME_LENGTH
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.text.dates import short_date
from ui.calendar_editor.words import kind_name
from ui.common.fields import FULL, HALF, ChoiceField, DateField, Form, LineField
from ui.common.form_dialog import FormDialog

_SATURDAY = 5
_LONGEST_RANGE = 31


@dataclass(frozen=True)
class DayProposal:
    """What the form of a day begins with: a day that is listed (``entry``) or one that is not yet."""

    day: date | None = None
    entry: ListedDay | None = None
    basis: str = ""


Store = Callable[[tuple[ListedDay, ...]], object]
"""Takes the days of the form and writes them; may raise AppError."""


def ask_day(year: int, proposal: DayProposal, store: Store, parent: QWidget) -> tuple[ListedDay, ...]:
    """Ask for a day of a year, or for several in a row where it is new; return what was stored, none if nothing."""
    form = day_form(year, proposal)
    stored: list[ListedDay] = []

    def keep() -> None:
        days = days_of(form, year)
        store(days)
        stored.extend(days)

    is_new = proposal.entry is None
    dialog = FormDialog(
        _("New day off or worked") if is_new else _("Edit the day"),
        _("Deadlines already given stay as they are."),
        form,
        words=_("Add") if is_new else _("Keep"),
        store=keep,
        parent=parent,
    )
    dialog.exec()
    dialog.deleteLater()
    return tuple(stored)


def ask_notice(year: int, basis: str, store: Callable[[str], object], parent: QWidget) -> bool:
    """Ask for the notice that a year rests on; tell whether it was entered."""
    form = Form()
    field = LineField(max_length=BASIS_LENGTH, placeholder=_("Number, day and organ of the notice"))
    form.add("basis", _("Notice"), field, span=FULL, required=True)
    form.set_values({"basis": basis})
    dialog = FormDialog(
        _("Notice of the days off of {year}").format(year=year),
        _("The days of the forecast become days of this notice. Then correct those that it gives otherwise."),
        form,
        words=_("Enter the notice"),
        store=lambda: store(form.values()["basis"]),
        parent=parent,
    )
    done = bool(dialog.exec())
    dialog.deleteLater()
    return done


def day_form(year: int, proposal: DayProposal) -> Form:
    """Return the form of a day; a new one may be the first of several."""
    near = date(year, 1, 1)
    form = Form()
    form.add("day", _("Date"), DateField(near=lambda: near), required=True, hint=_("Type it like 05/02"))
    if proposal.entry is None:
        form.add("until", _("Until the day"), DateField(near=lambda: near), hint=_("Empty: one day"))
    form.add(
        "kind", _("Kind of day"), ChoiceField([(kind, kind_name(kind)) for kind in DayKind]), span=HALF, new_row=True
    )
    form.add("name", _("Name"), LineField(max_length=NAME_LENGTH), span=HALF, required=True)
    form.add("basis", _("Basis"), LineField(max_length=BASIS_LENGTH), span=FULL)
    form.set_values(_begin(proposal))
    return form


def days_of(form: Form, year: int) -> tuple[ListedDay, ...]:
    """Return what the form says. Raises ValidationError for days that do not follow one another in the year."""
    values = form.values()
    first, kind = values["day"], values["kind"]
    last = values.get("until") or first
    if first.year != year:
        raise ValidationError(_("{day} is not a day of {year}.").format(day=short_date(first), year=year), "day")
    if last < first or last.year != year or (last - first).days >= _LONGEST_RANGE:
        words = _("The last day follows the first one within a month of the same year.")
        raise ValidationError(words, "until")
    days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    if len(days) > 1 and kind is not DayKind.WORKED:
        days = [day for day in days if day.weekday() < _SATURDAY]  # Saturdays and Sundays are days of rest anyway
    if not days:
        raise ValidationError(_("Between these days there is no working day."), "until")
    return tuple(ListedDay(day, kind, values["name"], values["basis"]) for day in days)


def _begin(proposal: DayProposal) -> dict[str, object]:
    entry = proposal.entry
    if entry is not None:
        return {"day": entry.day, "kind": entry.kind, "name": entry.name, "basis": entry.basis}
    day = proposal.day
    is_weekend = day is not None and day.weekday() >= _SATURDAY
    kind = DayKind.WORKED if is_weekend else DayKind.OFF
    return {"day": day, "kind": kind, "basis": proposal.basis}
