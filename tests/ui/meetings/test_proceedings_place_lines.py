"""The lines where the program prints its own sections are one thing: nothing is typed into them by accident."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import compose_text, type_text
from tests.ui.meetings.proceedings_parts import Desk, make_template
from ui.meetings.proceedings.line_looks import place_words

Key = Qt.Key
PLACE = "[[Kết luận]]"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("file"))


@pytest.fixture
def desk(template: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(Path(shutil.copy(template, tmp_path / "họp.cchc")), qtbot)
    made.write(f"một\n{PLACE}\nhai", line=1)
    yield made
    made.close()


def test_it_reads_as_what_the_program_prints(desk: Desk) -> None:
    block = desk.area.document().findBlockByNumber(1)
    assert place_words(block) == "Kết luận (chương trình in từ trang Kết luận)"


def test_typing_behind_it_begins_a_line(desk: Desk) -> None:
    type_text(desk.area, "ba")
    assert desk.lines() == ["một", PLACE, "ba", "hai"]


def test_typing_before_it_begins_a_line_above(desk: Desk) -> None:
    desk.press(Key.Key_Home)
    type_text(desk.area, "ba")
    assert desk.lines() == ["một", "ba", PLACE, "hai"]


def test_composing_behind_it_begins_a_line(desk: Desk) -> None:
    compose_text(desk.area, "b", "bá", committed="ba")
    assert desk.lines() == ["một", PLACE, "ba", "hai"]


def test_a_paste_behind_it_begins_a_line(desk: Desk) -> None:
    desk.paste("ba")
    assert desk.lines() == ["một", PLACE, "ba", "hai"]


def test_backspace_removes_it_whole_and_undo_brings_it_back(desk: Desk) -> None:
    desk.press(Key.Key_Backspace)
    assert desk.lines() == ["một", "", "hai"]
    desk.area.undo()
    assert desk.lines() == ["một", PLACE, "hai"]


def test_lines_beside_it_are_never_joined_to_it(desk: Desk) -> None:
    desk.press(Key.Key_Home, Key.Key_Backspace)
    assert (desk.lines(), desk.area.line_number()) == (["một", PLACE, "hai"], 0)
    desk.press(Key.Key_Delete)
    desk.area.go_to_line(2)
    desk.press(Key.Key_Home, Key.Key_Backspace)
    assert desk.lines() == ["một", PLACE, "hai"]


def test_an_empty_line_beside_it_can_be_erased(desk: Desk) -> None:
    desk.write(f"một\n{PLACE}\n\nhai", line=2)
    desk.press(Key.Key_Backspace)
    assert desk.lines() == ["một", PLACE, "hai"]


def test_arrows_step_over_it(desk: Desk) -> None:
    desk.press(Key.Key_Left)
    assert (desk.area.line_number(), desk.caret_column()) == (1, 0)
    desk.press(Key.Key_Right)
    assert (desk.area.line_number(), desk.caret_column()) == (1, len(PLACE))
