"""Files on the page of papers: attached by button, dropped, pasted; opened, saved, taken away and given on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cchc_desktop.meetings.files import files_of_meeting
from cchc_desktop.storage import files as storage_files
from cchc_desktop.storage import stored_files
from tests.ui.meetings.entry_parts import Desk, press, write
from ui.meetings.papers.columns import FILES
from ui.meetings.papers.page import PapersPage

PDF = b"%PDF-1.7 a report"


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk[PapersPage]]:
    made = Desk(tmp_path, qtbot, PapersPage)
    facts = made.facts("GB-2020-12")
    made.page.show_facts(facts)
    made.page.set_locked(facts.is_locked)
    made.page.focus_first()
    yield made
    made.close()


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "báo cáo tháng 11.pdf"
    path.write_bytes(PDF)
    return path


def stored(desk: Desk[PapersPage]) -> list[tuple[str, str, str]]:
    """Name, owner and role of the files in the data file."""
    assert desk.page.facts is not None
    meeting_id = desk.page.facts.id
    papers = {paper.id: paper.type_code for paper in desk.facts(meeting_id).papers}
    with desk.data.reading() as session:
        rows = files_of_meeting(session, meeting_id)
    return [
        (row.name, papers.get(row.owner_id, "?") if row.owner_kind == "paper" else "meeting", row.role) for row in rows
    ]


def settle(qtbot: QtBot, desk: Desk[PapersPage]) -> None:
    qtbot.waitUntil(lambda: not desk.worker.is_busy() and not desk.page.files.filing.attaching.is_busy)


def drop(desk: Desk[PapersPage], paths: list[Path], place: QPoint) -> None:
    """Drop files on a place of the page, as Explorer does."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, copy | Qt.DropAction.MoveAction, mime, left, none)
    QApplication.sendEvent(desk.page, enter)
    assert enter.isAccepted()
    assert enter.dropAction() == copy
    event = QDropEvent(QPointF(place), copy | Qt.DropAction.MoveAction, mime, left, none)
    QApplication.sendEvent(desk.page, event)


def row_place(desk: Desk[PapersPage], row: int) -> QPoint:
    table = desk.page.table
    cell = table.visualRect(desk.page.model.index(row, 4)).center()
    return table.viewport().mapTo(desk.page, cell)


def test_the_button_attaches_to_the_paper_where_the_keyboard_is(desk, report, qtbot):
    desk.page.table.go_to(1)
    desk.prompts.answers = [report]
    desk.page.files.attach_button.click()
    settle(qtbot, desk)
    assert stored(desk) == [("báo cáo tháng 11.pdf", "BC", "paper")]
    assert desk.prompts.titles == [f"Đính kèm vào {desk.page.model.rows()[1].reference}"]
    assert desk.page.model.index(1, FILES).data() == "1 tệp 1\u00a0KB"
    assert "1 tệp, 1 KB" in desk.page.pane.sum.text()
    assert desk.page.files.table.isVisible()


def test_files_dropped_on_a_paper_belong_to_it_and_beside_it_to_the_meeting(desk, report, tmp_path, qtbot):
    drop(desk, [report], row_place(desk, 0))
    settle(qtbot, desk)
    other = tmp_path / "ảnh.png"
    QImage(20, 20, QImage.Format.Format_RGB32).save(str(other))
    drop(desk, [other], QPoint(20, desk.page.height() - 4))
    settle(qtbot, desk)
    assert stored(desk) == [("báo cáo tháng 11.pdf", "GM", "paper"), ("ảnh.png", "meeting", "paper")]


def test_a_file_for_the_minutes_is_their_signed_scan(desk, report, qtbot):
    desk.prompts.answers = [report]
    desk.page.files.scan_button.click()
    settle(qtbot, desk)
    assert stored(desk) == [("báo cáo tháng 11.pdf", "BB", "scan")]
    assert "bản quét" in desk.page.files.table.files.index(0, 1).data()


def test_only_signed_minutes_offer_a_scan(desk):
    assert desk.page.files.scan_button.isVisible()
    desk.show_new()
    assert not desk.page.files.scan_button.isVisible()


