"""Dates and times as they come to hand, calendars and lists by keyboard, people without accents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop import i18n
from ui import style
from ui.common.fields import CheckField, ChoiceField, DateField, Field, PersonField, PersonRow, TimeField
from ui.common.fields.calendar_popup import CalendarPopup, MonthView

NEAR = date(2020, 12, 1)
PEOPLE = (
    PersonRow(1, "Nguyễn Thị Minh Hằng", "Chủ tịch UBND phường"),
    PersonRow(2, "Hoàng Thị Thúy Nga", "Công chức Văn phòng"),
    PersonRow(3, "Hoàng Thị Hòa", "Công chức Tư pháp"),
)


class Page(QWidget):
    """A page with one field and something to go on to."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field, self.other = field, QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(field)
        column.addWidget(self.other)
        self.show()
        self.activateWindow()
        field.setFocus()

    def go_on(self) -> None:
        """Leave the field."""
        self.other.setFocus()


@pytest.fixture
def on_date(qtbot: QtBot) -> Iterator[Page]:
    page = Page(DateField(near=lambda: NEAR))
    qtbot.addWidget(page)
    qtbot.waitUntil(page.field.is_in_use)
    yield page
    for popup in page.findChildren(CalendarPopup):
        popup.close()


@pytest.mark.parametrize("typed", ["4/12", "04/12/2020", "041220", "4.12.20", "0412", "04-12-2020"])
def test_a_date_is_read_as_it_comes_to_hand_and_written_out_when_left(qtbot: QtBot, on_date: Page, typed: str) -> None:
    field = on_date.field
    assert isinstance(field, DateField)
    qtbot.keyClicks(field.line, typed)
    assert field.value() == date(2020, 12, 4)
    assert field.text() == typed
    on_date.go_on()
    assert field.text() == "04/12/2020"
    assert field.error() == ""


@pytest.mark.parametrize(
    ("typed", "day"),
    [("5/1", date(2027, 1, 5)), ("29/12", date(2026, 12, 29)), ("5/1/2026", date(2026, 1, 5))],
    ids=["next year", "this year", "as typed"],
)
def test_a_day_to_come_without_its_year_is_the_next_one(qtbot: QtBot, typed: str, day: date) -> None:
    field = DateField(near=lambda: date(2026, 12, 28), is_later=True)
    qtbot.addWidget(field)
    qtbot.keyClicks(field.line, typed)
    assert field.value() == day


def test_a_date_that_does_not_exist_is_explained_on_leaving_not_while_typing(qtbot: QtBot, on_date: Page) -> None:
    field = on_date.field
    assert isinstance(field, DateField)
    qtbot.keyClicks(field.line, "31/02/2021")
    assert (field.value(), field.error()) == (None, "")
    on_date.go_on()
    assert "28" in field.error()
    assert field.text() == "31/02/2021"
    assert field.line.property("invalid") is True
    field.set_value(date(2021, 2, 28))
    assert field.error() == ""


