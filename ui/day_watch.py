"""Notices a new day: at midnight, after the computer woke up, and when its clock was set."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from ui.workspace import Workspace

_EVERY_MS: Final = 30_000


class DayWatch(QObject):
    """Looks at the clock twice a minute, because no timer runs while the computer sleeps.

    Signals: ``day_changed`` today is another day than before.
    """

    day_changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._day = workspace.today
        timer = QTimer(self, interval=_EVERY_MS)
        timer.timeout.connect(self.look)
        timer.start()

    def look(self) -> None:
        """Look at the clock now."""
        if self._workspace.today != self._day:
            self._day = self._workspace.today
            self.day_changed.emit()
