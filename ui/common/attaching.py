"""Attach files to records from the window: one after the other, beside everything else, with progress and a way out.

Only what must stop her is asked or said in a dialog: a picture that could be smaller (once for all of them), and what
was refused (once, a sentence each).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QObject, Signal

from cchc_desktop.changes import Changes
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.storage.attaching import (
    ATTACHMENT,
    Attached,
    Owner,
    PictureOffer,
    attach_bytes,
    attach_file,
    changes_of,
)
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.text.sizes import size_words
from ui.common.background import Job, Worker
from ui.common.prompts import Action, Prompts, Question

_MOST_REFUSALS: Final = 6


@dataclass(frozen=True)
class _Task:
    """A file of the disk, or bytes that were pasted under a name."""

    owner: Owner
    path: Path
    content: bytes | None = None


class Attaching(QObject):
    """Takes files for records; several calls wait in one line.

    Signals: ``began(name)`` a file is being read; ``progressed(done, total)`` in bytes; ``finished(list of Attached)``
    nothing waits any more, with what belongs to its record now. ``announce`` tells the other parts what changed.
    """

    began = Signal(str)
    progressed = Signal(int, int)
    finished = Signal(object)

    def __init__(
        self,
        data: DataFile,
        worker: Worker,
        prompts: Prompts,
        announce: Callable[[Changes], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._data, self._worker, self._prompts, self._announce = data, worker, prompts, announce
        self._waiting: deque[_Task] = deque()
        self._job: Job | None = None
        self._shrinks: bool | None = None
        self._was_stopped = False
        self._made: list[Attached] = []
        self._refused: list[str] = []

    @property
    def is_busy(self) -> bool:
        """Tell whether a file is being attached."""
        return self._job is not None

    def add(self, paths: Sequence[Path], owner: Owner) -> None:
        """Attach files of the disk to a record."""
        self._waiting.extend(_Task(owner, path) for path in paths)
        self._go_on()

    def add_bytes(self, content: bytes, name: str, owner: Owner) -> None:
        """Attach something that was pasted."""
        self._waiting.append(_Task(owner, Path(name), content))
        self._go_on()

    def cancel(self) -> None:
        """Drop what waits and stop the file that is being read; nothing of it stays."""
        self._waiting.clear()
        if self._job is not None:
            self._was_stopped = True
            self._job.cancel()

    # -- one file after the other

    def _go_on(self) -> None:
        if self._job is None and self._waiting:
            self._start(self._waiting.popleft())
        elif self._job is None:
            self._end()

    def _start(self, task: _Task) -> None:
        self._job = self._worker.submit_aside(partial(_run, self._data, task, self._shrinks))
        self._job.progressed.connect(self.progressed)
        self._job.done.connect(partial(self._on_done, task))
        self._job.failed.connect(self._on_failed)
        self._job.cancelled.connect(self._on_cancelled)
        self.began.emit(task.path.name)

    def _on_done(self, task: _Task, result: Attached | PictureOffer) -> None:
        if isinstance(result, PictureOffer):
            self._shrinks = self._prompts.ask(_picture_question(result), _picture_actions()) == "smaller"
            self._start(task)
            return
        self._made.append(result)
        self._job = None
        self._announce(changes_of(task.owner.kind))
        self._go_on()

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        if not isinstance(error, AppError):
            self._waiting.clear()
            self._end()
            raise error  # a bug: the hook for those logs it and says so
        self._refused.append(error.sentence)
        self._go_on()

    def _on_cancelled(self) -> None:
        """A file that was stored just before stays; its record shows it. At the end of the program nothing is shown."""
        self._job = None
        if self._was_stopped:
            self._announce(Changes.of(ATTACHMENT))
            self._end()

    def _end(self) -> None:
        made, refused = self._made, self._refused
        self._made, self._refused, self._shrinks, self._was_stopped = [], [], None, False
        self.finished.emit(made)
        notices = [each.notice for each in made if each.notice][-1:]
        if refused:
            self._prompts.inform(_refusal(refused))
        elif notices:
            self._prompts.inform(Question(_("Many attached files"), notices[0], icon="info"))


def files_in(mime: QMimeData | None) -> list[Path]:
    """Return the files of this computer that are dragged or pasted."""
    if mime is None or not mime.hasUrls():
        return []
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def _run(data: DataFile, task: _Task, shrinks: bool | None, job: Job) -> Attached | PictureOffer:
    now = datetime.now().astimezone()
    if task.content is not None:
        return attach_bytes(data, task.content, task.path.name, task.owner, now=now)
    return attach_file(data, task.path, task.owner, now=now, shrinks=shrinks, progress=job.report, cancel=job.check)


def _picture_actions() -> tuple[Action, ...]:
    return (Action("smaller", _("Attach it smaller"), primary=True), Action("as_is", _("As it is")))


def _picture_question(offer: PictureOffer) -> Question:
    return Question(
        _("The picture is finer than a page needs"),
        _("“{name}” has {size}. At 200 dpi it has {smaller} and stays readable, on screen and printed.").format(
            name=offer.name, size=size_words(offer.size), smaller=size_words(offer.smaller_size)
        ),
        _("The choice holds for all pictures attached now. The picture on the disk stays as it is."),
        icon="image",
    )


def _refusal(sentences: Sequence[str]) -> Question:
    title = ngettext("{n} file was not attached", "{n} files were not attached", len(sentences))
    shown = list(sentences[:_MOST_REFUSALS])
    if len(sentences) > _MOST_REFUSALS:
        shown.append(_("{n} more").format(n=len(sentences) - _MOST_REFUSALS))
    return Question(title.format(n=len(sentences)), "\n".join(shown), icon="warning", role="amber", filled=True)
