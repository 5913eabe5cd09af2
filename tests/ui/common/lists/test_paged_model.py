"""Pages: what is read and when, what an edit reads again, what Qt asks."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cchc_desktop.errors import StorageError
from tests.ui.common.lists.conftest import Line, Source, columns, lines
from ui.common.lists.paged_model import PAGES_KEPT, PagedModel
from ui.common.lists.sources import PAGE, QuerySource, RowsInMemory
from ui.common.table_model import ROW_ROLE


@pytest.fixture
def model(qapp: object) -> PagedModel[Line]:
    return PagedModel(columns())


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester, model: PagedModel[Line]) -> None:
    model.set_source(Source(lines(450)))
    qtmodeltester.check(model)
    model.set_source(Source(lines(3)))
    model.refresh_rows([1001], Source(lines(3)).edited(1001, work="Đã sửa"))
    model.refresh_rows([1001], Source(lines(3)).without(1001))
    model.set_source(Source([]))


def test_only_the_count_and_the_first_page_are_read_at_once(model: PagedModel[Line], source: Source) -> None:
    model.set_source(source)
    assert source.asked == ["count", "first"]
    assert model.rowCount() == 30_000
    assert model.index(199, 0).data() == "T00199"
    assert source.asked == ["count", "first"]


def test_the_ids_are_read_when_nothing_else_is_to_do(qtbot: QtBot, model: PagedModel[Line], source: Source) -> None:
    model.set_source(source)
    qtbot.waitUntil(lambda: "ids" in source.asked)
    assert model.number_of(1000 + 29_999) == 29_999
    assert source.asked == ["count", "first", "ids"]


def test_a_page_is_read_when_it_comes_into_sight_and_only_once(model: PagedModel[Line], source: Source) -> None:
    model.set_source(source)
    for number in range(15_000, 15_200):
        assert model.index(number, 0).data() == f"T{number:05d}"
        assert model.index(number, 1).data(ROW_ROLE).id == 1000 + number
    assert source.asked == ["count", "first", "ids", f"rows {PAGE}"]


def test_the_last_page_is_short(model: PagedModel[Line]) -> None:
    model.set_source(Source(lines(405)))
    assert model.index(404, 0).data() == "T00404"
    assert model.row_at(405) is None


def test_old_pages_are_let_go_but_never_the_first(model: PagedModel[Line], source: Source) -> None:
    model.set_source(source)
    for page in range(PAGES_KEPT + 5):
        model.row_at(page * PAGE)
    del source.asked[:]
    model.row_at(5)
    assert source.asked == []
    model.row_at(PAGE)
    assert source.asked == [f"rows {PAGE}"]


def test_a_short_list_is_read_at_once_with_its_ids(model: PagedModel[Line]) -> None:
    short = Source(lines(7))
    model.set_source(short)
    assert list(model.ids()) == [1000 + n for n in range(7)]
    assert short.asked == ["count", "first"]


def test_an_edit_reads_its_row_only(qtbot: QtBot, model: PagedModel[Line], source: Source) -> None:
    model.set_source(source)
    new = source.edited(1003, work="Đã sửa")
    with qtbot.waitSignal(model.dataChanged) as told, qtbot.assertNotEmitted(model.modelReset):
        assert model.refresh_rows([1003], new)
    assert (told.args[0].row(), told.args[1].row()) == (3, 3)
    assert new.asked == ["rows 1"]
    assert model.index(3, 1).data() == "Đã sửa"


def test_an_edit_that_moves_a_row_reads_the_first_page_again(model: PagedModel[Line], source: Source) -> None:
    model.set_source(source)
    new = source.edited(1003, code="T00000a")
    assert not model.refresh_rows([1003], new)
    assert model.index(1, 0).data() == "T00000a"
    assert new.asked == ["rows 1", "count", "first"]


@pytest.mark.parametrize("gone", [1003, 1000 + 20_000], ids=["in sight", "far away"])
def test_an_edit_that_takes_a_row_away_shortens_the_list(model: PagedModel[Line], source: Source, gone: int) -> None:
    model.set_source(source)
    assert not model.refresh_rows([gone], source.without(gone))
    assert model.rowCount() == 29_999
    assert model.number_of(gone) == -1


def test_an_edit_of_a_row_that_the_filter_hides_reads_nothing_more(model: PagedModel[Line], source: Source) -> None:
    model.set_source(source)
    model.ids()
    new = source.edited(1003, work="Đã sửa")
    assert model.refresh_rows([7], new)
    assert new.asked == ["rows 1"]


def test_rows_that_cannot_be_read_are_told_once_and_stay_empty(qtbot: QtBot, model: PagedModel[Line]) -> None:
    def broken(ids: Sequence[int]) -> Sequence[Line]:
        raise StorageError("Ổ đĩa không đọc được.")

    many = lines(500)
    model.set_source(
        QuerySource(lambda: 500, lambda n: many[:n], lambda: [line.id for line in many], broken, lambda row: row.code)
    )
    told: list[object] = []
    model.failed.connect(told.append)
    assert [model.index(number, 0).data() for number in (300, 301, 450)] == [None, None, None]
    assert len(told) == 1
    model.set_source(Source(many))
    assert model.index(300, 0).data() == "T00300"


def test_a_source_that_fails_at_once_leaves_the_old_rows(model: PagedModel[Line]) -> None:
    def broken() -> int:
        raise StorageError("Ổ đĩa không đọc được.")

    model.set_source(Source(lines(3)))
    with pytest.raises(StorageError):
        model.set_source(QuerySource(broken, lambda n: (), lambda: (), lambda ids: (), lambda row: 0))
    assert model.rowCount() == 3
    assert model.index(2, 0).data() == "T00002"


def test_rows_come_in_the_order_asked_for(model: PagedModel[Line], source: Source) -> None:
    model.set_source(source)
    assert [row.id for row in model.rows_of([1500, 1001, 25_000])] == [1500, 1001, 25_000]


def test_rows_in_memory_are_a_source_too(model: PagedModel[Line]) -> None:
    many = lines(300)
    model.set_source(RowsInMemory(many, key=lambda row: row.code))
    assert model.index(299, 0).data() == "T00299"
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Mã"
    assert model.columnCount() == 6
