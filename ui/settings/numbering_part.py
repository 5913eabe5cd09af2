"""How papers are numbered: a series for each kind, or one for all kinds of an organ, from a year on (Điều 15)."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.committee.records import Profile
from cchc_desktop.i18n import _
from cchc_desktop.register.marks import set_one_series
from cchc_desktop.register.numbering import read_numbers
from cchc_desktop.register.rules import NOTICE
from ui import style
from ui.catalogue.saving import Saving
from ui.common.fields import HALF, QUARTER, ChoiceField, Form
from ui.workspace import Workspace

_ORGANS = ("committee", "organisation")


class NumberingPart(QWidget):
    """One choice for the committee, one for the People's Committee, for this year or the next; saved by itself."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.form = Form()
        self.saving = Saving(self._store, self)
        self._symbols: dict[str, str] = {}
        self._stored: dict[str, bool] = {}
        self._build()
        self.form.fields["year"].edited.connect(self._read)
        for name in _ORGANS:
            self.form.fields[name].edited.connect(self.saving.save_now)

    def show_profile(self, profile: Profile) -> None:
        """Show how the papers of these organs are numbered; one whose symbol is not known yet cannot be set."""
        self._symbols = {"committee": profile.committee_symbol, "organisation": profile.organisation_symbol}
        for name, symbol in self._symbols.items():
            self.form.labels[name].setText(_("Numbers of {organ}").format(organ=symbol))
            self.form.fields[name].setAccessibleName(_("Numbers of {organ}").format(organ=symbol))
        self._read()

    # -- parts

    def _build(self) -> None:
        title = QLabel(_("Numbers of papers"))
        style.set_kind(title, "block")
        note = QLabel(
            _("How papers are numbered is decided by the head. Numbers given before the change stay as they are.")
        )
        note.setWordWrap(True)
        style.set_kind(note, "sub")
        this_year = self._workspace.today.year
        years = [(year, _("From {year} on").format(year=year)) for year in (this_year, this_year + 1)]
        ways = [(False, _("A series for each kind: 01/TB, 01/GM")), (True, _("One series for all kinds"))]
        self.form.add("year", _("Year"), ChoiceField(years), span=QUARTER)
        self.form.add("committee", _("Committee"), ChoiceField(ways), span=HALF, new_row=True)
        self.form.add("organisation", _("Organ"), ChoiceField(ways), span=HALF)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        for part in (title, note, self.form):
            column.addWidget(part)

    def _read(self) -> None:
        year = self.form.fields["year"].value()
        self._stored = self._workspace.read(partial(_single, symbols=self._symbols, year=year))
        for name, is_single in self._stored.items():
            self.form.fields[name].set_value(is_single)

    def _store(self) -> bool:
        values: dict[str, Any] = self.form.values()
        changed = {name: values[name] for name in _ORGANS if values[name] != self._stored.get(name)}
        if not changed or not all(self._symbols.values()):
            return False

        def verb(session: Session) -> Changes:
            for name, is_single in changed.items():
                changes = set_one_series(session, self._symbols[name], values["year"], is_single=is_single)
            return changes

        self._workspace.write(verb, origin=self)
        self._stored = {name: values[name] for name in _ORGANS}
        return True


def _single(session: Session, *, symbols: dict[str, str], year: int) -> dict[str, bool]:
    """Return for each organ whether all its kinds share one series in a year."""
    numbers = read_numbers(session, year)
    return {name: not numbers.series_of(f"{NOTICE}-{symbol}", NOTICE).type_code for name, symbol in symbols.items()}
