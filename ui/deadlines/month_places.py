"""Where everything stands in the month: weeks from Monday on, days, and the items that a day has room for."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPoint, QRect

NAMES: Final = 28
"""Height of the row with the names of the days of the week."""

HEAD: Final = 26
"""Height of the number of a day."""

_DAYS: Final = 7
_WEEKS: Final = calendar.Calendar(firstweekday=0)
_MOST: Final = 2
"""So many items a day, then "+3 việc"."""

_AIR, _PAD = 4, 4


@dataclass(frozen=True)
class ItemPlace:
    """Where one item of a day stands, on one or two lines; ``number`` is its place among those of the day."""

    number: int
    rect: QRect
    lines: int


@dataclass(frozen=True)
class DayPlaces:
    """The note of a day off, its items, and where the rest is counted (None when all are shown)."""

    note: QRect | None
    items: tuple[ItemPlace, ...]
    more: QRect | None


@dataclass(frozen=True)
class MonthPlaces:
    """The weeks of a month in a room of this size; ``line`` is the height of a line of small type."""

    year: int
    month: int
    width: int
    height: int
    line: int

    @property
    def weeks(self) -> Sequence[Sequence[date]]:
        """Four to six weeks of seven days."""
        return _weeks(self.year, self.month)

    def days(self) -> list[date]:
        """Return every day shown, also those of the months beside."""
        return [day for week in self.weeks for day in week]

    def name_rect(self, column: int) -> QRect:
        """Return the place of the name of a day of the week."""
        left = self.width * column // _DAYS
        return QRect(left, 0, self.width * (column + 1) // _DAYS - left, NAMES)

    def cell(self, day: date) -> QRect | None:
        """Return the place of a day, None when it is not shown."""
        row = (day - self.weeks[0][0]).days // _DAYS
        if not 0 <= row < len(self.weeks):
            return None
        room = self.height - NAMES
        top = NAMES + room * row // len(self.weeks)
        left = self.width * day.weekday() // _DAYS
        right = self.width * (day.weekday() + 1) // _DAYS
        return QRect(left, top, right - left, NAMES + room * (row + 1) // len(self.weeks) - top)

    def day_at(self, point: QPoint) -> date | None:
        """Return the day at a point."""
        return next((day for day in self.days() if (cell := self.cell(day)) and cell.contains(point)), None)

    def places(self, cell: QRect, count: int, *, has_note: bool) -> DayPlaces:
        """Return the places in a cell for so many items."""
        one, two = self.line + 6, 2 * self.line + 6
        top = cell.top() + HEAD
        room = cell.bottom() - _AIR - top
        note = None
        if has_note and room >= self.line:
            lines = 2 if room >= 2 * self.line and (not count or room >= 2 * self.line + one + _AIR) else 1
            note = QRect(cell.left() + 8, top, cell.width() - 14, lines * self.line)
            top, room = note.bottom() + _AIR, room - lines * self.line - _AIR
        fitting = max(0, min(_MOST, count, (room + _AIR) // (one + _AIR)))
        if count and not fitting:
            return self._low_places(cell, note, count)
        lines = 2 if fitting == count and room >= count * (two + _AIR) - _AIR else 1
        height = two if lines == 2 else one
        left, width = cell.left() + _PAD, cell.width() - 2 * _PAD - 1
        rects = (QRect(left, top + n * (height + _AIR), width, height) for n in range(fitting))
        items = tuple(ItemPlace(number, rect, lines) for number, rect in enumerate(rects))
        return DayPlaces(note, items, self._more(cell, items, count, top))

    def _low_places(self, cell: QRect, note: QRect | None, count: int) -> DayPlaces:
        """Return the places in a low window: one item beside the number, the rest counted below."""
        beside = QRect(cell.left() + 32, cell.top() + 3, cell.width() - 32 - _PAD, self.line + 6)
        if count == 1:
            return DayPlaces(note, (ItemPlace(0, beside, 1),), None)
        more = QRect(cell.left() + 8, beside.bottom() + 1, cell.width() - 12, self.line)
        if more.bottom() >= cell.bottom():
            half = beside.width() // 2
            more = QRect(beside.left() + half + 2, beside.top(), half - 2, beside.height())
            beside.setWidth(half)
        return DayPlaces(None, (ItemPlace(0, beside, 1),), more)

    def _more(self, cell: QRect, items: Sequence[ItemPlace], count: int, top: int) -> QRect | None:
        """Return where the rest is counted: below the items, or beside the number where there is no room."""
        if len(items) == count:
            return None
        below = items[-1].rect.bottom() + 2 if items else top
        if below + self.line <= cell.bottom() - 2:
            return QRect(cell.left() + 8, below, cell.width() - 12, self.line)
        return QRect(cell.left() + 36, cell.top() + 2, cell.width() - 42, HEAD - 4)


@lru_cache(maxsize=64)
def _weeks(year: int, month: int) -> tuple[tuple[date, ...], ...]:
    return tuple(tuple(week) for week in _WEEKS.monthdatescalendar(year, month))
