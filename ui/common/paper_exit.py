"""How a paper made anew leaves the window: printed, written as Word or PDF, opened with the system's program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from cchc_desktop.storage.files import TargetBusy, make_folder, open_with_system, write_whole
from ui.common.error_dialog import show_error
from ui.common.paper_output import PaperOutput, ask_about_held
from ui.common.prompts import Action, Prompts

FOLDER = "Văn bản"
"""Beside the data file: papers that were opened with the system's program."""


@dataclass(frozen=True)
class LeavingPaper:
    """A paper as it leaves: its name in the window, the name of its file without suffix, and its bytes by format.

    ``make`` raises AppError.
    """

    name: str
    file_name: str
    make: Callable[[str], bytes]


class PaperExit(QObject):
    """Prints, exports and opens.

    Signals: ``done(sentence)`` something left the window.
    """

    done = Signal(str)

    def __init__(self, prompts: Prompts, output: PaperOutput, folder: Callable[[], Path], parent: QWidget) -> None:
        super().__init__(parent)
        self._prompts, self._output, self._folder = prompts, output, folder
        self._output.printed.connect(self.done)

    def print(self, paper: LeavingPaper, *, current_page: int = 0) -> None:
        """Ask how, then print in the background."""
        from cchc_desktop.documents.pdf import page_count

        data = self._made(paper, "pdf")
        if data is not None:
            file = self._folder() / f"{paper.file_name}.pdf"
            self._output.print(
                data, page_count=page_count(data), title=paper.name, file=file, current_page=current_page
            )

    def export(self, paper: LeavingPaper, file_format: str) -> None:
        """Ask for a name and write the paper there."""
        types = _("Word document (*.docx)") if file_format == "docx" else _("PDF document (*.pdf)")
        proposed = self._folder() / f"{paper.file_name}.{file_format}"
        path = self._prompts.choose_save_file(_("Export {paper}").format(paper=paper.name), proposed, types)
        if path is not None:
            self._write(path, paper, file_format, then=self._tell)

    def open_in_word(self, paper: LeavingPaper) -> None:
        """Write the Word file into the folder "Văn bản" beside the data file and open it."""
        folder = self._folder() / FOLDER
        try:
            make_folder(folder)
        except AppError as error:
            show_error(self._prompts, error)
            return
        self._write(folder / f"{paper.file_name}.docx", paper, "docx", then=self._open)

    def _made(self, paper: LeavingPaper, file_format: str) -> bytes | None:
        try:
            return paper.make(file_format)
        except AppError as error:
            show_error(self._prompts, error)
            return None

    def _write(self, path: Path, paper: LeavingPaper, file_format: str, *, then: Callable[[Path], None]) -> None:
        content = self._made(paper, file_format)
        target: Path | None = path if content is not None else None
        while target is not None and content is not None:
            try:
                write_whole(target, content)
            except TargetBusy as busy:
                target = self._ask_about_busy(busy, target)
            except AppError as error:
                show_error(self._prompts, error)
                return
            else:
                then(target)
                return

    def _ask_about_busy(self, busy: TargetBusy, path: Path) -> Path | None:
        """Return the path to try next: the same, a new name beside it, or none."""
        answer = ask_about_held(self._prompts, busy, Action("new", _("Write a new file")))
        if answer == "new":
            return _free_name(path)
        return path if answer == "retry" else None

    def _tell(self, path: Path) -> None:
        self.done.emit(_("Written to {path}").format(path=path))

    def _open(self, path: Path) -> None:
        try:
            open_with_system(path)
        except AppError as error:
            show_error(self._prompts, error)
        else:
            self._tell(path)


def _free_name(path: Path) -> Path:
    number = 2
    while (candidate := path.with_name(f"{path.stem} ({number}){path.suffix}")).exists():
        number += 1
    return candidate
