"""The grid of a form: what is required, where errors stand, what moves and what does not."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cchc_desktop.i18n import _
from ui import style
from ui.common.fields import FULL, HALF, TIME, DateField, Form, LineField, TextField, TimeField
from ui.common.fields.form import MessageLine


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    made.add("title", "Tên cuộc họp", LineField(), span=FULL, required=True)
    made.add("day", "Ngày họp", DateField(), required=True)
    made.add("start", "Từ", TimeField(), span=TIME)
    made.add("end", "Đến", TimeField(), span=TIME)
    made.add("place", "Địa điểm", LineField(), span=HALF, new_row=True)
    made.add("note", "Ghi chú", TextField(), span=FULL)
    qtbot.addWidget(made)
    made.resize(624, 500)
    with qtbot.waitExposed(made):
        made.show()
    return made


def messages(form: Form) -> list[MessageLine]:
    """The messages shown."""
    return [line for line in form.findChildren(MessageLine) if line.isVisible()]


def test_fields_take_the_agreed_room(form: Form) -> None:
    assert form.fields["day"].editor().width() == style.DATE_WIDTH
    assert form.fields["start"].editor().width() == style.TIME_WIDTH
    assert form.fields["title"].width() == 624
    assert form.fields["place"].width() == pytest.approx(304, abs=2)
    assert form.fields["end"].x() - form.fields["start"].geometry().right() - 1 == style.GUTTER
    assert form.fields["title"].editor().height() == style.BUTTON


def test_a_wide_window_makes_no_endless_fields(form: Form) -> None:
    form.resize(1400, 500)
    assert form.fields["title"].width() <= style.FIELD_MAX


def test_an_error_of_one_line_moves_no_field(form: Form) -> None:
    before = {name: field.pos() for name, field in form.fields.items()}
    form.fields["end"].show_error("Giờ kết thúc phải sau giờ bắt đầu.")
    assert {name: field.pos() for name, field in form.fields.items()} == before
    (line,) = messages(form)
    assert line.words.text() == "Giờ kết thúc phải sau giờ bắt đầu."
    assert line.x() == form.fields["end"].x()
    assert line.width() > form.fields["end"].width()


def test_an_error_leaves_room_for_the_one_beside_it(form: Form) -> None:
    form.fields["day"].show_error("Ngày chưa đúng.")
    form.fields["end"].show_error("Giờ kết thúc phải sau giờ bắt đầu.")
    day, end = messages(form)
    assert day.geometry().right() < end.x()
    assert day.y() == end.y()


def test_two_errors_without_room_beside_each_other_stand_one_below_the_other(form: Form) -> None:
    form.fields["start"].show_error("Giờ từ 0 đến 23, phút từ 0 đến 59.")
    form.fields["end"].show_error("Giờ kết thúc phải sau giờ bắt đầu.")
    start, end = messages(form)
    assert end.y() >= start.geometry().bottom()
    assert max(start.height(), end.height()) <= style.BUTTON, "a line each, no tower of words"


def test_a_required_field_is_marked_and_asked_for_on_issuing_only(form: Form) -> None:
    assert sum(label.text() == "*" for label in form.findChildren(QLabel)) == 2
    form.fields["title"].setFocus()
    form.fields["place"].setFocus()
    assert messages(form) == []
    assert not form.validate()
    assert form.fields["title"].error() == _("“{label}” is still empty.").format(label="Tên cuộc họp")
    form.set_values({"title": "Họp"})
    assert form.fields["title"].error() == ""


def test_validating_goes_to_the_first_field_that_is_wrong(form: Form, qtbot: QtBot) -> None:
    form.activateWindow()
    form.set_values({"title": "Họp"})
    assert not form.validate()
    qtbot.waitUntil(form.fields["day"].is_in_use)
    assert not form.validate(["day"])
    assert form.validate(["title", "place"])


def test_a_refusal_of_the_core_finds_its_field(form: Form) -> None:
    assert form.show_error("place", "Địa điểm quá dài.")
    assert form.fields["place"].error() == "Địa điểm quá dài."
    assert not form.show_error("no_such_field", "…")
    form.clear_errors()
    assert messages(form) == []


def test_a_hint_gives_way_to_an_error(form: Form) -> None:
    field = form.fields["place"]
    field.set_hint("Phòng và nhà")
    assert [line.words.text() for line in messages(form)] == ["Phòng và nhà"]
    field.show_error("Chưa có địa điểm.")
    assert [line.words.text() for line in messages(form)] == ["Chưa có địa điểm."]
    assert field.editor().accessibleDescription() == "Chưa có địa điểm."
    field.show_error("")
    assert [line.words.text() for line in messages(form)] == ["Phòng và nhà"]


def test_labels_name_their_fields_for_screen_readers(form: Form) -> None:
    assert form.labels["day"].buddy() is form.fields["day"].editor()
    assert form.fields["day"].editor().accessibleName() == "Ngày họp"


def test_values_come_and_go_by_name(form: Form) -> None:
    form.set_values({"title": "Họp", "place": "Phòng 305"})
    values = form.values()
    assert (values["title"], values["place"], values["day"]) == ("Họp", "Phòng 305", None)


def test_a_long_error_gets_the_lines_it_needs(form: Form) -> None:
    before = form.fields["note"].y()
    form.fields["place"].show_error("Chưa đọc được địa điểm này. " * 12)
    form.layout().activate()
    assert form.fields["note"].y() > before
