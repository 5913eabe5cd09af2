"""Fluent icons in the colours of ``style``: tinted when drawn, sharp at every scale of the screen."""

from __future__ import annotations

import functools
from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap

from cchc_desktop import paths


class TintedIcon(QIconEngine):
    """An icon that looks its colour up when it is drawn, so it follows scheme and state by itself.

    ``ink`` gives the colour of a role; ``on`` is the role of the filled "on" state.
    """

    def __init__(
        self, ink: Callable[[str], QColor], name: str, role: str, filled: bool, size: int, on: str | None
    ) -> None:
        super().__init__()
        self._ink = ink
        self._name, self._role, self._filled, self._size, self._on = name, role, filled, size, on
        icon_file(name, filled, size)  # a name that does not exist fails here, not while painting

    def clone(self) -> QIconEngine:
        return TintedIcon(self._ink, self._name, self._role, self._filled, self._size, self._on)

    def key(self) -> str:
        return f"fluent:{self._name}"

    def isNull(self) -> bool:
        return False

    def actualSize(self, size: QSize, _mode: QIcon.Mode, _state: QIcon.State) -> QSize:
        side = min(size.width(), size.height())
        return QSize(side, side)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        is_on = state == QIcon.State.On and self._on is not None
        role = "disabled" if mode == QIcon.Mode.Disabled else self._on if is_on else self._role
        side = min(size.width(), size.height())
        return _tinted(self._name, self._filled or is_on, side, round(scale * 100), self._ink(role or "text2").rgba())

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        place = QRect(QPoint(0, 0), QSize(side, side))
        place.moveCenter(rect.center())
        scale = painter.device().devicePixelRatio()
        painter.drawPixmap(place, self.scaledPixmap(place.size(), mode, state, scale))


@functools.lru_cache(maxsize=2048)
def _tinted(name: str, filled: bool, side: int, percent: int, rgba: int) -> QPixmap:
    shape = QIcon(icon_file(name, filled, side)).pixmap(QSize(side, side), percent / 100)
    painter = QPainter(shape)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(shape.rect(), QColor.fromRgba(rgba))
    painter.end()
    return shape


@functools.cache
def icon_file(name: str, filled: bool, side: int) -> str:
    """Return the drawing made for the nearest size (16, 20 or 28 px)."""
    variant = "filled" if filled else "regular"
    sizes = ("16", "20") if side < 20 else ("28", "20") if side >= 28 else ("20", "16")
    for size in sizes:
        file = paths.resources("icons", f"{name}_{size}_{variant}.svg")
        if file.exists():
            return str(file)
    raise FileNotFoundError(f"no icon {name} {variant}")
