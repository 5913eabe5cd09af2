"""Draws the list of meetings: name, and under it date and state."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cchc_desktop.meetings.records import MeetingRow, MeetingState
from cchc_desktop.text.dates import short_date
from cchc_desktop.text.folding import find_spans, matches
from ui import style
from ui.common.marked_text import draw_marked
from ui.common.pills import meeting_pill, paint_pill, pill_size
from ui.meetings.list_model import COUNT_ROLE, NOTICE_ROLE, ROW_ROLE, MeetingListModel
from ui.meetings.notices import OwedNotice

_LEFT: Final = 16
_HEAD: Final = 36
_PILL_ROOM: Final = 12
_NOTICE: Final = 20
_ICON: Final = 16
_WITH_REASON: Final = (MeetingState.POSTPONED, MeetingState.CANCELLED)


class MeetingDelegate(QStyledItemDelegate):
    """Paints the two kinds of line of ``MeetingListModel``."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        model = index.model()
        assert isinstance(model, MeetingListModel)  # asked of every line at once: by roles it takes twice as long
        if model.is_head(index.row()):
            return QSize(0, _HEAD)
        return QSize(0, style.LIST_ROW + (_NOTICE if model.owes_notice(index.row()) else 0))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        row = index.data(ROW_ROLE)
        if row is None:
            self._paint_head(painter, option.rect, index)
        else:
            model = index.model()
            query = model.query if isinstance(model, MeetingListModel) else ""
            self._paint_row(painter, option, row, str(index.data()), query)
            self._paint_notice(painter, option.rect, index.data(NOTICE_ROLE))
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        inner = rect.adjusted(_LEFT, 4, -_LEFT, 0)
        painter.setPen(style.color("text2"))
        painter.setFont(style.font("label"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(index.data()))
        painter.setFont(style.font("small"))
        count = str(index.data(COUNT_ROLE))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)

    def _paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, row: MeetingRow, name: str, query: str
    ) -> None:
        rect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, style.color("selection"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), style.color("accent"))
        else:
            painter.fillRect(rect.left() + _LEFT, rect.bottom(), rect.width() - _LEFT, 1, style.color("line"))
        upper = QRect(rect.left() + _LEFT, rect.top() + 10, rect.width() - _LEFT - 8, 22)
        draw_marked(painter, upper, name, find_spans(query, name), bold=selected)
        lower = QRect(rect.left() + _LEFT, rect.top() + 33, rect.width() - _LEFT - _PILL_ROOM, style.PILL)
        self._paint_state(painter, lower, row, _second_line(row, name, query), query)
        if selected and (option.state & QStyle.StateFlag.State_HasFocus or style.is_high_contrast()):
            style.draw_ring(painter, rect)

    def _paint_notice(self, painter: QPainter, rect: QRect, owed: OwedNotice | None) -> None:
        """Say in a line of its own what is owed: red when it is late, amber while there is time."""
        if owed is None:
            return
        role = "red" if owed.is_late else "amber"
        place = QRect(rect.left() + _LEFT, rect.bottom() - _NOTICE - 3, _ICON, _NOTICE)
        style.draw_icon(painter, QRect(place.left(), place.top() + 2, _ICON, _ICON), "calendar_clock", role)
        painter.setFont(style.font("small"))
        painter.setPen(style.color(role))
        room = rect.width() - _LEFT - _ICON - 4 - 8
        words = painter.fontMetrics().elidedText(owed.words, Qt.TextElideMode.ElideRight, room)
        inner = QRect(place.right() + 5, place.top(), room, _NOTICE)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _paint_state(self, painter: QPainter, rect: QRect, row: MeetingRow, words: str, query: str) -> None:
        word, look = meeting_pill(row.state.value)
        width = min(pill_size(word, look).width(), rect.width())
        paint_pill(painter, QRect(rect.right() - width + 1, rect.top(), width, rect.height()), word, look)
        place = rect.adjusted(0, 0, -width - 4, 0)
        draw_marked(painter, place, words, find_spans(query, words), kind="small", ink="text2")


def _second_line(row: MeetingRow, name: str, query: str) -> str:
    """Return the day or the reason; while something is searched that stands in neither, what was found instead."""
    words = row.state_reason if row.state in _WITH_REASON and row.state_reason else short_date(row.start_date)
    if not query or matches(query, f"{name} · {words}"):
        return words
    return row.found_by.removeprefix(name).strip(" ·")
