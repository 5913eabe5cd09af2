"""A list whose current row is opened by Enter or a double click; one row at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from ui.common.table_model import RowsModel
from ui.common.table_view import TableView


class OpeningTable(TableView):
    """A table to choose from.

    Signals: ``opened()`` the current row is to be opened.
    """

    opened = Signal()

    def __init__(self, model: RowsModel) -> None:
        super().__init__(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)
