"""The sample in a file of its own, with its history."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_desktop import paths
from cchc_desktop.exchange.loading import load_file
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage.sessions import DataFile


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as a file, made once and copied by whoever changes it."""
    path = tmp_path_factory.mktemp("sample") / "mẫu.cchc"
    load_file(path, paths.resources("sample", "sample.yaml"))
    return path


@pytest.fixture
def file(sample_file: Path, tmp_path: Path) -> Iterator[DataFile]:
    """An open copy of the sample."""
    path = tmp_path / "thử.cchc"
    path.write_bytes(sample_file.read_bytes())
    with DataFile.open(path, rooms=ROOMS) as opened:
        yield opened
