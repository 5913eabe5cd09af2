"""The dialog "Phát hành": what it proposes, what it refuses at which field, and the paper afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from sqlalchemy import select

from cchc_desktop.committee.model import Committee, CommitteeRole, Post
from cchc_desktop.documents import issue
from cchc_desktop.documents.issuable import Issuable
from cchc_desktop.register.attached import files_of
from cchc_desktop.register.marks import reserve_number
from cchc_desktop.register.queries import kept_versions
from cchc_desktop.register.records import PaperState
from cchc_desktop.register.series import series_of
from cchc_desktop.storage.stored_files import read_bytes
from tests.documents.issuing_parts import HELD, TODAY, invitation_to, issued, notice_of, words_of
from tests.ui.documents.conftest import picture
from tests.ui.drafting.conftest import Room
from tests.ui.secretary import retype
from ui.drafting.desk import DraftingDesk
from ui.drafting.issue_dialog import IssueDialog


def asked(desk: DraftingDesk) -> IssueDialog:
    """Ask for number and day."""
    desk.issue()
    assert desk.issuing.dialog is not None
    return desk.issuing.dialog


def refused(room: Room, dialog: IssueDialog, field: str, words: str) -> None:
    """Press the button and require a sentence at a field; nothing is issued."""
    dialog.primary.click()
    room.qtbot.waitUntil(lambda: bool(dialog.form.fields[field].error()))
    assert words in dialog.form.fields[field].error()
    assert dialog.isVisible()
    assert not [paper for paper in room.papers() if paper.is_frozen]


def issue_now(room: Room, desk: DraftingDesk, number: str = "11") -> int:
    dialog = asked(desk)
    retype(dialog.form.fields["number"], number)
    with room.qtbot.waitSignal(desk.issued) as told:
        dialog.primary.click()
    return int(told.args[0])


def test_number_day_and_signer_are_proposed(room: Room) -> None:
    dialog = asked(room.open())
    fields = dialog.form.fields
    assert (fields["number"].value(), fields["issued_on"].value()) == ("03", TODAY)
    message = fields["number"].message()
    assert message is not None
    assert "Tiếp theo 02/TB-BCĐ ngày 25/01/2021" in message.text
    assert fields["signer_id"].value() is not None
    assert dialog.primary.isEnabled()


def test_an_issued_paper_shows_its_kept_pages_and_cannot_be_changed(room: Room) -> None:
    desk = room.open()
    paper_id = issue_now(room, desk)
    paper = room.paper(paper_id)
    assert (paper.reference, paper.state) == ("11/TB-BCĐ", PaperState.ISSUED)
    kept = room.workspace.read(lambda session: kept_versions(session, paper_id))[0]
    assert desk.preview.pdf_bytes == room.workspace.read(lambda session: read_bytes(session, kept.pdf_id or 0))
    assert "DỰ THẢO" not in room.shown(desk)
    assert desk.is_issued
    assert desk.foot.issue_button.isHidden()
    assert "11/TB-BCĐ" in desk.issued_strip.sentence()
    desk.issue()
    assert desk.issuing.dialog is None


def test_an_issued_paper_offers_no_other_words_and_says_nothing_of_its_draft(room: Room) -> None:
    desk = room.open()
    field = desk.form.slots["closing"]
    retype(field, "Thông báo để thực hiện.")
    assert field.message() is not None
    desk.foot.tell("Đã in ra tệp kết-luận-du-thao.pdf.")
    issue_now(room, desk)
    assert field.value() == "Thông báo để thực hiện." and field.message() is None
    assert (desk.foot.told.text(), desk.foot.told.toolTip()) == ("", "")


def test_what_is_exported_afterwards_are_the_kept_bytes(make_room: Callable[..., Room], tmp_path: Path) -> None:
    room = make_room(tmp_path / "tb.docx")
    desk = room.open()
    paper_id = issue_now(room, desk)
    desk.export("docx")
    kept = room.workspace.read(lambda session: kept_versions(session, paper_id))[0]
    assert (tmp_path / "tb.docx").read_bytes() == room.workspace.read(
        lambda session: read_bytes(session, kept.docx_id or 0)
    )


def test_the_signed_scan_is_attached_from_the_desk(make_room: Callable[..., Room], tmp_path: Path) -> None:
    scan = tmp_path / "đã ký.png"
    scan.write_bytes(picture())
    room = make_room(scan)
    desk = room.open()
    paper_id = issue_now(room, desk)
    desk.issued_strip.buttons[1].click()
    room.qtbot.waitUntil(lambda: bool(room.workspace.read(lambda session: files_of(session, paper_id))))
    room.qtbot.waitUntil(lambda: "đã ký.png" in desk.foot.told.text())


def test_a_number_that_is_taken_stays_in_its_field_with_a_sentence(room: Room) -> None:
    with room.workspace.data.writing() as session:
        other = issue_other(session, room)
    assert other
    dialog = asked(room.open(invitation_to(room.meeting)))
    retype(dialog.form.fields["number"], "1")
    refused(room, dialog, "number", "01/GM-BCĐ")


def issue_other(session: object, room: Room) -> int:
    """Enter an invitation that another meeting of the year had."""
    from cchc_desktop.register.entering import enter_paper
    from cchc_desktop.register.records import PaperEntry

    entry = PaperEntry("GM", "01", "GM-BCĐ", HELD - timedelta(days=3), "Họp khác")
    made = enter_paper(session, entry)  # type: ignore[arg-type]
    return made[0]


def test_a_day_before_the_meeting_is_refused_at_the_day(room: Room) -> None:
    dialog = asked(room.open())
    retype(dialog.form.fields["issued_on"], "01/4/2021")
    refused(room, dialog, "issued_on", "trước cuộc họp ngày 05/4/2021")


def test_a_day_to_come_is_refused_at_the_day(room: Room) -> None:
    dialog = asked(room.open())
    retype(dialog.form.fields["issued_on"], "20/4/2021")
    refused(room, dialog, "issued_on", "chưa đến")


def test_a_signer_without_a_post_is_refused_at_the_signer(room: Room) -> None:
    desk = room.open()
    signer = desk.form.form.fields["signer_id"].value()
    with room.workspace.data.writing() as session:
        for table in (Post, CommitteeRole):
            for row in session.scalars(select(table).where(table.person_id == signer)):
                row.valid_to = HELD
    refused(room, asked(desk), "signer_id", "không có chức vụ")


def test_what_blocks_disables_the_button_and_says_why(room: Room) -> None:
    with room.workspace.data.writing() as session:
        session.scalars(select(Committee)).one().name = ""
    dialog = asked(room.open())
    assert not dialog.primary.isEnabled()
    assert "đánh dấu đỏ" in dialog.refusal.text()
    assert not dialog.refusal.isHidden()


def test_a_finding_leads_back_to_the_desk(room: Room) -> None:
    desk = room.open()
    recipients = desk.form.slots["recipients"]
    retype(recipients, "Như trên")
    dialog = asked(desk)
    dialog.findings.buttons[0].click()
    assert not dialog.isVisible()
    assert recipients.is_in_use()


def test_a_reserved_number_is_offered_and_taken(room: Room) -> None:
    with room.workspace.data.writing() as session:
        reserve_number(session, series_of("TB-BCĐ", "TB").key, 2021, 3, "Thông báo này", day=TODAY)
    desk = room.open()
    dialog = asked(desk)
    assert dialog.form.fields["number"].value() == "04"
    button = next(each for each in dialog.findChildren(QPushButton) if "Thông báo này" in each.text())
    button.click()
    assert dialog.form.fields["number"].value() == "03"
    with room.qtbot.waitSignal(desk.issued) as told:
        dialog.primary.click()
    assert room.paper(told.args[0]).reference == "03/TB-BCĐ"


def test_a_second_notice_of_a_meeting_takes_the_place_of_the_first(room: Room) -> None:
    first = issued(room.workspace.data, notice_of(room.meeting), number="11")
    room.desks.write(notice_of(room.meeting), again=True)
    desk = room.desks.desk
    assert desk is not None
    dialog = asked(desk)
    assert dialog.form.fields["replaces"].value() == first
    with room.qtbot.waitSignal(desk.issued):
        dialog.primary.click()
    assert room.paper(first).state is PaperState.REPLACED


def test_enter_issues_and_escape_leaves_the_draft_as_it_was(room: Room) -> None:
    desk = room.open()
    dialog = asked(desk)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert desk.issuing.dialog is None
    assert not desk.is_issued
    dialog = asked(desk)
    with room.qtbot.waitSignal(desk.issued):
        QTest.keyClick(dialog.form.fields["number"].editor(), Qt.Key.Key_Return)
    assert "Số: 03/TB-BCĐ" in words_of(desk.preview.pdf_bytes)


def test_ctrl_enter_in_a_text_asks_for_number_and_day(room: Room) -> None:
    desk = room.open()
    editor = desk.form.slots["closing"].editor()
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.issuing.dialog is not None


def test_a_meeting_changed_behind_the_desk_is_said_in_the_dialog(room: Room, monkeypatch: object) -> None:
    desk = room.open()
    dialog = asked(desk)
    real = issue.prepare

    def late(issuable: Issuable, paper: object, **more: object) -> issue.Ready:
        ready = real(issuable, paper, **more)  # type: ignore[arg-type]
        with room.workspace.data.writing() as session:
            session.scalars(select(Committee)).one().name = "Ban Chỉ đạo khác"
        return ready

    monkeypatch.setattr(issue, "prepare", late)  # type: ignore[attr-defined]
    dialog.primary.click()
    room.qtbot.waitUntil(lambda: not dialog.refusal.isHidden())
    assert "đã đổi" in dialog.refusal.text()
    assert not desk.is_issued
