"""Questions a file can answer about itself: are its pages sound, do its references hold, how many rows has it."""

from __future__ import annotations

from sqlalchemy import Connection


def page_problems(connection: Connection) -> list[str]:
    """Return what ``integrity_check`` finds, in SQLite's words; empty when all is well."""
    rows = connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars().all()
    return [] if rows == ["ok"] else [str(row) for row in rows]


def broken_references(connection: Connection) -> dict[str, int]:
    """Return for each table how many rows point at a row that does not exist."""
    broken: dict[str, int] = {}
    for table, *_ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        broken[table] = broken.get(table, 0) + 1
    return broken


def tables(connection: Connection) -> list[str]:
    """Return the ordinary tables of the file: not SQLite's own, not those of a search index."""
    listed = connection.exec_driver_sql("PRAGMA main.table_list").all()
    names = [str(row.name) for row in listed if row.type == "table"]
    return sorted(name for name in names if not name.startswith("sqlite_") and name != "alembic_version")


def row_counts(connection: Connection) -> dict[str, int]:
    """Return the number of rows of each table."""
    return {
        table: int(connection.exec_driver_sql(f'SELECT count(*) FROM "{table}"').scalar_one())
        for table in tables(connection)
    }
