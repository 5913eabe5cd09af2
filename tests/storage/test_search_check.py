"""``check`` says when the search does not know what is written; a lost index is made anew at the next opening."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cchc_desktop import paths
from cchc_desktop.exchange.loading import load_file
from cchc_desktop.rooms import ROOMS
from cchc_desktop.schema import metadata
from cchc_desktop.storage import search_tables
from cchc_desktop.storage.check import CheckResult, check_file
from cchc_desktop.storage.copy_names import Reason
from cchc_desktop.storage.keeping import make_backup
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.restore import restore
from cchc_desktop.storage.search import search
from tests.storage.signed_record import attempt

SEARCH = "Search"
WRONG = {
    "nothing in it": ["DELETE FROM search_index", "DELETE FROM search_entry"],
    "words gone": ["DELETE FROM search_index"],
    "lines gone": ["DELETE FROM search_entry"],
    "one line gone": ["DELETE FROM search_entry WHERE id = (SELECT max(id) FROM search_entry)"],
    "another digest": ["UPDATE search_entry SET digest = digest + 1"],
    "another row": ["UPDATE search_entry SET row_id = row_id + 1000"],
    "other words": ["UPDATE search_index SET folded = 'khac'"],
    "a line of nothing": ["INSERT INTO search_entry VALUES (-5, 1, 1)"],
    "words of nothing": ["INSERT INTO search_index (rowid, folded) VALUES (-5, 'hop')"],
    "a row changed past it": ["UPDATE meeting SET title = 'x' WHERE signed_at IS NULL"],
}
LOST = {
    "the index": ["DROP TABLE search_index"],
    "a part of the index": ["DROP TABLE search_index_docsize"],
    "the lines": ["DROP TABLE search_entry"],
    "both": ["DROP TABLE search_index", "DROP TABLE search_entry"],
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "a.cchc"
    load_file(path, paths.resources("sample", "sample.yaml"))
    open_file(path, rooms=ROOMS).close()
    attempt(path, "UPDATE person SET trashed_at = trashed_at")
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "a.cchc"))


def findings(path: Path) -> list[CheckResult]:
    return [result for result in check_file(path, metadata, rooms=ROOMS) if not result.ok]


def test_a_whole_index_is_well(path: Path) -> None:
    (search_result,) = [result for result in check_file(path, metadata, rooms=ROOMS) if result.name == SEARCH]
    assert search_result.ok
    assert "all as they are written" in search_result.detail


def test_an_index_to_be_filled_at_the_next_opening_is_well(tmp_path: Path) -> None:
    path = tmp_path / "a.cchc"
    load_file(path, paths.resources("sample", "sample.yaml"))
    assert findings(path) == []


@pytest.mark.parametrize("statements", WRONG.values(), ids=WRONG.keys())
def test_an_index_that_differs_is_named_and_made_anew_by_a_restore(path: Path, statements: list[str]) -> None:
    attempt(path, *statements)
    if "meeting SET title" in statements[0]:
        attempt(path, "UPDATE person SET full_name = full_name || ' X' WHERE id = 1")
    (finding,) = findings(path)
    assert finding.name == SEARCH
    assert "Nothing that was entered is lost" in finding.detail
    copy = make_backup(path, Reason.BY_HAND).copy
    restore(copy, path)
    open_file(path, rooms=ROOMS).close()
    assert findings(path) == []


@pytest.mark.parametrize("statements", LOST.values(), ids=LOST.keys())
def test_a_lost_index_is_named_and_made_anew_at_the_next_opening(path: Path, statements: list[str]) -> None:
    attempt(path, *statements)
    assert findings(path) != []
    with open_file(path, rooms=ROOMS) as data, data.reading() as session:
        assert search(session, "giao ban").count > 0
    assert findings(path) == []


def test_the_index_is_made_as_the_migration_makes_it(path: Path, made: Path) -> None:
    attempt(path, *LOST["both"])
    with open_file(path, rooms=ROOMS) as lost, lost.reading() as session:
        anew = _statements(session)
    with open_file(made, read_only=True) as whole, whole.reading() as session:
        assert anew == _statements(session)
        assert search_tables.are_there(session)


def _statements(session) -> dict[str, str]:  # type: ignore[no-untyped-def]
    query = "SELECT name, sql FROM sqlite_master WHERE name IN ('search_index', 'search_entry')"
    rows = session.connection().exec_driver_sql(query)
    return {row.name: " ".join(row.sql.replace('"', "").split()).casefold() for row in rows}
