"""A card with one large figure; all of it is a link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import style
from ui.overview.goals import Goal

_HEIGHT: Final = 100
_PADDING: Final = 16


@dataclass(frozen=True)
class BigFigure:
    """What a card says: title, figure, what it is of ("/12 cuộc"), one line below; ``role`` of the figure."""

    title: str
    figure: str
    of: str = ""
    note: str = ""
    goal: Goal | None = None
    role: str = "text"


class FigureCard(QAbstractButton):
    """Shows a figure; a click, Space or Enter opens what it counted.

    Signals: ``opened(Goal)``.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = BigFigure("", "")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: self.opened.emit(self.shown.goal))

    def show_figure(self, figure: BigFigure) -> None:
        """Show another figure."""
        self.shown = figure
        self.setAccessibleName(f"{figure.title}: {figure.figure} {figure.of}. {figure.note}")
        self.setToolTip(figure.note)
        self.setEnabled(figure.goal is not None)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(140, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        painter.setPen(QPen(style.color("accent" if focused else "line"), 2 if focused else 1))
        painter.setBrush(style.color("band" if self.underMouse() and self.isEnabled() else "surface"))
        inset = 1.0 if focused else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 6, 6)
        room = self.rect().adjusted(_PADDING, 12, -_PADDING, -10)
        self._text(painter, QRect(room.topLeft(), QSize(room.width(), 20)), self.shown.title, "strong", "text")
        self._paint_figure(painter, QRect(room.left(), room.top() + 22, room.width(), 34))
        foot = QRect(room.left(), room.bottom() - 19, room.width(), 20)
        self._text(painter, foot, self.shown.note, "small", "text2")

    def _paint_figure(self, painter: QPainter, place: QRect) -> None:
        self._text(painter, place, self.shown.figure, "figure", self.shown.role)
        left = QFontMetrics(style.font("figure")).horizontalAdvance(self.shown.figure) + 6
        beside = QRect(place.topLeft() + QPoint(left, 3), QSize(place.width() - left, place.height()))
        self._text(painter, beside, self.shown.of, "body", "text2")

    def _text(self, painter: QPainter, place: QRect, text: str, kind: str, role: str) -> None:
        painter.setFont(style.font(kind))
        painter.setPen(style.color(role))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
