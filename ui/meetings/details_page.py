"""The page "Thông tin": what the head of the minutes says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from cchc_desktop.calendar.periods import Period, PeriodKind
from cchc_desktop.calendar.queries import given_days, working_calendar
from cchc_desktop.calendar.rules import notice_due
from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.changes import Changes
from cchc_desktop.committee.records import AddressForm
from cchc_desktop.i18n import _
from cchc_desktop.meetings import service
from cchc_desktop.meetings.records import MEETING, MeetingDetails, MeetingFacts, MeetingKind
from cchc_desktop.meetings.rules import (
    NOUNS,
    acceptable_details,
    default_period,
    proposed_noun,
    proposed_title,
)
from cchc_desktop.meetings.whole_text import WholeText, read_moment
from cchc_desktop.text.dates import FIRST_YEAR, LAST_YEAR, short_date
from ui import style
from ui.common.fields.choice_field import ChoiceField
from ui.common.fields.date_field import DateField
from ui.common.fields.form import FULL, HALF, TIME, Form
from ui.common.fields.line_field import LineField
from ui.common.fields.person_field import PersonField
from ui.common.fields.text_field import TextField
from ui.common.fields.text_notices import unprintable
from ui.common.fields.time_field import TimeField
from ui.meetings.names import KINDS, MODES, period_name
from ui.meetings.page import Page, Verb
from ui.meetings.people_rows import person_rows
from ui.workspace import Workspace

TITLE_LENGTH = 500
_ANCHORS = {
    "title": "title",
    "kind": "title",
    "period": "title",
    "mode": "place",
    "start_date": "start",
    "start_time": "start",
    "end_time": "end",
    "end_date": "end",
    "place": "place",
    "chair_id": "chair",
    "secretary_id": "secretary",
    "noun": "end",
    "address_form": "chair",
    "recipients": "recipients",
}
_REFUSED_FIELDS = {"chair": "chair_id", "secretary": "secretary_id"}


class DetailsPage(Page):
    """Edits ``MeetingDetails``."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.form = Form()
        self._scroll = QScrollArea()
        self._calendar: WorkingCalendar | None = None
        self._given: Mapping[date, date] = {}
        self._add_fields()
        self._build()
        for name, field in self.form.fields.items():
            field.edited.connect(partial(self._on_edited, name))
            field.left.connect(partial(self._on_left, name))

    # -- the page protocol

    def show_facts(self, facts: MeetingFacts) -> None:
        changed = self.facts is None or self.facts.id != facts.id
        refused = set() if changed else self._not_kept()
        self.facts = facts
        self._calendar, self._given = self.workspace.read(
            lambda session: (working_calendar(session), given_days(session, MEETING, facts.id))
        )
        self._offer(facts)
        values = vars(facts.details)
        if changed:
            self._proposed_from = facts.details
            self.form.clear_errors()
            self.form.set_values({name: values[name] for name in self.form.fields})
            self._scroll.verticalScrollBar().setValue(0)
        else:
            # What could not be kept stays on screen as typed, to be corrected.
            self.form.refresh_values({name: values[name] for name in self.form.fields if name not in refused})
        self._show_notice()

    def overlay(self, facts: MeetingFacts) -> MeetingFacts:
        return replace(facts, details=self._typed(facts.details))

    def storing(self) -> Verb:
        facts = self._shown()
        details, _refused = acceptable_details(self._typed(facts.details), facts.details)
        return partial(_store, meeting_id=facts.id, details=details)

    def refusals(self) -> tuple[str, ...]:
        return tuple(sentence for _name, sentence in self._refused())

    def set_locked(self, locked: bool) -> None:
        self.form.set_read_only(locked)

    def go_to(self, anchor: str) -> bool:
        names = [name for name, place in _ANCHORS.items() if place == anchor]
        if not names:
            return False
        name = anchor if anchor in names else names[0]
        self.form.fields[name].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def take_parts(self, parts: WholeText) -> tuple[str, ...]:
        found: dict[str, Any] = {
            "title": parts.title,
            "place": parts.place,
            "end_time": read_moment(parts.end)[0],
            "start_time": read_moment(parts.start)[0],
            "chair_id": self._person_in(parts.chair),
            "secretary_id": self._person_in(parts.secretary),
        }
        differing: list[str] = []
        for name, value in found.items():
            field = self.form.fields[name]
            if not value or field.value() == value:
                continue
            if field.is_empty():
                field.set_value(value)
                self._on_edited(name)
            else:
                differing.append(self.form.labels[name].text())
        unknown = [
            n for n, words in (("chair_id", parts.chair), ("secretary_id", parts.secretary)) if words and not found[n]
        ]
        return (*differing, *(self.form.labels[name].text() for name in unknown))

    def _person_in(self, words: str) -> int | None:
        """Return the one person whose name stands in the words."""
        people = self.facts.people.values() if self.facts is not None else ()
        named = [person.id for person in people if person.full_name in words]
        return named[0] if len(named) == 1 else None

    def anchor(self) -> str:
        used = next((name for name, field in self.form.fields.items() if field.is_in_use()), "title")
        return _ANCHORS[used]

    def focus_refused(self) -> bool:
        refused = self._refused()
        if refused:
            self.form.fields[refused[0][0]].setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(refused)

    def focus_first(self) -> None:
        self.form.fields["title"].setFocus(Qt.FocusReason.TabFocusReason)

    # -- the form

    def _add_fields(self) -> None:
        add, near = self.form.add, self._near
        title = LineField(max_length=TITLE_LENGTH, missing_glyphs=unprintable)
        add("title", _("Name of the meeting"), title, span=FULL, required=True, hint=_("Printed bold under BIÊN BẢN"))
        add("kind", _("Kind"), ChoiceField([(kind, _(words)) for kind, words in KINDS]), required=True)
        add("period", _("Period"), ChoiceField(), required=True)
        add("mode", _("How it is held"), ChoiceField([(mode, _(words)) for mode, words in MODES]))
        add("start_date", _("Day"), DateField(near=near), required=True, new_row=True)
        add("start_time", _("From"), TimeField(), span=TIME, required=True)
        add("end_time", _("Until"), TimeField(), span=TIME)
        add("end_date", _("Last day"), DateField(near=near))
        add("place", _("Place"), LineField(max_length=300, missing_glyphs=unprintable), span=FULL, required=True)
        add("chair_id", _("Chair"), PersonField(), span=HALF, required=True)
        add("secretary_id", _("Secretary"), PersonField(), span=HALF, required=True)
        add("noun", _("Called in the minutes"), ChoiceField([(noun, noun) for noun in NOUNS]))
        add("address_form", _("Form of address"), ChoiceField(_address_choices()))
        hint = _("One a line; empty: as in the settings")
        add("recipients", _("Recipients"), TextField(max_lines=4), span=HALF, hint=hint)

    def _build(self) -> None:
        inside = QFrame()
        style.set_kind(inside, "pane")
        column = QVBoxLayout(inside)
        column.setContentsMargins(style.GUTTER, style.GUTTER, style.GUTTER, style.GUTTER)
        column.addWidget(self.form)
        column.addStretch(1)
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column.addWidget(self._scroll)

    def _offer(self, facts: MeetingFacts) -> None:
        rows = person_rows(facts, also=(facts.details.chair_id, facts.details.secretary_id))
        for name in ("chair_id", "secretary_id"):
            field = self.form.fields[name]
            assert isinstance(field, PersonField)
            field.set_rows(rows)
        self._offer_periods(facts.details.kind, facts.details.start_date, facts.details.period)

    def _offer_periods(self, kind: MeetingKind, day: date, current: str) -> None:
        periods = {period.code: period for period in _likely_periods(kind, day)}
        if current and current not in periods:
            periods[current] = Period.parse(current)
        field = self.form.fields["period"]
        assert isinstance(field, ChoiceField)
        ordered = sorted(periods.values(), key=lambda period: (period.first_day, period.last_day), reverse=True)
        field.set_choices([(period.code, _capitalised(period_name(period))) for period in ordered])

    def _near(self) -> date:
        return self.facts.details.start_date if self.facts else self.workspace.today

    def _shown(self) -> MeetingFacts:
        assert self.facts is not None, "no meeting is shown"
        return self.facts

    def _typed(self, stored: MeetingDetails) -> MeetingDetails:
        """The details as they stand in the form; what cannot be read at all stays as stored."""
        values: dict[str, Any] = self.form.values()
        for name in ("start_date", "start_time", "end_date", "end_time", "chair_id", "secretary_id"):
            field = self.form.fields[name]
            if values[name] is None and (name == "start_date" or not field.is_empty()):
                values[name] = getattr(stored, name)
        values["period"] = values["period"] or stored.period
        return MeetingDetails(**values)

    # -- what follows from an edit

    def _on_left(self, name: str) -> None:
        if name == "start_date" and self.facts is not None:
            self._propose(name)  # not before: "23/1" is a day too on the way to 23/12
        self._show_refusals(name)

    def _on_edited(self, name: str) -> None:
        if name in ("kind", "period"):
            self._propose(name)
        if name in ("start_date", "end_date"):
            self._show_notice()
        self.edited.emit(_ANCHORS[name])

    def _propose(self, name: str) -> None:
        """Let period, name and noun follow as long as they are the proposed ones."""
        old = self._proposed_from
        typed = self._typed(self._shown().details)
        if (old.kind, old.period, old.start_date) == (typed.kind, typed.period, typed.start_date):
            return
        if name != "period":
            self._offer_periods(typed.kind, typed.start_date, "" if name == "kind" else typed.period)
            was_proposed = typed.period == default_period(old.kind, old.start_date).code
            if name == "kind" or was_proposed:
                self.form.fields["period"].set_value(default_period(typed.kind, typed.start_date).code)
        committee = self._shown().profile.committee
        if typed.title == proposed_title(old.kind, Period.parse(old.period), committee):
            period = Period.parse(self.form.fields["period"].value() or old.period)
            title = proposed_title(typed.kind, period, committee)
            self.form.fields["title"].set_value(title)
            self.form.fields["noun"].set_value(proposed_noun(title))
        self._proposed_from = self._typed(self._shown().details)
        self.edited.emit(_ANCHORS[name])

    def _refused(self) -> list[tuple[str, str]]:
        facts = self._shown()
        _details, refused = acceptable_details(self._typed(facts.details), facts.details)
        found = [(_REFUSED_FIELDS.get(error.field, error.field), error.sentence) for error in refused]
        unreadable = [(name, field.check()) for name, field in self.form.fields.items()]
        return found + [(name, sentence) for name, sentence in unreadable if sentence]

    def _not_kept(self) -> set[str]:
        """Return the names of fields that hold something else than what could be stored of them."""
        stored = self._shown().details
        typed = self._typed(stored)
        accepted, _refused = acceptable_details(typed, stored)
        differing = {name for name in self.form.fields if getattr(typed, name) != getattr(accepted, name)}
        return differing | {name for name, field in self.form.fields.items() if field.check()}

    def _show_refusals(self, left: str) -> None:
        """Show what is refused at its field, or at the field just left while its own is being typed in."""
        refused = dict(self._refused())
        shown = {(left if self.form.fields[name].is_in_use() else name): words for name, words in refused.items()}
        for name, field in self.form.fields.items():
            if name in shown:
                field.show_error(shown[name])
            elif name not in refused and not (field.required_sentence and field.is_empty()):
                field.show_error("")

    def _show_notice(self) -> None:
        details = self._typed(self._shown().details)
        day = max(details.start_date, details.end_date or details.start_date)
        if self._calendar is None:
            return
        due = notice_due(day, self._calendar, self._given)
        words = _("The conclusion notice must be out by {due} (05 working days after {day}).")
        self.form.fields["start_date"].set_hint(words.format(due=short_date(due), day=short_date(day)))


def _store(session: Session, *, meeting_id: int, details: MeetingDetails) -> Changes:
    return service.save_details(session, meeting_id, details)


def _address_choices() -> list[tuple[AddressForm | None, str]]:
    return [
        (None, _("As set up")),
        (AddressForm.COMRADE, "Đồng chí"),
        (AddressForm.MR_MRS, "Ông, bà"),
    ]


def _likely_periods(kind: MeetingKind, day: date) -> list[Period]:
    """The periods that a meeting of this kind on this day can be about: the default one and those around it."""
    default = default_period(kind, day)
    match default.kind:
        case PeriodKind.MONTH:
            months = [(day.year, day.month + shift) for shift in range(-6, 3)]
            numbers = [(year + (month - 1) // 12, (month - 1) % 12 + 1) for year, month in months]
        case PeriodKind.QUARTER:
            numbers = [(year, number) for year in (day.year - 1, day.year) for number in range(1, 5)]
        case _:
            numbers = [(year, default.number) for year in range(day.year - 2, day.year + 2)]
    return [Period(default.kind, year, number) for year, number in numbers if FIRST_YEAR <= year <= LAST_YEAR]


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
