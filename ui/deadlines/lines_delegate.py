"""Draws the heads and lines of a ``LinesView``: the day at the left, two rows of words, the distance at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from cchc_desktop.text.folding import find_spans
from cchc_desktop.text.numbers import format_number
from ui import style
from ui.common.lists.text_lines import Type, type_of
from ui.common.marked_text import draw_ground
from ui.deadlines.lines import Line

if TYPE_CHECKING:
    from ui.deadlines.lines_view import LinesModel, LinesView

_Index = QModelIndex | QPersistentModelIndex
_SIDE: Final = 16
_DAY_WIDTH: Final = 52
_ICON: Final = 16
_BAR: Final = 3
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LinesDelegate(QStyledItemDelegate):
    """``query`` are words to mark."""

    def __init__(self, view: LinesView[Any]) -> None:
        super().__init__(view)
        self._view = view
        self.query = ""

    @property
    def _model(self) -> LinesModel[Any]:
        return self._view.lines

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        painter.setClipRect(option.rect)
        line = self._model.line_at(index.row())
        if line is None:
            self._paint_head(painter, option.rect, index.row())
        else:
            is_current = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_ground(painter, option.rect, is_current=is_current)
            self._paint_line(painter, option.rect, line)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(option.rect.width(), 56)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        line = self._model.line_at(index.row())
        if event.type() != QEvent.Type.ToolTip or line is None:
            return super().helpEvent(event, view, option, index)
        is_cut = type_of("body").width(line.text) > self._text_room(option.rect).width()
        QToolTip.showText(event.globalPos(), line.text if is_cut else "", view)
        return True

    # -- parts

    def _paint_head(self, painter: QPainter, rect: QRect, row: int) -> None:
        group, _place = self._model.group_at(row)
        painter.fillRect(rect, style.color("band"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, style.color("line"))
        room = rect.adjusted(_SIDE, 0, -_SIDE, -1)
        label = type_of("label")
        painter.setFont(label.font)
        painter.setPen(style.color("text2"))
        painter.drawText(room, int(_RIGHT), format_number(len(group.things)))
        painter.setPen(style.color(group.role))
        painter.drawText(room, int(_LEFT), label.elided(group.title, room.width() - 48))

    def _paint_ground(self, painter: QPainter, rect: QRect, *, is_current: bool) -> None:
        painter.fillRect(rect, style.color("selection" if is_current else "surface"))
        painter.fillRect(rect.left() + _SIDE, rect.bottom(), rect.width() - _SIDE, 1, style.color("line"))
        if not is_current:
            return
        painter.fillRect(rect.left(), rect.top(), _BAR, rect.height(), style.color(self._view.ring_role()))
        if self._view.hasFocus() or style.is_high_contrast():
            style.draw_ring(painter, rect)

    def _paint_line(self, painter: QPainter, rect: QRect, line: Line) -> None:
        body, small, label = type_of("body"), type_of("small"), type_of("label")
        self._paint_day(painter, rect, line)
        room = self._text_room(rect)
        top, bottom = _halves(room, body, small)
        icon = QRect(room.left() - _ICON - 8, top.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        style.draw_icon(painter, icon, line.icon, line.icon_role, filled=line.is_filled)
        self._paint_marked(painter, top, body.elided(line.text, top.width()), body, "text")
        end = label if line.role != "text2" else small
        width = end.width(line.end) + 2
        painter.setFont(end.font)
        painter.setPen(style.color(line.role))
        painter.drawText(bottom, int(_RIGHT), line.end)
        shown = small.elided(line.below, bottom.width() - width - 12)
        self._paint_marked(painter, bottom, shown, small, "text2")

    def _paint_day(self, painter: QPainter, rect: QRect, line: Line) -> None:
        strong, small = type_of("strong"), type_of("small")
        room = rect.adjusted(_SIDE, 0, 0, -1)
        room.setWidth(_DAY_WIDTH)
        painter.setFont(strong.font)
        painter.setPen(style.color("text" if line.role == "text2" else line.role))
        if not line.year:
            painter.drawText(room, int(_LEFT), line.day)
            return
        top, bottom = _halves(room, strong, small)
        painter.drawText(top, int(_LEFT), line.day)
        painter.setFont(small.font)
        painter.drawText(bottom, int(_LEFT), line.year)

    def _paint_marked(self, painter: QPainter, room: QRect, text: str, type_: Type, role: str) -> None:
        for start, stop in find_spans(self.query, text) if self.query else ():
            left = room.left() + type_.width(text[:start])
            place = QRect(left, room.top(), type_.width(text[start:stop]), room.height())
            draw_ground(painter, place, type_.metrics)
        painter.setFont(type_.font)
        painter.setPen(style.color(role))
        painter.drawText(room, int(_LEFT), text)

    def _text_room(self, rect: QRect) -> QRect:
        return rect.adjusted(_SIDE + _DAY_WIDTH + _ICON + 8, 0, -_SIDE, -1)


def _halves(room: QRect, upper: Type, lower: Type) -> tuple[QRect, QRect]:
    """Return the two rows of words, close together in the middle."""
    top = room.top() + (room.height() - upper.height - lower.height - 2) // 2
    first = QRect(room.left(), top, room.width(), upper.height)
    return first, QRect(room.left(), first.bottom() + 3, room.width(), lower.height)
