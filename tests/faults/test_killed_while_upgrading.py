"""A file of the first layout killed while it is brought to this one's: the old form or the new one, every row in it."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from cchc_desktop.meetings.queries import meeting_facts, meeting_id
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage import integrity, migrate
from cchc_desktop.storage.copy_names import FOLDER
from cchc_desktop.storage.engine import disposable_engine
from cchc_desktop.storage.keeping import found_copies
from cchc_desktop.storage.migrations import HEAD
from cchc_desktop.storage.search import search
from tests.faults.killing import Nursery
from tests.faults.sound import require_sound

KILLS = 25

Rows = dict[str, list[tuple[object, ...]]]


def columns_of(path: Path, table: str) -> list[str]:
    with disposable_engine(path, read_only=True).connect() as connection:
        return [str(row.name) for row in connection.exec_driver_sql(f'PRAGMA table_info("{table}")')]


def rows_of(path: Path, columns: dict[str, list[str]]) -> Rows:
    """Return the rows of the first layout, whatever layout the file has."""
    with disposable_engine(path, read_only=True).connect() as connection:
        return {
            table: [
                tuple(row) for row in connection.exec_driver_sql(f"SELECT {', '.join(names)} FROM {table} ORDER BY 1")
            ]
            for table, names in columns.items()
        }


def test_an_upgrade_killed_at_any_moment_leaves_the_old_form_or_the_new_one(
    first_layout: Path, tmp_path: Path, nursery: Nursery
) -> None:
    with disposable_engine(first_layout, read_only=True).connect() as connection:
        tables = set(integrity.tables(connection)) - {"file_setting"}
    columns = {table: columns_of(first_layout, table) for table in tables}
    rows = rows_of(first_layout, columns)
    assert len(rows["meeting"]) > 1 and len(rows["attendance"]) > 10
    moments = random.Random(20210405)
    interrupted, upgraded = 0, 0
    for kill in range(KILLS):
        path = tmp_path / str(kill) / "a.cchc"
        path.parent.mkdir()
        shutil.copy(first_layout, path)
        journal = path.with_name("a.cchc-journal")
        match kill % 4:
            case 0:  # it is in the middle of it
                nursery.run_until_killed("open_and_upgrade", path, seconds=0, once=journal.exists)
            case 1:  # it has just finished
                nursery.run_until_killed("open_and_upgrade", path, seconds=0, after="open\n".__eq__)
            case _:
                nursery.run_until_killed("open_and_upgrade", path, seconds=moments.uniform(0, 0.5))
        interrupted += journal.exists()
        require_sound(path)
        copies = [copy.path for copy in found_copies(path, path.parent / FOLDER)]
        with migrate.open_file(path, read_only=True) as data, data.reading() as session:
            assert meeting_facts(session, meeting_id(session, "GB-2020-12")).is_locked
        upgraded += migrate.stamp(path, shown=path, writes=True).revision == HEAD
        assert rows_of(path, columns) == rows
        for copy in copies:
            assert rows_of(copy, columns) == rows
        require_open(path, copies)
    assert interrupted > 0, "no kill hit the middle of an upgrade, so nothing was proved"
    assert 0 < upgraded < KILLS


def require_open(path: Path, copies: list[Path]) -> None:
    """Require that the next start brings the file to this layout, after a copy was kept, and finds what is in it."""
    with migrate.open_file(path, rooms=ROOMS) as data, data.reading() as session:
        assert search(session, "giao ban").count > 0
    assert found_copies(path, path.parent / FOLDER) or copies
    require_sound(path)
