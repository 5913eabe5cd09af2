"""Minutes become a record: from the first start to a second signing, with the keyboard alone."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.meetings.records import MeetingState
from cchc_desktop.register.queries import kept_versions
from cchc_desktop.storage.stored_files import read_bytes
from tests.ui.first_day import ENTER, SPOKEN, begin, hold_first_meeting, home, prompts_of, sign, start, window_of
from tests.ui.keyboard import type_text
from tests.ui.keystrokes import ALT, CONTROL, choose, come_forward, meanwhile, pick, press, write
from tests.ui.secretary import page_text, stored, wait_for, wait_for_save
from tests.ui.window_fixtures import MeetingWindow
from ui.application import Program
from ui.documents.tab import DocumentsTab
from ui.history.history_window import HistoryWindow

__all__ = ["home", "start"]

REASON = "Sai số hồ sơ trễ hạn"
ADDED = "Số đúng là 04 hồ sơ."
Start = Callable[[], Program]


def kept(window: MeetingWindow) -> dict[int, tuple[bytes, bytes]]:
    """Return PDF and Word of each version of the minutes as they lie in the file."""
    paper = stored(window).paper("BB")
    assert paper is not None and paper.id is not None
    paper_id = paper.id
    with window.workspace.data.reading() as session:
        return {
            each.version: (read_bytes(session, each.pdf_id or 0), read_bytes(session, each.docx_id or 0))
            for each in kept_versions(session, paper_id)
        }


def lines_of(document: bytes) -> list[str]:
    """Return the paragraphs of a Word file."""
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(document)).paragraphs]


def refuse_changes(window: MeetingWindow, program: Program) -> None:
    """Try to change signed minutes in each way that the keyboard has; nothing changes, and a sentence says why."""
    before = stored(window)
    press(Qt.Key.Key_4, modifier=ALT)
    type_text(QApplication.focusWidget(), "thêm")
    press(Qt.Key.Key_S, modifier=CONTROL)
    assert "07/BB-UBND" in window.meetings.editor.locked.text()
    prompts = prompts_of(program)
    prompts.answers = ["close", "close"]
    window.meetings.list.list.setFocus()
    press(Qt.Key.Key_Delete)
    assert "đã từng ký nên cuộc họp ở lại trong tệp" in prompts.asked[-1].text
    press(Qt.Key.Key_F12)
    assert "đã ký rồi" in prompts.asked[-1].text
    assert prompts.answers == []
    assert stored(window) == before


def refuse_undo(window: MeetingWindow) -> None:
    """Ctrl+Z stops at the signing and names it."""
    before = stored(window)
    window.meetings.list.list.setFocus()
    press(Qt.Key.Key_Z, modifier=CONTROL)
    assert "đã ký và khóa; hoàn tác không vượt qua mốc này" in window.notice.text()
    assert stored(window) == before


def refuse_undo_of_reopening(window: MeetingWindow) -> None:
    """Ctrl+Z does not sign again what was reopened."""
    window.meetings.list.list.setFocus()
    press(Qt.Key.Key_Z, modifier=CONTROL)
    assert "hoàn tác không vượt qua mốc này" in window.notice.text()
    assert not stored(window).is_locked


def refuse_older_version(window: MeetingWindow, program: Program, qtbot: QtBot) -> None:
    """What stood before the signing does not come back by the history either."""
    before = stored(window)
    prompts_of(program).answers = ["close"]

    def restore(history: HistoryWindow) -> None:
        place = next(row for row, line in enumerate(history.model.rows()) if line.step.title.startswith("Địa điểm"))
        history.table.selectRow(place)
        press(Qt.Key.Key_K, modifier=ALT)
        qtbot.waitUntil(lambda: not prompts_of(program).answers)

    meanwhile(qtbot, HistoryWindow, restore, lambda: press(Qt.Key.Key_H, modifier=CONTROL))
    assert "đã ký và khóa" in prompts_of(program).asked[-1].text
    assert stored(window) == before


def reopen(window: MeetingWindow, qtbot: QtBot) -> None:
    """Open the minutes again by the menu, with a reason."""
    choose(window, "Cuộc họp", "Mở lại biên bản")
    dialog = window.meetings.signing.dialog
    assert dialog is not None
    come_forward(dialog, qtbot)
    press(ENTER)
    assert dialog.isVisible(), "a reason is asked for"
    write(REASON)
    press(ENTER)
    assert stored(window).state is MeetingState.DRAFT_MINUTES
    come_forward(window, qtbot)
    wait_for(qtbot, window, "DỰ THẢO")
    assert "Số: 07/BB-UBND" in page_text(window)


def add_sentence(window: MeetingWindow, qtbot: QtBot) -> None:
    """Add a sentence to the proceedings."""
    press(Qt.Key.Key_4, modifier=ALT)
    press(Qt.Key.Key_Home, modifier=CONTROL)
    press(Qt.Key.Key_Down, Qt.Key.Key_End)
    type_text(QApplication.focusWidget(), f" {ADDED}")
    wait_for(qtbot, window, ADDED)
    wait_for_save(qtbot, window)


def look_into_the_archive(window: MeetingWindow, program: Program, qtbot: QtBot, folder: Path) -> None:
    """See both versions in the tab "Văn bản", the last one first; each is saved as it lies there."""
    versions = kept(window)
    press(Qt.Key(Qt.Key.Key_1 + window.stack.showing("paper")), modifier=CONTROL)
    tab = window.room
    assert isinstance(tab, DocumentsTab)
    pane = tab.archive.pane
    for version in (2, 1):
        if version == 1:
            pane.choice.menu().popup(window.pos())
            pick(pane.choice.menu(), "Lần 1")
            come_forward(window, qtbot)
        pdf, word = versions[version]
        qtbot.waitUntil(lambda pdf=pdf: pane.preview.pdf_bytes == pdf)
        saved = folder / f"lần {version}.docx", folder / f"lần {version}.pdf"
        prompts_of(program).answers = list(saved)
        press(Qt.Key.Key_E, modifier=CONTROL)
        choose(window, "Tệp", "Xuất PDF")
        qtbot.waitUntil(lambda saved=saved: all(path.exists() for path in saved))
        assert [path.read_bytes() for path in saved] == [word, pdf]


def test_signed_refused_reopened_and_signed_again_there_are_two_versions_with_their_bytes(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    program = start()
    begin(program, qtbot)
    window = window_of(program)
    hold_first_meeting(window, qtbot)
    sign(window, qtbot, "7")
    first = kept(window)[1]
    wait_for(qtbot, window, "Số: 07/BB-UBND")
    assert window.meetings.preview.pdf_bytes == first[0]
    assert SPOKEN in lines_of(first[1])

    refuse_changes(window, program)
    refuse_undo(window)
    refuse_older_version(window, program, qtbot)
    reopen(window, qtbot)
    refuse_undo_of_reopening(window)
    add_sentence(window, qtbot)
    sign(window, qtbot)

    versions = kept(window)
    assert sorted(versions) == [1, 2]
    assert versions[1] == first, "what was signed first stays as it was, to the byte"
    assert f"{SPOKEN} {ADDED}" in lines_of(versions[2][1])
    qtbot.waitUntil(lambda: window.meetings.preview.pdf_bytes == versions[2][0])
    refuse_undo(window)
    look_into_the_archive(window, program, qtbot, tmp_path)
    window.close()

    again = start()
    again.open(again.settings.last_file or tmp_path).show()
    assert kept(window_of(again)) == versions
