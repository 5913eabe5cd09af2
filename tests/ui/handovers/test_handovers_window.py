"""The window "Bàn giao", by keyboard: made, edited, taken back, thrown away, undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.committee.queries import people_at
from cchc_desktop.tasks import handovers
from cchc_desktop.tasks.facts import task_facts, task_id_of
from cchc_desktop.tasks.handover_list import HandoverRow, handover_rows
from cchc_desktop.tasks.handovers import HandoverDetails
from cchc_desktop.tasks.records import Actor
from tests.ui.secretary import TODAY
from tests.ui.window_fixtures import MeetingWindow
from ui.handovers.window import EMPTY, HandoversWindow
from ui.tasks.dialogs.hand_over import HandoverDialog
from ui.tasks.tab import TasksTab

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shown(window: MeetingWindow) -> Iterator[HandoversWindow]:
    made = HandoversWindow(window.workspace, window)
    made.record_wanted.connect(window.show_record)
    made.show()
    yield made
    made.close()


def rows(shown: HandoversWindow) -> list[HandoverRow]:
    return shown._workspace.read(lambda session: handover_rows(session, today=TODAY))


def actor(session: Session, name: str) -> Actor:
    return Actor(next(person.id for person in people_at(session, TODAY) if person.full_name == name))


def lead(shown: HandoversWindow, code: str) -> str:
    def read(session: Session) -> str:
        return task_facts(session, task_id_of(session, code), today=TODAY).row.lead

    return shown._workspace.read(read)


def hand_over_t10(shown: HandoversWindow, ends_on: date | None = None) -> None:
    """Hand the task of Bùi Ngọc Ước over to Hoàng Thị Thúy Nga."""

    def verb(session: Session) -> Changes:
        details = HandoverDetails(
            actor(session, "Bùi Ngọc Ước"), actor(session, "Hoàng Thị Thúy Nga"), TODAY, ends_on, "nghỉ phép"
        )
        return handovers.hand_over(session, details, [task_id_of(session, "T10")], today=TODAY)[1]

    shown._workspace.write(verb)


def in_dialog(opens: Callable[[], object], act: Callable[[Any], None]) -> None:
    seen: list[BaseException | None] = []

    def go() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        try:
            act(dialog)
            seen.append(None)
        except BaseException as error:  # noqa: BLE001 - told below, outside Qt's loop
            seen.append(error)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, go)
    opens()
    assert seen, "no dialog came"
    if seen[0] is not None:
        raise seen[0]


def test_the_sample_has_one_absence_without_tasks(shown: HandoversWindow) -> None:
    assert [row.code for row in shown.model.rows()] == ["BG1"]
    assert shown.tasks.isHidden()
    assert shown.head.text() == "học lớp Trung cấp lý luận chính trị"
    assert not shown.back_button.isEnabled()


def test_a_new_handover_is_made_in_the_dialog_of_the_tasks(shown: HandoversWindow) -> None:
    def answer(dialog: Any) -> None:
        assert isinstance(dialog, HandoverDialog)
        giver, taker = shown._workspace.read(
            lambda session: (actor(session, "Bùi Ngọc Ước"), actor(session, "Hoàng Thị Thúy Nga"))
        )
        dialog.giver.set_value(giver)
        dialog.giver.edited.emit()
        dialog.taker.set_value(taker)
        dialog.accept()

    in_dialog(lambda: QTest.keyClick(shown, Qt.Key.Key_N, CONTROL), answer)
    assert len(shown.model.rows()) == 2
    assert lead(shown, "T10") == "Hoàng Thị Thúy Nga"


def test_fields_are_edited_and_both_sides_stay_while_tasks_are_away(shown: HandoversWindow) -> None:
    hand_over_t10(shown)
    assert shown.show_record("handover", rows(shown)[0].id)

    def answer(dialog: Any) -> None:
        fields = dialog.form.fields
        assert fields["giver"].line.isReadOnly()
        assert fields["reason"].value() == "nghỉ phép"
        fields["ends_on"].set_value(date(2021, 5, 31))
        fields["minutes_number"].set_value("05/BB-BG")
        dialog.accept()

    in_dialog(lambda: QTest.keyClick(shown, Qt.Key.Key_F2), answer)
    details = rows(shown)[0].details
    assert (details.ends_on, details.minutes_number, details.reason) == (date(2021, 5, 31), "05/BB-BG", "nghỉ phép")


def test_an_end_before_the_beginning_is_refused_at_its_field(shown: HandoversWindow) -> None:
    def answer(dialog: Any) -> None:
        dialog.form.fields["ends_on"].set_value(date(2021, 2, 1))
        dialog.accept()
        assert dialog.isVisible()
        assert dialog.form.fields["ends_on"].error()

    in_dialog(lambda: QTest.keyClick(shown.table, Qt.Key.Key_Return), answer)
    assert rows(shown)[0].details.ends_on == date(2021, 3, 12)


def test_what_is_taken_back_goes_to_its_former_lead_and_undo_takes_that_back(
    shown: HandoversWindow, qtbot: QtBot
) -> None:
    hand_over_t10(shown)
    shown.show_record("handover", rows(shown)[0].id)
    assert shown.back_button.isEnabled()
    in_dialog(shown.back_button.click, lambda dialog: dialog.accept())
    assert lead(shown, "T10") == "Bùi Ngọc Ước"
    assert not shown.back_button.isEnabled()
    shown.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is shown)
    QTest.keyClick(shown, Qt.Key.Key_Z, CONTROL)
    assert lead(shown, "T10") == "Hoàng Thị Thúy Nga"


def test_del_puts_a_handover_into_the_trash_and_the_tasks_stay(shown: HandoversWindow) -> None:
    hand_over_t10(shown)
    shown.show_record("handover", rows(shown)[0].id)
    QTest.keyClick(shown.table, Qt.Key.Key_Delete)
    assert [row.code for row in shown.model.rows()] == ["BG1"]
    assert lead(shown, "T10") == "Hoàng Thị Thúy Nga"
    QTest.keyClick(shown.table, Qt.Key.Key_Delete)
    assert shown.stack.currentIndex() == EMPTY
    QTest.keyClick(shown, Qt.Key.Key_Z, CONTROL)
    assert [row.code for row in shown.model.rows()] == ["BG1"]


def test_enter_on_a_task_closes_the_window_and_shows_it(window: MeetingWindow, shown: HandoversWindow) -> None:
    hand_over_t10(shown)
    shown.show_record("handover", rows(shown)[0].id)
    shown.table.setFocus()
    QTest.keyClick(shown, Qt.Key.Key_F6)
    assert shown.tasks.hasFocus()
    QTest.keyClick(shown.tasks, Qt.Key.Key_Return)
    assert not shown.isVisible()
    assert isinstance(window.room, TasksTab)
    assert window.room.pane.look is not None
    assert window.room.pane.look.facts.row.code == "T10"


def test_a_room_leads_to_a_handover_and_undo_does_not_open_the_window(
    window: MeetingWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[int | None] = []
    monkeypatch.setattr(window.windows, "show_handovers", opened.append)
    window.room.record_wanted.emit("handover", 1)
    assert opened == [1]
    assert not window.show_record("handover", 1)
    assert opened == [1]


def test_the_menu_opens_the_window(window: MeetingWindow) -> None:
    menu = next(menu for menu in window.menus.menus if menu.title().replace("&", "") == "Công cụ")
    line = next(each for each in menu.actions() if each.text().replace("&", "") == "Bàn giao…")
    in_dialog(line.trigger, lambda dialog: isinstance(dialog, HandoversWindow) or pytest.fail("another window"))
