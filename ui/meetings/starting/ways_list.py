"""The ways to begin a meeting as a list: an icon of its own for each, what it makes, and where that comes from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cchc_desktop.calendar.periods import Period
from cchc_desktop.i18n import _
from cchc_desktop.meetings.ways import Way, WayKind
from ui import style
from ui.meetings.names import KINDS, meeting_name, period_name

WIDTH: Final = 280
_ROW: Final = 52
_ICON: Final = 20
_SUB_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_ICON_ROLE: Final = _SUB_ROLE + 1
ICONS: Final = {
    WayKind.LATE: "calendar_clock",
    WayKind.NOT_HELD: "dismiss_circle",
    WayKind.NEXT: "calendar_arrow_right",
    WayKind.TEMPLATE: "form_new",
    WayKind.COPY: "copy",
    WayKind.FIRST: "add",
}


class WaysList(QListWidget):
    """Shows ways in two lines each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_WayDelegate(self))
        self.setFixedWidth(WIDTH)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Ways to begin"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        style.set_kind(self, "choices")

    def show_ways(self, ways: Sequence[Way]) -> None:
        """Show these ways."""
        self.clear()
        for way in ways:
            title, sub = way_words(way)
            item = QListWidgetItem(title)
            item.setData(_SUB_ROLE, sub)
            item.setData(_ICON_ROLE, ICONS[way.kind])
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}. {sub}")
            item.setToolTip(f"{title}\n{sub}")
            self.addItem(item)


class _WayDelegate(QStyledItemDelegate):
    """Paints icon, title and the line below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = option.rect
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_current:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(style.color("selection"))
            painter.drawRoundedRect(rect, 4, 4)
            if option.state & QStyle.StateFlag.State_HasFocus or style.is_high_contrast():
                style.draw_ring(painter, rect)
        place = QRect(rect.left() + 12, rect.top() + 8, _ICON, _ICON)
        style.draw_icon(painter, place, str(index.data(_ICON_ROLE)), "accent" if is_current else "text2")
        left = place.right() + 12
        upper = QRect(left, rect.top() + 6, rect.right() - left - 8, 22)
        _draw(painter, upper, str(index.data()), "strong" if is_current else "body", "text")
        _draw(painter, upper.translated(0, 21), str(index.data(_SUB_ROLE)), "small", "text2")
        painter.restore()


def way_words(way: Way) -> tuple[str, str]:
    """Return what a way makes, and where that comes from."""
    kind = _(dict(KINDS)[way.meeting_kind])
    match way.kind:
        case WayKind.LATE:
            return meeting_name(way.meeting_kind, way.period), _("It was held: enter it late")
        case WayKind.NOT_HELD:
            month = period_name(Period.parse(way.period))
            return _("No meeting: {month}").format(month=month), _("Only keep the reason")
        case WayKind.NEXT:
            return meeting_name(way.meeting_kind, way.period), _("The next one of the series")
        case WayKind.TEMPLATE:
            return way.name, _("Template · {kind}").format(kind=kind)
        case WayKind.COPY:
            name = meeting_name(way.meeting_kind, way.period)
            return _("Like {meeting}").format(meeting=name), _("Copy of the meeting on screen")
        case WayKind.FIRST:
            return kind, _("For the first time")


def _draw(painter: QPainter, rect: QRect, text: str, kind: str, ink: str) -> None:
    painter.setFont(style.font(kind))
    painter.setPen(style.color(ink))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
