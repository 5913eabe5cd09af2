"""A list of lines under heads: only lines are chosen, and what was chosen stays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from ui.deadlines.lines import Line
from ui.deadlines.lines_view import HEAD_HEIGHT, LINE_HEIGHT, Group, LinesModel, LinesView

TODAY = date(2021, 4, 5)


def line(number: int) -> Line:
    return Line("05/4", "", "clipboard_task", "accent", False, f"Việc {number}", "T1", "hôm nay", "amber")


def groups(*numbers: range) -> list[Group[int]]:
    return [Group(f"Nhóm {place}", "text2", list(each)) for place, each in enumerate(numbers)]


@pytest.fixture
def view(qtbot: QtBot) -> LinesView[int]:
    model: LinesModel[int] = LinesModel(line, lambda number: number)
    made: LinesView[int] = LinesView(model, "Việc")
    qtbot.addWidget(made)
    made.resize(420, 300)
    made.show_groups(groups(range(3), range(0), range(10, 12)))
    made.show()
    return made


def test_model_is_one_that_qt_accepts(qtbot: QtBot) -> None:
    model: LinesModel[int] = LinesModel(line, lambda number: number)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_groups(groups(range(3), range(5, 9)))
    model.set_groups([])
    assert tester.model() is model and model.rowCount() == 0


def test_empty_groups_have_no_head(view: LinesView[int]) -> None:
    model = view.lines
    assert [model.data(model.index(row, 0)) for row in model.head_rows()] == ["Nhóm 0: 3", "Nhóm 2: 2"]
    assert model.rowCount() == 7
    assert (view.rowHeight(0), view.rowHeight(1)) == (HEAD_HEIGHT, LINE_HEIGHT)


def test_every_line_is_high_and_every_head_low_whatever_stood_there_before(view: LinesView[int]) -> None:
    for shown in (
        groups(range(6), range(2)),
        groups(range(1), range(9)),
        groups(range(12)),
        groups(range(3), range(3)),
    ):
        view.show_groups(shown)
        heads = view.lines.head_rows()
        heights = [view.rowHeight(row) for row in range(view.lines.rowCount())]
        assert heights == [HEAD_HEIGHT if row in heads else LINE_HEIGHT for row in range(len(heights))]


def test_arrows_pass_over_heads(view: LinesView[int]) -> None:
    view.enter()
    seen = [view.current_thing()]
    for _step in range(5):
        QTest.keyClick(view, Qt.Key.Key_Down)
        seen.append(view.current_thing())
    assert seen == [0, 1, 2, 10, 11, 11]
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.current_thing() == 0
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.current_thing() == 11


def test_what_is_current_stays_current_wherever_it_went(view: LinesView[int]) -> None:
    assert view.select_key(10)
    view.show_groups(groups(range(10, 12), range(3)))
    assert view.current_thing() == 10


def test_the_next_line_is_current_where_one_went(view: LinesView[int]) -> None:
    assert view.select_key(1)
    view.show_groups([Group("Nhóm", "text2", [0, 2, 10])])
    assert view.current_thing() == 2
    view.show_groups([Group("Nhóm", "text2", [0])])
    assert view.current_thing() == 0
    view.show_groups([])
    assert view.current_thing() is None


def test_enter_opens_and_escape_leaves(view: LinesView[int], qtbot: QtBot) -> None:
    view.enter()
    with qtbot.waitSignals([view.opened, view.left]):
        QTest.keyClick(view, Qt.Key.Key_Return)
        QTest.keyClick(view, Qt.Key.Key_Escape)


def test_the_menu_of_a_head_is_none(view: LinesView[int], qtbot: QtBot) -> None:
    from PySide6.QtGui import QContextMenuEvent

    asked: list[object] = []
    view.menu_wanted.connect(asked.append)
    for row in (0, 1):
        place = view.visualRect(view.lines.index(row, 0)).center()
        view.contextMenuEvent(
            QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place))
        )
    assert len(asked) == 1


def test_ten_thousand_lines_are_made_only_where_they_are_seen(qtbot: QtBot) -> None:
    made: list[int] = []

    def counted(number: int) -> Line:
        made.append(number)
        return line(number)

    view: LinesView[int] = LinesView(LinesModel(counted, lambda number: number), "Việc")
    qtbot.addWidget(view)
    view.resize(420, 560)
    view.show_groups(groups(range(9000), range(9000, 10_000)))
    view.show()
    view.grab()
    assert view.lines.rowCount() == 10_002
    assert len(set(made)) < 40
    view.select_row(10_001)
    assert view.current_thing() == 9999


def test_a_line_is_said_whole() -> None:
    other = Line("14/12", "2020", "error_circle", "red", True, "Niêm yết", "T10 · Bùi Ngọc Ước", "quá 112 ngày", "red")
    assert other.spoken == "14/12/2020, quá 112 ngày, Niêm yết, T10 · Bùi Ngọc Ước"
    assert (TODAY - timedelta(days=112)).isoformat() == "2020-12-14"
