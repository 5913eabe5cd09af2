"""What can be done with the files of a meeting: attach, open, save a copy, take away, give to another paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QObject, Signal, SignalInstance
from PySide6.QtGui import QImage, QImageWriter
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from cchc_desktop.storage import attaching
from cchc_desktop.storage.attaching import Attached, Owner
from cchc_desktop.storage.attachments import AttachmentRow
from cchc_desktop.storage.file_types import KNOWN_SUFFIXES
from cchc_desktop.storage.incoming import outgoing_name
from cchc_desktop.storage.opened_copies import OpenedCopies
from cchc_desktop.storage.stored_files import copy_to
from ui.common.attaching import Attaching
from ui.common.background import Job
from ui.common.error_dialog import show_error
from ui.common.notice import NoticeBar
from ui.workspace import Workspace


class Filing(QObject):
    """Does it, beside everything else where the disk is concerned; ``notice`` offers the way back.

    Signals: ``began(words)``, ``progressed(done, total)`` and ``ended()`` tell of what may take long; ``cancel`` stops
    it.
    """

    began = Signal(str)
    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, workspace: Workspace, notice: NoticeBar, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._notice = workspace, notice
        self._copies = OpenedCopies()
        self._job: Job | None = None
        self._folder: Path | None = None
        self.attaching = Attaching(workspace.data, workspace.worker, workspace.prompts, self._announce, self)
        self.attaching.began.connect(lambda name: self.began.emit(_("Attaching “{name}”…").format(name=name)))
        self.attaching.progressed.connect(self.progressed)
        self.attaching.finished.connect(self._on_attached)

    def choose(self, title: str) -> list[Path]:
        """Ask for files of the disk, in the folder they were taken from last."""
        paths = self._workspace.prompts.choose_open_files(title, file_types(), self._folder)
        self._folder = paths[0].parent if paths else self._folder
        return paths

    def paste_picture(self, picture: QImage, owner: Owner) -> None:
        """Attach a picture of the clipboard."""
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, b"png").write(picture)
        name = _("Pasted picture {time}").format(time=f"{datetime.now():%Y-%m-%d %H.%M.%S}")
        self.attaching.add_bytes(bytes(buffer.data().data()), f"{name}.png", owner)

    def open(self, row: AttachmentRow) -> None:
        """Open a read-only copy with the system's program."""
        copies, data = self._copies, self._workspace.data
        words = _("Opening “{name}”…").format(name=row.name)
        self._run(words, lambda job: copies.open(data, row, progress=job.report, cancel=job.check))

    def save_copy(self, row: AttachmentRow) -> None:
        """Write a file to a place that is asked for."""
        folder, data = self._workspace.documents_folder, self._workspace.data
        path = self._workspace.prompts.choose_save_file(_("Save a copy"), folder / outgoing_name(row.name))
        if path is None:
            return

        def write(job: Job) -> None:
            copy_to(data, row.file_id, path, progress=job.report, cancel=job.check)

        done = self._run(_("Saving “{name}”…").format(name=row.name), write)
        done.connect(lambda _none: self._notice.show_notice(_("Written to {path}").format(path=path)))

    def remove(self, row: AttachmentRow) -> None:
        """Take a file away; the bar brings it back."""
        verb = partial(attaching.detach, attachment_id=row.id, now=_now())
        if self._write(verb):
            words = _("“{name}” is taken away.").format(name=row.name)
            self._offer(words, "delete", partial(attaching.reattach, attachment_id=row.id))

    def give(self, row: AttachmentRow, owner: Owner) -> None:
        """Let a file belong to another paper, or to the meeting."""
        before = Owner(row.owner_kind, row.owner_id, row.role)
        if self._write(partial(attaching.give, attachment_id=row.id, owner=owner, now=_now())):
            words = _("“{name}” has its new place.").format(name=row.name)
            self._offer(words, "attach", partial(attaching.give, attachment_id=row.id, owner=before, now=_now()))

    def cancel(self) -> None:
        """Stop what is under way."""
        self.attaching.cancel()
        if self._job is not None:
            self._job.cancel()

    # -- what happens

    def _run(self, words: str, function: Callable[[Job], object]) -> SignalInstance:
        """Run something slow; return the signal that it is done."""
        job = self._job = self._workspace.worker.submit_aside(function)
        job.progressed.connect(self.progressed)
        job.failed.connect(self._on_failed)
        for signal in (job.done, job.failed, job.cancelled):
            signal.connect(lambda *_result: self.ended.emit())
        self.began.emit(words)
        return job.done

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error  # a bug: the hook for those logs it and says so
        show_error(self._workspace.prompts, error)

    def _on_attached(self, made: Sequence[Attached]) -> None:
        self.ended.emit()
        new = [each for each in made if each.is_new]
        if made and not new:
            words = _("“{name}” is attached already.").format(name=made[0].name)
            self._notice.show_notice(words, icon="info")
        elif new:
            words = _("“{name}” is attached.") if len(new) == 1 else _("{n} files are attached.")
            text = words.format(name=new[0].name, n=len(new))
            self._offer(text, "attach", partial(_detach_all, ids=[each.id for each in new], now=_now()))

    def _offer(self, words: str, icon: str, back: Callable[[Session], Changes]) -> None:
        self._notice.show_notice(words, icon=icon, action=_("Undo"), act=lambda: self._write(back))

    def _write(self, verb: Callable[[Session], Changes]) -> bool:
        try:
            self._workspace.write(verb, origin=self)
        except AppError as error:
            show_error(self._workspace.prompts, error)
            return False
        return True

    def _announce(self, changes: Changes) -> None:
        self._workspace.announce(changes, self)


def _detach_all(session: Session, ids: Sequence[int], now: datetime) -> Changes:
    changes = Changes()
    for attachment_id in ids:
        changes |= attaching.detach(session, attachment_id, now=now)
    return changes


def _now() -> datetime:
    return datetime.now().astimezone()


def file_types() -> str:
    """Return what the window that asks for files offers."""
    return _("Papers and pictures ({endings})").format(endings=" ".join(f"*{each}" for each in KNOWN_SUFFIXES))
