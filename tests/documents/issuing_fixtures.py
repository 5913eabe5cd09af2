"""The sample with a meeting that was held, and a draft of its notice."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_desktop import paths
from cchc_desktop.exchange.loading import load_file
from cchc_desktop.register.drafting import begin_draft
from cchc_desktop.register.records import PaperForm
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.sessions import DataFile
from tests.documents.issuing_parts import TODAY, held_meeting


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "m.cchc"
    load_file(path, paths.resources("sample", "sample.yaml"))
    return path


@pytest.fixture
def data(sample: Path, tmp_path: Path) -> Iterator[DataFile]:
    path = tmp_path / "m.cchc"
    shutil.copy(sample, path)
    with open_file(path, rooms=ROOMS) as opened:
        yield opened


@pytest.fixture
def meeting(data: DataFile) -> int:
    with data.writing() as session:
        return held_meeting(session)


def draft(data: DataFile, meeting: int, *texts: tuple[str, str]) -> int:
    with data.writing() as session:
        form = PaperForm("conclusion_notice", texts=texts)
        paper_id, _changes = begin_draft(session, "meeting", meeting, "TB", form, "", begun_on=TODAY)
    return paper_id
