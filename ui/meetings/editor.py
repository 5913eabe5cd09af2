"""The meeting being edited: its name and state, six pages, saving as she types, and what goes to the preview."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cchc_desktop.documents.kinds import conclusion_notice
from cchc_desktop.i18n import _
from cchc_desktop.meetings.queries import meeting_facts
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.meetings.whole_text import WholeText
from ui import style
from ui.common.fields.field import commit_input_method
from ui.common.tabs import Tabs
from ui.meetings.editor_head import EditorHead
from ui.meetings.notice_pill import NoticePill
from ui.meetings.page import Page
from ui.meetings.pages import PAGES, PageStack
from ui.meetings.saver import Saved, Saver
from ui.meetings.signing.locked_strip import LockedStrip
from ui.meetings.starting.state_strip import StateStrip
from ui.workspace import Workspace


class MeetingEditor(QFrame):
    """Edits one meeting.

    Signals: ``facts_changed(MeetingFacts, anchor)`` what is on screen would print differently;
    ``place_changed(anchor)``; ``saved(datetime)`` everything typed until then is in the file;
    ``not_saved(sentence)`` something cannot be kept as it stands; ``save_failed(AppError)`` the file or the disk
    refused; ``told(sentence)`` something to say in passing; ``record_wanted(kind, id)`` a record of another room;
    ``paper_wanted(kind, id)`` a paper is to be written at its desk, a new one with the id None.
    """

    facts_changed = Signal(object, str)
    place_changed = Signal(str)
    saved = Signal(object)
    not_saved = Signal(str)
    save_failed = Signal(object)
    told = Signal(str)
    record_wanted = Signal(str, int)
    paper_wanted = Signal(str, object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.set_kind(self, "pane")
        self.workspace = workspace
        self.head = EditorHead()
        self.tabs = Tabs()
        self.stack = PageStack(workspace, self)
        self.locked = LockedStrip()
        self.waiting = StateStrip()
        self.notice = NoticePill()
        self.saver = Saver(workspace, self)
        self._facts: MeetingFacts | None = None
        self._preview: QWidget | None = None
        self._is_painted = False
        self._is_outdated = False
        self._build()
        self._connect()
        self.stack.page(0)

    @property
    def pages(self) -> Sequence[Page]:
        """All pages, in the order of their tabs."""
        return self.stack.all()

    @property
    def facts(self) -> MeetingFacts | None:
        """The meeting as it stands on screen, unsaved fields included; None when none is shown."""
        facts = self._facts
        for page in self.saver.unsaved:
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
        return bool(self.saver.unsaved)

    def show_meeting(self, meeting_id: int) -> None:
        """Show another meeting; what is unsaved of the one before is let go (see ``leaving``)."""
        self.saver.follow(meeting_id)
        self._show(self.workspace.read(lambda session: meeting_facts(session, meeting_id)))
        self.facts_changed.emit(self._facts, "")

    def forget(self) -> None:
        """Show no meeting any more: the one on screen is gone."""
        self._facts = None

    def reload(self) -> None:
        """Read the meeting again after another part changed something it prints."""
        self._is_outdated = self.saver.is_saving
        if self._facts is not None and not self._is_outdated:
            meeting_id = self._facts.id
            self._show(self.workspace.read(lambda session: meeting_facts(session, meeting_id)))
            self.facts_changed.emit(self.facts, "")

    def save_now(self) -> bool:
        """Save at once and wait; tell whether everything typed is in the file. Raises AppError."""
        self.saver.save_now()
        return not self.refusals()

    def refusals(self) -> tuple[str, ...]:
        """Return what cannot be kept as it stands, a sentence a field."""
        return tuple(sentence for page in self.stack.made() for sentence in page.refusals()) if self._facts else ()

    def go_to_refused(self) -> None:
        """Put the keyboard to the first field that cannot be kept as it stands."""
        for index, page in enumerate(self.pages):
            if page.refusals():
                self.tabs.setCurrentIndex(index)
                self.show_preview(False)
                page.focus_refused()
                return

    def current_page(self) -> Page:
        """Return the page whose tab is the current one."""
        return self.stack.page(self.tabs.currentIndex())

    def show_page(self, index: int) -> None:
        """Put a page on top and the keyboard into it."""
        self.tabs.setCurrentIndex(index)
        self.show_preview(False)
        self.stack.page(index).focus_first()

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
        inside.addWidget(self.tabs)
        inside.addWidget(self.notice, 1)
        inside.addStretch(0)
        self.notice.hide()
        self.turn_button = QPushButton()
        style.set_kind(self.turn_button, "flat")
        self.turn_button.hide()
        inside.addWidget(self.turn_button)
        column.addWidget(row)
        column.addWidget(self.locked)
        column.addWidget(self.waiting)
        column.addWidget(self.stack, 1)
        for title, _make in PAGES:
            self.tabs.add_page(_(title))

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab)
        self.saver.saved.connect(self._on_saved)
        self.saver.failed.connect(self.save_failed)
        self.stack.page_made.connect(self._on_made)
        self.notice.clicked.connect(lambda: self.paper_wanted.emit(conclusion_notice.KIND, None))

    def _on_made(self, page: Page) -> None:
        page.parts_found.connect(self._take_parts)
        page.edited.connect(partial(self._on_edited, page))
        page.place_changed.connect(self.place_changed)
        page.record_wanted.connect(self.record_wanted)
        page.paper_wanted.connect(self.paper_wanted)
        page.told.connect(self.told)
        page.save_first = self.save_now
        if self._facts is not None:
            page.show_facts(self._facts)
            page.set_locked(self._facts.is_locked)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.stack.make_others)

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
        page = self.stack.page(index)
        self.stack.setCurrentIndex(index)
        self.show_preview(False)
        self.place_changed.emit(page.anchor())

    def _show(self, facts: MeetingFacts, *, only_text: bool = False) -> None:
        self._facts = facts
        self.head.show_facts(facts)
        self.locked.show_facts(facts)
        self.waiting.show_facts(facts)
        for page in self.stack.made():
            if not self.saver.is_dirty(page) and (page.SHOWS_PROCEEDINGS or not only_text):
                page.show_facts(facts)
                page.set_locked(facts.is_locked)
            else:
                page.facts = facts

    # -- saving

    def _on_edited(self, page: Page, anchor: str) -> None:
        if self._facts is None:
            return
        self.saver.touch(page)
        facts = self.facts
        if facts is not None:
            self.head.show_facts(facts)
        self.facts_changed.emit(facts, anchor)

    def _on_saved(self, saved: Saved) -> None:
        if self._facts is not None and saved.facts.id == self._facts.id:
            self._show(saved.facts, only_text=_is_same_without_proceedings(self._facts, saved.facts))
        if self._is_outdated:
            self.reload()
        self.workspace.announce(saved.changes, self)
        refused = self.refusals()
        if refused:
            self.not_saved.emit(refused[0])
        else:
            self.saved.emit(saved.typed_until)


def _is_same_without_proceedings(one: MeetingFacts, other: MeetingFacts) -> bool:
    return replace(one, proceedings=other.proceedings, votes=other.votes) == other
