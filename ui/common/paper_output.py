"""How papers leave the window: the printer, loaded at the first printing, and what is asked about a held file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from cchc_desktop.storage.files import TargetBusy
from ui.common.background import Worker
from ui.common.error_dialog import question_for, show_error
from ui.common.prompts import Action, Prompts

if TYPE_CHECKING:
    from ui.common.paper_printer import PaperPrinter, Remembers


class PaperOutput(QObject):
    """Prints papers; Qt's part for it is loaded at the first printing.

    Signals: ``printed(sentence)``.
    """

    printed = Signal(str)

    def __init__(self, worker: Worker, prompts: Prompts, settings: Remembers, parent: QWidget) -> None:
        super().__init__(parent)
        self._worker, self._prompts, self._settings = worker, prompts, settings
        self._window = parent
        self._printer: PaperPrinter | None = None

    def print(self, data: bytes, *, page_count: int, title: str, file: Path, current_page: int = 0) -> None:
        """Ask how, then print these bytes in the background; ``file`` is proposed for printing into a file."""
        from ui.common.paper_printer import Paper, PaperPrinter

        if self._printer is None:
            self._printer = PaperPrinter(self._worker, self._prompts, self._settings, parent=self)
            self._printer.printed.connect(self.printed)
            self._printer.failed.connect(lambda error: show_failure(self._prompts, error))
        paper = Paper(data, page_count, title, file)
        self._printer.ask(paper, current_page=current_page, window=self._window.window())


def show_failure(prompts: Prompts, error: Exception) -> None:
    """Show what went wrong in the background; a bug goes on to whoever reports bugs."""
    if not isinstance(error, AppError):
        raise error
    show_error(prompts, error)


def ask_about_held(prompts: Prompts, held: TargetBusy, *others: Action) -> str:
    """Ask about a file that another program holds: "retry", "later" or the name of one of the ``others``."""
    actions = (Action("retry", _("Try again"), primary=True), *others, Action("later", _("Later")))
    return prompts.ask(question_for(held, _("The file could not be written yet")), actions)
