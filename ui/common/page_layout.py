"""Where each page lies on the desk of the preview.

Pure arithmetic, without a widget: pages one under the other with a gap, at a zoom or each as wide as the view. It turns
a place on paper into a place on the desk and back, which is what keeps the view still while the paper changes under it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSizeF

GAP: Final = 12
PX_PER_POINT: Final = 96 / 72
ZOOM_STEPS: Final = (0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
_NARROWEST: Final = 40.0


@dataclass(frozen=True)
class Spot:
    """A place on paper: page (from 0) and points from its top; below 0, pixels in the gap above it."""

    page: int
    points: float


class PageLayout:
    """Pages on the desk, in logical pixels; ``zoom`` None makes each page as wide as the view."""

    def __init__(self, sizes: Sequence[QSizeF], *, width: float, zoom: float | None, ratio: float = 1.0) -> None:
        """Lay pages of these sizes (points) in a view of this width; ``ratio`` is device pixels per logical pixel."""
        self.zoom = zoom
        self.ratio = ratio
        self._sizes = tuple(sizes)
        widths = [self._page_size(page, width) for page in range(len(self._sizes))]
        self.width = max((size.width() for size in widths), default=0.0) + 2 * GAP
        desk = max(self.width, width)
        top = float(GAP)
        rects: list[QRectF] = []
        for size in widths:
            rects.append(QRectF(self._whole((desk - size.width()) / 2), self._whole(top), size.width(), size.height()))
            top += size.height() + GAP
        self.rects = tuple(rects)
        self.height = top

    def scale(self, page: int) -> float:
        """Return logical pixels per point on a page."""
        return self.rects[page].width() / self._sizes[page].width()

    def page_at(self, y: float) -> int:
        """Return the page at this height of the desk, or the nearest one above; -1 on an empty desk."""
        found = -1
        for page, rect in enumerate(self.rects):
            if found < 0 or rect.top() - GAP <= y:
                found = page
        return found

    def spot_at(self, y: float) -> Spot:
        """Return the place on paper at this height of the desk."""
        if not self.rects:
            return Spot(0, -GAP)
        page = self.page_at(y)
        below = y - self.rects[page].top()
        return Spot(page, below / self.scale(page) if below > 0 else below)

    def y_of(self, spot: Spot) -> float:
        """Return the height on the desk of a place on paper; a page that is gone stands for the last one."""
        if not self.rects:
            return 0.0
        page = min(spot.page, len(self.rects) - 1)
        return self.rects[page].top() + spot.points * (self.scale(page) if spot.points > 0 else 1)

    def band(self, page: int, top: float, bottom: float, *, left: float, right: float) -> QRectF:
        """Return a band of a page on the desk: ``top`` and ``bottom`` from its top, margins left and right (points)."""
        rect, scale = self.rects[page], self.scale(page)
        width = rect.width() - (left + right) * scale
        return QRectF(rect.left() + left * scale, rect.top() + top * scale, width, (bottom - top) * scale)

    def visible(self, top: float, bottom: float) -> range:
        """Return the pages of which something lies between two heights of the desk."""
        shown = [page for page, rect in enumerate(self.rects) if rect.bottom() > top and rect.top() < bottom]
        return range(shown[0], shown[-1] + 1) if shown else range(0)

    def zoom_of(self, page: int) -> float:
        """Return the zoom at which a page is shown; 1.0 is the size of the paper."""
        return self.scale(page) / PX_PER_POINT

    def _page_size(self, page: int, width: float) -> QSizeF:
        paper = self._sizes[page]
        if self.zoom is None:
            scale = max(width - 2 * GAP, _NARROWEST) / paper.width()
        else:
            scale = self.zoom * PX_PER_POINT
        return QSizeF(self._whole(paper.width() * scale), self._whole(paper.height() * scale))

    def _whole(self, length: float) -> float:
        """Round to whole device pixels, so that the image of a page is never resampled."""
        return max(round(length * self.ratio), 1) / self.ratio


def next_zoom(zoom: float, steps: int) -> float:
    """Return the zoom ``steps`` steps larger (or smaller, below 0) than this one, within what is offered."""
    if steps > 0:
        larger = [step for step in ZOOM_STEPS if step > zoom * 1.01]
        return larger[min(steps, len(larger)) - 1] if larger else ZOOM_STEPS[-1]
    smaller = [step for step in ZOOM_STEPS if step < zoom * 0.99]
    return smaller[max(len(smaller) + steps, 0)] if smaller else ZOOM_STEPS[0]


def scroll_target(top: float, bottom: float, *, view_top: float, view_height: float) -> float | None:
    """Return the height to scroll to so that a part of the desk is well in view; None if it is.

    A part higher than the view is well in view when it fills half of it.
    """
    margin = min(2 * GAP, view_height / 8)
    if bottom - top > view_height - 2 * margin:
        shown = min(bottom, view_top + view_height) - max(top, view_top)
        return None if shown >= view_height / 2 else top - margin
    if top >= view_top + margin and bottom <= view_top + view_height - margin:
        return None
    return (top + bottom) / 2 - view_height * 0.4
