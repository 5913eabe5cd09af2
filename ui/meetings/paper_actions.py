"""What is done with the paper in the preview: print it, export it as Word or PDF, open it with the system's program.

What leaves the window is what the preview shows: everything typed is saved and rendered first.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cchc_desktop.documents.kinds import Kind
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.storage.files import TargetBusy, make_folder, open_with_system, safe_name, write_whole
from ui.common.error_dialog import show_error
from ui.common.kind_names import kind_name
from ui.common.paper_output import PaperOutput, ask_about_held
from ui.common.prompts import Action
from ui.meetings.kept import paper_as
from ui.workspace import Workspace

FOLDER = "Văn bản"
"""Beside the data file: papers that were opened with the system's program."""


class PaperActions(QObject):
    """Prints and exports.

    Signals: ``done(sentence)`` something left the window.
    """

    done = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._output = PaperOutput(workspace.worker, workspace.prompts, workspace.settings, parent)
        self._output.printed.connect(self.done)

    def print(self, kind: Kind, facts: MeetingFacts, *, current_page: int = 0) -> None:
        """Ask how, then print in the background."""
        from cchc_desktop.documents.pdf import page_count

        try:
            data = paper_as(self._workspace, kind, facts, "pdf")
        except AppError as error:
            show_error(self._workspace.prompts, error)
            return
        path = self._workspace.documents_folder / paper_name(kind, facts, "pdf")
        title = f"{kind_name(kind)} {facts.code}"
        self._output.print(data, page_count=page_count(data), title=title, file=path, current_page=current_page)

    def export(self, kind: Kind, facts: MeetingFacts, file_format: str) -> None:
        """Ask for a name and write the paper there."""
        types = _("Word document (*.docx)") if file_format == "docx" else _("PDF document (*.pdf)")
        proposed = self._workspace.documents_folder / paper_name(kind, facts, file_format)
        title = _("Export {paper}").format(paper=kind_name(kind))
        path = self._workspace.prompts.choose_save_file(title, proposed, types)
        if path is not None:
            self._write(path, kind, facts, file_format, then=self._tell)

    def open_in_word(self, kind: Kind, facts: MeetingFacts) -> None:
        """Write the Word file into the folder "Văn bản" beside the data file and open it."""
        folder = self._workspace.documents_folder / FOLDER
        try:
            make_folder(folder)
        except AppError as error:
            show_error(self._workspace.prompts, error)
            return
        self._write(folder / paper_name(kind, facts, "docx"), kind, facts, "docx", then=self._open)

    def _write(
        self, path: Path, kind: Kind, facts: MeetingFacts, file_format: str, *, then: Callable[[Path], None]
    ) -> None:
        try:
            content = paper_as(self._workspace, kind, facts, file_format)
        except AppError as error:
            show_error(self._workspace.prompts, error)
            return
        target: Path | None = path
        while target is not None:
            try:
                write_whole(target, content)
            except TargetBusy as busy:
                target = self._ask_about_busy(busy, target)
            except AppError as error:
                show_error(self._workspace.prompts, error)
                return
            else:
                then(target)
                return

    def _ask_about_busy(self, busy: TargetBusy, path: Path) -> Path | None:
        """Return the path to try next: the same, a new name beside it, or none."""
        answer = ask_about_held(self._workspace.prompts, busy, Action("new", _("Write a new file")))
        if answer == "new":
            return _free_name(path)
        return path if answer == "retry" else None

    def _tell(self, path: Path) -> None:
        self.done.emit(_("Written to {path}").format(path=path))

    def _open(self, path: Path) -> None:
        try:
            open_with_system(path)
        except AppError as error:
            show_error(self._workspace.prompts, error)
        else:
            self._tell(path)


def paper_name(kind: Kind, facts: MeetingFacts, file_format: str) -> str:
    """Return the name to propose: "Biên bản GB-2020-12-du-thao.docx"."""
    draft = "-du-thao" if kind.is_draft(facts) else ""
    return f"{safe_name(f'{kind.label} {facts.code}{draft}')}.{file_format}"


def _free_name(path: Path) -> Path:
    number = 2
    while (candidate := path.with_name(f"{path.stem} ({number}){path.suffix}")).exists():
        number += 1
    return candidate
