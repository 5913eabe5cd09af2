"""A visit lasts from the moment the keyboard enters a text field until it goes on to another part."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.common.visits import Visits, is_text_field


@pytest.fixture
def form(qtbot: QtBot) -> QWidget:
    form = QWidget()
    form.first, form.second, form.list = QLineEdit(), QLineEdit(), QListWidget()
    column = QVBoxLayout(form)
    for part in (form.list, form.first, form.second):
        column.addWidget(part)
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    return form


def test_each_text_field_begins_a_visit_of_its_own(form):
    visits = Visits()
    form.first.setFocus()
    first = visits.token
    form.second.setFocus()
    assert first
    assert visits.token not in ("", first)


def test_the_end_of_a_visit_is_told_while_its_name_still_stands(form):
    visits = Visits()
    form.first.setFocus()
    first, ended = visits.token, []
    visits.ended.connect(lambda: ended.append(visits.token))
    form.second.setFocus()
    assert ended == [first]


def test_the_keyboard_coming_back_from_elsewhere_goes_on_with_the_visit(form):
    visits = Visits()
    form.first.setFocus()
    first = visits.token
    form.first.clearFocus()
    form.first.setFocus()
    assert visits.token == first


def test_a_list_has_no_visits(form):
    visits = Visits()
    form.first.setFocus()
    form.list.setFocus()
    assert visits.token == ""


def test_a_field_that_is_only_read_is_no_text_field(form):
    form.first.setReadOnly(True)
    assert not is_text_field(form.first)
    assert is_text_field(form.second)
