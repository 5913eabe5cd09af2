"""Run the migrations. The only module that imports Alembic, and only when a file is new or behind."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from cchc_desktop import paths
from cchc_desktop.errors import StorageError
from cchc_desktop.i18n import _
from cchc_desktop.storage import history_log, integrity, locks
from cchc_desktop.storage.engine import disposable_engine
from cchc_desktop.storage.migrations import HEAD
from cchc_desktop.storage.sqlite_errors import damaged, translate, translated

if TYPE_CHECKING:
    from alembic.config import Config


@dataclass(frozen=True)
class Migrations:
    """A set of migrations: the newest revision, the folder with ``env.py`` and ``versions``, and the triggers."""

    head: str
    folder: Path
    triggers: tuple[locks.Trigger, ...] = ()


def shipped() -> Migrations:
    """Return the migrations of this program, also inside a bundle."""
    return Migrations(HEAD, paths.root() / "cchc_desktop" / "storage" / "migrations", locks.TRIGGERS)


def is_known(revision: str, migrations: Migrations) -> bool:
    """Tell whether a revision belongs to this program; an unknown one is a newer program's."""
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory.from_config(_config(migrations))
    return revision in {script.revision for script in scripts.walk_revisions()}


def upgrade(path: Path, migrations: Migrations, *, shown: Path) -> None:
    """Bring a file to the newest revision in one transaction; on any error it stays as it was.

    Runs on its own connection with foreign keys off, and checks them and the row counts before it commits.
    Raises StorageError, which names the file ``shown``.
    """
    engine = disposable_engine(path, foreign_keys=False).execution_options(writes=True)
    with translated(shown), engine.begin() as connection:
        before = integrity.row_counts(connection)
        locks.drop(connection)
        _run(connection, migrations, shown)
        locks.make(connection, migrations.triggers)
        if before:
            _wall_off_history(connection)
        _require_nothing_lost(connection, before, shown)


def _wall_off_history(connection: Connection) -> None:
    """Let undo stop here: the rows before it had another form."""
    history_log.put_up_wall(
        connection,
        title=_("File brought to the format of this version"),
        sentence=_(
            "The file was brought to the format of a newer version here, and undo does not go behind that. "
            "What stood before is in the backup made then."
        ),
    )


def _run(connection: Connection, migrations: Migrations, shown: Path) -> None:
    from alembic import command

    config = _config(migrations)
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, migrations.head)
    except (SQLAlchemyError, KeyError) as error:
        # Tables are not those of the revision that the file names: it was changed outside the program.
        raise translate(error, shown) or damaged(shown) from error


def _config(migrations: Migrations) -> Config:
    from alembic.config import Config

    config = Config(stdout=io.StringIO())
    config.set_main_option("script_location", str(migrations.folder).replace("%", "%%"))
    return config


def _require_nothing_lost(connection: Connection, before: dict[str, int], shown: Path) -> None:
    after = integrity.row_counts(connection)
    lost = any(table in after and after[table] < count for table, count in before.items())
    if lost or integrity.broken_references(connection):
        raise StorageError(
            _(
                "“{name}” could not be brought to the format of this version without losing rows. "
                "The file is as it was. Open it with the earlier version."
            ).format(name=shown.name)
        )
