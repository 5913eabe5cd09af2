"""How a page on the desk is drawn: paper, tinted paragraph, image; or a sentence where there is no page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from ui import style
from ui.common.page_layout import GAP

_BAR: Final = 3
_TINT_OUT, _BAR_OUT = 6.0, 14.0  # points to the left of the text
_DISC, _ICON, _MESSAGE_WIDTH = 72, 28, 320


def paint_page(
    painter: QPainter, rect: QRectF, *, image: QImage | None, is_sharp: bool, marks: Iterable[QRectF], scale: float
) -> None:
    """Draw a page: the image has no ground of its own, so marks lie under its text. ``scale`` is pixels per point."""
    rect = _on_device_pixels(painter, rect)
    edge = rect.adjusted(-1, -1, 1, 1)
    painter.fillRect(edge, style.color("line"))
    painter.fillRect(QRectF(edge.left(), rect.bottom(), edge.width(), 1), style.color("strong_line"))
    painter.fillRect(rect, style.color("page"))
    for band in marks:
        painter.fillRect(band.adjusted(-_TINT_OUT * scale, 0, _TINT_OUT * scale, 0), style.color("page_mark"))
        bar = QRectF(band.left() - _BAR_OUT * scale, band.top(), _BAR, band.height())
        painter.fillRect(bar, style.color("page_mark_bar"))
    if image is not None and not image.isNull():
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not is_sharp)
        painter.drawImage(rect, image)


def paint_message(painter: QPainter, view: QRect, message: str) -> None:
    """Draw the empty state: an icon in a tinted circle and a sentence under it."""
    width = min(view.width() - 4 * GAP, _MESSAGE_WIDTH)
    words = int(Qt.AlignmentFlag.AlignHCenter) | int(Qt.TextFlag.TextWordWrap)
    height = painter.fontMetrics().boundingRect(QRect(0, 0, width, view.height()), words, message).height()
    top = max((view.height() - height - _DISC - GAP) // 2, GAP)
    disc = QRect(view.center().x() - _DISC // 2, top, _DISC, _DISC)
    inset = (_DISC - _ICON) // 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(style.color("tint"))
    painter.drawEllipse(disc)
    style.draw_icon(painter, disc.adjusted(inset, inset, -inset, -inset), "document_text", "accent")
    painter.setPen(style.color("text2"))
    painter.drawText(QRect((view.width() - width) // 2, disc.bottom() + GAP, width, height), words, message)


def paint_focus(painter: QPainter, view: QRect) -> None:
    """Draw the 2 px line that shows where the keyboard is."""
    painter.setPen(style.color("accent"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(view.adjusted(0, 0, -1, -1))
    painter.drawRect(view.adjusted(1, 1, -2, -2))


def _on_device_pixels(painter: QPainter, rect: QRectF) -> QRectF:
    """Move a rectangle to the nearest whole device pixel: the image on it stays sharp at 125 and 150 %."""
    to_device = painter.deviceTransform()
    corner = to_device.map(rect.topLeft())
    back, _is_invertible = to_device.inverted()
    return QRectF(back.map(QPointF(round(corner.x()), round(corner.y()))), rect.size())
