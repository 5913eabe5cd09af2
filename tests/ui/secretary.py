"""The secretary at the window: typing into fields, entering a whole meeting, and looking at the pages."""

from __future__ import annotations

import io
from datetime import date

import pypdf
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.meetings.records import MeetingFacts
from tests.ui.keyboard import type_text
from ui.common.fields.field import Field
from ui.main_window import MainWindow
from ui.meetings.attendance.page import AttendancePage
from ui.meetings.conclusions.page import ConclusionsPage
from ui.meetings.details_page import DetailsPage
from ui.meetings.proceedings.page import ProceedingsPage

TODAY = date(2021, 4, 5)
DETAILS, _AGENDA, PARTICIPANTS, PROCEEDINGS, CONCLUSIONS = range(5)
WHOLE = """Thời gian bắt đầu: 14 giờ 00 phút, ngày 05 tháng 4 năm 2021
Địa điểm: Phòng họp số 2
Thành phần tham dự:
- Các đồng chí lãnh đạo phường;
- Thành viên Ban Chỉ đạo.
Nội dung:
I. KHAI MẠC
Đồng chí Thư ký tuyên bố lý do.
II. KẾT LUẬN
1. Giao Văn phòng rà soát.
2. Các bộ phận báo cáo.
Cuộc họp kết thúc vào 16 giờ 30 phút, ngày 05 tháng 4 năm 2021./."""
TITLE = "Họp giao ban Ban Chỉ đạo tháng 4 năm 2021"


def make_meeting(window: MainWindow) -> None:
    """Make the meeting that is offered first: Ctrl+N, Enter."""
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = window.room.starting.dialog
    if dialog is not None:  # what cannot be kept in another meeting may hold her there
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    window.activateWindow()  # a window manager would; without a screen nobody does


def page_text(window: MainWindow) -> str:
    """Return the words of the very bytes that the preview shows."""
    data = window.meetings.preview.pdf_bytes
    if not data:
        return ""
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def wait_for(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Wait until the preview shows these words."""
    qtbot.waitUntil(lambda: words in page_text(window))


def wait_for_save(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until everything typed is in the file."""
    editor = window.meetings.editor
    qtbot.waitUntil(lambda: not editor.has_unsaved)


def retype(field: Field, text: str) -> None:
    """Replace the words of a field as she would: select all, type, go on."""
    editor = field.editor()
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Tab)


def enter_details(window: MainWindow) -> None:
    page = window.meetings.editor.pages[DETAILS]
    assert isinstance(page, DetailsPage)
    fields = page.form.fields
    retype(fields["title"], TITLE)
    retype(fields["start_date"], "2/4")
    retype(fields["start_time"], "8h")
    retype(fields["end_time"], "10g15")
    retype(fields["place"], "Phòng họp số 305")


def enter_proceedings(window: MainWindow) -> None:
    page = window.meetings.editor.pages[PROCEEDINGS]
    assert isinstance(page, ProceedingsPage)
    area = page.area
    QTest.keyClick(area, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(area, Qt.Key.Key_End)
    QTest.keyClick(area, Qt.Key.Key_Return)
    type_text(area, "Đồng chí Hoàng Th")
    QTest.keyClick(area, Qt.Key.Key_Return)  # takes the name that is offered
    type_text(area, " tuyên bố lý do.")


def enter_vote(window: MainWindow) -> None:
    page = window.meetings.editor.pages[PROCEEDINGS]
    assert isinstance(page, ProceedingsPage)
    type_text_line(page.area, "Biểu quyết thông qua Quy chế: tán thành: 18/18 (100%).")


def type_text_line(area: QWidget, text: str) -> None:
    QTest.keyClick(area, Qt.Key.Key_Return)
    type_text(area, text)


def enter_conclusions(window: MainWindow) -> None:
    page = window.meetings.editor.pages[CONCLUSIONS]
    assert isinstance(page, ConclusionsPage)
    type_text(page.lines[0].edit, "Giao Bộ phận Một cửa rà soát hồ sơ trễ hẹn.")
    QTest.keyClick(page.lines[0].edit, Qt.Key.Key_Return)
    QTest.keyClick(page.tasks.panel.accept_button, Qt.Key.Key_Escape)  # no task for now
    type_text(page.lines[1].edit, "Văn phòng - Thống kê tổng hợp, báo cáo.")


def hold_meeting(qtbot: QtBot, window: MainWindow) -> None:
    """Enter a whole meeting and look for each part in the preview."""
    meetings = window.meetings
    make_meeting(window)
    assert meetings.editor.current_page() is meetings.editor.pages[DETAILS]
    enter_details(window)
    wait_for(qtbot, window, "Thời gian bắt đầu: 08 giờ 00 phút, ngày 02 tháng 4 năm 2021.")
    wait_for(qtbot, window, "Địa điểm: Phòng họp số 305.")
    meetings.show_page(PARTICIPANTS)
    page = meetings.editor.pages[PARTICIPANTS]
    assert isinstance(page, AttendancePage)
    page.all_present.click()
    wait_for(qtbot, window, "Có mặt: 18/18.")
    meetings.show_page(PROCEEDINGS)
    enter_proceedings(window)
    wait_for(qtbot, window, "Hoàng Thị Thúy Nga, Công chức Văn phòng - Thống kê tuyên bố lý do.")
    enter_vote(window)
    wait_for(qtbot, window, "tán thành: 18/18 (100%)")
    meetings.show_page(CONCLUSIONS)
    enter_conclusions(window)
    wait_for(qtbot, window, "2. Văn phòng - Thống kê tổng hợp, báo cáo.")
    wait_for(qtbot, window, "Trưởng Ban Chỉ đạo kết luận: 1. Giao Bộ phận Một cửa")
    wait_for_save(qtbot, window)


def stored(window: MainWindow) -> MeetingFacts:
    facts = window.meetings.editor.stored
    assert facts is not None
    return facts
