"""Typing the proceedings: numbers that go on, names at hand, and an input method that is never disturbed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import compose_text, type_text
from tests.ui.meetings.proceedings_parts import TEXT, Desk, make_template
from ui.meetings.proceedings.editor import ROOM_BELOW

Key = Qt.Key


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("file"))


@pytest.fixture
def desk(template: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(Path(shutil.copy(template, tmp_path / "họp.cchc")), qtbot)
    yield made
    made.close()


def labels(desk: Desk) -> list[str]:
    document, gutter = desk.area.document(), desk.area.gutter
    return [gutter.label(document.findBlockByNumber(i)) for i in range(document.blockCount())]


def test_the_gutter_names_each_line(desk: Desk) -> None:
    assert labels(desk) == ["Mục", "", "Mục", "Khoản", "Điểm", "Gạch", "In tự động"]


def test_the_gutter_follows_what_is_typed(desk: Desk) -> None:
    desk.write("Báo cáo")
    desk.move_to(0, 0)
    type_text(desk.area, "II. ")
    assert labels(desk) == ["Mục"]


def test_vietnamese_letters_arrive_as_typed(desk: Desk) -> None:
    desk.write("")
    type_text(desk.area, "Ặ ẫ Ổ ước đề nghị")
    assert desk.lines() == ["Ặ ẫ Ổ ước đề nghị"]


def test_typing_tells_the_line_that_is_printed(desk: Desk, qtbot: QtBot) -> None:
    desk.area.go_to_line(3)
    with qtbot.waitSignal(desk.page.edited) as told:
        type_text(desk.area, "x")
    assert told.args == ["line:3"]


def test_going_to_another_line_tells_its_place_without_an_edit(desk: Desk, qtbot: QtBot) -> None:
    desk.area.go_to_line(3)
    with qtbot.assertNotEmitted(desk.page.edited), qtbot.waitSignal(desk.page.place_changed) as told:
        desk.press(Key.Key_Down)
    assert told.args == ["line:4"]


def test_go_to_puts_the_caret_into_the_line(desk: Desk) -> None:
    assert desk.page.go_to("line:4")
    assert desk.area.line_number() == 4
    assert desk.area.hasFocus()
    assert not desk.page.go_to("line:99")
    assert not desk.page.go_to("title")


@pytest.mark.parametrize(
    ("line", "next_line"), [("1. Một", "2. "), ("d) bốn", "đ) "), ("- gạch", "- "), ("thường", "")]
)
def test_enter_goes_on_with_the_next_number(desk: Desk, line: str, next_line: str) -> None:
    desk.write(line)
    desk.press(Key.Key_Return)
    assert desk.lines() == [line, next_line]


def test_enter_leaves_a_number_that_stands_below_already(desk: Desk) -> None:
    desk.write("1. Một\n2. Hai", line=0)
    desk.press(Key.Key_Return)
    assert desk.lines() == ["1. Một", "", "2. Hai"]


def test_enter_inside_a_line_only_breaks_it(desk: Desk) -> None:
    desk.write("1. Một hai")
    desk.move_to(0, 6)
    desk.press(Key.Key_Return)
    assert desk.lines() == ["1. Một", " hai"]


def test_shift_enter_begins_a_line_without_a_number(desk: Desk) -> None:
    desk.write("1. Một")
    desk.press(Key.Key_Return, modifiers=Qt.KeyboardModifier.ShiftModifier)
    assert desk.lines() == ["1. Một", ""]
    assert desk.area.document().blockCount() == 2


def test_enter_on_a_number_alone_takes_it_away(desk: Desk) -> None:
    desk.write("1. Một")
    desk.press(Key.Key_Return, Key.Key_Return)
    assert desk.lines() == ["1. Một", ""]


def test_backspace_behind_an_automatic_number_removes_it_whole(desk: Desk) -> None:
    desk.write("a) một")
    desk.press(Key.Key_Return, Key.Key_Backspace)
    assert desk.lines() == ["a) một", ""]


def test_backspace_behind_a_typed_number_removes_one_character(desk: Desk) -> None:
    desk.write("")
    type_text(desk.area, "1. ")
    desk.press(Key.Key_Backspace)
    assert desk.lines() == ["1."]


def test_one_undo_takes_back_line_and_number(desk: Desk) -> None:
    desk.write("1. Một")
    desk.press(Key.Key_Return)
    desk.area.undo()
    assert desk.lines() == ["1. Một"]


def test_a_list_appears_while_a_name_is_typed_and_enter_takes_it(desk: Desk) -> None:
    desk.write("1. Kết quả")
    desk.press(Key.Key_Return)
    type_text(desk.area, "Đồng chí Tran")
    assert desk.page.completion.is_open()
    assert desk.area.hasFocus()
    desk.press(Key.Key_Return)
    assert desk.lines()[1] == "2. Đồng chí Trần Quốc Đạt, Phó Chủ tịch UBND phường"
    assert not desk.page.completion.is_open()


def test_the_post_is_not_said_twice(desk: Desk) -> None:
    desk.write("Đồng chí Trần Quốc Đạt, Phó Chủ tịch UBND phường khai mạc.\n")
    type_text(desk.area, "Đồng chí Trần")
    desk.press(Key.Key_Tab)
    assert desk.lines()[1] == "Đồng chí Trần Quốc Đạt"


def test_arrows_choose_another_person(desk: Desk) -> None:
    desk.write("")
    type_text(desk.area, "Đồng chí Lê Đức")
    desk.press(Key.Key_Down, Key.Key_Return)
    assert desk.lines()[0].startswith("Đồng chí Lê Đức Anh, Công chức")


def test_escape_leaves_until_another_word_is_begun(desk: Desk) -> None:
    desk.write("")
    type_text(desk.area, "Đồng chí Tr")
    desk.press(Key.Key_Escape)
    type_text(desk.area, "ần")
    assert not desk.page.completion.is_open()
    type_text(desk.area, " Q")
    assert desk.page.completion.is_open()


def test_enter_makes_a_line_when_the_name_is_written_out(desk: Desk) -> None:
    desk.write("")
    type_text(desk.area, "Giao đồng chí Trần Quốc Đạt")
    desk.press(Key.Key_Return)
    assert desk.lines() == ["Giao đồng chí Trần Quốc Đạt", ""]


def test_the_list_stays_when_the_page_is_saved_meanwhile(desk: Desk) -> None:
    desk.area.go_to_line(1)
    type_text(desk.area, " Đồng chí Tr")
    desk.page.show_facts(desk.page.overlay(desk.facts))
    desk.page.set_locked(False)
    assert desk.page.completion.is_open()


def test_the_line_being_typed_is_not_the_last_in_view(desk: Desk) -> None:
    desk.write("\n".join(f"{i}. dòng" for i in range(1, 60)))
    type_text(desk.area, " x")
    assert desk.area.cursorRect().bottom() <= desk.area.viewport().height() - ROOM_BELOW


def test_the_list_goes_when_the_caret_leaves(desk: Desk) -> None:
    desk.write("Một\n")
    type_text(desk.area, "Đồng chí Tr")
    assert desk.page.completion.is_open()
    desk.area.go_to_line(0)
    assert not desk.page.completion.is_open()


def test_a_paste_and_an_undo_offer_nobody(desk: Desk) -> None:
    desk.write("")
    desk.paste("Đồng chí Trần")
    assert not desk.page.completion.is_open()
    desk.area.undo()
    assert not desk.page.completion.is_open()


def test_names_are_offered_for_committed_words_only(desk: Desk) -> None:
    desk.write("")
    type_text(desk.area, "Đồng chí ")
    compose_text(desk.area, "T", "Tr", "Trâ", "Trần")
    assert not desk.page.completion.is_open()
    assert desk.lines() == ["Đồng chí "]
    compose_text(desk.area, committed="Trần")
    assert desk.page.completion.is_open()
    assert desk.lines() == ["Đồng chí Trần"]


def test_a_composition_is_no_edit_until_it_is_committed(desk: Desk, qtbot: QtBot) -> None:
    desk.write("1. ")
    with qtbot.assertNotEmitted(desk.page.edited):
        compose_text(desk.area, "đ", "đề")
    assert desk.area.is_composing()
    with qtbot.waitSignal(desk.page.edited):
        compose_text(desk.area, committed="đề")
    assert desk.lines() == ["1. đề"]


def test_fresh_facts_leave_a_composition_alone(desk: Desk) -> None:
    desk.area.go_to_line(1)
    compose_text(desk.area, "đang")
    desk.page.show_facts(desk.facts)
    assert desk.area.is_composing()
    compose_text(desk.area, committed="đang")
    assert desk.lines()[1] == "Tuyên bố lý do.đang"


def test_people_who_came_are_offered_first(desk: Desk) -> None:
    names = [person.name for person in desk.page._people]
    came = [desk.facts.people[entry.person_id].full_name for entry in desk.facts.attendance[:14]]
    assert names[:14] == came


def test_a_person_is_inserted_from_the_list(desk: Desk) -> None:
    desk.write("Dự họp có đồng chí")
    desk.press(Key.Key_F4)
    assert desk.page.picker.search.hasFocus()
    type_text(desk.page.picker.search, "dang hoa")
    QTest.keyClick(desk.page.picker.search, Key.Key_Return)
    assert desk.lines() == ["Dự họp có đồng chí Đặng Hòa An, Công chức Tư pháp - Hộ tịch"]
    assert desk.area.hasFocus()


def test_a_contribution_is_numbered_after_the_last_one_of_the_section(desk: Desk) -> None:
    desk.write(TEXT, line=3)
    desk.press(Key.Key_I, modifiers=Qt.KeyboardModifier.ControlModifier)
    type_text(desk.page.picker.search, "an tu phap")
    QTest.keyClick(desk.page.picker.search, Key.Key_Return)
    assert desk.lines()[6] == "2. Đồng chí Đặng Hòa An (Tư pháp - Hộ tịch): "
    assert desk.lines()[7] == "[[Kết luận]]"
    assert desk.area.line_number() == 6
    assert desk.caret_column() == len(desk.lines()[6])


def test_leaving_the_list_of_people_changes_nothing(desk: Desk) -> None:
    before = desk.lines()
    desk.press(Key.Key_F4)
    QTest.keyClick(desk.page.picker.search, Key.Key_Escape)
    assert desk.lines() == before
    assert not desk.page.picker.isVisible()
    assert desk.area.hasFocus()
