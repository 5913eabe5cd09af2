"""What the day begins with: once a day, only where something asks for attention, and never in the way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from cchc_desktop.deadlines.digest import Digest, digest
from cchc_desktop.settings import Settings
from cchc_desktop.tasks import extensions
from cchc_desktop.tasks.model import Handover, Task
from tests.ui.scripted_prompts import ScriptedPrompts
from tests.ui.secretary import TODAY
from tests.ui.window_fixtures import MeetingWindow, Open
from ui.application import Program
from ui.deadlines.digest_window import DigestWindow
from ui.deadlines.morning import is_first_start, read_morning
from ui.morning import offer_report
from ui.workspace import Clock

MONDAY = date(2026, 11, 23)


@pytest.fixture
def report(window: MeetingWindow) -> Iterator[DigestWindow]:
    window.windows.show_digest()
    (found,) = [each for each in window.findChildren(DigestWindow) if each.isVisible()]
    yield found
    if window.findChildren(DigestWindow):
        found.reject()


def titles(report: DigestWindow) -> list[str]:
    model = report.list.lines
    return [f"{group.title} {len(group.things)}" for group in model.groups]


def test_the_report_holds_the_morning(report: DigestWindow) -> None:
    assert titles(report) == ["Quá hạn 1", "Đến hạn hôm nay 1", "Đến hạn trong 3 ngày tới 1", "Tháng chưa họp 2"]
    assert report.title.text() == "Thứ Hai, 05/4/2021"
    assert report.summary.text() == (
        "1 nhiệm vụ quá hạn, 1 đến hạn hôm nay, 1 trong ba ngày tới. Hôm nay không có cuộc họp."
    )


def test_it_locks_nothing_behind_it(report: DigestWindow, window: MeetingWindow) -> None:
    assert not report.isModal() and QGuiApplication.modalWindow() is None
    assert window.isEnabled()


def test_enter_opens_the_record_and_closes_the_report(report: DigestWindow, window: MeetingWindow) -> None:
    report.list.select_row(1)
    QTest.keyClick(report.list, Qt.Key.Key_Return)
    assert not report.isVisible()
    record = window.shown_record()
    assert record is not None and record[0] == "task"


def test_escape_closes_the_report(report: DigestWindow) -> None:
    QTest.keyClick(report.list, Qt.Key.Key_Escape)
    assert not report.isVisible()


def test_a_request_that_waits_stands_there_and_leads_to_its_task(report: DigestWindow, window: MeetingWindow) -> None:
    task = next(each for each in report.digest.soon if each.code == "T11")
    request = extensions.ExtensionRequest(date(2021, 5, 4), "Chờ hồ sơ", date(2021, 4, 2))
    workspace = window.workspace
    workspace.write(lambda session: extensions.ask_extension(session, task.record_id or 0, request, today=TODAY)[1])
    assert titles(report)[-1] == "Đề nghị gia hạn chưa quyết định 1"
    report.list.select_row(report.list.lines.rowCount() - 1)
    report.open_current()
    assert window.shown_record() == ("task", task.record_id)


def test_it_follows_midnight(report: DigestWindow, window: MeetingWindow) -> None:
    window.workspace.clock = Clock(date(2021, 4, 6))
    window.days.look()
    assert report.title.text() == "Thứ Ba, 06/4/2021"
    assert titles(report)[0] == "Quá hạn 2"


def test_it_prints_the_same_morning(open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    target = tmp_path / "báo cáo.pdf"
    window = open_window(target)
    window.windows.show_digest()
    (report,) = window.findChildren(DigestWindow)
    with qtbot.waitSignal(report.paper.done):
        report.paper.export("pdf")
    from tests.documents.pdf_paper import Paper

    text = Paper(target.read_bytes()).text()
    for code in ("T10.", "T14.", "T11."):
        assert code in text
    report.reject()


def test_a_file_is_greeted_once_a_day(window: MeetingWindow) -> None:
    workspace = window.workspace
    workspace.settings.recent_files = [workspace.path]
    assert is_first_start(workspace, MONDAY)
    assert not is_first_start(workspace, MONDAY)
    assert is_first_start(workspace, date(2026, 11, 24))
    again = Settings.load(workspace.settings.path)
    assert again.digest_days == {str(workspace.path): "2026-11-24"}


def test_a_clock_that_cannot_be_kept_greets_all_the_same(window: MeetingWindow) -> None:
    window.workspace.settings.path = window.workspace.path / "nicht" / "da.json"
    assert is_first_start(window.workspace, MONDAY)


def test_the_choice_not_to_show_it_stays(report: DigestWindow, window: MeetingWindow) -> None:
    report.at_start.setChecked(True)
    report.accept()
    assert not window.workspace.settings.shows_digest
    assert read_morning(window.workspace, MONDAY, lambda _read: None) is None
    window.workspace.settings.save()
    assert not Settings.load(window.workspace.settings.path).shows_digest


def shown_at_start(window: MeetingWindow, qtbot: QtBot) -> list[Digest]:
    """Return the report that a first start shows, if any."""
    shown: list[Digest] = []
    job = read_morning(window.workspace, MONDAY, shown.append)
    assert job is not None
    qtbot.waitUntil(lambda: job.is_finished)
    return shown


def test_a_quiet_day_says_nothing_by_itself(window: MeetingWindow, qtbot: QtBot) -> None:
    with window.workspace.data.writing() as session:
        for task in session.scalars(select(Task)):
            task.trashed_at = datetime.now(UTC)
        for handover in session.scalars(select(Handover)):
            handover.trashed_at = datetime.now(UTC)
    window.workspace.clock = Clock(date(2020, 12, 7))
    assert shown_at_start(window, qtbot) == []


def test_a_busy_day_is_read_beside_the_window(window: MeetingWindow, qtbot: QtBot) -> None:
    (read,) = shown_at_start(window, qtbot)
    assert [each.code for each in read.overdue] == ["T10"]


def test_who_has_begun_to_type_is_told_and_not_stopped(window: MeetingWindow) -> None:
    read = window.workspace.read(lambda session: digest(session, today=TODAY))
    window.room.has_unsaved = lambda: True  # type: ignore[method-assign]
    offer_report(window, read)
    del window.room.has_unsaved
    assert window.findChildren(DigestWindow) == []
    assert window.notice.text().startswith("1 nhiệm vụ quá hạn") and window.notice.text().endswith("F11.")


def test_the_program_shows_it_at_the_first_start_of_a_day(
    file: Path, tmp_path: Path, dressed: QApplication, qtbot: QtBot
) -> None:
    program = Program(dressed, Settings(tmp_path / "settings.json"))
    program.prompts = ScriptedPrompts()
    program.today = TODAY
    for shown in (1, 0):
        window = program.open(file)
        with qtbot.waitSignal(window.asked):
            window.show()
        worker = window.workspace.worker
        qtbot.waitUntil(lambda worker=worker: not worker.is_busy())
        assert len(window.findChildren(DigestWindow)) == shown
        window.closed.disconnect()
        assert window.close()
        program.window = None
