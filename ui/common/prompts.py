"""Every question that stops the user goes through here, so that tests answer with a fake."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from cchc_desktop.i18n import _
from ui.common.message_dialog import Action, MessageDialog, Question

__all__ = ["Action", "Prompts", "Question"]


def _no_window() -> QWidget | None:
    return None


class Prompts:
    """Asks the user: questions with verbs for answers, and files; ``parent`` gives the window to stand before."""

    def __init__(self, parent: Callable[[], QWidget | None] = _no_window) -> None:
        self._parent = parent

    def ask(self, question: Question, actions: Sequence[Action]) -> str:
        """Return the key of the action taken; Esc and the closing cross mean the last one."""
        dialog = MessageDialog(question, actions, self._parent())
        dialog.exec()
        dialog.deleteLater()
        return dialog.chosen

    def inform(self, question: Question) -> None:
        """Show something that has only one way on."""
        self.ask(question, (Action("close", _("Close"), primary=True),))

    def choose_open_file(self, title: str, file_types: str = "", folder: Path | None = None) -> Path | None:
        """Return an existing file, or nothing; ``file_types`` as Qt writes them: ``Word (*.docx)``."""
        name, _chosen_type = QFileDialog.getOpenFileName(self._parent(), title, str(folder or ""), file_types)
        return Path(name) if name else None

    def choose_open_files(self, title: str, file_types: str = "", folder: Path | None = None) -> list[Path]:
        """Return existing files, or none."""
        names, _chosen_type = QFileDialog.getOpenFileNames(self._parent(), title, str(folder or ""), file_types)
        return [Path(name) for name in names]

    def choose_save_file(self, title: str, proposed: Path, file_types: str = "") -> Path | None:
        """Return a file to write (the system has asked before an existing one is replaced), or nothing."""
        name, _chosen_type = QFileDialog.getSaveFileName(self._parent(), title, str(proposed), file_types)
        if not name:
            return None
        chosen = Path(name)
        return chosen if chosen.suffix else chosen.with_name(chosen.name + proposed.suffix)

    def choose_folder(self, title: str, folder: Path | None = None) -> Path | None:
        """Return an existing folder, or nothing."""
        name = QFileDialog.getExistingDirectory(self._parent(), title, str(folder or ""))
        return Path(name) if name else None
