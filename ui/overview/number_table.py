"""A table of numbers in a card: as high as its rows, every number a link, the arrow keys go from cell to cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QScrollArea, QSizePolicy, QStyleOptionViewItem, QTableView, QWidget

from ui import style
from ui.common.table_model import ROW_ROLE, Column, TableModel
from ui.common.table_view import RowDelegate, TableView
from ui.overview.goals import Goal

_Index = QModelIndex | QPersistentModelIndex
_HEADER: Final = 44
_FITS: Final = 7
"""So many letters of a title fit in the width of a number."""


@dataclass(frozen=True)
class Number:
    """One cell: what it shows, what it opens (None: nothing to open)."""

    text: str
    goal: Goal | None = None
    role: str = "accent"


@dataclass(frozen=True)
class NumberRow:
    """One row: what names it across two readings, and its cells, the name first."""

    key: object
    cells: tuple[Number, ...]


class _CellDelegate(RowDelegate):
    """Draws links in the accent, and the focus round one cell."""

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect, view = option.rect, option.widget
        painter.fillRect(rect, style.color("surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, style.color("line"))
        if isinstance(view, QTableView) and view.hasFocus() and view.currentIndex() == index:
            style.draw_ring(painter, rect)

    def paint_text(self, painter: QPainter, room: QRect, option: QStyleOptionViewItem, index: _Index) -> None:
        row: NumberRow = index.data(ROW_ROLE)
        cell = row.cells[index.column()]
        is_name = index.column() == 0
        painter.setFont(style.font("body" if is_name or cell.goal is None else "strong"))
        painter.setPen(style.color("text" if is_name else cell.role if cell.goal is not None else "text2"))
        side = Qt.AlignmentFlag.AlignLeft if is_name else Qt.AlignmentFlag.AlignRight
        shown = painter.fontMetrics().elidedText(cell.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), shown)


class NumberTable(TableView):
    """Shows rows of numbers under these titles; the first column takes what is left.

    Signals: ``opened(Goal)`` a number was clicked, or Enter pressed on it.
    """

    opened = Signal(object)

    def __init__(self, titles: Sequence[str], width: int, parent: QWidget | None = None) -> None:
        columns = [_column(number, title, 0 if number == 0 else width) for number, title in enumerate(titles)]
        self.rows: TableModel[NumberRow] = TableModel(columns, lambda row: row.key)
        super().__init__(self.rows, row_height=style.DENSE_ROW, parent=parent)
        self.setItemDelegate(_CellDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        header = self.horizontalHeader()
        header.setFixedHeight(_HEADER)
        header.setSectionsClickable(False)
        self.show_rows([])

    def show_rows(self, rows: Sequence[NumberRow]) -> None:
        """Show these rows; the table is as high as they are."""
        self.rows.set_rows(rows)
        self.setFixedHeight(_HEADER + style.DENSE_ROW * len(rows))

    def goal_at(self, index: _Index) -> Goal | None:
        """Return what a cell opens."""
        row = self.rows.row_at(index)
        return row.cells[index.column()].goal if row is not None else None

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        if self.hasFocus():
            self._follow(current)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and self.rows.rowCount():  # Qt would begin at the name
            self.setCurrentIndex(self.rows.index(0, min(1, self.rows.columnCount() - 1)))
        super().focusInEvent(event)
        self._follow(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        is_link = self.goal_at(self.indexAt(event.position().toPoint())) is not None
        shape = Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._open(self.indexAt(event.position().toPoint()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls, never the table

    def _open(self, index: _Index) -> None:
        goal = self.goal_at(index)
        if goal is not None:
            self.opened.emit(goal)

    def _follow(self, index: _Index) -> None:
        """Let the page scroll to a cell: the table itself never scrolls."""
        area: QWidget | None = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        inside = area.widget() if area is not None else None
        if area is not None and inside is not None:
            place = self.viewport().mapTo(inside, self.visualRect(index).center())
            area.ensureVisible(place.x(), place.y(), 0, style.ROW)


def _column(number: int, title: str, width: int) -> Column[Any]:
    words = title if number == 0 or len(title) <= _FITS else _in_two_lines(title)
    return Column[NumberRow](words, lambda row: row.cells[number].text, align_right=number > 0, width=width)


def _in_two_lines(title: str) -> str:
    """Break a title of several words where its lines come out nearly alike: columns of numbers are narrow."""
    words = title.split(" ")
    ways = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    return "\n".join(min(ways, key=lambda way: max(map(len, way)))) if ways else title
