from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cchc_desktop.backup_memory import BackupMemory
from cchc_desktop.committee.model import Person
from cchc_desktop.settings import Settings
from cchc_desktop.storage import keeping
from cchc_desktop.storage.copy_names import Reason, unused_name
from cchc_desktop.storage.engine import driver
from cchc_desktop.storage.instance import holder
from cchc_desktop.storage.migrate import open_file
from tests.ui.scripted_prompts import ScriptedPrompts
from ui.application import Program
from ui.main_window import MainWindow
from ui.safety import safety
from ui.safety.backups_window import BackupsWindow
from ui.safety.check_window import CheckWindow
from ui.safety.keeper import Keeper


@pytest.fixture
def keeper(file: Path, qtbot: QtBot) -> Iterator[Keeper]:
    made = Keeper(file, BackupMemory(file.with_name("backups.json")))
    yield made
    made.close()


@pytest.fixture
def open_backups(keeper: Keeper, qtbot: QtBot) -> Iterator[Callable[..., BackupsWindow]]:
    opened: list[BackupsWindow] = []

    def open_one(*answers: str | Path | None) -> BackupsWindow:
        window = BackupsWindow(keeper, ScriptedPrompts(*answers))
        opened.append(window)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(lambda: not window._worker.is_busy())
        return window

    yield open_one
    for window in opened:
        window.reject()


def words_of(window: BackupsWindow) -> list[list[str]]:
    model = window.model
    return [[column.text(row) for column in model.columns] for row in model.rows()]


def test_the_list_shows_when_why_what_where_and_how(keeper: Keeper, open_backups, qtmodeltester: ModelTester) -> None:
    keeping.make_backup(keeper.file, Reason.CLOSING)
    window = open_backups()
    [[made, why, contents, where, size, state]] = words_of(window)
    assert made.endswith("hôm nay")
    assert (why, where, state) == ("Khi đóng", "Cạnh tệp", "Đã kiểm tra")
    assert "18 người" in contents
    assert size.endswith("KB")
    qtmodeltester.check(window.model)


def test_a_backup_in_both_folders_is_one_line(keeper: Keeper, open_backups, tmp_path: Path) -> None:
    second = tmp_path / "thứ hai"
    second.mkdir()
    keeper.memory.second_folder = second
    keeping.make_backup(keeper.file, Reason.DAILY, second=second)
    assert [row[3] for row in words_of(open_backups())] == ["Cả hai thư mục"]


def test_the_sound_one_of_two_copies_is_restored(keeper: Keeper, open_backups, tmp_path: Path) -> None:
    second = tmp_path / "thứ hai"
    second.mkdir()
    keeper.memory.second_folder = second
    kept = keeping.make_backup(keeper.file, Reason.DAILY, second=second)
    kept.copy.write_bytes(b"x" * 9000)
    window = open_backups("restore")
    window.restore.click()
    assert window.chosen == kept.second


def test_a_damaged_backup_cannot_be_chosen_and_says_why(keeper: Keeper, open_backups) -> None:
    keeping.make_backup(keeper.file, Reason.DAILY).copy.write_bytes(b"x" * 9000)
    window = open_backups()
    assert not window.restore.isEnabled()
    assert "hỏng" in window.note.text()


def test_an_empty_list_says_when_the_first_one_comes(open_backups) -> None:
    window = open_backups()
    assert window.stack.currentWidget() is window.empty
    assert not window.restore.isEnabled()


def test_backing_up_now_adds_a_line(keeper: Keeper, open_backups, qtbot: QtBot) -> None:
    window = open_backups()
    window.places.now.click()
    qtbot.waitUntil(lambda: len(window.model.rows()) == 1)
    assert words_of(window)[0][1] == "Tự bấm sao lưu"
    assert "hôm nay" in window.places.last.text()


def test_a_second_folder_is_chosen_and_filled(keeper: Keeper, open_backups, qtbot: QtBot, tmp_path: Path) -> None:
    second = tmp_path / "thứ hai"
    second.mkdir()
    window = open_backups(second)
    assert "hỏng thì mất" in window.places.second.text()
    window.places.choose.click()
    qtbot.waitUntil(lambda: [row[3] for row in words_of(window)] == ["Cả hai thư mục"])
    assert "cùng ổ đĩa" in window.places.second.text()


def test_enter_asks_with_both_contents_and_cancel_changes_nothing(keeper: Keeper, open_backups, qtbot: QtBot) -> None:
    keeping.make_backup(keeper.file, Reason.DAILY)
    window = open_backups("cancel")
    qtbot.keyClick(window.table, Qt.Key.Key_Return)
    [question] = window._prompts.asked
    assert question.text.count("18 người") == 2
    assert "Sao lưu" in question.what_to_do
    assert window.chosen is None
    assert window.isVisible()


def test_another_file_that_is_no_backup_is_refused_in_a_sentence(keeper: Keeper, open_backups, tmp_path: Path) -> None:
    word = tmp_path / "biên bản.docx"
    word.write_bytes(b"PK" * 3000)
    window = open_backups(word, "close")
    window.other.click()
    assert "biên bản.docx" in window._prompts.asked[-1].text
    assert window.chosen is None


