"""The tab "Cuộc họp": list, editor and pages to print, side by side; in a narrow window one takes another's place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QTableView, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from cchc_desktop.calendar.periods import Period
from cchc_desktop.changes import Changes
from cchc_desktop.committee.queries import has_committee
from cchc_desktop.documents.kinds import KINDS, Kind
from cchc_desktop.documents.paper_places import PaperPlace
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from cchc_desktop.meetings.queries import meeting_rows, missing_months
from cchc_desktop.meetings.records import MEETING, MeetingFacts, MeetingRow
from cchc_desktop.meetings.trash import trash_meeting
from cchc_desktop.settings import Settings
from ui.common.error_dialog import show_error
from ui.common.kind_names import kind_name
from ui.drafting.opening import PaperDesks
from ui.meetings.kept import kept_pdf
from ui.meetings.list_export import export_list
from ui.meetings.live_preview import LivePreview
from ui.meetings.meeting_file import MeetingFilePapers
from ui.meetings.names import meeting_name
from ui.meetings.nothing_yet import no_committee, no_meetings
from ui.meetings.panes import MeetingPanes
from ui.meetings.paper_actions import PaperActions
from ui.meetings.recovering import Recovery
from ui.meetings.saving import Saving
from ui.meetings.shown_paper import ShownPaper
from ui.meetings.signing.signing import MINUTES_KIND, SUPPLEMENT_KIND, Signing
from ui.meetings.starting.starting import Starting
from ui.room import Room
from ui.workspace import Workspace

PROCEEDINGS: Final = 3
"""The page that Ctrl+F searches."""

_SHOWN: Final = ("meeting", "organisation", "committee", "person", "department", "paper", "calendar_day")
_TOLD: Final = (
    "task", "carry_over", "agenda", "site", "attendance", "vote", "proceedings", "conclusion", "supplement",
)  # fmt: skip
"""What changes in the meeting shown, not in the list: also by "undo", from whichever tab."""


class MeetingsTab(Room):
    """Everything about meetings."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.stack = QStackedWidget(self)
        self.panes = MeetingPanes(workspace, self.stack)
        self.list, self.editor, self.preview = self.panes.list, self.panes.editor, self.panes.preview
        self.live = LivePreview(self.preview, workspace.worker, self, kept=partial(kept_pdf, workspace))
        self.papers = PaperActions(workspace, self)
        self.saving = Saving(self.editor, workspace.prompts, self)
        self.paper = ShownPaper(self.live, self.saving, self.papers, self)
        self.whole_file = MeetingFilePapers(workspace, self)
        self.starting = Starting(workspace, self)
        self.signing = Signing(workspace, self)
        self.recovery = Recovery(workspace, self.editor, self)
        self.desks = PaperDesks(workspace, self)
        self._build()
        self._connect()

    # -- what the window asks

    def fill(self) -> None:
        """Read the list and show its first meeting."""
        self.reload_list()

    def day_changed(self) -> None:
        """Read the list again: months without a meeting and notices owed follow the day."""
        self.reload_list()

    def first_paint(self) -> None:
        """Draw the list at once."""
        self.list.list.viewport().repaint()

    def take_keyboard(self) -> None:
        """Put the keyboard into the list, or into the page where the list is folded away."""
        self.panes.take_keyboard()

    def painted(self) -> None:
        """Offer what a program that was killed left behind."""
        self.recovery.offer()

    def closed(self) -> None:
        """Forget what was mirrored of the typing."""
        self.recovery.end()

    def has_unsaved(self) -> bool:
        """Tell whether something typed in the meeting on screen is not in the file yet."""
        return self.saving.has_unsaved

    def may_leave(self) -> bool:
        """Save; ask about what cannot be kept."""
        return self.saving.may_leave()

    def show_low(self, low: bool) -> None:
        """Take less height in the head of the editor."""
        self.editor.head.show_low(low)

    def shown_record(self) -> tuple[int, int] | None:
        meeting_id = self.editor.meeting_id
        return None if meeting_id is None else (meeting_id, self.editor.tabs.currentIndex())

    def has_record(self, record_id: int) -> bool:
        """Tell whether a meeting stands in the list."""
        return record_id in self.list.model.ids()

    def show_record(self, record_id: int, place: str = "") -> None:
        """Show a meeting, at the anchor ``place`` if one is named; what is typed in another is saved first."""
        if record_id != self.editor.meeting_id:
            if not self.may_leave():
                return
            self._open(record_id)
        if place:
            self.editor.go_to(place)

    def remember(self, settings: Settings) -> None:
        """Keep the widths of the panes."""
        self.panes.remember(settings)

    def restore(self, settings: Settings) -> None:
        """Take the widths of the panes from the last start."""
        self.panes.restore(settings)

    # -- what the menus call

    def new_record(self) -> None:
        """Offer the ways to begin a meeting; Enter makes the next one of the series that met last."""
        if self.saving.may_leave():
            self.starting.new_meeting(self.editor.meeting_id)

    def enter_month(self, month: Period) -> None:
        """Offer to enter the meeting of a month that was passed over, or to say why there was none."""
        if self.saving.may_leave():
            self.starting.new_meeting(self.editor.meeting_id, month=month)

    def show_list(self, wanted: Any, words: str = "") -> None:
        """Enter the month without a meeting that was chosen elsewhere."""
        if isinstance(wanted, Period):
            self.enter_month(wanted)

    def _show_new(self, meeting_id: int) -> None:
        self.reload_list()
        self._open(meeting_id)
        self.editor.show_page(0)
        if (facts := self.editor.stored) is not None:
            name = meeting_name(facts.details.kind, facts.details.period)
            self.undoable.emit(_("{meeting} is made.").format(meeting=name))

    def rename(self) -> None:
        """F2: edit the cell where the keyboard is, else the meeting's name."""
        table = QApplication.focusWidget()
        if not isinstance(table, QTableView):
            self.show_page(0)
        elif table.model().flags(table.currentIndex()) & Qt.ItemFlag.ItemIsEditable:
            table.edit(table.currentIndex())

    def remove(self) -> None:
        """Put the meeting on screen into the trash."""
        facts = self.editor.stored
        if facts is None or not self.saving.may_leave():
            return
        if self._written(lambda session: trash_meeting(session, facts.id)):
            self.reload_list()
            self.undoable.emit(_("{name} is in the trash").format(name=facts.code))

    def _written(self, verb: Callable[[Session], Changes]) -> bool:
        """Run a verb; say what it refuses."""
        try:
            self.workspace.write(verb, origin=self)
        except AppError as error:
            show_error(self.workspace.prompts, error)
            return False
        return True

    def sign(self) -> None:
        """Save what is typed, then ask for number and day of the minutes and lock them."""
        if self.saving.facts_to_print() is not None:
            self.signing.sign(self.editor.meeting_id)

    def write_paper(self, kind: str, paper_id: int | None = None, *, issue: bool = False) -> None:
        """Save what is typed, then open a paper about the meeting at its desk, or ask for its number and day."""
        meeting_id = self.editor.meeting_id
        if meeting_id is not None and self.saving.facts_to_print() is not None:
            self.desks.write(PaperPlace(kind, MEETING, meeting_id, paper_id), issue=issue)

    def print_paper(self) -> None:
        """Print what the preview shows."""
        self.paper.print()

    def with_facts(self, act: Callable[[MeetingFacts], None]) -> None:
        """Save what is typed, then do something with the meeting as it is printed."""
        if (facts := self.saving.facts_to_print()) is not None:
            act(facts)

    def export(self, file_format: str) -> None:
        """Export what the preview shows as ``docx`` or ``pdf``."""
        self.paper.export(file_format)

    def export_list(self) -> None:
        """Write the meetings shown in the list into an Excel file."""
        try:
            path = export_list(self.list.model.shown(), self.workspace)
        except AppError as error:
            show_error(self.workspace.prompts, error)
        else:
            if path is not None:
                self.done.emit(_("Written to {path}").format(path=path))

    def open_in_word(self) -> None:
        """Open what the preview shows with the system's program for Word files."""
        self.paper.open_in_word()

    def _on_kind(self, kind: Kind) -> None:
        self.editor.head.show_kind(kind)
        self.preview.show_choice(KINDS.index(kind))
        facts = self.editor.facts
        if facts is not None:
            self.live.show(facts)

    def show_page(self, index: int) -> None:
        """Put a page of the editor on top."""
        if self.editor.meeting_id is not None and index < self.editor.tabs.count():
            self.editor.show_page(index)

    def save_now(self) -> bool:
        """Save what is typed; tell whether all of it is in the file."""
        return self.saving.save_all()

    def go_round(self) -> None:
        """F6: put the keyboard into the next pane; in a narrow window change between editor and pages."""
        self.panes.go_round()

    def focus_search(self) -> None:
        """Put the keyboard into the search of the list."""
        self.list.show()
        self.list.focus_search()

    def reload_list(self) -> None:
        """Read the list again."""
        today = self.workspace.today

        def read(session: Session) -> tuple[list[MeetingRow], list[Period], bool]:
            return meeting_rows(session, today=today), missing_months(session, today=today), has_committee(session)

        rows, missing, is_set_up = self.workspace.read(read)
        before = self.list.model.ids()
        self.list.show_rows(rows, missing, today)
        self._show_notice()
        self.stack.setCurrentIndex(0 if rows else 1 if is_set_up else 2)
        self._open_another_if_gone(before, [row.id for row in rows])

    def _open_another_if_gone(self, before: Sequence[int], ids: Sequence[int]) -> None:
        """Show a meeting where none is shown, or the one shown is in the trash: that which takes its place."""
        shown = self.editor.meeting_id
        if shown in ids:
            return
        self.editor.forget()
        if ids:
            place = before.index(shown) if shown in before else 0
            after = [each for each in (*before[place:], *reversed(before[:place])) if each in ids]
            self._open(after[0] if after else ids[0])

    def reload(self) -> None:
        """Read list and meeting again (F5)."""
        if self.saving.save():
            self.reload_list()
            self.editor.reload()

    def find_in_text(self) -> None:
        """Open the search of the proceedings."""
        self.show_page(PROCEEDINGS)
        self.editor.current_page().open_find()

    def toggle_preview(self) -> None:
        """Show the pages to print, or hide them."""
        self.panes.toggle_preview()

    def zoom(self, steps: int) -> None:
        """Make the pages larger, smaller, or as wide as their pane (0)."""
        self.paper.zoom(steps)

    # -- parts

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.stack.addWidget(self.panes)
        self.stack.addWidget(no_meetings(self.new_record))
        self.stack.addWidget(no_committee(self.settings_wanted.emit, self.sample_wanted.emit))
        column.addWidget(self.stack)

    def _connect(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(lambda: self.show_page(self.editor.tabs.currentIndex()))
        self.list.new_wanted.connect(self.new_record)
        self.list.removal_wanted.connect(self.remove)
        self.list.month_wanted.connect(self.enter_month)
        editor = self.editor
        editor.waiting.again_wanted.connect(lambda: self.starting.plan_again(editor.stored))
        editor.facts_changed.connect(self.live.show)
        editor.place_changed.connect(self.live.follow)
        editor.told.connect(self.done)
        editor.record_wanted.connect(self.record_wanted)
        self.saving.saved.connect(self.saved)
        self.saving.not_saved.connect(self.not_saved)
        editor.head.print_wanted.connect(self.print_paper)
        editor.head.export_wanted.connect(self.export)
        editor.head.word_wanted.connect(self.open_in_word)
        editor.head.kind_wanted.connect(self.paper.show_kind)
        self.paper.kind_changed.connect(self._on_kind)
        self.preview.offer([kind_name(kind) for kind in KINDS], lambda number: self.paper.show_kind(KINDS[number]))
        self.preview.show_choice(KINDS.index(self.paper.kind))
        self.live.place_wanted.connect(editor.go_to)
        self.papers.done.connect(self.done)
        self.whole_file.done.connect(self.done)
        self.recovery.brought_back.connect(self.show_record)
        self.starting.made.connect(self._show_new)
        self.starting.done.connect(self.done)
        self.signing.done.connect(self.done)
        self.signing.done.connect(self.panes.keep_keyboard)
        self.signing.place_wanted.connect(editor.go_to)
        self.signing.supplement_written.connect(lambda: self.paper.show_kind(SUPPLEMENT_KIND))
        editor.head.sign_wanted.connect(self.sign)
        editor.head.write_wanted.connect(lambda: self.write_paper(self.paper.kind.name))
        editor.paper_wanted.connect(self.write_paper)
        self.desks.record_wanted.connect(self.record_wanted)
        editor.locked.reopen_wanted.connect(lambda: self.signing.reopen(editor.meeting_id))
        editor.locked.supplement_wanted.connect(lambda: self.signing.write_supplement(editor.meeting_id))
        editor.locked.number_wanted.connect(lambda: self.signing.fill_number(editor.meeting_id))
        self.workspace.data_changed.connect(self._on_data_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panes.fit(self.width())

    # -- what happens

    def _on_chosen(self, meeting_id: int) -> None:
        if self.saving.may_leave():
            self._open(meeting_id)
        else:
            self.list.select(self.editor.meeting_id)

    def _open(self, meeting_id: int) -> None:
        if self.paper.kind is SUPPLEMENT_KIND and meeting_id != self.editor.meeting_id:
            self.paper.show_kind(MINUTES_KIND)
        self.list.select(meeting_id)
        self.editor.show_meeting(meeting_id)
        self._show_notice()
        if self.panes.is_narrow:
            self.list.hide()

    def _show_notice(self) -> None:
        self.editor.notice.show_notice(self.list.model.owed.get(self.editor.meeting_id or 0))

    def _on_data_changed(self, changes: Changes, origin: object) -> None:
        if changes.concerns(*_SHOWN):
            self.reload_list()
        if changes.concerns(*_SHOWN, *_TOLD) and origin is not self.editor and origin is not self:
            self.editor.reload()
