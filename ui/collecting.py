"""Python's collector of cycles runs in the thread of the window only.

By itself it runs in whatever thread makes the next object. In a worker's thread it finds windows that were closed, and
Qt's objects torn down from there take the program with them: a dialog of minutes ago ends it in the middle of a word.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_EVERY: Final = 250
"""Milliseconds between two looks; a look that finds nothing to do costs nothing."""


class Collector(QObject):
    """Collects as often as Python would, but at a time of its own; ``stop`` gives the work back to Python."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.look)
        gc.disable()
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation that is due."""
        ages = enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        due = [age for age, (count, most) in ages if 0 < most < count]
        if due:
            gc.collect(max(due))

    def stop(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.enable()
