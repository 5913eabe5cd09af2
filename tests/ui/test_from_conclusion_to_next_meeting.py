"""The chain: conclusions typed as prose become tasks, and the next meeting reviews every task that is still open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
import yaml
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from cchc_desktop import paths
from cchc_desktop.exchange.loading import load_file
from cchc_desktop.meetings import service
from cchc_desktop.meetings.records import MeetingDetails, MeetingFacts, MeetingKind
from cchc_desktop.tasks.filtering import Levels, TaskFilter
from cchc_desktop.tasks.instructions import Part
from cchc_desktop.tasks.listed import TaskRow
from cchc_desktop.tasks.model import Extension, Task
from cchc_desktop.tasks.queries import task_rows
from cchc_desktop.tasks.records import Clarity, DeadlineLabel, ExtensionResult, TaskState
from cchc_desktop.tasks.rules import OPEN
from tests.ui.keyboard import type_text
from tests.ui.keystrokes import CONTROL, come_forward, focus, meanwhile, press
from tests.ui.secretary import CONCLUSIONS, PROCEEDINGS, make_meeting, wait_for, wait_for_save
from tests.ui.window_fixtures import MeetingWindow, Open
from ui.meetings.conclusions.page import ConclusionsPage
from ui.meetings.conclusions.proposal_box import ProposalBox
from ui.meetings.conclusions.proposal_parts import ChipState
from ui.meetings.proceedings.page import ProceedingsPage
from ui.meetings.reviewing.dialog import ReviewDialog
from ui.tasks.tab import TasksTab
from ui.workspace import Clock

FIRST_DAY, SECOND_DAY = date(2020, 12, 4), date(2021, 1, 15)
SAMPLE: dict[str, Any] = yaml.load(
    paths.resources("sample", "sample.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
)
MEETINGS = {meeting["ma"]: meeting for meeting in SAMPLE["hop"]}
PEOPLE = {person["ma"]: number for number, person in enumerate(SAMPLE["nguoi"], start=1)}
ENTERED = {
    ("GB-2020-12", 3): {Part.LEAD: "Hoàng Thị Thúy Nga"},
    ("GB-2020-12", 4): {Part.LEAD: "Lê Đức Ánh"},
    ("GB-2020-12", 5): {Part.LEAD: "Hoàng Thị Thúy Nga"},
    ("TK-2020", 2): {Part.DUE: "chậm nhất ngày 20/01/2021"},
    ("TK-2020", 4): {Part.DUE: "không thời hạn"},
}
"""What the sentences leave open and the secretary gives: by meeting and conclusion."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The committee of the sample before its first meeting."""
    kept = {key: SAMPLE[key] for key in ("don_vi", "bo_phan", "nguoi", "lich_lam_viec")}
    data = tmp_path / "data.yaml"
    data.write_text(yaml.dump({**kept, "meta": {"ngay_xet": FIRST_DAY}}, allow_unicode=True), encoding="utf-8")
    load_file(tmp_path / "Đức Sen.cchc", data)
    return tmp_path / "Đức Sen.cchc"


@pytest.fixture
def window(open_window: Open) -> Iterator[MeetingWindow]:
    opened = open_window()
    set_day(opened, FIRST_DAY)
    yield opened


def set_day(window: MeetingWindow, day: date) -> None:
    """Let the clock go on, as midnight does."""
    window.workspace.clock = Clock(day)
    window.days.look()


def hold(window: MeetingWindow, code: str, kind: MeetingKind, day: date) -> ConclusionsPage:
    """Make the meeting and go to its conclusions."""
    details = MeetingDetails(
        MEETINGS[code]["ten"], kind, code.removeprefix("GB-").removeprefix("TK-"), day, time(8), end_time=time(11),
        place="Phòng họp", chair_id=PEOPLE["P01"], secretary_id=PEOPLE["P05"],
    )  # fmt: skip
    made: list[int] = []

    def make(session: Any) -> Any:
        meeting_id, changes = service.create_meeting(session, details, today=window.workspace.today)
        made.append(meeting_id)
        return changes

    window.workspace.write(make)
    window.show_record("meeting", made[0])
    window.meetings.show_page(CONCLUSIONS)
    page = window.meetings.editor.pages[CONCLUSIONS]
    assert isinstance(page, ConclusionsPage)
    return page


