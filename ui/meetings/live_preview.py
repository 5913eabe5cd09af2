"""Keeps the pages beside the editor what would be printed now, following the edit within half a second.

The facts read once, with the unsaved fields laid over them, go to the worker; a newer state replaces one that waits.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from cchc_desktop.documents.issuing import kind_named
from cchc_desktop.documents.kinds import Kind, minutes
from cchc_desktop.documents.layout_check import Finding, check_layout
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.meetings.records import MeetingFacts
from ui.common.background import Job, Worker
from ui.common.preview import Preview

if TYPE_CHECKING:
    from cchc_desktop.documents.pdf import Pdf


Kept = Callable[[Kind, MeetingFacts], bytes | None]
"""Returns the pages of a signed paper as they were kept, None for one that is made anew. Raises AppError."""


def _nothing_kept(_kind: Kind, _facts: MeetingFacts) -> None:
    return None


@dataclass(frozen=True)
class Rendered:
    """One rendering: the pages, what the layout check says of them, and where the edit is."""

    pdf: Pdf
    findings: tuple[Finding, ...]
    anchor: str
    of: tuple[int, str] = (0, "")
    """The meeting and the kind of paper."""


class LivePreview(QObject):
    """Renders the paper being edited and shows it.

    Signals: ``shown(Rendered)`` the pane shows this rendering; ``place_wanted(anchor)`` a place of the page was
    clicked.
    """

    shown = Signal(object)
    place_wanted = Signal(str)

    def __init__(
        self, preview: Preview, worker: Worker, parent: QObject | None = None, *, kept: Kept = _nothing_kept
    ) -> None:
        super().__init__(parent)
        self._kept = kept
        self.preview = preview
        self.kind: Kind = kind_named(minutes.KIND)
        self._worker = worker
        self._findings: tuple[Finding, ...] = ()
        self._waiting: tuple[MeetingFacts, str] | None = None
        self._has_begun = False
        self._of = (0, "")  # what is shown
        preview.view.viewport().installEventFilter(self)
        preview.place_clicked.connect(self.place_wanted)
        preview.check_clicked.connect(self._go_to_finding)

    def show(self, facts: MeetingFacts, anchor: str = "") -> None:
        """Render these facts as soon as the worker is free; the first ones when the pane stands on the screen."""
        if not self._has_begun:
            self._waiting = facts, anchor  # the last of them counts
            return
        kind, of = self.kind, (facts.id, self.kind.name)
        try:
            kept = self._kept(kind, facts)
        except AppError as error:
            self.preview.clear(error.sentence)
            return

        def work(_job: Job) -> Rendered:
            from cchc_desktop.documents.pdf import render  # by the worker: the window stands before

            document = kind.build(facts)
            pdf = render(document)
            if kept is not None and kept != pdf.data:
                return Rendered(_as_kept(kept), (), anchor, of)
            return Rendered(pdf, (*check_layout(document), *_remarks(kind, facts)), anchor, of)

        job = self._worker.submit_latest("preview", work)
        job.done.connect(self._show)
        job.failed.connect(self._fail)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin after the first painting: who starts the program can type before any page is rendered."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._begin)
        return False

    def _begin(self) -> None:
        self._has_begun = True
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.show(*waiting)

    def follow(self, anchor: str) -> None:
        """Mark another place of the pages shown."""
        self.preview.follow(anchor or None)

    def _show(self, rendered: Rendered) -> None:
        if rendered.of != self._of:
            self.preview.view.verticalScrollBar().setValue(0)
        self._of = rendered.of
        self.preview.show_pdf(rendered.pdf, anchor=rendered.anchor or None)
        self._findings = rendered.findings
        sentences = [f"{finding.sentence} ({finding.source})" for finding in rendered.findings]
        count = len(sentences)
        words = _("Layout: good")
        if count:
            words = ngettext("Layout: {n} point", "Layout: {n} points", count).format(n=count)
        self.preview.set_check(words, not count, sentences)
        self.shown.emit(rendered)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error  # a bug: the hook for those logs it and says so
        self.preview.clear(error.sentence)

    def _go_to_finding(self) -> None:
        anchor = next((finding.anchor for finding in self._findings if finding.anchor), None)
        if anchor:
            self.place_wanted.emit(anchor)


def _as_kept(data: bytes) -> Pdf:
    """Return kept pages that would be made otherwise today; nothing leads from them to the fields."""
    from cchc_desktop.documents.pdf import Pdf, page_count

    return Pdf(data, {}, page_count(data))


def _remarks(kind: Kind, facts: MeetingFacts) -> tuple[Finding, ...]:
    """Name what was typed and is not printed, so that nothing typed is lost without a word."""
    return tuple(
        Finding("overruled", sentence, _("typed text and fields"), anchor="line:0") for sentence in kind.remarks(facts)
    )
