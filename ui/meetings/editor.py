"""The meeting being edited: its name and state, six pages, saving as she types, and what goes to the preview."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QEventLoop, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from cchc_desktop.changes import Changes
from cchc_desktop.errors import AppError, ValidationError
from cchc_desktop.i18n import _, mark
from cchc_desktop.meetings.queries import meeting_facts
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.meetings.whole_text import WholeText
from ui import style
from ui.common.background import Job
from ui.common.fields.field import commit_input_method
from ui.common.icon_label import IconLabel
from ui.common.tabs import Tabs
from ui.meetings.agenda.page import AgendaPage
from ui.meetings.attendance.page import AttendancePage
from ui.meetings.autosave import Autosave
from ui.meetings.conclusions.page import ConclusionsPage
from ui.meetings.details_page import DetailsPage
from ui.meetings.editor_head import EditorHead
from ui.meetings.page import Page, Verb
from ui.meetings.papers.page import PapersPage
from ui.meetings.proceedings.page import ProceedingsPage
from ui.workspace import Workspace

PAGES: Final[tuple[tuple[str, Callable[[Workspace, QWidget], Page]], ...]] = (
    (mark("Information"), DetailsPage),
    (mark("Agenda"), AgendaPage),
    (mark("Participants"), AttendancePage),
    (mark("Proceedings"), ProceedingsPage),
    (mark("Conclusions"), ConclusionsPage),
    (mark("Papers"), PapersPage),
)


@dataclass(frozen=True)
class Saved:
    """What one save did: the facts as they stand in the file now, what changed, and until when what was typed is in."""

    facts: MeetingFacts
    changes: Changes
    typed_until: datetime


class MeetingEditor(QFrame):
    """Edits one meeting.

    Signals: ``facts_changed(MeetingFacts, anchor)`` what is on screen would print differently;
    ``place_changed(anchor)``; ``saved(datetime)`` everything typed until then is in the file;
    ``not_saved(sentence)`` something cannot be kept as it stands; ``save_failed(AppError)`` the file or the disk
    refused; ``told(sentence)`` something to say in passing.
    """

    facts_changed = Signal(object, str)
    place_changed = Signal(str)
    saved = Signal(object)
    not_saved = Signal(str)
    save_failed = Signal(object)
    told = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.set_kind(self, "pane")
        self.workspace = workspace
        self.head = EditorHead()
        self.tabs = Tabs()
        self.stack = QStackedWidget(self)
        self.locked = IconLabel("sub")
        self.pages: list[Page] = [make(workspace, self.stack) for _title, make in PAGES]
        self.autosave = Autosave(self)
        self._facts: MeetingFacts | None = None
        self._dirty: set[Page] = set()
        self._saving: set[Page] = set()
        self._job: Job | None = None
        self._preview: QWidget | None = None
        self._build()
        self._connect()

    @property
    def facts(self) -> MeetingFacts | None:
        """The meeting as it stands on screen, unsaved fields included; None when none is shown."""
        facts = self._facts
        for page in self._dirty | self._saving:
            facts = page.overlay(facts) if facts is not None else None
        return facts

    @property
    def stored(self) -> MeetingFacts | None:
        """The meeting as it stands in the file."""
        return self._facts

    @property
    def meeting_id(self) -> int | None:
        """The meeting shown."""
        return self._facts.id if self._facts else None

    @property
    def has_unsaved(self) -> bool:
        """Tell whether something typed is not in the file yet."""
        return bool(self._dirty or self._saving)

    def show_meeting(self, meeting_id: int) -> None:
        """Show another meeting; what was typed in the one before is saved first."""
        self.save_now()
        self._dirty.clear()
        self._show(self.workspace.read(lambda session: meeting_facts(session, meeting_id)))
        self.facts_changed.emit(self._facts, "")

    def reload(self) -> None:
        """Read the meeting again after another part changed something it prints."""
        if self._facts is not None and not self._saving:
            meeting_id = self._facts.id
            self._show(self.workspace.read(lambda session: meeting_facts(session, meeting_id)))
            self.facts_changed.emit(self.facts, "")

    def save_now(self) -> bool:
        """Save at once and wait; tell whether everything typed is in the file. Raises StorageError."""
        commit_input_method()
        self.autosave.stop()
        self._finish_running()
        if not self._dirty or self._facts is None:
            return not self.refusals()
        pages, verbs = self._take_dirty()
        try:
            saved = self._store(self._facts.id, verbs, datetime.now().astimezone())
        except AppError:
            self._dirty |= pages
            self._saving.clear()
            raise
        self._on_saved(saved)
        return not self.refusals()

    def refusals(self) -> tuple[str, ...]:
        """Return what cannot be kept as it stands, a sentence a field."""
        return tuple(sentence for page in self.pages for sentence in page.refusals()) if self._facts else ()

    def current_page(self) -> Page:
        """Return the page whose tab is the current one."""
        return self.pages[self.tabs.currentIndex()]

    def show_page(self, index: int) -> None:
        """Put a page on top and the keyboard into it."""
        self.tabs.setCurrentIndex(index)
        self.show_preview(False)
        self.pages[index].focus_first()

    def go_to(self, anchor: str) -> None:
        """Put the keyboard to the field that is printed at a place of the page."""
        for index, page in enumerate(self.pages):
            if page.go_to(anchor):
                self.tabs.setCurrentIndex(index)
                self.show_preview(False)
                page.go_to(anchor)
                return

    def hold_preview(self, preview: QWidget) -> None:
        """Take the pages to print into the editor: in a narrow window they stand in the place of the page."""
        self._preview = preview
        self.stack.addWidget(preview)
        preview.show()
        self.turn_button.show()
        self.show_preview(False)

    def release_preview(self) -> QWidget | None:
        """Give the pages to print back to the window."""
        preview, self._preview = self._preview, None
        if preview is not None:
            self.stack.removeWidget(preview)
        self.turn_button.hide()
        self.stack.setCurrentIndex(self.tabs.currentIndex())
        return preview

    @property
    def is_preview_shown(self) -> bool:
        """Tell whether the pages to print stand in the place of the page."""
        return self._preview is not None and self.stack.currentWidget() is self._preview

    def show_preview(self, shown: bool) -> None:
        """Turn between the page and the pages to print, in a narrow window."""
        if self._preview is None:
            return
        if shown:
            self.stack.setCurrentWidget(self._preview)
            self._preview.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.stack.setCurrentIndex(self.tabs.currentIndex())
        self.turn_button.setText(_("Back to writing (F6)") if shown else _("Pages to print (F6)"))
        self.turn_button.setIcon(style.icon("panel_left" if shown else "panel_right", "text2"))

    # -- parts

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        row = QFrame()
        style.set_kind(row, "tab_row")
        inside = QHBoxLayout(row)
        inside.setContentsMargins(8, 0, 12, 0)
        inside.addWidget(self.tabs, 1)
        self.turn_button = QPushButton()
        style.set_kind(self.turn_button, "flat")
        self.turn_button.hide()
        inside.addWidget(self.turn_button)
        column.addWidget(row)
        self.locked.setContentsMargins(16, 8, 16, 8)
        self.locked.hide()
        column.addWidget(self.locked)
        column.addWidget(self.stack, 1)
        for (title, _make), page in zip(PAGES, self.pages, strict=True):
            self.tabs.add_page(_(title))
            self.stack.addWidget(page)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab)
        self.autosave.due.connect(self._save)
        for page in self.pages:
            if isinstance(page, ProceedingsPage):
                page.parts_found.connect(self._take_parts)
            page.edited.connect(partial(self._on_edited, page))
            page.place_changed.connect(self.place_changed)

    def _take_parts(self, parts: WholeText) -> None:
        """Give the parts of minutes that were pasted whole to the pages whose fields are still empty."""
        differing = [name for page in self.pages for name in page.take_parts(parts)]
        if differing:
            words = _("The pasted text differs in: {fields}. What the fields say is printed.")
            self.told.emit(words.format(fields=", ".join(differing)))
        else:
            self.told.emit(_("The parts of the pasted minutes stand in their fields."))

    def _on_tab(self, index: int) -> None:
        commit_input_method()
        self.stack.setCurrentIndex(index)
        self.show_preview(False)
        self.place_changed.emit(self.pages[index].anchor())

    def _show(self, facts: MeetingFacts) -> None:
        self._facts = facts
        self.head.show_facts(facts)
        self.locked.setVisible(facts.is_locked)
        if facts.is_locked:
            self.locked.show_text(_locked_sentence(facts), "lock_closed", "green", filled=True)
        for page in self.pages:
            if page not in self._dirty:
                page.show_facts(facts)
                page.set_locked(facts.is_locked)
            else:
                page.facts = facts

    # -- saving

    def _on_edited(self, page: Page, anchor: str) -> None:
        if self._facts is None:
            return
        self._dirty.add(page)
        self.autosave.touch()
        facts = self.facts
        if facts is not None:
            self.head.show_facts(facts)
        self.facts_changed.emit(facts, anchor)

    def _save(self) -> None:
        """Store what is dirty on the worker: typing never waits for the disk."""
        commit_input_method()
        if self._saving:
            self.autosave.touch()
            return
        if not self._dirty or self._facts is None:
            return
        meeting_id = self._facts.id
        _pages, verbs = self._take_dirty()
        now = datetime.now().astimezone()
        self._job = self.workspace.worker.submit(lambda _job: self._store(meeting_id, verbs, now))
        self._job.done.connect(self._on_saved)
        self._job.failed.connect(self._on_failed)

    def _take_dirty(self) -> tuple[set[Page], Sequence[Verb]]:
        self._saving, self._dirty = self._dirty, set()
        return set(self._saving), [page.storing() for page in self.pages if page in self._saving]

    def _store(self, meeting_id: int, verbs: Sequence[Verb], typed_until: datetime) -> Saved:
        changes = Changes()
        with self.workspace.data.writing() as session:
            for verb in verbs:
                changes |= verb(session)
            facts = meeting_facts(session, meeting_id)
        return Saved(facts, changes, typed_until)

    def _on_saved(self, saved: Saved) -> None:
        self._saving.clear()
        if self._facts is not None and saved.facts.id == self._facts.id:
            self._show(saved.facts)
        self.workspace.announce(saved.changes, self)
        refused = self.refusals()
        if refused:
            self.not_saved.emit(refused[0])
        else:
            self.saved.emit(saved.typed_until)

    def _on_failed(self, error: Exception) -> None:
        self._dirty |= self._saving
        self._saving.clear()
        if isinstance(error, ValidationError):
            self.not_saved.emit(error.sentence)
        elif isinstance(error, AppError):
            self.save_failed.emit(error)
        else:
            raise error

    def _finish_running(self) -> None:
        """Let a save that runs come to its end, so that two never overlap."""
        if self._job is not None and not self._job.is_finished:
            loop = QEventLoop()
            for signal in (self._job.done, self._job.failed, self._job.cancelled):
                signal.connect(loop.quit)
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


def _locked_sentence(facts: MeetingFacts) -> str:
    paper = facts.paper("BB")
    if paper is not None and paper.number:
        return _("The minutes are signed with number {number}; nothing in them changes.").format(number=paper.reference)
    return _("The minutes are signed; nothing in them changes.")
