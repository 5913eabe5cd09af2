"""One open data file: short reads, whole writes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session, sessionmaker

from cchc_desktop.storage import recording, search_feeding
from cchc_desktop.storage.engine import create_engine
from cchc_desktop.storage.sqlite_errors import translated
from cchc_desktop.storage.tracking import Rooms


class DataFile:
    """The file that is open, with its lock (when it may be written) and its two kinds of session.

    ``path`` is the file the user named, also where an upgraded copy of it is read. ``rooms`` says which tables the
    history, the trash and the search know of; without it nothing is recorded.
    """

    def __init__(
        self, path: Path, engine: Engine, on_close: ExitStack | None = None, *, rooms: Rooms | None = None
    ) -> None:
        self.path = path
        self.engine = engine
        self.rooms = rooms or Rooms()
        self._on_close = on_close or ExitStack()
        info = {"rooms": self.rooms}
        self._reading = sessionmaker(engine, expire_on_commit=False, info=info)
        self._writing = sessionmaker(engine.execution_options(writes=True), expire_on_commit=False, info=info)
        event.listen(self._reading, "before_flush", _refuse_flush)
        recording.watch(self._writing)
        search_feeding.listen(self._writing)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, rooms: Rooms | None = None) -> DataFile:
        """Open a file as it is: no lock, no check, no upgrade. ``migrate.open_file`` does all three."""
        return cls(path, create_engine(path, read_only=read_only), rooms=rooms)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that reads; its transaction ends with the block, so fetch everything inside it.

        Raises StorageError when the file or the disk refuses.
        """
        with translated(self.path), self._reading() as session:
            yield session

    @contextmanager
    def writing(self, *, visit: str = "") -> Iterator[Session]:
        """Give a session that writes: committed when the block ends, rolled back when it raises.

        What it changes is one step of the history. Transactions that follow one another with the same ``visit`` (from
        the moment the keyboard enters a field until it leaves it) share their step.
        Raises StorageError when the file or the disk refuses; the file is then as it was before the block.
        """
        info = {"recording": recording.Recording(visit)}
        with translated(self.path), self._writing(info=info) as session, session.begin():
            yield session

    def close(self) -> None:
        """Close every connection, then give the file free; closing twice does nothing."""
        self.engine.dispose()
        self._on_close.close()

    def __enter__(self) -> DataFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _refuse_flush(session: Session, *_: Any) -> None:
    raise RuntimeError("a reading session was asked to write")
