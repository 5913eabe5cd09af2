"""The window of the papers of commitments: the one to be signed, and the tracking sheet of a year or quarter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from cchc_desktop.calendar.period_names import period_name
from cchc_desktop.calendar.periods import Period, PeriodKind
from cchc_desktop.commitments.listed import CommitmentRow
from cchc_desktop.commitments.queries import commitment_rows
from cchc_desktop.documents.content import Document
from cchc_desktop.documents.kinds import commitment, commitment_register
from cchc_desktop.documents.sheets import SHEET_KINDS
from cchc_desktop.documents.sheets.asked import Asked, SheetPaper
from cchc_desktop.errors import NotFound
from cchc_desktop.i18n import _, mark
from ui import style
from ui.commitments.words import period_words
from ui.common.dialog import Dialog
from ui.common.fields.choice_field import ChoiceField
from ui.common.keys import Keys
from ui.counts.choice_row import ChoiceRow
from ui.counts.foot import SheetFoot, add_sheet_keys
from ui.counts.sheet_pane import ReadSheet, Sheet, SheetPane
from ui.workspace import Workspace

SIZE: Final = (960, 680)
COMMITMENT: Final = commitment.KIND
REGISTER: Final = commitment_register.KIND


class PaperWindow(Dialog):
    """Above the choice of the paper, then its pages. ``rows`` are the commitments to choose from, ``chosen`` first."""

    KEYS = Keys(
        mark("Papers of commitments"),
        (
            ("Ctrl+P", mark("print what is shown")),
            ("Ctrl+E", mark("export as Word")),
            ("Ctrl+↓, Ctrl+↑", mark("the next commitment, the one before")),
        ),
    )

    def __init__(
        self,
        workspace: Workspace,
        parent: QWidget | None = None,
        *,
        paper: str,
        rows: Sequence[CommitmentRow] = (),
        chosen: Sequence[CommitmentRow] = (),
        year: int = 0,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        year = year or (rows[0].year if rows else workspace.today.year)
        listed = rows or workspace.read(lambda session: commitment_rows(session, year, today=workspace.today))
        self.paper = ChoiceField([(COMMITMENT, _("Commitment to be signed")), (REGISTER, _("Tracking sheet"))])
        self.commitment = ChoiceField(_choices(listed, chosen))
        self.period = ChoiceField(_periods(year))
        self.sheet = SheetPane(workspace)
        self.foot = SheetFoot(self.sheet, self.accept)
        style.set_kind(self.foot.print_button, "primary")
        choices = (
            (_("&Paper"), self.paper, 210),
            (_("&Commitment"), self.commitment, 360),
            (_("&Period"), self.period, 160),
        )
        self._choices = ChoiceRow(choices)
        self._build()
        self._connect()
        self.paper.set_value(paper)
        self.show_paper()

    def show_paper(self) -> None:
        """Make the pages of what is chosen."""
        is_register = self.paper.value() == REGISTER
        self._choices.show_choice(self.commitment, not is_register)
        self._choices.show_choice(self.period, is_register)
        read = self._register() if is_register else self._commitment()
        if read is None:
            self.sheet.preview.clear(_("There is no commitment yet."))
        else:
            self.sheet.show_sheet(read)

    def go_on(self, step: int) -> None:
        """Show the next commitment, or the one before."""
        box = self.commitment.box
        place = box.currentIndex() + step
        if self.paper.value() == COMMITMENT and 0 <= place < box.count():
            box.setCurrentIndex(place)
            self.show_paper()

    def done(self, result: int) -> None:
        """Close; what is being made is dropped."""
        self.sheet.stop()
        super().done(result)
        if self.parent() is not None:
            self.deleteLater()

    # -- what is read

    def _commitment(self) -> ReadSheet | None:
        codes: tuple[str, ...] | None = self.commitment.value()
        if not codes:
            return None
        asked = [Asked(self._workspace.today, of=code) for code in codes]
        name = self.commitment.box.currentText()
        return lambda session: Sheet(_together([_paper(session, COMMITMENT, each) for each in asked], name), name)

    def _register(self) -> ReadSheet:
        period: Period = self.period.value()
        asked = Asked(self._workspace.today, period=period.code)
        name = _("Tracking sheet of commitments, {period}").format(period=period_name(period))
        return lambda session: Sheet(_paper(session, REGISTER, asked), name)

    # -- parts

    def _build(self) -> None:
        self.setWindowTitle(_("Papers of commitments"))
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
        for field in (self.paper, self.commitment, self.period):
            field.edited.connect(self.show_paper)
        self.sheet.done.connect(self.foot.tell)
        self.sheet.read.connect(lambda sheet: self.foot.told.show_text(sheet.name))
        others = (("Ctrl+Down", lambda: self.go_on(1)), ("Ctrl+Up", lambda: self.go_on(-1)))
        add_sheet_keys(self, self.sheet, others)


def _paper(session: Session, kind: str, asked: Asked) -> SheetPaper:
    found = next(each for each in SHEET_KINDS if each.name == kind)
    paper = next(iter(found.read(session, asked)), None)
    if paper is None:
        raise NotFound(_("There is no commitment yet."))
    return paper


def _together(papers: Sequence[SheetPaper], title: str) -> SheetPaper:
    """Return papers as one, each in sections of its own."""
    if len(papers) == 1:
        return papers[0]

    def build() -> Document:
        documents = [paper.build() for paper in papers]
        sections = tuple(section for document in documents for section in document.sections)
        return replace(documents[0], title=title, sections=sections)

    return SheetPaper("", build)


def _choices(rows: Sequence[CommitmentRow], chosen: Sequence[CommitmentRow]) -> list[tuple[tuple[str, ...], str]]:
    """Return the commitments to choose from by their codes: those selected in the matrix first, all of them last."""
    first = [row.id for row in chosen]
    listed = sorted(rows, key=lambda row: first.index(row.id) if row.id in first else len(first))
    single = [((row.code,), " · ".join(filter(None, (row.reference or row.code, row.holder_name)))) for row in listed]
    together: list[tuple[tuple[str, ...], str]] = []
    if 1 < len(chosen) < len(rows):
        words = _("The {n} commitments selected").format(n=len(chosen))
        together.append((tuple(row.code for row in chosen), words))
    whole = [(tuple(row.code for row in rows), _("All {n} commitments").format(n=len(rows)))] if len(rows) > 1 else []
    return [*together, *single, *whole]


def _periods(year: int) -> list[tuple[Period, str]]:
    quarters = [Period(PeriodKind.QUARTER, year, number) for number in range(1, 5)]
    return [(period, period_words(period)) for period in (Period(PeriodKind.YEAR, year), *quarters)]
