"""The twelve months of a year at once; a click or Enter on a day sets it."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from cchc_desktop.calendar.holidays import ListedDay
from cchc_desktop.i18n import _, mark
from ui import style
from ui.calendar_editor.month_painter import HEIGHT, MonthPlace, YearLook, paint_month
from ui.calendar_editor.words import day_words
from ui.common.keys import Keys

_LEAST_MONTH: Final = 160
_GAP: Final = 16
_BETWEEN: Final = 6
_COLUMNS: Final = (4, 3, 2, 1)
_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


class YearView(QWidget):
    """Shows a year.

    Signals: ``day_wanted(day)`` a day is to be set; ``day_reached(day)`` the keyboard came to a day;
    ``remove_wanted(day)`` Del.
    """

    day_wanted = Signal(object)
    day_reached = Signal(object)
    remove_wanted = Signal(object)
    KEYS = Keys(
        mark("Year of days off"),
        (
            ("←, →, ↑, ↓", mark("another day")),
            ("PgUp, PgDn", mark("the month before, the next month")),
            ("Home, End", mark("first, last day of the month")),
            ("Enter", mark("set the day: off, worked, its name")),
            ("Del", mark("take the day off the list")),
        ),
    )

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.look = YearLook({}, today, today)
        self._months: tuple[MonthPlace, ...] = ()
        self._year = today.year
        self._place()

    def show_year(self, year: int, days: Sequence[ListedDay], today: date, *, works_saturdays: bool) -> None:
        """Show the days of a year; the current day stays where it is in the year."""
        current = self.look.current
        if current.year != year:
            current = today if today.year == year else date(year, 1, 1)
        listed = {entry.day: entry for entry in days}
        self.look = replace(self.look, listed=listed, today=today, current=current, works_saturdays=works_saturdays)
        self._year = year
        self._place()
        self.setAccessibleName(_("Year {year}").format(year=year))
        self._tell_current()

    def go_to(self, day: date) -> None:
        """Make a day of the year the current one, without telling anybody."""
        if day.year == self._year and day != self.look.current:
            self.look = replace(self.look, current=day)
            self._tell_current()

    def current(self) -> date:
        """Return the day with the keyboard."""
        return self.look.current

    def cell_of(self, day: date) -> QRect:
        """Return where a day of the year stands."""
        return self._months[day.month - 1].cell(day)

    def day_at(self, point: QPoint) -> date | None:
        """Return the day at a point, or nothing."""
        return next((day for place in self._months if (day := place.day_at(point)) is not None), None)

    # -- what Qt asks

    def sizeHint(self) -> QSize:
        return QSize(4 * (_LEAST_MONTH + _GAP), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), style.color("surface"))
        for place in self._months:
            if event.rect().intersects(QRect(place.left, place.top, place.width, HEIGHT)):
                paint_month(painter, place, self.look)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position().toPoint())
        if day is None:
            super().mousePressEvent(event)
            return
        self._reach(day)
        if event.button() == Qt.MouseButton.LeftButton:
            self.day_wanted.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2):
            self.day_wanted.emit(self.look.current)
        elif key == Qt.Key.Key_Delete:
            self.remove_wanted.emit(self.look.current)
        elif (day := self._stepped(key)) is not None:
            self._reach(day)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_focus()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._tip(event.pos()), self)
            return True
        return super().event(event)

    # -- parts

    def _tip(self, point: QPoint) -> str:
        day = self.day_at(point)
        if day is not None:
            return day_words(day, self.look.listed.get(day))
        noted = (place for place in self._months if place.note_rect().contains(point))
        return next((place.note(self.look.listed) for place in noted), "")

    def _stepped(self, key: Qt.Key) -> date | None:
        """Return the day that a key leads to, within the year; None for other keys."""
        day = self.look.current
        last = calendar.monthrange(day.year, day.month)[1]
        if key in _STEPS:
            day += timedelta(days=_STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            day = day.replace(day=1 if key == Qt.Key.Key_Home else last)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            month = day.month + (-1 if key == Qt.Key.Key_PageUp else 1)
            if not 1 <= month <= 12:
                return day
            day = day.replace(month=month, day=min(day.day, calendar.monthrange(day.year, month)[1]))
        else:
            return None
        return day if day.year == self._year else self.look.current

    def _reach(self, day: date) -> None:
        if day != self.look.current:
            self.look = replace(self.look, current=day)
            self._tell_current()
            self.day_reached.emit(day)

    def _tell_current(self) -> None:
        current = self.look.current
        self.setAccessibleDescription(day_words(current, self.look.listed.get(current)))
        self.update()

    def _show_focus(self) -> None:
        self.look = replace(self.look, has_focus=self.hasFocus())
        self.update()

    def _place(self) -> None:
        """Give each month its place: as many beside one another as there is room for."""
        room = max(self.width(), _LEAST_MONTH)
        columns = next(n for n in _COLUMNS if n == 1 or room >= n * _LEAST_MONTH + (n - 1) * _GAP)
        width = (room - (columns - 1) * _GAP) // columns
        self._months = tuple(
            MonthPlace(
                self._year,
                number + 1,
                number % columns * (width + _GAP),
                number // columns * (HEIGHT + _BETWEEN),
                width,
            )
            for number in range(12)
        )
        rows = 12 // columns
        self.setMinimumHeight(rows * HEIGHT + (rows - 1) * _BETWEEN)
        self.updateGeometry()
        self.update()
