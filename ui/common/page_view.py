"""The pages of a paper as they will be printed, on the desk.

Not ``QPdfView``: that throws the reader to the top at each load and draws every page again. Here new bytes replace the
old ones in place: same page, same place, same zoom, the old image until the new one is there. The paragraph being
edited is tinted under its text, on screen only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from cchc_desktop.documents import decree30
from cchc_desktop.i18n import _
from ui import style
from ui.common.page_desk import PageDesk
from ui.common.page_images import OpenPdf, PageImages, Wanted
from ui.common.page_layout import GAP, scroll_target
from ui.common.page_painting import paint_focus, paint_message, paint_page

if TYPE_CHECKING:
    from cchc_desktop.documents.pdf import Place

_POINTS_PER_MM: Final = 72 / 25.4
_LEFT_MARGIN: Final = decree30.MARGINS.left * _POINTS_PER_MM
_RIGHT_MARGIN: Final = decree30.MARGINS.right * _POINTS_PER_MM


class PageView(PageDesk):
    """Show a PDF and mark the node that is edited.

    Signals besides those of ``PageDesk``: ``place_clicked(anchor)``, and ``rendered()`` when all pages in view are
    painted from the present bytes at the present size.
    """

    place_clicked = Signal(str)
    rendered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pdf: OpenPdf | None = None
        self._places: Mapping[str, Sequence[Place]] = {}
        self._anchor: str | None = None
        self._message = ""
        self._is_reported = True
        self._pressed: QPointF | None = None
        self._images = PageImages(self)
        self._images.drawn.connect(self._repaint_page)
        self.laid_out.connect(self._await_painting)
        self.setAccessibleName(_("Pages to print"))

    def show_pages(self, data: bytes, places: Mapping[str, Sequence[Place]]) -> None:
        """Replace the pages, keeping page, place and zoom; raises ``DocumentError`` and changes nothing."""
        if self._pdf is None or self._pdf.data != data:
            pdf = OpenPdf(data)
            self._images.show(pdf)
            self._pdf = pdf
        self._places = places
        self._message = ""
        self.set_sizes(self._pdf.sizes)

    def clear(self, message: str) -> None:
        """Show no page but this sentence."""
        self._pdf, self._places, self._anchor, self._message = None, {}, None, message
        self._images.show(None)
        self.set_sizes(())

    def follow(self, anchor: str | None) -> None:
        """Mark the node with this anchor and scroll only if it is not well in view."""
        self._anchor = anchor
        self.viewport().update()
        self._bring_into_view()

    @property
    def data(self) -> bytes:
        """The very bytes that are shown."""
        return self._pdf.data if self._pdf is not None else b""

    @property
    def kept_images(self) -> tuple[int, ...]:
        """The pages of which an image is in memory."""
        return self._images.kept

    def anchor_at(self, position: QPointF) -> str | None:
        """Return the anchor of the smallest node under a point of the view."""
        point = position - self._offset()
        hits = [
            (band.height(), anchor)
            for anchor in self._places
            for _page, band in self._bands(anchor)
            if band.contains(point)
        ]
        return min(hits)[1] if hits else None

    # -------------------------------------------------------------------------------------------------- marks

    def _bands(self, anchor: str | None) -> list[tuple[int, QRectF]]:
        """Return page and band on the desk of each part of the node with this anchor."""
        pages = self.layout_of_pages
        return [
            (place.page, pages.band(place.page, place.top, place.bottom, left=_LEFT_MARGIN, right=_RIGHT_MARGIN))
            for place in (self._places.get(anchor, ()) if anchor is not None else ())
            if place.page < self.page_count
        ]

    def _bring_into_view(self, *, is_glide: bool = True) -> None:
        bands = [band for _page, band in self._bands(self._anchor)]
        if not bands:
            return
        self._bring_left_into_view(bands[0])
        view_top, view_height = self.verticalScrollBar().value(), self.viewport().height()
        target = scroll_target(bands[0].top(), bands[-1].bottom(), view_top=view_top, view_height=view_height)
        if target is not None:
            self.scroll_to(target, is_glide=is_glide)

    def _bring_left_into_view(self, band: QRectF) -> None:
        """Show where the lines begin when the page is wider than the view."""
        bar = self.horizontalScrollBar()
        start = band.left() - 2 * GAP
        if start < bar.value() or band.left() > bar.value() + self.viewport().width() / 2:
            bar.setValue(round(start))

    # ------------------------------------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), style.color("desk"))
        for page in self.pages_in_view:
            self._paint_page(painter, page)
        if not self.page_count and self._message:
            paint_message(painter, self.viewport().rect(), self._message)
        if self.hasFocus():
            paint_focus(painter, self.viewport().rect())
        painter.end()
        self._ask_for_images()
        self._report_if_fresh()

    def _paint_page(self, painter: QPainter, page: int) -> None:
        offset = self._offset()
        paint_page(
            painter,
            self.layout_of_pages.rects[page].translated(offset),
            image=self._images.image(page),
            is_sharp=self._images.is_fresh(page, self._device_size(page)),
            marks=[band.translated(offset) for marked, band in self._bands(self._anchor) if marked == page],
            scale=self.layout_of_pages.scale(page),
        )

    def _offset(self) -> QPointF:
        return QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def _device_size(self, page: int) -> QSize:
        rect, ratio = self.layout_of_pages.rects[page], self.layout_of_pages.ratio
        return QSize(round(rect.width() * ratio), round(rect.height() * ratio))

    def _ask_for_images(self) -> None:
        shown = self.pages_in_view
        if not shown:
            return
        near = [page for page in (shown[-1] + 1, shown[0] - 1) if 0 <= page < self.page_count]
        self._images.want(
            [Wanted(page, self._device_size(page)) for page in shown],
            [Wanted(page, self._device_size(page)) for page in near],
        )

    def _repaint_page(self, page: int) -> None:
        if page in self.pages_in_view:
            self.viewport().update()

    def _await_painting(self) -> None:
        self._is_reported = False
        self.viewport().update()

    def _report_if_fresh(self) -> None:
        pages = self.pages_in_view
        is_fresh = bool(pages) and all(self._images.is_fresh(page, self._device_size(page)) for page in pages)
        if is_fresh and not self.is_moving and not self._is_reported:
            self._is_reported = True
            QTimer.singleShot(0, self, self._report)

    def _report(self) -> None:
        if self._is_reported:  # not so when other bytes came meanwhile
            self.rendered.emit()

    # ------------------------------------------------------------------------------------------------- events

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._bring_into_view(is_glide=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        is_click = pressed is not None and (event.position() - pressed).manhattanLength() < 4
        anchor = self.anchor_at(event.position()) if is_click else None
        if anchor is not None:
            self.place_clicked.emit(anchor)
