"""The newest paper of a kind with the texts as they are typed, beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cchc_desktop.committee.records import AdjustedText
from cchc_desktop.documents.paper_kinds import Example
from cchc_desktop.errors import AppError
from ui.common.background import Job, Worker
from ui.common.preview import Preview

if TYPE_CHECKING:
    from cchc_desktop.documents.pdf import Pdf


class ExamplePreview(QObject):
    """Renders on the worker; a newer state replaces one that waits.

    Signals: ``shown()`` the pages of what was asked for last stand on screen.
    """

    shown = Signal()

    def __init__(self, preview: Preview, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.preview = preview
        self._worker = worker
        self._asked = 0
        self._anchor = ""
        self._places: frozenset[str] = frozenset()

    def show_example(self, example: Example, texts: Sequence[AdjustedText], *, from_top: bool = False) -> None:
        """Show the pages with these texts; those of another paper begin at the top."""
        self._asked += 1
        number = self._asked

        def work(_job: Job) -> Pdf:
            from cchc_desktop.documents.pdf import render

            return render(example.build(texts))

        job = self._worker.submit_latest(self, work)
        job.done.connect(lambda pdf: self._show(pdf, number, from_top=from_top))
        job.failed.connect(lambda error: self._fail(error, number))

    def say(self, sentence: str) -> None:
        """Show a sentence in place of pages."""
        self._asked += 1
        self._places = frozenset()
        self.preview.clear(sentence)

    def follow(self, anchor: str) -> None:
        """Mark where on the page a text stands, if the paper says so."""
        self._anchor = anchor
        self.preview.follow(anchor if anchor in self._places else None)

    def _show(self, pdf: Pdf, number: int, *, from_top: bool) -> None:
        if number != self._asked:
            return
        if from_top:
            self.preview.view.verticalScrollBar().setValue(0)
        self._places = frozenset(pdf.places)
        self.preview.show_pdf(pdf, anchor=self._anchor if self._anchor in self._places else None)
        self.shown.emit()

    def _fail(self, error: Exception, number: int) -> None:
        if not isinstance(error, AppError):
            raise error  # a bug: the hook for those logs it and says so
        if number == self._asked:
            self.say(error.sentence)
