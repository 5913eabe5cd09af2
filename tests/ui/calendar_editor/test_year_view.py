"""The twelve months: every day has its place, keys stay within the year, listed days have their names."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cchc_desktop.calendar.holidays import DayKind, ListedDay, shipped_year, year_days
from ui import style
from ui.calendar_editor.days_table import DaysTable
from ui.calendar_editor.words import day_words, month_note
from ui.calendar_editor.year_view import YearView

TODAY = date(2026, 5, 6)


@pytest.fixture
def view(qtbot: QtBot) -> YearView:
    made = YearView(TODAY)
    made.resize(700, 600)
    made.show_year(2026, shipped_year(2026), TODAY, works_saturdays=False)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("width", [180, 400, 700, 1100])
def test_every_day_is_found_where_it_stands_in_any_width(view: YearView, width: int) -> None:
    view.resize(width, view.minimumHeight())
    view.show_year(2024, (), TODAY, works_saturdays=False)
    for step in range(366):
        day = date(2024, 1, 1) + timedelta(days=step)
        cell = view.cell_of(day)
        assert view.day_at(cell.center()) == day
        assert cell.left() >= 0 and cell.right() <= max(width, 180) and cell.bottom() < view.minimumHeight()


@pytest.mark.parametrize(
    ("key", "day"),
    [
        (Qt.Key.Key_Left, date(2026, 5, 5)),
        (Qt.Key.Key_Down, date(2026, 5, 13)),
        (Qt.Key.Key_PageDown, date(2026, 6, 6)),
        (Qt.Key.Key_PageUp, date(2026, 4, 6)),
        (Qt.Key.Key_Home, date(2026, 5, 1)),
        (Qt.Key.Key_End, date(2026, 5, 31)),
    ],
)
def test_keys_go_from_day_to_day(view: YearView, qtbot: QtBot, key: Qt.Key, day: date) -> None:
    with qtbot.waitSignal(view.day_reached) as reached:
        QTest.keyClick(view, key)
    assert reached.args == [day] and view.current() == day
    assert f"{day:%d/%m/%Y}" in view.accessibleDescription()


def test_keys_stay_within_the_year(view: YearView) -> None:
    view.go_to(date(2026, 1, 3))
    for key in (Qt.Key.Key_Up, Qt.Key.Key_PageUp):
        QTest.keyClick(view, key)
        assert view.current() == date(2026, 1, 3)
    view.go_to(date(2027, 1, 1))
    assert view.current() == date(2026, 1, 3)


def test_enter_wants_the_day_and_del_wants_it_gone(view: YearView, qtbot: QtBot) -> None:
    for key, signal in ((Qt.Key.Key_Return, view.day_wanted), (Qt.Key.Key_Delete, view.remove_wanted)):
        with qtbot.waitSignal(signal) as wanted:
            QTest.keyClick(view, key)
        assert wanted.args == [TODAY]


def color_in(image: QImage, view: YearView, day: date) -> QColor:
    """The ground of a day, in its corner."""
    return image.pixelColor(view.cell_of(day).topLeft() + QPoint(3, 3))


def test_rest_and_work_have_different_grounds(view: YearView) -> None:
    image = view.grab().toImage()
    image.setDevicePixelRatio(1)
    assert color_in(image, view, date(2026, 5, 7)) == style.color("surface")
    assert color_in(image, view, date(2026, 5, 9)) == style.color("band"), "a Saturday"
    assert color_in(image, view, date(2026, 4, 30)) == style.color("grey_fill"), "a holiday"
    assert color_in(image, view, date(2026, 8, 22)) == style.color("surface"), "a Saturday worked"
    view.show_year(2026, shipped_year(2026), TODAY, works_saturdays=True)
    assert color_in(view.grab().toImage(), view, date(2026, 5, 9)) == style.color("surface")


def test_the_words_of_a_day_and_of_a_month() -> None:
    days = year_days(2026)
    january = [entry for entry in days if entry.day.month == 1]
    assert month_note(january) == "1–2 Tết Dương lịch · 10 Làm bù ngày 02/01"
    assert month_note([entry for entry in days if entry.day.month == 2]) == "16–20 Tết Nguyên đán"
    over_weekend = [ListedDay(date(2027, 2, day), DayKind.OFF, "Tết") for day in (4, 5, 8)]
    assert month_note(over_weekend) == "4–8 Tết"
    assert day_words(date(2026, 5, 6), None) == "Thứ Tư, 06/05/2026"
    assert day_words(january[2].day, january[2]).startswith("Thứ Bảy, 10/01/2026 – làm bù: Làm bù ngày 02/01")


def test_the_table_is_a_sound_model(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    table = DaysTable()
    qtbot.addWidget(table)
    qtmodeltester.check(table.days)
    table.show_days(year_days(2026))
    table.show_days(year_days(2026)[3:])
    qtmodeltester.check(table.days)
