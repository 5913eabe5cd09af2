"""The pages of a working sheet or slip beside what is chosen: made on the worker, printed and exported from here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from cchc_desktop.documents import rendering
from cchc_desktop.documents.sheets.asked import SheetPaper
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from cchc_desktop.storage.files import TargetBusy, safe_name, write_whole
from ui import style
from ui.common import background
from ui.common.background import Job
from ui.common.error_dialog import show_error
from ui.common.paper_output import PaperOutput, ask_about_held, show_failure
from ui.common.preview import Preview
from ui.workspace import Workspace

if TYPE_CHECKING:
    from cchc_desktop.documents.pdf import Pdf

PATIENCE_MS: Final = 400
"""What takes less shows no progress."""


@dataclass(frozen=True)
class Sheet:
    """One sheet that was read: its paper, what it is called, and the facts behind it."""

    paper: SheetPaper
    name: str
    facts: Any = None


ReadSheet = Callable[[Session], Sheet]


class SheetPane(QWidget):
    """Shows a sheet and lets it leave the window.

    Signals: ``read(Sheet)`` what was asked for has been read; ``refused(sentence)`` it cannot be; ``done(sentence)``
    something left the window; ``shown()`` its pages stand on screen.
    """

    read = Signal(object)
    refused = Signal(str)
    done = Signal(str)
    shown = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._output = PaperOutput(workspace.worker, workspace.prompts, workspace.settings, self)
        self._output.printed.connect(self.done)
        self._job: Job | None = None
        self.sheet: Sheet | None = None
        self._title = ""
        self.preview = Preview(can_hide=False)
        self.bar, self.stop_button, self._words = QProgressBar(), QPushButton(_("Stop")), QLabel()
        self._strip = self._progress_strip()
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._strip.show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.preview, 1)
        column.addWidget(self._strip)

    def show_sheet(self, read: ReadSheet) -> None:
        """Read a sheet and show its pages, in place of what was asked for before."""
        data = self._workspace.data
        self.stop()

        def work(job: Job) -> tuple[Sheet, str, Pdf]:
            from cchc_desktop.documents.pdf import render

            with data.reading() as session:
                sheet = read(session)
            job.check()
            document = sheet.paper.build()
            pages = _until_stopped(lambda: render(document, job.report, job.is_cancelled))
            return sheet, document.title, pages

        self._start(work, self._show, _("Making the pages…"))

    def print_sheet(self) -> None:
        """Ask how, then print what is shown."""
        if self.sheet is not None and self.preview.page_count:
            page = max(0, self.preview.current_page)
            self._output.print(
                self.preview.pdf_bytes,
                page_count=self.preview.page_count,
                title=self.sheet.name,
                file=self._proposed("pdf"),
                current_page=page,
            )

    def export(self, file_format: str) -> None:
        """Ask for a name and write the sheet there as ``docx`` or ``pdf``."""
        if self.sheet is None:
            return
        types = _("Word document (*.docx)") if file_format == "docx" else _("PDF document (*.pdf)")
        title = _("Export {paper}").format(paper=self.sheet.name)
        path = self._workspace.prompts.choose_save_file(title, self._proposed(file_format), types)
        if path is None:
            return
        if file_format == "pdf":
            self._write(path, self.preview.pdf_bytes)
            return
        paper = self.sheet.paper

        def work(job: Job) -> bytes:
            from cchc_desktop.documents.docx import render

            return _until_stopped(lambda: render(paper.build(), job.report, job.is_cancelled))

        self._start(work, lambda content: self._write(path, content), _("Making the Word file…"))

    def stop(self) -> None:
        """Stop what is being made; what is shown stays."""
        if self._job is not None:
            self._job.cancel()

    def is_busy(self) -> bool:
        """Tell whether a sheet is being made."""
        return self._job is not None

    # -- work

    def _start(self, work: Callable[[Job], Any], then: Callable[[Any], None], words: str) -> None:
        job = self._workspace.worker.submit_latest(self, work)
        self._job = job
        self._words.setText(words)
        self.bar.setMaximum(0)  # until the work says how much there is
        self._patience.start()
        job.progressed.connect(lambda finished, total: self._progress(job, finished, total))
        job.done.connect(lambda result: self._end(job, lambda: then(result)))
        job.failed.connect(lambda error: self._end(job, lambda: self._on_failed(error)))
        job.cancelled.connect(lambda: self._end(job, lambda: None))

    def _progress(self, job: Job, finished: int, total: int) -> None:
        if job is self._job:
            self.bar.setMaximum(max(total, 1))
            self.bar.setValue(finished)

    def _end(self, job: Job, then: Callable[[], None]) -> None:
        """Take the result of the newest job; one that was replaced says nothing."""
        if job is self._job:
            self._job = None
            self._patience.stop()
            self._strip.hide()
            then()

    def _show(self, made: tuple[Sheet, str, Pdf]) -> None:
        self.sheet, self._title, pdf = made
        self.preview.show_pdf(pdf)
        self.read.emit(self.sheet)
        self.shown.emit()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            show_failure(self._workspace.prompts, error)
        else:
            self.sheet = None
            self.preview.clear(error.sentence)
            self.refused.emit(error.sentence)

    # -- files

    def _proposed(self, file_format: str) -> Path:
        """Return the file to propose: the title of the paper, Vietnamese in every language of the window."""
        return self._workspace.documents_folder / f"{safe_name(self._title)}.{file_format}"

    def _write(self, path: Path, content: bytes) -> None:
        while True:
            try:
                write_whole(path, content)
            except TargetBusy as busy:
                if ask_about_held(self._workspace.prompts, busy) != "retry":
                    return
            except AppError as error:
                show_error(self._workspace.prompts, error)
                return
            else:
                self.done.emit(_("Written to {path}").format(path=path))
                return

    def _progress_strip(self) -> QFrame:
        strip = QFrame()
        style.set_kind(strip, "foot")
        row = QHBoxLayout(strip)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(8)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Progress"))
        style.set_kind(self._words, "sub")
        self.stop_button.setAutoDefault(False)
        self.stop_button.clicked.connect(self.stop)
        row.addWidget(self._words)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop_button)
        strip.hide()
        return strip


def _until_stopped(render: Callable[[], Any]) -> Any:
    """Render, and end the job as one that was stopped when it was."""
    try:
        return render()
    except rendering.Cancelled as stopped:
        raise background.Cancelled from stopped
