from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.backup_memory import BackupMemory
from cchc_desktop.errors import StorageError
from cchc_desktop.storage import backup, keeping
from cchc_desktop.storage.backup import Disturbed
from cchc_desktop.storage.copy_names import Reason, unused_name
from cchc_desktop.storage.due import Occasion
from cchc_desktop.storage.keeping import found_copies
from ui.common.waiting import ProgressDialog
from ui.safety import closing
from ui.safety import keeper as keeper_module
from ui.safety.closing import back_up_before_closing
from ui.safety.keeper import Keeper

DAY = timedelta(days=1)


@pytest.fixture
def keeper(file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Keeper]:
    monkeypatch.setattr(keeper_module, "AFTER_START_MS", 0)
    made = Keeper(file, BackupMemory(file.with_name("backups.json")))
    made._quiet.setInterval(0)
    yield made
    made.close()


def reasons(keeper: Keeper) -> list[Reason]:
    return [copy.name.reason for copy in found_copies(keeper.file, keeping.folder_beside(keeper.file))]


def place_backup(keeper: Keeper, moment: datetime) -> Path:
    folder = keeping.folder_beside(keeper.file)
    folder.mkdir(exist_ok=True)
    return Path(shutil.copy(keeper.file, unused_name(folder, keeper.file, moment, Reason.DAILY)))


def write_now(keeper: Keeper) -> None:
    os.utime(keeper.file)


def test_the_first_start_of_a_day_makes_a_backup(keeper: Keeper, qtbot: QtBot) -> None:
    place_backup(keeper, datetime.now() - DAY)
    with qtbot.waitSignal(keeper.made):
        keeper.start()
    assert reasons(keeper)[0] is Reason.DAILY
    assert keeper.newest is not None


def test_a_second_start_without_changes_makes_none(keeper: Keeper, qtbot: QtBot) -> None:
    os.utime(keeper.file, (datetime.now().timestamp() - 3600,) * 2)
    place_backup(keeper, datetime.now())
    keeper.start()
    qtbot.waitUntil(lambda: keeper.newest is not None and not keeper.worker.is_busy())
    qtbot.waitUntil(lambda: not keeper.is_busy)
    assert len(reasons(keeper)) == 1


def test_after_changes_and_a_pause_a_backup_is_made(keeper: Keeper, qtbot: QtBot) -> None:
    place_backup(keeper, datetime.now() - timedelta(hours=2))
    write_now(keeper)
    with qtbot.waitSignal(keeper.made):
        keeper.touch()
    assert reasons(keeper)[0] is Reason.CHANGED


def test_closing_makes_a_backup_when_something_changed_and_waits_for_it(keeper: Keeper) -> None:
    place_backup(keeper, datetime.now() - timedelta(minutes=5))
    write_now(keeper)
    back_up_before_closing(keeper, None)
    assert reasons(keeper)[0] is Reason.CLOSING


def test_closing_without_changes_makes_none(keeper: Keeper) -> None:
    os.utime(keeper.file, (datetime.now().timestamp() - 3600,) * 2)
    place_backup(keeper, datetime.now())
    back_up_before_closing(keeper, None)
    assert len(reasons(keeper)) == 1


