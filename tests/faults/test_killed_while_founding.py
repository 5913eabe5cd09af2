"""The first start killed at any moment leaves no file, or a whole one; the next attempt succeeds."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from cchc_desktop import paths
from cchc_desktop.committee import queries
from cchc_desktop.schema import metadata
from cchc_desktop.storage.check import check_file
from cchc_desktop.storage.migrate import open_file
from tests.faults.found_committee import PEOPLE

SCRIPT = Path(__file__).with_name("found_committee.py")
TODAY = date(2026, 3, 2)


def begun(path: Path) -> subprocess.Popen[str]:
    """Start to make a file and return the program once it begins."""
    child = subprocess.Popen(
        [sys.executable, str(SCRIPT), str(path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=paths.root(),
        env={"PYTHONPATH": str(paths.root())},
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "begun\n"
    return child


def require_whole(path: Path) -> None:
    """Fail unless the file holds everything."""
    assert all(result.ok for result in check_file(path, expected=metadata))
    with open_file(path, read_only=True) as data, data.reading() as session:
        assert queries.has_committee(session)
        assert len(queries.people_at(session, TODAY)) == PEOPLE


@pytest.mark.parametrize("milliseconds", [0, 60, 200, 400, 700, 1100, 1600, 2200])
def test_a_kill_leaves_no_half_made_file(tmp_path: Path, milliseconds: int) -> None:
    path = tmp_path / "bcd.cchc"
    with begun(path) as child:
        try:
            child.wait(milliseconds / 1000)
        except subprocess.TimeoutExpired:
            child.kill()
    if path.exists():
        require_whole(path)
        return
    with begun(path) as again:
        assert again.wait(60) == 0
    require_whole(path)
