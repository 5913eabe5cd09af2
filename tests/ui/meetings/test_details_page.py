"""The page "Thông tin": what is typed there never breaks the page, whatever the day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from cchc_desktop.meetings.records import MeetingKind
from tests.ui.keyboard import type_text
from tests.ui.meetings.entry_parts import Desk
from ui.common.fields.choice_field import ChoiceField
from ui.meetings.details_page import DetailsPage


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk[DetailsPage]]:
    made = Desk(tmp_path, qtbot, DetailsPage)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("typed", "day"), [("1/1/1900", date(1900, 1, 1)), ("31/12/2199", date(2199, 12, 31))], ids=["first", "last"]
)
@pytest.mark.parametrize("kind", list(MeetingKind))
def test_the_first_and_the_last_day_of_the_calendar_are_taken(
    desk: Desk[DetailsPage], kind: MeetingKind, typed: str, day: date
) -> None:
    desk.show_new()
    choice = desk.page.form.fields["kind"]
    assert isinstance(choice, ChoiceField)
    choice.set_value(kind)
    line = desk.page.form.fields["start_date"].editor()
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(line, typed)
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert desk.store().details.start_date == day


def test_the_day_of_the_notice_stands_under_the_day_of_the_meeting(desk: Desk[DetailsPage]) -> None:
    desk.show_new()
    field = desk.page.form.fields["start_date"]
    line = field.editor()
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(line, "05/04/2021")
    message = field.message()
    assert message is not None
    assert "12/4/2021" in message.text


def test_a_last_day_before_the_first_does_not_move_the_day_of_the_notice(desk: Desk[DetailsPage]) -> None:
    desk.show_new()
    form = desk.page.form
    before = form.fields["start_date"].message()
    type_text(form.fields["end_date"].editor(), "01/01/2021")
    assert form.fields["start_date"].message() == before


def test_another_meeting_is_shown_from_its_top(desk: Desk[DetailsPage]) -> None:
    desk.show_new()
    desk.window.resize(640, 300)
    bar = desk.page.findChild(QScrollArea).verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    desk.page.show_facts(desk.facts("TK-2020"))
    assert bar.value() == 0
