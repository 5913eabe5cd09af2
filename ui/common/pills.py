"""Pills and filter chips: the state of a record in one glance, drawn the same in widgets and in delegates.

A filled pill asks for action; every other state is an icon and a word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from cchc_desktop.i18n import _, mark
from cchc_desktop.text.numbers import format_number
from ui import style

_ICON: Final = 16
_LEFT, _GAP, _RIGHT = 8, 6, 11


@dataclass(frozen=True)
class PillStyle:
    """How a pill looks: icon, role of icon and word, role of the ground, border "", "solid" or "dashed"."""

    icon: str
    role: str
    fill: str = ""
    filled: bool = False
    border: str = ""


# state of a meeting: (word, look)
MEETING_STATES: Final[dict[str, tuple[str, PillStyle]]] = {
    "planned": (mark("Planned"), PillStyle("calendar_ltr", "grey")),
    "held": (mark("Held"), PillStyle("people_team", "accent")),
    "draft_minutes": (mark("Draft minutes"), PillStyle("edit", "accent", fill="tint")),
    "signed": (mark("Signed (locked)"), PillStyle("lock_closed", "green", filled=True)),
    "postponed": (mark("Postponed"), PillStyle("pause_circle", "grey", fill="grey_fill")),
    "cancelled": (mark("Cancelled"), PillStyle("dismiss_circle", "grey")),
}


def meeting_pill(state: str) -> tuple[str, PillStyle]:
    """Return the word and the look of a meeting's state."""
    word, look = MEETING_STATES[state]
    return _(word), look


def pill_size(text: str, look: PillStyle) -> QSize:
    """Return the size that a pill needs, in logical pixels."""
    icon = _ICON + _GAP if look.icon else 3
    return QSize(_LEFT + icon + _label_width(text) + _RIGHT, style.PILL)


def paint_pill(painter: QPainter, rect: QRect, text: str, look: PillStyle) -> None:
    """Draw a pill at the left of ``rect``, as high as a pill is; too long a word ends in an ellipsis."""
    size = pill_size(text, look)
    body = QRect(rect.left(), 0, min(size.width(), rect.width()), style.PILL)
    body.moveTop(rect.top() + (rect.height() - body.height()) // 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground = style.color(look.fill) if look.fill else None
    border = look.border or ("solid" if look.fill and style.is_high_contrast() else "")
    paint_capsule(
        painter, body, ground=ground, border=style.color(look.role) if border else None, dashed=border == "dashed"
    )
    left = body.left() + _LEFT
    if look.icon:
        place = QRect(left, body.top() + (body.height() - _ICON) // 2, _ICON, _ICON)
        style.draw_icon(painter, place, look.icon, look.role, filled=look.filled)
        left += _ICON + _GAP
    _paint_label(painter, QRect(left, body.top(), body.right() - _RIGHT + 2 - left, body.height()), text, look.role)
    painter.restore()


def paint_capsule(
    painter: QPainter,
    rect: QRect,
    *,
    ground: QColor | None,
    border: QColor | None,
    width: int = 1,
    dashed: bool = False,
) -> None:
    """Draw a shape with round ends; the border lies inside ``rect``."""
    inset = width / 2 if border is not None else 0.0
    shape = QRectF(rect).adjusted(inset, inset, -inset, -inset)
    pen = QPen(border or Qt.GlobalColor.transparent, width)
    if dashed:
        pen.setDashPattern([3.0, 2.0])
    painter.setPen(pen if border is not None else Qt.PenStyle.NoPen)
    painter.setBrush(ground if ground is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2)


def _label_width(text: str) -> int:
    return QFontMetrics(style.font("label")).horizontalAdvance(text)


def _paint_label(painter: QPainter, rect: QRect, text: str, role: str) -> None:
    painter.setFont(style.font("label"))
    painter.setPen(style.color(role))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class Pill(QWidget):
    """One state as a part of a page; not for clicking."""

    def __init__(self, text: str = "", look: PillStyle | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._look = text, look or PillStyle("", "grey")
        self._is_worded = True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    @property
    def text(self) -> str:
        """The word shown."""
        return self._text

    def show_pill(self, text: str, look: PillStyle) -> None:
        """Show another state."""
        self._text, self._look = text, look
        self.setAccessibleName(text)
        self.show_words(self._is_worded)

    def show_words(self, worded: bool) -> None:
        """Show icon and word, or the icon alone where there is no room; the word is then its tooltip."""
        self._is_worded = worded or not self._look.icon
        self.setToolTip("" if self._is_worded else self._text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return pill_size(self._text if self._is_worded else "", self._look)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_pill(painter, self.rect(), self._text if self._is_worded else "", self._look)


class FilterChip(QAbstractButton):
    """A filter with its count; the one in use is filled. Choosing it changes no width."""

    _PADDING: Final = 9

    def __init__(
        self,
        label: str,
        count: int = 0,
        icon: str = "",
        role: str = "grey",
        filled: bool = False,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label, self._count = label, count
        self._icon, self._role, self._filled = icon, role, filled
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._tell()

    def set_count(self, count: int) -> None:
        """Show another count."""
        if count != self._count:
            self._count = count
            self._tell()
            self.updateGeometry()
            self.update()

    def set_label(self, label: str) -> None:
        """Show other words."""
        if label != self._label:
            self._label = label
            self._tell()
            self.updateGeometry()
            self.update()

    def _tell(self) -> None:
        self.setText(f"{self._label} {format_number(self._count)}")
        self.setAccessibleName(self.text())

    def sizeHint(self) -> QSize:
        icon = _ICON + _GAP if self._icon else 0
        width = self._PADDING * 2 + icon + _label_width(self._label) + 6 + _label_width(format_number(self._count))
        return QSize(width, style.CHIP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        rect = self.rect().adjusted(self._PADDING, 0, -self._PADDING, 0)
        if self._icon:
            place = QRect(QPointF(rect.left(), (self.height() - _ICON) / 2).toPoint(), QSize(_ICON, _ICON))
            style.draw_icon(painter, place, self._icon, self._role, filled=self._filled)
            rect.setLeft(rect.left() + _ICON + _GAP)
        strong = self.isChecked()
        painter.setFont(style.font("label" if strong else "small"))
        painter.setPen(style.color("accent" if strong and not style.is_high_contrast() else "text"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._label)
        if not strong:
            painter.setPen(style.color("text2"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, format_number(self._count))

    def _paint_ground(self, painter: QPainter) -> None:
        is_marked = self.hasFocus() or (self.isChecked() and style.is_high_contrast())
        edge = "accent" if is_marked or self.isChecked() else "strong_line"
        ground = "selection" if self.isChecked() else "band" if self.underMouse() else "surface"
        width = 2 if is_marked else 1
        paint_capsule(painter, self.rect(), ground=style.color(ground), border=style.color(edge), width=width)
