"""Rows of a label and what stands beside it: plain words, a link, a bar."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from ui import style

_LABEL_WIDTH = 80


class PercentBar(QWidget):
    """How far a task has come, 0 to 100."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._percent = 0
        self.setFixedHeight(20)

    def show_percent(self, percent: int) -> None:
        """Show another share."""
        self._percent = max(0, min(100, percent))
        self.setAccessibleName(f"{self._percent}%")
        self.update()

    def percent(self) -> int:
        """Return the share shown."""
        return self._percent

    def sizeHint(self) -> QSize:
        return QSize(212, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = min(160, self.width() - 48)
        bar = QRect(0, (self.height() - 6) // 2, width, 6)
        painter.setPen(style.color("text") if style.is_high_contrast() else Qt.PenStyle.NoPen)
        painter.setBrush(style.color("line"))
        painter.drawRoundedRect(bar, 3, 3)
        painter.setBrush(style.color("accent"))
        painter.drawRoundedRect(QRect(bar.left(), bar.top(), width * self._percent // 100, 6), 3, 3)
        painter.setPen(style.color("text"))
        painter.drawText(
            self.rect().adjusted(width + 8, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), f"{self._percent}%"
        )


class FactRows(QWidget):
    """A grid of facts; a row without words is not there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        self._grid.setColumnStretch(1, 1)
        self._rows: dict[str, tuple[QLabel, QWidget]] = {}

    def add_words(self, name: str, label: str) -> QLabel:
        """Add a row of words."""
        words = QLabel()
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.add(name, label, words)
        return words

    def add_link(self, name: str, label: str, act: Callable[[], None]) -> QPushButton:
        """Add a row whose words lead somewhere."""
        link = QPushButton()
        style.set_kind(link, "small_link")
        link.clicked.connect(lambda _checked=False: act())
        self.add(name, label, link, Qt.AlignmentFlag.AlignLeft)
        return link

    def add(self, name: str, label: str, part: QWidget, align: Qt.AlignmentFlag = Qt.AlignmentFlag(0)) -> None:
        """Add a row with any part."""
        words = QLabel(label)
        style.set_kind(words, "small")
        words.setBuddy(part)
        row = len(self._rows)
        self._grid.addWidget(words, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(part, row, 1, align)
        self._rows[name] = (words, part)
        self.set_shown(name, False)

    def show_words(self, name: str, text: str) -> None:
        """Show words in a row; none hides it."""
        label, part = self._rows[name]
        if isinstance(part, QLabel):
            part.setText(text)
        elif isinstance(part, QPushButton):
            part.setText(text.replace("&", "&&"))
        part.setAccessibleName(f"{label.text()}: {text}")
        self.set_shown(name, bool(text))

    def words(self, name: str) -> str:
        """Return the words of a row, nothing while it is hidden."""
        _label, part = self._rows[name]
        if part.isHidden() or not isinstance(part, (QLabel, QPushButton)):
            return ""
        return part.text()

    def set_shown(self, name: str, shown: bool) -> None:
        """Show a row, or not."""
        for part in self._rows[name]:
            part.setVisible(shown)
