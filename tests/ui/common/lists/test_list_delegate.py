"""How cells are drawn: two lines and then "…", tips for what was cut, paler rows for what is finished."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import QStyleOptionViewItem, QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.common.lists.conftest import Line, Source, lines
from ui import style
from ui.common.lists.big_list import BigList
from ui.common.lists.cells import Cell, Progress, State, Tick, TwoLines, Words, cell_words
from ui.common.lists.columns import ListColumn
from ui.common.lists.text_lines import fit, type_of
from ui.common.pills import PillStyle

LONG = "Lập hồ sơ công việc năm 2020; giao nộp hồ sơ công việc năm 2019 vào lưu trữ cơ quan " * 3
PILL = PillStyle("info", "accent", "tint")


def shown(qtbot: QtBot, cell: Cell, *, width: int = 160, tooltip: str = "", role: str = "text") -> BigList[Line]:
    tip: Callable[[Line], str] | None = (lambda row: tooltip) if tooltip else None
    column = ListColumn[Line](
        "Cột", lambda row: cell_words(cell), key="a", width=width, cell=lambda row: cell, tooltip=tip
    )
    made: BigList[Line] = BigList("lines", (column,), words="Dòng", row_role=lambda row: role)
    qtbot.addWidget(made)
    made.resize(width + 40, 140)
    made.show()
    made.show_source(Source(lines(1)))
    return made


def drawn(made: BigList[Line]) -> QImage:
    return made.table.viewport().grab(made.table.visualRect(made.model.index(0, 0))).toImage()


def tip(made: BigList[Line], monkeypatch: pytest.MonkeyPatch) -> str:
    """Rest the pointer on the cell and read its tip."""
    found: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda at, text, *rest: found.append(text))
    index = made.model.index(0, 0)
    option = QStyleOptionViewItem()
    option.rect = made.table.visualRect(index)
    event = QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), QPoint(5, 5))
    assert made.table.itemDelegate().helpEvent(event, made.table, option, index)
    return found[0]


@pytest.mark.parametrize(
    "cell",
    [
        Words(LONG),
        TwoLines("14/12/2020", "quá một trăm mười hai ngày làm việc rồi"),
        State("Quá hạn chưa hoàn thành từ lâu", PILL),
    ],
    ids=["words", "two lines", "state"],
)
def test_what_was_cut_is_told_by_a_tip(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, cell: Cell) -> None:
    assert tip(shown(qtbot, cell), monkeypatch) == cell_words(cell)
    assert tip(shown(qtbot, cell, tooltip="có lời riêng"), monkeypatch) == "có lời riêng"


@pytest.mark.parametrize(
    "cell",
    [
        Words("Báo cáo quý I/2021"),
        Words("Báo cáo kiểm đếm quý I/2021 của Ban"),
        Words("Vốn kết thúc bằng…"),
        TwoLines("14/12/2020", "quá 112 ngày"),
        State("Mới", PILL),
        Progress(60),
        Tick(),
    ],
)
def test_what_can_be_read_has_no_tip(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, cell: Cell) -> None:
    assert tip(shown(qtbot, cell), monkeypatch) == ""


@pytest.mark.parametrize("cell", [Words("Báo cáo"), Words("Báo cáo", icon="info"), TwoLines("14/12"), Progress(50)])
def test_a_finished_row_is_paler(qtbot: QtBot, cell: Cell) -> None:
    plain, finished = drawn(shown(qtbot, cell)), drawn(shown(qtbot, cell, role="text2"))
    assert plain != finished


@pytest.mark.parametrize("cell", [Words("Báo cáo", "red"), TwoLines("14/12", "quá 112 ngày", "red", True)])
def test_a_cell_with_its_own_role_keeps_it_in_a_finished_row(qtbot: QtBot, cell: Cell) -> None:
    assert drawn(shown(qtbot, cell)) == drawn(shown(qtbot, cell, role="text2"))


def test_what_belongs_to_another_row_stands_further_right(qtbot: QtBot) -> None:
    left, right = (drawn(shown(qtbot, Words("Báo cáo", depth=depth))) for depth in (0, 1))
    ground = left.pixel(0, 5)
    starts = [
        next(x for x in range(picture.width()) if any(picture.pixel(x, y) != ground for y in range(8, 36)))
        for picture in (left, right)
    ]
    assert starts[1] - starts[0] == 20


def test_nothing_is_drawn_for_no_progress(qtbot: QtBot) -> None:
    assert drawn(shown(qtbot, Progress(None))) == drawn(shown(qtbot, Words("")))
    assert drawn(shown(qtbot, Progress(0))) != drawn(shown(qtbot, Progress(100)))


def test_a_box_is_ticked_while_its_row_is_selected(qtbot: QtBot) -> None:
    made = shown(qtbot, Tick())
    empty = drawn(made)
    made.table.selectAll()
    made.table.clearFocus()
    ticked = drawn(made)
    assert style.color("accent").rgb() in {ticked.pixel(x, 22) for x in range(ticked.width())}
    assert style.color("accent").rgb() not in {empty.pixel(x, 22) for x in range(empty.width())}


def test_a_row_is_as_high_as_agreed_and_holds_two_lines(qtbot: QtBot) -> None:
    made = shown(qtbot, Words(LONG))
    assert made.table.rowHeight(0) == style.ROW
    assert 2 * type_of("body").height <= style.ROW - 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="ăâêôơưđABC xyz-/;\n", max_size=120), st.integers(40, 400), st.sampled_from([1, 2]))
def test_lines_fit_their_room_and_lose_nothing_without_saying_so(text: str, width: int, most: int) -> None:
    type_ = type_of("body")
    found = fit(text, type_, width, most)
    assert 1 <= len(found) <= most
    whole = "".join(text.split())
    kept = "".join("".join(found).split())
    assert kept == whole or "…" in kept
    if len(found) == 2 and max(map(len, text.split())) < 3:
        assert all(type_.width(line) <= width + 1 for line in found)
