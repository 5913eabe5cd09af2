"""The one part of the main window that knows of the history: undo, redo, and the windows of history and trash."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.common.notice import NoticeBar
from ui.undoing import Host, Undoing
from ui.workspace import Workspace


class HistoryDesk(Undoing):
    """Undo and redo, and their windows."""

    def __init__(self, workspace: Workspace, notice: NoticeBar, host: Host, window: QWidget) -> None:
        super().__init__(workspace, notice, host, window)
        self._window = window

    def show_history(self) -> None:
        """Open the history of the record on screen, or of the whole file where there is none."""
        from ui.history.history_window import HistoryWindow

        if self.all_saved():
            HistoryWindow(self._workspace, self._host.shown_record(), self._window).exec()

    def show_trash(self) -> None:
        """Open the trash."""
        from ui.history.trash_window import TrashWindow

        if self.all_saved():
            TrashWindow(self._workspace, self._window).exec()