def test_files_of_the_clipboard_are_pasted(desk, report, qtbot):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(report))])
    QGuiApplication.clipboard().setMimeData(mime)
    desk.page.table.go_to(1)
    QTest.keyClick(desk.page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, desk)
    assert stored(desk) == [("báo cáo tháng 11.pdf", "BC", "paper")]


def test_a_picture_of_the_clipboard_is_pasted_under_a_name(desk, qtbot):
    mime = QMimeData()
    mime.setImageData(QImage(20, 20, QImage.Format.Format_RGB32))
    desk.page.files.paste(None, mime)
    settle(qtbot, desk)
    ((name, owner, _role),) = stored(desk)
    assert name.startswith("Ảnh dán")
    assert name.endswith(".png")
    assert owner == "meeting"


def test_pasted_words_attach_nothing(desk, qtbot):
    mime = QMimeData()
    mime.setText("lời")
    desk.page.files.paste(None, mime)
    settle(qtbot, desk)
    assert stored(desk) == []


def test_attaching_is_undone_from_the_bar(desk, report, qtbot):
    desk.page.files.attach([report], None)
    settle(qtbot, desk)
    assert desk.page.pane.notice.text() == "Đã đính kèm “báo cáo tháng 11.pdf”."
    desk.page.pane.notice._take_action()
    assert stored(desk) == []
    assert not desk.page.files.table.isVisible()


def test_the_same_file_again_is_said_to_be_there(desk, report, qtbot):
    for _time in range(2):
        desk.page.files.attach([report], None)
        settle(qtbot, desk)
    assert len(stored(desk)) == 1
    assert "từ trước" in desk.page.pane.notice.text()


def test_del_takes_a_file_away_and_the_bar_brings_it_back(desk, report, qtbot):
    desk.page.files.attach([report], desk.page.model.rows()[0])
    settle(qtbot, desk)
    desk.page.table.go_to(0, FILES)
    QTest.keyClick(desk.page.table, Qt.Key.Key_Return)
    press(Qt.Key.Key_Delete)
    assert stored(desk) == []
    desk.page.pane.notice._take_action()
    assert stored(desk) == [("báo cáo tháng 11.pdf", "GM", "paper")]


def test_enter_opens_a_read_only_copy(desk, report, qtbot, monkeypatch):
    opened: list[Path] = []
    monkeypatch.setattr(storage_files, "open_with_system", opened.append)
    desk.page.files.attach([report], None)
    settle(qtbot, desk)
    desk.page.files.table.setFocus()
    press(Qt.Key.Key_Return)
    settle(qtbot, desk)
    assert [path.name for path in opened] == ["báo cáo tháng 11.pdf"]
    assert opened[0].read_bytes() == PDF
    assert opened[0] != report


def test_enter_on_a_paper_without_files_asks_for_one(desk, report, qtbot):
    desk.prompts.answers = [report]
    desk.page.table.go_to(1, FILES)
    QTest.keyClick(desk.page.table, Qt.Key.Key_Return)
    settle(qtbot, desk)
    assert stored(desk) == [("báo cáo tháng 11.pdf", "BC", "paper")]


def test_a_copy_is_saved_where_it_is_asked_for(desk, report, tmp_path, qtbot):
    desk.page.files.attach([report], None)
    settle(qtbot, desk)
    desk.prompts.answers = [tmp_path / "bản sao.pdf"]
    desk.page.files.table.copy_wanted.emit(desk.page.files.table.current_file())
    settle(qtbot, desk)
    assert (tmp_path / "bản sao.pdf").read_bytes() == PDF


def test_a_file_is_given_to_another_paper_and_back(desk, report, qtbot):
    desk.page.files.attach([report], None)
    settle(qtbot, desk)
    menu = desk.page.files.table.file_menu()
    giving = menu.actions()[-1].menu()
    assert [action.text() for action in giving.actions()][-1] == "cuộc họp"
    giving.actions()[0].trigger()
    assert stored(desk) == [("báo cáo tháng 11.pdf", "GM", "paper")]
    desk.page.pane.notice._take_action()
    assert stored(desk) == [("báo cáo tháng 11.pdf", "meeting", "paper")]
    menu.deleteLater()


