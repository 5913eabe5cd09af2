"""Killed at any moment of a backup or a restore, the program leaves a whole file, and no half copy with a name."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cchc_desktop.storage import migrate
from cchc_desktop.storage.check import check_file
from cchc_desktop.storage.copy_names import FOLDER, Reason, digest_path
from cchc_desktop.storage.engine import disposable_engine
from cchc_desktop.storage.instance import holder
from cchc_desktop.storage.keeping import dated_copy, found_copies, make_backup
from cchc_desktop.storage.upgrade import Migrations
from tests.faults.killing import Nursery

KILLS = 35
"""Of each kind."""

ROWS = 3000


@pytest.fixture
def path(tmp_path: Path, migrations: Migrations) -> Path:
    """Six megabytes, so that a copy takes several steps."""
    path = tmp_path / "a.cchc"
    with migrate.making(path, migrations=migrations) as data, data.writing() as session:
        rows = [("0",), *((f"{number} " + "x" * 2000,) for number in range(ROWS))]
        session.connection().exec_driver_sql("INSERT INTO note (text) VALUES (?)", rows)
    return path


def number_in(path: Path) -> int:
    with disposable_engine(path).begin() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM note").scalar_one() == ROWS + 1
        return int(connection.exec_driver_sql("SELECT text FROM note WHERE id = 1").scalar_one())


def require_sound(path: Path, migrations: Migrations) -> None:
    assert [result for result in check_file(path, migrations=migrations) if not result.ok] == []


def newly_begun(folder: Path) -> Callable[[], bool]:
    """Return what tells whether a copy is begun besides those that earlier kills left."""
    before = set(folder.rglob(".~*.tmp"))
    return lambda: bool(set(folder.rglob(".~*.tmp")) - before)


def require_cleaned(path: Path) -> None:
    """Require that the next backup removes what the kills left half made, once it is older than any work on it."""
    for entry in path.parent.rglob(".~*"):
        os.utime(entry, (time.time() - 7200,) * 2)
    make_backup(path, Reason.DAILY)
    assert [entry.name for entry in path.parent.rglob(".~*")] == []


def test_a_backup_killed_at_any_moment_leaves_the_file_and_no_half_copy(
    path: Path, migrations: Migrations, nursery: Nursery
) -> None:
    moments = random.Random(20210405)
    last, unfinished = 0, 0
    looked_at: set[str] = set()
    for kill in range(KILLS):
        seconds, once = (moments.uniform(0, 0.5), lambda: True) if kill % 4 else (0.0, newly_begun(path.parent))
        said = nursery.run_until_killed(
            "keep_and_restore", migrations.folder, path, last + 1, seconds=seconds, once=once
        )
        saved = [int(words.split()[1]) for words in said if words.startswith("saved ")]
        made = [words.removeprefix("made ") for words in said if words.startswith("made ")]
        require_sound(path, migrations)
        last = max(saved, default=last)
        assert number_in(path) in (last, last + 1)
        copies = {copy.path.name: copy.path for copy in found_copies(path, path.parent / FOLDER)}
        for name in copies.keys() - looked_at:
            require_sound(copies[name], migrations)
        looked_at |= copies.keys()
        assert not made or made[-1] in copies
        assert all(digest_path(copies[name]).exists() for name in made if name in copies)
        unfinished += len(list((path.parent / FOLDER).glob(".~*.tmp"))) if (path.parent / FOLDER).exists() else 0
        last = number_in(path)
    assert unfinished > 0, "no kill hit the middle of a copy, so nothing was proved"
    require_cleaned(path)


def test_a_restore_killed_at_any_moment_leaves_the_old_file_or_the_new_one(
    path: Path, migrations: Migrations, nursery: Nursery
) -> None:
    moments = random.Random(20201204)
    copies = []
    for number in (1, 2):
        with migrate.open_file(path, migrations=migrations) as data, data.writing() as session:
            session.connection().exec_driver_sql("UPDATE note SET text = ? WHERE id = 1", (str(number),))
        copy = dated_copy(path, Reason.BY_HAND, folder=path.parent / "đĩa khác")
        copies.append(copy.rename(copy.with_name(f"{number}.cchc")))
    present = 2
    interrupted = 0
    looked_at: set[Path] = set()
    for kill in range(KILLS):
        seconds, once = (moments.uniform(0, 0.7), lambda: True) if kill % 4 else (0.0, newly_begun(path.parent))
        said = nursery.run_until_killed(
            "keep_and_restore", migrations.folder, path, 0, *copies, seconds=seconds, once=once
        )[1:]
        restored = [int(words.removeprefix("restored ").removesuffix(".cchc")) for words in said]
        require_sound(path, migrations)
        latest = restored[-1] if restored else present
        following = 1 if not restored else 3 - latest
        present = number_in(path)
        assert present in (latest, following)
        kept = {copy.path for copy in found_copies(path, path.parent / FOLDER)}
        for copy in kept - looked_at:
            require_sound(copy, migrations)
        looked_at |= kept
        assert holder(path) is None
        interrupted += len(list(path.parent.rglob(".~*.tmp")))
    assert interrupted > 0, "no kill hit the middle of a restore, so nothing was proved"
    require_cleaned(path)
