"""A table as the program shows it: lines between rows only, the current row in tint with the focus round it."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QIcon, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from cchc_desktop.text.folding import find_spans
from ui import style
from ui.common.marked_text import draw_ground
from ui.common.table_model import RowsModel

_Index = QModelIndex | QPersistentModelIndex
_PADDING: Final = 8
_ICON: Final = 16


class RowDelegate(QStyledItemDelegate):
    """Draws a cell: at most two lines, then an ellipsis and a tool tip with the whole text.

    What ``query`` finds in it is marked.
    """

    query = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        painter.setClipRect(option.rect)
        self.paint_ground(painter, option, index)
        room = option.rect.adjusted(_PADDING, 0, -_PADDING, 0)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon) and not icon.isNull():
            icon.paint(painter, QRect(room.left(), room.center().y() - _ICON // 2 + 1, _ICON, _ICON))
            room.setLeft(room.left() + _ICON + 6)
        self.paint_text(painter, room, option, index)
        painter.restore()

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the ground of a cell, the line below its row, and the focus when it is in this row."""
        rect, view = option.rect, option.widget
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, style.color("selection" if is_selected else "surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, style.color("line"))  # no gap at 150 %
        if self.is_ringed(option, index):
            painter.setPen(QPen(style.color("accent"), 2))
            painter.drawLine(rect.left(), rect.top() + 1, rect.right(), rect.top() + 1)
            painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
            is_first, is_last = _ends_of_row(view, index)
            if is_first:
                painter.drawLine(rect.left() + 1, rect.top(), rect.left() + 1, rect.bottom())
            if is_last:
                painter.drawLine(rect.right(), rect.top(), rect.right(), rect.bottom())

    def is_ringed(self, option: QStyleOptionViewItem, index: _Index) -> bool:
        """Tell whether the ring of the focus goes round the row of this cell."""
        view = option.widget
        has_focus = isinstance(view, QTableView) and view.hasFocus() and view.currentIndex().row() == index.row()
        return bool(option.state & QStyle.StateFlag.State_Selected) and (has_focus or style.is_high_contrast())

    def paint_text(self, painter: QPainter, room: QRect, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the text of a cell in the room left for it."""
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        painter.setFont(option.font)
        painter.setPen(style.color("text"))
        metrics = QFontMetrics(option.font)
        lines = fitted_lines(text, metrics, option, room)
        top = room.center().y() + 1 - len(lines) * metrics.lineSpacing() // 2
        align = index.data(Qt.ItemDataRole.TextAlignmentRole) or Qt.AlignmentFlag.AlignLeft
        for number, line in enumerate(lines):
            place = QRect(room.left(), top + number * metrics.lineSpacing(), room.width(), metrics.lineSpacing())
            self._mark(painter, place, line, metrics)
            painter.drawText(place, int(Qt.AlignmentFlag(align) | Qt.AlignmentFlag.AlignVCenter), line)

    def _mark(self, painter: QPainter, place: QRect, line: str, metrics: QFontMetrics) -> None:
        for start, stop in find_spans(self.query, line) if self.query else ():
            left = place.left() + metrics.horizontalAdvance(line[:start])
            width = metrics.horizontalAdvance(line[start:stop])
            draw_ground(painter, QRect(left, place.top(), width, place.height()), metrics)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        if event.type() == QEvent.Type.ToolTip and not index.data(Qt.ItemDataRole.ToolTipRole):
            text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
            metrics = QFontMetrics(view.font())
            room = option.rect.adjusted(_PADDING, 0, -_PADDING, 0)
            is_cut = metrics.horizontalAdvance(text) > room.width() * max(1, room.height() // metrics.lineSpacing())
            QToolTip.showText(event.globalPos(), text if is_cut else "", view)
            return True
        return super().helpEvent(event, view, option, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        return QSize(QFontMetrics(option.font).horizontalAdvance(text) + 2 * _PADDING + 4, style.DENSE_ROW)


def _ends_of_row(view: QWidget, index: _Index) -> tuple[bool, bool]:
    """Tell whether a cell is the first and the last of its row, wherever its column was moved."""
    if not isinstance(view, QTableView):
        return index.column() == 0, index.column() == index.model().columnCount() - 1
    header = view.horizontalHeader()
    shown = [number for number in range(header.count()) if not header.isSectionHidden(header.logicalIndex(number))]
    place = header.visualIndex(index.column())
    return place == shown[0], place == shown[-1]


def fitted_lines(text: str, metrics: QFontMetrics, option: QStyleOptionViewItem, room: QRect) -> list[str]:
    """Break a text into at most two lines that fit a room; the last ends in an ellipsis if it must."""
    most = 2 if room.height() >= 2 * metrics.lineSpacing() else 1
    if metrics.horizontalAdvance(text) <= room.width():
        return [text]
    if most == 1:
        return [metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())]
    layout = QTextLayout(text, option.font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(room.width())
    layout.endLayout()
    first = text[: line.textLength()]
    rest = text[line.textLength() :]
    return [first.rstrip(), metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room.width())]


class TableView(QTableView):
    """Shows the rows of a model: whole rows selected, sorted by a click on the header, rows of 44 or 36 px."""

    def __init__(self, model: RowsModel[Any], *, row_height: int = style.ROW, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(RowDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height)
        self.verticalHeader().setMinimumSectionSize(row_height)
        header = self.horizontalHeader()
        header.setFixedHeight(style.HEADER)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        for number, column in enumerate(model.columns):
            if column.width:
                self.setColumnWidth(number, column.width)
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)

    def mark_words(self, query: str) -> None:
        """Mark what these words find in every cell."""
        delegate = self.itemDelegate()
        if isinstance(delegate, RowDelegate):
            delegate.query = query.strip()
            self.viewport().update()

    def let_sort(self) -> None:
        """Let a click on a header sort; the rows stay in the order given until then."""
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def selected_row(self) -> Any:
        """Return the current row, or nothing."""
        model: Any = self.model()
        return model.row_at(self.currentIndex()) if self.selectionModel().hasSelection() else None

    def select_id(self, row_id: Any) -> bool:
        """Select the row with this id and show it; tell whether it is there."""
        model: Any = self.model()
        number = model.number_of(row_id)
        if number >= 0:
            self.selectRow(number)
            self.scrollTo(model.index(number, 0))
        return number >= 0
