"""Filling the small forms of the window by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cchc_desktop.calendar.holidays import ListedDay
from cchc_desktop.calendar.queries import listed_days
from tests.ui.settings.desk import Desk
from ui.calendar_editor.window import CalendarWindow
from ui.common.form_dialog import FormDialog

Calendar = Desk[CalendarWindow]
CTRL = Qt.KeyboardModifier.ControlModifier


def listed(desk: Calendar, year: int) -> dict[date, ListedDay]:
    """Return the days of a year as the file says."""
    return {entry.day: entry for entry in desk.read(lambda session: listed_days(session, year))}


def fill(
    desk: Calendar, *, then: Callable[[FormDialog], None] | None = None, **texts: str
) -> Callable[[QWidget], None]:
    """Return what types into the fields of the form that opens and presses Enter, then looks at it."""

    def work(dialog: QWidget) -> None:
        assert isinstance(dialog, FormDialog)
        for name, text in texts.items():
            desk.type_into(dialog.form.fields[name], text)
        QTest.keyClick(dialog.form.fields["basis"].editor(), Qt.Key.Key_Return)
        if then is not None:
            then(dialog)
        if dialog.isVisible():
            dialog.reject()

    return work


def press_new(desk: Calendar) -> None:
    """Press Ctrl+N."""
    QTest.keyClick(desk.window, Qt.Key.Key_N, CTRL)


def shown_days(desk: Calendar) -> list[date]:
    """Return the days of the table."""
    return [entry.day for entry in desk.window.table.days.rows()]
