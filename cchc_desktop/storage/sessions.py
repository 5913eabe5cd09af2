"""One open data file: short reads, whole writes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session, sessionmaker

from cchc_desktop.storage.engine import create_engine
from cchc_desktop.storage.sqlite_errors import translated


class DataFile:
    """The file that is open, with its lock (when it may be written) and its two kinds of session.

    ``path`` is the file the user named, also where an upgraded copy of it is read.
    """

    def __init__(self, path: Path, engine: Engine, on_close: ExitStack | None = None) -> None:
        self.path = path
        self.engine = engine
        self._on_close = on_close or ExitStack()
        self._reading = sessionmaker(engine, expire_on_commit=False)
        self._writing = sessionmaker(engine.execution_options(writes=True), expire_on_commit=False)
        event.listen(self._reading, "before_flush", _refuse_flush)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> DataFile:
        """Open a file as it is: no lock, no check, no upgrade. ``migrate.open_file`` does all three."""
        return cls(path, create_engine(path, read_only=read_only))

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that reads; its transaction ends with the block, so fetch everything inside it.

        Raises StorageError when the file or the disk refuses.
        """
        with translated(self.path), self._reading() as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Give a session that writes: committed when the block ends, rolled back when it raises.

        Raises StorageError when the file or the disk refuses; the file is then as it was before the block.
        """
        with translated(self.path), self._writing.begin() as session:
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
