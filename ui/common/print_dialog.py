"""The print dialog: printer, copies, pages, both sides. Ours, so that it is the same, and short, on every computer.

Enter prints at once with what was chosen last time; the number of copies is always one at first, because forty copies
of the wrong page are worse than a key stroke. The system's own dialog, for trays and qualities, is one click away.
"""

from __future__ import annotations

import sys
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from ui import style
from ui.common.dialog import Dialog
from ui.common.fields.choice_field import ChoiceBox
from ui.common.icon_label import IconLabel
from ui.common.page_choice import CopiesField, PageChoice
from ui.common.print_job import PageRange, PrintJob, PrintSettings
from ui.common.printers import AskSystem, InstalledPrinters, Printers, ask_with_system_dialog, job_of_printer
from ui.common.printing import PrinterError, printer_for

_TO_FILE: Final = ""
_HINT_HEIGHT: Final = 36  # two lines, always there: nothing moves when a hint comes


class PrintDialog(Dialog):
    """Ask what to print and where; ``job()`` and ``printer()`` tell the answer after ``exec()``."""

    def __init__(
        self,
        page_count: int,
        *,
        current_page: int = 0,
        title: str = "",
        settings: PrintSettings | None = None,
        printers: Printers | None = None,
        ask_system: AskSystem = ask_with_system_dialog,
        parent: QWidget | None = None,
    ) -> None:
        """Ask about a paper of ``page_count`` pages; ``current_page`` (from 0) is the one in view."""
        super().__init__(parent)
        self._page_count = page_count
        self._current = min(max(current_page, 0), page_count - 1)
        self._printers = printers if printers is not None else InstalledPrinters()
        self._ask_system = ask_system
        self._printer: QPrinter | None = None  # kept: Qt's dialog crashes over a printer that nobody holds
        self._job: PrintJob | None = None
        self._turning: dict[str, bool] = {}
        self._make_parts()
        self._build(title)
        self._offer_printers(settings or PrintSettings())
        self._connect()
        self._show_state()

    # ------------------------------------------------------------------------------------------------- answer

    def job(self) -> PrintJob:
        """Return what was chosen. Raises ``ValidationError`` while the pages cannot be read."""
        if self._job is not None:
            return self._job
        name = self._where.currentData()
        is_two_sided = self._both_sides.isChecked() and bool(name)
        return PrintJob(
            pages=self._pages.pages(),
            printer=name,
            copies=self._copies.value() if name else 1,
            is_two_sided=is_two_sided,
            turns_by_hand=is_two_sided and not self._can_turn(name),
        )

    def printer(self) -> QPrinter:
        """Return the printer chosen (not for a file). Raises ``PrinterError`` when it is gone."""
        if self._printer is None:
            self._printer = printer_for(self.job())
        return self._printer

    def settings(self) -> PrintSettings:
        """Return what to remember for the next time."""
        return PrintSettings(self._where.currentData(), self._both_sides.isChecked())

    # -------------------------------------------------------------------------------------------------- parts

    def _make_parts(self) -> None:
        self._where = ChoiceBox()
        self._where_hint = IconLabel("small", wraps=True)
        self._where_hint.setFixedHeight(_HINT_HEIGHT)
        self._where_hint.label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._copies = CopiesField()
        self._both_sides = QCheckBox(_("Print on &both sides"))
        self._pages = PageChoice(self._page_count, self._current)
        self._summary = IconLabel("sub")
        self._print = QPushButton()
        self._cancel = QPushButton(_("Cancel"))
        self._system = QPushButton(_("Windows' dialog…") if sys.platform == "win32" else _("The system's dialog…"))

    def _build(self, title: str) -> None:
        self.setWindowTitle(_("Print"))
        self.setFixedWidth(style.DIALOG)
        heading = QLabel(title or _("Print"))
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setWordWrap(True)
        style.set_kind(heading, "block")
        body = QVBoxLayout()
        body.setContentsMargins(style.MARGIN, style.MARGIN, style.MARGIN, style.GUTTER)
        body.setSpacing(style.GUTTER)
        body.addWidget(heading)
        body.addLayout(_below(_label(_("&Printer"), self._where), self._where, self._where_hint))
        body.addLayout(self._columns())
        body.addWidget(self._summary)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(body)
        column.addStretch(1)
        column.addWidget(self._foot())

    def _columns(self) -> QGridLayout:
        copies = _below(_label(_("&Copies"), self._copies), self._copies)
        copies.addSpacing(8)
        copies.addWidget(self._both_sides)
        copies.addWidget(_small(_("Paper: A4 (210 × 297 mm)")))
        copies.addStretch(1)
        pages = _below(_label(_("Pages"), self._pages.all), self._pages)
        pages.addStretch(1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(style.MARGIN)
        for place, part in enumerate((copies, pages)):
            grid.addLayout(part, 0, place)
            grid.setColumnStretch(place, 1)
        return grid

    def _foot(self) -> QFrame:
        foot = QFrame()
        style.set_kind(foot, "foot")
        style.set_kind(self._print, "primary")
        style.set_kind(self._system, "link")
        self._print.setDefault(True)
        for button in (self._cancel, self._system):
            button.setAutoDefault(False)
        row = QHBoxLayout(foot)
        row.setContentsMargins(style.GUTTER, 12, style.MARGIN, 12)
        row.setSpacing(8)
        row.addWidget(self._system)
        row.addStretch(1)
        row.addWidget(self._print)
        row.addWidget(self._cancel)
        return foot

    def _offer_printers(self, settings: PrintSettings) -> None:
        names = self._printers.names()
        for name in names:
            self._where.addItem(name, name)
        self._where.addItem(_("Print into a PDF file"), _TO_FILE)
        wanted = settings.printer if settings.printer is not None else self._printers.default()
        found = self._where.findData(wanted)
        if found < 0:
            found = max(self._where.findData(self._printers.default()), 0)
        self._where.setCurrentIndex(found)
        self._both_sides.setChecked(settings.is_two_sided)
        self._system.setVisible(bool(names))

    def _connect(self) -> None:
        self._where.currentIndexChanged.connect(self._show_state)
        self._copies.changed.connect(self._show_state)
        self._both_sides.toggled.connect(self._show_state)
        self._pages.changed.connect(self._show_state)
        self._print.clicked.connect(self._finish)
        self._cancel.clicked.connect(self.reject)
        self._system.clicked.connect(self._go_to_system)

    # -------------------------------------------------------------------------------------------------- state

    def _can_turn(self, name: str) -> bool:
        if name not in self._turning:
            self._turning[name] = self._printers.can_turn(name)
        return self._turning[name]

    def _show_state(self) -> None:
        name = self._where.currentData()
        for part in (self._copies, self._both_sides):
            part.setEnabled(bool(name))
        self._print.setText(_("Print") if name else _("Choose the file…"))
        self._show_hint(name)
        self._show_summary()

    def _show_hint(self, name: str) -> None:
        hint = ""
        if self._where.count() == 1:
            hint = _("No printer is installed on this computer. The pages can be printed into a PDF file.")
        elif name and self._both_sides.isChecked() and not self._can_turn(name):
            hint = _(
                "This printer prints one side at a time: first the fronts, then it waits until the paper is turned."
            )
        self._where_hint.show_text(hint, "info" if hint else "")

    def _show_summary(self) -> None:
        try:
            job = self.job()
        except ValidationError:
            self._summary.show_text(" ")
            return
        if job.is_file:
            words = _("Pages in the file: {count}").format(count=len(job.pages.pages))
        else:
            words = _("Sheets of A4: {count}").format(count=job.sheets)
        self._summary.show_text(words, "document")

    def _finish(self) -> None:
        if self._pages.validate():
            self.accept()
        else:
            self._pages.text.setFocus()

    def _go_to_system(self) -> None:
        name = self._where.currentData() or self._printers.default() or self._printers.names()[0]
        job = PrintJob(PageRange.whole(self._page_count), name, copies=self._copies.value())
        try:
            printer = self._printer = printer_for(job)
        except PrinterError as error:
            self._where_hint.show_text(error.sentence, "warning", "amber", filled=True)
            return
        printer.setCopyCount(job.copies)
        if self._ask_system(printer, self._page_count, self):
            self._job = job_of_printer(printer, self._page_count, self._current)
            self.accept()
        else:
            self._printer = None


def _below(*parts: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    for part in parts:
        column.addWidget(part)
    return column


def _label(text: str, buddy: QWidget) -> QLabel:
    label = _small(text)
    style.set_kind(label, "label")
    label.setBuddy(buddy)
    return label


def _small(text: str) -> QLabel:
    label = QLabel(text)
    style.set_kind(label, "small")
    return label
