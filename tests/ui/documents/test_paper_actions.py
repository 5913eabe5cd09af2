"""What is done with a kept paper uses the stored bytes: printed, saved, opened; and a scan is attached."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMenu
from pytestqt.qtbot import QtBot

from cchc_desktop.storage import files
from cchc_desktop.storage.engine import driver
from tests.ui.documents.conftest import DOCX, SCAN, SECOND, Desk, pdf
from ui.common.print_dialog import PrintDialog

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What was handed to the system's programs."""
    paths: list[Path] = []
    monkeypatch.setattr(files, "open_with_system", paths.append)
    return paths


def test_a_paper_is_printed_again_from_its_stored_bytes(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(PrintDialog, "exec", lambda _dialog: int(QDialog.DialogCode.Accepted))
    target = tmp_path / "in lại.pdf"
    desk.prompts.answers.append(target)
    desk.choose(desk.signed)
    with qtbot.waitSignal(desk.tab.done):
        QTest.keyClick(desk.window, Qt.Key.Key_P, CTRL)
    assert target.read_bytes() == SECOND


def test_the_stored_word_file_is_saved_as_it_is(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "biên bản.docx"
    desk.prompts.answers.append(target)
    desk.choose(desk.signed)
    with qtbot.waitSignal(desk.tab.done):
        QTest.keyClick(desk.window, Qt.Key.Key_E, CTRL)
    assert target.read_bytes() == DOCX


def test_a_scan_is_saved_in_its_own_format(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.choose(desk.scanned)
    desk.prompts.answers.append(tmp_path / "ảnh.png")
    with qtbot.waitSignal(desk.tab.done):
        desk.tab.export("pdf")
    assert (tmp_path / "ảnh.png").read_bytes().startswith(b"\x89PNG")


def test_word_opens_a_copy_that_cannot_be_changed(desk: Desk, qtbot: QtBot, opened: list[Path]) -> None:
    desk.choose(desk.signed)
    with qtbot.waitSignal(desk.tab.done):
        desk.tab.open_in_word()
    (path,) = opened
    assert path.name == "Biên bản 05_BB-BCĐ lần 2.docx"
    assert path.read_bytes() == DOCX
    assert not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)


def test_a_scan_is_opened_from_a_copy(desk: Desk, qtbot: QtBot, opened: list[Path]) -> None:
    desk.choose(desk.signed)
    paper = desk.tab.archive.pane.paper
    assert paper is not None
    with qtbot.waitSignal(desk.tab.done):
        desk.tab.archive.shown.actions.open_copy(paper.files[0])
    assert opened[0].name == "BB 05 đã ký.pdf"
    assert opened[0].read_bytes() == SCAN


def test_a_scan_is_attached_and_shown(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    scan = tmp_path / "đã ký.pdf"
    scan.write_bytes(pdf("da ky"))
    old = next(paper for paper in desk.tab.archive.list.papers() if not paper.version and not paper.file_count)
    desk.choose(old.id)
    desk.prompts.answers.append(scan)
    with qtbot.waitSignal(desk.tab.done) as told:
        desk.tab.archive.pane.attach_button.click()
    assert "đã ký.pdf" in told.args[0]
    qtbot.waitUntil(lambda: desk.tab.archive.pane.preview.pdf_bytes == scan.read_bytes())
    assert desk.tab.archive.list.table.selected_row().file_count == 1


def test_a_file_of_no_known_type_is_refused_in_a_sentence(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    program = tmp_path / "quet.exe"
    program.write_bytes(b"MZ")
    desk.choose(desk.signed)
    desk.prompts.answers.append(program)
    desk.tab.archive.shown.attach_scan()
    qtbot.waitUntil(lambda: bool(desk.prompts.asked))
    assert "quet.exe" in desk.prompts.asked[0].text
    assert desk.tab.archive.list.table.selected_row().file_count == 1


def test_nothing_chosen_changes_nothing(desk: Desk) -> None:
    desk.choose(desk.signed)
    desk.prompts.answers += [None, None, None]
    desk.tab.export("docx")
    desk.tab.archive.shown.attach_scan()
    desk.tab.export_list()
    assert desk.prompts.asked == []


def test_what_is_not_kept_is_said_with_what_to_do(desk: Desk) -> None:
    old = next(paper for paper in desk.tab.archive.list.papers() if not paper.version and not paper.file_count)
    desk.choose(old.id)
    desk.tab.print_paper()
    desk.tab.export("docx")
    desk.tab.open_in_word()
    assert len(desk.prompts.asked) == 3
    assert all(question.what_to_do for question in desk.prompts.asked)


def test_damaged_bytes_are_said_and_never_printed(desk: Desk, qtbot: QtBot) -> None:
    connection = driver.connect(str(desk.window.workspace.path))
    for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{trigger}"')
    connection.execute("UPDATE stored_chunk SET data = x'00'")
    connection.commit()
    connection.close()
    desk.choose(desk.signed)
    desk.prompts.answers.append("close")
    desk.tab.print_paper()
    assert len(desk.prompts.asked) == 1
    assert desk.tab.archive.pane.preview.pdf_bytes == b""


def test_the_paper_leads_to_its_meeting(desk: Desk) -> None:
    desk.choose(desk.signed)
    desk.tab.archive.shown.go_to_meeting()
    assert desk.window.room is desk.window.meetings
    assert desk.window.meetings.editor.meeting_id == desk.meeting


def test_the_context_menu_offers_what_the_pane_does(desk: Desk, qtbot: QtBot) -> None:
    desk.choose(desk.signed)
    menu = QMenu()
    qtbot.addWidget(menu)
    desk.tab.archive.shown.fill_menu(menu)
    enabled = [action for action in menu.actions() if action.isEnabled() and not action.isSeparator()]
    assert len(enabled) == 8
