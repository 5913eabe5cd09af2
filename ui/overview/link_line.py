"""One line of a card: icon, words, figures in columns; the whole line is a link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ui import style
from ui.overview.goals import Goal

HEIGHT: Final = 32
_ICON: Final = 16
_GAP: Final = 8
_BAR: Final = 8
_FOLDS_BELOW: Final = 560


@dataclass(frozen=True)
class Cell:
    """One column of a line: ``width`` 0 takes what is left; ``share`` draws a bar instead of text.

    ``folds`` tells that a narrow line goes without it.
    """

    text: str = ""
    width: int = 0
    role: str = "text"
    kind: str = "body"
    right: bool = False
    share: float | None = None
    folds: bool = False


@dataclass(frozen=True)
class Line:
    """What a line says and what it opens."""

    cells: tuple[Cell, ...]
    goal: Goal | None = None
    icon: str = ""
    role: str = "text2"
    filled: bool = False

    @property
    def words(self) -> str:
        """The line as it is read out."""
        return ", ".join(cell.text for cell in self.cells if cell.text)


class LinkLine(QAbstractButton):
    """Shows one line; a click, Space or Enter opens what is behind it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = Line(())
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_line(self, line: Line) -> None:
        """Show another line in the same place."""
        if line == self.line:
            return
        self.line = line
        self.setAccessibleName(line.words)
        self.setEnabled(line.goal is not None)
        if line.goal is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("\n".join(cell.text for cell in line.cells if self._is_cut(cell)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and self.isEnabled():
            painter.fillRect(self.rect(), style.color("band"))
        left = 4
        if self.line.icon:
            place = QRect(left, (self.height() - _ICON) // 2, _ICON, _ICON)
            style.draw_icon(painter, place, self.line.icon, self.line.role, filled=self.line.filled)
            left += _ICON + _GAP
        for cell, place in self._places(left):
            self._paint_cell(painter, cell, place)
        if self.hasFocus():
            style.draw_ring(painter, self.rect())

    def _shown(self) -> list[Cell]:
        return [cell for cell in self.line.cells if self.width() >= _FOLDS_BELOW or not cell.folds]

    def _places(self, left: int) -> list[tuple[Cell, QRect]]:
        cells = self._shown()
        fixed = sum(cell.width for cell in cells) + _GAP * max(0, len(cells) - 1)
        stretching = sum(1 for cell in cells if not cell.width)
        rest = max(0, self.width() - left - 4 - fixed)
        places = []
        for cell in cells:
            width = cell.width or rest // max(1, stretching)
            places.append((cell, QRect(left, 0, width, self.height())))
            left += width + _GAP
        return places

    def _paint_cell(self, painter: QPainter, cell: Cell, place: QRect) -> None:
        if cell.share is not None:
            paint_share(painter, place, cell.share)
            return
        painter.setFont(style.font(cell.kind))
        painter.setPen(style.color(cell.role))
        side = Qt.AlignmentFlag.AlignRight if cell.right else Qt.AlignmentFlag.AlignLeft
        shown = painter.fontMetrics().elidedText(cell.text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter), shown)

    def _is_cut(self, cell: Cell) -> bool:
        return QFontMetrics(style.font(cell.kind)).horizontalAdvance(cell.text) > (cell.width or 300)


def paint_share(painter: QPainter, place: QRect, share: float) -> None:
    """Draw how much of a whole is reached: what is missing stays amber."""
    whole = QRectF(place.left(), place.center().y() - _BAR / 2 + 1, place.width(), _BAR)
    painter.setPen(style.color("text") if style.is_high_contrast() else Qt.PenStyle.NoPen)
    painter.setBrush(style.color("surface" if style.is_high_contrast() else "amber_fill" if share < 1 else "line"))
    painter.drawRoundedRect(whole, _BAR / 2, _BAR / 2)
    if share > 0:
        painter.setBrush(style.color("accent" if share < 1 else "green"))
        painter.drawRoundedRect(QRectF(whole.left(), whole.top(), whole.width() * share, _BAR), _BAR / 2, _BAR / 2)


class Lines(QWidget):
    """Lines one under another; they are kept when their words change, so that the keyboard stays where it is.

    Signals: ``opened(Goal)``.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[LinkLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_lines(self, lines: list[Line]) -> None:
        """Show these lines."""
        while len(self._lines) < len(lines):
            self._lines.append(self._new())
        for number, button in enumerate(self._lines):
            button.setVisible(number < len(lines))
            if number < len(lines):
                button.show_line(lines[number])

    def lines(self) -> list[LinkLine]:
        """Return the lines that are shown."""
        return [button for button in self._lines if not button.isHidden()]

    def _new(self) -> LinkLine:
        button = LinkLine(self)
        button.clicked.connect(lambda _checked=False: self.opened.emit(button.line.goal))
        self._column.addWidget(button)
        return button
