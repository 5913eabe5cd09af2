"""The tab "Tổng quan": every figure opens the list that it counted, by mouse and by keyboard."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.calendar.periods import Period
from cchc_desktop.meetings import service as meetings
from cchc_desktop.meetings.model import Meeting
from cchc_desktop.meetings.records import MeetingDetails, MeetingKind, MeetingState
from cchc_desktop.storage.migrate import making
from cchc_desktop.tasks import progress
from cchc_desktop.tasks.counts import take_count
from cchc_desktop.tasks.facts import task_id_of
from cchc_desktop.tasks.records import TaskDetails
from cchc_desktop.tasks.service import create_task
from tests.ui.secretary import TODAY
from tests.ui.window_fixtures import MeetingWindow, Open
from ui import style
from ui.deadlines.tab import DeadlinesTab
from ui.overview.goals import ChoiceGoal, ListGoal
from ui.overview.link_line import LinkLine
from ui.overview.tab import NO_COMMITTEE, PAGE, OverviewTab
from ui.tasks.tab import TasksTab
from ui.workspace import Clock

ENTER = Qt.Key.Key_Return


@pytest.fixture
def tab(window: MeetingWindow) -> OverviewTab:
    shown = window.show_tab(0)
    assert isinstance(shown, OverviewTab)
    return shown


def listed(window: MeetingWindow) -> set[str]:
    """Return the codes of the list of tasks, which is on top."""
    room = window.room
    assert isinstance(room, TasksTab)
    model = room.list.big.model
    return {row.code for row in model.rows_of(model.ids())}


def press(widget: QWidget) -> None:
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(widget, ENTER)


def by_words(tab: OverviewTab, words: str) -> LinkLine:
    return next(line for line in tab.page.findChildren(LinkLine) if not line.isHidden() and words in line.line.words)


def choose(number: int) -> None:
    """Choose a line of the menu that stands open."""
    menu = QApplication.activePopupWidget()
    assert menu is not None
    for _step in range(number):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, ENTER)


def test_a_file_opens_at_the_meetings_and_the_overview_is_the_first_tab(window: MeetingWindow) -> None:
    assert window.room is window.meetings
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(window.room, OverviewTab)


def test_a_file_left_at_the_overview_opens_there_again(window: MeetingWindow, tab: OverviewTab) -> None:
    place = window.place()
    window.show_tab(1)
    window.go_to(place)
    assert window.room is tab


def test_the_figures_of_the_sample_are_those_of_its_day(tab: OverviewTab) -> None:
    assert tab.stack.currentIndex() == PAGE
    assert tab.page.day.text() == "Thứ Hai, ngày 05 tháng 4 năm 2021"
    assert [card.shown.figure for card in tab.page.figures] == ["1", "2", "2", "0", "1"]
    assert [line.line.cells[1].text for line in tab.page.totals.shares.lines()] == ["8/14", "6/8", "6/14", "1/13"]
    assert [line.line.cells[2].text for line in tab.page.totals.shares.lines()] == [
        "57,14%",
        "75%",
        "42,86%",
        "7,69%",
    ]


@pytest.mark.parametrize(("number", "codes"), [(0, {"T10"}), (1, {"T11", "T14"}), (2, {"T11", "T14"})])
def test_a_large_figure_opens_the_list_it_counted(
    window: MeetingWindow, tab: OverviewTab, number: int, codes: set[str]
) -> None:
    press(tab.page.figures[number])
    assert listed(window) == codes


def test_every_label_opens_a_list_as_long_as_its_number(window: MeetingWindow, tab: OverviewTab) -> None:
    lines = tab.page.totals.labels.lines()
    assert sum(int(line.line.cells[1].text) for line in lines) == 14
    for line in lines:
        window.show_tab(0)
        press(line)
        assert len(listed(window)) == int(line.line.cells[1].text)


def test_both_numbers_of_a_share_open_their_lists(window: MeetingWindow, tab: OverviewTab) -> None:
    overdue = tab.page.totals.shares.lines()[3]
    press(overdue)
    choose(0)
    assert listed(window) == {"T10"}
    window.show_tab(0)
    press(overdue)
    choose(1)
    assert len(listed(window)) == 13


def test_numbers_of_a_person_are_walked_with_arrows_and_opened_with_enter(
    window: MeetingWindow, tab: OverviewTab
) -> None:
    table = tab.page.people.table
    row = next(n for n, each in enumerate(table.rows.rows()) if each.cells[0].text == "Hoàng Thị Thúy Nga")
    table.setFocus(Qt.FocusReason.TabFocusReason)
    for _step in range(row):
        QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.currentIndex().row() == row
    assert table.rows.rows()[row].cells[1].text == "4"
    QTest.keyClick(table, ENTER)
    assert len(listed(window)) == 4
    window.show_tab(0)
    for _step in range(4):
        QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, ENTER)
    assert listed(window) == {"T14"}


def test_every_number_of_the_tables_is_as_long_as_its_list(window: MeetingWindow, tab: OverviewTab) -> None:
    goals = [
        (cell.goal, int(cell.text))
        for card in (tab.page.departments, tab.page.people)
        for row in card.table.rows.rows()
        for cell in row.cells[1:]
        if cell.goal is not None
    ]
    assert len(goals) > 20
    for goal, number in goals:
        assert isinstance(goal, ListGoal)
        tab.page.opened.emit(goal)
        assert len(listed(window)) == number


def test_a_click_on_a_number_and_on_a_piece_of_the_bar_opens_the_list(window: MeetingWindow, tab: OverviewTab) -> None:
    table = tab.page.departments.table
    place = table.visualRect(table.rows.index(1, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(listed(window)) == 9
    window.show_tab(0)
    bar = tab.page.totals.bar
    first = bar.places()[0][1].center().toPoint()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=first)
    assert listed(window) == {"T10"}


def test_a_column_for_other_tasks_comes_when_there_are_some_and_every_row_adds_up(
    window: MeetingWindow, tab: OverviewTab
) -> None:
    card = tab.page.people
    before, columns = card.table, card.table.rows.columnCount()
    task_id = window.workspace.read(lambda session: task_id_of(session, "T12"))
    window.workspace.write(lambda session: progress.complete(session, [task_id], TODAY, today=TODAY))
    tab.reload()
    assert card.table is not before
    assert before.isHidden()
    assert card.table.rows.columnCount() == columns + 1
    for row in card.table.rows.rows():
        numbers = [0 if cell.text == "–" else int(cell.text) for cell in row.cells[1:]]
        assert numbers[0] == sum(numbers[1:])
    other = next(row.cells[-1] for row in card.table.rows.rows() if row.cells[-1].goal is not None)
    tab.page.opened.emit(other.goal)
    assert listed(window) == {"T12"}


def test_what_is_not_clear_opens_its_list_and_what_is_clear_opens_nothing(
    window: MeetingWindow, tab: OverviewTab
) -> None:
    lines = tab.page.clarity.lines.lines()
    assert [line.isEnabled() for line in lines] == [False, False, True, False, False, True]
    press(lines[2])
    assert listed(window) == {"T12"}


def test_an_urgent_line_opens_its_task(window: MeetingWindow, tab: OverviewTab) -> None:
    press(tab.page.urgent.lines.lines()[0])
    room = window.room
    assert isinstance(room, TasksTab)
    assert room.pane.task_id == window.workspace.read(lambda session: task_id_of(session, "T10"))


def test_the_meetings_of_the_year_are_offered_and_opened(window: MeetingWindow, tab: OverviewTab) -> None:
    figure = tab.page.figures[4]
    assert isinstance(figure.shown.goal, ChoiceGoal)
    press(figure)
    choose(0)
    assert window.room is window.meetings
    assert window.meetings.editor.meeting_id == figure.shown.goal.choices[0][1].id


def test_meetings_that_come_and_notices_owed_have_their_lines(
    window: MeetingWindow, tab: OverviewTab, qtbot: QtBot
) -> None:
    for day, state in ((date(2021, 4, 20), MeetingState.PLANNED), (date(2021, 3, 20), MeetingState.HELD)):
        details = MeetingDetails(f"Họp ngày {day.day}/{day.month}", MeetingKind.MONTHLY, f"{day:%Y-%m}", day)

        def make(session, details=details, state=state):
            meeting_id, changes = meetings.create_meeting(session, details, today=TODAY)
            session.get_one(Meeting, meeting_id).state = state
            return changes

        window.workspace.write(make)
    qtbot.waitUntil(lambda: tab.page.figures[3].shown.figure == "1")
    assert tab.page.figures[3].shown.role == "amber"
    press(tab.page.figures[3])
    deadlines = window.room
    assert isinstance(deadlines, DeadlinesTab)
    assert [each.subject for each in deadlines.agenda.chosen] == ["Họp ngày 20/3"]
    window.show_tab(0)
    press(by_words(tab, "Họp ngày 20/4"))
    assert window.room is window.meetings
    window.show_tab(0)
    press(by_words(tab, "Họp ngày 20/3"))
    assert window.meetings.editor.facts.details.title == "Họp ngày 20/3"


def test_counts_become_a_line_whose_numbers_open_the_count(
    window: MeetingWindow, tab: OverviewTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tab.page.trend.chart.isHidden()
    taken: list[int] = []
    for code in ("2020-12", "2021-01", "2021-02"):

        def take(session, code=code):
            count_id, changes = take_count(session, Period.parse(code), today=TODAY)
            taken.append(count_id)
            return changes

        window.workspace.write(take)
    tab.reload()
    card = tab.page.trend
    assert not card.chart.isHidden()
    assert len(card.chart.places()) == 3
    assert [row.key for row in card.table.rows.rows()] == list(reversed(taken))
    opened: list[int | None] = []
    monkeypatch.setattr(window.windows, "show_counts", opened.append)
    press(card.table)
    assert opened == [taken[-1]]


def test_a_task_completed_elsewhere_is_counted_while_the_tab_is_hidden_and_shown(
    window: MeetingWindow, tab: OverviewTab, qtbot: QtBot
) -> None:
    task_id = window.workspace.read(lambda session: task_id_of(session, "T10"))
    window.workspace.write(lambda session: progress.complete(session, [task_id], TODAY, today=TODAY))
    qtbot.waitUntil(lambda: tab.page.figures[0].shown.figure == "0")
    window.show_tab(1)
    window.workspace.write(lambda session: progress.reopen(session, task_id, "Nhầm", today=TODAY))
    assert tab.page.figures[0].shown.figure == "0"
    window.show_tab(0)
    assert tab.page.figures[0].shown.figure == "1"


def test_midnight_makes_what_was_due_yesterday_overdue(window: MeetingWindow, tab: OverviewTab, qtbot: QtBot) -> None:
    window.workspace.clock = Clock(date(2021, 4, 6))
    window.days.look()
    qtbot.waitUntil(lambda: tab.page.figures[0].shown.figure == "2")
    assert tab.page.day.text().startswith("Thứ Ba, ngày 06")


def test_the_keyboard_stays_on_its_line_when_figures_change(
    window: MeetingWindow, tab: OverviewTab, qtbot: QtBot
) -> None:
    line = tab.page.totals.labels.lines()[1]
    line.setFocus(Qt.FocusReason.TabFocusReason)
    window.workspace.write(lambda session: create_task(session, TaskDetails("Việc mới"), today=TODAY)[1])
    qtbot.waitUntil(lambda: "15" in tab.page.totals.title.text())
    assert line.hasFocus()


def test_work_outside_the_reform_comes_in_with_the_switch(
    window: MeetingWindow, tab: OverviewTab, qtbot: QtBot
) -> None:
    details = TaskDetails("Việc khác", is_outside_reform=True, assigned_on=TODAY, due_on=date(2021, 4, 6))
    window.workspace.write(lambda session: create_task(session, details, today=TODAY)[1])
    tab.reload()
    assert tab.page.figures[1].shown.figure == "2"
    assert "Chưa kể 1 việc" in tab.page.summary.text()
    QTest.keyClick(tab.page.outside, Qt.Key.Key_Space)
    assert "Chưa kể" not in tab.page.summary.text()
    assert tab.page.figures[1].shown.figure == "3"
    press(tab.page.figures[1])
    assert len(listed(window)) == 3


def test_tab_reaches_every_figure(window: MeetingWindow, tab: OverviewTab) -> None:
    window.activateWindow()
    tab.take_keyboard()
    seen: set[QWidget] = set()
    for _step in range(120):
        focused = window.focusWidget()
        if focused is None or focused in seen:
            break
        seen.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    page = tab.page
    wanted = {*page.figures, page.outside, page.departments.table, page.people.table}
    wanted |= {line for line in page.findChildren(LinkLine) if line.isVisible() and line.isEnabled()}
    assert wanted <= seen


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
def test_the_page_is_painted_in_every_scheme_and_folds_into_one_column(
    window: MeetingWindow, tab: OverviewTab, scheme: str, qapp: QApplication
) -> None:
    window.workspace.write(lambda session: take_count(session, Period.parse("2021-03"), today=TODAY)[1])
    tab.reload()
    try:
        style.apply(qapp, scheme)
        for width, right in ((1366, False), (911, True)):
            window.resize(width, 688)
            qapp.processEvents()
            page = tab.page
            below = page.totals.mapTo(page, QPoint(0, 0)).y() > page.people.mapTo(page, QPoint(0, 0)).y()
            assert below is right
            assert page.widget().width() <= page.viewport().width()
            assert not page.grab().isNull()
    finally:
        style.apply(qapp, "light")


def test_a_file_without_a_committee_names_the_first_step(
    qtbot: QtBot, tmp_path: Path, open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    path = tmp_path / "Đức Sen 2021.cchc"
    path.unlink()
    with making(path):
        pass
    window = open_window()
    tab = window.show_tab(0)
    assert isinstance(tab, OverviewTab)
    assert tab.stack.currentIndex() == NO_COMMITTEE
    with qtbot.waitSignal(window.founding_wanted):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)


def test_the_report_of_the_morning_opens_from_here(window: MeetingWindow, tab: OverviewTab) -> None:
    opened: list[str] = []
    window.windows.show_digest = lambda: opened.append("digest")  # type: ignore[method-assign, assignment]
    press(tab.page.report)
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert opened == ["digest", "digest"]
