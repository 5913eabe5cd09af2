"""Look at a data file from every side and say what is found, one line per check; nothing is changed in it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, LargeBinary, MetaData, String, Table, select

from cchc_desktop.errors import StorageError
from cchc_desktop.i18n import _
from cchc_desktop.storage import integrity, locks
from cchc_desktop.storage.backup import Unwatched
from cchc_desktop.storage.digest import digest_of, kept_digest
from cchc_desktop.storage.engine import disposable_engine
from cchc_desktop.storage.history_check import has_readable_history
from cchc_desktop.storage.migrate import APPLICATION_ID, is_behind, read_stamp, readable, require_database
from cchc_desktop.storage.search_check import has_whole_search
from cchc_desktop.storage.sqlite_errors import damaged, translated
from cchc_desktop.storage.stored_check import has_whole_files
from cchc_desktop.storage.tracking import Rooms
from cchc_desktop.storage.upgrade import Migrations, shipped


@dataclass(frozen=True)
class CheckResult:
    """One check: what was looked at, whether it is well, and a sentence about it."""

    name: str
    ok: bool
    detail: str


def check_file(
    path: Path, expected: MetaData | None = None, *, rooms: Rooms | None = None, migrations: Migrations | None = None
) -> list[CheckResult]:
    """Check a file, also while the window has it open: is it ours, which version, pages, references, locks,
    attached files, tables, history, search; and whether a copy is what it was when its digest was kept beside it.

    ``expected`` holds the tables of this version; ``rooms`` tells what history and search know of them, without it
    neither is looked at. A file that refuses is a result that is not ok, never an exception.
    """
    with ExitStack() as stack:
        try:
            require_database(path)
            file = readable(path, stack)
        except StorageError as error:
            return [CheckResult(_("Data file"), ok=False, detail=error.sentence)]
        chosen = migrations or shipped()
        questions = (
            (_("Data file"), _is_ours),
            (_("File format"), partial(_has_known_version, path=path, migrations=chosen)),
            (_("Pages of the file"), _has_sound_pages),
            (_("References between records"), _has_whole_references),
            (_("Locks of signed records"), partial(_has_locks, migrations=chosen)),
            (_("Attached files"), has_whole_files),
            (_("Tables of the file"), partial(_has_tables, expected=expected, path=path, migrations=chosen)),
        )
        results = [_ask(name, question, file, path) for name, question in questions]
        if rooms is not None:
            results.append(_ask(_("History"), partial(has_readable_history, rooms=rooms), file, path))
        if rooms is not None and all(result.ok for result in results[-2:]):  # rows that cannot be read say nothing
            results.append(_ask(_("Search"), partial(has_whole_search, rooms=rooms), file, path))
        return [*results, *_kept_digest(path)]


def _ask(name: str, question: Callable[[Connection], str], file: Path, shown: Path) -> CheckResult:
    try:
        with translated(shown), disposable_engine(file, read_only=True).begin() as connection:
            return CheckResult(name, ok=True, detail=question(connection))
    except StorageError as error:
        return CheckResult(name, ok=False, detail=error.sentence)


def _kept_digest(path: Path) -> list[CheckResult]:
    """Compare a copy with the digest kept beside it, as restoring it does; without one there is nothing to compare."""
    expected, name = kept_digest(path), _("Digest beside the copy")
    if expected is None:
        return []
    try:
        is_same = digest_of(path, Unwatched()) == expected
    except StorageError as error:
        return [CheckResult(name, ok=False, detail=error.sentence)]
    same = _("Every byte is what it was when the copy was made.")
    other = _(
        "Bytes of the file differ from when the copy was made: it was damaged, or worked in since. "
        "Nothing was changed in it. It cannot be restored; choose another backup."
    )
    return [CheckResult(name, ok=is_same, detail=same if is_same else other)]


def _is_ours(connection: Connection) -> str:
    if connection.exec_driver_sql("PRAGMA application_id").scalar_one() != APPLICATION_ID:
        raise StorageError(_("This file was made by another program."))
    return _("This is a data file of this program.")


def _has_known_version(connection: Connection, *, path: Path, migrations: Migrations) -> str:
    if is_behind(read_stamp(connection), migrations, shown=path):
        return _("The format is older; the file is upgraded when it is next opened, after a copy is kept.")
    return _("The format is that of this version.")


def _has_sound_pages(connection: Connection) -> str:
    problems = integrity.page_problems(connection)
    if problems:
        raise StorageError(
            _(
                "The file is damaged: {problem}. Nothing was changed in it. "
                "Copy it to another place first, then open the latest backup."
            ).format(problem=problems[0].strip().replace("\n", " "))
        )
    return _("Every page of the file is sound.")


def _has_whole_references(connection: Connection) -> str:
    broken = integrity.broken_references(connection)
    if broken:
        raise StorageError(
            _("Rows that point at a missing row: {tables}. Copy the file first, then open the latest backup.").format(
                tables=", ".join(f"{table} ({count})" for table, count in sorted(broken.items()))
            )
        )
    return _("Every reference between records leads somewhere.")


def _has_locks(connection: Connection, *, migrations: Migrations) -> str:
    if read_stamp(connection).revision != migrations.head:
        return _("They are made when the file is brought to the format of this version.")
    different = locks.differences(connection, migrations.triggers)
    if different:
        raise StorageError(locks.damage(different))
    return _("Signed minutes, numbers given and printed papers are locked.")


def _has_tables(connection: Connection, *, expected: MetaData | None, path: Path, migrations: Migrations) -> str:
    present = integrity.tables(connection)
    if read_stamp(connection).revision != migrations.head:
        expected = None  # the tables of an older version are its own
    missing = _missing(connection, expected, present) if expected is not None else []
    if missing:
        raise StorageError(
            _("Missing in the file: {names}. Copy the file first, then open the latest backup.").format(
                names=", ".join(missing)
            )
        )
    for table in expected.sorted_tables if expected is not None else ():
        if not _holds_what_it_may(connection, table):
            raise damaged(path)
    rows = sum(integrity.row_counts(connection).values())
    return _("{tables} tables, {rows} rows.").format(tables=len(present), rows=rows)


def _holds_what_it_may(connection: Connection, table: Table) -> bool:
    """Read every row; a value that its column cannot hold is damage too, bytes in the place of a text as well."""
    columns = [column for column in table.columns if not isinstance(column.type, LargeBinary)]  # read elsewhere
    texts = [place for place, column in enumerate(columns) if isinstance(column.type, String)]
    rows = connection.execute(select(*columns))
    return not any(isinstance(row[place], bytes) for row in rows for place in texts)


def _missing(connection: Connection, expected: MetaData, present: list[str]) -> list[str]:
    missing = []
    for table in expected.sorted_tables:
        if table.name not in present:
            missing.append(table.name)
            continue
        columns = {str(row.name) for row in connection.exec_driver_sql(f'PRAGMA table_info("{table.name}")')}
        missing += [f"{table.name}.{column.name}" for column in table.columns if column.name not in columns]
    return missing
