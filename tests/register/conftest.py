"""A new file for every test of the register."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage.migrate import making, open_file
from cchc_desktop.storage.sessions import DataFile


@pytest.fixture(scope="session")
def empty_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file without a record, made once."""
    path = tmp_path_factory.mktemp("register") / "empty.cchc"
    with making(path):
        pass
    with open_file(path, rooms=ROOMS):
        pass
    return path


@pytest.fixture
def new_file(empty_register: Path, tmp_path: Path) -> Iterator[DataFile]:
    """An open copy of it."""
    path = Path(shutil.copy(empty_register, tmp_path / "register.cchc"))
    with open_file(path, rooms=ROOMS) as opened:
        yield opened
