"""Stores the pages of the editor as she types, on the worker: typing never waits for the disk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QEventLoop, QObject, Signal

from cchc_desktop.changes import Changes
from cchc_desktop.errors import AppError
from cchc_desktop.meetings.queries import meeting_facts
from cchc_desktop.meetings.records import MeetingFacts
from ui.common.autosave import Autosave
from ui.common.background import Job
from ui.common.fields.field import commit_input_method
from ui.meetings.page import Page, Verb
from ui.workspace import Workspace


@dataclass(frozen=True)
class Saved:
    """What one save did: the facts as they stand in the file now, what changed, and until when what was typed is in."""

    facts: MeetingFacts
    changes: Changes
    typed_until: datetime


class Saver(QObject):
    """Keeps the pages that hold something unsaved, and stores them when a change is due.

    Signals: ``saved(Saved)``, ``failed(AppError)`` the file or the disk refused: what is typed waits for the next try.
    """

    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.autosave = Autosave(self)
        self.autosave.due.connect(self._save)
        self._workspace = workspace
        self._meeting_id: int | None = None
        self._dirty: dict[Page, None] = {}
        self._saving: dict[Page, None] = {}
        self._job: Job | None = None

    @property
    def unsaved(self) -> tuple[Page, ...]:
        """The pages that hold something that is not in the file yet."""
        return (*self._saving, *(page for page in self._dirty if page not in self._saving))

    @property
    def is_saving(self) -> bool:
        """Tell whether a save is under way."""
        return bool(self._saving)

    def is_dirty(self, page: Page) -> bool:
        """Tell whether the page was edited since it was last taken to be saved."""
        return page in self._dirty

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
        if not self._dirty or self._meeting_id is None:
            return
        verbs = self._take_dirty()
        try:
            saved = self._store(self._meeting_id, verbs, _now())
        except AppError:
            self._put_back()
            raise
        self._end(saved)

    def _save(self) -> None:
        commit_input_method()
        if self._saving:
            self.autosave.touch()
            return
        if not self._dirty or self._meeting_id is None:
            return
        meeting_id, verbs, now = self._meeting_id, self._take_dirty(), _now()
        self._job = self._workspace.worker.submit(lambda _job: self._store(meeting_id, verbs, now))
        self._job.done.connect(self._end)
        self._job.failed.connect(self._fail)

    def _take_dirty(self) -> Sequence[Verb]:
        self._saving, self._dirty = self._dirty, {}
        return [page.storing() for page in self._saving]

    def _put_back(self) -> None:
        self._dirty = self._saving | self._dirty
        self._saving = {}

    def _store(self, meeting_id: int, verbs: Sequence[Verb], typed_until: datetime) -> Saved:
        changes = Changes()
        with self._workspace.data.writing() as session:
            for verb in verbs:
                changes |= verb(session)
            facts = meeting_facts(session, meeting_id)
        return Saved(facts, changes, typed_until)

    def _end(self, saved: Saved) -> None:
        self._saving = {}
        self.saved.emit(saved)

    def _fail(self, error: Exception) -> None:
        self._put_back()
        if not isinstance(error, AppError):
            raise error  # a bug: the hook for those logs it and says so
        self.failed.emit(error)

    def _finish_running(self) -> None:
        """Let a save that runs come to its end, so that two never overlap."""
        if self._job is not None and not self._job.is_finished:
            loop = QEventLoop()
            for signal in (self._job.done, self._job.failed, self._job.cancelled):
                signal.connect(loop.quit)
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


def _now() -> datetime:
    return datetime.now().astimezone()
