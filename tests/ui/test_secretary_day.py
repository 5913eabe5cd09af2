"""What the secretary does in a day, through the widgets and with the keyboard: from Ctrl+N to the printed page."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date, time
from pathlib import Path

import docx
import openpyxl
import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop import paths
from cchc_desktop.exchange.loading import load_file
from cchc_desktop.meetings.records import MeetingFacts, MeetingState, Presence
from cchc_desktop.meetings.whole_text import take_apart
from cchc_desktop.settings import Settings
from cchc_desktop.storage.files import write_whole
from cchc_desktop.storage.migrate import open_file
from tests.ui.keyboard import type_text
from tests.ui.scripted_prompts import ScriptedPrompts
from ui.common.background import Worker
from ui.common.fields.field import Field
from ui.common.print_dialog import PrintDialog
from ui.main_window import MainWindow
from ui.meetings.attendance.page import AttendancePage
from ui.meetings.conclusions.page import ConclusionsPage
from ui.meetings.details_page import DetailsPage
from ui.meetings.proceedings.page import ProceedingsPage
from ui.workspace import Clock, Workspace

TODAY = date(2021, 4, 5)
DETAILS, _AGENDA, PARTICIPANTS, PROCEEDINGS, CONCLUSIONS = range(5)
WHOLE = """Thời gian bắt đầu: 14 giờ 00 phút, ngày 05 tháng 4 năm 2021
Địa điểm: Phòng họp số 2
Thành phần tham dự:
- Các đồng chí lãnh đạo phường;
- Thành viên Ban Chỉ đạo.
Nội dung:
I. KHAI MẠC
Đồng chí Thư ký tuyên bố lý do.
II. KẾT LUẬN
1. Giao Văn phòng rà soát.
2. Các bộ phận báo cáo.
Cuộc họp kết thúc vào 16 giờ 30 phút, ngày 05 tháng 4 năm 2021./."""
TITLE = "Họp giao ban Ban Chỉ đạo tháng 4 năm 2021"


Open = Callable[..., MainWindow]


@pytest.fixture
def open_window(file: Path, qtbot: QtBot) -> Iterator[Open]:
    """Open the window on the file; questions are answered from a script. Closed at the end whatever happened."""
    opened: list[tuple[MainWindow, ScriptedPrompts]] = []

    def open_one(*answers: str | Path | None) -> MainWindow:
        prompts = ScriptedPrompts(*answers)
        settings = Settings(file.with_name("settings.json"))
        window = MainWindow(Workspace(open_file(file), settings, Worker(), prompts, Clock(TODAY)))
        window.resize(1366, 688)
        opened.append((window, prompts))
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield open_one
    for window, prompts in opened:
        prompts.answers = ["drop"]
        window.close()
        window.deleteLater()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Đức Sen 2021.cchc"
    load_file(path, paths.resources("sample", "sample.yaml"))
    return path


@pytest.fixture
def window(open_window: Open) -> MainWindow:
    return open_window()


def page_text(window: MainWindow) -> str:
    """Return the words of the very bytes that the preview shows."""
    data = window.meetings.preview.pdf_bytes
    if not data:
        return ""
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def wait_for(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Wait until the preview shows these words."""
    qtbot.waitUntil(lambda: words in page_text(window))


