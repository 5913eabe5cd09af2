"""A file whose name is no UTF-8, as old disks and other systems leave them, is a file like any other."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from cchc_desktop import cli, paths
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage.migrate import open_file
from tests.faults.sound import require_sound


@pytest.fixture
def path(sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample, tmp_path / os.fsdecode(b"h\xf4 s\x81.cchc")))


def test_it_is_opened_checked_backed_up_and_restored(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = path.parent / os.fsdecode(b"\xff")
    open_file(path, rooms=ROOMS).close()
    require_sound(path)
    assert cli.main(["backup", str(path), "--to", str(folder)]) == 0
    (copy,) = folder.glob("*.cchc")
    assert cli.main(["restore", str(copy), "--to", str(path)]) == 0
    assert capsys.readouterr().err == ""
    require_sound(path)


def test_a_data_set_of_such_a_name_is_loaded(tmp_path: Path) -> None:
    data = Path(shutil.copy(paths.resources("sample", "sample.yaml"), tmp_path / os.fsdecode(b"\xff.yaml")))
    assert cli.main(["load", str(tmp_path / "a.cchc"), str(data)]) == 0
    require_sound(tmp_path / "a.cchc")