def check_read(boxes: list[ProposalBox], expected: dict[str, Any]) -> None:
    """Compare what was read with ``doc_duoc``: null there is shown as missing, never guessed."""
    leads = expected["chu_tri"]
    if leads is None:
        assert [box.details.lead for box in boxes] == [None]
        assert boxes[0].chips[Part.LEAD].view.state is ChipState.MISSING
    else:
        assert [box.details.lead.person_id for box in boxes if box.details.lead] == [PEOPLE[code] for code in leads]
    for box in boxes:
        if "lap_lai" in expected:
            assert box.details.recurrence is not None
            assert box.details.recurrence.label.endswith(expected["lap_lai"])
        else:
            assert box.details.due_on == expected["han"]
        if expected.get("han", 1) is None:
            assert box.chips[Part.DUE].view.state is ChipState.MISSING


def give(box: ProposalBox, part: Part, words: str) -> None:
    """Open a part with Enter, type, and take it with Enter."""
    QTest.keyClick(box.chips[part], Qt.Key.Key_Return)
    assert box.editor is not None
    type_text(box.editor.field.editor(), words)
    QTest.keyClick(QApplication.activePopupWidget() or box.editor.field.editor(), Qt.Key.Key_Return)
    assert box.editor is None, f"{words} was not taken"


def conclude(window: MeetingWindow, page: ConclusionsPage, code: str) -> None:
    """Type the conclusions of a meeting as prose, confirm what was read with Enter, give what was not."""
    for conclusion in MEETINGS[code]["ket_luan"]:
        line = page.lines[-1]
        line.edit.setFocus()
        type_text(line.edit, conclusion["noi_dung"])
        press(Qt.Key.Key_Return)
        panel = page.tasks.panel
        assert panel.isVisible(), conclusion["noi_dung"]
        check_read(panel.boxes, conclusion["doc_duoc"])
        for part, words in ENTERED.get((code, conclusion["stt"]), {}).items():
            give(panel.boxes[0], part, words)
        panel.begin()
        press(Qt.Key.Key_Return)
    assert page.give_button.isEnabled(), page.give_button.toolTip()
    page.give_button.click()


def rows(window: MeetingWindow, **wanted: Any) -> list[TaskRow]:
    today = window.workspace.today
    return window.workspace.read(
        lambda session: task_rows(session, TaskFilter(levels=Levels.ALL, **wanted), today=today)
    )


def tasks_tab(window: MeetingWindow) -> TasksTab:
    window.show_tab(window.stack.showing("task"))
    room = window.room_of("task")
    assert isinstance(room, TasksTab)
    return room


def facts_of(window: MeetingWindow) -> MeetingFacts:
    facts = window.meetings.editor.stored
    assert facts is not None
    return facts


def test_from_the_conclusions_of_two_meetings_to_the_review_of_the_next(window: MeetingWindow, qtbot: QtBot) -> None:
    conclude(window, hold(window, "GB-2020-12", MeetingKind.MONTHLY, FIRST_DAY), "GB-2020-12")
    set_day(window, SECOND_DAY)
    conclude(window, hold(window, "TK-2020", MeetingKind.YEAR_END, SECOND_DAY), "TK-2020")
    given = rows(window)
    assert len(given) == 12
    assert {row.state for row in given} == {TaskState.ASSIGNED}
    assert not [row.code for row in given if {Clarity.PERSON, Clarity.WORK, Clarity.TIME} & set(row.missing)]

    tab = tasks_tab(window)
    assert {row.code for row in tab.list.big.model.rows_of(tab.list.big.model.ids())} == {row.code for row in given}
    _record_progress(window, tab, qtbot)
    _extend(window, tab, qtbot)
    _pass_midnight(window, tab)
    _review_at_the_next_meeting(window, qtbot)


def _record_progress(window: MeetingWindow, tab: TasksTab, qtbot: QtBot) -> None:
    """Ctrl+U, per cent, words, Enter."""
    task = next(row for row in rows(window) if row.lead == "Tạ Thị Hòe")
    tab.show_record(task.id)
    come_forward(window, qtbot)
    press(Qt.Key.Key_U, modifier=CONTROL)
    line = tab.pane.entry
    type_text(line.percent.editor(), "40")
    line.text.editor().setFocus()
    type_text(line.text.editor(), "đã lập mục lục hồ sơ năm 2020")
    press(Qt.Key.Key_Return)
    (after,) = rows(window, ids=frozenset({task.id}))
    assert (after.progress, after.last_result) == (40, "đã lập mục lục hồ sơ năm 2020")


