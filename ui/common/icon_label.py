"""An icon and a sentence: hints, warnings and errors, in the status bar and under fields."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui import style

_SIDE: Final = 16


class IconMark(QWidget):
    """One icon that follows the colour scheme."""

    def __init__(self, name: str = "", role: str = "text2", filled: bool = False, side: int = _SIDE) -> None:
        super().__init__()
        self._name, self._role, self._filled, self._side = name, role, filled, side
        self.setFixedSize(side, side)
        if not name:
            self.hide()  # shown before it has a parent, it would be a window of its own

    def show_icon(self, name: str, role: str, filled: bool = False) -> None:
        """Show another icon; an empty name shows none and takes no room."""
        self._name, self._role, self._filled = name, role, filled
        if name and self.parentWidget() is None:
            self.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)  # it appears with its parent
        else:
            self.setVisible(bool(name))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._name:
            top = (self.height() - self._side) // 2
            place = QRect(0, top, self._side, self._side)
            style.draw_icon(QPainter(self), place, self._name, self._role, filled=self._filled)


class IconLabel(QWidget):
    """An icon before a text that may wrap; ``kind`` is the text's kind in the style sheet."""

    def __init__(self, kind: str = "small", *, wraps: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark = IconMark()
        self.mark.setFixedHeight(_SIDE + 3)  # as high as a line of small text, so both sit on one line
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(wraps)
        style.set_kind(self.label, kind)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop if wraps else Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.label, 1)

    def show_text(
        self, text: str, icon: str = "", role: str = "text2", *, kind: str = "", filled: bool = False
    ) -> None:
        """Show a text with an icon in a role's colour; ``kind`` changes the text's kind."""
        self.label.setText(text)
        self.setAccessibleName(text)
        self.mark.show_icon(icon, role, filled)
        if kind:
            style.set_kind(self.label, kind)

    def text(self) -> str:
        """Return the text shown."""
        return self.label.text()

    def height_for(self, width: int) -> int:
        """Return the height that the text needs in this width."""
        indent = 0 if self.mark.isHidden() else self.mark.width() + 6
        needed = self.label.heightForWidth(width - indent) if self.label.wordWrap() else self.label.sizeHint().height()
        return max(needed, self.mark.height() if indent else 0)

    def natural_width(self) -> int:
        """Return the width of the text on one line, with its icon."""
        text = self.label.fontMetrics().horizontalAdvance(self.label.text()) + 2
        return text + (0 if self.mark.isHidden() else self.mark.width() + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())