def test_refused_files_are_told_once_and_the_others_attached(desk, report, tmp_path, qtbot):
    (tmp_path / "a.exe").write_bytes(b"MZ")
    (tmp_path / "trống.pdf").touch()
    desk.page.files.attach([tmp_path / "a.exe", report, tmp_path / "trống.pdf"], None)
    settle(qtbot, desk)
    assert len(stored(desk)) == 1
    (question,) = desk.prompts.asked
    assert question.title == "2 tệp không đính kèm được"
    assert "a.exe" in question.text
    assert "trống.pdf" in question.text


def test_a_paper_that_is_not_kept_yet_gets_its_files_once_it_is(desk, report, qtbot):
    desk.show_new()
    desk.page.table.add_row()
    press(Qt.Key.Key_Escape)
    drop(desk, [report], row_place(desk, 0))
    assert desk.page.model.rows()[0].title == "báo cáo tháng 11"
    assert stored(desk) == []
    desk.store()
    settle(qtbot, desk)
    assert stored(desk) == [("báo cáo tháng 11.pdf", "GM", "paper")]


def test_a_paper_taken_away_and_put_back_has_its_files(desk, report, qtbot):
    desk.page.files.attach([report], desk.page.model.rows()[3])
    settle(qtbot, desk)
    desk.page.table.go_to(3)
    QTest.keyClick(desk.page.table, Qt.Key.Key_Delete)
    desk.store()
    assert stored(desk) == []
    desk.page.pane.notice._take_action()
    desk.store()
    assert stored(desk) == [("báo cáo tháng 11.pdf", "TB", "paper")]
    assert desk.page.files.files_of(desk.page.model.rows()[3])


def test_attaching_is_cancelled_and_leaves_nothing(desk, tmp_path, qtbot):
    path = tmp_path / "dài.pdf"
    path.write_bytes(b"%PDF-" + bytes(30 << 20))
    desk.page.files.attach([path, path], None)
    qtbot.waitUntil(desk.page.files.progress.isVisible)
    desk.page.files.progress.stop.click()
    settle(qtbot, desk)
    assert not desk.page.files.progress.isVisible()
    assert desk.page.notice.isVisible()
    assert stored(desk) == []
    with desk.data.reading() as session:
        assert stored_files.total_size(session) == 0


def test_closing_the_program_stops_the_file_and_reads_nothing_more(desk, tmp_path, qtbot):
    path = tmp_path / "dài.pdf"
    path.write_bytes(b"%PDF-" + bytes(30 << 20))
    told: list[object] = []
    desk.workspace.data_changed.connect(lambda *changes: told.append(changes))
    desk.page.files.attach([path, path], None)
    qtbot.waitUntil(desk.page.files.progress.isVisible)
    assert desk.worker.shut_down()
    qtbot.waitUntil(lambda: not desk.worker.is_busy())
    assert told == []
    assert stored(desk) == []


def test_a_fine_picture_is_offered_smaller_once_for_all(desk, tmp_path, qtbot):
    import random

    from PIL import Image

    for name in ("một.jpg", "hai.jpg"):
        grain = Image.frombytes("L", (500, 400), random.Random(name).randbytes(200_000)).resize((3000, 2400))
        grain.save(tmp_path / name, quality=95)
    desk.prompts.answers = ["smaller"]
    desk.page.files.attach([tmp_path / "một.jpg", tmp_path / "hai.jpg"], None)
    settle(qtbot, desk)
    assert len(desk.prompts.asked) == 1
    assert [name for name, _owner, _role in stored(desk)] == ["một.jpg", "hai.jpg"]
    sizes = [line.row.size for line in desk.page.files.table.files.rows()]
    assert sizes[0] < (tmp_path / "một.jpg").stat().st_size
    assert sizes[1] < (tmp_path / "hai.jpg").stat().st_size


def test_what_is_typed_stays_while_a_file_is_attached(desk, report, qtbot):
    desk.page.table.go_to(1, 4)
    write("Báo cáo ")
    cell = QApplication.focusWidget()
    desk.page.files.attach([report], desk.page.model.rows()[0])
    settle(qtbot, desk)
    assert QApplication.focusWidget() is cell
    write("năm")
    assert desk.store().papers[1].title == "Báo cáo năm"


def test_the_model_of_files_keeps_the_rules_of_qt(desk, report, qtbot, qtmodeltester: ModelTester):
    desk.page.files.attach([report], None)
    settle(qtbot, desk)
    qtmodeltester.check(desk.page.files.table.files, force_py=True)
