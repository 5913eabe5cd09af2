"""The tab "Văn bản": the pages of what was issued, of what is still being written, and the register of a year."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cchc_desktop.changes import Changes
from cchc_desktop.i18n import _
from cchc_desktop.settings import Settings
from ui import style
from ui.common.tabs import Tabs
from ui.documents.archive_page import ArchivePage
from ui.documents.drafts_page import DraftsPage
from ui.documents.register.page import RegisterPage
from ui.room import Room
from ui.workspace import Workspace

ARCHIVE, DRAFTS, REGISTER = range(3)


class DocumentsTab(Room):
    """Everything about papers as papers, whatever record they belong to."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.tabs = Tabs()
        self.stack = QStackedWidget(self)
        self.archive = ArchivePage(workspace, self.stack)
        self.drafts = DraftsPage(workspace, self.stack)
        self.register = RegisterPage(workspace, self.stack)
        self.tabs.add_page(_("Issued"))
        self.tabs.add_page(_("Being written"))
        self.tabs.add_page(_("Register of papers"))
        self._build()
        self.tabs.currentChanged.connect(self._show_on_top)
        for page in (self.archive, self.drafts, self.register):
            page.record_wanted.connect(self.record_wanted)
        for page in (self.archive, self.register):
            page.done.connect(self.done)
        for undoing in (self.drafts, self.register):
            undoing.undoable.connect(self.undoable)
        self.register.saved.connect(lambda: self.saved.emit(datetime.now().astimezone()))
        self.register.not_saved.connect(self.not_saved)
        self.register.paper_wanted.connect(self.show_in_archive)
        self.archive.drafts_wanted.connect(lambda: self.show_page(DRAFTS))
        self.archive.sample_wanted.connect(self.sample_wanted)
        workspace.data_changed.connect(self._on_data_changed)

    # -- what the window asks

    def first_paint(self) -> None:
        """Draw the list at once."""
        self.archive.list.table.viewport().repaint()

    def save_now(self) -> bool:
        """Save what is typed into the register; tell whether all of it is in the file."""
        return self.register.save_now()

    def has_unsaved(self) -> bool:
        """Tell whether something typed into the register is not in the file yet."""
        return self.register.has_unsaved()

    def may_leave(self) -> bool:
        """Save; ask about what cannot be kept."""
        return self.register.may_leave()

    def show_record(self, record_id: int, place: str = "") -> None:
        """Show a draft among the drafts, any other in the register where that is on top and has it, else as kept."""
        if self.drafts.select(record_id):
            self.show_page(DRAFTS)
            return
        is_kept = any(paper.id == record_id for paper in self.archive.list.papers())
        if self._is_register() and (self.register.show_paper(record_id) or not is_kept):
            return
        self.show_in_archive(record_id)

    def show_in_archive(self, record_id: int) -> None:
        """Show a paper as it was kept."""
        self.show_page(ARCHIVE)
        self.archive.show_paper(record_id)

    def remember(self, settings: Settings) -> None:
        """Keep the widths of panes and columns."""
        self.archive.remember(settings)
        self.register.remember(settings)

    def restore(self, settings: Settings) -> None:
        """Take the widths of panes and columns from the last start."""
        self.archive.restore(settings)
        self.register.restore(settings)

    # -- what the menus call

    def reload(self) -> None:
        """Read every page again; the register when it is on top."""
        self.archive.reload()
        self.drafts.reload()
        self.register.refresh(self.tabs.currentIndex() == REGISTER)

    def show_page(self, index: int) -> None:
        """Put a page on top."""
        if index < self.tabs.count():
            self.tabs.setCurrentIndex(index)
            self.take_keyboard()

    def take_keyboard(self) -> None:
        """Put the keyboard into the list on top."""
        if self._is_archive():
            self.archive.list.enter()
        elif self._is_register():
            self.register.focus_first()
        else:
            self.drafts.table.setFocus()

    def go_round(self) -> None:
        """F6: list and paper in turn."""
        if self._is_archive():
            self.archive.go_round()
        else:
            self.take_keyboard()

    def focus_search(self) -> None:
        """Put the keyboard into the search of the register, else of the archive."""
        if self._is_register():
            self.register.search.take_focus()
            return
        self.show_page(ARCHIVE)
        self.archive.show_list()
        self.archive.search.take_focus()

    def rename(self) -> None:
        """F2: open the cell of the register with the keyboard."""
        if self._is_register() and self.register.list.table.hasFocus():
            self.register.list.table.open_current()

    def print_paper(self) -> None:
        """Print the stored pages of the paper chosen, or the register."""
        if self._is_archive():
            self.archive.shown.print_paper()
        elif self._is_register():
            self.register.print_register()

    def export(self, file_format: str) -> None:
        """Write the stored file of the paper chosen; the register leaves from the window of its pages."""
        if self._is_archive():
            self.archive.shown.save(file_format)
        elif self._is_register():
            self.register.print_register()

    def open_in_word(self) -> None:
        """Open a copy of the stored Word file."""
        if self._is_archive():
            self.archive.shown.open_in_word()

    def export_list(self) -> None:
        """Write the list as it is shown into an Excel file."""
        (self.register if self._is_register() else self.archive).export_list()

    def toggle_preview(self) -> None:
        """Show the paper beside the list, or hide it."""
        if self._is_archive():
            self.archive.toggle_pane()

    def zoom(self, steps: int) -> None:
        """Make the pages larger, smaller, or as wide as their pane (0)."""
        preview = self.archive.pane.preview
        (preview.zoom_in if steps > 0 else preview.zoom_out if steps < 0 else preview.fit_width)()

    # -- parts

    def _build(self) -> None:
        row = QFrame()
        style.set_kind(row, "tab_row")
        line = QHBoxLayout(row)
        line.setContentsMargins(2, 0, 12, 0)
        line.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(row)
        for page in (self.archive, self.drafts, self.register):
            self.stack.addWidget(page)
        column.addWidget(self.stack, 1)

    def _is_archive(self) -> bool:
        return self.tabs.currentIndex() == ARCHIVE

    def _is_register(self) -> bool:
        return self.tabs.currentIndex() == REGISTER

    def _show_on_top(self, index: int) -> None:
        self.stack.setCurrentIndex(index)
        self.register.refresh(index == REGISTER, is_stale=False)

    def _on_data_changed(self, changes: Changes, origin: object) -> None:
        if origin is self.register:  # its own cells: no other page shows what was typed in them
            return
        if changes.concerns("paper", "meeting", "attachment"):
            self.reload()
