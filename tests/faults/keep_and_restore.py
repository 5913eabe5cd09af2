"""Save, back up and restore again and again, and say so after each; meant to be killed.

Without backups to choose from: save a number, back up, save the next one. With two of them: put the one back, then the
other one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, cycle
from pathlib import Path

from cchc_desktop.storage.copy_names import Reason
from cchc_desktop.storage.keeping import make_backup
from cchc_desktop.storage.restore import restore
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.storage.upgrade import Migrations


def back_up(path: Path, first: int) -> Iterator[str]:
    with DataFile.open(path) as data:
        for number in count(first):
            with data.writing() as session:
                session.connection().exec_driver_sql("UPDATE note SET text = ? WHERE id = 1", (str(number),))
            yield f"saved {number}"
            yield f"made {make_backup(path, Reason.CHANGED).copy.name}"


def put_back(path: Path, copies: list[Path], migrations: Migrations) -> Iterator[str]:
    for copy in cycle(copies):
        restore(copy, path, migrations=migrations)
        yield f"restored {copy.name}"


def main(migrations: str, path: str, first: str, *copies: str) -> None:
    chosen = Migrations("0001", Path(migrations))
    done = put_back(Path(path), [*map(Path, copies)], chosen) if copies else back_up(Path(path), int(first))
    print("begun", flush=True)
    for words in done:
        print(words, flush=True)
