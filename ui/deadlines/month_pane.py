"""The month with its head: which month, the way to others, what the grounds mean, and the days off."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from cchc_desktop.calendar.period_names import period_name
from cchc_desktop.calendar.periods import Period
from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.i18n import _
from ui import style
from ui.common.icon_label import IconLabel
from ui.deadlines.month_view import MonthView


class MonthPane(QFrame):
    """Holds a ``MonthView``.

    Signals: ``days_off_wanted()``; ``list_wanted()`` the agenda in place of the month.
    """

    days_off_wanted = Signal()
    list_wanted = Signal()

    def __init__(self, today: date, working: WorkingCalendar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.set_kind(self, "pane")
        self.view = MonthView(today, working)
        self.title = QLabel()
        self.before, self.after, self.list_button = QToolButton(), QToolButton(), QToolButton()
        self.today_button, self.days_off = QPushButton(_("Today")), QPushButton(_("Days off"))
        self.legend = QWidget()
        self._build()
        self.view.month_changed.connect(self._show_month)
        self.before.clicked.connect(lambda: self.view.go_by_months(-1))
        self.after.clicked.connect(lambda: self.view.go_by_months(1))
        self.today_button.clicked.connect(lambda: self.view.go_to(self.view.look.today))
        self.days_off.clicked.connect(self.days_off_wanted)
        self.list_button.clicked.connect(self.list_wanted)
        self._show_month()

    def show_narrow(self, narrow: bool) -> None:
        """Offer the way to the agenda where it is not beside the month."""
        self.list_button.setVisible(narrow)

    # -- parts

    def _show_month(self) -> None:
        words = period_name(Period.month_of(date(*self.view.month, 1)))
        self.title.setText(words[:1].upper() + words[1:])

    def _build(self) -> None:
        head = QFrame()
        style.set_kind(head, "tool_row")
        head.setFixedHeight(style.TOOL_ROW)
        row = QHBoxLayout(head)
        row.setContentsMargins(8, 7, 8, 7)
        row.setSpacing(8)
        style.set_kind(self.title, "title")
        self.title.setMinimumWidth(self._widest())
        for button, icon, words in (
            (self.list_button, "panel_left", _("Show the list")),
            (self.before, "chevron_left", _("The month before (PgUp)")),
            (self.after, "chevron_right", _("The next month (PgDn)")),
        ):
            style.set_kind(button, "tool")
            button.setIcon(style.icon(icon))
            button.setIconSize(QSize(20, 20))
            button.setToolTip(words)
            button.setAccessibleName(words)
        self.today_button.setToolTip(_("Today (Home)"))
        style.set_kind(self.days_off, "flat")
        self.days_off.setIcon(style.icon("calendar_edit", "text", size=16))
        self.days_off.setToolTip(_("Days off and Saturdays worked"))
        self._fill_legend()
        for part in (self.list_button, self.before, self.title, self.after, self.today_button):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.legend)
        row.addWidget(self.days_off)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.view, 1)

    def _fill_legend(self) -> None:
        row = QHBoxLayout(self.legend)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(12)
        for words, icon, role in ((_("Day off"), "beach", "text2"), (_("Worked instead"), "briefcase", "accent")):
            label = IconLabel("sub")
            label.show_text(words, icon, role)
            row.addWidget(label)

    def _widest(self) -> int:
        """Return the room of the longest title, so that the arrows stay under the pointer."""
        self.title.ensurePolished()
        metrics = self.title.fontMetrics()
        months = (period_name(Period.month_of(date(2022, month, 1))) for month in range(1, 13))
        return max(metrics.horizontalAdvance(words[:1].upper() + words[1:]) for words in months) + 4
