"""The window of the history: what it lists, how it reads, what it restores and what it refuses with the difference."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from cchc_desktop.meetings import service
from cchc_desktop.meetings.records import AgendaEntry
from tests.ui.window_fixtures import MeetingWindow
from ui.history.history_window import HistoryWindow


@pytest.fixture
def meeting(window: MeetingWindow) -> int:
    window.new_meeting()
    meeting_id = window.meetings.editor.meeting_id
    assert meeting_id is not None
    return meeting_id


@pytest.fixture
def change_place(window: MeetingWindow, meeting: int):
    def change(text: str) -> None:
        facts = window.meetings.editor.stored
        assert facts is not None
        details = replace(facts.details, place=text)
        window.workspace.write(lambda session: service.save_details(session, meeting, details))

    return change


@pytest.fixture
def opened(window: MeetingWindow, qtbot: QtBot) -> Iterator:
    made: list[HistoryWindow] = []

    def open_one(record: tuple[str, int] | None) -> HistoryWindow:
        made.append(HistoryWindow(window.workspace, record, window))
        qtbot.addWidget(made[0])
        return made[0]

    return open_one


def titles(history: HistoryWindow) -> list[str]:
    return [history.model.columns[2].text(line) for line in history.model.rows()]


def test_the_record_on_screen_comes_first_and_the_whole_file_on_demand(window, meeting, change_place, opened):
    change_place("Hội trường")
    history = opened(("meeting", meeting))
    assert len(titles(history)) == 2
    assert titles(history)[0].startswith("Địa điểm · ")
    history.of_file.setChecked(True)
    assert titles(history)[-1] == "Tạo tệp từ “sample.yaml”"


def test_without_a_record_the_whole_file_is_shown(window, meeting, opened):
    history = opened(None)
    assert history.of_file.isChecked()
    assert not history.of_record.isEnabled()


def test_a_step_reads_before_and_after(window, meeting, change_place, opened):
    before = window.meetings.editor.stored.details.place
    change_place("Hội trường")
    text = opened(("meeting", meeting)).changes.toPlainText()
    assert f"Trước: {before}" in text
    assert "Sau: Hội trường" in text


def test_the_search_finds_steps_by_what_they_changed_without_accents(window, meeting, change_place, opened):
    change_place("Hội trường")
    change_place("Phòng 305")
    history = opened(("meeting", meeting))
    history.search.setText("hoi truong")
    assert len(titles(history)) == 2
    history.search.setText("khong co dau")
    assert titles(history) == []
    assert history.told.text() == "Không tìm thấy."
    assert not history.restore_button.isEnabled()


def test_restoring_brings_the_fields_back_as_a_new_step(window, meeting, change_place, opened):
    before = window.meetings.editor.stored.details.place
    change_place("Hội trường")
    window.workspace.write(lambda session: service.save_agenda(session, meeting, [AgendaEntry("Một")]))
    history = opened(("meeting", meeting))
    history.table.selectRow(1)
    history.restore_button.click()
    assert window.meetings.editor.stored.details.place == before
    assert titles(history)[0].startswith("Khôi phục bản trước khi sửa “Địa điểm")
    window.history.undo()
    assert window.meetings.editor.stored.details.place == "Hội trường"


def test_a_field_changed_again_shows_the_difference_and_stays(window, meeting, change_place, opened):
    before = window.meetings.editor.stored.details.place
    change_place("Hội trường")
    change_place("Phòng 305")
    history = opened(("meeting", meeting))
    history.table.selectRow(1)
    history.restore_button.click()
    assert "đã được sửa lại sau đó" in history.told.text()
    text = history.changes.toPlainText()
    assert f"Khi ấy: {before}" in text
    assert "Bây giờ: Phòng 305" in text
    assert window.meetings.editor.stored.details.place == "Phòng 305"


def test_a_wall_cannot_be_restored(window, opened):
    history = opened(None)
    assert not history.restore_button.isEnabled()
    assert "không có gì để hoàn tác" in history.changes.toPlainText()


def test_older_steps_are_read_on_demand(window, meeting, change_place, opened, monkeypatch):
    monkeypatch.setattr("ui.history.history_window.PAGE", 3)
    for number in range(4):
        change_place(f"Phòng {number}")
    history = opened(None)
    assert len(titles(history)) == 3
    history.older.click()
    assert len(titles(history)) == 6
    history.older.click()
    assert not history.older.isVisibleTo(history)
