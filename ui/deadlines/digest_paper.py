"""The report of the morning as a paper: made on the worker, printed or written to a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session

from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from cchc_desktop.storage.files import TargetBusy, safe_name, write_whole
from cchc_desktop.text.dates import short_date
from ui.common.background import Job
from ui.common.error_dialog import show_error
from ui.common.paper_output import PaperOutput, ask_about_held, show_failure
from ui.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_desktop.documents.pdf import Pdf
    from cchc_desktop.documents.sheets.asked import SheetPaper


class DigestPaper(QObject):
    """Reads first, then renders without the database.

    Signals: ``done(sentence)``.
    """

    done = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._output = PaperOutput(workspace.worker, workspace.prompts, workspace.settings, parent)
        self._output.printed.connect(self.done)

    def print(self) -> None:
        """Ask how, then print."""

        def pages(_job: Job, paper: SheetPaper) -> Pdf:
            from cchc_desktop.documents.pdf import render

            return render(paper.build())

        self._make(pages, self._print)

    def export(self, file_format: str) -> None:
        """Ask for a name and write the report there as ``docx`` or ``pdf``."""
        types = _("Word document (*.docx)") if file_format == "docx" else _("PDF document (*.pdf)")
        title = _("Export {paper}").format(paper=self._name())
        path = self._workspace.prompts.choose_save_file(title, self._proposed(file_format), types)
        if path is None:
            return

        def content(_job: Job, paper: SheetPaper) -> bytes:
            if file_format == "docx":
                from cchc_desktop.documents.docx import render as render_docx

                return render_docx(paper.build())
            from cchc_desktop.documents.pdf import render

            return render(paper.build()).data

        self._make(content, lambda data: self._write(path, data))

    # -- parts

    def _make(self, work: Callable[[Job, SheetPaper], Any], then: Callable[[Any], None]) -> None:
        from cchc_desktop.documents.sheets.asked import Asked
        from cchc_desktop.documents.sheets.mornings import read_morning

        today = self._workspace.today

        def read(session: Session) -> SheetPaper:
            return read_morning(session, Asked(today))[0]

        try:
            paper = self._workspace.read(read)
        except AppError as error:
            show_error(self._workspace.prompts, error)
            return
        job = self._workspace.worker.submit(lambda job: work(job, paper))
        job.done.connect(then)
        job.failed.connect(lambda error: show_failure(self._workspace.prompts, error))

    def _print(self, pdf: Pdf) -> None:
        file = self._proposed("pdf")
        self._output.print(pdf.data, page_count=pdf.page_count, title=self._name(), file=file)

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

    def _name(self) -> str:
        return _("Report of the morning {day}").format(day=short_date(self._workspace.today))

    def _proposed(self, file_format: str) -> Path:
        return self._workspace.documents_folder / f"{safe_name(self._name())}.{file_format}"
