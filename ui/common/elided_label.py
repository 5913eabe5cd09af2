"""One line that gives way: an icon, and words that end in an ellipsis where there is no room; the tool tip has all."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui import style
from ui.common.icon_label import IconMark

_GAP = 6


class ElidedLabel(QWidget):
    """Takes as much width as its words need, and less where there is less."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark, self.label = IconMark(), QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        style.set_kind(self.label, kind)
        self._words = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.mark)
        row.addWidget(self.label, 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_words(
        self, words: str, icon: str = "", role: str = "text2", *, kind: str = "", filled: bool = False
    ) -> None:
        """Show these words with an icon before them; ``kind`` changes the kind of the text."""
        if kind:
            style.set_kind(self.label, kind)
        self._words = words
        self.mark.show_icon(icon if words else "", role, filled)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setMaximumWidth(self.natural_width())
        self._fit()

    def text(self) -> str:
        """Return the whole words."""
        return self._words

    def natural_width(self) -> int:
        """Return the width in which nothing is left out."""
        self.label.ensurePolished()
        text = self.label.fontMetrics().horizontalAdvance(self._words) + 4
        return text + (0 if self.mark.isHidden() else self.mark.width() + _GAP)

    def sizeHint(self) -> QSize:
        return QSize(self.natural_width(), max(self.label.sizeHint().height(), 20))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, max(self.label.sizeHint().height(), 20))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - (0 if self.mark.isHidden() else self.mark.width() + _GAP)
        self.label.setText(self.label.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, max(0, room)))
