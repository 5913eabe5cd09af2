"""Whose file is this: the identity a file was given when it was made, and the organ that it names.

Asked of backups too, whatever program made them: plain SQL on two tables that every version has.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection


@dataclass(frozen=True)
class Identity:
    """``file_id`` is "" in a file from before files had one; ``organisation`` is the newest name, or ""."""

    file_id: str
    organisation: str

    def is_another(self, other: Identity) -> bool:
        """Tell whether the two are certainly not copies of one file."""
        return bool(self.file_id and other.file_id) and self.file_id != other.file_id


def identity(connection: Connection) -> Identity:
    """Read the identity over an open connection."""
    return Identity(
        _value(connection, "file_setting", "SELECT value FROM file_setting WHERE name = 'file_id'"),
        _value(connection, "organisation", "SELECT name FROM organisation ORDER BY coalesce(valid_from, '') DESC"),
    )


def _value(connection: Connection, table: str, question: str) -> str:
    has_table = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).scalar()
    return str(connection.exec_driver_sql(question).scalar() or "") if has_table else ""
