"""The margin beside the proceedings: what each line will be on the page."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QTextBlock, QWheelEvent
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from cchc_desktop.i18n import _, mark
from cchc_desktop.meetings.proceedings import LineKind
from ui import style
from ui.meetings.proceedings.line_looks import kind_of_block

_LABELS: Final = {
    LineKind.SECTION: mark("Section"),
    LineKind.CLAUSE: mark("Clause"),
    LineKind.CLAUSE_TITLE: mark("Clause"),
    LineKind.POINT: mark("Point"),
    LineKind.DASH: mark("Dash"),
    LineKind.PLACE: mark("Automatic"),
}
_RIGHT: Final = 10
_LEAST: Final = 64


class Gutter(QWidget):
    """Names the lines in view; paints nothing else, so a long text costs no more than a short one."""

    def __init__(self, area: QTextEdit) -> None:
        super().__init__(area)
        self._area = area
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def label(self, block: QTextBlock) -> str:
        """Return the name of a line, nothing for a plain one."""
        words = _LABELS.get(kind_of_block(block))
        return _(words) if words else ""

    def sizeHint(self) -> QSize:
        measure = QFontMetricsF(style.font("label"))
        widest = max(measure.horizontalAdvance(_(words)) for words in _LABELS.values())
        return QSize(max(_LEAST, round(widest) + _RIGHT + 8), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), style.color("band"))
        if style.is_high_contrast():
            painter.setPen(style.color("text"))
            painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        current = self._area.textCursor().block()
        for block, top in visible_blocks(self._area):
            if words := self.label(block):
                self._paint_label(painter, words, self._baseline(block, top), is_current=block == current)

    def wheelEvent(self, event: QWheelEvent) -> None:
        QApplication.sendEvent(self._area.viewport(), event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside a line goes into it."""
        self._area.setTextCursor(self._area.cursorForPosition(event.position().toPoint()))
        self._area.setFocus(Qt.FocusReason.MouseFocusReason)

    def _baseline(self, block: QTextBlock, top: float) -> float:
        layout = block.layout()
        if not layout.lineCount():
            return top
        line = layout.lineAt(0)
        return top + line.y() + line.ascent() + self._area.viewport().y() - self.y()

    def _paint_label(self, painter: QPainter, words: str, baseline: float, *, is_current: bool) -> None:
        painter.setFont(style.font("label" if is_current else "small"))
        painter.setPen(style.color("accent" if is_current else "text2"))
        left = self.width() - _RIGHT - QFontMetricsF(painter.font()).horizontalAdvance(words)
        painter.drawText(QPointF(left, baseline), words)


def visible_blocks(area: QTextEdit) -> list[tuple[QTextBlock, float]]:
    """Return the lines in view with the place of their top in the viewport, in pixels."""
    found = []
    layout = area.document().documentLayout()
    scrolled, height = area.verticalScrollBar().value(), area.viewport().height()
    block = area.cursorForPosition(area.viewport().rect().topLeft()).block()
    while block.isValid():
        top = layout.blockBoundingRect(block).top() - scrolled
        if top > height:
            break
        found.append((block, top))
        block = block.next()
    return found
