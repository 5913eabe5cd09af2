"""The menu Tools opens the days off; a deadline of the list leads to its record."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from cchc_desktop.calendar.holidays import DayKind, ListedDay, year_days
from cchc_desktop.deadlines.calendar_change import change_years
from cchc_desktop.i18n import _
from tests.ui.window_fixtures import MeetingWindow
from ui.calendar_editor.window import CalendarWindow

STORM = ListedDay(date(2020, 12, 8), DayKind.OFF, "Nghỉ bão")


def test_the_menu_opens_the_window_and_a_deadline_leads_to_its_meeting(window: MeetingWindow) -> None:
    seen: list[bool] = []

    def work() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CalendarWindow)
        years = {2020: (*year_days(2020), STORM)}
        dialog.workspace.write(lambda session: change_years(session, years, today=dialog.workspace.today))
        dialog.show_year(2020)
        (row,) = [each for each in dialog.affected.model.rows() if each.given.kind == "meeting"]
        seen.append(row.given.code == "GB-2020-12")
        dialog.affected.record_wanted.emit(row.given.kind, row.given.record_id)

    words = _("&Days off and Saturdays worked…")
    (action,) = [each for menu in window.menus.menus for each in menu.actions() if each.text() == words]
    QTimer.singleShot(0, work)
    action.trigger()
    assert seen == [True]
    shown = window.room.shown_record()
    assert shown is not None and window.room is window.meetings
    facts = window.meetings.editor.facts
    assert facts is not None and facts.code == "GB-2020-12"
