"""The phrase bank in the proceedings and the conclusions, by the keyboard alone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.exchange.presets import phrase_presets
from cchc_desktop.meetings.draft_records import PhraseEntry
from cchc_desktop.meetings.records import Presence
from cchc_desktop.meetings.templates import add_phrases, phrases, save_phrase
from cchc_desktop.meetings.variables import BLANK
from tests.ui.keyboard import type_text
from tests.ui.meetings.proceedings_parts import Desk, make_template
from tests.ui.secretary import make_meeting
from tests.ui.window_fixtures import MeetingWindow
from ui.meetings.conclusions.page import ConclusionsPage
from ui.meetings.proceedings.phrase_picker import PhrasePicker

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
CHAIR = "Đồng chí Nguyễn Thị Minh Hằng, Chủ tịch UBND phường, Trưởng Ban Chỉ đạo"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("file"))


@pytest.fixture
def desk(template: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(Path(shutil.copy(template, tmp_path / "họp.cchc")), qtbot)
    people = made.facts.people.values()
    chair = next(person.id for person in people if "Trưởng Ban" in person.role and "Phó" not in person.role)
    made.facts = replace(made.facts, details=replace(made.facts.details, chair_id=chair))
    made.page.show_facts(made.facts)
    yield made
    made.close()


@pytest.fixture
def bank(desk: Desk) -> Desk:
    """The desk with the usual phrases in the bank."""
    with desk.data.writing() as session:
        add_phrases(session, phrase_presets())
    return desk


def _asked(desk: Desk) -> PhrasePicker:
    desk.press(Key.Key_J, modifiers=CONTROL)
    assert desk.page.bank.picker.isVisible()
    return desk.page.bank.picker


def _stored(desk: Desk) -> list[PhraseEntry]:
    with desk.data.reading() as session:
        return phrases(session)


def test_a_phrase_is_found_without_accents_and_stands_as_a_line(bank: Desk) -> None:
    bank.area.go_to_line(1)
    picker = _asked(bank)
    type_text(picker.search, "khai mac")
    assert picker.preview.text().startswith(f"{CHAIR} phát biểu khai mạc")
    QTest.keyClick(picker.search, Key.Key_Return)
    assert bank.lines()[2].startswith(f"{CHAIR} phát biểu khai mạc")
    assert not picker.isVisible()
    assert bank.area.hasFocus()


def test_an_abbreviation_finds_the_words_written_out(bank: Desk) -> None:
    picker = _asked(bank)
    type_text(picker.search, "CCHC")
    assert [row.name for row in picker.model.rows] == ["Nghe báo cáo"]


def test_one_undo_takes_the_phrase_away(bank: Desk) -> None:
    before = bank.area.text()
    QTest.keyClick(_asked(bank).search, Key.Key_Return)
    assert bank.area.text() != before
    QTest.keyClick(bank.area, Key.Key_Z, CONTROL)
    assert bank.area.text() == before


def test_the_arrows_go_through_the_bank_and_escape_leaves_it(bank: Desk) -> None:
    before = bank.area.text()
    picker = _asked(bank)
    first = picker.preview.text()
    QTest.keyClick(picker.search, Key.Key_Down)
    assert picker.preview.text() != first
    QTest.keyClick(picker.search, Key.Key_Escape)
    assert bank.area.text() == before
    assert bank.area.hasFocus()


def test_words_that_find_nothing_say_so_and_insert_nothing(bank: Desk) -> None:
    before = bank.area.text()
    picker = _asked(bank)
    type_text(picker.search, "zzz")
    assert picker.preview.text()
    QTest.keyClick(picker.search, Key.Key_Return)
    assert bank.area.text() == before


def test_a_variable_without_a_value_is_left_blank_and_named_until_it_has_one(desk: Desk) -> None:
    with desk.data.writing() as session:
        save_phrase(session, PhraseEntry("Có mặt", "Có mặt {số có mặt} người."))
    nobody = tuple(replace(entry, presence=Presence.INVITED) for entry in desk.facts.attendance)
    facts = replace(desk.facts, attendance=nobody)
    desk.page.show_facts(facts)
    picker = _asked(desk)
    assert "{số có mặt}" in picker.missing.text()
    QTest.keyClick(picker.search, Key.Key_Return)
    assert f"Có mặt {BLANK} người." in desk.area.text()
    assert "{số có mặt}" in desk.page.bank.blanks.sentence()
    desk.page.show_facts(replace(facts, attendance=desk.facts.attendance))
    assert not desk.page.bank.blanks.sentence()


def test_an_empty_bank_offers_the_usual_phrases_in_its_place(desk: Desk) -> None:
    picker = _asked(desk)
    assert picker.nothing.isVisible()
    QTest.keyClick(picker.search, Key.Key_Return)
    assert len(_stored(desk)) == len(phrase_presets())
    assert picker.view.isVisible()
    QTest.keyClick(picker.search, Key.Key_Return)
    assert "tuyên bố lý do, giới thiệu đại biểu" in desk.area.text()


def test_a_selected_text_is_kept_with_its_names_as_variables(desk: Desk) -> None:
    desk.write(f"{CHAIR} kết luận cuộc họp.")
    desk.area.moveCursor(QTextCursor.MoveOperation.End)
    desk.press(Key.Key_Home, modifiers=Qt.KeyboardModifier.ShiftModifier | CONTROL)
    desk.press(Key.Key_J, modifiers=Qt.KeyboardModifier.AltModifier)
    dialog = desk.page.bank.dialog
    assert dialog is not None
    assert dialog.form.values()["text"] == "{chủ trì} kết luận cuộc họp."
    name = dialog.form.fields["name"].editor()
    assert dialog.focusWidget() is name
    type_text(name, "Kết luận")
    QTest.keyClick(dialog, Key.Key_Return)
    assert [(entry.name, entry.text) for entry in _stored(desk)] == [("Kết luận", "{chủ trì} kết luận cuộc họp.")]


def test_a_name_that_is_there_already_is_refused_at_its_field(bank: Desk) -> None:
    bank.area.selectAll()
    bank.press(Key.Key_J, modifiers=Qt.KeyboardModifier.AltModifier)
    dialog = bank.page.bank.dialog
    assert dialog is not None
    type_text(dialog.form.fields["name"].editor(), "khai mac")
    QTest.keyClick(dialog, Key.Key_Return)
    assert dialog.form.fields["name"].error()
    assert len(_stored(bank)) == len(phrase_presets())
    dialog.reject()


def test_a_signed_text_takes_no_phrase(bank: Desk) -> None:
    bank.page.set_locked(True)
    bank.press(Key.Key_J, modifiers=CONTROL)
    assert not bank.page.bank.picker.isVisible()
    assert not bank.page.tools.buttons["phrase"].isEnabled()


def test_a_conclusion_takes_a_phrase_at_the_caret(window: MeetingWindow) -> None:
    with window.workspace.data.writing() as session:
        save_phrase(session, PhraseEntry("Theo dõi", "Giao thư ký theo dõi {kỳ}."))
    make_meeting(window)
    window.meetings.show_page(4)
    page = window.meetings.editor.current_page()
    assert isinstance(page, ConclusionsPage)
    QTest.keyClick(page.lines[0].edit, Key.Key_J, CONTROL)
    QTest.keyClick(page.bank.picker.search, Key.Key_Return)
    assert page.lines[0].field.value() == "Giao thư ký theo dõi tháng 4 năm 2021."
