"""All papers of a meeting from its menu: printed with one command, as one PDF, as a folder of Word files."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.documents import meeting_file
from cchc_desktop.documents.issuing import kind_named
from cchc_desktop.documents.rendering import IsCancelled, Progress
from cchc_desktop.errors import DocumentError
from cchc_desktop.meetings import service
from cchc_desktop.meetings.queries import meeting_id
from cchc_desktop.storage import files
from cchc_desktop.storage.files import TargetBusy
from tests.ui.scripted_prompts import ScriptedPrompts
from tests.ui.secretary import page_text, wait_for
from tests.ui.window_fixtures import MeetingWindow, Open, file, open_window, window
from ui.common import paper_printer
from ui.meetings import meeting_file as papers

__all__ = ["file", "open_window", "window"]

MONTHLY = "GB-2020-12"


def show(window: MeetingWindow, code: str = MONTHLY) -> None:
    window.meetings.show_record(window.workspace.read(lambda session: meeting_id(session, code)))


def action(window: MeetingWindow, words: str) -> QAction:
    """Return the line of a menu that begins so."""
    menus = [each for menu in window.menus.menus for each in (menu, *menu.findChildren(QMenu))]
    found = [each for menu in menus for each in menu.actions() if each.text().replace("&", "").startswith(words)]
    assert len(found) == 1, [each.text() for each in found]
    return found[0]


def trigger(window: MeetingWindow, qtbot: QtBot, words: str) -> list[str]:
    """Choose a line of the menu and return what is told until everything is made."""
    told: list[str] = []
    window.meetings.whole_file.done.connect(told.append)
    with qtbot.waitSignal(window.meetings.whole_file.idle):
        action(window, words).trigger()
    window.meetings.whole_file.done.disconnect(told.append)
    return told


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[paper_printer.Paper]:
    """What is given to the printer; nothing is printed."""
    found: list[paper_printer.Paper] = []

    def ask(
        _printer: paper_printer.PaperPrinter, paper: paper_printer.Paper, *, current_page: int, window: QWidget
    ) -> None:
        found.append(paper)

    monkeypatch.setattr(paper_printer.PaperPrinter, "ask", ask)
    return found


def test_all_papers_are_printed_with_one_command(
    window: MeetingWindow, qtbot: QtBot, asked: list[paper_printer.Paper]
) -> None:
    show(window)
    assert trigger(window, qtbot, "In cả hồ sơ họp") == []
    (paper,) = asked
    reader = PdfReader(io.BytesIO(paper.data))
    assert paper.page_count == len(reader.pages) == 10
    assert paper.file.name == "Hồ sơ cuộc họp GB-2020-12.pdf"
    assert MONTHLY in paper.title


def test_whole_file_becomes_one_pdf(open_window: Open, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "hồ sơ.pdf"
    window = open_window(target)
    show(window)
    told = trigger(window, qtbot, "Cả hồ sơ họp thành một tệp PDF")
    assert any(str(target) in sentence for sentence in told)
    titles = [str(item.title) for item in PdfReader(target).outline if not isinstance(item, list)]
    assert titles == ["Giấy mời", "Chương trình họp", "Danh sách ký tên", "Biên bản", "Thông báo kết luận"]


def test_whole_file_becomes_a_folder_of_word_files(open_window: Open, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "ra").mkdir()
    window = open_window(tmp_path / "ra")
    show(window)
    told = trigger(window, qtbot, "Cả hồ sơ họp thành các tệp Word")
    folder = tmp_path / "ra" / "Hồ sơ cuộc họp GB-2020-12"
    assert told == [f"Đã ghi 5 văn bản vào {folder}"]
    assert sorted(path.name for path in folder.iterdir())[0] == "01-giay-moi.docx"


def test_what_was_typed_last_is_in_the_file_and_what_is_missing_is_told(
    window: MeetingWindow, qtbot: QtBot, asked: list[paper_printer.Paper]
) -> None:
    window.new_meeting()
    meeting = window.meetings.editor.meeting_id
    assert meeting is not None
    window.workspace.write(
        lambda session: service.save_proceedings(session, meeting, "I. MỞ ĐẦU\nMột câu.", today=date(2021, 4, 5))
    )
    qtbot.waitUntil(lambda: not window.meetings.editor.has_unsaved)
    told = trigger(window, qtbot, "In cả hồ sơ họp")
    (paper,) = asked
    assert "Một câu." in " ".join(page.extract_text() for page in PdfReader(io.BytesIO(paper.data)).pages)
    assert paper.file.name.endswith("-du-thao.pdf")
    assert told and "Thông báo kết luận" in told[0]


def test_choosing_no_place_writes_nothing(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(None, None)
    show(window)
    for words in ("Cả hồ sơ họp thành một tệp PDF", "Cả hồ sơ họp thành các tệp Word"):
        action(window, words).trigger()
        assert window.meetings.whole_file.job is None


def test_file_held_by_another_program_is_asked_about_and_tried_again(
    open_window: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[Path] = []
    whole = files.write_whole

    def held_once(path: Path, data: bytes) -> None:
        calls.append(path)
        if len(calls) == 1:
            raise TargetBusy("Word đang mở tệp này.", path)
        whole(path, data)

    monkeypatch.setattr(papers, "write_whole", held_once)
    window = open_window(tmp_path / "a.pdf", "retry")
    show(window)
    trigger(window, qtbot, "Cả hồ sơ họp thành một tệp PDF")
    assert len(calls) == 2 and (tmp_path / "a.pdf").read_bytes()[:5] == b"%PDF-"


def test_refusal_is_said_once_and_the_next_wish_is_heard(
    open_window: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_parts: object) -> bytes:
        raise DocumentError("Không đọc được bản đã lưu.")

    whole = meeting_file.as_pdf
    monkeypatch.setattr(meeting_file, "as_pdf", refuse)
    window = open_window(tmp_path / "a.pdf", "close", tmp_path / "b.pdf")
    show(window)
    trigger(window, qtbot, "Cả hồ sơ họp thành một tệp PDF")
    prompts = window.workspace.prompts
    assert isinstance(prompts, ScriptedPrompts) and len(prompts.asked) == 1
    monkeypatch.setattr(meeting_file, "as_pdf", whole)
    trigger(window, qtbot, "Cả hồ sơ họp thành một tệp PDF")
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["b.pdf"]


def test_long_work_shows_how_far_it_is_and_can_be_stopped(
    open_window: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from threading import Event

    seen = Event()

    def slow(_file: meeting_file.MeetingFile, progress: Progress, cancelled: IsCancelled) -> bytes:
        progress(1, 4)
        assert seen.wait(20)
        while not cancelled():
            pass
        raise meeting_file.Cancelled

    monkeypatch.setattr(meeting_file, "as_pdf", slow)
    window = open_window(tmp_path / "a.pdf")
    show(window)
    whole = window.meetings.whole_file
    with qtbot.waitSignal(whole.idle):
        action(window, "Cả hồ sơ họp thành một tệp PDF").trigger()
        qtbot.waitUntil(lambda: whole.dialog is not None and whole.dialog.isVisible())
        dialog = whole.dialog
        assert dialog is not None
        seen.set()
        dialog.stop.click()
    assert not (tmp_path / "a.pdf").exists()
    assert whole.job is None and not dialog.isVisible()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("invitation", "trân trọng kính mời"),
        ("conclusion_notice", "thông báo kết luận của đồng chí"),
        ("task_annex", "PHÂN CÔNG THỰC HIỆN NHIỆM VỤ"),
    ],
)
def test_new_papers_stand_in_the_preview_beside_the_editor(
    window: MeetingWindow, qtbot: QtBot, name: str, words: str
) -> None:
    show(window)
    wait_for(qtbot, window, "BIÊN BẢN")
    window.meetings.paper.show_kind(kind_named(name))
    wait_for(qtbot, window, words)
    assert "BIÊN BẢN" not in page_text(window)
    checked = [each.data() for each in window.meetings.editor.head.kinds.actions() if each.isChecked()]
    assert checked == [name]


def test_paper_is_chosen_above_its_pages(window: MeetingWindow) -> None:
    meetings = window.meetings
    action = next(each for each in meetings.preview.choice.menu().actions() if each.text() == "Giấy mời")
    action.trigger()
    assert meetings.paper.kind.name == "invitation"
    assert meetings.preview.choice.text() == "Giấy mời"
    assert [each.data() for each in meetings.editor.head.kinds.actions() if each.isChecked()] == ["invitation"]
