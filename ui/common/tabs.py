"""Tabs of the window and of a page: the current one is underlined, and choosing one moves no other."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QWidget

from ui import style

_ICON: Final = 20
_ICON_GAP: Final = 9


class Tabs(QTabBar):
    """A row of tabs, 44 px high with icons for the window (``main=True``) or 36 px for the pages of one record."""

    def __init__(self, *, main: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._main, self._icons_shown = main, main
        self._icons: list[str] = []
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setUsesScrollButtons(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def add_page(self, text: str, icon: str = "") -> int:
        """Add a tab and return its index; ``&`` in the text is shown as it is."""
        self._icons.append(icon)
        index = self.addTab(text.replace("&", "&&"))
        self.setAccessibleTabName(index, text)
        return index

    def page_text(self, index: int) -> str:
        """Return the text as it is shown."""
        return self.tabText(index).replace("&&", "&")

    def show_icons(self, shown: bool) -> None:
        """Fold the icons away in a narrow window, or show them again."""
        if shown != self._icons_shown:
            self._icons_shown = shown
            index = self.currentIndex()
            self.setIconSize(QSize(_ICON, _ICON) if shown else QSize(1, 1))  # makes the bar measure its tabs again
            self.setCurrentIndex(index)
            self.updateGeometry()

    def make_room(self) -> None:
        """Take the width of all tabs that are shown, after one was hidden or shown again."""
        shown = [index for index in range(self.count()) if self.isTabVisible(index)]
        self.setMinimumWidth(sum(self.tabSizeHint(index).width() for index in shown))

    def tabSizeHint(self, index: int) -> QSize:
        padding = 13 if self._main else 10
        text = QFontMetrics(style.font("strong")).horizontalAdvance(self.page_text(index))
        return QSize(padding * 2 + self._icon_room(index) + text + 2, style.MAIN_TAB if self._main else style.PAGE_TAB)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for index in range(self.count()):
            if self.isTabVisible(index):
                self._paint_tab(painter, index, self.tabRect(index))

    def _icon_room(self, index: int) -> int:
        return _ICON + _ICON_GAP if self._icons_shown and self._icons[index] else 0

    def _paint_tab(self, painter: QPainter, index: int, rect: QRect) -> None:
        is_current = index == self.currentIndex()
        is_hovered = rect.contains(self.mapFromGlobal(self.cursor().pos())) and self.underMouse()
        role = "accent" if is_current else "text" if is_hovered else "text2"
        inner = rect.adjusted(13 if self._main else 10, 0, -8, -2)
        if self._icon_room(index):
            place = QRect(inner.left(), inner.center().y() - _ICON // 2 + 1, _ICON, _ICON)
            style.draw_icon(painter, place, self._icons[index], role, filled=is_current)
            inner.setLeft(inner.left() + _ICON + _ICON_GAP)
        painter.setFont(style.font("strong" if is_current else "body"))
        painter.setPen(style.color(role if self.isTabEnabled(index) else "disabled"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.page_text(index))
        if is_current:
            depth = 3 if self._main else 2
            painter.fillRect(QRect(rect.left(), rect.bottom() - depth, rect.width(), depth), style.color("accent"))
            self._paint_focus(painter, rect)

    def _paint_focus(self, painter: QPainter, rect: QRect) -> None:
        if self.hasFocus():
            painter.setPen(QPen(style.color("accent"), 2))
            painter.drawRect(rect.adjusted(1, 3, -1, -5))
