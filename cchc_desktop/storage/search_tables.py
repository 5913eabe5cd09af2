"""The tables of the search index, made anew where they were lost: they hold nothing that the rows do not."""

from __future__ import annotations

from sqlalchemy import Table
from sqlalchemy.orm import Session
from sqlalchemy.schema import CreateTable

from cchc_desktop.storage.base import Base
from cchc_desktop.storage.model import SearchEntry

INDEX = (
    "CREATE VIRTUAL TABLE search_index USING fts5"
    "(folded, content='', contentless_delete=1, tokenize='ascii', prefix='1 2')"
)
"""As the migration made it."""

_ENTRY: Table = Base.metadata.tables[SearchEntry.__tablename__]
_NAMES = ("search_entry", *(f"search_index{end}" for end in ("", "_config", "_data", "_docsize", "_idx")))


def are_there(session: Session) -> bool:
    """Tell whether no table of the index is missing."""
    found = session.connection().exec_driver_sql("SELECT name FROM sqlite_master WHERE name LIKE 'search_%'").scalars()
    return set(_NAMES) <= set(found)


def make_anew(session: Session) -> None:
    """Make the tables, empty, where one of them is missing."""
    if are_there(session):
        return
    connection = session.connection()
    for name in ("search_index", "search_entry"):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")
    connection.execute(CreateTable(_ENTRY))
    connection.exec_driver_sql(INDEX)
