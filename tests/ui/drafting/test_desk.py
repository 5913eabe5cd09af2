"""The desk: what is typed stands on the page at once and in the file within a second; findings lead to their field."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cchc_desktop.committee.records import Capacity
from cchc_desktop.errors import DocumentError, StorageError
from cchc_desktop.register import drafting
from cchc_desktop.register.drafting import trash_draft
from cchc_desktop.register.records import PaperState
from cchc_desktop.storage import history
from cchc_desktop.storage.files import TargetBusy
from tests.documents.issuing_parts import invitation_to, issued, notice_of, words_of
from tests.ui.drafting.conftest import Room
from tests.ui.keyboard import compose_text, type_text
from ui.common.paper_printer import PaperPrinter
from ui.drafting import saver
from ui.drafting.desk import DraftingDesk
from ui.drafting.form import CAPACITY, SIGNER, TITLE
from ui.drafting.slot_fields import SlotField

CTRL = Qt.KeyboardModifier.ControlModifier


def slot(desk: DraftingDesk, name: str) -> SlotField:
    field = desk.form.slots[name]
    assert isinstance(field, SlotField)
    return field


def retype(field: SlotField, text: str) -> None:
    editor = field.editor()
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_A, CTRL)
    type_text(editor, text)


def drafts(room: Room) -> list[int]:
    return [paper.id or 0 for paper in room.papers() if paper.state is PaperState.DRAFT]


def test_nothing_is_kept_until_something_is_typed(room: Room) -> None:
    desk = room.open()
    assert room.shown(desk).count("DỰ THẢO") == 1
    desk.reject()
    assert drafts(room) == []


def test_what_is_typed_stands_on_the_page_and_in_the_file(room: Room) -> None:
    desk = room.open()
    retype(slot(desk, "assessment"), "Quý I đạt kết quả tốt.")
    room.wait_for(desk, "Quý I đạt kết quả tốt.")
    room.wait_for_save(desk)
    (draft,) = drafts(room)
    assert room.paper(draft).form.texts == (("assessment", "Quý I đạt kết quả tốt."),)


def test_a_word_still_being_composed_is_kept_when_the_desk_closes(room: Room) -> None:
    desk = room.open()
    field = slot(desk, "assessment")
    field.editor().setFocus()
    compose_text(field.editor(), "tố", committed="tốt")
    desk.reject()
    assert room.paper(drafts(room)[0]).form.text_of("assessment") == "tốt"


def test_one_visit_to_a_field_is_one_step_of_undo(room: Room) -> None:
    desk = room.open()
    field = slot(desk, "assessment")
    retype(field, "Một")
    desk.save()
    type_text(field.editor(), " hai")
    desk.save()
    (draft,) = drafts(room)
    assert room.paper(draft).form.text_of("assessment") == "Một hai"
    with room.workspace.data.writing() as session:
        history.undo(session)
    assert drafts(room) == []


def test_ctrl_z_outside_of_a_text_takes_the_last_visit_back_and_shows_it(room: Room) -> None:
    desk = room.open()
    retype(slot(desk, "assessment"), "Một")
    desk.foot.close_button.setFocus()
    room.wait_for_save(desk)
    desk.undoing.undo()
    assert drafts(room) == []
    assert slot(desk, "assessment").value() == ""
    retype(slot(desk, "assessment"), "Hai")
    assert desk.save()
    assert room.paper(drafts(room)[0]).form.text_of("assessment") == "Hai"


def test_a_text_worded_for_this_paper_goes_back_to_the_usual_words(room: Room) -> None:
    desk = room.open()
    field = slot(desk, "closing")
    usual = field.value()
    assert "thông báo kết luận" in usual
    assert field.message() is None
    retype(field, "Thông báo để thực hiện.")
    message = field.message()
    assert message is not None
    ((_words, act),) = message.actions
    act()
    assert field.value() == usual
    assert field.own is None
    assert desk.save()
    assert room.paper(drafts(room)[0]).form.texts == ()


def test_a_sentence_with_nothing_to_say_yet_is_neither_printed_nor_shown(room: Room) -> None:
    desk = room.open(invitation_to(room.meeting))
    assert slot(desk, "documents").value() == ""
    assert "Tài liệu:" not in room.shown(desk)


def test_recipients_are_one_a_line(room: Room) -> None:
    desk = room.open()
    retype(slot(desk, "recipients"), "Như trên")
    QTest.keyClick(slot(desk, "recipients").editor(), Qt.Key.Key_Return)
    type_text(slot(desk, "recipients").editor(), "Lưu: VT")
    room.wait_for(desk, "- Như trên; ")
    room.wait_for(desk, "- Lưu: VT.")


def test_a_choice_of_the_kind_changes_the_page(room: Room) -> None:
    desk = room.open(invitation_to(room.meeting))
    form = desk.form.slots["form"]
    form.set_value("annex")
    form.edited.emit()
    room.wait_for(desk, "DANH SÁCH ĐẠI BIỂU")
    assert desk.save()
    assert room.paper(drafts(room)[0]).form.text_of("form") == "annex"


def test_signer_and_capacity_are_chosen_for_this_paper(room: Room) -> None:
    desk = room.open()
    fields = desk.form.form.fields
    usual = fields[SIGNER].value()
    other = next(person.id for person in desk.issuable.people if person.role.startswith("Phó Trưởng ban"))
    fields[SIGNER].set_value(other)
    fields[SIGNER].edited.emit()
    room.wait_for(desk, "KT. TRƯỞNG BAN")
    fields[CAPACITY].set_value(Capacity.AUTHORISED)
    fields[CAPACITY].edited.emit()
    room.wait_for(desk, "TUQ. TRƯỞNG BAN")
    assert desk.save()
    form = room.paper(drafts(room)[0]).form
    assert (form.signer_id, form.capacity) == (other, Capacity.AUTHORISED)
    fields[SIGNER].set_value(usual)
    fields[CAPACITY].set_value(None)
    fields[SIGNER].edited.emit()
    assert desk.save()
    form = room.paper(drafts(room)[0]).form
    assert (form.signer_id, form.capacity) == (None, None)


def test_a_finding_leads_to_its_field_and_a_place_of_the_page_too(room: Room) -> None:
    desk = room.open()
    retype(slot(desk, "recipients"), "Như trên")
    room.qtbot.waitUntil(lambda: any(each.rule == "recipients" for each in desk.findings.findings))
    desk.form.form.fields[SIGNER].editor().setFocus()
    desk.findings.buttons[0].click()
    assert slot(desk, "recipients").editor().hasFocus()
    desk.preview.place_clicked.emit("signer")
    assert desk.form.form.fields[SIGNER].editor().hasFocus()
    desk.preview.place_clicked.emit("number")
    assert "khi phát hành" in desk.notice.text()


def test_a_text_that_is_too_long_is_named_and_the_rest_is_saved(make_room: Callable[..., Room]) -> None:
    room = make_room("back", "drop")
    desk = room.open(invitation_to(room.meeting))
    retype(slot(desk, "notes"), "Đi đúng giờ.")
    desk.form.form.fields[TITLE].text_edit.setPlainText("dài " * 200)
    assert desk.save()
    desk.print_paper()
    assert desk.foot.told.text().startswith("Dài 799 ký tự")
    desk.reject()
    assert desk.isVisible()
    desk.reject()
    assert not desk.isVisible()
    paper = room.paper(drafts(room)[0])
    assert (paper.title, paper.form.text_of("notes")) == ("", "Đi đúng giờ.")


def test_a_disk_that_refuses_keeps_what_is_typed_in_the_window(
    make_room: Callable[..., Room], monkeypatch: pytest.MonkeyPatch
) -> None:
    room = make_room("later")

    def full(*_words: object, **_more: object) -> None:
        raise StorageError("Ổ đĩa đã đầy.")

    desk = room.open()
    with monkeypatch.context() as patched:
        patched.setattr(saver, "begin_draft", full)
        retype(slot(desk, "assessment"), "Một")
        assert not desk.save()
        assert desk.foot.told.text() == "Ổ đĩa đã đầy."
    assert slot(desk, "assessment").value() == "Một"
    assert drafts(room) == []
    assert desk.save()
    assert len(drafts(room)) == 1


def test_a_draft_that_is_opened_again_goes_on_where_it_was(room: Room) -> None:
    desk = room.open()
    retype(slot(desk, "assessment"), "Một")
    desk.reject()
    again = room.open()
    assert again.shown_record() == ("paper", drafts(room)[0])
    assert slot(again, "assessment").value() == "Một"


def test_a_paper_that_was_issued_is_shown_in_the_archive(room: Room) -> None:
    paper_id = issued(room.workspace.data, notice_of(room.meeting))
    with room.qtbot.waitSignal(room.desks.record_wanted) as shown:
        room.desks.write(notice_of(room.meeting))
    assert shown.args == ["paper", paper_id]
    assert room.desks.desk is None


def test_a_draft_in_the_trash_is_not_opened(make_room: Callable[..., Room]) -> None:
    room = make_room("close")
    with room.workspace.data.writing() as session:
        form = drafting.PaperForm("conclusion_notice")
        draft, _changes = drafting.begin_draft(session, "meeting", room.meeting, "TB", form, "")
        trash_draft(session, draft)
    room.desks.write(notice_of(room.meeting, draft))
    assert room.desks.desk is None
    assert "thùng rác" in room.prompts.asked[0].what_to_do


# -- the ways out


def test_the_draft_is_exported_as_it_is_shown(make_room: Callable[..., Room], tmp_path: Path) -> None:
    room = make_room(tmp_path / "tb.docx", tmp_path / "tb.pdf")
    desk = room.open()
    retype(slot(desk, "assessment"), "Lời riêng.")
    desk.export("docx")
    desk.export("pdf")
    assert "Lời riêng." in words_of((tmp_path / "tb.docx").read_bytes())
    assert (tmp_path / "tb.pdf").read_bytes() == desk.preview.pdf_bytes or "DỰ THẢO" in words_of(
        (tmp_path / "tb.pdf").read_bytes()
    )


def test_a_target_open_in_word_is_said_and_tried_again(
    make_room: Callable[..., Room], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = make_room(tmp_path / "tb.docx", "retry")
    held = [True]
    real = monkeypatch.setattr

    def busy(path: Path, content: bytes) -> None:
        if held.pop() if held else False:
            raise TargetBusy(path)
        path.write_bytes(content)

    real("ui.common.paper_exit.write_whole", busy)
    desk = room.open()
    desk.export("docx")
    assert len(room.prompts.asked) == 1
    assert (tmp_path / "tb.docx").exists()


def test_a_folder_that_can_only_be_read_is_said_in_one_sentence(
    make_room: Callable[..., Room], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = make_room(tmp_path / "tb.pdf", "close")

    def refuse(_path: Path, _content: bytes) -> None:
        raise StorageError("Thư mục này chỉ đọc được.")

    monkeypatch.setattr("ui.common.paper_exit.write_whole", refuse)
    desk = room.open()
    desk.export("pdf")
    assert room.prompts.asked[0].text == "Thư mục này chỉ đọc được."
    assert desk.isVisible()


def test_a_printer_that_is_gone_is_said_in_one_sentence_and_the_draft_stays(
    make_room: Callable[..., Room], monkeypatch: pytest.MonkeyPatch
) -> None:
    room = make_room("close")

    def gone(printer: PaperPrinter, _paper: object, **_more: object) -> None:
        printer.failed.emit(DocumentError("Máy in không còn nữa. Chọn máy in khác."))

    monkeypatch.setattr(PaperPrinter, "ask", gone)
    desk = room.open()
    retype(slot(desk, "assessment"), "Một")
    desk.print_paper()
    assert [question.text for question in room.prompts.asked] == ["Máy in không còn nữa."]
    assert room.paper(drafts(room)[0]).form.text_of("assessment") == "Một"
