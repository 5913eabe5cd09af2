"""The line above the settings while a period other than today's is edited."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from cchc_desktop.committee.records import ProfilePeriod
from cchc_desktop.committee.rules import is_valid_on
from cchc_desktop.i18n import _
from cchc_desktop.text.dates import short_date
from ui import style
from ui.common.icon_label import IconLabel


class PeriodNotice(QFrame):
    """Names the period shown; hidden when it is today's.

    Signals: ``back_wanted()`` to the period of today.
    """

    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.set_kind(self, "head")
        self.words = IconLabel("strong")
        self.back = QPushButton(_("Back to today"))
        self.back.setAutoDefault(False)
        style.set_kind(self.back, "link")
        self.back.clicked.connect(self.back_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(style.MARGIN, 4, style.GUTTER, 4)
        row.addWidget(self.words, 1)
        row.addWidget(self.back)
        self.hide()

    def show_period(self, periods: Sequence[ProfilePeriod], day: date, today: date) -> None:
        """Say which period is edited, unless it is the one of today."""
        shown = next((row for row in periods if is_valid_on(row.valid_from, row.valid_to, day)), None)
        is_other = shown is not None and not is_valid_on(shown.valid_from, shown.valid_to, today)
        self.setVisible(is_other)
        if shown is not None and is_other:
            words = _("These names hold {period}.").format(period=period_words(shown.valid_from, shown.valid_to))
            self.words.show_text(words, "calendar_clock", "amber")


def period_words(first: date | None, last: date | None) -> str:
    """Return "từ 01/7/2025", "đến 30/6/2025", "từ … đến …" or "mọi ngày"."""
    if first is not None and last is not None:
        return _("from {first} to {last}").format(first=short_date(first), last=short_date(last))
    if first is not None:
        return _("from {day}").format(day=short_date(first))
    if last is not None:
        return _("until {day}").format(day=short_date(last))
    return _("on every day")
