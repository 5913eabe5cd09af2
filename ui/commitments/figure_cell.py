"""An open cell of the matrix: what is typed there is told at a pause, so that it is safe within a second."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.common.autosave import Autosave
from ui.common.entry_cells import LineCell

_LONGEST = 60


class FigureCell(LineCell):
    """One figure as it is typed; ``before`` is the one of the file when the cell opened, "" for none.

    Signals: ``paused(text)`` something was typed and she stopped for a moment. An empty cell says nothing: a figure is
    cleared by leaving its cell empty. ``taken_back(text)`` what was told goes, and the figure before comes back.
    """

    paused = Signal(str)
    taken_back = Signal(str)

    def __init__(self, parent: QWidget, before: str) -> None:
        super().__init__(parent)
        self.setMaxLength(_LONGEST)
        self.before = before
        self.has_told = False
        self.autosave = Autosave(self)
        self.autosave.due.connect(self._tell)
        self.typed.connect(lambda _text: self.autosave.touch())

    def stop(self) -> None:
        """Tell nothing more: the cell closes."""
        self.autosave.stop()

    def take_back(self) -> None:
        """Let go what is typed, also what was told."""
        self.stop()
        if self.has_told:
            self.taken_back.emit(self.before)

    def _tell(self) -> None:
        if text := self.text().strip():
            self.has_told = True
            self.paused.emit(text)
