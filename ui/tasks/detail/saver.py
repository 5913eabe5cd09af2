"""Stores the fields of a task as she types, on the worker: typing never waits for the disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from cchc_desktop.changes import Changes
from cchc_desktop.errors import AppError
from cchc_desktop.tasks.records import TaskDetails
from cchc_desktop.tasks.service import save_task
from ui.common.autosave import Autosave
from ui.common.background import Job
from ui.common.fields import commit_input_method
from ui.common.visits import Visits
from ui.common.waiting import wait_for
from ui.workspace import Workspace


@dataclass(frozen=True)
class _Waiting:
    """What is stored in one transaction, and during which visit to a field it was typed."""

    task_id: int
    details: TaskDetails
    visit: str


class TaskSaver(QObject):
    """Stores what ``read`` returns once it was touched: at the first pause, or when the keyboard goes on.

    Signals: ``saved(Changes)``; ``failed(AppError)`` what is typed stays unsaved and the next edit tries again.
    """

    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, workspace: Workspace, read: Callable[[], TaskDetails], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._read = workspace, read
        self._autosave = Autosave(self)
        self._autosave.due.connect(self._save)
        self._visits = Visits(self)
        self._visits.ended.connect(self._save)
        self._task_id: int | None = None
        self._is_dirty = False
        self._stored_id: int | None = None
        self._job: Job | None = None

    @property
    def has_unsaved(self) -> bool:
        """Tell whether something typed is not in the file yet."""
        return self._is_dirty or (self._job is not None and not self._job.is_finished)

    def follow(self, task_id: int | None) -> None:
        """Store into this task from now on; what is unsaved of the one before is let go."""
        self._autosave.stop()
        self._task_id, self._is_dirty = task_id, False

    def touch(self) -> None:
        """Note that a field was edited."""
        self._is_dirty = True
        self._autosave.touch()

    def save_now(self) -> None:
        """Save at once and wait for it. Raises AppError; what is typed is then still unsaved."""
        commit_input_method()
        self._autosave.stop()
        self._finish_running()
        waiting = self._take()
        if waiting is None:
            return
        try:
            changes = self._store(waiting)
        except AppError:
            self._is_dirty = True
            raise
        self.saved.emit(changes)

    def _save(self) -> None:
        if not self._is_dirty:
            return
        commit_input_method()
        if self._job is not None and not self._job.is_finished:
            self._autosave.touch()
            return
        waiting = self._take()
        if waiting is None:
            return
        self._stored_id = waiting.task_id
        self._job = self._workspace.worker.submit(lambda _job: self._store(waiting))
        self._job.done.connect(self.saved)
        self._job.failed.connect(self._fail)  # a method is let go with its object, a closure is not

    def _take(self) -> _Waiting | None:
        if not self._is_dirty or self._task_id is None:
            return None
        self._autosave.stop()
        self._is_dirty = False
        return _Waiting(self._task_id, self._read(), self._visits.token)

    def _store(self, waiting: _Waiting) -> Changes:
        with self._workspace.data.writing(visit=waiting.visit) as session:
            return save_task(session, waiting.task_id, waiting.details, today=self._workspace.today)

    def _fail(self, error: Exception) -> None:
        if self._stored_id == self._task_id:
            self._is_dirty = True
        if not isinstance(error, AppError):
            raise error  # a bug: the hook for those logs it and says so
        self.failed.emit(error)

    def _finish_running(self) -> None:
        """Let a save that runs come to its end, so that two never overlap."""
        while self._job is not None and not self._job.is_finished:
            wait_for(self._job)
