"""Reads what the tab shows on the worker: typing goes on while many targets are judged."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from cchc_desktop.errors import AppError
from ui.commitments.reading import Look, Shown, read_shown
from ui.common.background import Job
from ui.common.error_dialog import show_error
from ui.workspace import Workspace


class AsideReader(QObject):
    """Reads one look after the other; one that has not begun gives way to the next.

    Signals: ``done(Look, Shown)``.
    """

    done = Signal(object, object)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace

    def read(self, look: Look) -> None:
        """Read what a look shows."""
        data, today = self._workspace.data, self._workspace.today

        def work(_job: Job) -> Shown:
            with data.reading() as session:
                return read_shown(session, look, today)

        job = self._workspace.worker.submit_latest(self, work)
        job.done.connect(lambda shown: self.done.emit(look, shown))
        job.failed.connect(self._fail)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error  # a bug: the hook for those logs it and says so
        show_error(self._workspace.prompts, error)
