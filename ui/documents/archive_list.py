"""The list of the archive: filtered as she types, sorted by a click on a header, counted at its foot."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cchc_desktop.i18n import _, mark, ngettext
from cchc_desktop.register.records import ArchivedPaper
from cchc_desktop.settings import Settings
from ui import style
from ui.common.keys import Keys
from ui.common.lists.column_menu import open_on_header
from ui.common.lists.column_set import ColumnSet
from ui.common.opening_table import OpeningTable
from ui.common.search_field import SearchField
from ui.common.table_model import TableModel
from ui.documents.columns import columns
from ui.documents.filter_row import ArchiveFilterRow
from ui.documents.filters import find


class ArchiveList(QFrame):
    """Lists papers; the search field and the chips are made elsewhere, so that they fold with the window.

    ``saying`` returns the papers that have words in their text.

    Signals: ``chosen(ArchivedPaper or None)`` another one is current; ``opened()`` Enter or a double click;
    ``menu_wanted(point)`` on the screen.
    """

    chosen = Signal(object)
    opened = Signal()
    menu_wanted = Signal(QPoint)
    KEYS = Keys(
        mark("Issued papers"),
        (
            ("↑, ↓", mark("another paper")),
            ("Enter", mark("to the kept pages")),
            ("Shift+F10", mark("everything that can be done with the paper")),
            ("↓, Enter", mark("from the search into the list")),
            ("Esc", mark("empty the search")),
        ),
    )

    def __init__(
        self,
        search: SearchField,
        filters: ArchiveFilterRow,
        saying: Callable[[str], Collection[int]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._saying = saying
        style.set_kind(self, "pane")
        self.search, self.filters = search, filters
        declared = columns()
        self.model: TableModel[ArchivedPaper] = TableModel(declared)
        self.table = OpeningTable(self.model)
        self.columns = ColumnSet(self.table, declared)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.count = QLabel()
        self.hidden = QPushButton()
        self.open_button = QPushButton(_("See the pages"))
        self._papers: tuple[ArchivedPaper, ...] = ()
        self._current: int | None = None
        self._build()
        search.textChanged.connect(self._filter)
        search.down_wanted.connect(self.enter)
        filters.changed.connect(self._filter)
        self.hidden.clicked.connect(self.show_all)
        self.table.opened.connect(self.opened)
        self.open_button.clicked.connect(self.opened)
        self.table.customContextMenuRequested.connect(self._ask_for_menu)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)

    def show_papers(self, papers: Sequence[ArchivedPaper]) -> None:
        """Show these papers, filtered as before; the current one stays current."""
        self._papers = tuple(papers)
        self._filter()

    def papers(self) -> tuple[ArchivedPaper, ...]:
        """Return every paper of the archive."""
        return self._papers

    def shown(self) -> tuple[ArchivedPaper, ...]:
        """Return the papers shown, in their order."""
        return self.model.rows()

    def select(self, paper_id: int) -> bool:
        """Make a paper current, ending the filter that keeps it back; tell whether the archive has it."""
        if self.model.number_of(paper_id) < 0 and any(paper.id == paper_id for paper in self._papers):
            self.show_all()
        return self.table.select_id(paper_id)

    def enter(self) -> None:
        """Put the keyboard into the table."""
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.selectRow(0)
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def show_all(self) -> None:
        """End every filter."""
        self.search.clear()
        self.filters.clear()

    def remember(self, settings: Settings, name: str) -> None:
        """Keep columns and order for the next start."""
        self.columns.remember(settings, name)
        header = self.table.horizontalHeader()
        number = header.sortIndicatorSection()
        if number in range(len(self.columns.columns)):
            is_descending = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            settings.states[f"sort:{name}"] = f"{'-' if is_descending else ''}{self.columns.columns[number].key}"

    def restore(self, settings: Settings, name: str) -> None:
        """Take columns and order from the last start."""
        self.columns.restore(settings, name)
        wanted = settings.states.get(f"sort:{name}", "")
        order = Qt.SortOrder.DescendingOrder if wanted.startswith("-") else Qt.SortOrder.AscendingOrder
        for number, column in enumerate(self.columns.columns):
            if column.key == wanted.removeprefix("-"):
                self.table.sortByColumn(number, order)

    def _build(self) -> None:
        self.table.setAccessibleName(_("Issued papers"))
        self.table.let_sort()
        open_on_header(self.table, self.columns)
        style.set_kind(self.count, "sub")
        style.set_kind(self.hidden, "link")
        self.hidden.hide()
        foot = QFrame()
        style.set_kind(foot, "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(self.count)
        row.addWidget(self.hidden)
        row.addStretch(1)
        row.addWidget(self.open_button)
        self.open_button.setToolTip(_("The kept pages of the paper chosen (Enter)"))
        foot.setFixedHeight(style.BUTTON + 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(foot)

    def _filter(self) -> None:
        words = self.search.text().strip()
        found = find(self._papers, replace(self.filters.wanted, query=words), self._saying(words) if words else ())
        self.table.mark_words(self.search.text())
        self.filters.show_found(found)
        self.model.set_rows(found.shown)
        if self._current is not None and self.table.selected_row() is None:
            self.table.select_id(self._current)
        hidden = len(self._papers) - len(found.shown)
        words = ngettext("{shown}/{n} paper", "{shown}/{n} papers", len(self._papers))
        self.count.setText(words.format(shown=len(found.shown), n=len(self._papers)))
        words = ngettext("{n} paper is filtered out – show all", "{n} papers are filtered out – show all", hidden)
        self.hidden.setText(words.format(n=hidden))
        self.hidden.setVisible(hidden > 0)

    def _on_current(self) -> None:
        paper = self.table.selected_row() or self.model.row_at(self.table.currentIndex())
        if paper is not None:
            self._current = paper.id
        self.chosen.emit(paper)

    def _ask_for_menu(self, point: QPoint) -> None:
        if self.table.currentIndex().isValid():
            self.menu_wanted.emit(self.table.viewport().mapToGlobal(point))