def _extend(window: MeetingWindow, tab: TasksTab, qtbot: QtBot) -> None:
    """Ask for a later deadline, then grant it: the first deadline stays."""
    task = next(row for row in rows(window) if row.due_on == date(2021, 1, 29))
    tab.show_record(task.id)

    def ask(dialog: Any) -> None:
        for name, value in {
            "to_due": date(2021, 2, 26),
            "reason": "chờ kết quả chấm",
            "result": ExtensionResult.PENDING,
        }.items():
            dialog.form.fields[name].set_value(value)
        dialog.accept()

    meanwhile(qtbot, QDialog, ask, lambda: tab.with_chosen("extend"))
    (waiting,) = rows(window, ids=frozenset({task.id}))
    assert waiting.extension_pending
    assert waiting.due_on == date(2021, 1, 29)

    def grant(dialog: Any) -> None:
        dialog.form.fields["result"].set_value(ExtensionResult.GRANTED)
        dialog.form.fields["decided_by_id"].set_value(PEOPLE["P01"])
        dialog.accept()

    meanwhile(qtbot, QDialog, grant, tab.pane.decide_button.click)
    (extended,) = rows(window, ids=frozenset({task.id}))
    assert (extended.due_on, extended.original_due_on) == (date(2021, 2, 26), date(2021, 1, 29))
    decided = window.workspace.read(lambda session: session.scalars(select(Extension.decided_by_id)).one())
    assert decided == PEOPLE["P01"]


def _pass_midnight(window: MeetingWindow, tab: TasksTab) -> None:
    """What was due yesterday is overdue today, in the list as everywhere."""
    task = next(row for row in rows(window) if row.due_on == date(2021, 1, 20))
    set_day(window, date(2021, 1, 20))
    (due_today,) = rows(window, ids=frozenset({task.id}))
    assert due_today.label is DeadlineLabel.DUE_SOON
    set_day(window, date(2021, 1, 21))
    shown = tab.list.big.model.rows_of([task.id])[0]
    assert (shown.label, shown.days_late) == (DeadlineLabel.OVERDUE, 1)


def _review_at_the_next_meeting(window: MeetingWindow, qtbot: QtBot) -> None:
    """Ctrl+N, Enter: the review holds each open task of the series, and by choice those of other sources."""
    window.show_tab(window.stack.showing("meeting"))
    window.meetings.editor.show_page(0)
    come_forward(window, qtbot)
    make_meeting(window)
    facts = facts_of(window)
    assert facts.details.kind is MeetingKind.MONTHLY
    open_now = {row.code for row in rows(window, labels=frozenset(OPEN))}
    of_series = {task.code for task in _tasks_of(window, "GB-2020-12")} & open_now
    assert of_series
    assert of_series <= {line.code for line in facts.review.lines}

    window.meetings.show_page(PROCEEDINGS)
    page = window.meetings.editor.pages[PROCEEDINGS]
    assert isinstance(page, ProceedingsPage)

    def take_all(dialog: ReviewDialog) -> None:
        dialog.others.setChecked(True)
        dialog.accept()

    meanwhile(qtbot, ReviewDialog, take_all, page.open_review)
    reviewed = {line.code for line in facts_of(window).review.lines}
    assert open_now <= reviewed
    wait_for_save(qtbot, window)
    wait_for(qtbot, window, "KIỂM ĐIỂM VIỆC THỰC HIỆN KẾT LUẬN KỲ TRƯỚC")
    wait_for(qtbot, window, "đã lập mục lục hồ sơ năm 2020")


def _tasks_of(window: MeetingWindow, code: str) -> list[Task]:
    words = {item["noi_dung"] for item in MEETINGS[code]["ket_luan"]}

    def read(session: Any) -> list[Task]:
        from cchc_desktop.meetings.model import Conclusion

        ids = session.scalars(select(Conclusion.id).where(Conclusion.text.in_(words))).all()
        return list(session.scalars(select(Task).where(Task.source_id.in_(ids))))

    return window.workspace.read(read)


def test_the_keyboard_is_in_the_next_conclusion_after_each_answer(window: MeetingWindow) -> None:
    page = hold(window, "GB-2020-12", MeetingKind.MONTHLY, FIRST_DAY)
    page.lines[0].edit.setFocus()
    type_text(page.lines[0].edit, MEETINGS["GB-2020-12"]["ket_luan"][0]["noi_dung"])
    press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert focus() is page.lines[1].edit


def test_the_answers_are_in_sight_when_the_keyboard_goes_to_them(window: MeetingWindow, qtbot: QtBot) -> None:
    page = hold(window, "GB-2020-12", MeetingKind.MONTHLY, FIRST_DAY)
    page.lines[0].edit.setFocus()
    for conclusion in MEETINGS["GB-2020-12"]["ket_luan"][:4]:
        type_text(page.lines[-1].edit, conclusion["noi_dung"])
        press(Qt.Key.Key_Return)
        button = page.tasks.panel.accept_button
        assert focus() is button
        qtbot.waitUntil(lambda button=button: button.visibleRegion().boundingRect().height() == button.height())
        press(Qt.Key.Key_Return)
