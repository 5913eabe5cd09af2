"""A new file from a data set: whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cchc_desktop import paths
from cchc_desktop.errors import StorageError, ValidationError
from cchc_desktop.exchange.loading import load_file

SAMPLE = paths.resources("sample", "sample.yaml")


def test_loaded_file_stands_alone_and_warnings_come_back(tmp_path: Path) -> None:
    warnings = load_file(tmp_path / "m.cchc", SAMPLE)
    assert len(warnings) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["m.cchc"]


def test_refused_data_set_leaves_nothing_behind(
    changed: Callable[[Callable[[dict[str, Any]], object]], Path], tmp_path: Path
) -> None:
    data = changed(lambda tree: tree["hop"][0].update(chu_tri="P99"))
    with pytest.raises(ValidationError, match="P99"):
        load_file(tmp_path / "m.cchc", data)
    assert [path.name for path in tmp_path.iterdir()] == ["data.yaml"]


def test_existing_file_is_refused_and_untouched(tmp_path: Path) -> None:
    file = tmp_path / "m.cchc"
    file.write_bytes(b"kept")
    with pytest.raises(StorageError, match=r"m\.cchc"):
        load_file(file, SAMPLE)
    assert file.read_bytes() == b"kept"
