"""The first start killed at any moment leaves no file, or a whole one; the next attempt succeeds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cchc_desktop.committee import queries
from cchc_desktop.committee.founding import make_file
from cchc_desktop.schema import metadata
from cchc_desktop.storage.check import check_file
from cchc_desktop.storage.migrate import open_file
from tests.faults.found_committee import FOUNDING, PEOPLE
from tests.faults.killing import Nursery

TODAY = date(2026, 3, 2)


def require_whole(path: Path) -> None:
    """Fail unless the file holds everything."""
    assert all(result.ok for result in check_file(path, expected=metadata))
    with open_file(path, read_only=True) as data, data.reading() as session:
        assert queries.has_committee(session)
        assert len(queries.people_at(session, TODAY)) == PEOPLE


@pytest.mark.parametrize("milliseconds", [0, 20, 60, 120, 200, 300, 450, 700])
def test_a_kill_leaves_no_half_made_file(tmp_path: Path, nursery: Nursery, milliseconds: int) -> None:
    path = tmp_path / "bcd.cchc"
    said = nursery.run_until_killed("found_committee", path, seconds=milliseconds / 1000)
    assert path.exists() or "made" not in said
    if not path.exists():
        make_file(path, FOUNDING, today=TODAY)
    require_whole(path)
