"""What a list shows while it is empty: what is missing, what it is good for, and the first step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui import style

_CIRCLE: Final = 72
_ICON: Final = 28
_TEXT_WIDTH: Final = 420


class _Circle(QWidget):
    """The icon in its tinted circle."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(_CIRCLE, _CIRCLE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(style.color("text") if style.is_high_contrast() else Qt.PenStyle.NoPen)
        painter.setBrush(style.color("tint"))
        painter.drawEllipse(self.rect().adjusted(0, 0, -1, -1))
        place = QRect(0, 0, _ICON, _ICON)
        place.moveCenter(self.rect().center())
        style.draw_icon(painter, place, self._icon, "accent")


class EmptyState(QWidget):
    """Centred in the room it gets; steps are added with ``add_primary``, ``add_second`` and ``add_link``."""

    def __init__(self, icon: str, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._links = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(style.MARGIN, style.MARGIN, style.MARGIN, style.MARGIN)
        column.setSpacing(0)
        column.addStretch(2)
        column.addWidget(_Circle(icon), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(16)
        column.addWidget(self._words(title, "block"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        column.addWidget(self._words(text, "sub"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(16)
        for steps in (self._buttons, self._links):
            line = QHBoxLayout()
            line.addStretch(1)
            line.addLayout(steps)
            line.addStretch(1)
            column.addLayout(line)
            column.addSpacing(16)
        column.addStretch(3)

    def add_primary(self, words: str, act: Callable[[], object], icon: str = "add") -> QPushButton:
        """Add the first step."""
        return self._add(words, act, "primary", icon, "on_accent")

    def add_second(self, words: str, act: Callable[[], object], icon: str = "") -> QPushButton:
        """Add another way."""
        return self._add(words, act, "normal", icon, "text2")

    def add_link(self, words: str, act: Callable[[], object]) -> QPushButton:
        """Add a way to look around first."""
        button = self._add(words, act, "link", "", "accent")
        self._links.addWidget(button)
        return button

    def focus_first(self) -> None:
        """Put the keyboard to the first step."""
        for button in self.findChildren(QPushButton)[:1]:
            button.setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, words: str, act: Callable[[], object], kind: str, icon: str, role: str) -> QPushButton:
        button = QPushButton(words)
        style.set_kind(button, kind)
        if icon:
            button.setIcon(style.icon(icon, role, size=16))
            button.setIconSize(QSize(16, 16))
        button.clicked.connect(lambda _checked=False: act())
        if kind != "link":
            self._buttons.addWidget(button)
        return button

    def _words(self, text: str, kind: str) -> QLabel:
        label = QLabel(text)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        label.setWordWrap(True)
        style.set_kind(label, kind)
        label.ensurePolished()
        width = min(_TEXT_WIDTH, label.fontMetrics().horizontalAdvance(text) + 8)
        label.setFixedSize(width, label.heightForWidth(width))
        return label
