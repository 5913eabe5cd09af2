"""What the secretary does in a day, through the widgets and with the keyboard: from Ctrl+N to the printed page."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from cchc_desktop.meetings.records import MeetingState, Presence
from tests.ui.secretary import TITLE, hold_meeting, page_text, wait_for
from tests.ui.window_fixtures import Open
from ui.common.print_dialog import PrintDialog


def test_a_whole_meeting_is_entered_printed_exported_and_found_again(
    open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    printed, exported = tmp_path / "in.pdf", tmp_path / "biên bản.docx"
    window = open_window(printed, exported)
    hold_meeting(qtbot, window)
    text = page_text(window)
    assert TITLE in text
    assert "V. KẾT LUẬN CỦA CHỦ TỌA" in text
    assert text.count("./.") == 1

    monkeypatch.setattr(PrintDialog, "exec", lambda _dialog: int(QDialog.DialogCode.Accepted))
    with qtbot.waitSignal(window.meetings.papers.done):
        QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert printed.read_bytes() == window.meetings.preview.pdf_bytes, "what is printed is what the preview shows"

    window.meetings.export("docx")
    paragraphs = [paragraph.text for paragraph in docx.Document(str(exported)).paragraphs]
    assert "1. Giao Bộ phận Một cửa rà soát hồ sơ trễ hẹn." in paragraphs
    window.close()

    again = open_window()
    facts = again.meetings.editor.facts
    assert facts is not None
    assert facts.code == "GB-2021-04"
    assert (facts.details.title, facts.details.end_time) == (TITLE, time(10, 15))
    assert facts.state is MeetingState.DRAFT_MINUTES
    assert {entry.presence for entry in facts.attendance} == {Presence.PRESENT}
    assert "Hoàng Thị Thúy Nga, Công chức Văn phòng - Thống kê tuyên bố lý do." in facts.proceedings
    assert len(facts.conclusions) == 2
    wait_for(qtbot, again, "2. Văn phòng - Thống kê tổng hợp, báo cáo.")