def test_an_empty_date_is_no_date_and_no_error(qtbot: QtBot, on_date: Page) -> None:
    on_date.go_on()
    assert (on_date.field.value(), on_date.field.error(), on_date.field.is_empty()) == (None, "", True)


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)],
)
def test_the_calendar_opens_by_keyboard_and_gives_a_day(
    qtbot: QtBot, on_date: Page, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    field = on_date.field
    assert isinstance(field, DateField)
    field.set_value(date(2020, 12, 4))
    qtbot.keyClick(field.line, key, modifier)
    popup = field.findChild(CalendarPopup)
    assert popup is not None
    assert popup.isVisible()
    month = popup.findChild(MonthView)
    assert month is not None
    assert month.selectedDate() == QDate(2020, 12, 4)
    month.setSelectedDate(QDate(2020, 12, 11))
    with qtbot.waitSignal(field.edited):
        month.activated.emit(month.selectedDate())
    assert field.value() == date(2020, 12, 11)
    assert not popup.isVisible()


def test_the_calendar_begins_on_monday_in_vietnamese(qtbot: QtBot, on_date: Page) -> None:
    i18n.set_language("vi")
    field = on_date.field
    assert isinstance(field, DateField)
    field.open_calendar()
    popup = field.findChild(CalendarPopup)
    assert popup is not None
    words = [label.text() for label in popup.findChildren(QLabel)]
    assert words[0] == "Tháng 12 2020"
    assert words[1:] == ["T2", "T3", "T4", "T5", "T6", "T7", "CN"]
    assert not popup.grab().isNull()


@pytest.mark.parametrize("typed", ["14:00", "14h", "1400", "14h00", "14"])
def test_a_time_is_read_as_it_comes_to_hand(qtbot: QtBot, typed: str) -> None:
    page = Page(TimeField())
    qtbot.addWidget(page)
    field = page.field
    assert isinstance(field, TimeField)
    qtbot.waitUntil(field.is_in_use)
    qtbot.keyClicks(field.line, typed)
    assert field.value() == time(14)
    page.go_on()
    assert field.text() == "14:00"


def test_a_time_that_is_none_is_explained_on_leaving(qtbot: QtBot) -> None:
    page = Page(TimeField())
    qtbot.addWidget(page)
    qtbot.waitUntil(page.field.is_in_use)
    qtbot.keyClicks(page.field.editor(), "25:00")
    assert page.field.error() == ""
    page.go_on()
    assert page.field.error()


def turn_wheel(widget: QWidget) -> QWheelEvent:
    """Turn the wheel over a widget."""
    centre = QPointF(widget.rect().center())
    flags = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)
    event = QWheelEvent(centre, QPointF(widget.mapToGlobal(centre)), QPoint(0, 0), QPoint(0, -120), *flags)
    QApplication.sendEvent(widget, event)
    return event


@pytest.mark.parametrize("focused", [True, False])
def test_the_wheel_changes_no_choice_and_scrolls_the_page(qtbot: QtBot, focused: bool) -> None:
    page = Page(ChoiceField([("a", "Giao ban"), ("b", "Đột xuất")]))
    qtbot.addWidget(page)
    if not focused:
        page.go_on()
    field = page.field
    assert isinstance(field, ChoiceField)
    event = turn_wheel(field.box)
    assert field.value() == "a"
    assert not event.isAccepted()


def test_a_choice_is_made_by_keyboard_and_keeps_over_new_choices(qtbot: QtBot) -> None:
    field = ChoiceField([("a", "Giao ban"), ("b", "Đột xuất")])
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.edited):
        qtbot.keyClick(field.box, Qt.Key.Key_Down)
    assert field.value() == "b"
    with qtbot.assertNotEmitted(field.edited):
        field.set_choices([("c", "Sơ kết"), ("b", "Đột xuất")])
    assert field.value() == "b"
    field.set_choices([("c", "Sơ kết")])
    assert field.value() == "c"


def test_the_list_of_choices_opens_below_its_field(qtbot: QtBot) -> None:
    page = Page(ChoiceField([("a", "Giao ban"), ("b", "Đột xuất")]))
    qtbot.addWidget(page)
    field = page.field
    assert isinstance(field, ChoiceField)
    field.box.showPopup()
    view = field.box.view()
    qtbot.waitUntil(view.isVisible)
    assert view.mapToGlobal(QPoint(0, 0)).y() >= field.box.mapToGlobal(QPoint(0, field.box.height() - 2)).y()
    assert view.sizeHintForRow(0) == 32
    field.box.hidePopup()


def test_a_choice_is_painted_with_an_ellipsis(qtbot: QtBot) -> None:
    field = ChoiceField([("a", "Giao ban tháng của Ban Chỉ đạo")])
    qtbot.addWidget(field)
    field.resize(90, style.BUTTON)
    field.show()
    assert not field.grab().isNull()


