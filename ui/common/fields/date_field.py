"""A date typed as it comes to hand (4/12, 041220, 04/12/2020) or picked from a calendar with F4 or Alt+Down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from cchc_desktop.i18n import _
from cchc_desktop.text import dates
from ui import style
from ui.common.fields.calendar_popup import CalendarPopup
from ui.common.fields.field import LineEdit, commit_input_method
from ui.common.fields.read_field import ReadField


def shown_date(day: date | None) -> str:
    """Return a date as fields show it, 04/12/2020, or nothing."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}" if day is not None else ""


class DateLine(LineEdit):
    """The line of a date: F4 and Alt+Down open the calendar."""

    def __init__(self, open_calendar: Callable[[], None]) -> None:
        super().__init__()
        self._open_calendar = open_calendar

    def keyPressEvent(self, event: QKeyEvent) -> None:
        with_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if (event.key() == Qt.Key.Key_F4 and not event.modifiers()) or (event.key() == Qt.Key.Key_Down and with_alt):
            self._open_calendar()
            return
        super().keyPressEvent(event)


class DateField(ReadField):
    """A date or nothing; a date without a year is taken in the year of ``near()`` (today unless given).

    With ``is_later`` it is the next such day from ``near()`` on: in December, 5/1 is in the year to come.
    """

    def __init__(
        self, *, near: Callable[[], date] = date.today, is_later: bool = False, parent: QWidget | None = None
    ) -> None:
        line = DateLine(self.open_calendar)
        super().__init__(line, width=style.DATE_WIDTH, placeholder=_("dd/mm/yyyy"), parent=parent)
        self._near = near
        self._is_later = is_later
        self._popup: CalendarPopup | None = None
        self._calendar_action = QAction(style.icon("calendar_ltr", size=16), _("Open the calendar (F4)"), self)
        self._calendar_action.triggered.connect(self.open_calendar)
        self.line.addAction(self._calendar_action, QLineEdit.ActionPosition.TrailingPosition)

    def read(self, text: str) -> date:
        near = self._near()
        day = dates.parse_date(text, near=near)
        if self._is_later and day < near:
            return dates.parse_date(text, near=near.replace(year=near.year + 1, day=1))
        return day

    def shown(self, value: date | None) -> str:
        return shown_date(value)

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self._calendar_action.setVisible(not read_only)

    def open_calendar(self) -> None:
        """Open the calendar at the date in the field."""
        if self.line.isReadOnly():
            return
        commit_input_method()
        if self._popup is None:
            self._popup = CalendarPopup(self)
            self._popup.picked.connect(self._pick)
        self._popup.open_at(self.value() or self._near(), below=self.line)

    def _pick(self, day: date) -> None:
        self.line.setText(shown_date(day))
        self.show_error("")
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)
        self._on_edited()
