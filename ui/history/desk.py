"""The one part of the main window that knows of the history: undo, redo, and the windows of history and trash."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.common.notice import NoticeBar
from ui.history.undoing import Undoing
from ui.workspace import Workspace

Record = tuple[str, int]
"""The kind and the id of a record."""


class HistoryDesk(Undoing):
    """Undo and redo, and their windows; ``shown`` gives the record on screen, ``save`` stores what is typed."""

    def __init__(
        self,
        workspace: Workspace,
        notice: NoticeBar,
        window: QWidget,
        *,
        save: Callable[[], bool],
        shown: Callable[[], Record | None],
    ) -> None:
        super().__init__(workspace, notice, save, window)
        self._window = window
        self._shown = shown

    def show_history(self) -> None:
        """Open the history of the record on screen, or of the whole file where there is none."""
        from ui.history.history_window import HistoryWindow

        if self._save():
            HistoryWindow(self._workspace, self._shown(), self._window).exec()

    def show_trash(self) -> None:
        """Open the trash."""
        from ui.history.trash_window import TrashWindow

        if self._save():
            TrashWindow(self._workspace, self._window).exec()
