"""Beginning a meeting, putting one off, calling one off, planning it again."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.calendar.periods import Period
from cchc_desktop.errors import NotFound
from cchc_desktop.meetings.draft_records import Template
from cchc_desktop.meetings.records import MeetingKind, MeetingState
from cchc_desktop.meetings.templates import save_template, template_rows
from tests.ui.keyboard import type_text
from tests.ui.secretary import make_meeting
from tests.ui.window_fixtures import MeetingWindow
from ui.common.form_dialog import FormDialog
from ui.meetings.starting import new_dialog
from ui.meetings.starting.new_dialog import NewMeetingDialog


def _offered(window: MeetingWindow) -> NewMeetingDialog:
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = window.meetings.starting.dialog
    assert isinstance(dialog, NewMeetingDialog)
    return dialog


def _asked(window: MeetingWindow) -> FormDialog:
    dialog = window.meetings.starting.dialog
    assert isinstance(dialog, FormDialog)
    return dialog


def _facts(window: MeetingWindow):
    facts = window.meetings.editor.stored
    assert facts is not None
    return facts


def _fill(dialog: NewMeetingDialog | FormDialog, name: str, text: str) -> None:
    field = dialog.form.fields[name]
    field.editor().setFocus()
    field.editor().selectAll()
    type_text(field.editor(), text)


def test_enter_alone_makes_the_next_meeting_and_opens_it(window: MeetingWindow) -> None:
    make_meeting(window)
    details = _facts(window).details
    assert (details.kind, details.period, details.start_date) == (MeetingKind.MONTHLY, "2021-04", date(2021, 4, 5))
    assert window.meetings.starting.dialog is None
    assert window.meetings.editor.tabs.currentIndex() == 0


def test_escape_makes_nothing(window: MeetingWindow) -> None:
    before = window.meetings.list.model.ids()
    QTest.keyClick(_offered(window), Qt.Key.Key_Escape)
    assert window.meetings.list.model.ids() == before


def test_the_arrows_choose_another_way_and_show_what_it_makes(window: MeetingWindow) -> None:
    dialog = _offered(window)
    first = dialog.form.values()["title"]
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.form.values()["title"] != first
    assert "18" in dialog.summary.text()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert _facts(window).details.kind is MeetingKind.YEAR_END


def test_a_day_that_is_typed_and_left_by_enter_holds(window: MeetingWindow) -> None:
    dialog = _offered(window)
    _fill(dialog, "start_date", "12/5/2021")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert _facts(window).details.start_date == date(2021, 5, 12)


def test_a_name_and_an_hour_that_are_typed_hold(window: MeetingWindow) -> None:
    dialog = _offered(window)
    _fill(dialog, "start_time", "7:30")
    _fill(dialog, "title", "Giao ban dot xuat")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    details = _facts(window).details
    assert (details.title, f"{details.start_time:%H:%M}") == ("Giao ban dot xuat", "07:30")


def test_an_hour_typed_before_the_day_holds_and_the_name_still_follows_the_day(window: MeetingWindow) -> None:
    dialog = _offered(window)
    _fill(dialog, "start_time", "7:30")
    _fill(dialog, "start_date", "12/5/2021")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    details = _facts(window).details
    assert (details.start_date, f"{details.start_time:%H:%M}") == (date(2021, 5, 12), "07:30")


@pytest.mark.parametrize(("field", "typed"), [("start_date", "31/2/2021"), ("title", ""), ("start_time", "27:00")])
def test_what_cannot_be_is_said_at_the_field_and_nothing_is_made(window: MeetingWindow, field: str, typed: str) -> None:
    before = window.meetings.list.model.ids()
    dialog = _offered(window)
    _fill(dialog, field, typed)
    if not typed:
        QTest.keyClick(dialog.form.fields[field].editor(), Qt.Key.Key_Delete)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.form.fields[field].error()
    assert window.meetings.list.model.ids() == before
    dialog.reject()


def test_a_template_without_agenda_is_said_while_it_is_chosen(window: MeetingWindow) -> None:
    with window.workspace.data.writing() as session:
        save_template(session, Template(name="Trống", kind=MeetingKind.EXTRAORDINARY))
    dialog = _offered(window)
    row = next(row for row in range(dialog.list.count()) if "Trống" in dialog.list.item(row).text())
    dialog.list.setCurrentRow(row)
    assert "Trống" in dialog.left_out.text()
    dialog.reject()


def test_a_source_that_is_gone_is_said_and_makes_nothing(
    window: MeetingWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = window.meetings.list.model.ids()
    dialog = _offered(window)

    def gone(*_: object, **__: object) -> None:
        raise NotFound("Mẫu này không còn trong tệp.")

    monkeypatch.setattr(new_dialog, "begin", gone)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.refusal.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert window.meetings.list.model.ids() == before
    dialog.reject()


def _passed_over(window: MeetingWindow) -> NewMeetingDialog:
    window.meetings.starting.new_meeting(None, month=Period.parse("2021-02"))
    dialog = window.meetings.starting.dialog
    assert isinstance(dialog, NewMeetingDialog)
    return dialog


def test_a_month_that_was_passed_over_is_entered_late_by_enter(window: MeetingWindow) -> None:
    QTest.keyClick(_passed_over(window), Qt.Key.Key_Return)
    facts = _facts(window)
    assert (facts.details.period, facts.state) == ("2021-02", MeetingState.HELD)
    assert facts.details.start_date.month == 2


def test_why_a_month_had_no_meeting_is_kept_and_ends_the_warning(window: MeetingWindow) -> None:
    dialog = _passed_over(window)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    type_text(dialog.reason_form.fields["reason"].editor(), "Nghỉ Tết")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    facts = _facts(window)
    assert (facts.state, facts.state_reason) == (MeetingState.CANCELLED, "Nghỉ Tết")
    assert facts.details.period == "2021-02"


def test_a_month_without_a_reason_is_refused_at_the_field(window: MeetingWindow) -> None:
    before = window.meetings.list.model.ids()
    dialog = _passed_over(window)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.reason_form.fields["reason"].error()
    assert window.meetings.list.model.ids() == before
    dialog.reject()


def test_a_primary_that_can_do_nothing_says_why(window: MeetingWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = _offered(window)

    def gone(*_: object, **__: object) -> None:
        raise NotFound("Mẫu này không còn trong tệp.")

    monkeypatch.setattr(new_dialog, "begin", gone)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert not dialog.primary.isEnabled()
    assert dialog.primary.toolTip() == dialog.refusal.text() != ""
    monkeypatch.undo()
    QTest.keyClick(dialog.list, Qt.Key.Key_Up)
    assert dialog.primary.isEnabled()
    dialog.reject()


def test_a_meeting_is_put_off_with_its_reason_and_planned_again(window: MeetingWindow, qtbot: QtBot) -> None:
    make_meeting(window)
    window.meetings.starting.put_off(_facts(window))
    _fill(_asked(window), "reason", "Bao so 3")
    QTest.keyClick(_asked(window), Qt.Key.Key_Return)
    assert (_facts(window).state, _facts(window).state_reason) == (MeetingState.POSTPONED, "Bao so 3")
    window.meetings.starting.plan_again(_facts(window))
    _fill(_asked(window), "day", "20/4/2021")
    QTest.keyClick(_asked(window), Qt.Key.Key_Return)
    assert _facts(window).state is MeetingState.PLANNED
    assert _facts(window).details.start_date == date(2021, 4, 20)


def test_calling_off_without_a_reason_is_refused_at_the_field(window: MeetingWindow) -> None:
    make_meeting(window)
    window.meetings.starting.call_off(_facts(window))
    dialog = _asked(window)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.form.fields["reason"].error()
    assert _facts(window).state is MeetingState.PLANNED
    dialog.reject()


def test_a_meeting_that_was_held_is_not_put_off(open_window) -> None:
    window = open_window("close", "close")
    facts = _facts(window)
    assert facts.state is MeetingState.SIGNED
    window.meetings.starting.put_off(facts)
    window.meetings.starting.plan_again(facts)
    assert window.meetings.starting.dialog is None


def _kept(window: MeetingWindow) -> FormDialog:
    window.meetings.starting.keep_as_template(window.meetings.editor.facts)
    return _asked(window)


def test_a_meeting_is_kept_as_a_template_and_offered_on_ctrl_n(window: MeetingWindow) -> None:
    dialog = _kept(window)
    _fill(dialog, "name", "Mau cua toi")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    with window.workspace.data.reading() as session:
        assert [row.name for row in template_rows(session)] == ["Mau cua toi"]
    offered = _offered(window)
    rows = [offered.list.item(row).text() for row in range(offered.list.count())]
    assert "Mau cua toi" in rows
    assert len(window.meetings.list.model.ids()) == 2
    offered.reject()


def test_a_doubled_name_of_a_template_is_refused_at_the_field(window: MeetingWindow) -> None:
    QTest.keyClick(_kept(window), Qt.Key.Key_Return)
    dialog = _kept(window)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.form.fields["name"].error()
    dialog.reject()
