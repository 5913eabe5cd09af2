"""How long there is time for the notice of conclusions, beside the tabs of the pages as far as there is room."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cchc_desktop.i18n import _
from ui.common.pills import Pill, PillStyle, paint_pill
from ui.meetings.notices import OwedNotice


class NoticePill(Pill):
    """Stands at the right of what is left beside the tabs; without enough room nothing is drawn.

    Signals: ``clicked`` the notice is to be written.
    """

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._owed: OwedNotice | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_notice(self, owed: OwedNotice | None) -> None:
        """Show a notice that is owed, or nothing."""
        self._owed = owed
        self.setVisible(owed is not None)
        if owed is not None:
            self.show_pill(owed.brief, _look(owed))
            self.setToolTip(_("{sentence} Click to write it.").format(sentence=owed.sentence))
            self.setAccessibleName(owed.words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # or the release goes to the parent

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        is_on_it = event.position().x() >= self.width() - self.sizeHint().width()
        if is_on_it and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        needed = self.sizeHint()
        if self._owed is None or self.width() < needed.width():
            return
        place = QRect(self.width() - needed.width(), 0, needed.width(), self.height())
        paint_pill(QPainter(self), place, self._owed.brief, _look(self._owed))


def _look(owed: OwedNotice) -> PillStyle:
    role = "red" if owed.is_late else "amber"
    return PillStyle("calendar_clock", role, fill=f"{role}_fill")
