"""A line through at most twelve values, drawn by hand, against the line it is measured by; a table says the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import style

_TOP, _FOOT, _SIDE = 20, 20, 22
_DOT: Final = 3.5
_LABEL: Final = 64


@dataclass(frozen=True)
class LinePoint:
    """One value, None where there is none; ``goal`` is what it is measured by. Texts stand in the chart as given."""

    name: str
    value: float | None
    text: str = ""
    goal: float | None = None
    goal_text: str = ""
    role: str = "accent"


class LineChart(QWidget):
    """Shows how a value went from one period to the next; the scale goes from ``low`` to ``high``."""

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: tuple[LinePoint, ...] = ()
        self._low, self._high = 0.0, 1.0
        self._height = height
        self.setMinimumHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_line(self, points: Sequence[LinePoint], low: float, high: float, words: str) -> None:
        """Show these values in their order; ``words`` say them to those who hear them."""
        self._points, self._low, self._high = tuple(points), low, high
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, self._height)

    def places(self) -> list[QPointF | None]:
        """Return where each value stands, None where there is none."""
        return [self._place(number, point.value) for number, point in enumerate(self._points)]

    def goal_places(self) -> list[QPointF | None]:
        """Return where what each value is measured by stands."""
        return [self._place(number, point.goal) for number, point in enumerate(self._points)]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(style.font("small"))
        self._paint_scale(painter)
        self._paint_goals(painter)
        self._paint_line(painter)

    def _paint_scale(self, painter: QPainter) -> None:
        painter.setPen(QPen(style.color("line"), 1))
        for y in (_TOP, self.height() - _FOOT):
            painter.drawLine(QPointF(0, y + 0.5), QPointF(self.width(), y + 0.5))
        for number, point in enumerate(self._points):
            self._write(painter, self._x(number), self.height() - _FOOT + 3, point.name, "text2")

    def _paint_goals(self, painter: QPainter) -> None:
        """Draw what is aimed at as a dashed line, one piece for each period: it may differ."""
        pen = QPen(style.color("text2"), 1.5)
        pen.setDashPattern([4.0, 3.0])
        half = self._step() / 2
        for place in self.goal_places():
            if place is not None:
                painter.setPen(pen)
                left, right = max(0.0, place.x() - half), min(float(self.width()), place.x() + half)
                painter.drawLine(QPointF(left, place.y()), QPointF(right, place.y()))
        last = next((pair for pair in reversed([*zip(self._points, self.goal_places(), strict=True)]) if pair[1]), None)
        if last is not None and last[1] is not None and last[0].goal_text:
            painter.setPen(style.color("text2"))
            room = QRectF(self.width() - 160, last[1].y() + 2, 158, 18)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), last[0].goal_text)

    def _paint_line(self, painter: QPainter) -> None:
        places = self.places()
        painter.setPen(QPen(style.color("accent"), 2))
        before: QPointF | None = None
        for place in places:
            if place is not None and before is not None:
                painter.drawLine(before, place)
            before = place
        for point, place, goal in zip(self._points, places, self.goal_places(), strict=True):
            if place is not None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(style.color(point.role))
                painter.drawEllipse(place, _DOT, _DOT)
                is_crossed = goal is not None and 0 < place.y() - goal.y() < _TOP + 4
                self._write(painter, place.x(), place.y() + (4 if is_crossed else -20), point.text, "text")

    def _place(self, number: int, value: float | None) -> QPointF | None:
        if value is None:
            return None
        room = QRectF(0, _TOP, self.width(), self.height() - _TOP - _FOOT)
        share = (value - self._low) / (self._high - self._low) if self._high > self._low else 0.5
        return QPointF(self._x(number), room.bottom() - room.height() * min(1.0, max(0.0, share)))

    def _step(self) -> float:
        return (self.width() - 2 * _SIDE) / max(1, len(self._points) - 1)

    def _x(self, number: int) -> float:
        return self.width() / 2 if len(self._points) < 2 else _SIDE + self._step() * number

    def _write(self, painter: QPainter, x: float, top: float, text: str, role: str) -> None:
        painter.setPen(style.color(role))
        place = QRectF(x - _LABEL / 2, max(0.0, top), _LABEL, 16)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip), text)
