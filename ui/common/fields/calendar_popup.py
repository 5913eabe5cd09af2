"""The calendar under a date field: Monday first, days and months in the user's language."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.i18n import _, language, mark
from ui import style
from ui.common.keys import Keys
from ui.common.user_locale import user_locale

_CELL: Final = 36
_WEEKEND: Final = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


class MonthView(QCalendarWidget):
    """One month, drawn as the program draws: today is a ring, the chosen day a disc."""

    def __init__(self) -> None:
        super().__init__()
        self.setLocale(user_locale())
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.NoHorizontalHeader)
        self.setNavigationBarVisible(False)
        self.setGridVisible(False)
        self.setFixedSize(7 * _CELL, 6 * 32)

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate | date) -> None:
        shown = day if isinstance(day, QDate) else QDate(day.year, day.month, day.day)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, style.color("surface"))
        disc = QRect(0, 0, 28, 28)
        disc.moveCenter(rect.center())
        is_chosen = shown == self.selectedDate()
        painter.setPen(QPen(style.color("accent"), 1) if shown == QDate.currentDate() else Qt.PenStyle.NoPen)
        painter.setBrush(style.color("accent") if is_chosen else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(disc)
        painter.setPen(self._ink(shown, is_chosen))
        painter.setFont(style.font("strong" if is_chosen else "body"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(shown.day()))
        painter.restore()

    def _ink(self, shown: QDate, is_chosen: bool) -> QColor:
        if is_chosen:
            return style.color("on_accent")
        if shown.month() != self.monthShown():
            return style.color("disabled")
        return style.color("text2" if Qt.DayOfWeek(shown.dayOfWeek()) in _WEEKEND else "text")


class CalendarPopup(QFrame):
    """A month with its name, a step back and forth, and today; ``picked`` gives the day chosen."""

    picked = Signal(object)
    KEYS = Keys(
        mark("Calendar"),
        (
            ("←, →, ↑, ↓", mark("another day")),
            ("PgUp, PgDn", mark("the month before, the next month")),
            ("Enter", mark("take the day")),
            ("F4, Esc", mark("close the calendar")),
        ),
    )

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        style.set_kind(self, "popup")
        self._title = QLabel()
        style.set_kind(self._title, "strong")
        self._month = MonthView()
        self._month.currentPageChanged.connect(lambda _year, _month: self._show_title())
        self._month.clicked.connect(self._pick)
        self._month.activated.connect(self._pick)
        today = QPushButton(_("Today"))
        style.set_kind(today, "link")
        today.clicked.connect(lambda: self._pick(QDate.currentDate()))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        column.addLayout(self._head())
        column.addLayout(self._day_names())
        column.addWidget(self._month)
        column.addWidget(today, 0, Qt.AlignmentFlag.AlignLeft)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addSpacing(8)
        row.addWidget(self._title, 1)
        for icon, words, step in (
            ("chevron_left", _("Previous month"), self._month.showPreviousMonth),
            ("chevron_right", _("Next month"), self._month.showNextMonth),
        ):
            button = QToolButton()
            style.set_kind(button, "tool")
            button.setIcon(style.icon(icon))
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(step)
            row.addWidget(button)
        return row

    def _day_names(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        width = QLocale.FormatType.NarrowFormat if language() == "vi" else QLocale.FormatType.ShortFormat
        for day in range(1, 8):
            name = QLabel(user_locale().standaloneDayName(day, width))
            name.setAlignment(Qt.AlignmentFlag.AlignCenter)
            name.setFixedWidth(_CELL)
            style.set_kind(name, "small")
            row.addWidget(name)
        return row

    def open_at(self, day: date, *, below: QWidget) -> None:
        """Show the month of a day under a widget, or above it at the foot of the screen."""
        self._month.setSelectedDate(QDate(day.year, day.month, day.day))
        self._show_title()
        self.adjustSize()
        place = below.mapToGlobal(QPoint(0, below.height() + 2))
        screen = below.screen().availableGeometry()
        if place.y() + self.height() > screen.bottom():
            place = below.mapToGlobal(QPoint(0, -self.height() - 2))
        place.setX(max(screen.left(), min(place.x(), screen.right() - self.width())))
        self.move(place)
        self.show()
        self._month.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F4):
            self.close()
            return
        super().keyPressEvent(event)

    def _show_title(self) -> None:
        name = user_locale().standaloneMonthName(self._month.monthShown())
        self._title.setText(f"{name[:1].upper()}{name[1:]} {self._month.yearShown()}")

    def _pick(self, day: QDate) -> None:
        self.close()
        self.picked.emit(date(day.year(), day.month(), day.day()))