def test_a_drill_shows_its_result(keeper: Keeper, open_backups, qtbot: QtBot) -> None:
    keeping.make_backup(keeper.file, Reason.DAILY)
    window = open_backups()
    with qtbot.waitSignal(keeper.drilled):
        window.places.try_it.click()
    assert "đọc lại được đủ" in window.places.drill.text()


# ------------------------------------------------------------------------------------------------------------ check


def test_a_sound_file_is_well_and_its_findings_can_be_copied(file: Path, qtbot: QtBot) -> None:
    window = CheckWindow(file)
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: window.again.isEnabled())
    assert window.verdict.text() == "Dữ liệu tốt"
    window.copy.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 1 + len(window.results)
    assert str(file) in lines[0]
    window.reject()


def test_a_file_with_a_broken_reference_says_so_first_and_changes_nothing(file: Path, qtbot: QtBot) -> None:
    connection = driver.connect(str(file))
    connection.execute("UPDATE post SET person_id = 999")
    connection.commit()
    connection.close()
    before = file.read_bytes()
    window = CheckWindow(file)
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: window.again.isEnabled())
    assert window.verdict.text() == "Có chỗ không ổn"
    assert "post" in window.text()
    assert file.read_bytes() == before
    window.reject()


# ---------------------------------------------------------------------------------------------------------- program


@pytest.fixture
def program(dressed: QApplication, file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    monkeypatch.setattr(safety, "AFTER_READY_MS", 0)
    made = Program(dressed, Settings(file.with_name("settings.json")))
    monkeypatch.setattr(made.app, "quit", lambda: None)
    yield made
    if made.window is not None:
        made.prompts.answers = ["drop"]
        made.window.close()


def show(program: Program, file: Path, qtbot: QtBot, *answers: str) -> MainWindow:
    program.prompts = ScriptedPrompts(*answers)
    window = program.open(file)
    with qtbot.waitExposed(window):
        window.show()
    return window


def people(file: Path) -> int:
    with open_file(file, read_only=True) as data, data.reading() as session:
        return int(session.connection().exec_driver_sql("SELECT count(*) FROM person").scalar_one())


def add_person(file: Path) -> None:
    with open_file(file) as data, data.writing() as session:
        session.add(Person(code="P99", full_name="Người Mới"))


def test_the_status_bar_says_when_the_last_backup_was_made(program: Program, file: Path, qtbot: QtBot) -> None:
    keeping.make_backup(file, Reason.DAILY)
    window = show(program, file, qtbot)
    qtbot.waitUntil(lambda: "hôm nay" in window.status.backup.text())


def test_closing_the_window_leaves_a_backup_of_what_changed(program: Program, file: Path, qtbot: QtBot) -> None:
    window = show(program, file, qtbot)
    qtbot.waitUntil(lambda: program.safety._guard is not None)
    window.close()
    found = keeping.found_copies(file, keeping.folder_beside(file))
    assert found[0].name.reason in (Reason.CLOSING, Reason.DAILY)


def test_restoring_from_the_window_opens_the_file_again_as_it_was(
    program: Program, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = keeping.make_backup(file, Reason.DAILY).copy
    before = people(file)
    add_person(file)
    window = show(program, file, qtbot)
    monkeypatch.setattr("ui.safety.backups_window.choose_backup", lambda *_parts: copy)
    window.backups_wanted.emit()
    assert program.window is not None
    assert program.window is not window
    assert people(file) == before
    assert holder(file) is not None
    kept = keeping.found_copies(file, keeping.folder_beside(file))
    assert [each.name.reason for each in kept].count(Reason.BEFORE_RESTORE) == 1
    assert "Sao lưu" in program.window.notice.text()


def test_a_restore_that_is_refused_opens_the_file_again_and_says_why(
    program: Program, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = keeping.make_backup(file, Reason.DAILY).copy
    window = show(program, file, qtbot, "close")
    copy.write_bytes(b"x" * 9000)
    monkeypatch.setattr("ui.safety.backups_window.choose_backup", lambda *_parts: copy)
    window.backups_wanted.emit()
    assert program.window is not None
    assert copy.name in program.window.workspace.prompts.asked[-1].text


def test_a_damaged_file_offers_its_backups_at_the_start(
    program: Program, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = keeping.make_backup(file, Reason.DAILY).copy
    before = people(file)
    file.write_bytes(b"\x00" * 9000)
    program.prompts = ScriptedPrompts("restore")
    monkeypatch.setattr("ui.safety.backups_window.choose_backup", lambda *_parts: copy)
    with pytest.raises(Exception, match="không phải") as refusal:
        program.open(file)
    assert program.offer_another(refusal.value, file)
    assert people(file) == before


def test_old_names_in_the_list_are_dated(keeper: Keeper, open_backups) -> None:
    moment = datetime.now() - timedelta(days=400)
    kept = keeping.make_backup(keeper.file, Reason.DAILY).copy
    kept.rename(unused_name(kept.parent, keeper.file, moment, Reason.DAILY))
    [[made, *_others]] = words_of(open_backups())
    assert made.endswith(str(moment.year))
