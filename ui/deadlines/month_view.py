"""The month by mouse and keyboard: days, their items, and an item taken to another day."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.i18n import _, mark
from cchc_desktop.text.dates import FIRST_YEAR, LAST_YEAR, short_date
from ui.common.keys import Keys
from ui.common.lists.text_lines import type_of
from ui.common.user_locale import weekday
from ui.deadlines.items import Item, ItemKey, key_of
from ui.deadlines.lines import count_words, month_words
from ui.deadlines.month_painter import MonthLook, Moving, note_of, paint_month
from ui.deadlines.month_places import MonthPlaces

_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


_TURN_MS: Final = 700
"""So long an item is held above or below the month until the month beside it is shown."""


class MonthView(QWidget):
    """Shows a month.

    Signals: ``month_changed()`` another month is shown; ``item_chosen(item)`` an item was chosen here;
    ``item_opened(item)`` a double click on one; ``day_opened(day)`` all of a day is to be shown;
    ``move_wanted(item, day)`` an item was taken to another day; ``moving_changed(Moving or None)`` it is on its way, or
    no longer; ``menu_wanted(QPoint)`` the menu of the item chosen.
    """

    month_changed = Signal()
    item_chosen = Signal(object)
    item_opened = Signal(object)
    day_opened = Signal(object)
    move_wanted = Signal(object, object)
    moving_changed = Signal(object)
    menu_wanted = Signal(QPoint)
    KEYS = Keys(
        mark("Month"),
        (
            ("←, →, ↑, ↓", mark("another day")),
            ("PgUp, PgDn", mark("the month before, the next month")),
            ("Home", mark("today")),
            ("Space", mark("choose the next item of the day")),
            ("Enter", mark("show all of the day")),
            ("Shift+←, Shift+→, Shift+↑, Shift+↓", mark("take the item chosen to another day, Enter asks to extend")),
            ("Esc", mark("leave the item where it is")),
        ),
    )

    def __init__(self, today: date, working: WorkingCalendar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Month"))
        self.look = MonthLook(today, today, working)
        self._month = (today.year, today.month)
        self._pressed: tuple[QPoint, Item | None] | None = None
        self._turning = QTimer(self, interval=_TURN_MS)
        self._turning.timeout.connect(self._turn)

    # -- what the owner calls

    def show_days(
        self, by_day: Mapping[date, Sequence[Item]], working: WorkingCalendar, today: date, chosen: ItemKey | None
    ) -> None:
        """Show these items; an item on its way stays where it was."""
        self.look = replace(self.look, by_day=by_day, working=working, today=today, chosen=chosen, moving=None)
        self._tell()

    def choose(self, item: Item | None) -> None:
        """Mark an item chosen elsewhere and go to its day."""
        self.look = replace(self.look, chosen=key_of(item) if item is not None else None, moving=None)
        if item is not None and item.day is not None:
            self.go_to(item.day)
        self._tell()

    def go_to(self, day: date) -> None:
        """Make a day the current one, in its month."""
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            return
        self.look = replace(self.look, current=day)
        self._show_month_of(day)
        self._tell()

    def go_by_months(self, months: int) -> None:
        """Show the month before or after."""
        number = self._month[0] * 12 + self._month[1] - 1 + months
        year, month = number // 12, number % 12 + 1
        last = calendar.monthrange(year, month)[1]
        self.go_to(date(year, month, min(self.look.current.day, last)))

    @property
    def month(self) -> tuple[int, int]:
        """The year and month shown."""
        return self._month

    def items_of(self, day: date) -> Sequence[Item]:
        """Return everything of a day."""
        return self.look.by_day.get(day, ())

    def chosen_item(self) -> Item | None:
        """Return the item chosen, if it stands on the current day."""
        return next((each for each in self.items_of(self.look.current) if key_of(each) == self.look.chosen), None)

    def cell_of(self, day: date) -> QRect:
        """Return the place of a day, empty when it is not shown."""
        return self._places().cell(day) or QRect()

    def item_rect(self, item: Item) -> QRect:
        """Return the place of an item, empty when there is no room for it."""
        if item.day is None or (cell := self._places().cell(item.day)) is None:
            return QRect()
        items = self.items_of(item.day)
        shown = self._places().places(cell, len(items), has_note=bool(note_of(item.day, self.look.working))).items
        return next((each.rect for each in shown if items[each.number] == item), QRect())

    # -- what Qt asks

    def sizeHint(self) -> QSize:
        return QSize(7 * 130, 28 + 5 * 90)

    def minimumSizeHint(self) -> QSize:
        return QSize(7 * 60, 28 + 6 * 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_month(painter, self._places(), self.look)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.look.moving is not None and self._moved_on(event, key):
            return
        step = _STEPS.get(key)
        if step is not None and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._carry(step)
        elif step is not None:
            self.go_to(self.look.current + timedelta(days=step))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.go_by_months(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_Home:
            self.go_to(self.look.today)
        elif key == Qt.Key.Key_Space:
            self._choose_next()
        elif key in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.day_opened.emit(self.look.current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        day, item = self._at(point)
        if day is None:
            return
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = (point, item)
        if item is not None:
            self._choose(item)
        elif day != self.look.current:
            self.look = replace(self.look, current=day)  # a day of the month beside is shown once it is let go
            self._tell()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        start, item = self._pressed or (point, None)
        if item is None:
            return
        far = (point - start).manhattanLength() >= QApplication.startDragDistance()
        if self.look.moving is None and not far:
            return
        day = self._places().day_at(point)
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._set_moving(Moving(item, day or item.day or self.look.current, point))
        if self.rect().top() <= point.y() <= self.rect().bottom():
            self._turning.stop()
        elif not self._turning.isActive():
            self._turning.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        moving, pressed, self._pressed = self.look.moving, self._pressed, None
        self.unsetCursor()
        if moving is not None:
            self._end_moving()
            if self._places().day_at(event.position().toPoint()) == moving.to:
                self._ask_move(moving)
        elif pressed is not None and pressed[1] is None and event.button() == Qt.MouseButton.LeftButton:
            day, _item = self._at(event.position().toPoint())
            if day is not None:
                self.go_to(day)
                if self.items_of(day):
                    self.day_opened.emit(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        _day, item = self._at(event.position().toPoint())
        if item is not None:
            self.item_opened.emit(item)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            if self._at(event.pos())[1] is not None:
                self.menu_wanted.emit(event.globalPos())
        elif (item := self.chosen_item()) is not None:
            self.menu_wanted.emit(self.mapToGlobal(self.item_rect(item).bottomLeft()))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._tip(event.pos()), self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.look = replace(self.look, has_focus=True)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.look = replace(self.look, has_focus=False)
        self._end_moving()
        self.update()

    # -- parts

    def _places(self) -> MonthPlaces:
        return MonthPlaces(*self._month, self.width(), self.height(), type_of("small").height)

    def _at(self, point: QPoint) -> tuple[date | None, Item | None]:
        places = self._places()
        day = places.day_at(point)
        cell = places.cell(day) if day is not None else None
        if day is None or cell is None:
            return None, None
        items = self.items_of(day)
        shown = places.places(cell, len(items), has_note=bool(note_of(day, self.look.working))).items
        return day, next((items[each.number] for each in shown if each.rect.contains(point)), None)

    def _choose(self, item: Item) -> None:
        if item.day is not None:
            self.look = replace(self.look, chosen=key_of(item), current=item.day)
        self._tell()
        self.item_chosen.emit(item)

    def _choose_next(self) -> None:
        """Choose the item of the day after the one chosen, the first after the last."""
        items = self.items_of(self.look.current)
        if items:
            keys = [key_of(each) for each in items]
            number = keys.index(self.look.chosen) + 1 if self.look.chosen in keys else 0
            self._choose(items[number % len(items)])

    def _carry(self, step: int) -> None:
        """Take the item chosen a day or a week further; the first of the day where none is chosen."""
        moving = self.look.moving
        if moving is None:
            if self.chosen_item() is None:
                self._choose_next()
            item = self.chosen_item()
            if item is None or item.day is None:
                return
            moving = Moving(item, item.day)
        to = moving.to + timedelta(days=step)
        if FIRST_YEAR <= to.year <= LAST_YEAR:
            self._show_month_of(to)
            self._set_moving(Moving(moving.item, to))

    def _moved_on(self, event: QKeyEvent, key: Qt.Key) -> bool:
        """Answer the keys that end the way of an item; tell whether it was one of them."""
        moving = self.look.moving
        if moving is None:
            return False
        if key in _ENTER:
            self._end_moving()
            self._ask_move(moving)
            return True
        is_carried = key in _STEPS and bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_Escape or not (is_carried or key == Qt.Key.Key_Shift):
            self._end_moving()
            self.go_to(self.look.current)
            return key == Qt.Key.Key_Escape
        return False

    def _end_moving(self) -> None:
        if self.look.moving is not None:
            self._set_moving(None)

    def _turn(self) -> None:
        """Show the month before or after, while an item is held above or below this one."""
        moving = self.look.moving
        if moving is not None and moving.at is not None:
            number = self._month[0] * 12 + self._month[1] - 1 + (-1 if moving.at.y() < 0 else 1)
            self._show_month_of(date(number // 12, number % 12 + 1, 1))
            self.update()

    def _set_moving(self, moving: Moving | None) -> None:
        before = self.look.moving
        if moving is None:
            self._turning.stop()
        self.look = replace(self.look, moving=moving)
        self._tell()
        if (before.to if before else None) != (moving.to if moving else None):
            self.moving_changed.emit(moving)

    def _show_month_of(self, day: date) -> None:
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            return
        before, self._month = self._month, (day.year, day.month)
        if before != self._month:
            self.month_changed.emit()

    def _ask_move(self, moving: Moving) -> None:
        if moving.to != moving.item.day:
            self.move_wanted.emit(moving.item, moving.to)

    def _tip(self, point: QPoint) -> str:
        day, item = self._at(point)
        if item is not None:
            return month_words(item)
        return self._day_words(day) if day is not None else ""

    def _tell(self) -> None:
        """Say what the keyboard is on, for somebody who hears it, and draw."""
        moving = self.look.moving
        if moving is not None:
            words = _("{item} to {day}").format(item=month_words(moving.item), day=self._day_words(moving.to))
        else:
            words = self._day_words(self.look.current)
            if (item := self.chosen_item()) is not None:
                words = f"{words}. {month_words(item)}"
        self.setAccessibleDescription(words)
        self.update()

    def _day_words(self, day: date) -> str:
        count = len(self.items_of(day))
        parts = [f"{weekday(day)}, {short_date(day)}", note_of(day, self.look.working)]
        if count:
            parts.append(count_words(count))
        return " – ".join(filter(None, parts))
