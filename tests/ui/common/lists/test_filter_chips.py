"""Chips in three widths, by keyboard, with counts that move nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.common.lists.filter_chips import ChipFilter, FilterChips

FILTERS = (
    ChipFilter("overdue", "Quá hạn chưa hoàn thành", "error_circle", "red", True),
    ChipFilter("on_track", "Đang thực hiện trong hạn", group="Đang thực hiện"),
    ChipFilter("paused", "Tạm dừng", "pause_circle", group="Đang thực hiện"),
    ChipFilter("done", "Hoàn thành", "checkmark_circle", "green", True),
)
COUNTS = {"overdue": 1, "on_track": 7, "paused": 2, "done": 4}


@pytest.fixture
def chips(qtbot: QtBot) -> FilterChips:
    made = FilterChips(FILTERS, "Tất cả")
    qtbot.addWidget(made)
    made.resize(1000, 28)
    made.show()
    made.show_counts(14, COUNTS)
    made.activateWindow()
    return made


def texts(chips: FilterChips) -> list[str]:
    return [chip.text() for chip in chips.chips()]


def test_every_filter_shows_its_words_and_count(chips: FilterChips) -> None:
    assert texts(chips) == [
        "Tất cả 14",
        "Quá hạn chưa hoàn thành 1",
        "Đang thực hiện trong hạn 7",
        "Tạm dừng 2",
        "Hoàn thành 4",
    ]
    assert chips.chips()[0].isChecked()


def test_a_click_chooses_a_filter(qtbot: QtBot, chips: FilterChips) -> None:
    with qtbot.waitSignal(chips.chosen) as told:
        qtbot.mouseClick(chips.chips()[1], Qt.MouseButton.LeftButton)
    assert told.args == [("overdue",)]
    with qtbot.waitSignal(chips.chosen) as told:
        qtbot.mouseClick(chips.chips()[0], Qt.MouseButton.LeftButton)
    assert told.args == [()]


def test_arrows_go_from_chip_to_chip_and_space_chooses(qtbot: QtBot, chips: FilterChips) -> None:
    with qtbot.waitActive(chips):
        chips.activateWindow()
    chips.chips()[0].setFocus()
    for _step in range(3):
        qtbot.keyClick(chips.focusWidget(), Qt.Key.Key_Right)
    with qtbot.waitSignal(chips.chosen) as told:
        qtbot.keyClick(chips.focusWidget(), Qt.Key.Key_Space)
    assert told.args == [("paused",)]
    qtbot.keyClick(chips.focusWidget(), Qt.Key.Key_Left)
    assert chips.chips()[2].hasFocus()


def test_tab_stops_once_at_the_filter_in_use(chips: FilterChips) -> None:
    chips.show_counts(14, COUNTS, ("paused",))
    stops = [chip.text() for chip in chips.chips() if chip.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["Tạm dừng 2"]


def test_smaller_counts_move_no_chip(chips: FilterChips) -> None:
    chips.show_counts(30_000, {**COUNTS, "overdue": 4_286})
    before = [chip.geometry() for chip in chips.chips()]
    chips.show_counts(9, {"overdue": 3})
    assert [chip.geometry() for chip in chips.chips()] == before
    assert texts(chips)[:2] == ["Tất cả 9", "Quá hạn chưa hoàn thành 3"]


def test_groups_merge_where_there_is_less_room(qtbot: QtBot, chips: FilterChips) -> None:
    chips.resize(560, 28)
    assert texts(chips) == ["Tất cả 14", "Quá hạn chưa hoàn thành 1", "Đang thực hiện 9", "Hoàn thành 4"]
    with qtbot.waitSignal(chips.chosen) as told:
        qtbot.mouseClick(chips.chips()[2], Qt.MouseButton.LeftButton)
    assert told.args == [("on_track", "paused")]
    chips.show_counts(14, COUNTS, ("on_track", "paused"))
    assert [chip.isChecked() for chip in chips.chips()] == [False, False, True, False]


def test_a_group_names_the_one_member_in_use(chips: FilterChips) -> None:
    chips.resize(560, 28)
    chips.show_counts(14, COUNTS, ("paused",))
    assert texts(chips)[2] == "Tạm dừng 2"


def test_all_merge_into_one_that_unfolds(chips: FilterChips) -> None:
    chips.resize(240, 28)
    assert chips.chips() == [chips.merged]
    chips.show_counts(14, COUNTS, ("on_track", "paused"))
    assert chips.merged.text() == "Đang thực hiện 9"
    assert chips.merged.isChecked()
    assert [choice.words for choice in chips.merged.choices()][:2] == ["Tất cả", "Quá hạn chưa hoàn thành"]


def test_all_members_are_checked_when_a_group_is_in_use(chips: FilterChips) -> None:
    chips.show_counts(14, COUNTS, ("on_track", "paused"))
    assert [chip.isChecked() for chip in chips.chips()] == [False, False, True, True, False]
