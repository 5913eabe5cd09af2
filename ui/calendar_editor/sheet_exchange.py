"""Days off from Excel or CSV, and into Excel for another office: read on the worker, asked about once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cchc_desktop.calendar.holidays import DayKind, ListedDay
from cchc_desktop.errors import AppError
from cchc_desktop.exchange.holiday_sheet import FILE_NAME, HolidaySheet, read_holiday_sheet, write_holiday_sheet
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.storage.copy_names import Reason
from cchc_desktop.storage.keeping import dated_copy
from ui.common.background import Job
from ui.common.error_dialog import show_error
from ui.common.prompts import Action, Question
from ui.workspace import Workspace

FILE_TYPES: Final = "*.xlsx *.csv *.txt *.xlsm *.xls"
"""Also those that are refused, so that the refusal can say what to do."""

_SHOWN: Final = 4
"""Faults and remarks said in the question itself; all of them stand in its details."""


class SheetExchange(QObject):
    """Reads and writes lists of days.

    Signals: ``accepted(HolidaySheet)`` a sound list was read, the user wants it, and a copy of the file is kept;
    ``told(sentence)`` a list was written.
    """

    accepted = Signal(object)
    told = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._folder: Path | None = None

    def choose(self) -> None:
        """Ask for a file and read it."""
        types = _("Lists of days ({types})").format(types=FILE_TYPES)
        path = self._workspace.prompts.choose_open_file(_("Days off from Excel or CSV"), types, self._folder)
        if path is not None:
            self._folder = path.parent
            job = self._workspace.worker.submit(partial(_read, path=path))
            job.done.connect(self._on_read)
            job.failed.connect(self._on_failed)

    def save(self, year: int, days: Sequence[ListedDay]) -> None:
        """Write the days of a year where the user wants them."""
        proposed = (self._folder or self._workspace.documents_folder) / FILE_NAME.format(year=year)
        path = self._workspace.prompts.choose_save_file(_("Days off into Excel"), proposed, "Excel (*.xlsx)")
        if path is None:
            return
        try:
            write_holiday_sheet(path, year, days)
        except AppError as error:
            show_error(self._workspace.prompts, error)
            return
        self.told.emit(_("Written to {path}").format(path=path))

    def _on_read(self, sheet: HolidaySheet) -> None:
        if sheet.faults:
            self._workspace.prompts.ask(_refusal(sheet), (Action("close", _("Close"), primary=True),))
        elif self._workspace.prompts.ask(*_question(sheet)) == "take":
            path = self._workspace.path
            copying = self._workspace.worker.submit(lambda _job: dated_copy(path, Reason.BEFORE_IMPORT))
            copying.done.connect(lambda _copy: self.accepted.emit(sheet))
            copying.failed.connect(self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        show_error(self._workspace.prompts, error, title=_("The list could not be read"))


def _read(_job: Job, *, path: Path) -> HolidaySheet:
    return read_holiday_sheet(path)


def _refusal(sheet: HolidaySheet) -> Question:
    sentences = [fault.sentence for fault in sheet.faults]
    count = len(sentences)
    title = ngettext("{n} place in “{file}” is wrong", "{n} places in “{file}” are wrong", count)
    return Question(
        title.format(n=count, file=sheet.file),
        _some(sentences),
        _("No day is taken over yet. Correct the list, save it and choose it again."),
        "\n".join(sentences) if count > _SHOWN else "",
        "error_circle",
        "red",
        True,
    )


def _question(sheet: HolidaySheet) -> tuple[Question, tuple[Action, ...]]:
    years = ", ".join(map(str, sheet.years))
    title = _("Take over the days off of {years} from “{file}”?").format(years=years, file=sheet.file)
    text = "\n".join(_year_words(year, days) for year, days in sheet.years.items())
    replaced = _("They replace all days of these years. Deadlines already given stay as they are.")
    remarks = _some(sheet.warnings)
    details = "\n".join(sheet.warnings) if len(sheet.warnings) > _SHOWN else ""
    actions = (Action("take", _("Take over"), primary=True), Action("later", _("Later")))
    return Question(title, f"{text}\n{replaced}", remarks, details), actions


def _year_words(year: int, days: Sequence[ListedDay]) -> str:
    worked = sum(entry.kind is DayKind.WORKED for entry in days)
    words = _("{year}: days off {off}, Saturdays worked {worked}.")
    return words.format(year=year, off=len(days) - worked, worked=worked)


def _some(sentences: Sequence[str]) -> str:
    more = [_("… and {n} more, see the details.").format(n=len(sentences) - _SHOWN)] if len(sentences) > _SHOWN else []
    return "\n".join([*sentences[:_SHOWN], *more])
