"""From "Print" to the last sheet: ask, remember, paint in the worker, wait until the paper is turned, tell."""

from __future__ import annotations

import functools
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from cchc_desktop.errors import AppError, StorageError
from cchc_desktop.i18n import _
from ui.common.background import Job, Worker
from ui.common.error_dialog import show_error
from ui.common.print_dialog import PrintDialog
from ui.common.print_job import PrintJob, PrintSettings, Sides
from ui.common.printing import print_pdf, print_to_file
from ui.common.prompts import Action, Prompts, Question


class Remembers(Protocol):
    """The part of the settings that printing needs."""

    print_settings: dict[str, str | int | bool]

    def save(self) -> None:
        """Write the settings. Raises StorageError."""
        ...


@dataclass(frozen=True)
class Paper:
    """What is printed: the bytes that are shown, how many pages, its title and the file name to propose."""

    data: bytes
    page_count: int
    title: str
    file: Path


@dataclass
class _Run:
    paper: Paper
    job: PrintJob
    printer: QPrinter | None
    path: Path | None
    passes: deque[Sides]
    work: Job | None = None


class PaperPrinter(QObject):
    """Print papers; one question each, then she goes on typing.

    Signals: ``progressed(done, total)`` sides of the present pass; then one of ``printed(sentence)``,
    ``failed(exception)`` and ``cancelled()``.
    """

    progressed = Signal(int, int)
    printed = Signal(str)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(
        self,
        worker: Worker,
        prompts: Prompts,
        settings: Remembers,
        *,
        make_dialog: Callable[..., PrintDialog] = PrintDialog,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._worker = worker
        self._prompts = prompts
        self._settings = settings
        self._make_dialog = make_dialog
        self._runs: list[_Run] = []

    def ask(self, paper: Paper, *, current_page: int = 0, window: QWidget | None = None) -> None:
        """Ask how to print a paper and begin; ``current_page`` (from 0) is the one in view."""
        remembered = PrintSettings.read(self._settings.print_settings)
        dialog = self._make_dialog(
            paper.page_count, current_page=current_page, title=paper.title, settings=remembered, parent=window
        )
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._remember(dialog.settings())
            self._begin(paper, dialog)
        dialog.deleteLater()

    def cancel(self) -> None:
        """Stop after the page that is being printed."""
        for run in self._runs:
            run.passes.clear()
            if run.work is not None:
                run.work.cancel()

    @property
    def is_printing(self) -> bool:
        """Whether something is on its way to the printer."""
        return bool(self._runs)

    def _remember(self, settings: PrintSettings) -> None:
        self._settings.print_settings = settings.write()
        with suppress(StorageError):  # a full disk must not keep paper from being printed
            self._settings.save()

    def _begin(self, paper: Paper, dialog: PrintDialog) -> None:
        job = dialog.job()
        path, printer = None, None
        if job.is_file:
            path = self._prompts.choose_save_file(_("Print into a PDF file"), paper.file, _("PDF file (*.pdf)"))
            if path is None:
                return
        else:
            try:
                printer = dialog.printer()
            except AppError as error:
                self.failed.emit(error)
                return
        run = _Run(paper, job, printer, path, deque(job.passes))
        self._runs.append(run)
        self._start_pass(run)

    def _start_pass(self, run: _Run) -> None:
        run.work = work = self._worker.submit(functools.partial(_paint, run, run.passes.popleft()))
        work.progressed.connect(self.progressed)
        work.done.connect(lambda _result: self._after_pass(run))
        work.failed.connect(lambda error: self._end(run, lambda: self.failed.emit(error), error))
        work.cancelled.connect(lambda: self._end(run, self.cancelled.emit))

    def _after_pass(self, run: _Run) -> None:
        if not run.passes:
            self._end(run, lambda: self.printed.emit(_what_was_done(run)))
        elif self._prompts.ask(*_turn_the_paper()) == "backs":
            self._start_pass(run)
        else:
            self._end(run, self.cancelled.emit)

    def _end(self, run: _Run, tell: Callable[[], None], error: Exception | None = None) -> None:
        """Tell the window; where it was closed meanwhile, only what went wrong is still told."""
        self._runs.remove(run)
        if isValid(self):
            tell()
        elif isinstance(error, AppError):
            show_error(self._prompts, error)
        elif error is not None:
            raise error


def _paint(run: _Run, sides: Sides, work: Job) -> None:
    """Run in the worker: one pass of a run."""
    paper, job = run.paper, run.job
    if run.printer is None:
        assert run.path is not None
        print_to_file(
            paper.data,
            run.path,
            pages=job.pages,
            title=paper.title,
            progress=work.report,
            is_cancelled=work.is_cancelled,
        )
        return
    print_pdf(
        paper.data,
        run.printer,
        pages=job.pages,
        copies=job.copies,
        sides=sides,
        title=paper.title,
        progress=work.report,
        is_cancelled=work.is_cancelled,
    )


def _turn_the_paper() -> tuple[Question, tuple[Action, ...]]:
    question = Question(
        _("Turn the paper"),
        _("The fronts are on their way. Wait until the last sheet is out."),
        _("Put the whole heap back into the tray with the blank sides to be printed, then print the backs."),
        icon="print",
    )
    return question, (Action("backs", _("Print the backs"), primary=True), Action("stop", _("Stop")))


def _what_was_done(run: _Run) -> str:
    if run.path is not None:
        return _("Printed into “{name}”.").format(name=run.path.name)
    return _("Sent to “{name}”. Sheets of A4: {count}").format(name=run.job.printer, count=run.job.sheets)
