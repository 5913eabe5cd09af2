"""What is done with the paper in the preview: print it, export it as Word or PDF, open it with the system's program.

What leaves the window is what the preview shows: everything typed is saved and rendered first.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cchc_desktop.documents.kinds import Kind
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.storage.files import safe_name
from ui.common.kind_names import kind_name
from ui.common.paper_exit import LeavingPaper, PaperExit
from ui.common.paper_output import PaperOutput
from ui.meetings.kept import paper_as
from ui.workspace import Workspace


class PaperActions(QObject):
    """Prints and exports.

    Signals: ``done(sentence)`` something left the window.
    """

    done = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        output = PaperOutput(workspace.worker, workspace.prompts, workspace.settings, parent)
        self._exit = PaperExit(workspace.prompts, output, lambda: workspace.documents_folder, parent)
        self._exit.done.connect(self.done)

    def print(self, kind: Kind, facts: MeetingFacts, *, current_page: int = 0) -> None:
        """Ask how, then print in the background."""
        self._exit.print(self._leaving(kind, facts), current_page=current_page)

    def export(self, kind: Kind, facts: MeetingFacts, file_format: str) -> None:
        """Ask for a name and write the paper there."""
        self._exit.export(self._leaving(kind, facts), file_format)

    def open_in_word(self, kind: Kind, facts: MeetingFacts) -> None:
        """Write the Word file into the folder "Văn bản" beside the data file and open it."""
        self._exit.open_in_word(self._leaving(kind, facts))

    def _leaving(self, kind: Kind, facts: MeetingFacts) -> LeavingPaper:
        def make(file_format: str) -> bytes:
            return paper_as(self._workspace, kind, facts, file_format)

        return LeavingPaper(f"{kind_name(kind)} {facts.code}", _file_name(kind, facts), make)


def _file_name(kind: Kind, facts: MeetingFacts) -> str:
    """Return the name of a file without its suffix: "Biên bản GB-2020-12-du-thao"."""
    draft = "-du-thao" if kind.is_draft(facts) else ""
    return safe_name(f"{kind.label} {facts.code}{draft}")
