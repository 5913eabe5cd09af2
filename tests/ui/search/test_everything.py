"""The search of everything in the running window: typed, moved through by keys, opened at the line, left again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage.search import Hit
from tests.ui.keyboard import compose_text
from tests.ui.window_fixtures import MeetingWindow
from ui.search import everything
from ui.search.everything import EverythingSearch
from ui.search.lines import GROUPS, Earlier, Head, More
from ui.settings.catalogue import CatalogueWindow

PROCEEDINGS = 3
CONCLUSIONS = 4
PAPERS = 5


@pytest.fixture
def search(window: MeetingWindow, monkeypatch: pytest.MonkeyPatch) -> EverythingSearch:
    """The search of a window; each answers at once, however slow the machine is."""
    monkeypatch.setattr(everything, "SLOW_SECONDS", 60.0)
    return window.search


def key(search: EverythingSearch, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(search.field, key, modifier)


def find(search: EverythingSearch, words: str) -> list[object]:
    """Press Ctrl+K, type, and return the lines of the panel once they are there."""
    search.begin()
    QTest.keyClick(search.field, Qt.Key.Key_Backspace)  # the last search is selected
    compose_text(search.field, committed=words)
    key(search, Qt.Key.Key_Down)  # does not wait for the pause
    return list(search.panel.list.results.entries)


def choose(search: EverythingSearch, group: str) -> Hit:
    """Move to the first hit of a group."""
    while not (isinstance(hit := search.panel.list.current(), Hit) and hit.group == group):
        key(search, Qt.Key.Key_Down)
    return hit


def test_ctrl_k_puts_the_keyboard_into_the_field_and_says_what_can_be_found(window, search):
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert search.field.hasFocus()
    assert search.panel.isVisible()
    assert "Không cần gõ dấu" in search.panel.hint.text()


def test_every_group_of_hits_has_its_words_and_icon() -> None:
    assert {searched.part.group.name for searched in ROOMS.searched} == set(GROUPS)


def test_results_come_after_a_pause_in_typing(qtbot, window, search):
    search.begin()
    QTest.keyClicks(search.field, "hang")
    qtbot.waitUntil(lambda: bool(search.found.groups))
    assert search.panel.list.isVisible()
    heads = [entry.words for entry in search.panel.list.results.entries if isinstance(entry, Head)]
    assert heads[:3] == ["Người", "Nhiệm vụ", "Kết luận"]


def test_the_lines_obey_the_rules_of_models(window, search, qtmodeltester):
    find(search, "ubnd")
    tester = QAbstractItemModelTester(search.panel.list.results)
    qtmodeltester.check(search.panel.list.results)
    assert tester.model() is search.panel.list.results


def test_down_and_up_pass_over_heads_and_stop_at_the_ends(window, search):
    find(search, "hang")
    first = search.panel.list.current()
    key(search, Qt.Key.Key_Up)
    assert search.panel.list.current() is first
    key(search, Qt.Key.Key_Down)
    assert isinstance(search.panel.list.current(), Hit)
    for _step in range(50):
        key(search, Qt.Key.Key_Down)
    assert search.panel.list.current() is search.panel.list.results.entries[-1]
    key(search, Qt.Key.Key_PageUp)
    assert search.panel.list.current() is not search.panel.list.results.entries[-1]


def test_enter_opens_the_meeting_at_the_line(window, search):
    find(search, "thay mat thuong truc")
    hit = choose(search, "proceedings")
    key(search, Qt.Key.Key_Return)
    editor = window.meetings.editor
    assert editor.meeting_id == hit.record_id
    assert editor.tabs.currentIndex() == PROCEEDINGS
    cursor = editor.current_page().area.textCursor()
    assert f"line:{cursor.blockNumber()}" == hit.place
    assert not search.panel.isVisible()
    assert not search.field.hasFocus()


def test_a_conclusion_opens_its_page_and_a_paper_of_a_meeting_its_line(window, search):
    find(search, "cán bộ công chức hằng tháng")
    choose(search, "conclusions")
    key(search, Qt.Key.Key_Return)
    assert window.meetings.editor.tabs.currentIndex() == CONCLUSIONS
    window.show_record("meeting", window.meetings.editor.meeting_id, "paper:2")
    assert window.meetings.editor.tabs.currentIndex() == PAPERS
    assert window.meetings.editor.current_page().table.currentIndex().row() == 1


def test_a_paper_with_number_opens_in_the_archive(window, search):
    find(search, "12/BB-BCĐ")
    choose(search, "papers")
    key(search, Qt.Key.Key_Return)
    assert window.room is window.room_of("paper")


@pytest.mark.parametrize(("words", "group", "page"), [("Trần Quốc Đạt", "people", 0), ("van phong", "departments", 1)])
def test_people_and_departments_open_in_their_window(window, search, monkeypatch, words, group, page):
    shown = []
    monkeypatch.setattr(
        CatalogueWindow, "exec", lambda self: shown.append((self.tabs.currentIndex(), self.page().current))
    )
    find(search, words)
    hit = choose(search, group)
    key(search, Qt.Key.Key_Return)
    assert shown == [(page, hit.record_id)]


def test_ctrl_enter_shows_the_record_and_the_keyboard_stays(window, search):
    find(search, "thay mat thuong truc")
    hit = choose(search, "proceedings")
    key(search, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.meetings.editor.meeting_id == hit.record_id
    assert search.field.hasFocus()
    assert search.panel.isVisible()


def test_esc_goes_back_to_where_the_keyboard_was(window, search):
    window.meetings.focus_search()
    before = QApplication.focusWidget()
    find(search, "hang")
    key(search, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is before
    assert not search.panel.isVisible()
    search.begin()
    assert search.field.selectedText() == "hang"


def test_the_mouse_opens_a_line_and_takes_no_keyboard(window, search):
    find(search, "thay mat thuong truc")
    hit = choose(search, "proceedings")
    shown = search.panel.list
    place = shown.visualRect(shown.currentIndex()).center()
    QTest.mouseMove(shown.viewport(), place + QPoint(3, 0))
    assert search.field.hasFocus()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.meetings.editor.meeting_id == hit.record_id


def test_a_click_elsewhere_closes_the_panel(window, search):
    find(search, "hang")
    window.meetings.focus_search()
    assert not search.panel.isVisible()


def test_nothing_found_says_so_with_a_hint(window, search):
    assert find(search, "không đâu có xyz") == []
    assert search.panel.sentence.text() == "Không thấy “không đâu có xyz”"
    assert search.panel.hint.isVisible()
    key(search, Qt.Key.Key_Return)
    assert search.panel.isVisible()


@pytest.mark.parametrize("words", ['"', "*()", "😀", "\u0301"])
def test_signs_are_no_fault(window, search, words):
    assert find(search, words) == []
    assert search.panel.isVisible()


def test_all_hits_of_a_group_are_one_line_away_and_esc_leads_back(window, search):
    entries = find(search, "a")
    more = next(entry for entry in entries if isinstance(entry, More))
    while search.panel.list.current() is not more:
        key(search, Qt.Key.Key_Down)
    key(search, Qt.Key.Key_Return)
    shown = search.panel.list.results.entries
    assert {hit.group for hit in shown if isinstance(hit, Hit)} == {more.group}
    assert len([hit for hit in shown if isinstance(hit, Hit)]) == search.found.groups[0].count > 5
    key(search, Qt.Key.Key_Escape)
    assert len(search.found.groups) > 1
    assert search.field.hasFocus()


def test_earlier_searches_are_offered_again(window, search):
    find(search, "thay mat thuong truc")
    choose(search, "proceedings")
    key(search, Qt.Key.Key_Return)
    assert find(search, "") == [Head("Đã tìm"), Earlier("thay mat thuong truc")]
    key(search, Qt.Key.Key_Return)
    assert search.field.text() == "thay mat thuong truc"
    assert search.found.count > 0


def test_a_slow_search_goes_on_the_worker_and_only_the_last_counts(qtbot, window, search):
    search._is_slow = True
    search.begin()
    for words in ("ubnd", "hang"):
        search.field.setText(words)
        search._ask()
    qtbot.waitUntil(lambda: bool(search.found.groups))
    assert search.panel.list.results.words == "hang"


def test_a_low_window_has_an_icon_that_opens_field_and_panel(window, search):
    window.resize(911, 432)
    assert search.button.isVisible()
    assert not search.field.isVisible()
    search.button.click()
    assert search.field.isVisible()
    assert search.field.hasFocus()
    assert search.panel.isAncestorOf(search.field)
    find(search, "hang")
    assert search.panel.geometry().bottom() <= window.height()
    key(search, Qt.Key.Key_Escape)
    assert not search.field.isVisible()
    window.resize(1366, 688)
    assert search.field.isVisible()
    assert search.field.width() == 264


def test_what_was_just_typed_is_found(qtbot, window, search):
    window.new_meeting()
    window.meetings.editor.show_page(PROCEEDINGS)
    area = window.meetings.editor.current_page().area
    area.setPlainText("Máy in kẹt giấy vì trời nồm.")
    window.save_now()
    qtbot.waitUntil(lambda: not window.meetings.editor.has_unsaved)
    find(search, "ket giay")
    assert choose(search, "proceedings").record_id == window.meetings.editor.meeting_id
