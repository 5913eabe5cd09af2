"""From the first meeting to the second, with the keyboard: nothing is typed twice, nothing that was there is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.meetings.queries import meeting_facts
from cchc_desktop.meetings.records import MeetingState
from cchc_desktop.storage import keeping
from cchc_desktop.storage.copy_names import Reason
from cchc_desktop.storage.migrate import open_file
from tests.ui.first_day import (
    AGENDA,
    ENTER,
    SPOKEN,
    begin,
    hold_first_meeting,
    home,
    prompts_of,
    sign,
    start,
    window_of,
)
from tests.ui.keyboard import type_text
from tests.ui.keystrokes import ALT, CONTROL, choose, come_forward, meanwhile, press
from tests.ui.secretary import retype, stored, wait_for_save
from tests.ui.window_fixtures import MeetingWindow
from ui.application import Program
from ui.history.history_window import HistoryWindow
from ui.history.trash_window import TrashWindow
from ui.meetings.details_page import DetailsPage
from ui.meetings.proceedings.page import ProceedingsPage
from ui.rooms import TABS
from ui.safety.backups_window import BackupsWindow

__all__ = ["home", "start"]

HALL, TENT = "Hội trường lớn", "Nhà văn hóa khu phố 3"
Start = Callable[[], Program]

MEETINGS = next(number for number, tab in enumerate(TABS) if "meeting" in tab.kinds)


def make_next_meeting(window: MeetingWindow, qtbot: QtBot) -> int:
    """Make the next meeting of the series (Ctrl+N, Enter): committee and agenda stand in it already."""
    first = stored(window)
    press(Qt.Key.Key_N, modifier=CONTROL)
    dialog = window.meetings.starting.dialog
    assert dialog is not None
    come_forward(dialog, qtbot)
    press(ENTER)
    come_forward(window, qtbot)
    facts = stored(window)
    assert facts.id != first.id
    assert (facts.details.start_date.year, facts.details.start_date.month) == (2021, 5)
    assert facts.details.title == "Họp giao ban Ban Chỉ đạo Cải cách hành chính tháng 5 năm 2021"
    assert (facts.details.chair_id, facts.details.secretary_id) == (first.details.chair_id, first.details.secretary_id)
    assert [entry.person_id for entry in facts.attendance] == [entry.person_id for entry in first.attendance]
    assert [entry.content for entry in facts.agenda] == [words for _until, words in AGENDA]
    assert SPOKEN not in facts.proceedings and not facts.conclusions
    return facts.id


def enter_place(window: MeetingWindow, qtbot: QtBot, place: str) -> None:
    """Type another place into the meeting on screen."""
    press(Qt.Key.Key_1, modifier=ALT)
    page = window.meetings.editor.current_page()
    assert isinstance(page, DetailsPage)
    retype(page.form.fields["place"], place)
    wait_for_save(qtbot, window)
    assert stored(window).details.place == place


def restore_older_place(window: MeetingWindow, qtbot: QtBot) -> None:
    """Change the place, then the end; bring only the place back with "Khôi phục bản này"."""
    before = stored(window).details
    enter_place(window, qtbot, HALL)
    page = window.meetings.editor.current_page()
    assert isinstance(page, DetailsPage)
    retype(page.form.fields["end_time"], "17h")
    wait_for_save(qtbot, window)

    def restore(history: HistoryWindow) -> None:
        press(Qt.Key.Key_Home, Qt.Key.Key_Down)
        assert HALL in history.changes.toPlainText()
        press(Qt.Key.Key_K, modifier=ALT)
        qtbot.waitUntil(lambda: "Đã khôi phục" in history.told.text())
        press(Qt.Key.Key_Escape)

    meanwhile(qtbot, HistoryWindow, restore, lambda: press(Qt.Key.Key_H, modifier=CONTROL))
    come_forward(window, qtbot)
    after = stored(window).details
    assert (after.place, before.end_time == after.end_time) == (before.place, False)
    assert page.form.fields["place"].value() == before.place


def throw_away_and_put_back(window: MeetingWindow, qtbot: QtBot) -> None:
    """Del and Ctrl+Z; Del again and back from the window of the trash."""
    kept = stored(window)
    meetings = window.meetings
    for _time in range(2):
        meetings.list.list.setFocus()
        press(Qt.Key.Key_Delete)
        assert kept.id not in meetings.list.model.ids()
        assert f"Đã bỏ {kept.code} vào thùng rác" in window.notice.text()
        if _time == 0:
            press(Qt.Key.Key_Z, modifier=CONTROL)
            assert stored(window) == kept

    def put_back(trash: TrashWindow) -> None:
        press(ENTER)
        assert kept.code in trash.told.text()
        press(Qt.Key.Key_Escape)

    meanwhile(qtbot, TrashWindow, put_back, lambda: choose(window, "Công cụ", "Thùng rác"))
    come_forward(window, qtbot)
    window.show_record("meeting", kept.id)
    assert stored(window) == kept


def find_sentence(window: MeetingWindow, qtbot: QtBot, first: int) -> None:
    """Find what was said in the first meeting (Ctrl+K) and go there."""
    press(Qt.Key.Key_K, modifier=CONTROL)
    type_text(QApplication.focusWidget(), "con 05 ho so tre han")
    qtbot.waitUntil(lambda: bool(window.search.found.groups))
    press(ENTER)
    assert stored(window).id == first
    page = window.meetings.editor.current_page()
    assert isinstance(page, ProceedingsPage)
    assert page.area.textCursor().block().text() == SPOKEN


def back_up(window: MeetingWindow, qtbot: QtBot) -> None:
    """Make a backup in the window of backups."""

    def make(backups: BackupsWindow) -> None:
        qtbot.waitUntil(backups.places.now.isEnabled)
        backups.places.now.setFocus()
        press(Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: "Tự bấm sao lưu" in reasons(backups))

    meanwhile(qtbot, BackupsWindow, make, lambda: choose(window, "Công cụ", "Sao lưu"))
    come_forward(window, qtbot)


def restore(program: Program, qtbot: QtBot) -> None:
    """Restore that backup: Enter on its line, then the answer to the question."""
    before = window_of(program)
    prompts_of(program).answers = ["restore"]

    def choose_it(backups: BackupsWindow) -> None:
        qtbot.waitUntil(lambda: "Tự bấm sao lưu" in reasons(backups))
        backups.table.selectRow(reasons(backups).index("Tự bấm sao lưu"))
        QTest.keyClick(backups.table, ENTER)

    meanwhile(qtbot, BackupsWindow, choose_it, lambda: choose(before, "Công cụ", "Sao lưu"))
    assert "Thay cho tệp hiện tại" in prompts_of(program).asked[-1].text
    after = window_of(program)
    assert after is not before
    come_forward(after, qtbot)


def reasons(backups: BackupsWindow) -> list[str]:
    """Return why each backup of the list was made."""
    return [backups.model.columns[1].text(line) for line in backups.model.rows()]


def place_in(path: Path, meeting: int) -> str:
    """Return the place of a meeting as it stands in a file."""
    with open_file(path, read_only=True) as data, data.reading() as session:
        return meeting_facts(session, meeting).details.place


def test_the_second_meeting_begins_with_what_the_first_one_left(start: Start, qtbot: QtBot) -> None:
    program = start()
    path = begin(program, qtbot)
    window = window_of(program)
    hold_first_meeting(window, qtbot)
    sign(window, qtbot, "7")
    first = stored(window)
    second = make_next_meeting(window, qtbot)
    restore_older_place(window, qtbot)
    throw_away_and_put_back(window, qtbot)
    find_sentence(window, qtbot, first.id)
    assert stored(window) == first
    assert first.state is MeetingState.SIGNED

    back_up(window, qtbot)
    window.show_record("meeting", second)
    before = stored(window).details.place
    enter_place(window, qtbot, TENT)
    restore(program, qtbot)
    window = window_of(program)
    window.show_record("meeting", second)
    assert stored(window).details.place == before
    kept = keeping.found_copies(path, keeping.folder_beside(path))
    [aside] = [each.path for each in kept if each.name.reason is Reason.BEFORE_RESTORE]
    assert place_in(aside, second) == TENT

    press(Qt.Key.Key_2, modifier=ALT)
    press(Qt.Key.Key_Q, modifier=CONTROL)
    assert program.app.has_quit  # type: ignore[attr-defined]
    again = start()
    again.open(again.settings.last_file or path).show()
    window = window_of(again)
    qtbot.waitUntil(lambda: window.room.shown_record() == (second, 1))
    assert sorted(window.meetings.list.model.ids()) == [first.id, second]


def test_a_meeting_that_is_gone_since_is_not_looked_for(start: Start, qtbot: QtBot) -> None:
    program = start()
    path = begin(program, qtbot)
    first = stored(window_of(program)).id
    window_of(program).close()
    program.settings.place = [MEETINGS, first + 1, 5]
    program.settings.save()
    again = start()
    window = again.open(path)
    with qtbot.waitSignal(window.ready):
        window.show()
    QApplication.processEvents()  # it goes back once the window stands
    assert window_of(again).room.shown_record() == (first, 0)
