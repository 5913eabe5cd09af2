"""The window of registers and slips: what is to be printed, its pages, and the ways out."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from cchc_desktop.calendar.period_names import period_name
from cchc_desktop.calendar.periods import Period, PeriodKind
from cchc_desktop.committee.queries import people_at
from cchc_desktop.documents.kinds import document_register, task_slip
from cchc_desktop.documents.sheets.asked import Asked
from cchc_desktop.documents.sheets.outgoing import read_outgoing
from cchc_desktop.documents.sheets.tasks import read_register, slip_of, slip_paper
from cchc_desktop.i18n import _, mark
from cchc_desktop.register.outgoing import years_of_register
from ui import style
from ui.common.dialog import Dialog
from ui.common.fields.choice_field import ChoiceField
from ui.common.keys import Keys
from ui.counts.choice_row import ChoiceRow
from ui.counts.foot import SheetFoot, add_sheet_keys
from ui.counts.rows import period_words
from ui.counts.sheet_pane import ReadSheet, Sheet, SheetPane
from ui.workspace import Workspace

SIZE: Final = (960, 680)
REGISTER: Final = "register"
SLIP: Final = "slip"
PAPERS: Final = document_register.KIND
"""The register of outgoing papers of a year."""
_YEARS: Final = 3


class RegisterWindow(Dialog):
    """Above the choice of the paper, then its pages; ``paper``, ``person_id`` and ``year`` are what it opens with."""

    KEYS = Keys(
        mark("Registers and slips"),
        (
            ("Ctrl+P", mark("print what is shown")),
            ("Ctrl+E", mark("export as Word")),
            ("Ctrl+Shift+C", mark("copy the slip for a message")),
        ),
    )

    def __init__(
        self,
        workspace: Workspace,
        parent: QWidget | None = None,
        *,
        paper: str = REGISTER,
        person_id: int | None = None,
        year: int | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        papers = (
            (REGISTER, _("Register of tasks")),
            (SLIP, _("Slip of one person")),
            (PAPERS, _("Register of outgoing papers")),
        )
        self.paper = ChoiceField(papers)
        self.period = ChoiceField(_periods(workspace.today))
        self.person = ChoiceField(self._people())
        self.year = ChoiceField(self._years(year))
        self.copy_button = QPushButton(_("Copy for a &message"))
        self.sheet = SheetPane(workspace)
        self.foot = SheetFoot(self.sheet, self.accept, ((self.copy_button, self.copy_slip),))
        style.set_kind(self.foot.print_button, "primary")
        choices = (
            (_("&Paper"), self.paper, 210),
            (_("&Period"), self.period, 160),
            (_("&Person"), self.person, 300),
            (_("&Year"), self.year, 120),
        )
        self._choices = ChoiceRow(choices)
        self._build()
        self._connect()
        self.paper.set_value(paper)
        self.person.set_value(person_id)
        self.year.set_value(year or workspace.today.year)
        self.show_paper()

    def show_paper(self) -> None:
        """Make the pages of what is chosen."""
        paper = self.paper.value()
        for choice, of in ((self.period, REGISTER), (self.person, SLIP), (self.year, PAPERS)):
            self._choices.show_choice(choice, paper == of)
        self.copy_button.setVisible(paper == SLIP)
        read = self._slip() if paper == SLIP else self._papers() if paper == PAPERS else self._register()
        if read is None:
            self.sheet.preview.clear(_("Nobody leads a task yet."))
        else:
            self.sheet.show_sheet(read)

    def copy_slip(self) -> None:
        """Put the slip into the clipboard as plain text."""
        if self.sheet.sheet is not None and self.paper.value() == SLIP:
            QGuiApplication.clipboard().setText(task_slip.plain_text(self.sheet.sheet.facts))
            self.foot.tell(_("The slip was copied. Paste it into a message."))

    def done(self, result: int) -> None:
        """Close; what is being made is dropped."""
        self.sheet.stop()
        super().done(result)
        if self.parent() is not None:
            self.deleteLater()

    # -- what is read

    def _register(self) -> ReadSheet:
        period: Period | None = self.period.value()
        asked = Asked(self._workspace.today, period=period.code if period else "")

        def read(session: Session) -> Sheet:
            (paper,) = read_register(session, asked)
            name = _("Register of tasks")
            if period is not None:
                name = _("Register of tasks {period}").format(period=period_name(period))
            return Sheet(paper, name)

        return read

    def _slip(self) -> ReadSheet | None:
        person_id, today = self.person.value(), self._workspace.today
        if person_id is None:
            return None

        def read(session: Session) -> Sheet:
            facts = slip_of(session, person_id, today)
            return Sheet(slip_paper(facts), _("Slip of {name}").format(name=facts.person.full_name), facts)

        return read

    def _papers(self) -> ReadSheet:
        asked = Asked(self._workspace.today, period=str(self.year.value()))

        def read(session: Session) -> Sheet:
            (paper,) = read_outgoing(session, asked)
            return Sheet(paper, _("Register of outgoing papers {year}").format(year=asked.period))

        return read

    def _years(self, wanted: int | None) -> list[tuple[int, str]]:
        """Return the years of the register, this one and the one asked for, the latest first."""
        known = self._workspace.read(years_of_register)
        years = {*known, self._workspace.today.year, *([wanted] if wanted else [])}
        return [(year, str(year)) for year in sorted(years, reverse=True)]

    def _people(self) -> list[tuple[int, str]]:
        people = self._workspace.read(lambda session: people_at(session, self._workspace.today))
        return [(person.id, f"{person.full_name} · {person.department}".strip(" ·")) for person in people]

    # -- parts

    def _build(self) -> None:
        self.setWindowTitle(_("Registers and slips"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint, True)
        room = self.screen().availableGeometry()
        self.resize(min(SIZE[0], room.width() - 16), min(SIZE[1], room.height() - 48))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._choices)
        column.addWidget(self.sheet, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        for field in (self.paper, self.period, self.person, self.year):
            field.edited.connect(self.show_paper)
        self.sheet.done.connect(self.foot.tell)
        self.sheet.read.connect(lambda sheet: self.foot.told.show_text(sheet.name))
        add_sheet_keys(self, self.sheet, (("Ctrl+Shift+C", self.copy_slip),))


def _periods(today: date) -> list[tuple[Period | None, str]]:
    """Return all tasks, then the years and quarters until today, the newest first."""
    years = [Period(PeriodKind.YEAR, today.year - number) for number in range(_YEARS)]
    quarters = [Period(PeriodKind.QUARTER, year.year, number) for year in years for number in range(4, 0, -1)]
    begun = [period for period in sorted([*years, *quarters], reverse=True) if period.first_day <= today]
    return [(None, _("All tasks")), *((period, period_words(period)) for period in begun)]
