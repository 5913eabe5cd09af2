"""Stores the pages of the editor as she types, on the worker: typing never waits for the disk."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from cchc_desktop.changes import Changes
from cchc_desktop.errors import AppError
from cchc_desktop.meetings.queries import meeting_facts
from cchc_desktop.meetings.records import MeetingFacts
from ui.common.autosave import Autosave
from ui.common.background import Job
from ui.common.fields.field import commit_input_method
from ui.common.visits import Visits
from ui.common.waiting import wait_for
from ui.meetings.page import Page, Verb
from ui.workspace import Workspace


@dataclass(frozen=True)
class Saved:
    """What one save did: the facts as they stand in the file now, what changed, and until when what was typed is in."""

    facts: MeetingFacts
    changes: Changes
    typed_until: datetime


@dataclass(frozen=True)
class _Batch:
    """What is stored in one transaction: of which meeting, which pages, during which visit, typed until when.

    ``known`` is the meeting as the pages know it: nothing they store changes the people or the committee.
    """

    meeting_id: int
    known: MeetingFacts | None
    pages: tuple[Page, ...]
    verbs: Sequence[Verb]
    visit: str
    typed_until: datetime


class Saver(QObject):
    """Keeps the pages that hold something unsaved, and stores them when a change is due or the keyboard goes on.

    Signals: ``saved(Saved)``, ``failed(AppError)`` the file or the disk refused: what is typed waits for the next try.
    """

    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.autosave = Autosave(self)
        self.autosave.due.connect(self._save)
        self.visits = Visits(self)
        self.visits.ended.connect(self._end_visit)
        self._workspace = workspace
        self._meeting_id: int | None = None
        self._dirty: dict[Page, None] = {}
        self._batches: deque[_Batch] = deque()  # the first is being stored, the others wait for it
        self._job: Job | None = None

    @property
    def unsaved(self) -> tuple[Page, ...]:
        """The pages that hold something that is not in the file yet."""
        return tuple(dict.fromkeys([*(page for batch in self._batches for page in batch.pages), *self._dirty]))

    @property
    def is_saving(self) -> bool:
        """Tell whether a save is under way."""
        return bool(self._batches)

    def is_dirty(self, page: Page) -> bool:
        """Tell whether the page holds something that is still to be stored."""
        return page in self.unsaved

    def follow(self, meeting_id: int) -> None:
        """Store into this meeting from now on; whatever is unsaved of the one before is let go."""
        self.autosave.stop()
        self._meeting_id = meeting_id
        self._dirty.clear()

    def touch(self, page: Page) -> None:
        """Note that a page was edited."""
        self._dirty[page] = None
        self.autosave.touch()

    def save_now(self) -> None:
        """Save at once and wait for it. Raises AppError; what is typed is then still unsaved."""
        commit_input_method()
        self.autosave.stop()
        self._finish_running()
        batch = self._take_dirty()
        if batch is None:
            return
        self._batches.append(batch)
        try:
            saved = self._store(batch)
        except AppError:
            self._put_back()
            raise
        self._end(saved)

    def _save(self) -> None:
        commit_input_method()
        if self._batches:
            self.autosave.touch()
        else:
            self._submit()

    def _end_visit(self) -> None:
        """Let what was edited belong to the visit that ends, also while a save runs."""
        if self._dirty:
            self.autosave.stop()
            self._submit()

    def _submit(self) -> None:
        batch = self._take_dirty()
        if batch is not None:
            self._batches.append(batch)
            if len(self._batches) == 1:
                self._start()

    def _start(self) -> None:
        batch = self._batches[0]
        self._job = self._workspace.worker.submit(lambda _job: self._store(batch))
        self._job.done.connect(self._end)
        self._job.failed.connect(self._fail)

    def _take_dirty(self) -> _Batch | None:
        if not self._dirty or self._meeting_id is None:
            return None
        pages, self._dirty = tuple(self._dirty), {}
        verbs = [page.storing() for page in pages]
        return _Batch(self._meeting_id, pages[0].facts, pages, verbs, self.visits.token, _now())

    def _put_back(self) -> None:
        self._dirty = dict.fromkeys(self.unsaved)
        self._batches.clear()

    def _store(self, batch: _Batch) -> Saved:
        changes = Changes()
        with self._workspace.data.writing(visit=batch.visit) as session:
            for verb in batch.verbs:
                changes |= verb(session)
        with self._workspace.data.reading() as session:
            facts = meeting_facts(session, batch.meeting_id, committee_of=batch.known)
        return Saved(facts, changes, batch.typed_until)

    def _end(self, saved: Saved) -> None:
        self._batches.popleft()
        self.saved.emit(saved)
        if self._batches:
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


def _now() -> datetime:
    return datetime.now().astimezone()
