"""What is asked about numbers without a paper: kept for one to come, void with a reason, the first one of a series."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.committee.queries import has_committee, profile_at
from cchc_desktop.i18n import _
from cchc_desktop.register.marks import HIGHEST, reserve_number, set_opening, void_number
from cchc_desktop.register.numbering import Numbers, read_numbers, series_of_year
from cchc_desktop.register.records import NumberSpan
from cchc_desktop.register.rules import INVITATION, LETTER, MINUTES, NOTICE
from cchc_desktop.register.series import Series, SeriesYear
from ui.common.fields import FULL, HALF, ChoiceField, Form, TextField
from ui.common.fields.number_field import NumberField
from ui.common.form_dialog import FormDialog
from ui.workspace import Workspace

_USUAL = (INVITATION, MINUTES, NOTICE, LETTER, "BC", "KH", "TTr", "QĐ")


@dataclass(frozen=True)
class Asked:
    """Of which series and year, and which numbers, if they are known already; ``day`` is the day of asking."""

    year: int
    day: date
    series: str = ""
    numbers: NumberSpan | None = None


def offered_series(workspace: Workspace, year: int) -> list[SeriesYear]:
    """Return the series of a year, those known first, then the usual ones of committee and organ."""
    return workspace.read(lambda session: _offered(session, year, workspace))


def ask_reserve(workspace: Workspace, parent: QWidget, asked: Asked) -> bool:
    """Ask which number is kept for a paper to come; tell whether one was."""
    form = _NumbersForm(offered_series(workspace, asked.year), asked)
    sentence = _("A number that is kept is not proposed for another paper. It can be released again.")
    return _ask(workspace, parent, _("Reserve a number"), sentence, form, _("Reserve"), partial(_reserve, form))


def ask_void(workspace: Workspace, parent: QWidget, asked: Asked) -> bool:
    """Ask which number is void, and why; tell whether one was declared so."""
    form = _NumbersForm(offered_series(workspace, asked.year), asked)
    sentence = _("The reason stands in the register. Undo does not pass this; the register can release the number.")
    return _ask(workspace, parent, _("Declare a number void"), sentence, form, _("Declare void"), partial(_void, form))


def ask_reason(workspace: Workspace, parent: QWidget, asked: Asked) -> bool:
    """Ask why numbers are left out: they are void then; tell whether it was said."""
    form = _NumbersForm(offered_series(workspace, asked.year), asked)
    for name in ("series", "number", "until"):
        form.fields[name].set_read_only(True)
    sentence = _("The numbers are void from then on, and the reason stands in the register. Undo does not pass this.")
    title = _("Why numbers are left out")
    return _ask(workspace, parent, title, sentence, form, _("Keep the reason"), partial(_void, form), first="reason")


def ask_opening(workspace: Workspace, parent: QWidget, asked: Asked) -> bool:
    """Ask with which number this file begins a series; tell whether it was said."""
    offered = offered_series(workspace, asked.year)
    form = Form()
    form.add("series", _("Series"), _series_field(offered, asked), span=HALF)
    hint = _("Empty: as recorded")
    form.add("opening", _("First number in this file"), NumberField(1, HIGHEST, optional=True), span=HALF, hint=hint)
    openings = {each.series.key: each.opening for each in offered}
    form.fields["opening"].set_value(openings.get(form.fields["series"].value()))
    form.fields["series"].edited.connect(
        lambda: form.fields["opening"].set_value(openings.get(form.fields["series"].value()))
    )

    def store(session: Session) -> Changes:
        values = form.values()
        return set_opening(session, values["series"], asked.year, values["opening"])

    sentence = _("For a file begun in mid-year: numbers before this one were given without it and are no gap.")
    return _ask(
        workspace, parent, _("First number of a series"), sentence, form, _("Write it down"), store, first="opening"
    )


class _NumbersForm(Form):
    """Series, the first number and the last, and why."""

    def __init__(self, offered: Sequence[SeriesYear], asked: Asked) -> None:
        super().__init__()
        self.asked = asked
        self._next = {each.series.key: each.next_number for each in offered}
        self.add("series", _("Series"), _series_field(offered, asked), span=HALF)
        self.add("number", _("Number"), NumberField(1, HIGHEST), required=True)
        self.add("until", _("Until"), NumberField(1, HIGHEST, optional=True), hint=_("if several"))
        self.add("reason", _("Reason"), TextField(min_lines=2, max_lines=4, max_length=200), span=FULL, required=True)
        if asked.numbers is not None:
            self.fields["number"].set_value(asked.numbers.first)
            self.fields["until"].set_value(asked.numbers.last if asked.numbers.count > 1 else None)
        else:
            self._propose()
            self.fields["series"].edited.connect(self._propose)

    def _propose(self) -> None:
        """Offer the number that comes next in the series; nothing is invented where nothing is known."""
        number = self._next.get(self.fields["series"].value())
        self.fields["number"].set_value(number)
        words = _("Next in the series: {number}").format(number=f"{number:02d}") if number is not None else ""
        self.fields["number"].set_hint(words)


def _reserve(form: _NumbersForm, session: Session) -> Changes:
    values, day = form.values(), form.asked.day
    return reserve_number(
        session, values["series"], form.asked.year, values["number"], values["reason"], day=day, until=values["until"]
    )


def _void(form: _NumbersForm, session: Session) -> Changes:
    values, day = form.values(), form.asked.day
    return void_number(
        session, values["series"], form.asked.year, values["number"], values["reason"], day=day, until=values["until"]
    )


def _ask(
    workspace: Workspace,
    parent: QWidget,
    title: str,
    sentence: str,
    form: Form,
    words: str,
    verb: Callable[[Session], Changes],
    *,
    first: str = "number",
) -> bool:
    """Show a form that is stored as a whole; a refused value is named at its field."""
    dialog = FormDialog(title, sentence, form, words=words, store=lambda: workspace.write(verb), parent=parent)
    form.fields[first].setFocus()
    accepted = bool(dialog.exec())
    dialog.deleteLater()
    return accepted


def _series_field(offered: Sequence[SeriesYear], asked: Asked) -> ChoiceField:
    field = ChoiceField([(each.series.key, each.series.name) for each in offered])
    field.set_value(asked.series)
    return field


def _offered(session: Session, year: int, workspace: Workspace) -> list[SeriesYear]:
    known = series_of_year(session, year)
    numbers = read_numbers(session, year)
    keys = {each.series.key for each in known}
    usual = (numbers.year_of(series) for series in _usual_series(session, numbers, workspace.today))
    return [*known, *(each for each in usual if each.series.key not in keys)]


def _usual_series(session: Session, numbers: Numbers, today: date) -> list[Series]:
    """Return the series of the usual types, of the committee first, then of the organ."""
    if not has_committee(session):
        return []
    profile = profile_at(session, today)
    found: dict[str, Series] = {}
    for organ in (profile.committee_symbol, profile.organisation_symbol):
        for code in _USUAL:
            symbol = f"{organ}-{profile.drafting_unit}" if code == LETTER else f"{code}-{organ}"
            series = numbers.series_of(symbol, code)
            found.setdefault(series.key, series)
    return list(found.values())
