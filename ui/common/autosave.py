"""When to save: at the first pause, and at the latest within a second of a change."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

PAUSE_MS: Final = 500
LATEST_MS: Final = 800
"""Leaves the write itself a fifth of the promised second."""


class Autosave(QObject):
    """Says when typed changes are due.

    Signals: ``due()`` save now.
    """

    due = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._latest = QTimer(self, singleShot=True, interval=LATEST_MS)
        self._pause.timeout.connect(self._fire)
        self._latest.timeout.connect(self._fire)

    @property
    def is_waiting(self) -> bool:
        """Tell whether a change waits to be saved."""
        return self._latest.isActive()

    def touch(self) -> None:
        """Note a change."""
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def stop(self) -> None:
        """Forget what waits: it is being saved another way."""
        self._pause.stop()
        self._latest.stop()

    def _fire(self) -> None:
        self.stop()
        self.due.emit()
