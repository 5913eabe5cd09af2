"""A file with two meetings, one signed and one not, that tests attack by plain SQL past everything the program does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from cchc_desktop.errors import Conflict
from cchc_desktop.storage import migrate
from cchc_desktop.storage.engine import disposable_engine
from cchc_desktop.storage.sqlite_errors import translated

SIGNED, OPEN = 1, 2
"""The ids of the two meetings."""

AT = "2020-12-04T09:40:00.000000+00:00"

_MEETING = (
    "INSERT INTO meeting (id, code, kind, period, title, noun, mode, start_date, place, state, state_reason,"
    " participants_wording, conclusions_lead_in, proceedings, recipients, branch_site_kind, version)"
    " VALUES ({id}, '{code}', 'monthly', '2020-12', 'Họp', 'Cuộc họp', 'in_person', '2020-12-04', '', 'draft_minutes',"
    " '', '', '', 'Văn bản', '', '', 1)"
)
PARTS = {
    "agenda_item": "(id, meeting_id, position, content, presenter_text, paper) VALUES ({id}, {of}, 0, 'a', '', '')",
    "meeting_site": "(id, meeting_id, position, name, is_main, state, note)"
    " VALUES ({id}, {of}, 0, 'a', 1, 'connected', '')",
    "attendance": "(id, meeting_id, position, guest, presence, reason, substitute)"
    " VALUES ({id}, {of}, 0, 'a', 'present', '', '')",
    "vote": "(id, meeting_id, position, matter, in_favour, against, other, sentence)"
    " VALUES ({id}, {of}, 0, 'a', 1, 0, 0, '')",
    "conclusion": "(id, meeting_id, position, text) VALUES ({id}, {of}, 0, 'a')",
}
"""How a row of each part of a meeting is inserted; row 1 belongs to the signed meeting, row 2 to the open one."""


def make(path: Path) -> None:
    """Fill a new file: both meetings with one row in each part, the signed one with its paper and the printed bytes."""
    migrate.create(path)
    with _writing(path) as connection:
        for id_, code in ((SIGNED, "GB-1"), (OPEN, "GB-2")):
            connection.exec_driver_sql(_MEETING.format(id=id_, code=code))
            for table, values in PARTS.items():
                connection.exec_driver_sql(f"INSERT INTO {table} {values.format(id=id_, of=id_)}")
        run(
            connection,
            f"UPDATE meeting SET state = 'signed', signed_at = '{AT}' WHERE id = 1",
            "INSERT INTO issued_document (id, type_code, number, symbol, issued_on, title, owner_kind, owner_id,"
            " position, note) VALUES (1, 'BB', '12', 'BB-BCĐ', '2020-12-04', '', 'meeting', 1, 0, '')",
            "INSERT INTO issued_document (id, type_code, number, symbol, title, owner_kind, owner_id, position, note)"
            " VALUES (2, 'BB', '', '', '', 'meeting', 2, 0, '')",
            "INSERT INTO paper_text (id, document_id, slot, text) VALUES (1, 1, 'a', 'a'), (2, 2, 'a', 'b')",
            f"UPDATE issued_document SET frozen_at = '{AT}' WHERE id = 1",
            "INSERT INTO stored_file (id, sha256, size) VALUES (1, 'aa', 2), (2, 'bb', 2), (3, 'cc', 2)",
            "INSERT INTO stored_chunk (id, file_id, position, data) VALUES"
            " (1, 1, 0, x'aaaa'), (2, 2, 0, x'bbbb'), (3, 3, 0, x'cccc')",
            "INSERT INTO printed_version (id, document_id, version, file_format, file_id, printed_at, reason)"
            f" VALUES (1, 1, 1, 'pdf', 1, '{AT}', '')",
            "INSERT INTO attachment (id, owner_kind, owner_id, role, name, file_id, added_at)"
            f" VALUES (1, 'meeting', 1, 'scan', 'a.pdf', 2, '{AT}')",
            "INSERT INTO supplement (id, meeting_id, position, written_on, place, participants, reason,"
            " text, recipients, signed_at)"
            f" VALUES (1, 1, 0, '2020-12-10', '', '', 'r', 't', '', '{AT}'),"
            " (2, 1, 1, '2020-12-11', '', '', 'r', 't', '', NULL)",
        )


def run(connection: Connection, *statements: str) -> None:
    """Run plain SQL."""
    for statement in statements:
        connection.exec_driver_sql(statement)


def attempt(path: Path, *statements: str, foreign_keys: bool = True) -> None:
    """Run plain SQL in one transaction of its own; what the file refuses is raised as the program would see it."""
    with _writing(path, foreign_keys=foreign_keys) as connection:
        run(connection, *statements)


def refused(path: Path, *statements: str) -> None:
    """Require that the last statement is refused by a lock, with and without foreign keys, and changes nothing."""
    for foreign_keys in (True, False):
        before = dump(path)
        with pytest.raises(Conflict), _writing(path, foreign_keys=foreign_keys) as connection:
            run(connection, *statements[:-1])
            with pytest.raises(DBAPIError, match="locked: "):
                run(connection, statements[-1])
            run(connection, statements[-1])
        assert dump(path) == before


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table."""
    with disposable_engine(path, read_only=True).begin() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        return {
            table: [tuple(row) for row in connection.exec_driver_sql(f'SELECT * FROM "{table}" ORDER BY 1')]
            for table in tables
            if not table.startswith(("search_index", "sqlite_"))
        }


@contextmanager
def _writing(path: Path, *, foreign_keys: bool = True) -> Iterator[Connection]:
    engine = disposable_engine(path, foreign_keys=foreign_keys).execution_options(writes=True)
    with translated(path), engine.begin() as connection:
        yield connection
