"""A bar against what was committed, drawn by hand: how far a figure has come, and where the mark stands."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cchc_desktop.commitments.listed import Cell, MatrixRow
from cchc_desktop.commitments.reading import read_number
from cchc_desktop.commitments.records import Comparison, Figure, FigureKind
from cchc_desktop.commitments.words import SIGNS
from ui import style

_TRACK: Final = 10
_TICK: Final = 24
_GAP: Final = 8
_AIR: Final = Decimal("1.15")
_HUNDRED: Final = Decimal(100)


@dataclass(frozen=True)
class Progress:
    """A value and its mark on one scale from 0 to ``top``; ``words`` name the mark, "≥ 98%"."""

    value: Decimal
    goal: Decimal
    top: Decimal
    words: str


class GoalBar(QWidget):
    """Shows one ``Progress``; the words beside it say the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.progress: Progress | None = None
        self.setFixedHeight(_TICK + 2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_progress(self, progress: Progress | None, words: str) -> None:
        """Show how far it is, or nothing; ``words`` say it to those who hear it."""
        self.progress = progress
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, _TICK + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, _TICK + 2)

    def track(self) -> QRectF:
        """Return where the whole scale lies."""
        words = self.progress.words if self.progress is not None else ""
        label = self.fontMetrics().horizontalAdvance(words) + _GAP if words else 0
        return QRectF(1, (self.height() - _TRACK) / 2, max(24, self.width() - label - 4), _TRACK)

    def filled(self) -> QRectF:
        """Return the part of the scale that was reached."""
        track = self.track()
        return QRectF(track.left(), track.top(), track.width() * self._share("value"), track.height())

    def tick_at(self) -> float:
        """Return where the mark stands."""
        track = self.track()
        return track.left() + track.width() * self._share("goal")

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.progress is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_contrast = style.is_high_contrast()
        painter.setPen(QPen(style.color("text"), 1) if is_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(style.color("surface" if is_contrast else "line"))
        painter.drawRoundedRect(self.track(), 3, 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.color("accent"))
        if self.filled().width() >= 1:
            painter.drawRoundedRect(self.filled(), 3, 3)
        painter.setPen(QPen(style.color("text"), 2))
        middle = self.height() / 2
        place = self.tick_at()
        painter.drawLine(QPointF(place, middle - _TICK / 2), QPointF(place, middle + _TICK / 2))
        painter.setFont(style.font("label"))
        painter.setPen(style.color("text"))
        room = QRectF(self.track().right() + _GAP, 0, self.width(), self.height())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self.progress.words)

    def _share(self, name: str) -> float:
        progress = self.progress
        if progress is None or progress.top <= 0:
            return 0.0
        return float(min(Decimal(1), max(Decimal(0), getattr(progress, name) / progress.top)))


def progress_of(row: MatrixRow, cell: Cell) -> Progress | None:
    """Return how far a cell is: what was committed for its period, else the year so far; None without numbers."""
    if row.value is None or row.comparison is Comparison.PASS:
        return None
    is_of_year = not cell.committed and row.kind is FigureKind.COUNT and row.comparison is not Comparison.AT_MOST
    value = _number(row.cumulative_figure if is_of_year else cell.figure)
    if value is None:
        return None
    goal = _committed(row, cell)
    top = max(_HUNDRED, value, goal) if row.kind is FigureKind.SHARE else max(value, goal, Decimal(1)) * _AIR
    percent = "%" if row.kind is FigureKind.SHARE or "%" in row.unit else ""
    words = f"{SIGNS[row.comparison]} {cell.committed}" if cell.committed else row.committed
    return Progress(value, goal, top, words if not percent or words.endswith("%") else words + percent)


def _committed(row: MatrixRow, cell: Cell) -> Decimal:
    text = cell.committed.removesuffix("%")
    return read_number(text) if text else row.value or Decimal(0)


def _number(figure: Figure | None) -> Decimal | None:
    if figure is None or figure.value is None:
        return None
    if figure.denominator is None:
        return figure.value
    return figure.value * _HUNDRED / figure.denominator if figure.denominator else None
