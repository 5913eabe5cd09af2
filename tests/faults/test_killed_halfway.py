"""Whatever is killed halfway leaves the old state whole, and the next attempt succeeds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cchc_desktop import paths
from cchc_desktop.storage import migrate
from cchc_desktop.storage.check import check_file
from cchc_desktop.storage.files import write_whole
from cchc_desktop.storage.upgrade import Migrations

ROWS = 8000
"""Twice what SQLite keeps in memory, so that half of the upgrade is in the file when it is killed."""

SCRIPT = Path(__file__).with_name("hold_halfway.py")

WAITS = """
import sys
import sqlalchemy as sa
from alembic import op

revision, down_revision = "0002", "0001"

def upgrade():
    with op.batch_alter_table("note", recreate="always") as batch:
        batch.add_column(sa.Column("author", sa.Text))
    op.execute("UPDATE note SET text = upper(text)")
    if "hold_halfway" in sys.argv[0]:
        print("halfway", flush=True)
        sys.stdin.read()
"""


def kill_halfway(action: str, path: Path, migrations: Migrations) -> None:
    command = [sys.executable, str(SCRIPT), action, str(path), migrations.head, str(migrations.folder)]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=paths.root(),
        env={"PYTHONPATH": str(paths.root())},
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "halfway\n"
        child.kill()
    assert child.returncode == -9


@pytest.fixture
def path(tmp_path: Path, migrations: Migrations) -> Path:
    path = tmp_path / "a.cchc"
    with migrate.making(path, migrations=migrations) as data, data.writing() as session:
        rows = [(f"ghi chú {n} " + "x" * 2000,) for n in range(ROWS)]
        session.connection().exec_driver_sql("INSERT INTO note (text) VALUES (?)", rows)
    return path


def test_an_upgrade_killed_halfway_is_taken_back_and_done_at_the_next_start(path, migrations):
    (migrations.folder / "versions" / "0002.py").write_text(WAITS)
    newer = Migrations("0002", migrations.folder)
    before = path.read_bytes()
    kill_halfway("upgrade", path, newer)
    assert path.read_bytes() != before
    assert all(result.ok for result in check_file(path, migrations=newer))
    with migrate.open_file(path, migrations=newer) as data, data.reading() as session:
        texts = session.connection().exec_driver_sql("SELECT text FROM note WHERE author IS NULL").scalars().all()
    assert len(texts) == ROWS
    assert texts[0].startswith("GHI CHú 0 X")


def test_a_new_file_killed_halfway_does_not_appear(tmp_path, migrations):
    path = tmp_path / "mới.cchc"
    kill_halfway("make", path, migrations)
    assert not path.exists()
    migrate.create(path, migrations=migrations)
    assert all(result.ok for result in check_file(path, migrations=migrations))


def test_a_paper_killed_halfway_keeps_its_old_content(tmp_path, migrations):
    path = tmp_path / "biên bản.docx"
    path.write_bytes(b"old")
    kill_halfway("write", path, migrations)
    assert path.read_bytes() == b"old"
    write_whole(path, b"newer")
    assert path.read_bytes() == b"newer"