def wait_for_save(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until everything typed is in the file."""
    editor = window.meetings.editor
    qtbot.waitUntil(lambda: not editor.has_unsaved)


def retype(field: Field, text: str) -> None:
    """Replace the words of a field as she would: select all, type, go on."""
    editor = field.editor()
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Tab)


def enter_details(window: MainWindow) -> None:
    page = window.meetings.editor.pages[DETAILS]
    assert isinstance(page, DetailsPage)
    fields = page.form.fields
    retype(fields["title"], TITLE)
    retype(fields["start_date"], "2/4")
    retype(fields["start_time"], "8h")
    retype(fields["end_time"], "10g15")
    retype(fields["place"], "Phòng họp số 305")


def enter_proceedings(window: MainWindow) -> None:
    page = window.meetings.editor.pages[PROCEEDINGS]
    assert isinstance(page, ProceedingsPage)
    area = page.area
    QTest.keyClick(area, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(area, Qt.Key.Key_End)
    QTest.keyClick(area, Qt.Key.Key_Return)
    type_text(area, "Đồng chí Hoàng Th")
    QTest.keyClick(area, Qt.Key.Key_Return)  # takes the name that is offered
    type_text(area, " tuyên bố lý do.")


def enter_vote(window: MainWindow) -> None:
    page = window.meetings.editor.pages[PROCEEDINGS]
    assert isinstance(page, ProceedingsPage)
    type_text_line(page.area, "Biểu quyết thông qua Quy chế: tán thành: 18/18 (100%).")


def type_text_line(area: QWidget, text: str) -> None:
    QTest.keyClick(area, Qt.Key.Key_Return)
    type_text(area, text)


def enter_conclusions(window: MainWindow) -> None:
    page = window.meetings.editor.pages[CONCLUSIONS]
    assert isinstance(page, ConclusionsPage)
    type_text(page.lines[0].edit, "Giao Bộ phận Một cửa rà soát hồ sơ trễ hẹn.")
    QTest.keyClick(page.lines[0].edit, Qt.Key.Key_Return)
    type_text(page.lines[1].edit, "Văn phòng - Thống kê tổng hợp, báo cáo.")


def hold_meeting(qtbot: QtBot, window: MainWindow) -> None:
    """Enter a whole meeting and look for each part in the preview."""
    meetings = window.meetings
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert meetings.editor.current_page() is meetings.editor.pages[DETAILS]
    enter_details(window)
    wait_for(qtbot, window, "Thời gian bắt đầu: 08 giờ 00 phút, ngày 02 tháng 4 năm 2021.")
    wait_for(qtbot, window, "Địa điểm: Phòng họp số 305.")
    meetings.show_page(PARTICIPANTS)
    page = meetings.editor.pages[PARTICIPANTS]
    assert isinstance(page, AttendancePage)
    page.all_present.click()
    wait_for(qtbot, window, "Có mặt: 18/18.")
    meetings.show_page(PROCEEDINGS)
    enter_proceedings(window)
    wait_for(qtbot, window, "Hoàng Thị Thúy Nga, Công chức Văn phòng - Thống kê tuyên bố lý do.")
    enter_vote(window)
    wait_for(qtbot, window, "tán thành: 18/18 (100%)")
    meetings.show_page(CONCLUSIONS)
    enter_conclusions(window)
    wait_for(qtbot, window, "2. Văn phòng - Thống kê tổng hợp, báo cáo.")
    wait_for(qtbot, window, "Trưởng Ban Chỉ đạo kết luận: 1. Giao Bộ phận Một cửa")
    wait_for_save(qtbot, window)


def test_a_whole_meeting_is_entered_printed_exported_and_found_again(
    open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    printed, exported = tmp_path / "in.pdf", tmp_path / "biên bản.docx"
    window = open_window(printed, exported)
    hold_meeting(qtbot, window)
    text = page_text(window)
    assert TITLE in text
    assert "IV. KẾT LUẬN CỦA CHỦ TỌA" in text
    assert text.count("./.") == 1

    monkeypatch.setattr(PrintDialog, "exec", lambda _dialog: int(QDialog.DialogCode.Accepted))
    with qtbot.waitSignal(window.meetings.papers.done):
        QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert printed.read_bytes() == window.meetings.preview.pdf_bytes, "what is printed is what the preview shows"

    window.meetings.export("docx")
    paragraphs = [paragraph.text for paragraph in docx.Document(str(exported)).paragraphs]
    assert "1. Giao Bộ phận Một cửa rà soát hồ sơ trễ hẹn." in paragraphs
    window.close()

    again = open_window()
    facts = again.meetings.editor.facts
    assert facts is not None
    assert facts.code == "GB-2021-04"
    assert (facts.details.title, facts.details.end_time) == (TITLE, time(10, 15))
    assert facts.state is MeetingState.DRAFT_MINUTES
    assert {entry.presence for entry in facts.attendance} == {Presence.PRESENT}
    assert "Hoàng Thị Thúy Nga, Công chức Văn phòng - Thống kê tuyên bố lý do." in facts.proceedings
    assert len(facts.conclusions) == 2
    wait_for(qtbot, again, "2. Văn phòng - Thống kê tổng hợp, báo cáo.")


def test_a_field_that_cannot_be_kept_is_named_and_the_rest_is_saved(window: MainWindow, qtbot: QtBot) -> None:
    window.meetings.new_meeting()
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
    window.meetings.new_meeting()
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
    window.meetings.new_meeting()
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
    window.meetings.new_meeting()
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


def test_a_meeting_made_by_mistake_is_taken_back_and_none_is_made_twice(window: MainWindow) -> None:
    meetings = window.meetings
    before = meetings.list.model.ids()
    meetings.new_meeting()
    made = stored(window).id
    meetings.new_meeting()
    assert stored(window).id == made, "the empty one is offered again"
    QTest.keyClick(meetings.list.list, Qt.Key.Key_Delete)
    assert meetings.list.model.ids() == before
    assert stored(window).id == before[0]


def test_a_meeting_with_content_is_not_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    window.meetings.new_meeting()
    made = stored(window).id
    window.meetings.show_page(CONCLUSIONS)
    enter_conclusions(window)
    wait_for_save(qtbot, window)
    prompts = window.workspace.prompts
    assert isinstance(prompts, ScriptedPrompts)
    prompts.answers = ["close"]
    window.meetings.take_back()
    assert "đã có nội dung" in prompts.asked[0].text
    assert made in window.meetings.list.model.ids()


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
    window.meetings.new_meeting()
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
    window.meetings.new_meeting()
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
    window.meetings.new_meeting()
    page = window.meetings.editor.pages[DETAILS]
    assert isinstance(page, DetailsPage)
    retype(page.form.fields["place"], "Hội trường C")
    rows = window.meetings.list.model
    window.meetings.list.list.setCurrentIndex(rows.index(rows.rowCount() - 1))
    assert stored(window).code == "GB-2020-12"
    window.meetings.list.list.setCurrentIndex(rows.first_meeting())
    assert stored(window).details.place == "Hội trường C"


def test_a_full_disk_keeps_what_is_typed_and_says_so(window: MainWindow, qtbot: QtBot) -> None:
    window.meetings.new_meeting()
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

    monkeypatch.setattr("ui.meetings.paper_actions.write_whole", write)
    window.meetings.export("docx")
    assert (tmp_path / "biên bản.docx").exists() is False
    assert (tmp_path / "biên bản (2).docx").read_bytes().startswith(b"PK")


def stored(window: MainWindow) -> MeetingFacts:
    facts = window.meetings.editor.stored
    assert facts is not None
    return facts
