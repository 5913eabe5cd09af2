"""Papers that the program did not make: entered, corrected, refused field by field, thrown away."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from cchc_desktop.register.recalling import replace
from tests.ui.documents.register.conftest import type_into

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_paper_is_entered_by_the_keyboard_and_shown_in_its_place(register) -> None:
    desk = register()

    def work(dialog) -> None:
        fields = dialog.form.fields
        assert fields["symbol"].value() == "TB-BCĐ"
        fields["type_code"].set_value("KH")
        fields["type_code"].edited.emit()
        assert fields["symbol"].value() == "KH-BCĐ"
        type_into(fields["number"], "3")
        type_into(fields["issued_on"], "2/2/2021")
        type_into(fields["title"], "Cải cách hành chính năm 2021")
        type_into(fields["copies"], "20")
        desk.press(Key.Key_Return, modifier=CONTROL)

    desk.in_dialog(desk.page.enter_paper, work)
    line = desk.page.list.current()
    assert line is not None and line.row.reference == "03/KH-BCĐ"
    assert (line.row.issued_on, line.row.copies) == (date(2021, 2, 2), 20)
    assert desk.page.list.table.hasFocus()


def test_the_next_number_is_said_and_never_filled_in(register) -> None:
    desk = register()

    def work(dialog) -> None:
        fields = dialog.form.fields
        fields["type_code"].set_value("CV")
        type_into(fields["symbol"], "UBND-VP")
        desk.press(Key.Key_Tab)
        message = fields["number"].message()
        assert message is not None and message.text == "Tiếp theo: 11 · đang giữ: 10"
        assert fields["number"].value() == ""

    desk.in_dialog(desk.page.enter_paper, work)


def test_each_bad_field_says_one_sentence_where_it_stands(register) -> None:
    desk = register()

    def work(dialog) -> None:
        fields = dialog.form.fields
        dialog.accept()
        assert all(fields[name].error() for name in ("number", "issued_on", "title"))
        type_into(fields["title"], "Đôn đốc")
        fields["type_code"].set_value("CV")
        type_into(fields["symbol"], "UBND-VP")
        type_into(fields["number"], "9")
        type_into(fields["issued_on"], "5/4/2021")
        dialog.accept()
        assert "09/UBND-VP" in fields["number"].error() and dialog.isVisible()
        type_into(fields["number"], "12")
        type_into(fields["issued_on"], "1/3/2021")
        dialog.accept()
        assert (fields["issued_on"].error() or fields["number"].error()) and dialog.isVisible()
        type_into(fields["issued_on"], "5/4/2021")
        type_into(fields["sent_on"], "1/4/2021")
        dialog.accept()
        assert fields["sent_on"].error() and dialog.isVisible()

    before = desk.references()
    desk.in_dialog(desk.page.enter_paper, work)
    desk.page.reload()
    assert desk.references() == before


def test_a_reserved_number_may_be_given_to_the_paper_it_waited_for(register) -> None:
    desk = register()

    def work(dialog) -> None:
        fields = dialog.form.fields
        fields["type_code"].set_value("CV")
        type_into(fields["symbol"], "UBND-VP")
        type_into(fields["number"], "10")
        type_into(fields["issued_on"], "5/4/2021")
        type_into(fields["title"], "Gửi tỉnh")
        dialog.accept()

    desk.in_dialog(desk.page.enter_paper, work)
    assert "10/UBND-VP" in desk.references() and "10/UBND" not in desk.references()


def test_del_puts_an_entered_paper_into_the_trash_and_leaves_an_issued_one(register) -> None:
    desk = register()
    told: list[str] = []
    desk.tab.undoable.connect(told.append)
    desk.go_to("09/UBND-VP")
    desk.press(Key.Key_Delete)
    assert "09/UBND-VP" not in desk.references() and told
    desk.tab.done.connect(told.append)
    minutes = next(line for line in desk.page.list.shown() if line.row.type_code == "BB")
    desk.go_to(minutes.row.reference)
    desk.press(Key.Key_Delete)
    assert minutes.row.reference in desk.references() and "thu hồi" in told[-1]


def test_an_entry_is_corrected_from_its_menu(register) -> None:
    desk = register()
    desk.go_to("06/UBND-VP")
    table = desk.page.list.table
    actions = {
        action.text().partition("\t")[0]: action for action in table.row_actions(table.currentIndex().row()) if action
    }

    def work(dialog) -> None:
        assert dialog.form.fields["number"].value() == "06"
        type_into(dialog.form.fields["signer_text"], "Lê Thị B")
        dialog.accept()

    desk.in_dialog(actions["Sửa văn bản đã ghi…"].trigger, work)
    assert desk.row("06/UBND-VP").signer == "Lê Thị B"


def test_a_paper_that_takes_the_place_of_another_stays_and_nothing_is_said_to_be_done(register) -> None:
    desk = register("close")
    old, new = desk.row("06/UBND-VP"), desk.row("09/UBND-VP")
    desk.workspace.write(lambda session: replace(session, old.document_id or 0, new.document_id or 0))
    told: list[str] = []
    desk.tab.undoable.connect(told.append)
    desk.go_to("09/UBND-VP")
    desk.press(Key.Key_Delete)
    assert "06/UBND-VP" in desk.prompts.asked[-1].text
    assert "09/UBND-VP" in desk.references() and not told
