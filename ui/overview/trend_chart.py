"""A line through at most twelve shares, drawn by hand; the table under it has the numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import style

_HEIGHT: Final = 112
_TOP, _FOOT, _SIDE = 20, 20, 22
_DOT: Final = 3.5


@dataclass(frozen=True)
class Point:
    """One share from 0 to 1; None where there was nothing to have a share of."""

    name: str
    share: float | None


class TrendChart(QWidget):
    """Shows how a share went from one period to the next, on a scale from nothing to all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: tuple[Point, ...] = ()
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_points(self, points: Sequence[Point]) -> None:
        """Show these shares in their order."""
        self._points = tuple(points)
        self.setAccessibleName(", ".join(f"{point.name} {_percent(point.share)}" for point in points))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    def places(self) -> list[QPointF | None]:
        """Return where each point stands, None where there is no share."""
        room = QRectF(_SIDE, _TOP, self.width() - 2 * _SIDE, self.height() - _TOP - _FOOT)
        steps = max(1, len(self._points) - 1)
        found: list[QPointF | None] = []
        for number, point in enumerate(self._points):
            x = room.left() + room.width() * number / steps if len(self._points) > 1 else room.center().x()
            found.append(None if point.share is None else QPointF(x, room.bottom() - room.height() * point.share))
        return found

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self.places()
        self._paint_scale(painter)
        painter.setPen(QPen(style.color("accent"), 2))
        before: QPointF | None = None
        for place in places:
            if place is not None and before is not None:
                painter.drawLine(before, place)
            before = place
        painter.setBrush(style.color("accent"))
        painter.setFont(style.font("small"))
        for number, (point, place) in enumerate(zip(self._points, places, strict=True)):
            if place is not None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.drawEllipse(place, _DOT, _DOT)
                self._write(painter, place.x(), place.y() - 20, _percent(point.share), "text")
            self._write(painter, self._x(number), self.height() - _FOOT + 3, point.name, "text2")

    def _paint_scale(self, painter: QPainter) -> None:
        painter.setPen(QPen(style.color("line"), 1))
        for y in (_TOP, self.height() - _FOOT):
            painter.drawLine(QPointF(0, y + 0.5), QPointF(self.width(), y + 0.5))

    def _x(self, number: int) -> float:
        if len(self._points) < 2:
            return self.width() / 2
        return _SIDE + (self.width() - 2 * _SIDE) * number / (len(self._points) - 1)

    def _write(self, painter: QPainter, x: float, top: float, text: str, role: str) -> None:
        painter.setPen(style.color(role))
        painter.drawText(QRectF(x - 32, top, 64, 16), int(Qt.AlignmentFlag.AlignCenter), text)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{round(share * 100)}%"
