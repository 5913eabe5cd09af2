"""The list of tasks says what the sample expects, and finds, filters and sorts it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cchc_desktop.tasks.filtering import TaskFilter
from cchc_desktop.tasks.records import Clarity, DeadlineLabel, SourceKind, TaskDetails
from cchc_desktop.tasks.service import create_task
from tests.ui.tasks.conftest import TaskDesk
from ui.common.task_pills import LABELS, task_pill
from ui.tasks.columns import distance_words
from ui.tasks.filters import DRAFTS, Filters
from ui.workspace import Clock


def counts(desk: TaskDesk) -> dict[str, int]:
    figures = desk.tab.list.figures
    assert figures is not None
    return {label.value: figures.totals.of(label) for label in DeadlineLabel if figures.totals.of(label)}


def test_the_chips_count_what_the_sample_expects(desk: TaskDesk) -> None:
    assert counts(desk) == {
        "overdue": 1,
        "due_soon": 2,
        "on_track": 1,
        "no_deadline": 1,
        "paused": 1,
        "done_on_time": 6,
        "done_late": 2,
    }
    assert desk.tab.list.big.foot.counts.text() == "14 nhiệm vụ · đã hoàn thành 8/14 · đúng hạn 6/8"


def test_the_most_urgent_stands_first_and_is_shown(desk: TaskDesk) -> None:
    assert desk.codes()[:6] == ["T10", "T14", "T11", "T07", "T12", "T13"]
    assert desk.tab.pane.task_id == desk.id_of("T10")
    row = desk.tab.list.big.current_row()
    assert row is not None
    assert distance_words(row) == "quá 112 ngày"


def test_every_label_has_a_word_and_a_look_of_its_own() -> None:
    assert set(LABELS) == set(DeadlineLabel)
    words = [task_pill(label)[0] for label in (*DeadlineLabel, None)]
    assert len(set(words)) == len(words)


def test_a_search_without_accents_finds_by_the_name_of_the_lead_too(desk: TaskDesk) -> None:
    for words, expected in (("niem yet", {"T10"}), ("bui ngoc uoc", {"T09", "T10"}), ("t13", {"T13"})):
        desk.tab.list.search.setText(words)
        desk.qtbot.waitUntil(lambda expected=expected: set(desk.codes()) == expected)
    assert "bị lọc" in desk.tab.list.big.hidden.sentence()
    desk.tab.list.show_all()
    assert len(desk.codes()) == 14


def test_a_chip_filters_and_the_numbers_of_the_others_stay(desk: TaskDesk) -> None:
    before = counts(desk)
    desk.tab.list.chips.chosen.emit((DeadlineLabel.DUE_SOON.value,))
    assert desk.codes() == ["T14", "T11"]
    assert counts(desk) == before


def test_filters_narrow_and_their_words_are_shown(desk: TaskDesk) -> None:
    row = desk.facts("T10").row
    desk.tab.list.filter_button.chosen.emit(Filters(department_id=row.department_id))
    assert "T10" in desk.codes()
    assert len(desk.codes()) < 14
    assert row.department[:10] in desk.tab.list.filter_button.toolTip()
    desk.tab.list.filter_button.chosen.emit(Filters(unclear=Clarity.TIME))
    assert desk.codes() == ["T12"]
    desk.tab.list.filter_button.chosen.emit(Filters(source_kind=SourceKind.FINDING))
    assert desk.codes() == ["T10"]


def test_filters_come_back_from_a_saved_view() -> None:
    filters = Filters(("overdue", DRAFTS), department_id=3, unclear=Clarity.PERSON, is_outside_reform=False)
    assert Filters.from_plain(filters.to_plain()) == filters
    assert Filters.from_plain({"labels": ["no such"], "department_id": "x", "area": "nothing"}) == Filters()


def test_a_number_elsewhere_opens_the_list_behind_it(desk: TaskDesk) -> None:
    desk.window.show_tab(0)
    QTest.mouseClick(desk.window.status.overdue, Qt.MouseButton.LeftButton)
    assert desk.window.room is desk.tab
    assert desk.codes() == ["T10"]
    wanted = TaskFilter(due_from=date(2021, 4, 5), due_until=date(2021, 4, 8))
    desk.window.show_list("task", wanted, "hạn trong tuần")
    assert set(desk.codes()) == {"T14", "T11"}
    assert "hạn trong tuần" in desk.tab.list.filter_button.toolTip()


def test_a_click_on_a_header_sorts(desk: TaskDesk) -> None:
    desk.tab.list.big.sort_wanted.emit("code", False)
    assert desk.codes() == [f"T{number:02d}" for number in range(1, 15)]
    desk.tab.list.big.sort_wanted.emit("code", True)
    assert desk.codes()[0] == "T14"


def test_sub_tasks_stand_indented_under_their_task_and_are_counted_apart(desk: TaskDesk) -> None:
    workspace = desk.window.workspace
    with workspace.data.writing() as session:
        details = TaskDetails("Chụp ảnh từng bảng niêm yết", parent_id=desk.id_of("T10"), due_on=date(2021, 4, 9))
        _task, changes = create_task(session, details, today=workspace.today)
    workspace.announce(changes)
    assert desk.codes()[:3] == ["T10", "T10.1", "T14"]
    assert counts(desk)["overdue"] == 1
    assert "1 việc con" in desk.tab.list.big.foot.counts.text()
    row = desk.tab.list.big.model.row_at(1)
    assert row is not None
    assert row.depth == 1


def test_a_new_day_computes_every_label_anew(desk: TaskDesk) -> None:
    desk.window.workspace.clock = Clock(date(2021, 4, 6))
    desk.window.days.look()
    assert counts(desk)["overdue"] == 2
    assert desk.codes()[:2] == ["T10", "T14"]
    assert "2 nhiệm vụ quá hạn" in desk.window.status.overdue.text()
    assert desk.tab.pane.entry.day.value() == date(2021, 4, 6)


def test_one_edit_reads_no_other_row(desk: TaskDesk) -> None:
    desk.choose("T11")
    resets: list[int] = []
    desk.tab.list.big.model.modelReset.connect(lambda: resets.append(1))
    desk.tab.update_progress()
    desk.type("75")
    desk.key(Qt.Key.Key_Return)
    assert desk.facts("T11").row.progress == 75
    assert resets == []
    row = desk.tab.list.big.current_row()
    assert row is not None
    assert row.progress == 75


def test_in_a_narrow_window_enter_opens_the_task_and_escape_returns(desk: TaskDesk) -> None:
    desk.window.resize(911, 432)
    assert desk.tab.pane.isHidden()
    desk.key(Qt.Key.Key_Return)
    assert desk.tab.pane.isVisible()
    assert desk.tab.list.isHidden()
    desk.key(Qt.Key.Key_Escape)
    assert desk.tab.list.isVisible()
    assert desk.tab.list.big.table.hasFocus()
    assert desk.tab.list.more.isVisible()


def test_every_column_that_sorts_names_an_order_there_is(desk: TaskDesk) -> None:
    names = [column.sort for column in desk.tab.list.big.columns.columns if column.sort]
    assert len(names) > 5
    for name in names:
        desk.tab.list.big.sort_wanted.emit(name, False)
        assert len(desk.codes()) == 14
