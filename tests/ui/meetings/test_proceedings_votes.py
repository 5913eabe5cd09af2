"""Votes of the proceedings: the dialog, the sentence in the text, and what undo and deletion do to both."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.meetings.records import VoteEntry
from tests.ui.keyboard import type_text
from tests.ui.meetings.proceedings_parts import PRESENT, TEXT, Desk, make_template, read
from ui.meetings.proceedings.vote_dialog import VoteDialog

Key = Qt.Key
SENTENCE = "Biểu quyết thông qua Quy chế: tán thành: 14/14 (100%); không tán thành: không có; ý kiến khác: không có."
CHANGED = (
    "Biểu quyết thông qua Quy chế: tán thành: 13/14 (92,86%); không tán thành: không có; ý kiến khác: 01/14 (7,14%)."
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("file"))


@pytest.fixture
def desk(template: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(Path(shutil.copy(template, tmp_path / "họp.cchc")), qtbot)
    yield made
    made.close()


def vote_dialog(desk: Desk) -> VoteDialog:
    return VoteDialog(desk.page.votes(), PRESENT, remove=desk.page._remove_vote, parent=desk.window)


def record(desk: Desk, matter: str, *, in_favour: int, other: int = 0) -> None:
    dialog = vote_dialog(desk)
    dialog.form.set_values({"in_favour": in_favour, "other": other})
    type_text(dialog.form.fields["matter"].editor(), matter)
    dialog.accept_button.click()
    desk.page._take_vote(dialog.changed(), dialog.vote())


def test_a_vote_begins_with_everybody_present_in_favour(desk: Desk) -> None:
    dialog = vote_dialog(desk)
    assert {name: dialog.form.fields[name].value() for name in ("present", "in_favour", "against", "other")} == {
        "present": PRESENT,
        "in_favour": PRESENT,
        "against": 0,
        "other": 0,
    }


def test_a_vote_is_recorded_and_its_sentence_stands_once(desk: Desk) -> None:
    desk.area.go_to_line(5)
    record(desk, "thông qua Quy chế.", in_favour=14)
    assert desk.lines()[6] == SENTENCE
    assert desk.area.text().count("Biểu quyết") == 1
    assert desk.page.overlay(desk.facts).votes == (VoteEntry("thông qua Quy chế", 14, 0, 0, SENTENCE),)
    desk.workspace.write(desk.page.storing())
    assert read(desk.data, desk.facts.id).votes == desk.page.votes()


def test_f8_asks_for_a_vote_and_enter_takes_it(desk: Desk) -> None:
    desk.area.go_to_line(1)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, VoteDialog)
        matter = dialog.form.fields["matter"].editor()
        type_text(matter, "thông qua Quy chế")
        assert dialog.preview.text() == SENTENCE
        QTest.keyClick(matter, Key.Key_Return)

    QTimer.singleShot(0, answer)
    desk.press(Key.Key_F8)
    assert desk.lines()[2] == SENTENCE
    assert desk.window.focusWidget() is desk.area


def test_a_vote_goes_behind_a_number_that_waits(desk: Desk) -> None:
    desk.write("1. Một")
    desk.press(Key.Key_Return)
    record(desk, "thông qua Quy chế", in_favour=14)
    assert desk.lines() == ["1. Một", f"2. {SENTENCE}"]


def test_a_changed_vote_takes_the_place_of_its_sentence(desk: Desk) -> None:
    desk.area.go_to_line(1)
    record(desk, "thông qua Quy chế", in_favour=14)
    dialog = vote_dialog(desk)
    dialog._begin(desk.page.votes()[0])
    assert dialog.form.fields["present"].value() == PRESENT
    dialog.form.set_values({"in_favour": 13, "other": 1})
    dialog.accept_button.click()
    desk.page._take_vote(dialog.changed(), dialog.vote())
    assert desk.lines()[2] == CHANGED
    assert SENTENCE not in desk.area.text()
    assert [vote.sentence for vote in desk.page.votes()] == [CHANGED]


def test_undo_and_redo_carry_the_record_of_a_vote_along(desk: Desk) -> None:
    desk.area.go_to_line(1)
    record(desk, "thông qua Quy chế", in_favour=14)
    desk.area.undo()
    assert desk.page.votes() == ()
    desk.area.redo()
    assert [vote.sentence for vote in desk.page.votes()] == [SENTENCE]


def test_a_deleted_vote_leaves_record_and_text(desk: Desk) -> None:
    desk.area.go_to_line(1)
    record(desk, "thông qua Quy chế", in_favour=14)
    dialog = vote_dialog(desk)
    dialog._delete(desk.page.votes()[0])
    assert desk.page.votes() == ()
    assert desk.area.text() == TEXT
    desk.area.undo()
    assert [vote.sentence for vote in desk.page.votes()] == [SENTENCE]


def test_a_stored_vote_whose_sentence_is_not_in_the_text_stays(desk: Desk) -> None:
    vote = VoteEntry("việc cũ", 3, 0, 0, "Biểu quyết việc cũ: tán thành: 03/03 (100%).")
    desk.page.show_facts(replace(desk.facts, id=desk.facts.id + 1, votes=(vote,)))
    type_text(desk.area, "x")
    assert desk.page.votes() == (vote,)


def test_more_votes_than_present_are_refused(desk: Desk) -> None:
    dialog = vote_dialog(desk)
    dialog.form.set_values({"in_favour": 14, "other": 2})
    type_text(dialog.form.fields["matter"].editor(), "thông qua")
    dialog.accept_button.click()
    assert not dialog.result()
    assert "16 phiếu" in dialog.refusal.text()


@pytest.mark.parametrize("values", [{"matter": ""}, {"present": None}, {"in_favour": None}, {"in_favour": 0}])
def test_an_incomplete_vote_is_refused(desk: Desk, values: dict[str, object]) -> None:
    dialog = vote_dialog(desk)
    dialog.form.set_values({"matter": "thông qua", **values})
    dialog._show_sentence()
    dialog.accept_button.click()
    assert not dialog.result()


def test_a_vote_without_a_matter_cannot_be_inserted_and_the_reason_stands_there(desk: Desk) -> None:
    dialog = vote_dialog(desk)
    assert not dialog.accept_button.isEnabled()
    assert "nội dung biểu quyết" in dialog.preview.text()
    type_text(dialog.form.fields["matter"].editor(), "thông qua")
    assert dialog.accept_button.isEnabled()


def test_after_a_deletion_going_does_not_say_that_it_is_taken_back(desk: Desk) -> None:
    desk.area.go_to_line(1)
    record(desk, "thông qua Quy chế", in_favour=14)
    dialog = vote_dialog(desk)
    assert dialog.leave_button.text() == "Hủy"
    dialog._delete(desk.page.votes()[0])
    assert dialog.leave_button.text() == "Đóng"
