"""Taking people over from Excel: choose the file, read it on the worker, show what is wrong or ask once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cchc_desktop.errors import AppError
from cchc_desktop.exchange.people_sheet import PeopleSheet, read_people_sheet
from cchc_desktop.exchange.people_template import FILE_NAME, write_people_template
from cchc_desktop.i18n import _, ngettext
from ui.common.background import Job, Worker
from ui.common.error_dialog import show_error
from ui.common.prompts import Action, Prompts, Question

FILE_TYPES: Final = "*.xlsx *.xlsm *.xls"
"""Also those that are refused, so that the refusal can say what to do."""

_SHOWN: Final = 4
"""Faults and remarks said in the question itself; all of them stand in its details."""


class PeopleImport(QObject):
    """Reads lists of people and asks before they are taken over.

    Signals: ``accepted(PeopleSheet)`` a sound list was read and the user wants it; ``told(sentence)`` the empty list
    was written.
    """

    accepted = Signal(object)
    told = Signal(str)

    def __init__(self, worker: Worker, prompts: Prompts, parent: QWidget) -> None:
        super().__init__(parent)
        self._worker, self._prompts = worker, prompts
        self._folder: Path | None = None

    def choose(self) -> None:
        """Ask for a file and read it."""
        types = _("Excel lists ({types})").format(types=FILE_TYPES)
        path = self._prompts.choose_open_file(_("People from Excel"), types, self._folder)
        if path is not None:
            self._folder = path.parent
            job = self._worker.submit(partial(_read, path=path))
            job.done.connect(self._on_read)
            job.failed.connect(self._on_failed)

    def save_template(self) -> None:
        """Write the empty list where the user wants it."""
        proposed = (self._folder or Path.home()) / FILE_NAME
        path = self._prompts.choose_save_file(_("Empty list for Excel"), proposed, "Excel (*.xlsx)")
        if path is None:
            return
        try:
            write_people_template(path)
        except AppError as error:
            show_error(self._prompts, error)
            return
        self.told.emit(_("Written to {path}").format(path=path))

    def _on_read(self, sheet: PeopleSheet) -> None:
        if sheet.faults:
            self._prompts.ask(_refusal(sheet), (Action("close", _("Close"), primary=True),))
        elif self._prompts.ask(*_question(sheet)) == "take":
            self.accepted.emit(sheet)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        show_error(self._prompts, error, title=_("The list could not be read"))


def _read(_job: Job, *, path: Path) -> PeopleSheet:
    return read_people_sheet(path)


def _refusal(sheet: PeopleSheet) -> Question:
    sentences = [fault.sentence for fault in sheet.faults]
    count = len(sentences)
    title = ngettext("{n} place in “{file}” is wrong", "{n} places in “{file}” are wrong", count)
    return Question(
        title.format(n=count, file=sheet.file),
        _some(sentences),
        _("Nobody is taken over yet. Correct the list in Excel, save it and choose it again."),
        "\n".join(sentences) if count > _SHOWN else "",
        "error_circle",
        "red",
        True,
    )


def _question(sheet: PeopleSheet) -> tuple[Question, tuple[Action, ...]]:
    count = len(sheet.people)
    title = ngettext("Take over {n} person from “{file}”?", "Take over {n} people from “{file}”?", count)
    actions = (Action("take", _("Take over"), primary=True), Action("later", _("Later")))
    names = ", ".join(person.full_name for person in sheet.people[:3]) + (" …" if count > 3 else "")
    words = _("Sheet “{sheet}”: {names}").format(sheet=sheet.sheet, names=names)
    details = "\n".join(sheet.warnings) if len(sheet.warnings) > _SHOWN else ""
    return Question(title.format(n=count, file=sheet.file), words, _some(sheet.warnings), details), actions


def _some(sentences: Sequence[str]) -> str:
    more = [_("… and {n} more, see the details.").format(n=len(sentences) - _SHOWN)] if len(sentences) > _SHOWN else []
    return "\n".join([*sentences[:_SHOWN], *more])