def test_a_backup_in_the_second_folder_on_another_disk_is_noted(
    keeper: Keeper, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = tmp_path / "đĩa khác"
    second.mkdir()
    monkeypatch.setattr(keeping, "is_on_another_disk", lambda _folder, _file: True)
    keeper.choose_second(second)
    with qtbot.waitSignal(keeper.made):
        keeper.back_up_now()
    assert keeper.of_file.copied_elsewhere is not None
    assert BackupMemory.load(keeper.memory.path).second_folder == second


def test_a_reminder_comes_once_a_day_when_no_copy_is_elsewhere(keeper: Keeper, qtbot: QtBot) -> None:
    keeper.of_file.first_seen -= 8 * DAY
    told: list[str] = []
    keeper.noticed.connect(told.append)
    for _time in range(2):
        with qtbot.waitSignal(keeper.made):
            keeper.back_up_now()
    assert len(told) == 1
    assert "ổ đĩa khác" in told[0]


def test_a_reminder_names_the_day_of_the_last_copy_elsewhere(keeper: Keeper, qtbot: QtBot) -> None:
    keeper.of_file.first_seen -= 90 * DAY
    keeper.of_file.drilled = datetime.now()
    keeper.of_file.copied_elsewhere = datetime(2020, 3, 5)
    with qtbot.waitSignal(keeper.noticed) as told:
        keeper.back_up_now()
    assert "05/3/2020" in told.args[0]


def test_the_monthly_drill_says_what_came_back(keeper: Keeper, qtbot: QtBot) -> None:
    keeper.of_file.first_seen -= 40 * DAY
    keeper.of_file.reminded = datetime.now()
    told: list[str] = []
    keeper.noticed.connect(told.append)
    with qtbot.waitSignal(keeper.drilled):
        keeper.back_up_now()
    assert "18 người" in told[-1]
    assert BackupMemory.load(keeper.memory.path).of(keeper.file, now=datetime.now()).drilled is not None


def test_a_drill_that_fails_is_remembered_with_its_sentence(keeper: Keeper, qtbot: QtBot) -> None:
    place_backup(keeper, datetime.now()).write_bytes(b"x" * 9000)
    with qtbot.waitSignal(keeper.drilled):
        keeper.try_restore()
    assert keeper.of_file.drill_failure


def test_a_refusal_is_told_and_the_next_backup_clears_it(
    keeper: Keeper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_named: object) -> None:
        raise StorageError("Ổ đĩa đã đầy.")

    with monkeypatch.context() as patched:
        patched.setattr(keeping, "make_backup", full)
        with qtbot.waitSignal(keeper.refused):
            keeper.back_up_now()
    assert keeper.refusal == "Ổ đĩa đã đầy."
    with qtbot.waitSignal(keeper.made):
        keeper.back_up_now()
    assert keeper.refusal == ""


def test_a_folder_that_refuses_is_not_asked_at_every_pause(
    keeper: Keeper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []

    def full(*parts: Any, **_named: Any) -> None:
        calls.append(parts)
        raise StorageError("Ổ đĩa đã đầy.")

    monkeypatch.setattr(keeping, "make_backup", full)
    with qtbot.waitSignal(keeper.refused):
        keeper.touch()
    keeper._ask(Occasion.QUIET)
    assert not keeper.is_busy
    assert len(calls) == 1


def test_closing_shows_how_far_the_backup_is_and_can_do_without_it(
    keeper: Keeper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closing, "PATIENCE_MS", 0)
    monkeypatch.setattr(backup, "_PAGES_PER_STEP", 1)
    monkeypatch.setattr(backup, "_SHORTEST_PAUSE", 0.02)

    def press_stop() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ProgressDialog):
            looking.stop()
            dialog.stop.click()

    looking = QTimer(interval=5)
    looking.timeout.connect(press_stop)
    looking.start()
    back_up_before_closing(keeper, None)
    assert not looking.isActive(), "the dialog came"
    assert reasons(keeper) == []
    assert not keeper.is_busy


def test_a_backup_disturbed_by_typing_waits_for_the_next_pause(
    keeper: Keeper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_backup, calls = keeping.make_backup, []

    def disturbed_once(*parts: Any, **named: Any) -> keeping.Kept:
        calls.append(parts)
        if len(calls) == 1:
            raise Disturbed("…")
        return make_backup(*parts, **named)

    place_backup(keeper, datetime.now() - timedelta(hours=2))
    write_now(keeper)
    monkeypatch.setattr(keeping, "make_backup", disturbed_once)
    with qtbot.waitSignal(keeper.made), qtbot.assertNotEmitted(keeper.refused):
        keeper.touch()
    assert len(calls) == 2


def test_stopping_halfway_leaves_no_half_copy(keeper: Keeper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "_PAGES_PER_STEP", 1)
    monkeypatch.setattr(backup, "_SHORTEST_PAUSE", 0.02)  # so that it is not done before it is stopped
    keeper.back_up_now()
    qtbot.waitUntil(lambda: keeper.percent is not None)
    keeper.close()
    assert reasons(keeper) == []
    assert not list(keeping.folder_beside(keeper.file).glob(".~*"))
