"""The matrix shows what the core says: figures, counts, filters; and it paints only what is seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cchc_desktop.calendar.periods import Period
from cchc_desktop.commitments.listed import Matrix
from cchc_desktop.commitments.records import CountedBy, Result
from tests.ui.commitments.conftest import Desk
from ui import style
from ui.commitments.lines import lines_of
from ui.commitments.matrix_delegate import tip
from ui.commitments.matrix_model import FIRST_PERIOD, HOLDER, NAME, MatrixModel, Pending
from ui.commitments.matrix_pane import MatrixPane

MANY = 1200


def test_the_model_keeps_what_qt_asks_of_one(desk: Desk, qtmodeltester: ModelTester) -> None:
    matrix = desk.matrix()
    model = MatrixModel()
    model.show(lines_of(matrix), matrix.periods, 0)
    qtmodeltester.check(model)
    model.show(lines_of(matrix)[:3], matrix.periods, 0)
    model.set_pending((matrix.rows[0].target_id, "2021-Q1"), Pending("x", "sai"))
    qtmodeltester.check(model)


def test_the_counts_of_the_chips_are_those_of_the_core(desk: Desk) -> None:
    totals = desk.matrix().totals
    chips = {chip.text() for chip in desk.tab.page.head.chips.chips()}
    assert chips == {
        f"Tất cả {sum(totals.values())}",
        f"Đạt {totals[Result.MET]}",
        f"Không đạt {totals[Result.NOT_MET]}",
        f"Chưa phát sinh {totals[Result.NO_CASE_YET]}",
        f"Chưa có số liệu {totals[Result.NO_DATA]}",
    }
    assert [totals[each] for each in (Result.MET, Result.NOT_MET, Result.NO_CASE_YET)] == [6, 4, 1]


@pytest.mark.parametrize("result", [Result.MET, Result.NOT_MET, Result.NO_CASE_YET])
def test_a_chip_shows_the_targets_it_counts_and_the_rest_is_said(desk: Desk, result: Result) -> None:
    desk.tab.page.head.chips.chosen.emit((result.value,))
    wanted = [row.code for row in desk.matrix().rows if row.result is result]
    assert [line.row.code for line in desk.tab.model.lines if line.row is not None] == wanted
    assert str(11 - len(wanted)) in desk.tab.page.hidden.sentence()
    desk.tab.show_all()
    assert desk.tab.model.rowCount() == 11
    assert desk.tab.page.hidden.sentence() == ""


def test_the_search_needs_no_accents(desk: Desk) -> None:
    desk.tab.page.head.search.setFocus()
    desk.type("uoc tre hen")
    desk.qtbot.waitUntil(lambda: desk.tab.model.rowCount() == 1)
    assert desk.tab.model.lines[0].row is not None
    assert desk.tab.model.lines[0].row.code == "C2.2"
    desk.key(Qt.Key.Key_Down)
    assert desk.tab.figures.hasFocus()


def test_a_holder_is_named_once_and_again_at_the_top_of_the_view(desk: Desk) -> None:
    lines = desk.tab.model.lines
    assert [line.number for line in lines if line.reference == "02/CK-2021"] == [0, 1, 2, 3]
    desk.window.resize(1024, 500)
    bar = desk.tab.figures.verticalScrollBar()
    bar.setValue(3 * style.DENSE_ROW)
    assert desk.tab.page.pane.names.cells.first_seen == 3
    assert desk.tab.page.pane.names.verticalScrollBar().value() == bar.value()


def test_the_cells_of_a_line_say_what_the_core_says(desk: Desk) -> None:
    desk.choose("C2.2")
    index = desk.tab.figures.currentIndex()
    model = desk.tab.model
    assert index.data() == "84,62%"
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == (
        "Tỷ lệ hồ sơ trễ hẹn có văn bản xin lỗi, nêu rõ lý do và hẹn lại ngày trả, Quý I, 84,62%, 11/13, Không đạt"
    )
    assert "11/13" in tip(index)
    assert model.index(index.row(), model.result).data() == "Không đạt"
    assert "02/CK-2021" in tip(model.index(index.row(), HOLDER))
    assert tip(model.index(index.row(), NAME)).startswith("Tỷ lệ hồ sơ trễ hẹn")


def test_months_show_a_quarter_at_its_last_month(desk: Desk) -> None:
    desk.tab.page.head.every_wanted.emit(CountedBy.MONTH)
    assert desk.tab.model.title(FIRST_PERIOD) == "T1"
    assert desk.tab.model.columnCount() == FIRST_PERIOD + 12 + 2
    desk.tab.figures.go_to(0, FIRST_PERIOD + 2)
    desk.fill("1")
    desk.saved()
    assert desk.cell("C1.1").text == "1"
    told: list[str] = []
    desk.tab.done.connect(told.append)
    desk.tab.figures.go_to(0, FIRST_PERIOD)
    desk.type("2")
    assert told == ["Chỉ tiêu này đo theo quý: số liệu nằm ở tháng cuối quý."]


def test_another_year_is_empty_and_leads_on(desk: Desk) -> None:
    desk.tab.page.head.year_wanted.emit(2022)
    assert desk.tab.stack.currentWidget() is desk.tab.empty
    assert desk.tab.empty.state is not None
    assert "2022" in desk.tab.empty.state.findChildren(type(desk.tab.foot.rate))[0].text()
    desk.tab.take_keyboard()
    desk.tab.copy_year()
    assert len(desk.matrix(2022).rows) == 11
    assert desk.tab.look.year == 2022
    assert desk.tab.model.rowCount() == 11
    desk.window.history.undo()
    assert desk.matrix(2022).rows == ()


def test_only_what_is_seen_is_painted_of_many_targets(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    matrix = many(desk.matrix())
    pane = MatrixPane()
    qtbot.addWidget(pane)
    pane.resize(1366, 420)
    painted: list[tuple[int, int]] = []
    paint = type(pane.figures.cells).paint

    def counted(self: object, painter: object, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        painted.append((index.row(), index.column()))
        paint(self, painter, option, index)  # type: ignore[arg-type]

    monkeypatch.setattr(type(pane.figures.cells), "paint", counted)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.show_lines(lines_of(matrix), matrix.periods, 0)
    pane.figures.viewport().repaint()
    painted.clear()
    pane.figures.verticalScrollBar().setValue(500 * style.DENSE_ROW)
    pane.figures.viewport().repaint()
    rows = {row for row, _column in painted}
    assert pane.model.rowCount() == MANY
    assert min(rows) >= 499
    assert len(rows) <= 420 // style.DENSE_ROW + 2


def test_a_figure_that_changes_leaves_the_lines_where_they_are(desk: Desk) -> None:
    resets: list[int] = []
    desk.tab.model.modelReset.connect(lambda: resets.append(1))
    desk.choose("C2.3")
    desk.fill("4")
    desk.saved()
    desk.qtbot.waitUntil(
        lambda: desk.tab.model.lines[4].row is not None and desk.tab.model.lines[4].row.cumulative == "4"
    )
    assert resets == []


@pytest.fixture
def narrow(desk: Desk) -> Iterator[Desk]:
    """The window as it is at 150 % of 1366×768."""
    desk.window.resize(911, 432)
    yield desk


def test_nothing_is_cut_in_the_smallest_window(narrow: Desk) -> None:
    narrow.choose("C2.2")
    tab = narrow.tab
    assert tab.figures.horizontalScrollBar().maximum() == 0
    assert tab.figures.rowAt(tab.figures.viewport().height() - 1) >= 3
    for part in (*tab.foot.findChildren(QWidget), *tab.page.head.findChildren(QWidget)):
        if part.isVisibleTo(tab) and part.parentWidget() is not None and part.width():
            right = part.mapTo(tab, part.rect().topRight()).x()
            assert right <= tab.width(), part
    for button in (tab.page.head.new_button, tab.foot.attach_button, tab.foot.chart_button):
        assert button.width() >= button.minimumSizeHint().width()
    assert tab.foot.evidence.width() >= 100
    assert tab.foot.bar.width() >= 96


def many(matrix: Matrix) -> Matrix:
    """Return a matrix with so many targets, each commitment twice as often as it is."""
    rows = []
    for number in range(MANY):
        row = matrix.rows[number % len(matrix.rows)]
        rows.append(replace(row, target_id=number + 1, commitment_id=number // 4 + 1))
    assert isinstance(matrix.periods[0], Period)
    return replace(matrix, rows=tuple(rows))


def test_an_empty_quarter_has_room_for_the_rate_that_is_typed_next(desk: Desk) -> None:
    metrics = QFontMetrics(style.font("strong"))
    for number in range(1, 5):
        width = desk.tab.figures.columnWidth(FIRST_PERIOD + number - 1)
        assert width >= 16 + 6 + metrics.horizontalAdvance("97,62%") + 16
