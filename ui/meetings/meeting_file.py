"""All papers of a meeting at once: printed with one command, as one PDF, as a folder of Word files.

They are read in one short read and made on the worker; while that takes long, a dialog says how far it is.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from cchc_desktop.documents import rendering
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.storage.files import TargetBusy, make_folder, safe_name, write_whole
from ui.common import background
from ui.common.background import Job
from ui.common.error_dialog import show_error
from ui.common.kind_names import kind_name
from ui.common.paper_output import PaperOutput, ask_about_held, show_failure
from ui.common.waiting import PATIENCE_MS, ProgressDialog
from ui.workspace import Workspace

if TYPE_CHECKING:
    from cchc_desktop.documents.meeting_file import MeetingFile

_Made = TypeVar("_Made")


class MeetingFilePapers(QObject):
    """Prints and exports the file of a meeting.

    Signals: ``done(sentence)`` something left the window; ``idle()`` nothing is being made any more.
    """

    done = Signal(str)
    idle = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._window = parent
        self._output = PaperOutput(workspace.worker, workspace.prompts, workspace.settings, parent)
        self._output.printed.connect(self.done)
        self.job: Job | None = None
        self.dialog: ProgressDialog | None = None

    def print(self, facts: MeetingFacts) -> None:
        """Make all papers, ask once how, then print them in the background."""
        from cchc_desktop.documents.meeting_file import as_pdf

        file = self._read(facts)
        if file is not None:
            self._make(file, as_pdf, lambda data: self._print(file, data))

    def export_pdf(self, facts: MeetingFacts) -> None:
        """Ask for a name and write all papers there as one PDF."""
        from cchc_desktop.documents.meeting_file import as_pdf

        file = self._read(facts)
        if file is None:
            return
        proposed = self._workspace.documents_folder / f"{_name(file)}.pdf"
        path = self._workspace.prompts.choose_save_file(_("Export the whole file"), proposed, _("PDF document (*.pdf)"))
        if path is not None:
            self._make(file, as_pdf, lambda data: self._write(file, [(path, data)], path))

    def export_word(self, facts: MeetingFacts) -> None:
        """Ask for a folder and write every paper there as a Word file, in a folder of the meeting."""
        from cchc_desktop.documents.meeting_file import word_files

        file = self._read(facts)
        if file is None:
            return
        chosen = self._workspace.prompts.choose_folder(_("Export the whole file"), self._workspace.documents_folder)
        if chosen is not None:
            folder = chosen / _name(file)
            self._make(
                file, word_files, lambda made: self._write(file, [(folder / name, data) for name, data in made], folder)
            )

    # -- making

    def _read(self, facts: MeetingFacts) -> MeetingFile | None:
        from cchc_desktop.documents.meeting_file import read_meeting_file

        try:
            return self._workspace.read(lambda session: read_meeting_file(session, facts))
        except AppError as error:
            show_error(self._workspace.prompts, error)
            return None

    def _make(
        self,
        file: MeetingFile,
        make: Callable[[MeetingFile, rendering.Progress, rendering.IsCancelled], _Made],
        then: Callable[[_Made], None],
    ) -> None:
        """Make something of a file on the worker; while one is being made, nothing else is."""

        def work(job: Job) -> _Made:
            try:
                return make(file, job.report, job.is_cancelled)
            except rendering.Cancelled as stopped:
                raise background.Cancelled from stopped

        if self.job is not None:
            return
        self.job = job = self._workspace.worker.submit(work)
        job.done.connect(lambda made: self._end(lambda: then(made)))
        job.failed.connect(lambda error: self._end(lambda: show_failure(self._workspace.prompts, error)))
        job.cancelled.connect(lambda: self._end(lambda: None))
        QTimer.singleShot(PATIENCE_MS, self, lambda: self._show_progress(job))

    def _show_progress(self, job: Job) -> None:
        if job is self.job:
            text = _("The papers of the meeting are put together.")
            self.dialog = ProgressDialog(job, _("Whole file"), text, _("Stop"), self._window.window())
            self.dialog.open()

    def _end(self, then: Callable[[], None]) -> None:
        self.job = self.dialog = None
        try:
            then()
        finally:
            self.idle.emit()

    # -- leaving the window

    def _print(self, file: MeetingFile, data: bytes) -> None:
        from cchc_desktop.documents.pdf import page_count

        self._tell_left_out(file)
        title = _("Whole file {code}").format(code=file.facts.code)
        path = self._workspace.documents_folder / f"{_name(file)}.pdf"
        self._output.print(data, page_count=page_count(data), title=title, file=path)

    def _write(self, file: MeetingFile, made: list[tuple[Path, bytes]], told: Path) -> None:
        for path, content in made:
            if not self._written(path, content):
                return
        if told.is_dir():
            words = ngettext("{n} paper written to {path}", "{n} papers written to {path}", len(made))
            self.done.emit(words.format(n=len(made), path=told))
        else:
            self.done.emit(_("Written to {path}").format(path=told))
        self._tell_left_out(file)

    def _written(self, path: Path, content: bytes) -> bool:
        """Write one file whole; ask again while another program holds it."""
        while True:
            try:
                make_folder(path.parent)
                write_whole(path, content)
            except TargetBusy as busy:
                if ask_about_held(self._workspace.prompts, busy) != "retry":
                    return False
            except AppError as error:
                show_error(self._workspace.prompts, error)
                return False
            else:
                return True

    def _tell_left_out(self, file: MeetingFile) -> None:
        from cchc_desktop.documents.meeting_file import left_out_words

        if words := left_out_words(file, kind_name):
            self.done.emit(words)


def _name(file: MeetingFile) -> str:
    """Return the name to propose: "Hồ sơ cuộc họp GB-2020-12-du-thao"."""
    from cchc_desktop.documents.meeting_file import LABEL

    return safe_name(f"{LABEL} {file.facts.code}{'-du-thao' if file.is_draft else ''}")
