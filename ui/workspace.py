"""The open file as the parts of the window see it: short reads, writes that tell everybody, one clock, one worker.

``application.py`` builds one for the file that is open and hands it to each part by constructor.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QStandardPaths, Signal
from sqlalchemy.orm import Session

from cchc_desktop import paths
from cchc_desktop.changes import Changes
from cchc_desktop.settings import Settings
from cchc_desktop.storage.sessions import DataFile
from ui.common.background import Worker
from ui.common.prompts import Prompts

_Result = TypeVar("_Result")


@dataclass(frozen=True)
class Clock:
    """Tells the day: the clock's own, or a fixed one (a sample file, ``--today``)."""

    fixed: date | None = None

    def today(self) -> date:
        """Return the day that the program takes for today."""
        return self.fixed or date.today()


class Workspace(QObject):
    """The file, and what was changed in it.

    Signals: ``data_changed(Changes, origin)`` after every committed write; ``origin`` is the part that wrote.
    """

    data_changed = Signal(object, object)

    def __init__(self, data: DataFile, settings: Settings, worker: Worker, prompts: Prompts, clock: Clock) -> None:
        super().__init__()
        self.data = data
        self.settings = settings
        self.worker = worker
        self.prompts = prompts
        self.clock = clock

    @property
    def path(self) -> Path:
        """The file that is open."""
        return self.data.path

    @property
    def today(self) -> date:
        """The day that the program takes for today."""
        return self.clock.today()

    @property
    def documents_folder(self) -> Path:
        """The folder to propose for what leaves the program: beside the data, unless those lie where nobody looks."""
        folder = self.path.parent
        if folder != paths.data_folder():
            return folder
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        return documents if documents.is_dir() else Path.home()

    def read(self, query: Callable[[Session], _Result]) -> _Result:
        """Run a query in a reading session of its own, closed before anything is shown."""
        with self.data.reading() as session:
            return query(session)

    def store(self, verb: Callable[[Session], Changes]) -> Changes:
        """Run a service verb in one transaction, also on the worker; ``announce`` its changes afterwards."""
        with self.data.writing() as session:
            return verb(session)

    def announce(self, changes: Changes, origin: object = None) -> None:
        """Tell every part what was changed."""
        self.data_changed.emit(changes, origin)

    def write(self, verb: Callable[[Session], Changes], *, origin: object = None) -> Changes:
        """Run a service verb here and tell every part what changed. Raises what the verb raises."""
        changes = self.store(verb)
        self.announce(changes, origin)
        return changes
