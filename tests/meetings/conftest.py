"""The facts of the sample's two meetings, read once; the file they come from, to be copied."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_desktop import paths
from cchc_desktop.exchange.loading import load_file
from cchc_desktop.meetings.queries import meeting_facts, meeting_id
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.sessions import DataFile


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as a file; tests that write take a copy."""
    path = tmp_path_factory.mktemp("sample") / "m.cchc"
    load_file(path, paths.resources("sample", "sample.yaml"))
    return path


@pytest.fixture(scope="session")
def all_facts(sample_file: Path) -> dict[str, MeetingFacts]:
    with open_file(sample_file, read_only=True) as data, data.reading() as session:
        return {code: meeting_facts(session, meeting_id(session, code)) for code in ("GB-2020-12", "TK-2020")}


@pytest.fixture(scope="session")
def monthly(all_facts: dict[str, MeetingFacts]) -> MeetingFacts:
    """The meeting in one room."""
    return all_facts["GB-2020-12"]


@pytest.fixture(scope="session")
def hybrid(all_facts: dict[str, MeetingFacts]) -> MeetingFacts:
    """The meeting with 22 branch sites."""
    return all_facts["TK-2020"]


@pytest.fixture
def data(sample_file: Path, tmp_path: Path) -> Iterator[DataFile]:
    """A copy of the sample, open for writing."""
    path = tmp_path / "m.cchc"
    shutil.copy(sample_file, path)
    with open_file(path) as opened:
        yield opened
