"""Starting the program: the window opens and says so, a second start brings it forward, a bad file is one sentence."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop import paths
from cchc_desktop.errors import StorageError
from cchc_desktop.exchange.loading import load_file
from cchc_desktop.settings import Settings
from cchc_desktop.storage.engine import driver
from cchc_desktop.storage.migrate import open_file
from tests.ui.scripted_prompts import ScriptedPrompts
from ui.application import Program

ENVIRONMENT = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(paths.root())}
WAIT = 120


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Đức Sen 2021.cchc"
    load_file(path, paths.resources("sample", "sample.yaml"))
    return path


def command(*words: str | Path) -> list[str]:
    return [sys.executable, "-m", "cchc_desktop", *(str(word) for word in words)]


def start(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program to its end."""
    return subprocess.run(
        command(*words),
        capture_output=True,
        text=True,
        env=ENVIRONMENT | environment,
        cwd=paths.root(),
        timeout=WAIT,
        check=False,
    )


def refused(path: Path) -> str:
    """Return the one sentence with which the program refuses a file."""
    result = start(path, "--quit-when-ready")
    assert result.returncode == 1
    assert result.stdout == ""
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 1, result.stderr
    return lines[0]


def test_the_window_says_ready_and_closes(file: Path) -> None:
    result = start(file, "--quit-when-ready")
    assert (result.returncode, result.stdout, result.stderr) == (0, "ready\n", "")


def test_copies_opened_by_an_earlier_run_are_removed(file: Path, tmp_path: Path) -> None:
    left = tmp_path / "tmp" / "cchc-open-before" / "7" / "bản quét.pdf"
    left.parent.mkdir(parents=True)
    left.touch(0o400)
    start(file, "--quit-when-ready", TMPDIR=str(tmp_path / "tmp"))
    assert list((tmp_path / "tmp").glob("cchc-open-*")) == []


def test_a_day_can_stand_in_for_today(file: Path) -> None:
    assert start(file, "--today", "2021-05-03", "--quit-when-ready").returncode == 0
    assert start(file, "--today", "03/5/2021", "--quit-when-ready").returncode == 2


def test_a_second_start_brings_the_first_window_forward_and_ends_well(file: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QTimer\n"
        "from cchc_desktop.settings import Settings\n"
        "from ui.application import Program, make_application\n"
        "app = make_application(); program = Program(app, Settings(Path(sys.argv[1]).with_suffix('.json')))\n"
        "window = program.open(Path(sys.argv[1])); window.ready.connect(lambda: print('ready', flush=True))\n"
        "raised = window.raise_window\n"
        "def come_forward():\n"
        "    raised(); print('forward', flush=True); QTimer.singleShot(200, window.close)\n"
        "window.raise_window = come_forward\n"
        "window.show(); sys.exit(app.exec())\n"
    )
    first = subprocess.Popen(
        [sys.executable, "-c", script, str(file)], stdout=subprocess.PIPE, text=True, env=ENVIRONMENT, cwd=paths.root()
    )
    assert first.stdout is not None
    with first:
        assert first.stdout.readline() == "ready\n"
        second = start(file, "--quit-when-ready")
        assert (second.returncode, second.stdout) == (0, "")
        assert first.stdout.readline() == "forward\n"
        assert first.wait(WAIT) == 0


def test_a_file_that_is_no_database_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "ghi chú.cchc"
    path.write_text("Chỉ là chữ.", encoding="utf-8")
    assert "ghi chú.cchc" in refused(path)
    assert path.read_text(encoding="utf-8") == "Chỉ là chữ."


def test_a_missing_file_is_refused_and_not_made(tmp_path: Path) -> None:
    path = tmp_path / "không có.cchc"
    assert "không có.cchc" in refused(path)
    assert not path.exists()


def test_a_damaged_file_is_refused_and_stays_as_it_was(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[4096:20480] = os.urandom(16384)
    file.write_bytes(data)
    before = file.read_bytes()
    assert file.name in refused(file)
    assert file.read_bytes() == before


def test_a_newer_file_is_refused_and_stays_as_it_was(file: Path) -> None:
    connection = driver.connect(str(file))
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    before = file.read_bytes()
    assert "mới hơn" in refused(file)
    assert file.read_bytes() == before


def test_a_file_whose_list_cannot_be_read_is_refused_without_a_crash(file: Path) -> None:
    connection = driver.connect(str(file))
    connection.execute("DROP TRIGGER lock_meeting_update")
    connection.execute("UPDATE meeting SET start_date = 'hôm qua'")
    connection.commit()
    connection.close()
    assert file.name in refused(file)


def test_the_window_stays_when_the_next_file_cannot_be_read(file: Path, tmp_path: Path, dressed: QApplication) -> None:
    bad = tmp_path / "hỏng.cchc"
    shutil.copy(file, bad)
    connection = driver.connect(str(bad))
    connection.execute("DROP TRIGGER lock_meeting_update")
    connection.execute("UPDATE meeting SET start_date = 'hôm qua'")
    connection.commit()
    connection.close()
    program = Program(dressed, Settings(tmp_path / "settings.json"))
    window = program.open(file)
    with pytest.raises(StorageError):
        program.open(bad)
    assert program.window is window
    with open_file(bad, read_only=True):
        pass
    window.closed.disconnect()
    assert window.close()


def test_the_file_that_is_open_comes_forward_when_it_is_chosen_again(
    file: Path, tmp_path: Path, dressed: QApplication
) -> None:
    program = Program(dressed, Settings(tmp_path / "settings.json"))
    program.prompts = ScriptedPrompts()
    window = program.open(file)
    program.open_or_say(file)
    assert program.window is window
    assert window.isVisible()
    window.closed.disconnect()
    assert window.close()


def test_a_last_file_whose_name_no_disk_takes_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "CCHC").mkdir()
    long = json.dumps({"last_file": "/" + "x" * 5000})
    (tmp_path / "CCHC" / "settings.json").write_text(long, encoding="utf-8")
    homes = dict.fromkeys(("XDG_DATA_HOME", "APPDATA"), str(tmp_path))
    result = start("--quit-when-ready", **homes)
    assert (result.returncode, result.stdout, result.stderr) == (0, "ready\n", "")


def test_a_file_whose_locks_were_dropped_opens_and_says_so(
    file: Path, tmp_path: Path, dressed: QApplication, qtbot: QtBot
) -> None:
    connection = driver.connect(file)
    connection.execute("DROP TRIGGER lock_vote_update")
    connection.close()
    program = Program(dressed, Settings(tmp_path / "settings.json"))
    window = program.open(file)
    with qtbot.waitSignal(window.ready):
        window.show()
    qtbot.waitUntil(lambda: "lock_vote_update" in window.notice.text())
    window.closed.disconnect()
    assert window.close()
