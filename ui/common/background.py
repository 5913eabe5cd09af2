"""Work over 50 ms runs here: one worker thread, first come first served, results delivered in the window's thread.

A job reads nothing from the database and touches no widget: it gets frozen values and returns one.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal, Slot


class Cancelled(Exception):
    """Raised inside a job at ``job.check()`` after it was cancelled."""


class Job(QObject):
    """One piece of work. Exactly one of ``done`` (result), ``failed`` (exception) and ``cancelled`` is emitted.

    ``progressed`` gives how many of how many. The function is called with the job: it may call ``report`` and
    ``check`` from the worker's thread.
    """

    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    progressed = Signal(int, int)

    def __init__(self, function: Callable[[Job], Any], key: object = None) -> None:
        super().__init__()
        self.function = function
        self.key = key
        self._cancel = threading.Event()
        self.is_finished = False

    def cancel(self) -> None:
        """Ask the job to stop; its result will not be delivered."""
        self._cancel.set()

    def is_cancelled(self) -> bool:
        """Tell whether the job was asked to stop."""
        return self._cancel.is_set()

    def check(self) -> None:
        """Raise ``Cancelled`` when the job was asked to stop; for use inside the function, between steps."""
        if self._cancel.is_set():
            raise Cancelled

    def report(self, finished: int, total: int) -> None:
        """Tell how far the function has come, from inside it; delivered in the window's thread."""
        self.progressed.emit(finished, total)


class _Thread(QThread):
    """Takes one job after the other until told to end."""

    finished_job = Signal(object, object, object)  # job, result, exception

    def __init__(self) -> None:
        super().__init__()
        self.waiting: deque[Job] = deque()
        self.wake = threading.Condition()
        self.running: Job | None = None
        self.is_ending = False

    def run(self) -> None:
        while (job := self._next()) is not None:
            result, error = None, None
            try:
                job.check()
                result = job.function(job)
            except Exception as raised:  # noqa: BLE001 - delivered to the window as the job's failure
                error = raised
            self.running = None
            self.finished_job.emit(job, result, error)
            del job, result, error  # what a job held is freed before the thread waits for the next

    def end(self) -> list[Job]:
        """Ask what runs to stop and take nothing more; return what was waiting."""
        with self.wake:
            self.is_ending = True
            dropped = list(self.waiting)
            self.waiting.clear()
            if self.running is not None:
                self.running.cancel()
            self.wake.notify_all()
        return dropped

    def _next(self) -> Job | None:
        with self.wake:
            while not self.waiting and not self.is_ending:
                self.wake.wait()
            if self.is_ending:
                return None
            self.running = self.waiting.popleft()
            return self.running


class Worker(QObject):
    """The one worker of the program. Call ``shut_down`` before the window goes.

    Beside it runs a second thread for what waits for other disks: a stick that does not answer must not keep what she
    types from being saved.
    """

    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open: Final[set[Job]] = set()
        self._thread = self._started()
        self._aside: _Thread | None = None

    def submit(self, function: Callable[[Job], Any]) -> Job:
        """Run a function after everything submitted before; return its job."""
        return self._add(Job(function))

    def submit_aside(self, function: Callable[[Job], Any]) -> Job:
        """Run a function that reads or writes other disks beside everything else, after others of its kind."""
        if self._aside is None and not self._thread.is_ending:
            self._aside = self._started()
        return self._add(Job(function), self._aside)

    def submit_latest(self, key: object, function: Callable[[Job], Any]) -> Job:
        """Run a function in place of any job with the same key that has not begun; the old one is cancelled."""
        with self._thread.wake:
            replaced = [job for job in self._thread.waiting if job.key == key]
            for job in replaced:
                self._thread.waiting.remove(job)
        for job in replaced:
            job.cancel()
            self._finish(job, None, Cancelled())
        return self._add(Job(function, key))

    def is_busy(self) -> bool:
        """Tell whether a job waits, runs or has yet to be delivered."""
        return bool(self._open)

    def shut_down(self, milliseconds: int = 10_000) -> bool:
        """Drop what waits, ask what runs to stop, wait for it; tell whether the thread has ended."""
        threads = [thread for thread in (self._thread, self._aside) if thread is not None]
        for job in [job for thread in threads for job in thread.end()]:
            job.cancel()
            self._finish(job, None, Cancelled())
        ended = [thread.wait(milliseconds) for thread in threads]
        return all(ended)

    def _started(self) -> _Thread:
        thread = _Thread()
        thread.finished_job.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        thread.start()
        return thread

    def _add(self, job: Job, thread: _Thread | None = None) -> Job:
        thread = thread or self._thread
        self._open.add(job)
        with thread.wake:
            if self._thread.is_ending:
                QTimer.singleShot(0, lambda: self._finish(job, None, Cancelled()))
                return job
            thread.waiting.append(job)
            thread.wake.notify_all()
        return job

    @Slot(object, object, object)
    def _deliver(self, job: Job, result: object, error: Exception | None) -> None:
        self._finish(job, result, error)

    def _finish(self, job: Job, result: object, error: Exception | None) -> None:
        self._open.discard(job)
        job.is_finished = True
        if job.is_cancelled() or isinstance(error, Cancelled):
            job.cancelled.emit()
        elif error is not None:
            job.failed.emit(error)
        else:
            job.done.emit(result)
        if not self._open:
            self.idle.emit()
