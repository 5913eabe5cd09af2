"""Days off edited by keyboard and by click: kept at once, undone one by one, refused at the field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cchc_desktop.calendar.holidays import DayKind, forecast_year, shipped_year
from cchc_desktop.calendar.queries import own_years, working_calendar, works_saturdays
from cchc_desktop.calendar.service import replace_year
from cchc_desktop.meetings.queries import meeting_rows
from tests.ui.calendar_editor.parts import CTRL, Calendar, fill, listed, press_new, shown_days
from tests.ui.settings.desk import TODAY
from ui.common.form_dialog import FormDialog

Open = Callable[..., Calendar]
STORM = "Nghỉ phòng, chống bão"


def test_it_opens_at_this_year_and_goes_to_others_by_key_and_by_typing(calendar: Open) -> None:
    desk = calendar(empty=True)
    window = desk.window
    assert (window.year, shown_days(desk)) == (2021, [entry.day for entry in shipped_year(2021)])
    assert "theo thông báo" in window.head.state.label.text()
    QTest.keyClick(window, Qt.Key.Key_PageDown, CTRL)
    assert window.year == 2022 and shown_days(desk)[0] == date(2022, 1, 3)
    line = window.head.line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "2027")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert shown_days(desk) == [entry.day for entry in forecast_year(2027)]
    QTest.keyClick(line, Qt.Key.Key_Up)
    assert window.year == 2028
    line.setText("12")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert (window.year, line.text()) == (2028, "2028"), "no calendar has the year 12"


def test_a_year_without_notice_says_so_until_the_notice_is_entered(calendar: Open) -> None:
    desk = calendar(empty=True)
    window = desk.window
    assert window.strip.isHidden()
    window.show_year(2027)
    assert "2027" in window.strip.sentence() and "dự kiến" in window.strip.sentence()
    desk.in_dialog(window.strip.buttons[0].click, fill(desk, basis="Thông báo 5015/TB-BNV"))
    assert window.strip.isHidden()
    days = listed(desk, 2027)
    assert {entry.basis for entry in days.values()} == {"Thông báo 5015/TB-BNV"}
    assert list(days) == [entry.day for entry in forecast_year(2027)]
    assert not desk.read(working_calendar).is_forecast(2027)


def test_a_day_is_added_by_keyboard_with_its_date_as_day_and_month(calendar: Open) -> None:
    desk = calendar(empty=True)
    desk.in_dialog(lambda: press_new(desk), fill(desk, day="12/4", name=STORM, basis="Công điện 12"))
    entry = listed(desk, 2021)[date(2021, 4, 12)]
    assert (entry.kind, entry.name, entry.basis) == (DayKind.OFF, STORM, "Công điện 12")
    assert desk.window.table.selected_row() == entry
    assert desk.window.view.current() == entry.day
    assert "Đã lưu" in desk.window.status.label.text()


def test_a_rest_of_several_days_is_added_at_once_without_its_weekend(calendar: Open) -> None:
    desk = calendar(empty=True)
    desk.in_dialog(lambda: press_new(desk), fill(desk, day="09/4", until="13/4", name=STORM))
    added = [day for day, entry in listed(desk, 2021).items() if entry.name == STORM]
    assert added == [date(2021, 4, 9), date(2021, 4, 12), date(2021, 4, 13)]


@pytest.mark.parametrize(
    ("texts", "field", "words"),
    [
        ({"day": "30/4", "name": STORM}, "day", "Chiến thắng"),
        ({"day": "31/02", "name": STORM}, "day", "28 ngày"),
        ({"day": "12/4/2022", "name": STORM}, "day", "2021"),
        ({"day": "12/4", "until": "09/4", "name": STORM}, "until", "sau ngày đầu"),
        ({"day": "10/4", "until": "11/4", "name": STORM}, "until", "ngày làm việc"),
        ({"day": "12/4", "name": ""}, "name", "Tên"),
        ({"name": STORM}, "day", "Ngày"),
    ],
)
def test_what_cannot_be_kept_is_said_at_its_field(
    calendar: Open, texts: dict[str, str], field: str, words: str
) -> None:
    desk = calendar(empty=True)
    seen: list[str] = []

    def look(dialog: FormDialog) -> None:
        message = dialog.form.fields[field].message()
        seen.append(message.text if message is not None else "")

    desk.in_dialog(lambda: press_new(desk), fill(desk, then=look, **texts))
    assert words in seen[0]
    assert desk.read(own_years) == frozenset()


def test_a_weekday_cannot_be_worked_instead(calendar: Open) -> None:
    desk = calendar(empty=True)
    seen: list[str] = []

    def choose(dialog: QWidget) -> None:
        assert isinstance(dialog, FormDialog)
        dialog.form.fields["kind"].set_value(DayKind.WORKED)
        fill(desk, then=lambda each: seen.append(each.form.fields["day"].message().text), day="12/4", name="Bù")(dialog)

    desk.in_dialog(lambda: press_new(desk), choose)
    assert "thứ Bảy" in seen[0]


def test_f2_edits_the_day_chosen_and_del_takes_it_away_until_undone(calendar: Open) -> None:
    desk = calendar(empty=True)
    table = desk.window.table
    table.go_to(date(2021, 4, 21))
    desk.in_dialog(lambda: QTest.keyClick(table, Qt.Key.Key_F2), fill(desk, name="Giỗ Tổ", day="22/4"))
    assert listed(desk, 2021)[date(2021, 4, 22)].name == "Giỗ Tổ"
    assert date(2021, 4, 21) not in listed(desk, 2021)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert date(2021, 4, 22) not in listed(desk, 2021)
    assert "22/04/2021" in desk.window.notice.text()
    assert table.selected_row().day == date(2021, 4, 30), "the next day, for the next key"
    QTest.keyClick(desk.window, Qt.Key.Key_Z, CTRL)
    assert shown_days(desk).count(date(2021, 4, 22)) == 1, "undo takes back the last change alone"
    assert "bỏ 22/04/2021 Giỗ Tổ" in desk.window.notice.text()
    QTest.keyClick(desk.window, Qt.Key.Key_Z, CTRL)
    assert shown_days(desk) == [entry.day for entry in shipped_year(2021)]
    QTest.keyClick(desk.window, Qt.Key.Key_Y, CTRL)
    assert date(2021, 4, 22) in shown_days(desk)


def test_a_click_in_the_year_sets_that_day(calendar: Open) -> None:
    desk = calendar(empty=True)
    view = desk.window.view
    proposed: list[tuple[object, object]] = []

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, FormDialog)
        values = dialog.form.values()
        proposed.append((values["day"], values["kind"]))
        fill(desk, name="Làm bù ngày 03/5")(dialog)

    saturday = date(2021, 5, 8)
    desk.in_dialog(lambda: QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.cell_of(saturday).center()), look)
    assert proposed == [(saturday, DayKind.WORKED)]
    assert listed(desk, 2021)[saturday].kind is DayKind.WORKED
    assert desk.read(working_calendar).is_working_day(saturday)


def test_the_days_supplied_come_back(calendar: Open) -> None:
    desk = calendar(empty=True)
    assert not desk.window.list.back_button.isEnabled()
    desk.in_dialog(lambda: press_new(desk), fill(desk, day="12/4", name=STORM))
    assert desk.window.list.back_button.isEnabled()
    desk.window.list.back_button.click()
    assert desk.read(own_years) == frozenset()
    assert shown_days(desk) == [entry.day for entry in shipped_year(2021)]


def test_saturdays_become_working_days_and_come_back_with_undo(calendar: Open) -> None:
    desk = calendar(empty=True)
    box = desk.window.list.saturdays
    box.click()
    assert desk.read(works_saturdays)
    assert desk.window.view.look.works_saturdays
    QTest.keyClick(desk.window, Qt.Key.Key_Z, CTRL)
    assert not desk.read(works_saturdays) and not box.isChecked()


def test_deadlines_already_given_stay_and_are_listed_with_the_new_day(calendar: Open) -> None:
    desk = calendar()
    window = desk.window
    dues = {row.code: row.notice_due for row in desk.read(lambda session: meeting_rows(session, today=TODAY))}
    window.show_year(2020)
    assert window.affected.isHidden()
    desk.in_dialog(lambda: press_new(desk), fill(desk, day="08/12", name=STORM))
    assert {row.code: row.notice_due for row in desk.read(lambda session: meeting_rows(session, today=TODAY))} == dues
    (row,) = [each for each in window.affected.model.rows() if each.given.kind == "meeting"]
    assert (row.given.code, row.given.due_on, row.would_be) == ("GB-2020-12", date(2020, 12, 11), date(2020, 12, 14))
    assert window.affected.isVisible() and "không đổi" in window.affected.words.label.text()
    window.affected.copy_button.click()
    assert "GB-2020-12" in QGuiApplication.clipboard().text() and "14/12/2020" in QGuiApplication.clipboard().text()
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert window.affected.isHidden()


def test_enter_on_a_deadline_leaves_for_its_record(calendar: Open) -> None:
    desk = calendar()
    window = desk.window
    window.show_year(2020)
    desk.in_dialog(lambda: press_new(desk), fill(desk, day="08/12", name=STORM))
    window.table.setFocus()
    for _pane in range(2):
        QTest.keyClick(window, Qt.Key.Key_F6)
    table = window.affected.table
    assert table.hasFocus()
    table.select_id(("meeting", 1, ""))
    with desk.qtbot.waitSignal(window.record_wanted) as wanted:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert wanted.args == ["meeting", 1]
    assert not window.isVisible()


def test_another_part_that_changes_the_calendar_is_followed(calendar: Open) -> None:
    desk = calendar(empty=True)
    desk.workspace.write(lambda session: replace_year(session, 2021, shipped_year(2021)[:2]))
    assert len(shown_days(desk)) == 2


@pytest.mark.parametrize("size", [(911, 384), (1366, 680), (720, 360)])
def test_it_fits_small_screens(calendar: Open, size: tuple[int, int]) -> None:
    desk = calendar()
    desk.window.resize(*size)
    assert (desk.window.width(), desk.window.height()) == size
    assert desk.window.view.width() <= desk.window.months.viewport().width()
