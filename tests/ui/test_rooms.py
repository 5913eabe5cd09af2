"""The window and its rooms: made when first shown, spoken to in one language, never in each other's way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.changes import Changes
from cchc_desktop.errors import StorageError
from cchc_desktop.i18n import _
from cchc_desktop.settings import Settings
from tests.ui.window_fixtures import MeetingWindow, Open
from ui import main_window
from ui.room import LINE, Item, Room, Tab
from ui.rooms import TABS
from ui.workspace import Workspace

CTRL = Qt.KeyboardModifier.ControlModifier
LETTERS = 1
MEETINGS = next(tab for tab in TABS if "meeting" in tab.kinds)


class Letters(Room):
    """A room of letters that writes down what it is asked."""

    made = 0
    refusal: str | None = None

    def __init__(self, _workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        type(self).made += 1
        self.asked: list[str] = []
        self.leaves = True
        self.waits = False
        self.field = QLineEdit(self)
        QVBoxLayout(self).addWidget(self.field)

    def fill(self) -> None:
        if self.refusal:
            raise StorageError(self.refusal)
        self.asked.append("fill")

    def new_record(self) -> None:
        self.asked.append("new")

    def rename(self) -> None:
        self.asked.append("rename")

    def show_page(self, index: int) -> None:
        self.asked.append(f"page {index}")

    def day_changed(self) -> None:
        self.asked.append("day")

    def show_record(self, record_id: int, place: str = "") -> None:
        self.asked.append(f"record {record_id} {place}")

    def show_low(self, low: bool) -> None:
        self.asked.append(f"low {low}")

    def may_leave(self) -> bool:
        return self.leaves

    def has_unsaved(self) -> bool:
        return self.waits

    def send(self) -> None:
        self.asked.append("send")

    def remember(self, settings: Settings) -> None:
        settings.splitters["letters"] = [1, 2]


def letter_menu() -> tuple[Item, ...]:
    return (Item("Send", lambda room: room.send(), shown="Ctrl+Enter"), LINE)


@pytest.fixture(autouse=True)
def with_letters(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    letters = Tab("Letters", "document_text", Letters, ("letter",), "&Letter", letter_menu)
    monkeypatch.setattr(main_window, "TABS", (MEETINGS, letters))
    monkeypatch.setattr(Letters, "made", 0)
    yield


def shown_letters(window: MeetingWindow) -> Letters:
    QTest.keyClick(window, Qt.Key.Key_2, CTRL)
    room = window.room
    assert isinstance(room, Letters)
    return room


def test_a_room_is_made_when_its_tab_is_first_shown(window: MeetingWindow) -> None:
    assert Letters.made == 0
    letters = shown_letters(window)
    QTest.keyClick(window, Qt.Key.Key_1, CTRL)
    assert window.room is window.meetings
    assert shown_letters(window) is letters
    assert Letters.made == 1
    assert letters.asked == ["low False", "fill"]


def test_the_keys_of_the_menus_go_to_the_room_on_top(window: MeetingWindow) -> None:
    letters = shown_letters(window)
    meetings = len(window.meetings.list.model.ids())
    letters.asked.clear()
    QTest.keyClick(window, Qt.Key.Key_N, CTRL)
    QTest.keyClick(window, Qt.Key.Key_F2)
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert letters.asked == ["new", "rename", "page 2"]
    assert len(window.meetings.list.model.ids()) == meetings


def test_every_verb_of_the_menus_is_harmless_where_it_means_nothing(
    open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = Tab("Plain", "document_text", lambda _workspace, parent: Room(parent))
    monkeypatch.setattr(main_window, "TABS", (MEETINGS, plain))
    window = open_window()
    window.show_tab(1)
    for key in (Qt.Key.Key_N, Qt.Key.Key_P, Qt.Key.Key_E, Qt.Key.Key_L, Qt.Key.Key_F, Qt.Key.Key_0, Qt.Key.Key_S):
        QTest.keyClick(window, key, CTRL)
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F7):
        QTest.keyClick(window, key)
    for verb in (window.room.remove, window.room.export_list, window.room.open_in_word):
        verb()
    assert type(window.room) is Room


def test_a_line_of_a_rooms_menu_puts_the_room_on_top(window: MeetingWindow) -> None:
    menu = next(menu for menu in window.menus.menus if menu.title() == "&Letter")
    menu.actions()[0].trigger()
    assert isinstance(window.room, Letters)
    assert window.room.asked[-1] == "send"


def test_a_room_that_cannot_be_read_is_said_and_the_one_before_stays(
    open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window("close")
    monkeypatch.setattr(Letters, "refusal", "Không đọc được.")
    assert window.show_tab(LETTERS) is None
    assert window.room is window.meetings
    assert window.tabs.currentIndex() == 0
    assert "Không đọc được." in window.workspace.prompts.asked[-1].text
    monkeypatch.setattr(Letters, "refusal", None)
    assert isinstance(window.show_tab(LETTERS), Letters)


def test_a_record_of_another_room_is_shown_there(window: MeetingWindow) -> None:
    meeting = window.meetings.list.model.ids()[-1]
    letters = shown_letters(window)
    letters.record_wanted.emit("meeting", meeting)
    assert window.room is window.meetings
    assert window.meetings.editor.meeting_id == meeting
    assert window.show_record("letter", 7, "line 3")
    assert letters.asked[-1] == "record 7 line 3"
    assert not window.show_record("ship", 1)


def test_what_a_room_saves_or_did_is_said_by_the_window(window: MeetingWindow) -> None:
    letters = shown_letters(window)
    letters.saved.emit(datetime(2021, 4, 5, 10, 42, 7).astimezone())
    assert "10:42:07" in window.status.state.text()
    letters.not_saved.emit("Ổ đĩa đã đầy.")
    assert "Ổ đĩa đã đầy." in window.status.state.text()
    letters.done.emit("Đã gửi.")
    assert window.notice.text() == "Đã gửi."


def test_whatever_is_written_moves_the_saved_time_unless_something_typed_waits(window: MeetingWindow) -> None:
    letters = shown_letters(window)
    letters.saved.emit(datetime(2021, 4, 5, 10, 42, 7).astimezone())
    letters.waits = True
    window.workspace.announce(Changes.of("attachment"))
    assert "10:42:07" in window.status.state.text()
    letters.waits = False
    window.workspace.announce(Changes.of("attachment"))
    assert "10:42:07" not in window.status.state.text()
    assert _("Saved {time}").format(time="") in window.status.state.text()


def test_what_is_said_in_passing_lies_over_the_status_bar(window: MeetingWindow) -> None:
    window.tell("Đã gửi.")
    bar = window.notice.geometry()
    assert window.rect().contains(bar)
    assert bar.bottom() == window.rect().bottom()
    assert bar.top() >= window.status.geometry().top() - 8  # the foot of a page, no row of it


def test_a_new_day_and_a_low_window_reach_every_room_that_is_made(window: MeetingWindow) -> None:
    letters = shown_letters(window)
    window.use_real_date()
    window.resize(1200, 432)
    assert letters.asked[-2:] == ["day", "low True"]


def test_a_room_with_something_unsaved_keeps_the_window_open_and_comes_on_top(window: MeetingWindow) -> None:
    letters = shown_letters(window)
    letters.leaves = False
    window.show_tab(0)
    assert not window.close()
    assert window.room is letters
    letters.leaves = True


def test_the_widths_of_the_panes_come_back(open_window: Open, file: Path, qtbot: QtBot) -> None:
    window = open_window()
    shown_letters(window)
    window.show_tab(0)
    window.meetings.panes.setSizes([300, 600, 460])
    kept = window.meetings.panes.sizes()
    assert window.close()
    settings = Settings.load(file.with_name("settings.json"))
    assert settings.splitters == {"meetings": kept, "letters": [1, 2]}


def test_the_top_rows_leave_room_for_the_search(window: MeetingWindow, qtbot: QtBot) -> None:
    field = QLineEdit()
    window.menu_row.search_place.addWidget(field)
    qtbot.waitUntil(lambda: field.isVisible() and field.geometry().right() == window.menu_row.width() - 13)


def test_the_keyboard_is_in_the_room_at_the_start_and_after_a_change_of_tabs(window: MeetingWindow) -> None:
    for number in (1, 0):
        assert window.room.isAncestorOf(window.focusWidget())
        window.show_tab(number)
    assert window.meetings.list.list.hasFocus()
