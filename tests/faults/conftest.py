"""A disk that is really small, so that "disk full" is met and not imagined."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from cchc_desktop import i18n, paths
from cchc_desktop.exchange.loading import load_file
from cchc_desktop.storage import integrity, migrate, upgrade
from cchc_desktop.storage.engine import disposable_engine
from cchc_desktop.storage.upgrade import Migrations
from tests.faults.killing import Nursery

THREE_PAGES = 3 * 4096

FIRST = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = "0001", None

def upgrade():
    op.create_table("note", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text))
"""


@dataclass(frozen=True)
class SmallDisk:
    """A folder that takes a few megabytes, and how to make room again.

    With root it is a file system of that size, which answers "no space left"; for others it is the limit on the size
    of a file, which answers "file too large".
    """

    folder: Path
    fill: Callable[[], None]
    make_room: Callable[[], None]
    leave: Callable[[int], None]
    """Fill it but for so many bytes; where only the size of a file can be limited, to half of that."""


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = i18n.language()
    i18n.set_language("en")
    yield
    i18n.set_language(before)


@pytest.fixture(scope="session")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    nursery = Nursery(tmp_path_factory.mktemp("nursery"))
    yield nursery
    nursery.close()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample committee, to be copied."""
    path = tmp_path_factory.mktemp("sample") / "a.cchc"
    load_file(path, paths.resources("sample", "sample.yaml"))
    return path


@pytest.fixture(scope="session")
def first_layout(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file as the first layout kept it, with the rows of the sample committee; to be copied."""
    path = tmp_path_factory.mktemp("old") / "a.cchc"
    migrate.create(path, migrations=Migrations("0001", upgrade.shipped().folder))
    with disposable_engine(path, foreign_keys=False).begin() as connection:
        connection.exec_driver_sql("ATTACH ? AS sample", (str(sample),))
        for table in set(integrity.tables(connection)) - {"file_setting"}:  # the sample's says what is given later
            listed = connection.exec_driver_sql(f'PRAGMA table_info("{table}")')
            columns = ", ".join(str(row.name) for row in listed)
            connection.exec_driver_sql(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM sample.{table}")
    return path


@pytest.fixture
def migrations(tmp_path: Path) -> Migrations:
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    shutil.copy(upgrade.shipped().folder / "env.py", folder)
    (folder / "versions" / "0001.py").write_text(FIRST)
    return Migrations("0001", folder)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[SmallDisk]:
    folder = tmp_path / "small disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    if os.geteuid() == 0 and subprocess.run(mount, capture_output=True).returncode == 0:
        yield SmallDisk(folder, lambda: _fill(folder), lambda: (folder / "filler").unlink(), partial(_leave, folder))
        subprocess.run(["umount", "-l", str(folder)], check=True)
        return
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    limit = partial(_limit, hard=hard)
    yield SmallDisk(folder, lambda: limit(THREE_PAGES), lambda: limit(soft), lambda room: limit(room // 2))
    _limit(soft, hard)


def _limit(size: int, hard: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))


def _leave(folder: Path, room: int) -> None:
    (folder / "ballast").write_bytes(bytes(shutil.disk_usage(folder).free - room))


def _fill(folder: Path) -> None:
    """Take every free block of the file system."""
    with (folder / "filler").open("wb", buffering=0) as stream:
        for size in (65536, 4096, 1):
            try:
                while True:
                    stream.write(b"x" * size)
            except OSError:
                continue