def test_a_tick_tells_only_when_the_user_sets_it(qtbot: QtBot) -> None:
    field = CheckField("Gửi kèm phụ lục")
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(field.edited):
        field.set_value(True)
    assert field.value() is True
    with qtbot.waitSignal(field.edited):
        field.box.click()
    assert field.value() is False


@pytest.fixture
def on_person(qtbot: QtBot) -> Iterator[Page]:
    page = Page(PersonField(PEOPLE))
    qtbot.addWidget(page)
    qtbot.waitUntil(page.field.is_in_use)
    yield page
    popup = page.findChild(PersonField).completer.popup()
    popup.hide()


def offered(field: PersonField) -> list[int]:
    """The ids of the people in the list."""
    return [row.id for row in field.model.rows]


def test_a_person_is_found_without_accents_by_name_or_post(qtbot: QtBot, on_person: Page) -> None:
    field = on_person.field
    assert isinstance(field, PersonField)
    qtbot.keyClicks(field.line, "hang")
    assert offered(field) == [1]
    field.line.clear()
    qtbot.keyClicks(field.line, "tu phap")
    assert offered(field) == [3]
    assert field.value() is None


def test_a_person_is_chosen_from_the_list_by_enter(qtbot: QtBot, on_person: Page) -> None:
    field = on_person.field
    assert isinstance(field, PersonField)
    qtbot.keyClicks(field.line, "hoang")
    popup = field.completer.popup()
    assert popup is not None
    assert popup.isVisible()
    assert offered(field) == [2, 3]
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    with qtbot.waitSignal(field.edited):
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert field.value() == 3
    assert field.text() in ("Hoàng Thị Hòa – Công chức Tư pháp", "Hoàng Thị Hòa")  # the name alone where it is narrow
    assert field.line.toolTip() == "Hoàng Thị Hòa – Công chức Tư pháp"


def test_tab_takes_the_person_marked_and_goes_on(qtbot: QtBot, on_person: Page) -> None:
    field = on_person.field
    assert isinstance(field, PersonField)
    qtbot.keyClicks(field.line, "hoang")
    qtbot.keyClick(field.completer.popup(), Qt.Key.Key_Tab)
    assert field.value() == 2
    assert on_person.other.hasFocus()
    assert field.error() == ""


def test_escape_closes_the_list_and_keeps_what_is_typed(qtbot: QtBot, on_person: Page) -> None:
    field = on_person.field
    assert isinstance(field, PersonField)
    qtbot.keyClicks(field.line, "hoang")
    popup = field.completer.popup()
    assert popup is not None
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert (field.text(), field.value()) == ("hoang", None)


def test_what_only_one_person_can_mean_is_taken_on_leaving(qtbot: QtBot, on_person: Page) -> None:
    field = on_person.field
    assert isinstance(field, PersonField)
    qtbot.keyClicks(field.line, "minh hang")
    field.completer.popup().hide()
    on_person.go_on()
    assert field.value() == 1
    assert field.error() == ""


def test_an_unknown_name_stays_and_is_explained_on_leaving(qtbot: QtBot, on_person: Page) -> None:
    field = on_person.field
    assert isinstance(field, PersonField)
    qtbot.keyClicks(field.line, "Tran Van Khong")
    on_person.go_on()
    assert field.value() is None
    assert field.text() == "Tran Van Khong"
    assert field.error()


def test_emptying_the_line_means_nobody(qtbot: QtBot, on_person: Page) -> None:
    field = on_person.field
    assert isinstance(field, PersonField)
    field.set_value(2)
    field.line.selectAll()
    qtbot.keyClick(field.line, Qt.Key.Key_Delete)
    assert field.value() is None
    on_person.go_on()
    assert (field.error(), field.is_empty()) == ("", True)


def test_a_two_line_list_is_painted(qtbot: QtBot, on_person: Page) -> None:
    field = on_person.field
    assert isinstance(field, PersonField)
    field.open_list()
    popup = field.completer.popup()
    assert popup is not None
    assert offered(field) == [1, 2, 3]
    assert not popup.grab().isNull()
