"""Draws the month: white is worked, the band is rest with its name, a Saturday worked has its word, today a disc."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from PySide6.QtCore import QLocale, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPen

from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.i18n import ngettext
from cchc_desktop.text.dates import month_number
from ui import style
from ui.common.lists.text_lines import Type, fit, type_of
from ui.common.user_locale import user_locale, weekday
from ui.deadlines.items import Item, ItemKey, key_of
from ui.deadlines.lines import ground_of, icon_of, month_words
from ui.deadlines.month_places import HEAD, ItemPlace, MonthPlaces

_ICON: Final = 16
_DISC: Final = 24
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Moving:
    """An item on its way to another day, by the mouse or by the keyboard; ``at`` is where the pointer is."""

    item: Item
    to: date
    at: QPoint | None = None


@dataclass(frozen=True)
class MonthLook:
    """What the month shows."""

    today: date
    current: date
    working: WorkingCalendar
    by_day: Mapping[date, Sequence[Item]] = field(default_factory=dict)
    chosen: ItemKey | None = None
    has_focus: bool = False
    moving: Moving | None = None


def paint_month(painter: QPainter, places: MonthPlaces, look: MonthLook) -> None:
    """Draw the whole month."""
    painter.fillRect(0, 0, places.width, places.height, style.color("surface"))
    _paint_names(painter, places)
    for day in places.days():
        cell = places.cell(day)
        if cell is not None:
            _paint_day(painter, places, cell, day, look)
    _paint_lines(painter, places)
    cell = places.cell(look.moving.to if look.moving is not None else look.current)
    if cell is not None and _is_ringed(look):
        style.draw_ring(painter, cell.adjusted(0, 0, -1, -1))
    if look.moving is not None:
        _paint_moving(painter, places, look.moving)


def _is_ringed(look: MonthLook) -> bool:
    """Tell whether the ring of the keyboard goes round the day: it does not where it goes round an item in it."""
    if look.moving is not None:
        return True
    return look.has_focus and all(key_of(each) != look.chosen for each in look.by_day.get(look.current, ()))


def note_of(day: date, working: WorkingCalendar) -> str:
    """Return the name of a day off or of a Saturday worked, "" for any other day."""
    return working.day_name(day) or ""


def more_words(number: int) -> str:
    """Say how many items of a day have no room."""
    return ngettext("+{n} more", "+{n} more", number).format(n=number)


def _paint_names(painter: QPainter, places: MonthPlaces) -> None:
    painter.fillRect(0, 0, places.width, places.name_rect(0).height(), style.color("band"))
    label = type_of("label")
    painter.setFont(label.font)
    painter.setPen(style.color("text2"))
    for column in range(7):
        rect = places.name_rect(column).adjusted(9, 0, -2, 0)
        name = weekday(places.weeks[0][column])
        if label.width(name) > rect.width():
            name = user_locale().standaloneDayName(column + 1, QLocale.FormatType.ShortFormat)
        painter.drawText(rect, int(_LEFT), name)


def _paint_lines(painter: QPainter, places: MonthPlaces) -> None:
    painter.setPen(QPen(style.color("line"), 1))
    for week in places.weeks:
        cell = places.cell(week[0])
        if cell is not None:
            painter.drawLine(0, cell.top(), places.width, cell.top())
    for column in range(1, 7):
        left = places.name_rect(column).left()
        painter.drawLine(left, 0, left, places.height)


def _paint_day(painter: QPainter, places: MonthPlaces, cell: QRect, day: date, look: MonthLook) -> None:
    is_worked, note = look.working.is_working_day(day), note_of(day, look.working)
    if not is_worked:
        painter.fillRect(cell, style.color("band"))
    elif day == look.current and not style.is_high_contrast():
        painter.fillRect(cell, style.color("tint" if look.has_focus and look.moving is None else "surface"))
    _paint_number(painter, places, cell, day, look, is_worked=is_worked)
    items = look.by_day.get(day, ())
    found = places.places(cell, len(items), has_note=bool(note))
    if found.note is not None:
        _paint_note(painter, found.note, note, is_worked=is_worked)
    for place in found.items:
        _paint_item(painter, place, items[place.number], is_chosen=key_of(items[place.number]) == look.chosen)
    if found.more is not None:
        small = type_of("label")
        painter.setFont(small.font)
        painter.setPen(style.color("accent"))
        words = more_words(len(items) - len(found.items))
        painter.drawText(found.more, int(_LEFT), small.elided(words, found.more.width()))


def _paint_number(
    painter: QPainter, places: MonthPlaces, cell: QRect, day: date, look: MonthLook, *, is_worked: bool
) -> None:
    words = f"{day.day}/{month_number(day.month).lstrip('0')}" if day.day == 1 else str(day.day)
    painter.setFont(type_of("label").font)
    room = QRect(cell.left() + 9, cell.top() + 1, cell.width() - 10, HEAD)
    if day == look.today:
        disc = QRect(cell.left() + 4, cell.top() + 2, max(_DISC, type_of("label").width(words) + 10), _DISC)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.color("accent"))
        painter.drawRoundedRect(disc, _DISC / 2, _DISC / 2)
        painter.setPen(style.color("on_accent"))
        painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), words)
        return
    is_here = (day.year, day.month) == (places.year, places.month)
    if not is_here:
        painter.setFont(type_of("small").font)
    painter.setPen(style.color("text" if is_here and is_worked else "text2"))
    painter.drawText(room, int(_LEFT), words)


def _paint_note(painter: QPainter, rect: QRect, note: str, *, is_worked: bool) -> None:
    """Draw the name of a day: an icon and its words, so that neither colour alone says what it is."""
    kind = type_of("label" if is_worked else "small")
    icon = QRect(rect.left(), rect.top() + (kind.height - _ICON) // 2 + 1, _ICON, _ICON)
    style.draw_icon(painter, icon, "briefcase" if is_worked else "beach", "accent" if is_worked else "text2")
    room = rect.adjusted(_ICON + 4, 0, 0, 0)
    painter.setFont(kind.font)
    painter.setPen(style.color("accent" if is_worked else "text2"))
    most = 2 if rect.height() >= 2 * kind.height else 1
    _paint_words(painter, room, fit(note, kind, room.width(), most), kind)


def _paint_words(painter: QPainter, room: QRect, lines: Sequence[str], kind: Type) -> None:
    for number, words in enumerate(lines):
        place = QRect(room.left(), room.top() + number * kind.height, room.width(), kind.height)
        painter.drawText(place, int(_LEFT), words)


def _paint_item(painter: QPainter, place: ItemPlace, item: Item, *, is_chosen: bool) -> None:
    small = type_of("small")
    rect = QRect(place.rect)
    shown = fit(month_words(item), small, rect.width() - _ICON - 14, place.lines)
    rect.setHeight(rect.height() - (place.lines - len(shown)) * small.height)  # no empty line below short words
    painter.setPen(Qt.PenStyle.NoPen)
    if style.is_high_contrast():
        painter.setPen(QPen(style.color("text"), 1))
    painter.setBrush(style.color(ground_of(item)))
    painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1), 4, 4)
    name, role, is_filled = icon_of(item)
    icon = QRect(rect.left() + 5, rect.top() + (small.height + 6 - _ICON) // 2, _ICON, _ICON)
    style.draw_icon(painter, icon, name, role, filled=is_filled)
    room = rect.adjusted(_ICON + 10, 3, -4, -3)
    painter.setFont(small.font)
    painter.setPen(style.color("text"))
    _paint_words(painter, room, shown, small)
    if is_chosen:
        painter.setPen(QPen(style.color("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), 4, 4)


def _paint_moving(painter: QPainter, places: MonthPlaces, moving: Moving) -> None:
    """Draw the item under the pointer, or in the day that the keyboard took it to."""
    width, height = places.width // 7 - 9, places.line + 6
    cell = places.cell(moving.to)
    if moving.at is not None:
        rect = QRect(moving.at.x() - width // 3, moving.at.y() - 10, width, height)
    elif cell is not None and moving.to != moving.item.day:
        rect = QRect(cell.left() + 4, cell.bottom() - height - 4, width, height)
    else:
        return
    painter.setOpacity(0.9)
    _paint_item(painter, ItemPlace(0, rect, 1), moving.item, is_chosen=True)
    painter.setOpacity(1)
