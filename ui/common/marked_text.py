"""Draws one line of text with the words that were searched marked in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from cchc_desktop.text.excerpts import excerpt
from ui import style

Span = tuple[int, int]


def draw_marked(
    painter: QPainter,
    rect: QRect,
    text: str,
    spans: Sequence[Span],
    *,
    kind: str = "body",
    ink: str = "text",
    bold: bool = False,
) -> None:
    """Draw a line of ``text``; what stands in ``spans`` has a ground of its own, in high contrast a line under it.

    A line that is too long is shortened around the first mark. ``bold`` draws all of it semibold.
    """
    font = style.font("strong" if bold and kind == "body" else kind)
    painter.setFont(font)
    metrics = QFontMetrics(font)
    text, marks = _fitted(metrics, text, spans, rect.width())
    left = rect.left()
    for part, is_marked in _parts(text, marks):
        room = rect.right() + 1 - left
        shown = metrics.elidedText(part, Qt.TextElideMode.ElideRight, room)
        width = min(metrics.horizontalAdvance(shown), room)
        place = QRect(left, rect.top(), width, rect.height())
        if is_marked:
            draw_ground(painter, place, metrics)
        painter.setPen(style.color("text" if is_marked and not style.is_high_contrast() else ink))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        left += width
        if shown != part:
            break


def _fitted(metrics: QFontMetrics, text: str, spans: Sequence[Span], width: int) -> tuple[str, list[Span]]:
    if not spans or metrics.horizontalAdvance(text[: spans[0][1]]) <= width * 0.9:
        return text, list(spans)
    return excerpt(text, spans, max(12, width // max(1, metrics.averageCharWidth())))


def _parts(text: str, spans: Sequence[Span]) -> list[tuple[str, bool]]:
    parts: list[tuple[str, bool]] = []
    end = 0
    for start, stop in spans:
        parts += [(text[end:start], False), (text[start:stop], True)]
        end = stop
    return [(part, is_marked) for part, is_marked in (*parts, (text[end:], False)) if part]


def draw_ground(painter: QPainter, place: QRect, metrics: QFontMetrics) -> None:
    """Draw the ground of a marked word, as high as its letters."""
    middle = place.center().y()
    ground = QRect(place.left(), middle - metrics.height() // 2, place.width(), metrics.height())
    if style.is_high_contrast():
        painter.fillRect(ground.left(), ground.bottom() - 1, ground.width(), 2, style.color("accent"))
    else:
        painter.fillRect(ground, style.color("amber_fill"))
