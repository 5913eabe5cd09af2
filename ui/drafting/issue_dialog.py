"""The dialog "Phát hành": number and day, who signs, what to look at first, what is kept as it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.documents import issue
from cchc_desktop.documents.issuable import Issuable
from cchc_desktop.documents.issue_checks import signer_now, symbol_of
from cchc_desktop.documents.layout_check import Finding
from cchc_desktop.i18n import _
from cchc_desktop.register.numbering import Proposal, proposed_number
from cchc_desktop.register.records import Paper, PaperState
from cchc_desktop.register.rules import type_name
from cchc_desktop.register.series import NumberMark
from cchc_desktop.text.dates import short_date
from ui import style
from ui.common.fields import FULL, HALF, ChoiceField, DateField, Field, Form, LineField, PersonField
from ui.common.form_dialog import WIDTH
from ui.drafting.finding_list import SHOWN, FindingList
from ui.drafting.form import person_rows
from ui.drafting.pages_dialog import PagesDialog
from ui.workspace import Workspace

_NUMBER_LENGTH: Final = 30
_LOW: Final = 520
"""In a window lower than this fewer findings are shown, the others counted: the buttons stay on the screen."""


@dataclass(frozen=True)
class BeforeIssuing:
    """What the dialog shows, read and made beforehand: what to look at, the next number, papers it could replace.

    ``replaces`` is the id of the one that it is meant to replace.
    """

    findings: tuple[Finding, ...]
    proposal: Proposal
    replaceable: tuple[Paper, ...] = ()
    replaces: int | None = None


class IssueDialog(PagesDialog):
    """Gives a paper its number and day and keeps its pages.

    Signals: ``place_wanted(anchor)`` she goes to a field first; the dialog has closed.
    """

    place_wanted = Signal(str)

    def __init__(self, workspace: Workspace, issuable: Issuable, before: BeforeIssuing, parent: QWidget) -> None:
        self.paper_id: int | None = None
        self._takes_reserved = False
        is_low = parent.window().height() < _LOW
        self.findings = FindingList(before.findings, WIDTH, shown=2 if is_low else SHOWN)
        self.number = _NumberField(before.proposal)
        super().__init__(
            workspace,
            _("Issue the paper"),
            _(
                "Number and day are written once, and the pages are kept as they are: Word and PDF, byte for byte. "
                "To change the paper later, recall or replace it."
            ),
            self._form(workspace, issuable, before),
            words=_("Issue"),
            prepare=lambda values: _prepare(workspace, issuable, values, takes_reserved=self._takes_reserved),
            write=self._issue,
            parent=parent,
        )
        self.form.add_wide(self.findings)
        self.findings.place_wanted.connect(self._go)
        if any(finding.blocking for finding in before.findings):
            self.primary.setEnabled(False)
            self.refusal.show_text(_("Put right what is marked red, then issue."), "error_circle", "red", filled=True)
            self.refusal.show()

    def accept(self) -> None:
        """Make the pages, then issue."""
        self._takes_reserved = self.number.takes_reserved
        super().accept()

    def _issue(self, session: Session, ready: issue.Ready) -> Changes:
        now = datetime.now().astimezone()
        self.paper_id, changes = issue.issue(session, ready, now=now, today=self._workspace.today)
        return changes

    def _form(self, workspace: Workspace, issuable: Issuable, before: BeforeIssuing) -> Form:
        form, proposal = Form(), before.proposal
        words = _("Number (…/{symbol})").format(symbol=symbol_of(issuable))
        form.add("number", words, self.number, span=HALF, required=True, hint=why(proposal))
        self.number.set_value(issuable.paper.number or proposal.number)
        near = _proposed_day(issuable, workspace.today)
        form.add("issued_on", _("Day of issue"), DateField(near=lambda: near), span=HALF, required=True)
        form.set_values({"issued_on": near})
        if proposal.reserved:
            form.add_wide(_reserved(proposal.reserved, self.number.use_reserved))
        if issuable.is_signed:
            form.add("signer_id", _("Signer"), PersonField(person_rows(issuable)), span=FULL, required=True)
            signer = signer_now(issuable)
            form.set_values({"signer_id": signer.id if signer is not None else None})
        if before.replaceable:
            choices = [(None, _("No other paper")), *((paper.id, paper_words(paper)) for paper in before.replaceable)]
            form.add("replaces", _("Takes the place of"), ChoiceField(choices), span=FULL)
            form.set_values({"replaces": before.replaces})
        _follow_year(workspace, form, issuable, proposal)
        return form

    def _go(self, anchor: str) -> None:
        self.reject()
        self.place_wanted.emit(anchor)


class _NumberField(LineField):
    """The number as it is typed; one that was reserved is taken by its button."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__(max_length=_NUMBER_LENGTH)
        self.proposal = proposal
        self._reserved = ""

    def use_reserved(self, mark: NumberMark) -> None:
        """Take a number that was kept for a paper to come."""
        self._reserved = f"{mark.number:02d}"
        self.set_value(self._reserved)
        self._on_edited()

    @property
    def takes_reserved(self) -> bool:
        """Tell whether the number that stands here was taken as a reserved one."""
        return bool(self._reserved) and str(self.value()).strip() == self._reserved


