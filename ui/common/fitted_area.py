"""A part that is as high as what it holds, until there is no more room on the screen: then it scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_MOST_OF_SCREEN = 0.92


class FittedArea(QScrollArea):
    """Holds one widget of a fixed width; ``beside`` is the height that the dialog needs for other parts."""

    def __init__(self, inside: QWidget, beside: int) -> None:
        super().__init__()
        self._inside, self._beside = inside, beside
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(inside)
        inside.installEventFilter(self)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        screen = self.screen()
        wanted = self._inside.sizeHint()
        room = int(screen.availableGeometry().height() * _MOST_OF_SCREEN) - self._beside if screen is not None else 0
        height = min(wanted.height(), room) if room > 0 else wanted.height()
        if (wanted.width(), height) != (self.width(), self.height()):
            self.setFixedSize(wanted.width(), height)
