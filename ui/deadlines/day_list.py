"""All of one day, over the month: chosen with Enter or a click, left with Escape."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from cchc_desktop.text.dates import short_date
from ui import style
from ui.common.user_locale import weekday
from ui.deadlines.items import Item, key_of
from ui.deadlines.lines import count_words, line_of
from ui.deadlines.lines_view import Group, LinesModel, LinesView

_WIDTH: Final = 380
_MOST: Final = 6


class DayList(QFrame):
    """Lists the items of a day.

    Signals: ``picked(item)`` an item was chosen; ``menu_wanted(item, QPoint)``.
    """

    picked = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, today: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        style.set_kind(self, "popup")
        model: LinesModel[Item] = LinesModel(lambda item: line_of(item, today), key_of)
        self.title = QLabel()
        style.set_kind(self.title, "label")
        self.title.setContentsMargins(16, 8, 16, 8)
        self.list: LinesView[Item] = LinesView(model, "")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.list)
        self.list.opened.connect(self._pick)
        self.list.clicked.connect(lambda _index: self._pick())
        self.list.left.connect(self.close)
        self.list.menu_wanted.connect(self._ask_menu)

    def show_day(self, day: date, items: Sequence[Item], beside: QRect) -> None:
        """Show the items of a day near its cell, given in pixels of the screen."""
        title = f"{weekday(day)}, {short_date(day)} – {count_words(len(items))}"
        self.title.setText(title)
        self.setAccessibleName(title)
        self.list.setAccessibleName(title)
        self.list.show_groups([Group("", "text2", items)])
        self.list.setFixedHeight(self.list.sizeHintForLines(_MOST))
        self.setFixedWidth(_WIDTH)
        self.adjustSize()
        self.move(self._place(beside))
        self.show()
        self.list.select_row(0)
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self, beside: QRect) -> QPoint:
        """Return a place right of the day, else left of it, inside the screen."""
        screen = self.screen().availableGeometry()
        left = beside.right() + 2
        if left + self.width() > screen.right():
            left = beside.left() - self.width() - 2
        top = min(beside.top(), screen.bottom() - self.height())
        return QPoint(max(screen.left(), left), max(screen.top(), top))

    def _pick(self) -> None:
        item = self.list.current_thing()
        if item is not None:
            self.close()
            self.picked.emit(item)

    def _ask_menu(self, point: QPoint) -> None:
        item = self.list.current_thing()
        if item is not None:
            self.close()
            self.menu_wanted.emit(item, point)
