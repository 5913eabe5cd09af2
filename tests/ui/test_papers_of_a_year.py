"""Every paper around a meeting in its turn: invitation, attendance list, minutes, notice, letter, commitment, register.

The secretary plans, holds and signs a meeting, issues its notice in time, writes to the unit that is late, has a
commitment signed and measured, and prints the register of the year's papers.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from cchc_desktop.calendar.holidays import default_calendar
from cchc_desktop.commitments.queries import owed_figures
from cchc_desktop.commitments.records import CommitmentState, Result
from cchc_desktop.documents.issuing import kind_named
from cchc_desktop.documents.kinds import Kind
from cchc_desktop.meetings.queries import meeting_rows
from cchc_desktop.tasks.filtering import TaskFilter
from cchc_desktop.tasks.model import Reminder
from cchc_desktop.tasks.queries import task_rows
from cchc_desktop.tasks.records import Actor
from tests.ui.commitments.conftest import Desk
from tests.ui.first_day import sign
from tests.ui.keyboard import type_text
from tests.ui.keystrokes import CONTROL, choose, come_forward, meanwhile, press, write
from tests.ui.scripted_prompts import ScriptedPrompts
from tests.ui.secretary import make_meeting, retype, stored, wait_for, wait_for_save
from tests.ui.window_fixtures import MeetingWindow, Open
from ui.commitments.form.dialog import CommitmentDialog
from ui.commitments.tab import CommitmentsTab
from ui.common.print_dialog import PrintDialog
from ui.counts.register_window import RegisterWindow
from ui.documents.tab import DocumentsTab
from ui.drafting.desk import DraftingDesk
from ui.drafting.opening import PaperDesks
from ui.meetings.attendance.page import AttendancePage
from ui.meetings.conclusions.page import ConclusionsPage
from ui.meetings.details_page import DetailsPage
from ui.tasks.tab import TasksTab
from ui.workspace import Clock

PLANNED, HELD, ISSUED, LATE, QUARTER_OVER = (
    date(2021, 4, 5), date(2021, 4, 8), date(2021, 4, 13), date(2021, 6, 14), date(2021, 7, 2),
)  # fmt: skip
ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
CONCLUSION = "Giao Bộ phận Một cửa rà soát hồ sơ trễ hẹn, xong trước ngày 01/6/2021."
ASSESSMENT = "Các bộ phận đã thực hiện đúng tiến độ các nhiệm vụ được giao trong quý I."


@pytest.fixture
def window(open_window: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[tuple[MeetingWindow, Path]]:
    monkeypatch.setattr(PrintDialog, "exec", lambda _dialog: int(QDialog.DialogCode.Accepted))
    yield open_window(), tmp_path


def set_day(window: MeetingWindow, day: date) -> None:
    """Let the clock go on, as midnight does."""
    window.workspace.clock = Clock(day)
    window.days.look()


def prompts_of(window: MeetingWindow) -> ScriptedPrompts:
    prompts = window.workspace.prompts
    assert isinstance(prompts, ScriptedPrompts)
    return prompts


def words_of(data: bytes) -> str:
    """Return the words of a PDF."""
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).split())


def print_to(window: MeetingWindow, qtbot: QtBot, path: Path) -> str:
    """Print what the preview of the meeting shows (Ctrl+P) and return the words on paper."""
    prompts_of(window).answers = [path]
    with qtbot.waitSignal(window.meetings.papers.done):
        press(Qt.Key.Key_P, modifier=CONTROL)
    return words_of(path.read_bytes())


def kind(name: str) -> Kind:
    return kind_named(name)


def plan(window: MeetingWindow, qtbot: QtBot) -> None:
    """Ctrl+N, day, hour and place of the meeting to come; everybody of the committee is invited."""
    make_meeting(window)
    page = window.meetings.editor.current_page()
    assert isinstance(page, DetailsPage)
    fields = page.form.fields
    retype(fields["start_date"], "8/4")
    retype(fields["start_time"], "14h")
    retype(fields["place"], "Phòng họp số 305")
    wait_for_save(qtbot, window)


def print_invitation_and_list(window: MeetingWindow, qtbot: QtBot, folder: Path) -> None:
    shown = window.meetings.paper
    shown.show_kind(kind("invitation"))
    wait_for(qtbot, window, "GIẤY MỜI")
    invitation = print_to(window, qtbot, folder / "giấy mời.pdf")
    assert "Thời gian: 14 giờ 00 phút, ngày 08 tháng 4 năm 2021 (thứ Năm)." in invitation
    assert "DỰ THẢO" in invitation
    assert invitation.count("./.") == 1
    shown.show_kind(kind("attendance_list"))
    wait_for(qtbot, window, "DANH SÁCH ĐẠI BIỂU")
    assert "Bùi Ngọc Ước" in print_to(window, qtbot, folder / "danh sách.pdf")
    shown.show_kind(kind("minutes"))


def issue(desk: DraftingDesk, qtbot: QtBot, number: str = "") -> str:
    """Issue the paper on the desk (Ctrl+Enter, number, Enter), close the desk, and return what was kept."""
    press(ENTER, modifier=CONTROL)
    dialog = desk.issuing.dialog
    assert dialog is not None
    come_forward(dialog, qtbot)
    if number:
        write(number)
    with qtbot.waitSignal(desk.issued):
        press(ENTER)
    text = words_of(desk.preview.pdf_bytes)
    desk.reject()
    return text


def hold(window: MeetingWindow, qtbot: QtBot) -> None:
    """Enter the end of the meeting, who was there and what was concluded; the conclusion becomes a task."""
    page = window.meetings.editor.pages[0]
    assert isinstance(page, DetailsPage)
    window.meetings.show_page(0)
    retype(page.form.fields["end_time"], "16h30")
    window.meetings.show_page(2)
    roll_call = window.meetings.editor.pages[2]
    assert isinstance(roll_call, AttendancePage)
    roll_call.all_present.click()
    window.meetings.show_page(4)
    conclusions = window.meetings.editor.pages[4]
    assert isinstance(conclusions, ConclusionsPage)
    conclusions.lines[0].edit.setFocus()
    type_text(conclusions.lines[0].edit, CONCLUSION)
    press(ENTER)
    panel = conclusions.tasks.panel
    qtbot.waitUntil(panel.isVisible)
    panel.begin()
    press(ENTER)
    assert conclusions.give_button.isEnabled(), conclusions.give_button.toolTip()
    conclusions.give_button.click()
    wait_for_save(qtbot, window)
    wait_for(qtbot, window, "1. Giao Bộ phận Một cửa rà soát hồ sơ trễ hẹn")


def issue_notice(window: MeetingWindow, qtbot: QtBot) -> str:
    """Write the notice with its annex and issue it."""
    meeting = stored(window)
    window.meetings.write_paper("conclusion_notice")
    desk = desk_of(window.meetings.desks, "conclusion_notice", qtbot)
    field = desk.form.slots["assessment"]
    field.editor().setFocus()
    type_text(QApplication.focusWidget(), ASSESSMENT)
    annex = desk.form.slots["annex"]
    annex.set_value("yes")
    annex.edited.emit()
    qtbot.waitUntil(lambda: "PHỤ LỤC" in words_of(desk.preview.pdf_bytes).upper())
    text = issue(desk, qtbot)
    row = next(
        row
        for row in window.workspace.read(lambda session: meeting_rows(session, today=ISSUED))
        if row.id == meeting.id
    )
    assert (row.owes_notice, row.notice_late_working_days) == (False, 0)
    return text


def remind(window: MeetingWindow, qtbot: QtBot) -> None:
    """Two weeks after its deadline the task is late: write to the unit, issue the letter; the reminder is recorded."""
    set_day(window, LATE)
    room = window.show_tab(window.stack.showing("task"))
    assert isinstance(room, TasksTab)
    late = window.workspace.read(lambda session: task_rows(session, TaskFilter(), today=LATE))
    task = next(row for row in late if row.work == "Rà soát hồ sơ trễ hẹn")
    window.show_record("task", task.id)
    choose(window, "Nhiệm vụ", "Công văn đôn đốc")
    desk = desk_of(room.acting.desks, "reminder_letter", qtbot)
    letter = issue(desk, qtbot, "215")
    assert "215/UBND-VP" in letter
    assert "Kính gửi: Bộ phận Tiếp nhận và Trả kết quả (Một cửa)" in letter
    assert "- Như trên;" in letter
    assert "Rà soát hồ sơ trễ hẹn" in letter
    with window.workspace.data.reading() as session:
        sent = session.execute(select(Reminder.sent_on, Reminder.reference).where(Reminder.task_id == task.id)).all()
    assert [tuple(each) for each in sent] == [(LATE, "215/UBND-VP")]
    come_forward(window, qtbot)


def commit_and_measure(window: MeetingWindow, qtbot: QtBot) -> None:
    """Enter a commitment that was signed at the meeting, and the figure of its quarter when that is over."""
    room = window.show_tab(window.stack.showing("commitment"))
    assert isinstance(room, CommitmentsTab)
    meeting_id = stored(window).id
    desk = Desk(window, room, prompts_of(window), qtbot)

    def enter(dialog: CommitmentDialog) -> None:
        fields = dialog.form.fields
        fields["holder"].set_value(Actor(person_id=1))
        fields["reference"].setFocus()
        desk.type("07/CK-2021")
        fields["meeting_id"].set_value(meeting_id)
        fields["meeting_id"].edited.emit()
        dialog.targets.table.add_row()
        for words in ("Tỷ lệ hồ sơ trễ hẹn được rà soát", "", "98", "%"):
            desk.type(words)
            press(TAB)
        dialog.targets.table.close_cell()
        press(ENTER, modifier=CONTROL)
        assert not dialog.isVisible()

    meanwhile(qtbot, CommitmentDialog, enter, room.new_record)
    made = next(row for row in desk.matrix().rows if row.reference == "07/CK-2021")
    assert made.state is CommitmentState.SIGNED
    set_day(window, QUARTER_OVER)
    owed = window.workspace.read(lambda session: owed_figures(session, today=QUARTER_OVER))
    assert made.commitment_code in {each.code for each in owed}
    come_forward(window, qtbot)
    desk.choose(made.code, 2)
    desk.fill("96/98")
    desk.saved()
    measured = desk.row(made.code)
    assert (desk.cell(made.code, 2).text, measured.result) == ("97,96%", Result.NOT_MET)


def print_register(window: MeetingWindow, qtbot: QtBot, folder: Path) -> None:
    """Print the register of the year from its page: every paper of the walk stands in it."""
    room = window.show_tab(window.stack.showing("paper"))
    assert isinstance(room, DocumentsTab)
    room.show_page(2)
    path = folder / "sổ đăng ký.pdf"
    prompts_of(window).answers = [path]

    def put_out(register: RegisterWindow) -> None:
        qtbot.waitUntil(lambda: register.sheet.preview.page_count > 0)
        press(Qt.Key.Key_P, modifier=CONTROL)
        qtbot.waitUntil(path.exists)

    meanwhile(qtbot, RegisterWindow, put_out, room.print_paper)
    printed = words_of(path.read_bytes())
    for reference in ("03/BB-BCĐ", "03/TB-BCĐ", "215/UBND-VP", "02/TB-BCĐ"):
        assert reference in printed


def desk_of(desks: PaperDesks, name: str, qtbot: QtBot) -> DraftingDesk:
    """Return the desk that was opened, once its pages are there."""
    desk = desks.desk
    assert desk is not None
    assert desk.issuable.kind == name
    qtbot.waitUntil(lambda: desk.preview.page_count > 0)
    come_forward(desk, qtbot)
    return desk


def test_every_paper_of_a_meeting_follows_from_its_records(window: tuple[MeetingWindow, Path], qtbot: QtBot) -> None:
    opened, folder = window
    set_day(opened, PLANNED)
    plan(opened, qtbot)
    print_invitation_and_list(opened, qtbot, folder)
    set_day(opened, HELD)
    hold(opened, qtbot)
    sign(opened, qtbot, "03")
    set_day(opened, ISSUED)
    assert default_calendar().add_working_days(HELD, 5) >= ISSUED
    notice = issue_notice(opened, qtbot)
    assert ASSESSMENT in notice
    assert "03/TB-BCĐ" in notice
    assert "Xong trước ngày 01/6/2021" in notice
    assert "DỰ THẢO" not in notice
    remind(opened, qtbot)
    commit_and_measure(opened, qtbot)
    print_register(opened, qtbot, folder)
