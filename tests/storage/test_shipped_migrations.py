"""The shipped migrations make exactly the tables that the rooms map."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from cchc_desktop.schema import metadata
from cchc_desktop.storage import migrate
from cchc_desktop.storage.check import check_file
from cchc_desktop.storage.engine import disposable_engine


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.cchc"
    migrate.create(path)
    return path


def test_a_new_file_has_the_mapped_tables_columns_and_types(path):
    with disposable_engine(path, read_only=True).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_a_new_file_has_the_names_of_the_mapped_constraints(path):
    with disposable_engine(path, read_only=True).connect() as connection:
        made = dict(connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'table'").all())
    for table in metadata.sorted_tables:
        for constraint in table.constraints:
            assert constraint.name is None or str(constraint.name) in made[table.name], (table.name, constraint.name)


def test_a_new_file_passes_every_check(path):
    assert [result for result in check_file(path, metadata) if not result.ok] == []
