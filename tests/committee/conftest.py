"""An empty file made once by migrating, copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_desktop.storage.migrate import create
from cchc_desktop.storage.sessions import DataFile


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new file with nothing in it."""
    path = tmp_path_factory.mktemp("committee") / "empty.cchc"
    create(path)
    return path


@pytest.fixture
def file(empty_file: Path, tmp_path: Path) -> Iterator[DataFile]:
    """A new file of this test's own."""
    path = tmp_path / "bcd.cchc"
    shutil.copy(empty_file, path)
    with DataFile.open(path) as opened:
        yield opened
