"""One part of a proposed task as a chip: accepted, waiting for a look, or missing. Enter opens it for editing."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from cchc_desktop.i18n import _
from ui import style
from ui.common.pills import paint_capsule
from ui.meetings.conclusions.proposal_parts import ICONS, ChipState, PartView

_ICON, _SIDE, _GAP = 16, 10, 6
_WIDEST: Final = 520
_LOOKS: Final = {
    ChipState.READ: ("tint", "accent", "checkmark", False),
    ChipState.WAITING: ("surface", "accent", "question_circle", True),
    ChipState.MISSING: ("amber_fill", "amber", "add", True),
    ChipState.OPTIONAL: ("surface", "text2", "add", False),
}
"""Ground, role of icon and words, mark at the end, whether the border is dashed."""


class ProposalChip(QAbstractButton):
    """A chip "Chủ trì Lê Đức Ánh ✓"; clicking it, Enter or F2 asks to edit the part."""

    def __init__(self, view: PartView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_view(view)

    def show_view(self, view: PartView) -> None:
        """Show the part as it is now."""
        self.view = view
        states = {
            ChipState.READ: _("{label}: {words}"),
            ChipState.WAITING: _("{label}: {words}, to be looked at"),
            ChipState.MISSING: _("{label}: missing"),
            ChipState.OPTIONAL: _("{label}: none"),
        }
        name = states[view.state].format(label=view.label, words=view.words)
        self.setText(name)
        self.setAccessibleName(name)
        self.setToolTip("\n".join(filter(None, (view.words if view.state is ChipState.READ else "", view.reason))))
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        width = self._label_width() + _GAP + self._words_width() + 2 * (_ICON + _GAP) + 2 * _SIDE
        return QSize(min(width, _WIDEST), style.CHIP)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 120), style.CHIP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        ground, role, end, dashed = _LOOKS[self.view.state]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        border = role if dashed or style.is_high_contrast() else ("strong_line" if ground == "surface" else "")
        if self.hasFocus():
            border, dashed = "accent", False
        paint_capsule(
            painter,
            self.rect(),
            ground=style.color("band" if self.underMouse() and ground == "surface" else ground),
            border=style.color(border) if border else None,
            width=2 if self.hasFocus() else 1,
            dashed=dashed,
        )
        self._paint_words(painter, role, end)

    def _paint_words(self, painter: QPainter, role: str, end: str) -> None:
        middle = (self.height() - _ICON) // 2
        style.draw_icon(painter, QRect(_SIDE, middle, _ICON, _ICON), ICONS[self.view.part], role)
        left, right = _SIDE + _ICON + _GAP, self.width() - _SIDE - _ICON - _GAP
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        is_missing = self.view.state is ChipState.MISSING
        painter.setFont(style.font("small"))
        painter.setPen(style.color("amber" if is_missing else "text2"))
        painter.drawText(QRect(left, 0, self._label_width(), self.height()), flags, self.view.label)
        left += self._label_width() + _GAP
        painter.setFont(style.font("label"))
        painter.setPen(style.color("amber" if is_missing else "text"))
        words = painter.fontMetrics().elidedText(self.view.words, Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QRect(left, 0, right - left, self.height()), flags, words)
        mark_role = "green" if self.view.state is ChipState.READ else role
        style.draw_icon(painter, QRect(right + _GAP, middle, _ICON, _ICON), end, mark_role)

    def _label_width(self) -> int:
        return QFontMetrics(style.font("small")).horizontalAdvance(self.view.label)

    def _words_width(self) -> int:
        return QFontMetrics(style.font("label")).horizontalAdvance(self.view.words) + 2
