"""The dialogs "Ký và khóa" and "Điền số": number and day, what to look at first, what changed, what is locked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.documents import signing
from cchc_desktop.documents.layout_check import Finding
from cchc_desktop.documents.signing import Ready, ReadySupplement
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.meetings.supplement_records import SupplementEntry
from cchc_desktop.register.numbering import Proposal, proposed_number
from cchc_desktop.register.rules import MINUTES
from cchc_desktop.text.dates import short_date
from ui.common.fields import HALF, DateField, Form, LineField
from ui.common.form_dialog import WIDTH
from ui.common.icon_label import IconLabel
from ui.drafting.finding_list import SHOWN, FindingList
from ui.drafting.pages_dialog import PagesDialog
from ui.workspace import Workspace

_NUMBER_LENGTH = 30
_CHANGES_SHOWN = 5
_LOW = 520
"""In a window lower than this fewer lines are shown, the others counted: the buttons stay on the screen."""


@dataclass(frozen=True)
class BeforeSigning:
    """What the dialog shows, read and made beforehand: findings, changes since the last signing, the next number."""

    findings: tuple[Finding, ...]
    changes: tuple[str, ...] | None
    proposal: Proposal


class SignDialog(PagesDialog):
    """Signs and locks the minutes of a meeting.

    Signals: ``place_wanted(anchor)`` she goes to a field first; the dialog has closed.
    """

    place_wanted = Signal(str)

    def __init__(self, workspace: Workspace, facts: MeetingFacts, before: BeforeSigning, parent: QWidget) -> None:
        self._facts = facts
        is_low = parent.window().height() < _LOW
        self.findings = FindingList(before.findings, WIDTH, shown=2 if is_low else SHOWN)
        today = workspace.today

        def prepare(values: dict[str, Any]) -> Ready:
            number, day = values.get("number", ""), values.get("signed_on")
            return signing.prepare(facts, number=number, signed_on=day, today=today)

        def write(session: Session, ready: Ready) -> Changes:
            return signing.sign(session, ready, now=datetime.now().astimezone(), today=today)

        super().__init__(
            workspace,
            _("Sign and lock the minutes"),
            _what_is_locked(),
            _form(workspace, facts, before, changes_shown=2 if is_low else _CHANGES_SHOWN),
            words=_("Sign and lock"),
            prepare=prepare,
            write=write,
            parent=parent,
        )
        self.form.add_wide(self.findings)
        self.findings.place_wanted.connect(self._go)
        if any(finding.blocking for finding in before.findings):
            self.primary.setEnabled(False)
            self.refusal.show_text(_("Put right what is marked red, then sign."), "error_circle", "red", filled=True)
            self.refusal.show()

    def _go(self, anchor: str) -> None:
        self.reject()
        self.place_wanted.emit(anchor)


def sign_supplement_dialog(
    workspace: Workspace, facts: MeetingFacts, entry: SupplementEntry, proposal: Proposal, parent: QWidget
) -> PagesDialog:
    """Return the dialog that signs supplementary minutes."""
    today = workspace.today
    form = Form()
    _add_number(form, signing.symbol_of(facts), proposal)
    _add_day(form, entry.written_on, max(today, entry.written_on))

    def prepare(values: dict[str, Any]) -> ReadySupplement:
        return signing.prepare_supplement(
            facts, entry, number=values["number"], signed_on=values["signed_on"], today=today
        )

    def write(session: Session, ready: ReadySupplement) -> Changes:
        return signing.sign_supplement(session, ready, now=datetime.now().astimezone(), today=today)

    return PagesDialog(
        workspace,
        _("Sign and lock the supplementary minutes"),
        _("Their text, number and pages are then kept as they are. They are a paper of their own in the register."),
        form,
        words=_("Sign and lock"),
        prepare=prepare,
        write=write,
        parent=parent,
    )


def number_dialog(
    workspace: Workspace, facts: MeetingFacts, kept: dict[str, bytes], proposal: Proposal, parent: QWidget
) -> PagesDialog:
    """Return the dialog that fills in a number left blank at signing."""
    form = Form()
    _add_number(form, signing.symbol_of(facts), proposal)
    form.fields["number"].required_sentence = _("Enter the number; it is written once.")

    def write(session: Session, ready: Ready) -> Changes:
        return signing.fill_number(session, ready, now=datetime.now().astimezone())

    return PagesDialog(
        workspace,
        _("Fill in the number"),
        _("It is written once. The pages signed without it stay in the archive; those with it are kept beside them."),
        form,
        words=_("Fill in"),
        prepare=lambda values: signing.prepare_number(facts, values["number"], kept=kept),
        write=write,
        parent=parent,
    )


def _form(workspace: Workspace, facts: MeetingFacts, before: BeforeSigning, *, changes_shown: int) -> Form:
    form = Form()
    entry = facts.paper(MINUTES)
    is_given = entry is not None and entry.is_frozen
    last_day = facts.details.end_date or facts.details.start_date
    if entry is not None and is_given and entry.number:
        words = _("Number {number} of {day} stays; this will be signing number {n}.").format(
            number=entry.cited, day=short_date(entry.issued_on) if entry.issued_on else "–", n=facts.version
        )
        form.add_wide(_line(words, "info"))
    else:
        _add_number(form, signing.symbol_of(facts), before.proposal, entry.number if entry is not None else "")
    if entry is None or not is_given or entry.issued_on is None:
        _add_day(form, last_day, max(workspace.today, last_day))
        if "number" in form.fields:
            _follow_year(workspace, form, signing.symbol_of(facts), before.proposal)
    if before.changes is not None:
        form.add_wide(_line(_changes_words(before.changes, facts.reopened_for, changes_shown), "history"))
    return form


def _add_number(form: Form, symbol: str, proposal: Proposal, typed: str = "") -> None:
    field = LineField(max_length=_NUMBER_LENGTH)
    form.add("number", _("Number (…/{symbol})").format(symbol=symbol), field, span=HALF, hint=_why(proposal))
    field.set_value(typed or proposal.number)


def _add_day(form: Form, near: date, proposed: date) -> None:
    form.add("signed_on", _("Day of signing"), DateField(near=lambda: near), span=HALF, required=True)
    form.set_values({"signed_on": proposed})


def _why(proposal: Proposal) -> str:
    if proposal.last is not None:
        last = proposal.last
        day = short_date(last.issued_on) if last.issued_on else "–"
        return _("After {last} of {day}. Blank: written by hand").format(last=last.reference, day=day)
    if proposal.number:
        return _("First of the year. Blank: written by hand")
    return _("Blank: written by hand, filled in later")


def _follow_year(workspace: Workspace, form: Form, symbol: str, first: Proposal) -> None:
    """Propose the number of the year that the day of signing is in; one that was typed stays."""
    number, day = form.fields["number"], form.fields["signed_on"]
    proposed = [first]

    def propose() -> None:
        chosen = day.value()
        if chosen is None or number.value() != proposed[-1].number:
            return
        proposed.append(workspace.read(lambda session: proposed_number(session, symbol, chosen.year)))
        number.set_value(proposed[-1].number)
        number.set_hint(_why(proposed[-1]))

    day.edited.connect(propose)


def _what_is_locked() -> str:
    return _(
        "Details, agenda, participants, proceedings, votes and conclusions are then locked, and the pages are kept as "
        "they are. Tasks, other papers and scans stay open. Reopening asks for a reason."
    )


def _changes_words(changes: Sequence[str], reason: str, shown: int) -> str:
    if not changes:
        return _("Reopened: {reason}. The pages say the same as at the last signing.").format(reason=reason.rstrip("."))
    lines = [_("Reopened: {reason}. Changed since the last signing:").format(reason=reason.rstrip("."))]
    lines += [f"• {change}" for change in changes[:shown]]
    more = len(changes) - shown
    if more > 0:
        lines.append(ngettext("• {n} more change", "• {n} more changes", more).format(n=more))
    return "\n".join(lines)


def _line(words: str, icon: str) -> IconLabel:
    label = IconLabel("small", wraps=True)
    label.show_text(words, icon)
    label.setFixedSize(WIDTH, label.height_for(WIDTH) + 4)
    return label
