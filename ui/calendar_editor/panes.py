"""The two panes of the window: the list with its foot, and the twelve months that scroll."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout

from cchc_desktop.i18n import _
from ui import style
from ui.calendar_editor.days_table import DaysTable
from ui.calendar_editor.year_view import YearView

_LEAST_LIST: Final = 320
_LEAST_YEAR: Final = 230
_AROUND: Final = 80


class ListPane(QFrame):
    """The listed days, and what holds for the whole file or year."""

    def __init__(self) -> None:
        super().__init__()
        style.set_kind(self, "pane")
        self.setMinimumWidth(_LEAST_LIST)
        self.table = DaysTable()
        self.saturdays = QCheckBox(_("Saturday is a working day"))
        self.back_button = QPushButton(_("Back to the days supplied"))
        self.back_button.setAutoDefault(False)
        style.set_kind(self.back_button, "link")
        foot = QFrame()
        style.set_kind(foot, "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(style.GUTTER, 4, 8, 4)
        row.addWidget(self.saturdays, 1)
        row.addWidget(self.back_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(foot)


class YearPane(QScrollArea):
    """The months; ``show_day`` brings one of their days into sight."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.view = YearView(today)
        self._inside = inside = QFrame()
        style.set_kind(inside, "pane")
        column = QVBoxLayout(inside)
        column.setContentsMargins(style.GUTTER, 4, style.GUTTER, 4)
        column.addWidget(self.view)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(_LEAST_YEAR)

    def show_day(self, day: date) -> None:
        """Make a day of the year shown the current one, in sight."""
        self.view.go_to(day)
        place = self.view.mapTo(self._inside, self.view.cell_of(day).center())
        self.ensureVisible(place.x(), place.y(), 0, _AROUND)
