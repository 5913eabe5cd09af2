"""What is done with a kept paper: print its stored bytes, write them to a file, open a copy, attach a scan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session

from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from cchc_desktop.register.rules import PAPER, SCAN
from cchc_desktop.storage.attaching import Attached, Owner
from cchc_desktop.storage.attachments import AttachmentRow
from cchc_desktop.storage.files import TargetBusy, safe_name
from cchc_desktop.storage.opened_copies import OpenedCopies
from cchc_desktop.storage.stored_files import copy_to, read_bytes
from ui.common.attaching import Attaching
from ui.common.background import Job
from ui.common.error_dialog import show_error
from ui.common.paper_output import PaperOutput, ask_about_held, show_failure
from ui.common.prompts import Question
from ui.documents.open_paper import Kept, OpenPaper
from ui.workspace import Workspace

_CHANGES_SHOWN: Final = 8


class KeptPaperActions(QObject):
    """Works on stored bytes only: nothing here is rendered again.

    Signals: ``done(sentence)``.
    """

    done = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._copies = OpenedCopies()
        self._attaching = Attaching(
            workspace.data, workspace.worker, workspace.prompts, lambda changes: workspace.announce(changes, self), self
        )
        self._attaching.finished.connect(self._tell_attached)
        self._output = PaperOutput(workspace.worker, workspace.prompts, workspace.settings, parent)
        self._output.printed.connect(self.done)

    def print(self, kept: Kept, data: bytes, *, page_count: int, current_page: int = 0) -> None:
        """Ask how, then print these stored bytes in the background."""
        file = self._workspace.documents_folder / f"{safe_name(kept.name)}.pdf"
        self._output.print(data, page_count=page_count, title=kept.name, file=file, current_page=current_page)

    def save(self, kept: Kept, file_format: str) -> None:
        """Ask for a name and write the stored file of a format there; a scan in its own format."""
        file_id, suffix = kept.file_of(file_format), f".{file_format}"
        if kept.file is not None:
            file_id, suffix = kept.file.file_id, Path(kept.file.name).suffix
        if file_id is None:
            self.say_missing(file_format)
            return
        proposed = self._workspace.documents_folder / f"{safe_name(kept.name)}{suffix}"
        types = {".docx": _("Word document (*.docx)"), ".pdf": _("PDF document (*.pdf)")}.get(suffix, f"*{suffix}")
        path = self._workspace.prompts.choose_save_file(_("Save {paper}").format(paper=kept.name), proposed, types)
        if path is not None:
            self._write(file_id, path)

    def show_changes(self, name: str, kept: Kept, before: Kept) -> None:
        """Tell what a version says otherwise than the one before, line by line."""
        from cchc_desktop.documents.changes_between import changes_between, lines_of

        def read(session: Session) -> list[tuple[str, ...]]:
            return [lines_of(read_bytes(session, each.docx_id or 0)) for each in (before, kept)]

        try:
            old, new = self._workspace.read(read)
        except AppError as error:
            show_error(self._workspace.prompts, error)
            return
        changes = [change.words for change in changes_between(old, new)]
        text = "\n".join(changes[:_CHANGES_SHOWN]) or _("Both versions say the same.")
        details = "\n".join(changes) if len(changes) > _CHANGES_SHOWN else ""
        title = _("{paper}: what changed").format(paper=name)
        self._workspace.prompts.inform(Question(title, text, kept.line, details, icon="history"))

    def open_in_word(self, kept: Kept) -> None:
        """Open a copy of the stored Word file; what is changed in it changes nothing here."""
        if kept.docx_id is None:
            self.say_missing("docx")
        else:
            made = datetime.now().astimezone()
            self.open_copy(AttachmentRow(0, PAPER, 0, "", f"{safe_name(kept.name)}.docx", kept.docx_id, 0, made))

    def open_copy(self, file: AttachmentRow) -> None:
        """Open a read-only copy of a stored file with the system's program."""
        data, copies = self._workspace.data, self._copies
        opened = _("Opened a copy of “{name}” that cannot be changed.").format(name=file.name)
        self._run(
            lambda job: copies.open(data, file, progress=job.report, cancel=job.check),
            lambda _path: self.done.emit(opened),
        )

    def attach_scan(self, paper: OpenPaper) -> None:
        """Ask for a scan of the signed paper and keep it."""
        path = self._workspace.prompts.choose_open_file(
            _("Attach the scan of {paper}").format(paper=paper.name),
            _("Scans ({types})").format(types="*.pdf *.jpg *.jpeg *.png *.tif *.tiff"),
            self._workspace.documents_folder,
        )
        if path is not None:
            self._attaching.add([path], Owner(PAPER, paper.paper.id, SCAN, pages_only=True))

    def say_missing(self, file_format: str) -> None:
        """Say that nothing is kept in this format, and what can be done."""
        words = _("Word") if file_format == "docx" else _("PDF")
        self._workspace.prompts.inform(
            Question(
                _("Nothing is kept in this format"),
                _("This paper has no {format} file in the archive.").format(format=words),
                _("Attach the scan of the signed paper: it is kept here, shown and printed."),
                icon="info",
            )
        )

    # -- parts

    def _write(self, file_id: int, path: Path) -> None:
        data = self._workspace.data

        def write(job: Job) -> None:
            copy_to(data, file_id, path, progress=job.report, cancel=job.check)

        self._run(
            write,
            lambda _result: self.done.emit(_("Written to {path}").format(path=path)),
            again=lambda: self._write(file_id, path),
        )

    def _run(
        self,
        work: Callable[[Job], Any],
        then: Callable[[Any], None],
        *,
        again: Callable[[], None] | None = None,
    ) -> None:
        job = self._workspace.worker.submit_aside(work)
        job.done.connect(then)
        job.failed.connect(lambda error: self._show_failure(error, again))

    def _show_failure(self, error: Exception, again: Callable[[], None] | None = None) -> None:
        if again is None or not isinstance(error, TargetBusy):
            show_failure(self._workspace.prompts, error)
        elif ask_about_held(self._workspace.prompts, error) == "retry":
            again()

    def _tell_attached(self, made: Sequence[Attached]) -> None:
        for each in made:
            words = _("The scan “{name}” is attached.") if each.is_new else _("“{name}” is attached already.")
            self.done.emit(words.format(name=each.name))
