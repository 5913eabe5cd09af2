"""What the parts of a list need of the open file: short reads, writes that tell everybody, questions, a worker."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from ui.common.background import Worker
from ui.common.prompts import Prompts

_Result = TypeVar("_Result")


class OpenFile(Protocol):
    """The workspace, as far as lists know it."""

    prompts: Prompts
    worker: Worker

    @property
    def today(self) -> date:
        """The day that the program takes for today."""
        ...

    @property
    def documents_folder(self) -> Path:
        """The folder to propose for what leaves the program."""
        ...

    def read(self, query: Callable[[Session], _Result]) -> _Result:
        """Run a query in a reading session of its own."""
        ...

    def write(self, verb: Callable[[Session], Changes], *, origin: object = None) -> Changes:
        """Run a service verb and tell every part what changed."""
        ...
