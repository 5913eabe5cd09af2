"""Stop halfway in making, upgrading or writing a file, say "halfway", and wait to be killed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from cchc_desktop.storage import files, migrate
from cchc_desktop.storage.upgrade import Migrations


def wait_for_the_end() -> None:
    print("halfway", flush=True)
    sys.stdin.read()


def make(path: Path, migrations: Migrations) -> None:
    with migrate.making(path, migrations=migrations) as data:
        with data.writing() as session:
            session.connection().exec_driver_sql("INSERT INTO note (text) VALUES ('x')")
        wait_for_the_end()


def upgrade(path: Path, migrations: Migrations) -> None:
    migrate.open_file(path, migrations=migrations)  # the migration itself waits


def write(path: Path, _migrations: Migrations) -> None:
    fsync = os.fsync

    def flush_and_wait(descriptor: int) -> None:
        fsync(descriptor)
        wait_for_the_end()

    files.os.fsync = flush_and_wait
    files.write_whole(path, b"new" * 100_000)


if __name__ == "__main__":
    action, path, head, folder = sys.argv[1:]
    {"make": make, "upgrade": upgrade, "write": write}[action](Path(path), Migrations(head, Path(folder)))
