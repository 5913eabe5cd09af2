"""The promise of autosave: what the program said it saved is in the file, whatever moment it died at."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from cchc_desktop import paths
from cchc_desktop.storage.engine import disposable_engine, driver

KILLS = 50
SCRIPT = Path(__file__).with_name("save_counters.py")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.cchc"
    connection = driver.connect(path)
    connection.executescript(
        "CREATE TABLE paper (number INTEGER, text TEXT);"
        "CREATE TABLE log (number INTEGER PRIMARY KEY, text TEXT);"
        "INSERT INTO paper VALUES (0, '');"
    )
    connection.close()
    return path


def save_until_killed(path: Path, first: int, seconds: float) -> int:
    """Return the last number that the child said it saved before it was killed, ``seconds`` after its first save."""
    command = [sys.executable, str(SCRIPT), str(path), str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=paths.root(), env=environment()) as child:
        assert child.stdout is not None
        last = number_in(child.stdout.readline())
        killer = threading.Timer(seconds, child.kill)
        killer.start()
        for line in child.stdout:
            if line.endswith("\n"):
                last = number_in(line)
        killer.join()
    assert child.returncode == -9
    return last


def environment() -> dict[str, str]:
    return {"PYTHONPATH": str(paths.root()), "PATH": "", "PYTHONDONTWRITEBYTECODE": "1"}


def number_in(line: str) -> int:
    return int(line.removeprefix("saved "))


def look(path: Path) -> tuple[int, str, int, str]:
    """Open as the next start does, and return number, text, newest log row and the verdict on the pages."""
    with disposable_engine(path).begin() as connection:
        number, text = connection.exec_driver_sql("SELECT number, text FROM paper").one()
        newest = connection.exec_driver_sql("SELECT max(number) FROM log").scalar_one()
        verdict = connection.exec_driver_sql("PRAGMA integrity_check").scalar_one()
    return number, text, newest, verdict


def test_every_acknowledged_save_survives_a_kill_at_any_moment(path):
    moments = random.Random(20201204)
    last = 0
    interrupted = 0
    for _ in range(KILLS):
        last = save_until_killed(path, last + 1, moments.uniform(0, 0.08))
        interrupted += path.with_name("a.cchc-journal").exists()
        number, text, newest, verdict = look(path)
        assert verdict == "ok"
        assert number in (last, last + 1), "the save in flight may or may not have happened, nothing else"
        assert text.startswith(f"{number} Đồng chí")
        assert newest == number
        last = number
    assert interrupted > 0, "no kill hit the middle of a save, so nothing was proved"
