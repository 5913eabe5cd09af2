"""Makes the backups of the open file by itself: at the first start of a day, when she pauses, and at closing.

It has a worker of its own, so that no save waits for a copy.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from cchc_desktop.backup_memory import BackupMemory, FileMemory
from cchc_desktop.errors import AppError, StorageError
from cchc_desktop.i18n import _
from cchc_desktop.schema import metadata
from cchc_desktop.storage import drill, keeping
from cchc_desktop.storage.backup import Disturbed
from cchc_desktop.storage.copy_names import Reason
from cchc_desktop.storage.drill import Drill
from cchc_desktop.storage.due import AT_MOST_EVERY, QUIET_SECONDS, Occasion, due, is_drill_due, is_reminder_due
from cchc_desktop.storage.keeping import Kept
from cchc_desktop.text.dates import short_date
from ui.common.background import Job, Worker
from ui.safety.words import TABLES, clock_and_day, contents_words

AFTER_START_MS: Final = 3000
"""The window is ready first."""


class Keeper(QObject):
    """Keeps the backups of one file.

    Signals: ``changed()`` the newest backup, or how far one has come; ``made(Kept)``; ``refused(AppError)``;
    ``drilled(Drill)``; ``noticed(sentence)`` something to tell in passing.
    """

    changed = Signal()
    made = Signal(object)
    refused = Signal(object)
    drilled = Signal(object)
    noticed = Signal(str)

    def __init__(self, file: Path, memory: BackupMemory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.file = file
        self.memory = memory
        self.worker = Worker(self)
        self.newest: datetime | None = None
        self.percent: int | None = None
        self.refusal = ""
        self._refused_at: datetime | None = None
        self._job: Job | None = None
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_SECONDS * 1000)
        self._quiet.timeout.connect(partial(self._ask, Occasion.QUIET))
        memory.of(file, now=_now())  # a new file is first seen now

    @property
    def of_file(self) -> FileMemory:
        """What this computer remembers of the file."""
        return self.memory.of(self.file, now=_now())

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders with backups: beside the file, and the second one if there is one."""
        second = self.memory.second_folder
        return (keeping.folder_beside(self.file), *((second,) if second is not None else ()))

    @property
    def is_busy(self) -> bool:
        """Tell whether a backup is being made."""
        return self._job is not None

    def start(self) -> None:
        """Look for the newest backup at once, and make today's when the window has come to rest."""
        self.look()
        QTimer.singleShot(AFTER_START_MS, self, partial(self._ask, Occasion.STARTED))

    def look(self) -> None:
        """Find the newest backup again."""
        now = _now()
        job = self.worker.submit(lambda _job: keeping.known_of(self.file, now=now).newest)
        job.done.connect(self._show_newest)

    def touch(self) -> None:
        """Note that something was saved: a backup may be due when nothing follows for a while."""
        self._quiet.start()

    def back_up_now(self) -> None:
        """Make a backup because she asks for one."""
        self._begin(lambda job: self._make(Reason.BY_HAND, job))

    def try_restore(self) -> None:
        """Run the restore drill."""
        folders = self.folders
        job = self.worker.submit(
            lambda job: drill.try_newest(self.file, folders, tables=TABLES, expected=metadata, watch=job)
        )
        job.done.connect(self._end_drill)

    def finish(self) -> Job | None:
        """Make the backup of closing if one is due, or let one that runs come to its end; return its job."""
        self._quiet.stop()
        if self._job is None and due(Occasion.CLOSING, keeping.known_of(self.file, now=_now()), now=_now()):
            self._begin(lambda job: self._make(Reason.CLOSING, job))
        return self._job

    def close(self) -> None:
        """Stop; what is not finished leaves nothing."""
        self._quiet.stop()
        self.worker.shut_down()

    def choose_second(self, folder: Path | None) -> None:
        """Keep copies in this folder too from now on, or nowhere else."""
        self.memory.second_folder = folder
        self._remember()
        self.changed.emit()

    # -- one after the other

    def _ask(self, occasion: Occasion) -> None:
        """Make a backup if one is due now; a folder that refuses is not asked again within the hour."""
        now = _now()
        if self._job is not None or (self._refused_at and abs(now - self._refused_at) < AT_MOST_EVERY):
            return

        def make_if_due(job: Job) -> Kept | None:
            reason = due(occasion, keeping.known_of(self.file, now=now), now=now)
            return self._make(reason, job) if reason is not None else None

        self._begin(make_if_due)

    def _make(self, reason: Reason, job: Job) -> Kept:
        return keeping.make_backup(self.file, reason, second=self.memory.second_folder, watch=job)

    def _begin(self, function: Callable[[Job], Kept | None]) -> None:
        if self._job is not None:
            return
        self._job = self.worker.submit(function)
        self._job.progressed.connect(self._show_progress)
        self._job.done.connect(self._end)
        self._job.failed.connect(self._fail)
        self._job.cancelled.connect(self._stop)

    def _stop(self) -> None:
        self._job, self.percent = None, None
        self.changed.emit()

    def _show_progress(self, finished: int, total: int) -> None:
        percent = finished * 100 // total if total else 100
        if percent != self.percent:
            self.percent = percent
            self.changed.emit()

    def _show_newest(self, newest: datetime | None) -> None:
        self.newest = newest
        self.changed.emit()

    def _end(self, kept: Kept | None) -> None:
        if kept is not None:
            self.refusal, self._refused_at = "", None
            self.newest = _now()
            if kept.second is not None and keeping.is_on_another_disk(kept.second.parent, self.file):
                self.of_file.copied_elsewhere = _now()
            if kept.finding:
                self.noticed.emit(kept.finding)
        self._stop()
        if kept is not None:
            self.made.emit(kept)
        self._remind()
        self._remember()
        if is_drill_due(self.of_file.drilled, self.of_file.first_seen, now=_now()):
            self.try_restore()

    def _fail(self, error: Exception) -> None:
        self._stop()
        if not isinstance(error, AppError):
            raise error  # a bug: the hook for those logs it and says so
        if isinstance(error, Disturbed):
            self._quiet.start()
            return
        self.refusal, self._refused_at = error.sentence, _now()
        self.changed.emit()
        self.refused.emit(error)

    def _end_drill(self, done: Drill) -> None:
        self.of_file.drilled = _now()
        self.of_file.drill_failure = done.sentence
        self._remember()
        if done.is_passed and done.row is not None:
            words = _("Restore tried: the backup of {moment} gives everything back ({contents}).")
            self.noticed.emit(
                words.format(moment=clock_and_day(done.row.moment, _now()), contents=contents_words(done.contents))
            )
        else:
            self.noticed.emit(_("Restore tried, without success: {why}").format(why=done.sentence))
        self.drilled.emit(done)
        self.changed.emit()

    def _remind(self) -> None:
        known = self.of_file
        if is_reminder_due(known.copied_elsewhere, known.first_seen, known.reminded, now=_now()):
            known.reminded = _now()
            self.noticed.emit(_reminder(known.copied_elsewhere))

    def _remember(self) -> None:
        with suppress(StorageError):  # losing this memory loses no backup
            self.memory.save()


def _reminder(last: datetime | None) -> str:
    if last is None:
        return _("For 7 days no backup was put on another disk. Choose a second folder under Tools › Backups.")
    words = _("The last backup on another disk is of {day}. Connect that disk, then back up under Tools › Backups.")
    return words.format(day=short_date(last.date()))


def _now() -> datetime:
    return datetime.now().replace(microsecond=0)
