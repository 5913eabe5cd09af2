"""Long work that she waits for: on a thread of its own, with a dialog that says how far it is if it takes a while."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from ui import style
from ui.common.background import Job, Worker

PATIENCE_MS: Final = 400
"""What takes less needs no dialog."""

_Result = TypeVar("_Result")


class ProgressDialog(QDialog):
    """Shows how far a job is, and ends with it; ``stop_words`` is the button that stops it, "" for none."""

    def __init__(self, job: Job, title: str, text: str, stop_words: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._job = job
        self.setWindowTitle(QGuiApplication.applicationDisplayName() or title)
        self.setFixedWidth(style.DIALOG)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(title)
        self.bar.setMaximum(0)  # until the job says how much there is
        self.stop = QPushButton(stop_words)
        self.stop.clicked.connect(job.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._body(title, text))
        if stop_words:
            column.addWidget(self._foot())
        job.progressed.connect(self._show)
        for signal in (job.done, job.failed, job.cancelled):
            signal.connect(self.accept)

    def reject(self) -> None:
        """Esc stops what may be stopped; the dialog goes when the job has ended."""
        if self.stop.text():
            self._job.cancel()

    def _body(self, title: str, text: str) -> QVBoxLayout:
        body = QVBoxLayout()
        body.setContentsMargins(26, 24, 26, 22)
        body.setSpacing(10)
        head, words = QLabel(title), QLabel(text)
        style.set_kind(head, "block")
        words.setWordWrap(True)
        for part in (head, words, self.bar):
            body.addWidget(part)
        return body

    def _foot(self) -> QFrame:
        foot = QFrame()
        style.set_kind(foot, "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(24, 12, 24, 12)
        row.addStretch(1)
        row.addWidget(self.stop)
        return foot

    def _show(self, finished: int, total: int) -> None:
        self.bar.setMaximum(max(total, 1))
        self.bar.setValue(finished)


def wait_for(job: Job, milliseconds: int | None = None) -> bool:
    """Let a job run to its end, or for a while, without taking keys or clicks; tell whether it has ended."""
    loop = QEventLoop()
    for signal in (job.done, job.failed, job.cancelled):
        signal.connect(loop.quit)
    if milliseconds is not None:
        QTimer.singleShot(milliseconds, loop, loop.quit)
    if not job.is_finished:
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    return job.is_finished


def run_waiting(function: Callable[[Job], _Result], *, title: str, text: str, parent: QWidget | None) -> _Result:
    """Run a function on a thread of its own and return what it returns. Raises what it raises."""
    results: list[_Result] = []
    failures: list[Exception] = []
    worker = Worker()
    job = worker.submit(function)
    job.done.connect(results.append)
    job.failed.connect(failures.append)
    try:
        if not wait_for(job, PATIENCE_MS):
            ProgressDialog(job, title, text, "", parent).exec()
    finally:
        worker.shut_down()
    if failures:
        raise failures[0]
    if not results:
        raise AppError(_("This was stopped before its end. Nothing was changed."))
    return results[0]
