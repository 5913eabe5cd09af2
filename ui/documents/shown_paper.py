"""The paper chosen in the archive: read when a row stays current, shown in its pane, and worked on.

Stored pages are read by the worker: they never change, so a read of its own meets nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMenu, QWidget

from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from cchc_desktop.meetings.queries import meeting_of_supplement
from cchc_desktop.meetings.records import MEETING, SUPPLEMENT
from cchc_desktop.register.records import ArchivedPaper
from cchc_desktop.register.rules import PAPER
from cchc_desktop.storage.picture_pages import picture_as_pdf
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.storage.stored_files import read_bytes
from ui.common.error_dialog import show_error
from ui.documents.ending import Ending
from ui.documents.open_paper import Kept, OpenPaper, open_paper
from ui.documents.paper_actions import KeptPaperActions
from ui.documents.paper_pane import PaperPane
from ui.workspace import Workspace

PAUSE_MS: Final = 120
"""So long a row must stay current before its pages are read: the arrow key held down reads none."""


class ShownPaper(QObject):
    """Fills a ``PaperPane`` and answers its buttons.

    Signals: ``done(sentence)``, ``record_wanted(kind, id)``.
    """

    done = Signal(str)
    record_wanted = Signal(str, int)

    def __init__(self, workspace: Workspace, pane: PaperPane, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._pane = pane
        self.actions = KeptPaperActions(workspace, parent)
        self._loaded: int | None = None  # the stored file whose pages are shown
        self._wanted: ArchivedPaper | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.settle)
        self.actions.done.connect(self.done)
        self.ending = Ending(workspace, parent)
        self.ending.done.connect(self.done)
        self.ending.record_wanted.connect(self.record_wanted)
        pane.kept_chosen.connect(self._show_kept)
        pane.print_wanted.connect(self.print_paper)
        pane.save_wanted.connect(self.save)
        pane.word_wanted.connect(self.open_in_word)
        pane.changes_wanted.connect(self.show_changes)
        pane.attach_wanted.connect(self.attach_scan)
        pane.file_wanted.connect(self.actions.open_copy)
        pane.meeting_wanted.connect(self.go_to_meeting)
        pane.recall_wanted.connect(self.recall)
        pane.replace_wanted.connect(self.replace)
        pane.replacing_wanted.connect(self.go_to_replacing)

    def want(self, paper: ArchivedPaper | None) -> None:
        """Show a paper soon."""
        self._wanted = paper
        self._pause.start()

    def settle(self) -> None:
        """Show at once what is wanted; the version on screen stays when it is the same paper."""
        self._pause.stop()
        paper = self._wanted
        if paper is None:
            self._loaded = None
            self._pane.show_paper(None, None)
            return
        opened = self._workspace.read(lambda session: open_paper(session, paper))
        if opened != self._pane.paper:
            self._show(opened, self._same(opened))

    def print_paper(self) -> None:
        """Print the stored bytes of what is shown."""
        self.settle()
        kept = self._pane.kept
        if kept is None or kept.pages_id is None:
            if self._pane.paper is not None:
                self.actions.say_missing("pdf")
            return
        data = self._pages_of(kept)
        if data is not None:
            preview = self._pane.preview
            page = max(0, preview.current_page)
            self.actions.print(kept, data, page_count=preview.page_count, current_page=page)

    def save(self, file_format: str) -> None:
        """Write what is shown into a file."""
        self._with_kept(lambda kept: self.actions.save(kept, file_format), file_format)

    def open_in_word(self) -> None:
        """Open a copy of the stored Word file."""
        self._with_kept(self.actions.open_in_word, "docx")

    def show_changes(self) -> None:
        """Tell what the version on screen says otherwise than the one before."""
        opened, kept = self._pane.paper, self._pane.kept
        before = opened.before(kept) if opened is not None and kept is not None else None
        if opened is not None and kept is not None and before is not None:
            self.actions.show_changes(opened.name, kept, before)

    def attach_scan(self) -> None:
        """Ask for a scan of the paper chosen."""
        self.settle()
        if self._pane.paper is not None:
            self.actions.attach_scan(self._pane.paper)

    def recall(self) -> None:
        """Ask why, then recall the paper chosen."""
        self._with_paper(self.ending.recall)

    def replace(self) -> None:
        """Ask which paper takes the place of the one chosen."""
        self._with_paper(self.ending.replace)

    def go_to_replacing(self) -> None:
        """Show the paper that replaces the one chosen."""
        self._with_paper(lambda paper: self.record_wanted.emit(PAPER, paper.replaced_by_id))

    def _with_paper(self, act: Callable[[ArchivedPaper], object]) -> None:
        self.settle()
        if self._pane.paper is not None:
            act(self._pane.paper.paper)

    def go_to_meeting(self) -> None:
        """Show the record that the paper belongs to."""
        paper = self._pane.paper.paper if self._pane.paper is not None else None
        if paper is None or paper.owner_id is None or not paper.owner_code:
            return
        if paper.owner_kind not in (MEETING, SUPPLEMENT):
            self.record_wanted.emit(paper.owner_kind, paper.owner_id)
            return
        owner_id: int | None = paper.owner_id
        if paper.owner_kind == SUPPLEMENT:
            supplement = paper.owner_id
            owner_id = self._workspace.read(lambda session: meeting_of_supplement(session, supplement))
        self.record_wanted.emit(MEETING, owner_id)

    def fill_menu(self, menu: QMenu) -> None:
        """Put what can be done with the paper chosen into a menu."""
        self.settle()
        self._pane.actions_menu(menu)

    def _same(self, opened: OpenPaper) -> Kept | None:
        """Return what is to be shown of a paper: what was shown of it before, unless that was the newest, else it."""
        shown, before = self._pane.kept, self._pane.paper
        newest = opened.kept[0] if opened.kept else None
        if before is None or before.paper.id != opened.paper.id or shown not in opened.kept:
            return newest
        return newest if shown == before.kept[0] else shown

    def _show_kept(self, kept: Kept) -> None:
        if self._pane.paper is not None:
            self._show(self._pane.paper, kept)

    def _show(self, opened: OpenPaper, kept: Kept | None) -> None:
        self._pane.show_paper(opened, kept)
        if kept is None or kept.pages_id is None:
            self._loaded = None
            self._pane.show_message(_nothing_to_show(kept))
        elif kept.pages_id != self._loaded:
            self._load(kept)

    def _load(self, kept: Kept) -> None:
        data = self._workspace.data
        self._loaded = None
        job = self._workspace.worker.submit_latest(self, lambda _job: _pages(data, kept))
        job.done.connect(lambda pages: self._on_loaded(kept, pages))
        job.failed.connect(self._on_unreadable)

    def _on_loaded(self, kept: Kept, pages: bytes) -> None:
        if kept == self._pane.kept:
            self._pane.show_pages(pages)
            self._loaded = kept.pages_id

    def _on_unreadable(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._pane.show_message(error.sentence)

    def _pages_of(self, kept: Kept) -> bytes | None:
        """Return the stored pages, read now when they are still on their way; None after a sentence."""
        if self._loaded != kept.pages_id:
            try:
                pages = _pages(self._workspace.data, kept)
            except AppError as error:
                self._on_unreadable(error)
                show_error(self._workspace.prompts, error)
                return None
            self._on_loaded(kept, pages)
        return self._pane.preview.pdf_bytes or None

    def _with_kept(self, act: Callable[[Kept], None], file_format: str) -> None:
        self.settle()
        kept = self._pane.kept
        if kept is not None:
            act(kept)
        elif self._pane.paper is not None:
            self.actions.say_missing(file_format)


def _pages(data: DataFile, kept: Kept) -> bytes:
    """Read the pages of what is kept as PDF; also in the worker. Raises NotFound, StorageError, DocumentError."""
    assert kept.pages_id is not None
    with data.reading() as session:
        stored = read_bytes(session, kept.pages_id)
    return picture_as_pdf(stored) if kept.is_picture else stored


def _nothing_to_show(kept: Kept | None) -> str:
    if kept is not None and kept.file is not None:
        return _("This file is shown by another program. Open it with “More”.")
    if kept is not None:
        return _("Only the Word file of this version is kept.")
    return _("Attach the scan of the signed paper to see it here and print it again.")
