"""What a save brings back to the window: nothing that changed meanwhile is lost, nothing is shown again in vain."""

from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.committee.model import Person
from tests.ui.keyboard import type_text
from tests.ui.secretary import PROCEEDINGS, make_meeting, stored, wait_for_save
from tests.ui.window_fixtures import MeetingWindow


def _type_line(window: MeetingWindow, words: str) -> None:
    window.meetings.show_page(PROCEEDINGS)
    type_text(window.meetings.editor.current_page().area, words)


def _rename_first_person(session: Session) -> Changes:
    person = session.query(Person).order_by(Person.rank).first()
    assert person is not None
    person.full_name = "Trần Thị Mới"
    return Changes.of("person", record_id=person.id)


def test_a_person_renamed_while_a_save_runs_is_shown_with_the_new_name(window: MeetingWindow, qtbot: QtBot) -> None:
    make_meeting(window)
    wait_for_save(qtbot, window)
    gate = threading.Event()
    window.workspace.worker.submit(lambda _job: gate.wait())
    _type_line(window, "may in ket giay")
    window.meetings.editor.saver.visits.ended.emit()
    assert window.meetings.editor.saver.is_saving
    window.workspace.write(_rename_first_person)
    gate.set()
    wait_for_save(qtbot, window)
    facts = window.meetings.editor.stored
    assert facts is not None and "may in ket giay" in facts.proceedings
    assert "Trần Thị Mới" in [person.full_name for person in facts.people.values()]


def test_after_typed_proceedings_the_other_pages_are_not_shown_again(
    window: MeetingWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_meeting(window)
    _type_line(window, "may in ket giay")
    wait_for_save(qtbot, window)  # the first words make draft minutes, which every page may show
    editor = window.meetings.editor
    shown = []
    for page in editor.pages:
        monkeypatch.setattr(page, "show_facts", lambda facts, page=page: shown.append(page))
    _type_line(window, " va loi giay")
    wait_for_save(qtbot, window)
    assert "va loi giay" in stored(window).proceedings
    assert set(shown) <= {editor.pages[PROCEEDINGS]}
    assert all(page.facts == editor.stored for page in editor.pages if page not in shown)


def test_the_lists_are_told_of_typed_proceedings_only_when_the_meeting_becomes_draft_minutes(
    window: MeetingWindow, qtbot: QtBot
) -> None:
    make_meeting(window)
    wait_for_save(qtbot, window)
    told: list[bool] = []
    window.workspace.data_changed.connect(lambda changes, _origin: told.append(changes.concerns("meeting")))
    for words in ("may in", " ket giay"):
        _type_line(window, words)
        wait_for_save(qtbot, window)
    assert told[0] and not any(told[1:]) and len(told) > 1
