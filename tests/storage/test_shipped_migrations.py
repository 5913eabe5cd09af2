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
        options = {"compare_type": True, "include_object": _is_no_part_of_search}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


def test_a_new_file_has_the_names_of_the_mapped_constraints(path):
    with disposable_engine(path, read_only=True).connect() as connection:
        made = dict(connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'table'").all())
    for table in metadata.sorted_tables:
        for constraint in table.constraints - {table.primary_key}:  # AUTOINCREMENT keeps no name for the key
            assert constraint.name is None or str(constraint.name) in made[table.name], (table.name, constraint.name)


def test_ids_are_never_given_twice(path):
    with disposable_engine(path, read_only=True).connect() as connection:
        made = dict(connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'table'").all())
    for table in metadata.sorted_tables:
        assert "AUTOINCREMENT" in made[table.name] or table.name == "file_setting"


def test_each_file_has_an_identity_of_its_own(path, tmp_path):
    migrate.create(tmp_path / "b.cchc")
    assert _identity(path) != _identity(tmp_path / "b.cchc")
    assert len(_identity(path)) == 32


def test_a_new_file_passes_every_check(path):
    assert [result for result in check_file(path, metadata) if not result.ok] == []


def _is_no_part_of_search(_item, name, kind, _reflected, _compared):
    """FTS5 keeps its index in tables of its own, which nobody maps."""
    return not (kind == "table" and name.startswith("search_index"))


def _identity(path):
    with disposable_engine(path, read_only=True).connect() as connection:
        return connection.exec_driver_sql("SELECT value FROM file_setting WHERE name = 'file_id'").scalar_one()
