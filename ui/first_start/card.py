"""The card of the first start: the steps at the left, the page, the foot with its buttons. Painted as one piece."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from cchc_desktop.i18n import _
from ui import style

RAIL, LOW_RAIL, FOOT, LOW_FOOT = 218, 184, 58, 48
"""Width of the steps and height of the foot, in a usual and in a low window."""

_RADIUS: Final = 6
_CIRCLE: Final = 26
_ICON: Final = 16


class Card(QFrame):
    """The ground of the window's parts: one rounded sheet with the band of the steps and the band of the foot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rail, self.foot = RAIL, FOOT

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.fillPath(shape, style.color("surface"))
        painter.setClipPath(shape)
        line, top = style.color("line"), self.height() - self.foot
        painter.fillRect(QRect(0, 0, self.rail, self.height()), style.color("band"))
        painter.fillRect(QRect(self.rail, top, self.width() - self.rail, self.foot), style.color("band"))
        painter.fillRect(QRect(self.rail, 0, 1, self.height()), line)
        painter.fillRect(QRect(self.rail, top, self.width() - self.rail, 1), line)
        painter.setClipping(False)
        painter.setPen(QPen(line, 1))
        painter.drawPath(shape)


class StepsRail(QWidget):
    """Shows where the user is; a step already seen can be clicked.

    Signals: ``step_wanted(number)``.
    """

    step_wanted = Signal(int)

    def __init__(self, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = tuple(titles)
        self._current = self._seen = 0
        self._low = False
        self.setMouseTracking(True)
        self.show_step(0)

    def show_step(self, number: int) -> None:
        """Mark a step as the current one; one behind the last marks all as done."""
        self._current, self._seen = number, max(self._seen, number)
        if number < len(self._titles):
            words = _("Step {number} of {count}: {title}")
            self.setAccessibleName(words.format(number=number + 1, count=len(self._titles), title=self._titles[number]))
        self.update()

    def show_low(self, low: bool) -> None:
        """Take less height, or the usual one."""
        self._low = low
        self.update()

    def place_of(self, number: int) -> QRect:
        """Return the place of a step."""
        first, pitch = (64, 40) if self._low else (108, 48)
        return QRect(0, first + number * pitch, self.width(), _CIRCLE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, width = self._left(), self.width() - self._left() - 4
        self._words(painter, QRect(left, 12 if self._low else 26, width, 28), _("Begin"), "page_title", "text")
        if not self._low:
            count = _("{n} steps, about 10 minutes").format(n=len(self._titles))
            self._words(painter, QRect(left, 56, width, 22), count, "small", "text2")
        for number in range(len(self._titles)):
            self._paint_step(painter, number)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._at(event)
        if number is not None:
            self.step_wanted.emit(number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        is_link = self._at(event) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor)

    def _left(self) -> int:
        return 16 if self._low else 25

    def _at(self, event: QMouseEvent) -> int | None:
        """Return the step under the pointer that may be gone to."""
        if self._current >= len(self._titles):
            return None
        numbers = [number for number in range(self._seen + 1) if number != self._current]
        point = event.position().toPoint()
        return next((n for n in numbers if self.place_of(n).adjusted(0, -6, 0, 6).contains(point)), None)

    def _paint_step(self, painter: QPainter, number: int) -> None:
        place = self.place_of(number)
        circle = QRect(self._left(), place.top(), _CIRCLE, _CIRCLE)
        is_current, is_done = (
            number == self._current,
            number < max(self._current, self._seen) and number != self._current,
        )
        if number + 1 < len(self._titles):
            painter.setPen(QPen(style.color("strong_line"), 1))
            x = circle.center().x() + 0.5
            painter.drawLine(QPointF(x, circle.bottom() + 3), QPointF(x, self.place_of(number + 1).top() - 2))
        ring = "accent" if is_current or is_done else "control"
        painter.setPen(QPen(style.color(ring), 1.5))
        painter.setBrush(style.color("accent" if is_current else "tint" if is_done else "surface"))
        painter.drawEllipse(QRectF(circle).adjusted(0.75, 0.75, -0.75, -0.75))
        if is_done:
            mark = QRect(0, 0, _ICON, _ICON)
            mark.moveCenter(circle.center())
            style.draw_icon(painter, mark, "checkmark", "accent")
        else:
            painter.setFont(style.font("label"))
            painter.setPen(style.color("on_accent" if is_current else "text2"))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number + 1))
        left = circle.right() + 12
        words = QRect(left, place.top(), self.width() - left - 4, _CIRCLE)
        role = "text" if is_current or is_done else "text2"
        self._words(painter, words, self._titles[number], "strong" if is_current else "body", role)

    def _words(self, painter: QPainter, room: QRect, text: str, kind: str, role: str) -> None:
        painter.setFont(style.font(kind))
        painter.setPen(style.color(role))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
