"""The secretary signs: meeting → sign → a change is refused → reopen with a reason → change → sign again."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from cchc_desktop.errors import Conflict
from cchc_desktop.meetings import service
from cchc_desktop.meetings.records import ConclusionEntry, MeetingState
from cchc_desktop.register.queries import kept_versions
from cchc_desktop.register.records import KeptVersion
from cchc_desktop.storage.stored_files import read_bytes
from tests.ui.keyboard import type_text
from tests.ui.keystrokes import come_forward
from tests.ui.scripted_prompts import ScriptedPrompts
from tests.ui.secretary import PROCEEDINGS, TODAY, page_text, retype, stored, wait_for, wait_for_save
from tests.ui.window_fixtures import MeetingWindow, file, open_window, window
from ui.common.form_dialog import FormDialog
from ui.drafting.pages_dialog import PagesDialog
from ui.meetings.proceedings.page import ProceedingsPage
from ui.meetings.signing.sign_dialog import SignDialog
from ui.meetings.signing.supplement_dialog import SupplementDialog

__all__ = ["file", "open_window", "window"]


AGENDA = 1


@pytest.fixture
def drafted(window: MeetingWindow) -> MeetingWindow:
    """The window on a meeting with everything that its minutes need."""
    window.new_meeting()
    meeting = stored(window).id
    details = stored(window).details
    people = sorted(stored(window).people)
    with window.workspace.data.writing() as session:
        whole = replace(
            details,
            start_date=TODAY,
            end_date=None,
            start_time=time(14),
            end_time=time(16, 30),
            place="Phòng họp số 2",
            chair_id=people[0],
            secretary_id=people[4],
        )
        service.save_details(session, meeting, whole)
        service.save_proceedings(session, meeting, "I. KHAI MẠC\nCó 05 hồ sơ trễ hạn.", today=TODAY)
        service.save_conclusions(session, meeting, "", [ConclusionEntry("Giao Văn phòng rà soát.")], today=TODAY)
    window.meetings.reload()
    return window


def sign_dialog(window: MeetingWindow, qtbot: QtBot) -> SignDialog:
    come_forward(window, qtbot)
    QTest.keyClick(window, Qt.Key.Key_F12)
    dialog = window.meetings.signing.dialog
    assert isinstance(dialog, SignDialog)
    return dialog


def sign(window: MeetingWindow, qtbot: QtBot, number: str = "07") -> None:
    dialog = sign_dialog(window, qtbot)
    if number:
        retype(dialog.form.fields["number"], number)
    else:
        dialog.form.fields["number"].set_value("")
    dialog.primary.click()
    qtbot.waitUntil(lambda: stored(window).is_locked)


def reopen(window: MeetingWindow, reason: str) -> None:
    window.meetings.editor.locked.reopen_button.click()
    dialog = window.meetings.signing.dialog
    assert isinstance(dialog, FormDialog)
    retype(dialog.form.fields["reason"], reason)
    dialog.primary.click()


def versions(window: MeetingWindow) -> tuple[KeptVersion, ...]:
    paper = stored(window).paper("BB")
    assert paper is not None
    assert paper.id is not None
    paper_id = paper.id
    return window.workspace.read(lambda session: kept_versions(session, paper_id))


def kept_pdf(window: MeetingWindow, version: KeptVersion) -> bytes:
    return window.workspace.read(lambda session: read_bytes(session, version.pdf_id or 0))


def test_signed_reopened_changed_and_signed_again_there_are_two_versions(drafted: MeetingWindow, qtbot: QtBot) -> None:
    window, editor = drafted, drafted.meetings.editor
    sign(window, qtbot)
    assert (stored(window).state, stored(window).papers[0].cited) == (MeetingState.SIGNED, "07/BB-BCĐ")
    assert "07/BB-BCĐ" in editor.locked.text()
    wait_for(qtbot, window, "07/BB-BCĐ")
    assert "DỰ THẢO" not in page_text(window)
    with pytest.raises(Conflict, match="đã ký và khóa"):
        window.workspace.write(
            lambda session: service.save_proceedings(session, stored(window).id, "Khác", today=TODAY)
        )
    window.meetings.show_page(PROCEEDINGS)
    page = editor.pages[PROCEEDINGS]
    assert isinstance(page, ProceedingsPage)
    before = page.area.text()
    type_text(page.area, "thêm")
    assert page.area.text() == before
    reopen(window, "Sai số hồ sơ trễ hạn")
    assert (stored(window).state, stored(window).version) == (MeetingState.DRAFT_MINUTES, 2)
    assert "Sai số hồ sơ trễ hạn" in editor.locked.text()
    wait_for(qtbot, window, "DỰ THẢO")
    assert "07/BB-BCĐ" in page_text(window)
    page.area.moveCursor(page.area.textCursor().MoveOperation.End)
    type_text(page.area, " Bổ sung.")
    wait_for_save(qtbot, window)
    dialog = sign_dialog(window, qtbot)
    assert "number" not in dialog.form.fields
    dialog.primary.click()
    qtbot.waitUntil(lambda: stored(window).is_locked)
    second, first = versions(window)
    assert (second.reason, second.version, first.version) == ("Sai số hồ sơ trễ hạn", 2, 1)
    assert kept_pdf(window, first) != kept_pdf(window, second)
    qtbot.waitUntil(lambda: window.meetings.preview.pdf_bytes == kept_pdf(window, second))
    assert "Bổ sung." in page_text(window)


def test_what_changed_since_the_last_signing_is_shown(drafted: MeetingWindow, qtbot: QtBot) -> None:
    sign(drafted, qtbot)
    reopen(drafted, "Sai số")
    with drafted.workspace.data.writing() as session:
        service.save_proceedings(session, stored(drafted).id, "I. KHAI MẠC\nCó 04 hồ sơ trễ hạn.", today=TODAY)
    drafted.meetings.reload()
    dialog = sign_dialog(drafted, qtbot)
    words = " ".join(label.text() for label in dialog.findChildren(type(dialog.refusal.label)))
    assert "Sửa: “Có 05 hồ sơ trễ hạn.” → “Có 04 hồ sơ trễ hạn.”" in words
    assert "Giữ số 07/BB-BCĐ" in words


def test_the_archive_tells_what_changed_between_the_versions(drafted: MeetingWindow, qtbot: QtBot) -> None:
    sign(drafted, qtbot)
    reopen(drafted, "Sai số")
    with drafted.workspace.data.writing() as session:
        service.save_proceedings(session, stored(drafted).id, "I. KHAI MẠC\nCó 04 hồ sơ trễ hạn.", today=TODAY)
    drafted.meetings.reload()
    sign_dialog(drafted, qtbot).primary.click()
    qtbot.waitUntil(lambda: stored(drafted).is_locked)
    paper = stored(drafted).papers[0]
    assert drafted.show_record("paper", paper.id or 0)
    archive = drafted.room.archive
    archive.shown.settle()
    archive.shown.show_changes()
    prompts = drafted.workspace.prompts
    assert isinstance(prompts, ScriptedPrompts)
    assert prompts.asked[-1].text == "Sửa: “Có 05 hồ sơ trễ hạn.” → “Có 04 hồ sơ trễ hạn.”"
    assert "Sai số" in prompts.asked[-1].what_to_do


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("signed_on", "4/4/2021", "trước ngày họp"),
        ("signed_on", "6/4/2021", "chưa tới"),
        ("number", "01", "TK-2020"),
        ("number", "bảy", "không phải số"),
    ],
)
def test_a_number_or_day_that_cannot_be_is_said_at_its_field(
    drafted: MeetingWindow, qtbot: QtBot, field: str, typed: str, said: str
) -> None:
    dialog = sign_dialog(drafted, qtbot)
    retype(dialog.form.fields["number"], "07")
    retype(dialog.form.fields[field], typed)
    dialog.primary.click()
    qtbot.waitUntil(lambda: said in dialog.form.fields[field].error())
    assert dialog.primary.isEnabled()
    assert not stored(drafted).is_locked


def test_the_next_number_of_the_register_is_proposed(drafted: MeetingWindow, qtbot: QtBot) -> None:
    dialog = sign_dialog(drafted, qtbot)
    assert dialog.form.fields["number"].value() == "02"
    assert dialog.form.fields["number"].editor().selectedText() == "02"  # typed over, not typed into
    assert dialog.form.fields["signed_on"].value() == TODAY
    retype(dialog.form.fields["signed_on"], "5/4/2022")
    assert dialog.form.fields["number"].value() == "01"


def test_a_missing_field_blocks_and_is_gone_to(drafted: MeetingWindow, qtbot: QtBot) -> None:
    details = stored(drafted).details
    with drafted.workspace.data.writing() as session:
        service.save_details(session, stored(drafted).id, replace(details, end_time=None))
    drafted.meetings.reload()
    dialog = sign_dialog(drafted, qtbot)
    assert not dialog.primary.isEnabled()
    dialog.findings.buttons[0].click()
    assert drafted.meetings.signing.dialog is None
    assert drafted.meetings.editor.tabs.currentIndex() == 0


def test_a_heading_with_nothing_under_it_is_gone_to_and_blocks_nothing(drafted: MeetingWindow, qtbot: QtBot) -> None:
    with drafted.workspace.data.writing() as session:
        text = "I. KHAI MẠC\nCó 05 hồ sơ trễ hạn.\nII. BÁO CÁO"
        service.save_proceedings(session, stored(drafted).id, text, today=TODAY)
    drafted.meetings.reload()
    dialog = sign_dialog(drafted, qtbot)
    assert dialog.primary.isEnabled()
    button = dialog.findings.buttons[-1]
    assert "II. BÁO CÁO" in button.accessibleDescription()
    button.click()
    page = drafted.meetings.editor.current_page()
    assert isinstance(page, ProceedingsPage)
    assert page.area.textCursor().block().text() == "II. BÁO CÁO"


@pytest.mark.parametrize("begins_at", ["head", "page", "field"])
def test_after_signing_the_keyboard_is_on_the_page_of_the_meeting(
    drafted: MeetingWindow, qtbot: QtBot, begins_at: str
) -> None:
    drafted.meetings.show_page(PROCEEDINGS if begins_at == "field" else AGENDA)
    editor = drafted.meetings.editor
    page = editor.current_page()
    if begins_at == "head":
        editor.head.sign_button.setFocus()
    if begins_at == "page":  # the last part of the page; it answers no more once the minutes are locked
        next(button for button in page.findChildren(QPushButton) if button.text() == "Thêm mục").setFocus()
    before = drafted.focusWidget()
    sign(drafted, qtbot)
    qtbot.waitUntil(lambda: drafted.notice.isVisible() and drafted.meetings.signing.dialog is None)
    come_forward(drafted, qtbot)
    after = QApplication.focusWidget()
    assert after is not None
    assert page.isAncestorOf(after)
    assert (after is before) == (begins_at == "field")


def test_a_blank_number_is_filled_in_later(drafted: MeetingWindow, qtbot: QtBot) -> None:
    sign(drafted, qtbot, "")
    editor = drafted.meetings.editor
    assert editor.locked.number_button.isVisibleTo(editor)
    editor.locked.number_button.click()
    dialog = drafted.meetings.signing.dialog
    assert isinstance(dialog, PagesDialog)
    retype(dialog.form.fields["number"], "7")
    dialog.primary.click()
    qtbot.waitUntil(lambda: stored(drafted).papers[0].cited == "07/BB-BCĐ")
    assert len(versions(drafted)) == 2
    assert not editor.locked.number_button.isVisibleTo(editor)
    wait_for(qtbot, drafted, "Số: 07/BB-BCĐ")


def test_closing_the_dialog_while_pages_are_made_signs_nothing(drafted: MeetingWindow, qtbot: QtBot) -> None:
    dialog = sign_dialog(drafted, qtbot)
    dialog.primary.click()
    dialog.reject()
    done: list[object] = []
    drafted.workspace.worker.submit(lambda _job: None).done.connect(done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert not stored(drafted).is_locked


def test_supplementary_minutes_are_written_signed_and_shown(drafted: MeetingWindow, qtbot: QtBot) -> None:
    sign(drafted, qtbot)
    drafted.meetings.editor.locked.supplement_button.click()
    dialog = drafted.meetings.signing.dialog
    assert isinstance(dialog, SupplementDialog)
    fields = dialog.form.fields
    for name, typed in (
        ("start_time", "8h"),
        ("end_time", "9h"),
        ("reason", "Sai số."),
        ("text", "1. Sửa 05 thành 04."),
    ):
        fields[name].set_value(None if name.endswith("time") else typed)
        if name.endswith("time"):
            retype(fields[name], typed)
    dialog.sign_button.click()
    number = drafted.meetings.signing.dialog
    assert isinstance(number, PagesDialog)
    assert number.form.fields["number"].value() == "08"
    number.primary.click()
    qtbot.waitUntil(lambda: any(each.is_signed for each in stored(drafted).supplements))
    wait_for(qtbot, drafted, "Số: 08/BB-BCĐ")
    assert "bổ sung, đính chính" in page_text(drafted)


def test_signing_by_the_menu_of_what_is_signed_is_refused_with_a_sentence(window: MeetingWindow) -> None:
    prompts = window.workspace.prompts
    assert isinstance(prompts, ScriptedPrompts)
    prompts.answers = ["close"]
    window.meetings.sign()
    assert "đã ký rồi" in prompts.asked[-1].text
    assert window.meetings.signing.dialog is None
