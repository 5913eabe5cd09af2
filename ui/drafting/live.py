"""Keeps the pages beside the fields what would be printed now, and the findings of the layout check below them.

The paper read once, with the unsaved fields laid over it, goes to the worker; a newer state replaces one that waits.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cchc_desktop.documents.issuable import Issuable
from cchc_desktop.documents.issue import findings
from cchc_desktop.documents.layout_check import Finding
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _, ngettext
from ui.common.background import Job, Worker
from ui.common.preview import Preview

if TYPE_CHECKING:
    from cchc_desktop.documents.pdf import Pdf


@dataclass(frozen=True)
class Rendered:
    """One rendering: the pages, what to look at before issuing, and where the edit is."""

    pdf: Pdf
    findings: tuple[Finding, ...]
    anchor: str


class LiveDraft(QObject):
    """Renders the paper being written and shows it.

    Signals: ``shown(Rendered)`` the pane shows this rendering.
    """

    shown = Signal(object)

    def __init__(self, preview: Preview, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self.preview = preview
        self._worker = worker
        self._asked = 0
        self._places: frozenset[str] = frozenset()

    def show(self, issuable: Issuable, anchor: str = "", *, today: date) -> None:
        """Render the paper as soon as the worker is free."""
        self._asked += 1
        number = self._asked

        def work(_job: Job) -> Rendered:
            from cchc_desktop.documents.pdf import render  # by the worker: the window stands before

            return Rendered(render(issuable.build(issuable.paper)), findings(issuable, today=today), anchor)

        job = self._worker.submit_latest(self, work)
        job.done.connect(lambda rendered: self._show(rendered, number))
        job.failed.connect(lambda error: self._fail(error, number))

    def stop(self) -> None:
        """Show nothing more of what is being made."""
        self._asked += 1

    def follow(self, anchor: str) -> None:
        """Mark another place of the pages shown."""
        self.preview.follow(anchor if anchor in self._places else None)

    def _show(self, rendered: Rendered, number: int) -> None:
        if number != self._asked:
            return
        self._places = frozenset(rendered.pdf.places)
        self.preview.show_pdf(rendered.pdf, anchor=rendered.anchor if rendered.anchor in self._places else None)
        sentences = [f"{finding.sentence} ({finding.source})" for finding in rendered.findings]
        words = _("Layout: good")
        if count := len(sentences):
            words = ngettext("Layout: {n} point", "Layout: {n} points", count).format(n=count)
        self.preview.set_check(words, not sentences, sentences)
        self.shown.emit(rendered)

    def _fail(self, error: Exception, number: int) -> None:
        if not isinstance(error, AppError):
            raise error  # a bug: the hook for those logs it and says so
        if number == self._asked:
            self.preview.clear(error.sentence)
