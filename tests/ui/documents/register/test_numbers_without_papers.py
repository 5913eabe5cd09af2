"""Numbers left out, reserved, void, and the first one of a series: asked from the register by the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from cchc_desktop.register.records import LineKind
from tests.ui.documents.register.conftest import type_into
from ui.documents.register.number_dialogs import ask_opening, ask_reason, ask_reserve, ask_void

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_enter_on_a_number_left_out_asks_why_and_it_is_void_then(register) -> None:
    desk = register()
    desk.go_to("08/UBND")

    def work(dialog) -> None:
        assert dialog.form.fields["reason"].editor().hasFocus()
        desk.type("hủy bản thảo")
        desk.press(Key.Key_Return, modifier=CONTROL)

    desk.in_dialog(lambda: desk.press(Key.Key_Return), work)
    assert ("08/UBND", "Hủy số: hủy bản thảo") in desk.lines()
    assert not desk.page.list.owed.isVisible()


def test_a_reason_must_be_given(register) -> None:
    desk = register()

    def work(dialog) -> None:
        dialog.accept()
        assert dialog.form.fields["reason"].error() and dialog.isVisible()

    desk.in_dialog(lambda: desk.page.ask_numbers(ask_reason, desk.line("08/UBND")), work)
    assert ("08/UBND", "Trống số, chưa có lý do") in desk.lines()


def test_the_next_number_is_proposed_to_be_reserved(register) -> None:
    desk = register()
    desk.page.chips.use_series("cv-ubnd")

    def work(dialog) -> None:
        fields = dialog.form.fields
        assert (fields["series"].value(), fields["number"].value()) == ("cv-ubnd", 11)
        type_into(fields["until"], "12")
        type_into(fields["reason"], "gửi các khu phố")
        dialog.accept()

    desk.in_dialog(lambda: desk.page.ask_numbers(ask_reserve), work)
    assert [line for line in desk.lines() if "khu phố" in line[1]] == [
        ("11/UBND", "Giữ số: gửi các khu phố"),
        ("12/UBND", "Giữ số: gửi các khu phố"),
    ]


def test_dialogs_begin_with_the_series_of_the_line_with_the_keyboard(register) -> None:
    desk = register()
    desk.go_to("09/UBND-VP")
    chosen: list[str] = []
    for ask in (ask_reserve, ask_void, ask_opening):
        desk.in_dialog(
            lambda ask=ask: desk.page.ask_numbers(ask),
            lambda dialog: chosen.append(dialog.form.fields["series"].value()),
        )
    assert chosen == ["cv-ubnd"] * 3


def test_a_number_in_use_is_refused_at_its_field(register) -> None:
    desk = register()

    def work(dialog) -> None:
        fields = dialog.form.fields
        fields["series"].set_value("cv-ubnd")
        type_into(fields["number"], "9")
        type_into(fields["reason"], "thử")
        dialog.accept()
        assert "9" in fields["number"].error() and dialog.isVisible()

    desk.in_dialog(lambda: desk.page.ask_numbers(ask_reserve), work)


def test_del_releases_a_reserved_number(register) -> None:
    desk = register()
    desk.go_to("10/UBND")
    desk.press(Key.Key_Delete)
    assert "10/UBND" not in desk.references()


def test_the_first_number_clears_what_was_not_clear(register) -> None:
    desk = register()
    desk.go_to("01–05/UBND")

    def work(dialog) -> None:
        assert dialog.form.fields["series"].value() == "cv-ubnd"
        type_into(dialog.form.fields["opening"], "6")
        desk.press(Key.Key_Return, modifier=CONTROL)

    desk.in_dialog(lambda: desk.press(Key.Key_Return), work)
    desk.page.chips.use_series("cv-ubnd")
    assert not [line for line in desk.page.list.shown() if line.row.line is LineKind.UNCLEAR]


def test_series_without_any_paper_can_be_begun(register) -> None:
    desk = register()

    def work(dialog) -> None:
        box = dialog.form.fields["series"].editor()
        assert isinstance(box, QComboBox)
        offered = [box.itemText(number) for number in range(box.count())]
        assert {"TTr-BCĐ", "KH-UBND"} <= set(offered)

    desk.in_dialog(lambda: desk.page.ask_numbers(ask_opening), work)
