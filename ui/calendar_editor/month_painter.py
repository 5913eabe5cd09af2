"""Draws one month of the year view: white is worked, the band is rest, what is listed has its name below."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from cchc_desktop.calendar.holidays import DayKind, ListedDay
from ui import style
from ui.calendar_editor.words import month_note, weekday_format
from ui.common.user_locale import user_locale

TITLE: Final = 22
NAMES: Final = 15
ROW: Final = 20
NOTE: Final = 18
HEIGHT: Final = TITLE + NAMES + 6 * ROW + NOTE
_DAYS: Final = 7
_SATURDAY: Final = 5
_WEEKS: Final = calendar.Calendar(firstweekday=0)


@dataclass(frozen=True)
class YearLook:
    """What the months show: the listed days, today, the day with the keyboard, whether Saturdays are worked."""

    listed: Mapping[date, ListedDay]
    today: date
    current: date
    has_focus: bool = False
    works_saturdays: bool = False


@dataclass(frozen=True)
class MonthPlace:
    """Where a month stands in the year view."""

    year: int
    month: int
    left: int
    top: int
    width: int

    def cell(self, day: date) -> QRect:
        """Return the place of a day of this month."""
        column, row = day.weekday(), (day.day + date(day.year, day.month, 1).weekday() - 1) // _DAYS
        left = self.left + self.width * column // _DAYS
        right = self.left + self.width * (column + 1) // _DAYS
        return QRect(left, self.top + TITLE + NAMES + ROW * row, right - left, ROW)

    def day_at(self, point: QPoint) -> date | None:
        """Return the day at a point, or nothing."""
        days = (date(self.year, self.month, number) for number in range(1, self._length() + 1))
        return next((day for day in days if self.cell(day).contains(point)), None)

    def note_rect(self) -> QRect:
        """Return the place of the line below the days: under the last week there is."""
        last = self.cell(date(self.year, self.month, self._length()))
        return QRect(self.left, last.bottom() + 2, self.width, NOTE)

    def note(self, listed: Mapping[date, ListedDay]) -> str:
        """Return the line below the days."""
        days = [listed[day] for day in sorted(listed) if (day.year, day.month) == (self.year, self.month)]
        return month_note(days)

    def _length(self) -> int:
        return calendar.monthrange(self.year, self.month)[1]


def paint_month(painter: QPainter, place: MonthPlace, look: YearLook) -> None:
    """Draw a month."""
    locale = user_locale()
    title = locale.standaloneMonthName(place.month)
    painter.setFont(style.font("strong"))
    painter.setPen(style.color("text"))
    rect = QRect(place.left, place.top, place.width, TITLE)
    painter.drawText(
        rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), title[:1].upper() + title[1:]
    )
    painter.setFont(style.font("small"))
    painter.setPen(style.color("text2"))
    for column in range(_DAYS):
        left, right = place.width * column // _DAYS, place.width * (column + 1) // _DAYS
        cell = QRect(place.left + left, place.top + TITLE, right - left, NAMES)
        painter.drawText(
            cell, int(Qt.AlignmentFlag.AlignCenter), locale.standaloneDayName(column + 1, weekday_format())
        )
    for day in _WEEKS.itermonthdates(place.year, place.month):
        if day.month == place.month:
            _paint_day(painter, place.cell(day), day, look)
    _paint_note(painter, place, look)


def _paint_note(painter: QPainter, place: MonthPlace, look: YearLook) -> None:
    words, rect = place.note(look.listed), place.note_rect()
    font = style.font("small")
    painter.setFont(font)
    painter.setPen(style.color("text2"))
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


def _paint_day(painter: QPainter, cell: QRect, day: date, look: YearLook) -> None:
    entry = look.listed.get(day)
    is_worked = entry is not None and entry.kind is DayKind.WORKED
    is_off = entry is not None and not is_worked
    is_weekend = day.weekday() >= _SATURDAY + look.works_saturdays
    inside = cell.adjusted(1, 1, -1, -1)
    if day == look.current:
        painter.fillRect(inside, style.color("selection"))
    elif is_off:
        painter.fillRect(inside, style.color("grey_fill"))
    elif is_weekend and not is_worked:
        painter.fillRect(inside, style.color("band"))
    if is_worked:
        painter.setPen(QPen(style.color("accent"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(inside.adjusted(0, 0, -1, -1))
    if day == look.today:
        _paint_disc(painter, cell)
    painter.setFont(style.font("label" if entry is not None or day == look.today else "small"))
    painter.setPen(style.color(_ink(day, look, is_worked=is_worked, is_rest=is_off or is_weekend)))
    painter.drawText(cell, int(Qt.AlignmentFlag.AlignCenter), str(day.day))
    if is_off:
        painter.fillRect(cell.center().x() - 5, cell.bottom() - 3, 11, 1, style.color("text2"))
    if day == look.current and (look.has_focus or style.is_high_contrast()):
        style.draw_ring(painter, cell)


def _paint_disc(painter: QPainter, cell: QRect) -> None:
    disc = QRect(0, 0, ROW - 1, ROW - 1)
    disc.moveCenter(cell.center())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(style.color("accent"))
    painter.drawEllipse(disc)


def _ink(day: date, look: YearLook, *, is_worked: bool, is_rest: bool) -> str:
    if day == look.today:
        return "on_accent"
    if is_worked:
        return "accent"
    return "text2" if is_rest else "text"
