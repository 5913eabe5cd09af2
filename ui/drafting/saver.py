"""Stores a draft as it is typed, on the worker: typing never waits for the disk. The first save begins the draft."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from cchc_desktop.changes import Changes
from cchc_desktop.documents.issuable import Issuable
from cchc_desktop.documents.paper_places import PaperPlace, issuable_at
from cchc_desktop.errors import AppError
from cchc_desktop.register.drafting import begin_draft, save_form
from cchc_desktop.register.records import Paper
from ui.common.autosave import Autosave
from ui.common.background import Job
from ui.common.fields import commit_input_method
from ui.common.visits import Visits
from ui.common.waiting import wait_for
from ui.workspace import Workspace


@dataclass(frozen=True)
class SavedDraft:
    """What one save did: the paper as it stands in the file now, what changed, until when what was typed is in."""

    issuable: Issuable
    changes: Changes
    typed_until: datetime


@dataclass(frozen=True)
class _Waiting:
    paper: Paper
    visit: str
    typed_until: datetime


class DraftSaver(QObject):
    """Stores what ``read`` returns once it was touched: at the first pause, or when the keyboard goes on.

    Signals: ``saved(SavedDraft)``; ``failed(AppError)`` what is typed stays unsaved and the next edit tries again.
    """

    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, workspace: Workspace, place: PaperPlace, read: Callable[[], Paper], parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._read = workspace, read
        self._place = place
        self._autosave = Autosave(self)
        self._autosave.due.connect(self._save)
        self._visits = Visits(self)
        self._visits.ended.connect(self._end_visit)
        self._is_dirty = False
        self._waiting: deque[_Waiting] = deque()  # the first is being stored, the others wait for it
        self._job: Job | None = None

    @property
    def has_unsaved(self) -> bool:
        """Tell whether something typed is not in the file yet."""
        return self._is_dirty or bool(self._waiting)

    def follow(self, place: PaperPlace) -> None:
        """Store into this entry from now on."""
        self._place = place

    def touch(self) -> None:
        """Note that a field was edited."""
        self._is_dirty = True
        self._autosave.touch()

    def save_now(self) -> None:
        """Save at once and wait for it. Raises AppError; what is typed is then still unsaved."""
        commit_input_method()
        self._autosave.stop()
        self._finish_running()
        if not self._take():
            return
        try:
            saved = self._store(self._waiting[0])
        except AppError:
            self._put_back()
            raise
        self._end(saved)

    def _save(self) -> None:
        commit_input_method()
        if self._waiting:
            self._autosave.touch()
        elif self._take():
            self._start()

    def _end_visit(self) -> None:
        """Let what was edited belong to the visit that ends, also while a save runs."""
        if self._is_dirty:
            self._autosave.stop()
            if self._take() and len(self._waiting) == 1:
                self._start()

    def _take(self) -> bool:
        if not self._is_dirty:
            return False
        self._is_dirty = False
        self._waiting.append(_Waiting(self._read(), self._visits.token, datetime.now().astimezone()))
        return True

    def _start(self) -> None:
        waiting = self._waiting[0]
        self._job = self._workspace.worker.submit(lambda _job: self._store(waiting))
        self._job.done.connect(self._end)
        self._job.failed.connect(self._fail)

    def _put_back(self) -> None:
        self._waiting.clear()
        self._is_dirty = True

    def _store(self, waiting: _Waiting) -> SavedDraft:
        place, paper = self._place, waiting.paper
        with self._workspace.data.writing(visit=waiting.visit) as session:
            if place.paper_id is not None:
                paper_id, changes = place.paper_id, save_form(session, place.paper_id, paper.form, paper.title)
            else:
                paper_id, changes = begin_draft(
                    session,
                    place.owner_kind,
                    place.owner_id,
                    paper.type_code,
                    paper.form,
                    paper.title,
                    begun_on=self._workspace.today,
                )
        place = replace(place, paper_id=paper_id)
        with self._workspace.data.reading() as session:
            issuable = issuable_at(session, place, today=self._workspace.today)
        return SavedDraft(issuable, changes, waiting.typed_until)

    def _end(self, saved: SavedDraft) -> None:
        self._waiting.popleft()
        self._place = replace(self._place, paper_id=saved.issuable.paper.id)
        self.saved.emit(saved)
        if self._waiting:
            self._start()

    def _fail(self, error: Exception) -> None:
        self._put_back()
        if not isinstance(error, AppError):
            raise error  # a bug: the hook for those logs it and says so
        self.failed.emit(error)

    def _finish_running(self) -> None:
        """Let saves that run come to their end, so that two never overlap."""
        while self._job is not None and not self._job.is_finished:
            wait_for(self._job)