def paper_words(paper: Paper) -> str:
    """Return what an issued paper is called in a choice: "Thông báo 05/TB-BCĐ, 08/4/2021 (đã thu hồi)"."""
    name = f"{type_name(paper.type_code)} {paper.cited}"
    words = f"{name}, {short_date(paper.issued_on)}" if paper.issued_on else name
    return _("{paper} (recalled)").format(paper=words) if paper.state is PaperState.RECALLED else words


def why(proposal: Proposal) -> str:
    """Return from what the number follows."""
    if proposal.last is not None:
        last = proposal.last
        day = short_date(last.issued_on) if last.issued_on else "–"
        return _("After {last} of {day}").format(last=last.reference, day=day)
    if proposal.number:
        return _("First of the year")
    return _("The register knows no number of this series yet; type the one of the office's own register")


def _prepare(workspace: Workspace, issuable: Issuable, values: dict[str, Any], *, takes_reserved: bool) -> issue.Ready:
    """Read what the register and the posts of that day say, then make the pages; runs on the worker."""
    with workspace.data.reading() as session:
        paper = issue.read_entry(
            session,
            _signed_by(issuable, values.get("signer_id")),
            number=values["number"],
            issued_on=values["issued_on"],
            today=workspace.today,
            takes_reserved=takes_reserved,
        )
    return issue.prepare(issuable, paper, takes_reserved=takes_reserved, replaces=values.get("replaces"))


def _signed_by(issuable: Issuable, person_id: int | None) -> Issuable:
    """Return the paper with another signer."""
    if person_id is None:
        return issuable
    signer = next((person for person in issuable.people if person.id == person_id), None)
    paper = replace(issuable.paper, form=replace(issuable.paper.form, signer_id=person_id), signer=signer)
    return replace(issuable, paper=paper)


def _proposed_day(issuable: Issuable, today: date) -> date:
    """Return today, or the nearest day before it that the paper may carry."""
    last = issuable.not_after
    return last if last is not None and last < today else today


def _reserved(marks: tuple[NumberMark, ...], take: Callable[[NumberMark], None]) -> QWidget:
    """Return the numbers kept for a paper to come, each a button."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 8)
    row.setSpacing(8)
    words = QLabel(_("Reserved:"))
    style.set_kind(words, "small")
    row.addWidget(words)
    for mark in marks:
        button = QPushButton(_("{number} ({reason})").format(number=f"{mark.number:02d}", reason=mark.reason))
        style.set_kind(button, "small_link")
        button.setAutoDefault(False)
        button.clicked.connect(partial(_take, take, mark))
        row.addWidget(button)
    row.addStretch(1)
    return line


def _take(take: Callable[[NumberMark], None], mark: NumberMark, _checked: bool = False) -> None:
    take(mark)


def _follow_year(workspace: Workspace, form: Form, issuable: Issuable, first: Proposal) -> None:
    """Propose the number of the year that the day of issue is in; one that was typed stays."""
    number: Field = form.fields["number"]
    day: Field = form.fields["issued_on"]
    symbol, type_code = symbol_of(issuable), issuable.type_code
    proposed = [first]

    def propose() -> None:
        chosen = day.value()
        if chosen is None or number.value() != proposed[-1].number:
            return
        found = workspace.read(lambda session: proposed_number(session, symbol, chosen.year, type_code=type_code))
        proposed.append(found)
        number.set_value(found.number)
        number.set_hint(why(found))

    day.edited.connect(propose)
