"""A small set of migrations of its own, so that these tests do not move with the program's tables."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cchc_desktop import i18n, paths
from cchc_desktop.exchange.loading import load_file
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage import migrate, upgrade
from cchc_desktop.storage.engine import driver
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.storage.upgrade import Migrations

FIRST = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = "0001", None

def upgrade():
    op.create_table("parent", sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.Text))
    op.create_table(
        "child",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("parent_id", sa.Integer, sa.ForeignKey("parent.id", ondelete="CASCADE"), nullable=False),
    )
"""

SECOND = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = "0002", "0001"

def upgrade():
    with op.batch_alter_table("parent", recreate="always") as batch:
        batch.alter_column("name", nullable=False, existing_type=sa.Text)
        batch.add_column(sa.Column("note", sa.Text))
"""


class MigrationSet:
    """A folder of migrations under construction: the shipped ``env.py`` and versions written by the test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "versions").mkdir(parents=True)
        shutil.copy(upgrade.shipped().folder / "env.py", folder)
        self.add("0001", FIRST)

    def add(self, revision: str, source: str) -> None:
        (self.folder / "versions" / f"{revision}.py").write_text(source)

    def at(self, head: str) -> Migrations:
        return Migrations(head, self.folder)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = i18n.language()
    i18n.set_language("en")
    yield
    i18n.set_language(before)


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample committee as a file; tests that write take a copy."""
    path = tmp_path_factory.mktemp("sample") / "mẫu.cchc"
    load_file(path, paths.resources("sample", "sample.yaml"))
    return path


@pytest.fixture
def data(sample_file: Path, tmp_path: Path) -> Iterator[DataFile]:
    """A copy of the sample, open for writing, with its history."""
    path = tmp_path / "m.cchc"
    shutil.copyfile(sample_file, path)
    with migrate.open_file(path, rooms=ROOMS) as opened:
        yield opened


@pytest.fixture
def versions(tmp_path: Path) -> MigrationSet:
    return MigrationSet(tmp_path / "50% di trú")


@pytest.fixture
def first(versions: MigrationSet) -> Migrations:
    return versions.at("0001")


@pytest.fixture
def second(versions: MigrationSet) -> Migrations:
    versions.add("0002", SECOND)
    return versions.at("0002")


@pytest.fixture
def old_file(tmp_path: Path, first: Migrations) -> Path:
    """A file at revision 0001 with one parent and three children."""
    path = tmp_path / "hồ sơ.cchc"
    with migrate.making(path, migrations=first) as data, data.writing() as session:
        connection = session.connection()
        connection.exec_driver_sql("INSERT INTO parent VALUES (1, 'Ban chỉ đạo')")
        connection.exec_driver_sql("INSERT INTO child VALUES (1, 1), (2, 1), (3, 1)")
    return path


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder below which an account without privileges may go (pytest's own are closed to others)."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.fixture
def unprivileged():
    """Return a context manager in which even root is an ordinary account, so that modes of files count."""

    @contextmanager
    def as_nobody() -> Iterator[None]:
        if os.geteuid() != 0:
            yield
            return
        os.seteuid(65534)
        try:
            yield
        finally:
            os.seteuid(0)

    return as_nobody


@pytest.fixture
def interrupt_a_save():
    def interrupt(path: Path, folder: Path) -> Path:
        """Return a copy of a file and its journal taken in the middle of a save, as a power cut leaves them."""
        target = folder / "mất điện.cchc"
        connection = driver.connect(path, isolation_level=None)
        connection.execute("PRAGMA cache_size=1")
        connection.execute("PRAGMA cache_spill=1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM child")
        connection.executemany("INSERT INTO parent (name) VALUES (?)", [("x" * 3000,) for _ in range(200)])
        target.write_bytes(path.read_bytes())
        target.with_name(target.name + "-journal").write_bytes(path.with_name(path.name + "-journal").read_bytes())
        connection.execute("ROLLBACK")
        connection.close()
        return target

    return interrupt
