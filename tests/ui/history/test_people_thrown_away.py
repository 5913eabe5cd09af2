"""A person entered by mistake goes into the trash and comes back; whoever is named in a meeting stays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cchc_desktop.committee import service
from cchc_desktop.committee.service import PersonEdit
from tests.ui.window_fixtures import MeetingWindow
from ui.settings.catalogue import CatalogueWindow


@pytest.fixture
def mistaken(window: MeetingWindow) -> int:
    changes = window.workspace.write(lambda session: service.add_person(session, PersonEdit("Trần Văn Mẫu"))[1])
    assert changes.record_id is not None
    return changes.record_id


@pytest.fixture
def catalogue(window: MeetingWindow, mistaken: int, qtbot: QtBot) -> CatalogueWindow:
    opened = CatalogueWindow(window.workspace, window)
    qtbot.addWidget(opened)
    opened.show()
    return opened


def test_a_person_entered_by_mistake_goes_and_comes_back(catalogue, mistaken):
    people = catalogue.people
    catalogue.show_record("person", mistaken)
    people.trash_button.click()
    assert mistaken not in people.ids()
    assert "Trần Văn Mẫu" in catalogue.notice.text()
    next(button for button in catalogue.notice.findChildren(QPushButton) if button.text() == "Hoàn tác").click()
    assert mistaken in people.ids()
    assert people.head.title.text() == "Trần Văn Mẫu"


def test_a_person_whom_a_meeting_names_stays(window, catalogue):
    people = catalogue.people
    named = people.ids()[0]
    catalogue.show_record("person", named)
    window.workspace.prompts.answers = ["close"]
    people.trash_button.click()
    assert named in people.ids()
    assert "nhắc đến" in window.workspace.prompts.asked[-1].text


def test_ctrl_z_and_ctrl_y_go_through_what_was_done_to_people(catalogue, mistaken, qtbot):
    people = catalogue.people
    catalogue.activateWindow()
    qtbot.waitUntil(catalogue.isActiveWindow)
    catalogue.show_record("person", mistaken)
    people.trash_button.click()
    QTest.keyClick(people.pane.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert mistaken in people.ids() and people.current == mistaken
    QTest.keyClick(people.pane.list, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert mistaken not in people.ids()
