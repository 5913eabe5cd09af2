"""The foot of the list of meetings: what the filter hides, notices owed, and months without a meeting, each a link."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QVBoxLayout, QWidget

from cchc_desktop.calendar.periods import Period
from cchc_desktop.i18n import _, ngettext
from ui import style
from ui.meetings.names import period_name
from ui.meetings.notices import OwedNotice, count_words


class ListFoot(QFrame):
    """Lines that show themselves only when they have something to say.

    Signals: ``all_wanted`` nothing is to be filtered out; ``owed_wanted`` the first meeting that owes its notice is to
    be shown; ``month_wanted(Period)`` a month without a meeting is to be entered or explained.
    """

    all_wanted = Signal()
    owed_wanted = Signal()
    month_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.set_kind(self, "pane")
        self.hidden = self._link("")
        self.owed = self._link("calendar_clock")
        self.missing = self._link("warning")
        self._months: tuple[Period, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 0)
        column.setSpacing(0)
        for button in (self.hidden, self.owed, self.missing):
            column.addWidget(button)
        self.hidden.clicked.connect(self.all_wanted)
        self.owed.clicked.connect(self.owed_wanted)
        self.missing.clicked.connect(self._on_missing)

    def show_hidden(self, count: int) -> None:
        """Say how many meetings the filter keeps back."""
        words = ngettext("{n} meeting is filtered out – show all", "{n} meetings are filtered out – show all", count)
        _show(self.hidden, words.format(n=count) if count else "")

    def show_owed(self, notices: Sequence[OwedNotice]) -> None:
        """Count the notices that are owed."""
        _show(self.owed, count_words(notices))
        is_late = any(notice.is_late for notice in notices)
        self.owed.setIcon(style.icon("calendar_clock", "red" if is_late else "amber", size=16))
        self.owed.setToolTip("\n".join([self.owed.text(), _("Go to the first of them")]))

    def show_missing(self, months: Sequence[Period]) -> None:
        """Name the past months without a meeting: the latest two, all of them in the tool tip."""
        self._months = tuple(months)
        _show(self.missing, _missing_words(self._months[-2:]) if months else "")
        tip = _("Enter the meeting, or say why there was none")
        self.missing.setToolTip("\n".join([_missing_words(self._months), tip]) if months else "")

    def _on_missing(self) -> None:
        if len(self._months) == 1:
            self.month_wanted.emit(self._months[0])
            return
        menu = QMenu(self)
        for month in reversed(self._months):
            menu.addAction(period_name(month).capitalize(), partial(self.month_wanted.emit, month))
        menu.setActiveAction(menu.actions()[0])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.missing.mapToGlobal(QPoint(8, -menu.sizeHint().height())))

    def _link(self, icon: str) -> QPushButton:
        button = QPushButton()
        style.set_kind(button, "link")
        if icon:
            button.setIcon(style.icon(icon, "amber", filled=icon == "warning", size=16))
            button.setIconSize(QSize(16, 16))
        button.hide()
        return button


def _show(button: QPushButton, words: str) -> None:
    button.setText(words)
    button.setAccessibleName(words)
    button.setVisible(bool(words))


def _missing_words(months: Sequence[Period]) -> str:
    return _("No meeting in {months}").format(months=", ".join(f"{month.number}/{month.year}" for month in months))
