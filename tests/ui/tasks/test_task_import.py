"""Tasks from Excel in the window: what is found is shown first, then taken over in one step."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from cchc_desktop.exchange.task_columns import FULL, TRACKING
from cchc_desktop.storage.copy_names import FOLDER
from tests.exchange.task_files import save_tasks, task
from tests.ui.scripted_prompts import ScriptedPrompts
from tests.ui.tasks.conftest import TaskDesk
from ui.tasks.importing.dialog import ImportDialog
from ui.tasks.importing.found import FAULTS, REMARKS, TASKS

LEAD = "Văn phòng - Thống kê"


@pytest.fixture
def dialog(desk: TaskDesk, qtbot: QtBot) -> ImportDialog:
    shown = ImportDialog(desk.window.workspace, desk.window)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def read(dialog: ImportDialog, path: Path, qtbot: QtBot) -> None:
    dialog.read(path)
    qtbot.waitUntil(lambda: dialog.sheet is not None and dialog.close_button.isEnabled())


def test_list_is_imported_by_keyboard_and_undone_in_one_step(desk: TaskDesk, qtbot: QtBot, tmp_path: Path) -> None:
    path = save_tasks(tmp_path / "quý II.xlsx", task(Chủ_trì=LEAD, Nội_dung_nhiệm_vụ="Việc mới"), task(Chủ_trì=LEAD))
    desk.prompts.answers = [path]

    def go(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportDialog)
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: dialog.primary.isVisible() and dialog.primary.isEnabled())
        assert dialog.primary.text() == "Nhập 2 nhiệm vụ"
        assert dialog.found.tasks.rowCount() == 2
        QTest.keyClick(dialog.primary, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not dialog.isVisible())

    desk.in_dialog(go, desk.tab.making.import_list)

    assert desk.facts("T15").row.work == "Việc mới" and desk.tab.pane.task_id == desk.id_of("T15")
    assert "T16" in desk.codes()
    assert any("trước khi nhập" in copy.name for copy in (desk.window.workspace.path.parent / FOLDER).iterdir())
    desk.window.history.undo()
    qtbot.waitUntil(lambda: "T16" not in desk.codes())
    assert "T15" not in desk.codes()


def test_faults_are_named_by_row_and_column_and_nothing_can_be_imported(
    dialog: ImportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    rows = (task(Chủ_trì=LEAD), task(Chủ_trì="Ai đó", Thời_hạn="5/8/26"), task(Chủ_trì=LEAD, Thời_hạn="khẩn trương"))
    read(dialog, save_tasks(tmp_path / "l.xlsx", *rows), qtbot)

    found = dialog.found
    assert found.tabs.currentIndex() == found.stack.currentIndex() == FAULTS
    assert [found.faults.index(row, column).data() for row in range(2) for column in range(2)] == [
        "3", "D (Thời hạn)", "3", "E (Chủ trì)",
    ]  # fmt: skip
    assert "Không có người hay bộ phận" in found.faults.index(1, 2).data()
    assert found.tabs.page_text(REMARKS) == "Cần xem (1)"
    assert not dialog.primary.isVisible() and "2 chỗ chưa đúng" in dialog.summary.text()
    dialog.accept()
    assert dialog.made == ()


def test_corrected_list_takes_the_place_of_the_faulty_one(dialog: ImportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    read(dialog, save_tasks(tmp_path / "l.xlsx", task(Chủ_trì="Ai đó")), qtbot)
    dialog.sheet = None
    read(dialog, save_tasks(tmp_path / "l.xlsx", task(Chủ_trì=LEAD)), qtbot)

    assert dialog.found.tabs.currentIndex() == TASKS
    assert not dialog.found.tabs.isTabVisible(FAULTS)
    assert dialog.primary.isEnabled()


def test_file_is_dropped_on_the_window(dialog: ImportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(save_tasks(tmp_path / "l.xlsx", task(Chủ_trì=LEAD))))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), copy, data, left, none)
    QApplication.sendEvent(dialog, enter)
    QApplication.sendEvent(dialog, QDropEvent(QPointF(50, 50), copy, data, left, none))
    assert enter.isAccepted()
    qtbot.waitUntil(lambda: dialog.sheet is not None)
    assert dialog.found.tasks.rowCount() == 1


def test_file_that_is_no_list_is_one_sentence_and_the_window_goes_on(
    dialog: ImportDialog, desk: TaskDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "l.xlsx").write_text("a;b", encoding="utf-8")
    desk.prompts.answers = ["close"]
    dialog.read(tmp_path / "l.xlsx")
    qtbot.waitUntil(lambda: bool(desk.prompts.asked))

    assert "không phải tệp Excel" in desk.prompts.asked[0].text
    assert dialog.sheet is None and dialog.choose_button.isEnabled()


def test_empty_list_can_be_filled_in_and_read(
    dialog: ImportDialog, desk: TaskDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "trống.xlsx"
    desk.prompts.answers = [path]
    dialog.save_empty_list()
    book = load_workbook(path)
    titles = [cell.value for cell in book.active[3]]
    book.active.cell(4, titles.index("Nội dung nhiệm vụ") + 1, "Rà soát")
    book.active.cell(4, titles.index("Chủ trì") + 1, LEAD)
    book.save(path)
    read(dialog, path, qtbot)

    assert dialog.sheet is not None and dialog.sheet.faults == ()
    assert [line.details.work for line in dialog.sheet.tasks] == ["Rà soát"]


@pytest.mark.parametrize(("chosen", "columns"), [("tracking", TRACKING), ("full", FULL)])
def test_list_goes_to_excel_with_the_columns_chosen(
    desk: TaskDesk, qtbot: QtBot, tmp_path: Path, chosen: str, columns: tuple[str, ...]
) -> None:
    desk.prompts.answers = [chosen, tmp_path / "ra.xlsx"]
    told: list[str] = []
    desk.tab.output.done.connect(told.append)
    desk.tab.export_list()
    qtbot.waitUntil(lambda: bool(told))

    sheet = load_workbook(tmp_path / "ra.xlsx").active
    assert len([cell for cell in sheet[3] if cell.value]) == len(columns)
    assert sheet.max_row == 3 + len(desk.codes())


def test_list_goes_to_excel_as_shown_or_not_at_all(desk: TaskDesk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.prompts.answers = ["shown", tmp_path / "ra.xlsx"]
    told: list[str] = []
    desk.tab.output.done.connect(told.append)
    desk.tab.export_list()
    qtbot.waitUntil(lambda: bool(told))
    desk.prompts.answers = ["later"]
    desk.tab.export_list()

    assert (tmp_path / "ra.xlsx").exists() and len(told) == 1
    assert isinstance(desk.prompts, ScriptedPrompts) and desk.prompts.answers == []


def test_empty_tab_offers_the_import(desk: TaskDesk) -> None:

    words = [button.text() for button in desk.tab.empty.findChildren(QPushButton)]
    assert "Nhập từ Excel…" in words
