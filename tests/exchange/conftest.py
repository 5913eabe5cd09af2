"""The sample as a tree that a test may spoil, and the spoilt data set as a file."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from cchc_desktop import paths
from cchc_desktop.exchange.dataset import DataSet
from cchc_desktop.exchange.dataset_reading import read_dataset

SAMPLE = paths.resources("sample", "sample.yaml")
Spoil = Callable[[dict[str, Any]], object]


@pytest.fixture(scope="session")
def sample() -> DataSet:
    """The sample, read once."""
    return read_dataset(SAMPLE)


@pytest.fixture(scope="session")
def sample_tree() -> dict[str, Any]:
    """The sample as YAML's own types; tests change copies of it."""
    tree: dict[str, Any] = yaml.load(SAMPLE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return tree


@pytest.fixture
def changed(sample_tree: dict[str, Any], tmp_path: Path) -> Callable[[Spoil], Path]:
    """Write the sample with one change and return the file."""

    def write(change: Spoil) -> Path:
        tree = deepcopy(sample_tree)
        change(tree)
        path = tmp_path / "data.yaml"
        path.write_text(yaml.dump(tree, Dumper=yaml.CSafeDumper, allow_unicode=True), encoding="utf-8")
        return path

    return write


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str | bytes], Path]:
    """Write a text or bytes as they are and return the file."""

    def write(content: str | bytes) -> Path:
        path = tmp_path / "data.yaml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write
