"""All tasks as one bar, a piece for each label; the lines under it say the same in words and numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui import style
from ui.overview.goals import Goal

_HEIGHT: Final = 18
_LEAST: Final = 6.0
_GAP: Final = 2.0


@dataclass(frozen=True)
class Piece:
    """One part of the whole."""

    number: int
    words: str
    role: str
    goal: Goal | None = None


class StackedBar(QWidget):
    """Drawn for the eye; the keyboard goes through the lines below, which open the same lists.

    Signals: ``opened(Goal)`` a piece was clicked.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces: tuple[Piece, ...] = ()
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show these pieces; empty ones take no room."""
        self._pieces = tuple(piece for piece in pieces if piece.number)
        self.setAccessibleName(", ".join(f"{piece.words} {piece.number}" for piece in self._pieces))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    def places(self) -> list[tuple[Piece, QRectF]]:
        """Return where each piece stands; the smallest can still be seen."""
        total = sum(piece.number for piece in self._pieces)
        if not total:
            return []
        room = self.width() - _GAP * (len(self._pieces) - 1) - _LEAST * len(self._pieces)
        left, found = 0.0, []
        for piece in self._pieces:
            width = _LEAST + max(0.0, room) * piece.number / total
            found.append((piece, QRectF(left, 0, width, self.height())))
            left += width + _GAP
        return found

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setClipPath(shape)
        for piece, place in self.places():
            if style.is_high_contrast():
                painter.setPen(QPen(style.color("text"), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
            else:
                painter.fillRect(place, style.color(piece.role))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            piece = self._at(event.pos().x())
            QToolTip.showText(event.globalPos(), f"{piece.words}: {piece.number}" if piece else "", self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        is_link = self._at(event.position().x()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        piece = self._at(event.position().x())
        if piece is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(piece.goal)

    def _at(self, x: float) -> Piece | None:
        return next((piece for piece, place in self.places() if place.left() <= x <= place.right()), None)
