"""A paper that the program did not make, as it is typed into the register: new, or corrected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.committee.queries import has_committee, profile_at
from cchc_desktop.i18n import _
from cchc_desktop.register.entering import edit_entry, enter_paper
from cchc_desktop.register.forms import LIMITS, MOST_COPIES
from cchc_desktop.register.numbering import proposed_number
from cchc_desktop.register.records import Dispatch, PaperEntry, RegisterRow
from cchc_desktop.register.rules import ALL_TYPE_NAMES, LETTER, NOTICE
from ui.common.fields import FULL, HALF, QUARTER, TIME, ChoiceField, DateField, Form, LineField, TextField
from ui.common.fields.number_field import NumberField
from ui.common.fields.text_notices import unprintable
from ui.common.form_dialog import FormDialog
from ui.workspace import Workspace

_NUMBER_LENGTH: Final = LIMITS["number"]
_DAY: Final = 3  # of eight columns: the whole date stands in it


@dataclass(frozen=True)
class _Organ:
    """The symbols of a new paper: of the organ, and of the unit that drafts its letters."""

    symbol: str = ""
    drafting_unit: str = ""

    def symbol_of(self, type_code: str) -> str:
        """Return the usual symbol of a type, "" while the organ is not known."""
        if not self.symbol:
            return ""
        return f"{self.symbol}-{self.drafting_unit}" if type_code == LETTER else f"{type_code}-{self.symbol}"


def ask_entry(workspace: Workspace, parent: QWidget, row: RegisterRow | None = None) -> int | None:
    """Ask for a paper, or correct one that was typed in; return its id once it is stored."""
    form = EntryForm(workspace, row)
    made: list[int] = []

    def verb(session: Session) -> Changes:
        if row is not None and row.document_id is not None:
            made.append(row.document_id)
            return edit_entry(session, row.document_id, form.entry(), takes_reserved=True)
        document_id, changes = enter_paper(session, form.entry(), takes_reserved=True)
        made.append(document_id)
        return changes

    def store() -> object:
        made.clear()
        return workspace.write(verb)

    title = _("Correct the entry") if row is not None else _("Enter a paper in the register")
    sentence = _("For a paper made without this program; what the office's own register says is typed here.")
    words = _("Write it down") if row is not None else _("Enter the paper")
    dialog = FormDialog(title, sentence, form, words=words, store=store, parent=parent)
    accepted = bool(dialog.exec())
    dialog.deleteLater()
    return made[-1] if accepted else None


class EntryForm(Form):
    """Everything the register says of a paper; the symbol follows the type until it is typed."""

    def __init__(self, workspace: Workspace, row: RegisterRow | None) -> None:
        super().__init__()
        self._workspace = workspace
        self._organ = _organ(workspace)
        self._followed = ""
        self._is_new = row is None
        self._add_fields(workspace.today)
        self._fill(row)
        self.fields["type_code"].edited.connect(self._follow_type)
        for name in ("symbol", "issued_on"):
            self.fields[name].left.connect(self._propose)
        self._propose()

    def entry(self) -> PaperEntry:
        """Return the paper as typed."""
        values = self.values()
        dispatch = Dispatch(
            values["recipients"], values["kept_by"], values["copies"], values["sent_on"], values["note"]
        )
        return PaperEntry(
            values["type_code"],
            values["number"],
            values["symbol"],
            values["issued_on"],
            values["title"],
            values["signer_text"],
            dispatch,
        )

    # -- parts

    def _add_fields(self, today: date) -> None:
        types = sorted(ALL_TYPE_NAMES.items(), key=lambda each: each[1])
        self.add("type_code", _("Type"), ChoiceField([(code, name) for code, name in types]), span=QUARTER)
        self.add("number", _("Number"), LineField(max_length=_NUMBER_LENGTH), span=TIME, required=True)
        self.add("symbol", _("Symbol"), LineField(max_length=LIMITS["symbol"]), required=True)
        self.add("issued_on", _("Date"), DateField(near=lambda: today), span=_DAY, required=True)
        title = TextField(min_lines=1, max_lines=4, max_length=LIMITS["title"], missing_glyphs=unprintable)
        self.add("title", _("Abstract"), title, span=FULL, required=True)
        self.add("signer_text", _("Signed by"), _line("signer_text"), span=HALF)
        self.add("kept_by", _("Who keeps the file copy"), _line("kept_by"), span=HALF)
        recipients = TextField(min_lines=2, max_lines=5, missing_glyphs=unprintable)
        self.add("recipients", _("Recipients"), recipients, span=HALF, hint=_("One a line"))
        self.add("copies", _("Copies"), NumberField(1, MOST_COPIES, optional=True), span=TIME)
        self.add("sent_on", _("Sent on"), DateField(near=lambda: today), span=_DAY)
        self.add("note", _("Note"), _line("note"), span=FULL)

    def _fill(self, row: RegisterRow | None) -> None:
        values: dict[str, Any] = {"type_code": NOTICE}
        if row is not None:
            values = {
                name: getattr(row, name)
                for name in ("type_code", "number", "symbol", "issued_on", "title", "recipients")
            }
            values |= {name: getattr(row, name) for name in ("kept_by", "copies", "sent_on", "note")}
            values["signer_text"] = row.signer
        self.set_values(values)
        if row is None:
            self._follow_type()

    def _follow_type(self) -> None:
        """Let the symbol follow the type as long as it is empty or the usual one."""
        field = self.fields["symbol"]
        if field.value() in ("", self._followed):
            self._followed = self._organ.symbol_of(self.fields["type_code"].value())
            field.set_value(self._followed)
        self._propose()

    def _propose(self) -> None:
        """Say which number comes next in the series; it is not filled in: the office's own register decides."""
        symbol, day = self.fields["symbol"].value(), self.fields["issued_on"].value() or self._workspace.today
        type_code = self.fields["type_code"].value()
        hint = ""
        if symbol and self._is_new:
            proposal = self._workspace.read(
                lambda session: proposed_number(session, symbol, day.year, type_code=type_code)
            )
            kept = ", ".join(f"{mark.number:02d}" for mark in proposal.reserved[:3])
            if proposal.number:
                hint = _("Next: {number}").format(number=proposal.number)
            if kept:
                hint = _("{hint} · reserved: {numbers}").format(hint=hint, numbers=kept).removeprefix(" · ")
        self.fields["number"].set_hint(hint)


def _line(name: str) -> LineField:
    return LineField(max_length=LIMITS[name], missing_glyphs=unprintable)


def _organ(workspace: Workspace) -> _Organ:
    def read(session: Session) -> _Organ:
        if not has_committee(session):
            return _Organ()
        profile = profile_at(session, workspace.today)
        return _Organ(profile.committee_symbol, profile.drafting_unit)

    return workspace.read(read)
