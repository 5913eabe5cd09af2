"""The desk of the preview: pages of given sizes that are scrolled and zoomed.

It knows where pages lie and moves them; what is on them is ``page_view``'s affair. Whatever changes (width of the pane,
zoom, sizes), the same place on paper stays in view.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEasingCurve, QEvent, QSizeF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QStyle, QWidget

from ui import style
from ui.common.page_layout import PageLayout, Spot, next_zoom

SCROLL_MS: Final = 120
LINE_STEP: Final = 32
_NOTCH: Final = 120


class PageDesk(QAbstractScrollArea):
    """Pages one under the other, each as wide as the view unless a zoom is set.

    Signals: ``page_changed(page)`` (from 0), ``zoom_changed()``, ``laid_out()`` when pages changed their size.
    """

    page_changed = Signal(int)
    zoom_changed = Signal()
    laid_out = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: tuple[QSizeF, ...] = ()
        self._zoom: float | None = None
        self._page = -1
        self._turned = 0
        self.layout_of_pages = PageLayout((), width=0, zoom=None)
        self._motion = QVariantAnimation(self, duration=SCROLL_MS)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._move_to)
        self._motion.finished.connect(self.viewport().update)
        style.set_kind(self, "desk")
        for widget in (self, self.viewport()):
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # scrolling with the mouse must not stop the typing
        corner = QFrame()
        style.set_kind(corner, "desk")
        self.setCornerWidget(corner)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self.layout_of_pages.rects)

    @property
    def current_page(self) -> int:
        """The page (from 0) in the middle of the view; -1 when there is none."""
        return self._page

    @property
    def spot(self) -> Spot:
        """The place on paper at the upper edge of the view."""
        return self.layout_of_pages.spot_at(self.verticalScrollBar().value())

    @property
    def pages_in_view(self) -> range:
        """The pages of which something is in view."""
        top = self.verticalScrollBar().value()
        return self.layout_of_pages.visible(top, top + self.viewport().height())

    @property
    def is_moving(self) -> bool:
        """Whether the pages are gliding to another place."""
        return self._motion.state() == QVariantAnimation.State.Running

    def set_sizes(self, sizes: Sequence[QSizeF]) -> None:
        """Lay out pages of these sizes (points) instead, with the same place in view."""
        self._motion.stop()
        self._sizes = tuple(sizes)
        always = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if self._sizes else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(always)  # a bar that comes and goes would change the width to fit
        self._lay_out()

    # --------------------------------------------------------------------------------------------------- zoom

    @property
    def zoom(self) -> float:
        """The zoom of the current page; 1.0 is the size of the paper."""
        return self.layout_of_pages.zoom_of(max(self._page, 0)) if self.page_count else 1.0

    @property
    def is_fit_width(self) -> bool:
        """Whether pages follow the width of the view."""
        return self._zoom is None

    def set_zoom(self, zoom: float | None, *, at: float | None = None) -> None:
        """Set the zoom, None for the width of the view; the paper at height ``at`` of the view stays where it is."""
        height = self.viewport().height() / 2 if at is None else at
        held = self.layout_of_pages.spot_at(self.verticalScrollBar().value() + height)
        self._motion.stop()
        self._zoom = zoom
        self._lay_out(held, height)
        self.zoom_changed.emit()

    def zoom_by(self, steps: int, *, at: float | None = None) -> None:
        """Zoom in (or out, below 0) by steps."""
        if self.page_count:
            self.set_zoom(next_zoom(self.zoom, steps), at=at)

    # ---------------------------------------------------------------------------------------------- scrolling

    def scroll_to(self, y: float, *, is_glide: bool = True) -> None:
        """Bring a height of the desk to the top of the view, gliding unless the system shows no animation."""
        bar = self.verticalScrollBar()
        target = min(max(round(y), bar.minimum()), bar.maximum())
        self._motion.stop()
        has_animation = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
        if target == bar.value() or not (is_glide and has_animation and self.isVisible()):
            bar.setValue(target)
            return
        self._motion.setStartValue(bar.value())
        self._motion.setEndValue(target)
        self._motion.start()

    def _move_to(self, value: object) -> None:
        if isinstance(value, int):
            self.verticalScrollBar().setValue(value)

    # ----------------------------------------------------------------------------------------------- geometry

    def _lay_out(self, held: Spot | None = None, height: float = 0.0) -> None:
        """Lay the pages out anew; the place ``held`` stays at this height of the view."""
        spot = self.spot if held is None else held
        across = self.horizontalScrollBar()
        middle = (across.value() + across.pageStep() / 2) / max(self.layout_of_pages.width, 1.0)
        width, ratio = self.viewport().width(), self.devicePixelRatioF()
        self.layout_of_pages = PageLayout(self._sizes, width=width, zoom=self._zoom, ratio=ratio)
        self._set_ranges()
        self.verticalScrollBar().setValue(round(self.layout_of_pages.y_of(spot) - height))
        across.setValue(round(middle * self.layout_of_pages.width - across.pageStep() / 2))
        self._note_page()
        self.viewport().update()
        self.laid_out.emit()

    def _set_ranges(self) -> None:
        view, pages = self.viewport().size(), self.layout_of_pages
        for bar, length, step in (
            (self.verticalScrollBar(), pages.height, view.height()),
            (self.horizontalScrollBar(), 0 if self._zoom is None else pages.width, view.width()),
        ):
            bar.setRange(0, max(int(length) - step, 0))
            bar.setPageStep(step)
            bar.setSingleStep(LINE_STEP)

    def _note_page(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        page = self.layout_of_pages.page_at(middle)
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    # ------------------------------------------------------------------------------------------------- events

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self._note_page()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()
            self.zoom_changed.emit()
        else:
            self._set_ranges()
            self._note_page()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._lay_out()
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        steps = int(self._turned / _NOTCH)  # a touch pad sends many small turns
        if steps:
            self._turned -= steps * _NOTCH
            self.zoom_by(steps, at=event.position().y())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        step = max(bar.pageStep() - LINE_STEP, LINE_STEP)
        scrolls = {
            Qt.Key.Key_PageDown: bar.value() + step,
            Qt.Key.Key_PageUp: bar.value() - step,
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        zooms = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        has_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if has_control and event.key() in zooms:
            self.zoom_by(zooms[Qt.Key(event.key())])
        elif has_control and event.key() == Qt.Key.Key_0:
            self.set_zoom(None)
        elif event.key() in scrolls:
            self.scroll_to(scrolls[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
