from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cchc_desktop import paths
from cchc_desktop.errors import StorageError
from cchc_desktop.storage import migrate, upgrade
from cchc_desktop.storage.migrations import HEAD
from tests.storage.signed_record import attempt


def test_the_constant_head_is_the_newest_shipped_migration():
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(upgrade.shipped().folder))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_migrations_import_only_sqlalchemy_and_alembic():
    imported = set()
    for file in upgrade.shipped().folder.rglob("*.py"):
        imported |= set(re.findall(r"^\s*(?:from|import)\s+(\w+)", file.read_text(), re.MULTILINE))
    assert imported <= {"__future__", "alembic", "sqlalchemy"}


def test_the_migrations_of_a_bundle_are_found_inside_it(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert upgrade.shipped().folder == tmp_path / "cchc_desktop" / "storage" / "migrations"


def test_opening_a_current_file_does_not_import_alembic(old_file, first):
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from cchc_desktop.storage.migrate import open_file\n"
        "from cchc_desktop.storage.upgrade import Migrations\n"
        f"open_file(Path({str(old_file)!r}), migrations=Migrations('0001', Path({str(first.folder)!r}))).close()\n"
        "print('alembic' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=paths.root(), check=True)
    assert run.stdout == "False\n"


def test_an_upgrade_prints_nothing(old_file: Path, second, capfd):
    upgrade.upgrade(old_file, second, shown=old_file)
    assert capfd.readouterr() == ("", "")


def test_a_file_that_names_an_earlier_format_than_it_has_is_refused_in_a_sentence(sample_file: Path, tmp_path: Path):
    path = Path(shutil.copy(sample_file, tmp_path / "a.cchc"))
    attempt(path, "UPDATE alembic_version SET version_num = '0001'")
    before = path.read_bytes()
    with pytest.raises(StorageError, match="is damaged"):
        migrate.open_file(path)
    assert path.read_bytes() == before
