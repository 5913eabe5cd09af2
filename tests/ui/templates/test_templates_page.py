"""Templates of meetings, made and changed by the keyboard."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cchc_desktop.meetings import templates as core
from cchc_desktop.meetings.draft_records import Template, TemplateLine
from cchc_desktop.meetings.queries import meeting_facts, meeting_id, meeting_rows
from cchc_desktop.meetings.records import MeetingKind
from tests.ui.keyboard import type_text
from tests.ui.settings.desk import TODAY, Desk
from ui.templates.window import TemplatesWindow

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def _rows(desk: Desk[TemplatesWindow]) -> list[str]:
    return [row.name for row in desk.read(core.template_rows)]


def _stored(desk: Desk[TemplatesWindow]) -> Template:
    return desk.read(lambda session: core.template(session, core.template_rows(session)[0].id))


def _make(desk: Desk[TemplatesWindow], name: str = "Giao ban", title: str = "Họp giao ban {kỳ}") -> None:
    desk.press(Key.Key_N, modifier=CONTROL)
    fields = desk.window.templates.form.fields
    desk.type_into(fields["name"], name)
    desk.type_into(fields["title"], title)
    desk.save()


def _from_sample(desk: Desk[TemplatesWindow]) -> None:
    with desk.data.writing() as session:
        core.save_template(session, core.template_of(meeting_facts(session, meeting_id(session, "GB-2020-12")), "Mẫu"))
    desk.window.templates.reload()
    desk.window.templates.focus_first()


def test_the_first_template_begins_with_enter_and_saves_itself(templates) -> None:
    desk = templates()
    desk.press(Key.Key_Return)
    type_text(QApplication.focusWidget(), "Giao ban")
    desk.save()
    assert _rows(desk) == ["Giao ban"]


def test_what_a_title_becomes_stands_below_it(templates) -> None:
    desk = templates()
    _make(desk)
    message = desk.window.templates.form.fields["title"].message()
    assert message is not None
    assert message.text == "Sẽ thành: Họp giao ban tháng 4 năm 2021"
    assert _stored(desk).title == "Họp giao ban {kỳ}"


def test_a_template_without_a_title_shows_the_usual_one(templates) -> None:
    desk = templates()
    _make(desk, title="")
    assert "tháng 4 năm 2021" in desk.window.templates.form.title.line.placeholderText()


def test_an_unknown_variable_is_refused_at_its_field_and_the_rest_is_kept(templates) -> None:
    desk = templates("drop")
    _make(desk, title="Họp {tháng này}")
    title = desk.window.templates.form.fields["title"]
    desk.press(Key.Key_Tab)
    assert "{tháng này}" in title.error()
    assert desk.window.refusals()
    assert (_stored(desk).name, _stored(desk).title) == ("Giao ban", "")


def test_a_doubled_name_is_refused_at_the_name(templates) -> None:
    desk = templates("drop")
    _make(desk)
    _make(desk, "GIAO BAN")
    assert desk.window.templates.form.fields["name"].error()
    assert _rows(desk) == ["Giao ban"]


def test_a_variable_is_put_at_the_caret_from_the_menu(templates) -> None:
    desk = templates()
    _make(desk, title="Họp ")
    title = desk.window.templates.form.title
    title.setFocus()
    desk.press(Key.Key_End)
    desk.press(Key.Key_B, modifier=CONTROL)
    menu = desk.window.templates.variables.menu_
    assert [action.text().partition("\t")[0] for action in menu.actions()][:2] == ["{kỳ}", "{năm}"]
    QTest.keyClick(menu, Key.Key_Return)
    desk.save()
    assert _stored(desk).title == "Họp {kỳ}"


def test_no_variable_goes_into_a_field_that_takes_none(templates) -> None:
    desk = templates()
    _make(desk)
    desk.window.templates.form.fields["name"].setFocus()
    desk.press(Key.Key_B, modifier=CONTROL)
    assert not desk.window.templates.variables.menu_.isVisible()


def test_the_agenda_is_filled_in_its_table(templates) -> None:
    desk = templates()
    _make(desk)
    agenda = desk.window.templates.form.agenda
    agenda.first_step.setFocus()
    desk.press(Key.Key_Return)
    for text in ("8h", "8h15", "Khai mạc {kỳ}", "{chủ trì}"):
        type_text(QApplication.focusWidget(), text)
        desk.press(Key.Key_Tab)
    desk.press(Key.Key_Escape)
    desk.save()
    assert _stored(desk).agenda == (TemplateLine("Khai mạc {kỳ}", time(8), time(8, 15), "{chủ trì}"),)


def test_an_unknown_variable_in_the_agenda_is_named_with_its_row(templates) -> None:
    desk = templates("drop")
    _from_sample(desk)
    agenda = desk.window.templates.form.agenda
    agenda.table.setFocus()
    agenda.table.go_to(1, 3)
    desk.press(Key.Key_Return)
    type_text(QApplication.focusWidget(), "Báo cáo {ai đó}")
    desk.press(Key.Key_Return)
    desk.save()
    assert "2" in agenda.check() and "{ai đó}" in agenda.check()
    assert "Báo cáo {ai đó}" not in [line.content for line in _stored(desk).agenda]


def test_del_moves_it_to_the_trash_and_ctrl_z_brings_it_back(templates) -> None:
    desk = templates()
    _make(desk)
    desk.window.templates.pane.list.setFocus()
    desk.press(Key.Key_Delete)
    assert _rows(desk) == []
    assert "Giao ban" in desk.window.notice.text()
    desk.press(Key.Key_Z, modifier=CONTROL)
    assert _rows(desk) == ["Giao ban"]
    assert desk.window.templates.pane.shown_ids()
    desk.press(Key.Key_Y, modifier=CONTROL)
    assert _rows(desk) == []


def test_templates_are_no_meetings(templates) -> None:
    desk = templates()
    before = len(desk.read(lambda session: meeting_rows(session, today=TODAY)))
    _from_sample(desk)
    assert len(desk.read(lambda session: meeting_rows(session, today=TODAY))) == before


def test_a_template_keeps_kind_and_ticks(templates) -> None:
    desk = templates()
    _make(desk)
    fields = desk.window.templates.form.fields
    fields["kind"].setFocus()
    desk.press(Key.Key_End)
    fields["invites_committee"].setFocus()
    desk.press(Key.Key_Space)
    desk.save()
    assert _stored(desk).kind is MeetingKind.EXTRAORDINARY
    assert not _stored(desk).invites_committee


def test_an_empty_file_has_no_example_and_still_takes_templates(templates) -> None:
    desk = templates(empty=True)
    _make(desk)
    assert _rows(desk) == ["Giao ban"]
