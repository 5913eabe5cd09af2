"""The month: days by keyboard and mouse, two items a day and the rest counted, an item taken to another day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from cchc_desktop.tasks.records import ExtensionResult
from tests.ui.deadlines.conftest import LEFT, NONE, SHIFT, Desk
from tests.ui.secretary import TODAY
from ui import style
from ui.common.form_dialog import FormDialog
from ui.deadlines.month_painter import note_of
from ui.deadlines.month_places import MonthPlaces
from ui.deadlines.reading import Wanted


@given(
    st.dates(date(1990, 1, 1), date(2100, 12, 31)),
    st.integers(420, 1600),
    st.integers(160, 1000),
    st.integers(0, 12),
    st.booleans(),
)
def test_every_item_lies_in_its_day_and_none_on_another(
    day: date, width: int, height: int, count: int, has_note: bool
) -> None:
    places = MonthPlaces(day.year, day.month, width, height, 15)
    cell = places.cell(day)
    assert cell is not None and places.day_at(cell.center()) == day
    found = places.places(cell, count, has_note=has_note)
    rects = [each.rect for each in found.items]
    assert len(rects) <= min(2, count) and (bool(rects) or not count)
    assert (found.more is None) == (len(rects) == count)
    assert found.more is None or not any(found.more.intersects(rect) for rect in rects)
    for number, rect in enumerate(rects):
        assert cell.left() <= rect.left() and rect.right() <= cell.right()
        assert not any(rect.intersects(other) for other in rects[:number])


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_weeks_begin_on_monday_and_hold_the_whole_month(day: date) -> None:
    places = MonthPlaces(day.year, day.month, 945, 420, 15)
    days = places.days()
    assert days[0].weekday() == 0 and days[-1].weekday() == 6 and len(days) % 7 == 0
    assert sum((each.year, each.month) == (day.year, day.month) for each in days) in (28, 29, 30, 31)
    assert 4 <= len(places.weeks) <= 6


def test_days_and_months_by_keyboard(desk: Desk) -> None:
    desk.tab.go_round()
    assert desk.view.hasFocus() and desk.view.look.current == TODAY
    desk.key(Qt.Key.Key_Right)
    desk.key(Qt.Key.Key_Down)
    assert desk.view.look.current == date(2021, 4, 13)
    desk.key(Qt.Key.Key_PageUp)
    assert desk.view.month == (2021, 3) and desk.tab.month.title.text() == "Tháng 3/2021"
    desk.key(Qt.Key.Key_PageDown)
    desk.key(Qt.Key.Key_PageDown)
    assert desk.view.look.current == date(2021, 5, 13)
    desk.key(Qt.Key.Key_Home)
    assert desk.view.look.current == TODAY
    desk.key(Qt.Key.Key_Up)
    assert desk.view.month == (2021, 3)


def test_the_last_day_of_a_month_has_its_like_in_a_short_one(desk: Desk) -> None:
    desk.view.go_to(date(2021, 1, 31))
    desk.view.go_by_months(1)
    assert desk.view.look.current == date(2021, 2, 28)
    desk.view.go_to(date(2199, 12, 31))
    desk.view.go_by_months(1)
    assert desk.view.month == (2199, 12)


def test_days_off_and_saturdays_worked_have_their_names(desk: Desk) -> None:
    working = desk.tab.found.working
    assert note_of(date(2021, 4, 21), working) == "Giỗ Tổ Hùng Vương"
    assert not working.is_working_day(date(2021, 4, 21))
    assert note_of(date(2025, 4, 26), working) == "Làm bù ngày 02/5" and working.is_working_day(date(2025, 4, 26))
    assert note_of(date(2021, 4, 10), working) == ""
    desk.view.go_to(date(2021, 4, 21))
    assert "Giỗ Tổ Hùng Vương" in desk.view.accessibleDescription()


def test_a_day_off_is_a_band_and_a_working_day_is_white(desk: Desk) -> None:
    desk.tab.take_keyboard()
    picture = desk.view.grab().toImage()
    scale = picture.devicePixelRatio()

    def ground(day: date) -> str:
        corner = desk.view.cell_of(day).bottomRight() - QPoint(6, 6)
        return picture.pixelColor(int(corner.x() * scale), int(corner.y() * scale)).name().upper()

    assert ground(date(2021, 4, 21)) == ground(date(2021, 4, 24)) == style.color("band").name().upper()
    assert ground(date(2021, 4, 22)) == style.color("surface").name().upper()


def test_two_items_a_day_then_the_rest_is_counted_and_listed(desk: Desk) -> None:
    day = date(2021, 4, 14)
    desk.make_tasks(day, 5)
    shown = [each for each in desk.view.items_of(day) if not desk.view.item_rect(each).isEmpty()]
    assert len(desk.view.items_of(day)) == 5 and len(shown) == 2
    desk.tab.go_round()
    desk.view.go_to(day)
    desk.key(Qt.Key.Key_Return)
    day_list = desk.tab.day_list
    assert "14/4/2021 – 5 việc" in day_list.title.text()
    for _step in range(4):
        desk.key(Qt.Key.Key_Down)
    wanted = day_list.list.current_thing()
    desk.key(Qt.Key.Key_Return)
    assert desk.tab.item == wanted == desk.view.items_of(day)[4]


def test_a_click_on_a_day_opens_its_list_and_on_an_item_chooses_it(desk: Desk) -> None:
    day = date(2021, 4, 8)
    item = desk.view.items_of(day)[0]
    QTest.mouseClick(desk.view, LEFT, NONE, desk.view.item_rect(item).center())
    assert desk.tab.item == item and desk.tab.agenda.current() == item
    QTest.mouseClick(desk.view, LEFT, NONE, desk.view.cell_of(day).topRight() + QPoint(-8, 8))
    assert desk.tab.day_list.isVisible()
    desk.tab.day_list.close()


def test_space_goes_through_the_items_of_a_day(desk: Desk) -> None:
    day = date(2021, 4, 14)
    desk.make_tasks(day, 3)
    desk.tab.go_round()
    desk.view.go_to(day)
    seen = []
    for _press in range(4):
        desk.key(Qt.Key.Key_Space)
        assert desk.tab.item is not None
        seen.append(desk.tab.item.code)
    assert seen == [each.code for each in desk.view.items_of(day)] + [seen[0]]


def test_meetings_stand_in_the_month_and_open(desk: Desk) -> None:
    day = date(2020, 12, 4)
    desk.view.go_to(day)
    (meeting,) = desk.view.items_of(day)
    QTest.mouseDClick(desk.view, LEFT, NONE, desk.view.item_rect(meeting).center())
    assert desk.window.room is desk.window.meetings
    desk.tab.agenda.show_wanted(Wanted(search="ho so"))
    assert not desk.view.items_of(day)


def test_an_item_taken_to_a_later_day_by_mouse_asks_to_extend(desk: Desk) -> None:
    item = desk.view.items_of(date(2021, 4, 8))[0]
    target = date(2021, 4, 16)

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        assert dialog.form.fields["to_due"].value() == target
        dialog.form.fields["reason"].set_value("Chờ số liệu")
        dialog.form.fields["result"].set_value(ExtensionResult.PENDING)
        dialog.primary.click()

    start, end = desk.view.item_rect(item).center(), desk.view.cell_of(target).center()
    desk.in_dialog(answer, lambda: desk.drag(start, end))
    (asked,) = desk.facts("T11").extensions
    assert (asked.to_due, asked.result) == (target, ExtensionResult.PENDING)
    assert desk.facts("T11").row.due_on == date(2021, 4, 8)
    assert "Đang xin gia hạn đến 16/4/2021" in desk.tab.foot.words.text()


def test_an_item_held_below_the_month_reaches_the_next_one(desk: Desk) -> None:
    item = desk.view.items_of(date(2021, 4, 8))[0]
    start = desk.view.item_rect(item).center()
    QTest.mousePress(desk.view, LEFT, NONE, start)
    for point in (start + QPoint(0, 40), QPoint(start.x(), desk.view.height() + 12)):
        QTest.mouseMove(desk.view, point)
    assert desk.view._turning.isActive()
    desk.view._turning.timeout.emit()
    assert desk.view.month == (2021, 5)
    target = date(2021, 5, 12)
    seen: list[object] = []

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        seen.append(dialog.form.fields["to_due"].value())

    def let_go() -> None:
        QTest.mouseMove(desk.view, desk.view.cell_of(target).center())
        QTest.mouseRelease(desk.view, LEFT, NONE, desk.view.cell_of(target).center())

    desk.in_dialog(answer, let_go)
    assert seen == [target] and not desk.view._turning.isActive()


def test_an_item_taken_by_keyboard_asks_to_extend(desk: Desk) -> None:
    desk.tab.go_round()
    desk.view.go_to(date(2021, 4, 8))
    desk.key(Qt.Key.Key_Down, SHIFT)
    desk.key(Qt.Key.Key_Left, SHIFT)
    assert desk.view.look.moving is not None and desk.view.look.moving.to == date(2021, 4, 14)
    assert "14/4/2021" in desk.tab.foot.words.text()
    seen: list[object] = []

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        seen.append(dialog.form.fields["to_due"].value())

    desk.in_dialog(answer, lambda: desk.key(Qt.Key.Key_Return))
    assert seen == [date(2021, 4, 14)]
    assert desk.facts("T11").extensions == () and desk.view.look.moving is None


def test_escape_leaves_an_item_where_it_is(desk: Desk) -> None:
    desk.tab.go_round()
    desk.view.go_to(date(2021, 4, 8))
    for _week in range(4):
        desk.key(Qt.Key.Key_Down, SHIFT)
    assert desk.view.month == (2021, 5)
    desk.key(Qt.Key.Key_Escape)
    assert desk.view.look.moving is None
    assert (desk.view.month, desk.view.look.current) == ((2021, 4), date(2021, 4, 8))


@pytest.mark.parametrize(
    ("day", "to", "words"),
    [
        (date(2021, 4, 8), date(2021, 4, 7), "Gia hạn phải sau ngày 08/4/2021"),
        (date(2021, 3, 31), date(2021, 4, 9), "Chỉ nhiệm vụ mới gia hạn được"),
    ],
)
def test_what_cannot_be_put_off_says_why(desk: Desk, day: date, to: date, words: str) -> None:
    told: list[str] = []
    desk.tab.done.connect(told.append)
    item = desk.view.items_of(day)[0]
    desk.drag(desk.view.item_rect(item).center(), desk.view.cell_of(to).center())
    assert len(told) == 1 and told[0].startswith(words)
    assert desk.prompts.asked == []


def test_an_item_let_go_where_it_was_asks_nothing(desk: Desk) -> None:
    item = desk.view.items_of(date(2021, 4, 8))[0]
    start = desk.view.item_rect(item).center()
    desk.drag(start, start + QPoint(20, 4))
    assert desk.prompts.asked == [] and desk.view.look.moving is None


def test_the_window_of_days_off_changes_the_month(desk: Desk) -> None:
    seen: list[str] = []
    desk.in_dialog(lambda dialog: seen.append(type(dialog).__name__), desk.tab.month.days_off.click)
    assert seen == ["CalendarWindow"]


def test_a_place_that_is_no_day_is_nothing(desk: Desk) -> None:
    assert desk.view.cell_of(date(2030, 1, 1)) == QRect()
    QTest.mouseClick(desk.view, LEFT, NONE, QPoint(20, 5))
    assert desk.view.look.current == TODAY
