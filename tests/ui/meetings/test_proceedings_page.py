"""The page "Diễn biến" between file and preview: facts, saving, paste, search, lock."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.meetings.rules import OUTLINE
from cchc_desktop.meetings.whole_text import WholeText
from tests.ui.keyboard import compose_text, type_text
from tests.ui.meetings.proceedings_parts import TEXT, Desk, make_template, read

Key = Qt.Key
OLD = "UBND ph\u00adêng §øc Sen\nKÕt qu¶ thùc hiÖn"
WHOLE = (
    "BIÊN BẢN\nHọp giao ban\nThời gian bắt đầu: 14 giờ 00 phút, ngày 30 tháng 3 năm 2021.\nĐịa điểm: Phòng họp.\n"
    "I. KHAI MẠC\nTuyên bố lý do.\nII. KẾT LUẬN\n1. Giao Một cửa.\n2. Giao Tư pháp.\n"
    "Cuộc họp kết thúc vào 16 giờ 40 phút."
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("file"))


@pytest.fixture
def desk(template: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(Path(shutil.copy(template, tmp_path / "họp.cchc")), qtbot)
    yield made
    made.close()


# -- facts and saving


def test_what_is_typed_lies_over_the_facts_and_is_stored(desk: Desk) -> None:
    desk.area.go_to_line(1)
    type_text(desk.area, " Thêm.")
    expected = TEXT.replace("lý do.", "lý do. Thêm.")
    assert desk.page.overlay(desk.facts).proceedings == expected
    desk.workspace.write(desk.page.storing())
    assert read(desk.data, desk.facts.id).proceedings == expected


def test_an_untouched_text_is_stored_to_the_letter(desk: Desk) -> None:
    desk.write("một\u00a0hai\u2028ba")
    assert desk.page.overlay(desk.facts).proceedings == "một\u00a0hai\u2028ba"


def test_fresh_facts_keep_newer_typing_caret_and_undo(desk: Desk) -> None:
    desk.area.go_to_line(1)
    type_text(desk.area, " a")
    saved = desk.page.overlay(desk.facts)
    type_text(desk.area, "b")
    desk.page.show_facts(saved)
    assert desk.lines()[1].endswith("do. ab")
    assert desk.area.line_number() == 1
    assert desk.area.document().isUndoAvailable()
    desk.page.show_facts(desk.page.overlay(saved))
    desk.area.undo()
    assert desk.area.text() == TEXT


def test_a_change_from_elsewhere_is_shown_where_nothing_is_unsaved(desk: Desk) -> None:
    desk.area.go_to_line(2)
    desk.page.show_facts(replace(desk.facts, proceedings=TEXT.replace("Tuyên bố", "Đã tuyên bố")))
    assert desk.lines()[1] == "Đã tuyên bố lý do."
    assert desk.area.line_number() == 2


def test_another_meeting_takes_the_place_of_the_text(desk: Desk) -> None:
    type_text(desk.area, "x")
    desk.page.show_facts(replace(desk.facts, id=desk.facts.id + 1, proceedings="Khác"))
    assert desk.lines() == ["Khác"]
    assert not desk.area.document().isUndoAvailable()


def test_signed_minutes_cannot_be_typed_into(desk: Desk) -> None:
    desk.page.set_locked(True)
    type_text(desk.area, "x")
    desk.press(Key.Key_Return, Key.Key_Backspace, Key.Key_F4)
    desk.paste("dán")
    assert desk.area.text() == TEXT
    assert not desk.page.picker.isVisible()
    for button in desk.page.tools.buttons.values():
        assert not button.isEnabled()
        assert "đã ký" in button.toolTip()
    desk.page.set_locked(False)
    type_text(desk.area, "x")
    first, rest = TEXT.split("\n", 1)
    assert desk.area.text() == f"{first}x\n{rest}"  # behind the first heading, not before it


# -- paste


def test_a_copy_is_plain_text(desk: Desk) -> None:
    desk.area.selectAll()
    desk.area.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == TEXT
    assert not data.hasHtml()


def test_pasted_lines_get_no_automatic_numbers_and_one_undo_takes_them_back(desk: Desk) -> None:
    desk.write("1. Một")
    desk.paste("\n2. Hai\r\n3.\tBa")
    assert desk.lines() == ["1. Một2. Hai", "3. Ba"]
    desk.area.undo()
    assert desk.lines() == ["1. Một"]


def test_html_without_plain_text_is_pasted_as_words(desk: Desk) -> None:
    desk.write("")
    desk.paste(html='<p>Một <b>đậm</b><img src="http://127.0.0.1:1/a.png"></p><ul><li>Hai</ul>')
    assert desk.lines() == ["Một đậm", "- Hai"]


def test_hostile_text_keeps_its_words(desk: Desk) -> None:
    desk.area.selectAll()
    desk.paste("a\x00\u200bb\u00a0<b>&\u0301\r\n" + "dài" * 2000 + "\u2029\ud83d😀")
    assert desk.lines()[0] == "ab <b>&\u0301"
    assert desk.lines()[1] == "dài" * 2000
    assert desk.lines()[2] == "😀"
    desk.workspace.write(desk.page.storing())
    assert read(desk.data, desk.facts.id).proceedings == desk.area.text()


def test_a_book_of_text_is_pasted_typed_on_and_taken_back(desk: Desk, qtbot: QtBot) -> None:
    desk.write("")
    line = "1. Đồng chí Bùi Ngọc Ước nêu ý kiến về việc rà soát hồ sơ trễ hẹn tại Bộ phận Một cửa.\n"
    book = (line * 3000)[:200_000].rstrip()
    desk.paste(book)
    type_text(desk.area, " thêm chữ")
    desk.area.go_to_line(1)
    type_text(desk.area, "x")
    assert len(desk.area.text()) == len(book) + 10
    desk.area.undo()
    desk.area.undo()
    desk.area.undo()
    assert desk.area.text() == ""


def test_one_endless_line_is_pasted_and_typed_on(desk: Desk) -> None:
    desk.write("")
    desk.paste("từ " * 60_000 + "hết")
    type_text(desk.area, "!")
    assert desk.area.text().endswith("hết!")


def test_old_letters_are_offered_for_conversion(desk: Desk) -> None:
    desk.write("")
    desk.paste(OLD)
    assert "bảng mã" in desk.page.news.sentence()
    QTest.mouseClick(desk.page.news.buttons[0], Qt.MouseButton.LeftButton)
    assert desk.lines() == ["UBND phường Đức Sen", "Kết quả thực hiện"]
    assert desk.page.news.sentence() == ""
    desk.area.undo()
    assert desk.lines()[1] == "KÕt qu¶ thùc hiÖn"


def test_old_letters_can_be_kept(desk: Desk) -> None:
    desk.write("")
    desk.paste(OLD)
    QTest.mouseClick(desk.page.news.buttons[1], Qt.MouseButton.LeftButton)
    assert desk.lines()[1] == "KÕt qu¶ thùc hiÖn"
    assert desk.page.news.sentence() == ""


def test_whole_minutes_over_an_outline_are_taken_apart(desk: Desk, qtbot: QtBot) -> None:
    desk.write(OUTLINE, line=2)
    desk.press(Key.Key_Return)
    desk.paste(WHOLE)
    assert "phần đầu" in desk.page.news.sentence()
    with qtbot.waitSignal(desk.page.parts_found) as found:
        QTest.mouseClick(desk.page.news.buttons[0], Qt.MouseButton.LeftButton)
    parts = found.args[0]
    assert isinstance(parts, WholeText)
    assert (parts.place, parts.conclusions) == ("Phòng họp", ("Giao Một cửa.", "Giao Tư pháp."))
    assert desk.lines() == ["I. KHAI MẠC", "Tuyên bố lý do.", "[[Kết luận]]"]


def test_whole_minutes_beside_other_text_replace_only_themselves(desk: Desk) -> None:
    desk.area.go_to_line(5)
    desk.press(Key.Key_Return, Key.Key_Return)
    desk.paste(WHOLE)
    QTest.mouseClick(desk.page.news.buttons[0], Qt.MouseButton.LeftButton)
    assert desk.lines() == [*TEXT.split("\n")[:6], "I. KHAI MẠC", "Tuyên bố lý do.", "[[Kết luận]]"]


def test_whole_minutes_can_stay_whole(desk: Desk, qtbot: QtBot) -> None:
    desk.write("")
    desk.paste(WHOLE)
    with qtbot.assertNotEmitted(desk.page.parts_found):
        QTest.mouseClick(desk.page.news.buttons[1], Qt.MouseButton.LeftButton)
    assert desk.area.text() == WHOLE


def test_characters_that_are_not_printed_are_named_once(desk: Desk, qtbot: QtBot) -> None:
    desk.area.go_to_line(1)
    type_text(desk.area, " 😀😀")
    qtbot.waitUntil(lambda: bool(desk.page.left_out.sentence()))
    assert desk.page.left_out.sentence().count("😀") == 1
    desk.area.undo()
    qtbot.waitUntil(lambda: not desk.page.left_out.sentence())


def test_shift_tab_goes_from_the_text_to_what_is_to_decide(desk: Desk) -> None:
    desk.write("")
    desk.paste(OLD)
    desk.press(Key.Key_Tab, modifiers=Qt.KeyboardModifier.ShiftModifier)
    assert desk.page.news.buttons[1].hasFocus()
    QTest.keyClick(desk.page.news.buttons[1], Key.Key_Space)
    assert desk.page.news.isHidden()


# -- search


def test_words_are_found_without_accents(desk: Desk) -> None:
    desk.page.open_find()
    type_text(desk.page.find_row.line, "ho so")
    assert desk.page.find_row.count.text() == "1/1"
    assert desk.area.textCursor().selectedText() == "hồ sơ"
    QTest.keyClick(desk.page.find_row.line, Key.Key_Escape)
    assert desk.page.find_row.isHidden()
    assert desk.area.hasFocus()


def test_f3_goes_round_the_hits_behind_an_emoji(desk: Desk) -> None:
    desk.write("😀 hồ sơ\nHồ Sơ khác\nkhông có", line=0)
    desk.page.open_find()
    type_text(desk.page.find_row.line, "hồ sơ")
    desk.area.setFocus()
    places = []
    for _round in range(3):
        QTest.keyClick(desk.area, Key.Key_F3)
        places.append((desk.area.line_number(), desk.area.textCursor().selectedText()))
    assert sorted(set(places)) == [(0, "hồ sơ"), (1, "Hồ Sơ")]


def test_ctrl_f_opens_the_search_with_what_is_selected(desk: Desk) -> None:
    desk.move_to(1, 0)
    cursor = desk.area.textCursor()
    cursor.select(cursor.SelectionType.WordUnderCursor)
    desk.area.setTextCursor(cursor)
    QTest.keyClick(desk.area, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert desk.page.find_row.line.text() == "Tuyên"


def test_a_composed_word_is_not_searched_while_it_changes(desk: Desk) -> None:
    desk.page.open_find()
    compose_text(desk.page.find_row.line, "h", "hồ")
    assert desk.page.find_row.hits == []
    compose_text(desk.page.find_row.line, committed="hồ")
    assert len(desk.page.find_row.hits) == 1
