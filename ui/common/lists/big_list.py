"""A big list as a whole: table, strip of what is filtered out, foot with counts and bulk actions, menus and keys.

The owner makes search, chips and tool row, because those fold with the window, and gives one source after the other::

    self.list = BigList("tasks", task_columns(), task_actions(self), words=_("Tasks"))
    self.list.show_source(QuerySource(...), hidden=9, counts=_("{n} tasks · ..."))
    self.list.sort_wanted.connect(...)      # another source in this order
    self.list.refresh_rows([task_id])       # after one edit: no other row is read
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout, QWidget

from cchc_desktop.i18n import mark
from cchc_desktop.settings import Settings
from ui import style
from ui.common.keys import Keys
from ui.common.lists.actions import Chosen, ListAction, ListActions
from ui.common.lists.column_menu import add_column_menus, open_on_header
from ui.common.lists.column_set import ColumnSet
from ui.common.lists.columns import ListColumn, tick_column
from ui.common.lists.hidden_strip import HiddenStrip
from ui.common.lists.list_state import ListState, Plain
from ui.common.lists.list_table import ListTable
from ui.common.lists.paged_model import PagedModel
from ui.common.lists.selection_bar import SelectionBar
from ui.common.lists.sources import RowSource
from ui.common.table_model import Row

NARROW = 940
"""Below this width the boxes give their room to the words, in pixels."""


class BigList(QFrame, Generic[Row]):
    """``name`` names the list in settings and saved views; ``words`` say it to those who hear it.

    ``row_role`` gives the role of a row's text ("text2" for one that is finished). Boxes to select rows stand before
    the columns when some action is a bulk action.

    Signals: ``chosen_changed()`` another row is current or other rows are selected; ``opened()`` Enter or a double
    click on a row; ``sort_wanted(name, descending)``; ``show_all_wanted()`` every filter is to end;
    ``failed(AppError)`` rows cannot be read.
    """

    chosen_changed = Signal()
    opened = Signal()
    sort_wanted = Signal(str, bool)
    show_all_wanted = Signal()
    failed = Signal(object)
    KEYS = Keys(
        mark("List"),
        (
            ("↑, ↓", mark("another row")),
            ("Home, End", mark("the first row, the last row")),
            ("Enter", mark("open it")),
            ("Shift+↑, Shift+↓", mark("select rows one after the other")),
            ("Ctrl+↑, Ctrl+↓", mark("go to a row without selecting it")),
            ("Space", mark("select the row as well, or no longer")),
            ("Ctrl+A", mark("select all rows")),
            ("Esc", mark("select only the current row")),
            ("Shift+F10", mark("everything that can be done, columns and order too")),
        ),
    )

    def __init__(
        self,
        name: str,
        columns: Sequence[ListColumn[Row]],
        actions: Sequence[ListAction[Row]] = (),
        *,
        words: str,
        row_id: Callable[[Row], int] | None = None,
        row_role: Callable[[Row], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        style.set_kind(self, "pane")
        self.name = name
        self._has_ticks = any(action.is_bulk for action in actions)
        shown = (tick_column(), *columns) if self._has_ticks else tuple(columns)
        self.model: PagedModel[Row] = PagedModel(shown, row_id)
        self.table = ListTable(self.model, row_role)
        self.table.setAccessibleName(words)
        self.columns = ColumnSet(self.table, shown)
        self.list_actions = ListActions(self.table, actions, self.add_column_menus)
        self.hidden = HiddenStrip(self.show_all_wanted.emit)
        self.foot = SelectionBar(self.list_actions)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, stretch in ((self.table, 1), (self.hidden, 0), (self.foot, 0)):
            column.addWidget(part, stretch)
        self._connect()

    # -- what the owner calls

    def show_source(self, source: RowSource[Row], *, hidden: int = 0, counts: str = "") -> None:
        """Show another filter or order; ``hidden`` rows are filtered out. Raises AppError."""
        self.table.show_source(source)
        self.show_counts(hidden=hidden, counts=counts)

    def refresh_rows(self, ids: Sequence[int], source: RowSource[Row] | None = None) -> bool:
        """Read these rows again after an edit; tell whether all others stayed where they were. Raises AppError.

        A row that came, went or moved makes the list read its first page and, later, its ids again; what is selected
        stays selected, and where it went the next row is current.
        """
        return self.table.refresh_rows(ids, source)

    def show_counts(self, *, hidden: int, counts: str) -> None:
        """Show how many rows are filtered out, and the counts at the foot."""
        self.hidden.show_hidden(hidden)
        self.foot.show_counts(counts)

    def chosen(self) -> Chosen[Row]:
        """Return the rows selected."""
        return Chosen(self.table)

    def current_row(self) -> Row | None:
        """Return the current row, or nothing."""
        row: Row | None = self.table.current_row()
        return row

    def select_id(self, row_id: int) -> bool:
        """Select one row and show it; tell whether the filter lets it through."""
        return self.table.select_id(row_id)

    def enter(self) -> None:
        """Put the keyboard into the table, on its first row if none is current."""
        if not self.table.currentIndex().isValid():
            self.table.select_one(0)
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def mark_words(self, query: str) -> None:
        """Mark what these words find in every cell."""
        self.table.mark_words(query)

    def add_column_menus(self, menu: QMenu) -> None:
        """Add the menus of columns and order to another menu, as to "…" of a tool row."""
        add_column_menus(menu, self.table, self.columns)

    def show_narrow(self, narrow: bool) -> None:
        """Show the bulk actions for a single row too, where no pane beside the list has them."""
        self.foot.set_least(1 if narrow else 2)

    def state(self, filters: Mapping[str, Plain], search: str = "") -> ListState:
        """Return how the list is looked at, with the owner's filters, for ``ViewsButton``."""
        sort, descending = self.table.sorted_by()
        return ListState(filters, search, sort, descending, self.columns.layout())

    def show_state(self, state: ListState) -> None:
        """Take columns and order of a state; filters and words are the owner's, who then gives another source."""
        self.columns.show_layout(state.columns)
        self.table.show_sort(state.sort, state.descending)

    def remember(self, settings: Settings) -> None:
        """Keep the columns for the next start."""
        self.columns.remember(settings, self.name)

    def restore(self, settings: Settings) -> None:
        """Take the columns from the last start."""
        self.columns.restore(settings, self.name)

    # -- parts

    def _connect(self) -> None:
        self.table.chosen_changed.connect(self.foot.show_chosen)
        self.table.chosen_changed.connect(self.chosen_changed)
        self.table.opened.connect(self.opened)
        self.table.sort_wanted.connect(self.sort_wanted)
        self.model.failed.connect(self.failed)
        open_on_header(self.table, self.columns)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        if self._has_ticks:
            self.columns.show_ticks(self.width() >= NARROW)
