"""The agenda shows what the command line lists, narrowed by words, kinds and people, and acts on it in place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from icalendar import Calendar
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMenu
from sqlalchemy import event

from cchc_desktop.calendar.periods import Period
from cchc_desktop.deadlines.agenda import DeadlineKind
from cchc_desktop.exchange.listing import rows_of
from cchc_desktop.meetings.records import MeetingState
from cchc_desktop.tasks.records import Actor, TaskState
from tests.ui.deadlines.conftest import CONTROL, Desk
from tests.ui.keyboard import type_text
from tests.ui.secretary import TODAY
from ui.common.form_dialog import FormDialog
from ui.deadlines.reading import Wanted
from ui.workspace import Clock

FIGURES = [f"C{number}" for number in range(1, 7)]
SHOWN = ["T10", "2021-02", "2021-03", "T14", "T11", "T07", *FIGURES, "T12"]


def test_the_list_is_what_the_command_line_prints(desk: Desk) -> None:
    printed = rows_of(desk.window.workspace.path, "deadlines", today=TODAY)
    shown = [
        {
            "date": each.day.isoformat() if each.day else None,
            "kind": each.kind.value,
            "code": each.code,
            "text": each.text,
            "label": each.label.value,
        }
        for each in desk.tab.agenda.list.lines.things()
    ]
    assert shown == printed
    assert desk.codes() == SHOWN


def test_a_search_finds_what_the_command_line_finds(desk: Desk) -> None:
    desk.tab.focus_search()
    type_text(desk.tab.agenda.search, "ho so cong viec")
    desk.key(Qt.Key.Key_Down)
    printed = rows_of(desk.window.workspace.path, "deadlines", today=TODAY, search="ho so cong viec")
    assert desk.codes() == [row["code"] for row in printed] == ["T11"]
    assert desk.tab.agenda.list.hasFocus()
    assert "12" in desk.tab.agenda.hidden.sentence()
    desk.tab.agenda.hidden.buttons[0].click()
    assert desk.codes() == SHOWN and desk.tab.agenda.search.text() == ""


def test_kinds_and_people_narrow_list_and_month_alike(desk: Desk) -> None:
    agenda = desk.tab.agenda
    agenda.show_wanted(Wanted(kinds=frozenset({DeadlineKind.MEETING_MISSING})))
    assert desk.codes() == ["2021-02", "2021-03"]
    assert [each.code for each in desk.view.items_of(date(2021, 3, 31))] == ["2021-03"]
    assert not desk.view.items_of(TODAY)
    nga = next(actor for actor, name, _count in desk.tab.found.actor_counts() if name == "Hoàng Thị Thúy Nga")
    agenda.show_wanted(Wanted(actor=nga))
    assert desk.codes() == ["T14", "T07", "C6", "T12"]


def test_a_department_holds_the_work_of_its_people(desk: Desk) -> None:
    counts = desk.tab.found.actor_counts()
    units = [(actor, count) for actor, _name, count in counts if actor.department_id is not None]
    assert sum(count for _actor, count in units) == 5 + len(FIGURES)
    for unit, count in units:
        desk.tab.agenda.show_wanted(Wanted(actor=unit))
        assert len(desk.codes()) == count
    people = [actor for actor, _name, _count in counts if actor.person_id is not None]
    assert people and Actor(person_id=people[0].person_id) == people[0]


def test_the_filter_menu_counts_and_ends_filters(desk: Desk) -> None:
    button = desk.tab.agenda.filter_button
    button.fill()
    words = [action.text() for action in button.filter_menu.actions() if action.text()]
    assert words[:2] == ["Nhiệm vụ\t5", "Thông báo kết luận\t0"]
    button.filter_menu.actions()[2].trigger()
    assert desk.codes() == ["2021-02", "2021-03"]
    assert "Tháng chưa họp" in button.toolTip()
    button.fill()
    next(action for action in button.filter_menu.actions() if action.text().startswith("Bỏ")).trigger()
    assert desk.codes() == SHOWN


def test_moving_through_the_list_says_why_each_day_is_what_it_is(desk: Desk) -> None:
    desk.tab.take_keyboard()
    assert "Trước ngày 15/12/2020 → 14/12/2020" in desk.tab.foot.words.text()
    for _step in range(5):
        desk.key(Qt.Key.Key_Down)
    assert "kỳ tháng 4/2021 → 25/4/2021" in desk.tab.foot.words.text()
    assert desk.view.look.current == date(2021, 4, 25)
    assert desk.view.month == (2021, 4)


def test_enter_opens_the_task(desk: Desk) -> None:
    desk.choose("T11")
    desk.tab.take_keyboard()
    desk.key(Qt.Key.Key_Return)
    room = desk.window.room
    assert desk.window.shown_record() == ("task", desk.facts("T11").row.id)
    assert room is not desk.tab


def test_enter_on_a_month_without_a_meeting_plans_it(desk: Desk) -> None:
    desk.choose("2021-02")
    desk.tab.take_keyboard()
    seen: list[str] = []
    desk.in_dialog(lambda dialog: seen.append(dialog.windowTitle()), lambda: desk.key(Qt.Key.Key_Return))
    assert seen and desk.window.room is desk.window.meetings
    assert Period.parse("2021-02").label == "tháng 02/2021"


def test_completing_takes_the_line_away_and_goes_to_the_next(desk: Desk) -> None:
    desk.choose("T14")
    desk.tab.take_keyboard()
    desk.key(Qt.Key.Key_Return, CONTROL)
    assert desk.facts("T14").row.completed_on == TODAY
    assert desk.codes() == [code for code in SHOWN if code != "T14"]
    assert desk.tab.item is not None and desk.tab.item.code == "T11"
    assert not desk.view.items_of(TODAY)
    desk.window.history.undo_here()
    assert desk.codes() == SHOWN


def test_a_recurring_task_goes_on_to_its_next_period(desk: Desk) -> None:
    desk.choose("T07")
    desk.tab.take_keyboard()
    desk.key(Qt.Key.Key_Return, CONTROL)
    left = desk.deadline("T07")
    assert left is None or left.day is None or left.day > date(2021, 4, 25)
    assert desk.facts("T07").row.state is not TaskState.COMPLETED


def test_progress_extension_and_reminder_by_their_keys(desk: Desk) -> None:
    desk.choose("T11")
    desk.tab.take_keyboard()

    def progress(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        dialog.form.fields["progress"].set_value("60")
        dialog.form.fields["text"].set_value("Đã lập 6/10 hồ sơ")
        dialog.primary.click()

    def extend(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        dialog.form.fields["to_due"].set_value(date(2021, 4, 20))
        dialog.form.fields["reason"].set_value("Chờ số liệu")
        dialog.primary.click()

    desk.in_dialog(progress, lambda: desk.key(Qt.Key.Key_U, CONTROL))
    desk.in_dialog(extend, lambda: desk.key(Qt.Key.Key_G, CONTROL))
    desk.in_dialog(lambda dialog: dialog.accept(), lambda: desk.key(Qt.Key.Key_R, CONTROL))
    facts = desk.facts("T11")
    assert facts.row.progress == 60
    assert (facts.row.due_on, facts.row.original_due_on) == (date(2021, 4, 20), date(2021, 4, 8))
    assert len(facts.reminders) == 1
    moved = desk.deadline("T11")
    assert moved is not None and moved.day == date(2021, 4, 20)
    assert desk.view.look.current == date(2021, 4, 20)
    assert "gia hạn 1 lần, đến 20/4/2021" in desk.tab.foot.words.text()


def test_the_buttons_below_are_those_of_the_menu(desk: Desk) -> None:
    for code, count in (("T11", 6), ("2021-02", 1), ("T12", 5)):
        desk.choose(code)
        menu = QMenu(desk.tab)
        desk.tab.acting.fill_menu(menu, desk.tab.item)
        words = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
        assert [button.text() for button in desk.tab.foot.buttons] == words
        assert len(words) == count


def test_an_edit_elsewhere_is_seen_when_the_tab_comes_back(desk: Desk) -> None:
    from cchc_desktop.tasks import service

    desk.window.show_tab(0)
    task_id = desk.facts("T10").row.id
    desk.window.workspace.write(lambda session: service.trash_tasks(session, [task_id]))
    assert "T10" in desk.codes()
    desk.window.show_tab(desk.window.stack.number_of(desk.tab))
    assert "T10" not in desk.codes()


def test_one_edit_reads_one_task_again(desk: Desk) -> None:
    asked: list[str] = []
    engine = desk.window.workspace.data.engine
    event.listen(engine, "before_cursor_execute", lambda _c, _cu, sql, *_rest: asked.append(sql))
    row = desk.facts("T14").row
    asked.clear()
    desk.tab.acting.tasks.written.emit((row.id,))
    assert not [sql for sql in asked if "FROM meeting" in sql and "conclusion" not in sql.lower()]
    assert len(asked) < 25


def test_midnight_moves_every_group(desk: Desk) -> None:
    assert desk.tab.agenda.list.lines.data(desk.tab.agenda.list.lines.index(4, 0)) == "Hôm nay: 1"
    desk.window.workspace.clock = Clock(date(2021, 4, 6))
    desk.window.days.look()
    heads = [desk.tab.agenda.list.lines.group_at(row)[0] for row in desk.tab.agenda.list.lines.head_rows()]
    assert [(head.title, len(head.things)) for head in heads][:2] == [("Quá hạn", 4), ("Tuần này", 1)]
    assert desk.view.look.today == date(2021, 4, 6)


def test_the_calendar_file_holds_what_is_shown(open_desk: Callable[..., Desk], tmp_path: Path) -> None:
    target = tmp_path / "thời hạn.ics"
    desk = open_desk(target)
    told: list[str] = []
    desk.tab.done.connect(told.append)
    desk.tab.agenda.show_wanted(Wanted(kinds=frozenset({DeadlineKind.TASK})))
    desk.tab.agenda.export_button.click()
    events = Calendar.from_ical(target.read_bytes()).walk("VEVENT")
    assert [str(event["summary"]).partition(":")[0] for event in events] == ["T10", "T14", "T11", "T07"]
    assert told == [f"Đã ghi 4 thời hạn vào {target}. Bỏ ra 1 việc không có hạn."]


def test_the_sheet_of_excel_holds_what_is_shown(open_desk: Callable[..., Desk], tmp_path: Path) -> None:
    target = tmp_path / "thời hạn.xlsx"
    desk = open_desk(target)
    with desk.qtbot.waitSignal(desk.tab.done):
        desk.tab.export_list()
    sheet = load_workbook(target).active
    codes = [row[2].value for row in sheet.iter_rows() if row[2].value in SHOWN]
    assert codes == SHOWN


def test_a_file_that_cannot_be_written_is_said(open_desk: Callable[..., Desk], tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "không có" / "x.ics", "close")
    desk.tab.agenda.export_button.click()
    assert len(desk.prompts.asked) == 1


def test_in_a_narrow_window_one_takes_the_place_of_the_other(desk: Desk) -> None:
    desk.window.resize(911, 432)
    agenda, month = desk.tab.agenda, desk.tab.month
    desk.qtbot.waitUntil(desk.tab.foot.isVisible)
    assert agenda.isVisible() and not month.isVisible()
    agenda.calendar_button.click()
    assert month.isVisible() and not agenda.isVisible() and desk.view.hasFocus()
    desk.key(Qt.Key.Key_F6)
    assert agenda.isVisible() and not month.isVisible() and agenda.list.hasFocus()
    desk.window.resize(1366, 688)
    assert agenda.isVisible() and month.isVisible()


def test_a_notice_owed_opens_its_meeting(desk: Desk) -> None:
    desk.window.show_tab(desk.window.stack.showing("meeting"))
    desk.window.new_meeting()
    meeting_id = desk.window.shown_record()
    assert meeting_id is not None
    with desk.window.workspace.data.writing() as session:
        from cchc_desktop.meetings.model import Meeting

        meeting = session.get_one(Meeting, meeting_id[1])
        meeting.state, meeting.start_date = MeetingState.HELD, date(2021, 4, 2)
    desk.window.show_tab(desk.window.stack.number_of(desk.tab))
    desk.tab.reload()
    notice = next(each for each in desk.tab.found.all if each.kind is DeadlineKind.NOTICE)
    desk.choose(notice.code)
    assert "05 ngày làm việc sau 02/4/2021 → 09/4/2021" in desk.tab.foot.words.text()
    QTest.mouseClick(desk.tab.foot.buttons[0], Qt.MouseButton.LeftButton)
    assert desk.window.shown_record() == ("meeting", meeting_id[1])


def test_more_tasks_need_no_more_questions(desk: Desk) -> None:
    asked: list[str] = []
    engine = desk.window.workspace.data.engine
    event.listen(engine, "before_cursor_execute", lambda _c, _cu, sql, *_rest: asked.append(sql))
    desk.tab.reload()
    few = len(asked)
    desk.make_tasks(date(2021, 4, 14), 60)
    asked.clear()
    desk.tab.reload()
    assert len(asked) == few
    assert len(desk.codes()) == len(SHOWN) + 60


def test_work_handed_over_is_taken_back_from_here(desk: Desk) -> None:
    desk.window.workspace.clock = Clock(date(2021, 3, 5))
    desk.window.days.look()
    desk.choose("BG1")
    words = [button.text() for button in desk.tab.foot.buttons]
    assert words == ["Mở bàn giao", "Nhận lại…"]
    assert desk.tab.foot.words.text().endswith("Ngày vắng cuối cùng")

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        assert dialog.windowTitle() == "Nhận lại BG1"
        dialog.form.fields["day"].set_value(date(2021, 3, 5))
        dialog.primary.click()

    desk.in_dialog(answer, lambda: desk.tab.foot.buttons[1].click())
    back = desk.deadline("BG1")
    assert back is None or back.day == date(2021, 3, 5)


def test_buttons_without_room_stand_in_a_menu(desk: Desk) -> None:
    desk.choose("T11")
    foot = desk.tab.foot
    foot.setFixedWidth(1600)
    assert foot.more.isHidden()
    assert not any(button.isHidden() for button in foot.buttons)
    words = [button.text() for button in foot.buttons]
    foot.setFixedWidth(640)
    shown = [button.text() for button in foot.buttons if not button.isHidden()]
    folded = [action.text() for action in foot.more.menu().actions()]
    assert shown + folded == words
    assert len(shown) in range(1, len(words))
    assert sum(button.sizeHint().width() for button in foot.buttons[: len(shown)]) < 640 - 260
