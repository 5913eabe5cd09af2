"""The page "Đã ban hành": the archive, and beside it the paper chosen as it was printed. A narrow window folds them."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from cchc_desktop.documents.paper_owners import paper_owners
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from cchc_desktop.register.queries import archived_papers, papers_saying
from cchc_desktop.settings import Settings
from ui import style
from ui.common.empty_state import EmptyState
from ui.common.error_dialog import show_error
from ui.common.lists.column_menu import ColumnMenu
from ui.common.search_field import SearchField
from ui.documents.archive_list import ArchiveList
from ui.documents.filter_row import ArchiveFilterRow
from ui.documents.list_export import export_list
from ui.documents.paper_pane import PaperPane
from ui.documents.shown_paper import ShownPaper
from ui.workspace import Workspace

NARROW: Final = 1100
"""Below this width the paper takes the place of the list."""

_NAME: Final = "archive"


class ArchivePage(QWidget):
    """Everything about issued papers.

    Signals: ``done(sentence)``, ``record_wanted(kind, id)``, ``drafts_wanted``, ``sample_wanted``.
    """

    done = Signal(str)
    record_wanted = Signal(str, int)
    drafts_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.search = SearchField(_("Find a paper"))
        self.filters = ArchiveFilterRow()
        self.export_button = QPushButton(_("To Excel"))
        self.stack = QStackedWidget(self)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.list = ArchiveList(self.search, self.filters, self._saying)
        self.pane = PaperPane()
        self.shown = ShownPaper(workspace, self.pane, self)
        self._narrow: bool | None = None
        self._build()
        self._connect()

    def reload(self) -> None:
        """Read the archive again; what is chosen stays chosen."""
        papers = self.workspace.read(lambda session: archived_papers(session, paper_owners()))
        self.stack.setCurrentIndex(0 if papers else 1)
        self.list.show_papers(papers)
        if papers and self.list.table.selected_row() is None:
            self.list.table.selectRow(0)
        self.shown.want(self.list.table.selected_row())
        self.shown.settle()

    def _saying(self, words: str) -> Collection[int]:
        return self.workspace.read(lambda session: papers_saying(session, words))

    def show_paper(self, paper_id: int) -> None:
        """Show one paper."""
        if self.list.select(paper_id):
            self.shown.settle()
            if self._narrow:
                self.show_pane(True)

    def export_list(self) -> None:
        """Write the list that is shown into an Excel file."""
        try:
            path = export_list(self.list.shown(), self.list.columns.shown(), self.workspace)
        except AppError as error:
            show_error(self.workspace.prompts, error)
        else:
            if path is not None:
                self.done.emit(_("Written to {path}").format(path=path))

    def go_round(self) -> None:
        """Put the keyboard into the next pane; in a narrow window change between list and paper."""
        if self._narrow:
            self.show_pane(self.pane.isHidden())
        elif self.list.table.hasFocus() and self.pane.isVisible():
            self.pane.preview.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.list.enter()

    def toggle_pane(self) -> None:
        """Show the paper beside the list, or hide it."""
        self.show_pane(self.pane.isHidden())

    def show_pane(self, shown: bool) -> None:
        """Show the paper, in a narrow window in place of the list, or the list alone."""
        self.pane.setVisible(shown)
        self.list.setVisible(not (shown and self._narrow))
        self._tool_row.setVisible(not (shown and self._narrow))
        if self._narrow and shown:
            self.pane.preview.setFocus(Qt.FocusReason.TabFocusReason)
        elif self._narrow:
            self.list.enter()

    def enter_pane(self) -> None:
        """Show the paper and put the keyboard to its pages."""
        self.show_pane(True)
        self.pane.preview.setFocus(Qt.FocusReason.TabFocusReason)

    def show_list(self) -> None:
        """Show the list where the paper stands in its place."""
        if self._narrow and self.list.isHidden():
            self.show_pane(False)

    def remember(self, settings: Settings) -> None:
        """Keep widths of panes and columns."""
        if self.list.isVisible() and self.pane.isVisible():
            settings.splitters[_NAME] = self.splitter.sizes()
        self.list.remember(settings, _NAME)

    def restore(self, settings: Settings) -> None:
        """Take widths of panes and columns from the last start."""
        sizes = settings.splitters.get(_NAME)
        if sizes and len(sizes) == self.splitter.count():
            self.splitter.setSizes(sizes)
        self.list.restore(settings, _NAME)

    # -- parts

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        sheet = QWidget()
        rows = QVBoxLayout(sheet)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._tools())
        rows.addWidget(self.splitter, 1)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for pane, width in ((self.list, 420), (self.pane, 400)):
            pane.setMinimumWidth(width)
            self.splitter.addWidget(pane)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([914, style.PREVIEW])
        self.stack.addWidget(sheet)
        self.stack.addWidget(self._empty())
        column.addWidget(self.stack)

    def _tools(self) -> QFrame:
        self._tool_row = QFrame()
        style.set_kind(self._tool_row, "tool_row")
        self.search.setFixedWidth(200)
        style.set_kind(self.export_button, "flat")
        self.export_button.setIcon(style.icon("arrow_download", size=16))
        self.export_button.setToolTip(_("Write the list that is shown into an Excel file"))
        row = QHBoxLayout(self._tool_row)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self.search)
        row.addWidget(self.filters, 1)
        row.addWidget(self.export_button)
        return self._tool_row

    def _empty(self) -> QWidget:
        empty = EmptyState(
            "document_text",
            _("No issued papers yet"),
            _("When minutes are signed or a paper is issued, the very pages are kept here with their scan."),
        )
        empty.add_primary(_("See what is to be signed"), self.drafts_wanted.emit, icon="edit")
        empty.add_link(_("Try it with the sample data"), self.sample_wanted.emit)
        return empty

    def _connect(self) -> None:
        self.list.chosen.connect(self.shown.want)
        self.list.opened.connect(self.enter_pane)
        self.list.menu_wanted.connect(self._show_menu)
        self.export_button.clicked.connect(self.export_list)
        self.shown.done.connect(self.done)
        self.shown.record_wanted.connect(self.record_wanted)
        self.pane.back_wanted.connect(partial(self.show_pane, False))
        self.pane.preview.hide_requested.connect(self.toggle_pane)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self.pane.show_narrow(narrow)
            self.pane.setVisible(not narrow)
            self.list.show()
            self.list.open_button.setVisible(narrow)
            self._tool_row.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._narrow and self.pane.isVisible():
            self.show_pane(False)
        else:
            super().keyPressEvent(event)

    def _show_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.shown.fill_menu(menu)
        menu.addSeparator()
        menu.addMenu(ColumnMenu(self.list.columns, menu))
        menu.popup(point)
