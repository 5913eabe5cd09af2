"""How long work on a paper reports its progress and stops when asked."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with the pieces done and all pieces."""

IsCancelled = Callable[[], bool]


class Cancelled(Exception):
    """The reader of the paper asked to stop; nothing was written."""


class Steps:
    """Counts the pieces done; tells about it now and then, and raises ``Cancelled`` when asked to stop."""

    _EVERY = 50

    def __init__(self, total: int, progress: Progress | None = None, cancelled: IsCancelled | None = None) -> None:
        self._total = total
        self._done = 0
        self._progress = progress
        self._cancelled = cancelled
        self._check()

    def step(self) -> None:
        """Count one piece."""
        self._done += 1
        if self._done % self._EVERY == 0 or self._done == self._total:
            self._check()

    def _check(self) -> None:
        if self._cancelled is not None and self._cancelled():
            raise Cancelled
        if self._progress is not None:
            self._progress(min(self._done, self._total), self._total)
