"""What goes wrong in a day: wrong fields, a full disk, a held file, a meeting made by mistake. Nothing is lost."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.meetings.whole_text import take_apart
from cchc_desktop.storage.files import write_whole
from tests.ui.keyboard import type_text
from tests.ui.scripted_prompts import ScriptedPrompts
from tests.ui.secretary import (
    CONCLUSIONS,
    DETAILS,
    PROCEEDINGS,
    WHOLE,
    enter_conclusions,
    page_text,
    retype,
    stored,
    wait_for,
    wait_for_save,
)
from tests.ui.window_fixtures import Open
from ui.main_window import MainWindow
from ui.meetings.details_page import DetailsPage
from ui.meetings.proceedings.page import ProceedingsPage


def test_a_field_that_cannot_be_kept_is_named_and_the_rest_is_saved(window: MainWindow, qtbot: QtBot) -> None:
    window.new_meeting()
    page = window.meetings.editor.pages[DETAILS]
    assert isinstance(page, DetailsPage)
    fields = page.form.fields
    retype(fields["start_time"], "14h")
    retype(fields["place"], "Hội trường B")
    with qtbot.waitSignal(window.meetings.not_saved):
        retype(fields["end_time"], "9h")
    assert "không sau giờ bắt đầu" in fields["end_time"].error()
    facts = window.meetings.editor.stored
    assert facts is not None
    qtbot.waitUntil(lambda: stored(window).details.place == "Hội trường B")
    assert stored(window).details.end_time is None
    retype(fields["end_time"], "15h")
    qtbot.waitUntil(lambda: stored(window).details.end_time == time(15, 0))
    assert fields["end_time"].error() == ""


def test_a_chair_who_is_the_secretary_stays_on_screen_until_it_is_corrected(window: MainWindow, qtbot: QtBot) -> None:
    window.new_meeting()
    page = window.meetings.editor.pages[DETAILS]
    assert isinstance(page, DetailsPage)
    fields = page.form.fields
    first_chair, secretary = fields["chair_id"].value(), fields["secretary_id"].value()
    with qtbot.waitSignal(window.meetings.not_saved):
        retype(fields["chair_id"], "Hoàng Thị Thúy Nga")
    assert fields["chair_id"].value() == secretary, "what was chosen stays"
    assert "không thể đồng thời là thư ký" in fields["chair_id"].error(), "the keyboard is in the other field"
    assert stored(window).details.chair_id == first_chair
    retype(fields["secretary_id"], "Tạ Thị Hòe")
    qtbot.waitUntil(lambda: stored(window).details.chair_id == secretary)
    assert fields["chair_id"].error() == fields["secretary_id"].error() == ""


def test_a_wrong_field_is_asked_about_before_another_meeting_is_shown(open_window: Open, qtbot: QtBot) -> None:
    window = open_window("back", "drop")
    window.new_meeting()
    page = window.meetings.editor.pages[DETAILS]
    assert isinstance(page, DetailsPage)
    made = stored(window).id
    retype(page.form.fields["end_time"], "9h")
    rows = window.meetings.list.model
    window.meetings.list.list.setCurrentIndex(rows.index(rows.rowCount() - 1))
    assert stored(window).id == made, "she went back to the field"
    window.meetings.list.list.setCurrentIndex(rows.index(rows.rowCount() - 1))
    assert stored(window).code == "GB-2020-12"


def test_minutes_pasted_whole_are_taken_apart_into_their_fields(window: MainWindow, qtbot: QtBot) -> None:
    window.new_meeting()
    window.meetings.show_page(PROCEEDINGS)
    page = window.meetings.editor.pages[PROCEEDINGS]
    assert isinstance(page, ProceedingsPage)
    whole = take_apart(WHOLE)
    assert whole.is_whole
    page.area.setPlainText(whole.proceedings)
    with qtbot.waitSignal(window.meetings.done) as told:
        page.parts_found.emit(whole)
    assert "Địa điểm" in told.args[0], "the field says something else, so it wins and is named"
    wait_for_save(qtbot, window)
    facts = stored(window)
    assert [entry.text for entry in facts.conclusions] == ["Giao Văn phòng rà soát.", "Các bộ phận báo cáo."]
    assert facts.details.end_time == time(16, 30)
    assert facts.participants_wording == ("Các đồng chí lãnh đạo phường", "Thành viên Ban Chỉ đạo")
    wait_for(qtbot, window, "Cuộc họp kết thúc vào 16 giờ 30 phút")
    assert page_text(window).count("Giao Văn phòng rà soát.") == 1


def test_a_meeting_made_by_mistake_is_taken_back(window: MainWindow) -> None:
    meetings = window.meetings
    before = meetings.list.model.ids()
    window.new_meeting()
    assert stored(window).id not in before
    QTest.keyClick(meetings.list.list, Qt.Key.Key_Delete)
    assert meetings.list.model.ids() == before
    assert stored(window).id == before[0]


def test_a_meeting_thrown_away_with_its_content_comes_back_by_one_key(window: MainWindow, qtbot: QtBot) -> None:
    window.new_meeting()
    window.meetings.show_page(CONCLUSIONS)
    enter_conclusions(window)
    wait_for_save(qtbot, window)
    made = stored(window)
    window.meetings.remove()
    assert made.id not in window.meetings.list.model.ids()
    assert made.code in window.notice.text()
    window.meetings.list.list.setFocus()
    QTest.keyClick(window.meetings.list.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert made.id in window.meetings.list.model.ids()
    window.meetings.show_record(made.id)
    assert stored(window) == made


def test_the_list_shown_is_written_to_excel(window: MainWindow, tmp_path: Path) -> None:
    target = tmp_path / "cuộc họp.xlsx"
    prompts = window.workspace.prompts
    assert isinstance(prompts, ScriptedPrompts)
    prompts.answers = [target]
    window.meetings.list.search.setText("tong ket")
    window.meetings.export_list()
    values = [cell.value for row in openpyxl.load_workbook(target).active.iter_rows() for cell in row]
    assert "TK-2020" in values
    assert "GB-2020-12" not in values, "only what is shown"


def test_a_date_is_followed_when_it_is_whole_not_while_it_is_typed(window: MainWindow, qtbot: QtBot) -> None:
    window.new_meeting()
    page = window.meetings.editor.pages[DETAILS]
    assert isinstance(page, DetailsPage)
    fields = page.form.fields
    editor = fields["start_date"].editor()
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(editor, "23/1")
    wait_for_save(qtbot, window)
    assert fields["period"].value() == "2021-04", "23/1 may become 23/12"
    type_text(editor, "2/2021")
    wait_for_save(qtbot, window)
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert fields["period"].value() == "2021-12"
    assert fields["title"].value().endswith("tháng 12 năm 2021")
    wait_for_save(qtbot, window)
    assert (stored(window).details.period, stored(window).details.start_date) == ("2021-12", date(2021, 12, 23))


def test_nothing_is_printed_while_a_field_is_wrong(window: MainWindow) -> None:
    window.new_meeting()
    page = window.meetings.editor.pages[DETAILS]
    assert isinstance(page, DetailsPage)
    retype(page.form.fields["end_time"], "9h")
    window.meetings.print_paper()
    prompts = window.workspace.prompts
    assert isinstance(prompts, ScriptedPrompts)
    assert "không sau giờ bắt đầu" in prompts.asked[0].text
    assert page.focusWidget() in (page.form.fields["start_time"].editor(), page.form.fields["end_time"].editor())


def test_signed_minutes_change_nothing_in_the_window(window: MainWindow) -> None:
    editor = window.meetings.editor
    assert editor.facts is not None
    assert editor.facts.is_locked
    page = editor.pages[PROCEEDINGS]
    assert isinstance(page, ProceedingsPage)
    before = page.area.text()
    type_text(page.area, "thêm")
    assert page.area.text() == before
    assert not editor.has_unsaved


def test_another_meeting_is_shown_after_saving_the_first(window: MainWindow, qtbot: QtBot) -> None:
    window.new_meeting()
    page = window.meetings.editor.pages[DETAILS]
    assert isinstance(page, DetailsPage)
    retype(page.form.fields["place"], "Hội trường C")
    rows = window.meetings.list.model
    window.meetings.list.list.setCurrentIndex(rows.index(rows.rowCount() - 1))
    assert stored(window).code == "GB-2020-12"
    window.meetings.list.list.setCurrentIndex(rows.first_meeting())
    assert stored(window).details.place == "Hội trường C"


def test_a_full_disk_keeps_what_is_typed_and_says_so(window: MainWindow, qtbot: QtBot) -> None:
    window.new_meeting()
    prompts = window.workspace.prompts
    assert isinstance(prompts, ScriptedPrompts)
    prompts.answers = ["later"]
    with window.workspace.data.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    window.meetings.show_page(PROCEEDINGS)
    page = window.meetings.editor.pages[PROCEEDINGS]
    assert isinstance(page, ProceedingsPage)
    page.area.insertPlainText("Nội dung dài. " * 5000)
    with qtbot.waitSignal(window.meetings.not_saved):
        type_text(page.area, "Thêm.")
    assert prompts.asked
    assert window.meetings.editor.has_unsaved
    with window.workspace.data.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1073741823")
    assert window.meetings.save_now()
    assert "Thêm." in stored(window).proceedings


def test_a_word_file_held_by_another_program_is_written_under_a_new_name(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cchc_desktop.storage.files import TargetBusy

    target = tmp_path / "biên bản.docx"
    prompts = window.workspace.prompts
    assert isinstance(prompts, ScriptedPrompts)
    prompts.answers = [target, "new"]

    def write(path: Path, data: bytes) -> None:
        if path == target:
            raise TargetBusy("“biên bản.docx” đang mở trong Word.")
        write_whole(path, data)

    monkeypatch.setattr("ui.common.paper_exit.write_whole", write)
    window.meetings.export("docx")
    assert (tmp_path / "biên bản.docx").exists() is False
    assert (tmp_path / "biên bản (2).docx").read_bytes().startswith(b"PK")
