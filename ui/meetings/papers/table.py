"""The table of papers: the entry of the minutes stays where signing put it; files are dropped on a paper."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen

from cchc_desktop.i18n import _
from ui import style
from ui.common.entry_table import EntryTable
from ui.meetings.papers.columns import FILES
from ui.meetings.papers.lines import PaperLine

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PapersTable(EntryTable[PaperLine]):
    """A table in which the minutes cannot be taken away.

    Signals: ``files_wanted(row number)`` the cell with the files was opened; ``attaching_wanted(row number)``;
    ``opened(row number)`` a draft or an issued paper was; ``pasted()``.
    """

    opened = Signal(int)
    files_wanted = Signal(int)
    attaching_wanted = Signal(int)
    pasted = Signal()
    _drop_row = -1

    def remove_row(self, number: int) -> None:
        if self.can_remove(number):
            super().remove_row(number)

    def can_remove(self, number: int) -> bool:
        """Minutes, drafts and papers that were issued stay: they are ended where they are written or kept."""
        return not self._is_fixed(number)

    def row_actions(self, number: int) -> Iterable[QAction | None]:
        line = self.entries.row_at(number)
        if line is not None and line.is_fixed and not line.is_minutes:
            words = _("Write on…") if line.is_draft else _("Show in the archive")
            yield self.menu_action(words, "document_text", "", lambda: self.opened.emit(number))
        words = _("Attach a scan…") if line is not None and line.is_issued else _("Attach files…")
        yield self.menu_action(words, "attach", "", lambda: self.attaching_wanted.emit(number))
        yield None
        yield from super().row_actions(number)

    def paste(self) -> None:
        """Ask for what is in the clipboard to be attached."""
        self.pasted.emit()

    def row_under(self, place: QPoint) -> int:
        """Return the row at a place of the viewport, -1 for none."""
        return self.rowAt(place.y()) if self.viewport().rect().contains(place) else -1

    def show_drop(self, row: int) -> None:
        """Frame the row that a file would fall on; -1 for none."""
        if row != self._drop_row:
            self._drop_row = row
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in _ENTER and index.column() == FILES:
            self.files_wanted.emit(index.row())
        elif event.key() in _ENTER and self._is_fixed(index.row()):
            self.opened.emit(index.row())
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.column() == FILES:
            self.files_wanted.emit(index.row())
        elif self._is_fixed(index.row()):
            self.opened.emit(index.row())

    def _is_fixed(self, row: int) -> bool:
        line = self.entries.row_at(row)
        return line is not None and line.is_fixed

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop_row >= 0:
            index = self.entries.index(self._drop_row, 0)
            row = QRect(1, self.visualRect(index).top(), self.viewport().width() - 2, self.rowHeight(self._drop_row))
            painter = QPainter(self.viewport())
            painter.setPen(QPen(style.color("accent"), 2))
            painter.drawRect(row.adjusted(0, 1, 0, -1))
