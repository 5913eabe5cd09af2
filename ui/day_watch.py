"""Notices a new day: at midnight, as soon as the computer woke up, and when its clock was set."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from ui.workspace import Workspace

_EVERY_MS: Final = 30_000


class DayWatch(QObject):
    """Looks at the clock twice a minute, because no timer runs while the computer sleeps, and when somebody comes back
    to the program: after a night's sleep nobody sees the labels of yesterday.

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
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._on_state)

    def look(self) -> None:
        """Look at the clock now."""
        if self._workspace.today != self._day:
            self._day = self._workspace.today
            self.day_changed.emit()

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()
