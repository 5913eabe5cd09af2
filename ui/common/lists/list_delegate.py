"""Draws the cells of a big list: words on two lines, a due date with its distance, states, progress, boxes.

It asks the model for row and column itself: a screenful by roles takes three times as long.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QTableView, QToolTip

from ui import style
from ui.common.lists.cells import Cell, Progress, State, Tick, TwoLines, Words, cell_words
from ui.common.lists.paged_model import PagedModel
from ui.common.lists.text_lines import Type, fit, type_of
from ui.common.pills import paint_pill, pill_size
from ui.common.table_model import _Index
from ui.common.table_view import RowDelegate

PADDING: Final = 8
_ICON, _ICON_ROOM = 16, 22
_STEP: Final = 20
_BAR_WIDTH, _BAR_HEIGHT = 64, 6
_BOX: Final = 16
_LONG: Final = 240


class ListDelegate(RowDelegate):
    """``row_role`` gives the role of a row's text: "text2" for one that is finished."""

    def __init__(self, parent: QTableView, row_role: Callable[[Any], str] | None = None) -> None:
        super().__init__(parent)
        self._row_role = row_role or (lambda _row: "text")

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        painter.setClipRect(option.rect)
        self.paint_ground(painter, option, index)
        row, cell = self._cell(index)
        if cell is not None:
            room = option.rect.adjusted(PADDING, 0, -PADDING, -1)
            self._paint_cell(painter, room, cell, self._row_role(row), option, index)
        painter.restore()

    def is_ringed(self, option: QStyleOptionViewItem, index: _Index) -> bool:
        """Tell whether the ring of the focus goes round this row: the current one, selected or not."""
        view = option.widget
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected and style.is_high_contrast():
            return True
        return isinstance(view, QTableView) and view.hasFocus() and view.currentIndex().row() == index.row()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        own = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
        _row, cell = self._cell(index)
        room = option.rect.adjusted(PADDING, 0, -PADDING, -1)
        is_cut = cell is not None and not own and _is_cut(cell, room)
        QToolTip.showText(event.globalPos(), own or (cell_words(cell) if cell is not None and is_cut else ""), view)
        return True

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        _row, cell = self._cell(index)
        return QSize((_width_of(cell) if cell is not None else 0) + 2 * PADDING + 4, style.ROW)

    def _cell(self, index: _Index) -> tuple[Any, Cell | None]:
        model = index.model()
        if not isinstance(model, PagedModel):
            return None, None
        row = model.row_at(index.row())
        return row, None if row is None else model.list_columns[index.column()].drawn(row)

    def _paint_cell(
        self, painter: QPainter, room: QRect, cell: Cell, role: str, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        match cell:
            case Words():
                self._paint_words(painter, room, cell, role, _align(index))
            case TwoLines():
                self._paint_two_lines(painter, room, cell, role)
            case State():
                paint_pill(painter, room.adjusted(-PADDING, 0, PADDING, 0), cell.word, cell.look)
            case Progress():
                _paint_progress(painter, room, cell, role)
            case Tick():
                _paint_tick(painter, option.rect, bool(option.state & QStyle.StateFlag.State_Selected))

    def _paint_words(self, painter: QPainter, room: QRect, cell: Words, role: str, align: Qt.AlignmentFlag) -> None:
        room = room.adjusted(cell.depth * _STEP, 0, 0, 0)
        if cell.icon:
            place = QRect(room.left(), room.center().y() - _ICON // 2 + 1, _ICON, _ICON)
            style.draw_icon(painter, place, cell.icon, cell.icon_role)
            room = room.adjusted(_ICON_ROOM, 0, 0, 0)
        type_ = type_of("strong" if cell.is_strong else "body")
        lines = fit(cell.text, type_, room.width(), _lines_in(room, type_))
        self._paint_lines(painter, room, [(line, type_, cell.role or role) for line in lines], align)

    def _paint_two_lines(self, painter: QPainter, room: QRect, cell: TwoLines, role: str) -> None:
        first = type_of("strong" if cell.is_strong else "body")
        small = type_of("small")
        lines = [(first.elided(cell.first, room.width()), first, cell.role or role)]
        if cell.second:
            lines.append((small.elided(cell.second, room.width()), small, cell.role or "text2"))
        self._paint_lines(painter, room, lines, Qt.AlignmentFlag.AlignLeft)

    def _paint_lines(
        self, painter: QPainter, room: QRect, lines: list[tuple[str, Type, str]], align: Qt.AlignmentFlag
    ) -> None:
        top = room.top() + (room.height() - sum(type_.height for _line, type_, _role in lines)) // 2
        for line, type_, role in lines:
            place = QRect(room.left(), top, room.width(), type_.height)
            self._mark(painter, place, line, type_.metrics)
            painter.setFont(type_.font)
            painter.setPen(style.color(role))
            painter.drawText(place, int(align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), line)
            top += type_.height


def _align(index: _Index) -> Qt.AlignmentFlag:
    model = index.model()
    is_right = isinstance(model, PagedModel) and model.list_columns[index.column()].align_right
    return Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft


def _lines_in(room: QRect, type_: Type) -> int:
    return 2 if room.height() >= 2 * type_.height else 1


def _is_cut(cell: Cell, room: QRect) -> bool:
    match cell:
        case Words(text=text, icon=icon, depth=depth):
            width = room.width() - (_ICON_ROOM if icon else 0) - depth * _STEP
            type_ = type_of("strong" if cell.is_strong else "body")
            return "".join(fit(text, type_, width, _lines_in(room, type_))).endswith("…") and not text.endswith("…")
        case TwoLines(first=first, second=second):
            type_ = type_of("strong" if cell.is_strong else "body")
            return type_.width(first) > room.width() or type_of("small").width(second) > room.width()
        case State(word=word, look=look):
            return pill_size(word, look).width() > room.width() + 2 * PADDING
        case Progress() | Tick():
            return False


def _width_of(cell: Cell) -> int:
    """Return the width in which nothing of a cell is cut; words may take two lines."""
    match cell:
        case Words(text=text, icon=icon, depth=depth):
            width = depth * _STEP + type_of("strong" if cell.is_strong else "body").width(text)
            return (_ICON_ROOM if icon else 0) + (width if width < _LONG else width * 11 // 20)
        case TwoLines(first=first, second=second):
            type_ = type_of("strong" if cell.is_strong else "body")
            return max(type_.width(first), type_of("small").width(second))
        case State(word=word, look=look):
            return pill_size(word, look).width() - 2 * PADDING
        case Progress():
            return _BAR_WIDTH + 6 + type_of("small").width("100%")
        case Tick():
            return _BOX


def _paint_progress(painter: QPainter, room: QRect, cell: Progress, role: str) -> None:
    if cell.percent is None:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen if not style.is_high_contrast() else QPen(style.color("text"), 1))
    small = type_of("small")
    width = min(_BAR_WIDTH, max(0, room.width() - small.width("100%") - 6))
    bar = QRect(room.left(), room.center().y() - _BAR_HEIGHT // 2 + 1, width, _BAR_HEIGHT)
    painter.setBrush(style.color("surface" if style.is_high_contrast() else "strong_line"))
    painter.drawRoundedRect(bar, 3, 3)
    painter.setBrush(style.color("accent" if role == "text" else role))
    painter.drawRoundedRect(QRect(bar.left(), bar.top(), width * min(100, cell.percent) // 100, _BAR_HEIGHT), 3, 3)
    painter.setFont(small.font)
    painter.setPen(style.color(role))
    painter.drawText(room.adjusted(width + 6, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), f"{cell.percent}%")


def _paint_tick(painter: QPainter, rect: QRect, ticked: bool) -> None:
    box = QRect(0, 0, _BOX, _BOX)
    box.moveCenter(rect.center())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(style.color("accent" if ticked else "control"), 1))
    painter.setBrush(style.color("accent" if ticked else "surface"))
    painter.translate(0.5, 0.5)
    painter.drawRoundedRect(box, 4, 4)
    painter.translate(-0.5, -0.5)
    if ticked:
        style.draw_icon(painter, box, "checkmark", "on_accent")
