"""The list of tasks: search, chips by urgency, filters and views above it, counts and bulk actions at its foot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.settings import Settings
from cchc_desktop.tasks.filtering import OrderKey, TaskOrder
from cchc_desktop.tasks.listed import TaskRow
from cchc_desktop.tasks.records import DeadlineLabel
from cchc_desktop.text.numbers import format_number
from ui import style
from ui.common.error_dialog import show_error
from ui.common.lists.actions import ListAction
from ui.common.lists.big_list import BigList
from ui.common.lists.filter_chips import FilterChips
from ui.common.lists.list_state import ListState
from ui.common.lists.views_button import ViewsButton
from ui.common.search_field import SearchField
from ui.task_fields.people import TaskPeople
from ui.tasks.columns import row_role, task_columns
from ui.tasks.filter_menu import FilterButton
from ui.tasks.filters import DRAFTS, Filters, chip_filters
from ui.tasks.reading import ListFigures, TaskSource
from ui.workspace import Workspace

NAME: Final = "tasks"
_SEARCH_PAUSE_MS: Final = 120
_FIRST: Final = ListState()


class TaskList(QFrame):
    """Knows what is shown and reads it; what is done with tasks is the owner's.

    ``head`` holds search, filters and chips: the owner puts it above the list and the task.

    Signals: ``chosen()`` another row is current or other rows are selected; ``opened()`` Enter or a double click;
    ``new_wanted()``; ``export_wanted()``; ``print_wanted()``.
    """

    chosen = Signal()
    opened = Signal()
    new_wanted = Signal()
    export_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, workspace: Workspace, actions: Sequence[ListAction[TaskRow]], parent: QWidget) -> None:
        super().__init__(parent)
        style.set_kind(self, "pane")
        self._workspace = workspace
        self._filters, self._order = Filters(), TaskOrder()
        self._people = TaskPeople()
        self.figures: ListFigures | None = None
        self._parts = 0
        self.head = QWidget(parent)
        self.search = SearchField(_("Search the tasks"))
        self.chips = FilterChips(chip_filters())
        self.filter_button = FilterButton()
        self.views = ViewsButton(workspace, NAME, state=self.state, show=self.show_state, first=_FIRST)
        self.big: BigList[TaskRow] = BigList(
            NAME, task_columns(), actions, words=_("Tasks"), row_role=row_role, parent=self
        )
        self.export_button = _flat(_("To Excel"), "arrow_download")
        self.print_button = _flat(_("Print the register"), "print")
        self.new_button = QPushButton(_("New task"))
        self.more = QToolButton()
        self._pause = QTimer(self, singleShot=True, interval=_SEARCH_PAUSE_MS)
        self._is_narrow: bool | None = None
        self._build()
        self._connect()
        self.show_narrow(False)

    # -- what the owner calls

    def reload(self) -> None:
        """Read the list anew in the filter and order of now. Raises AppError."""
        source = self._source()
        self.big.show_source(source)
        self._parts = source.part_count()
        self._show_figures(source.figures)
        self.big.mark_words(self.search.text())

    def refresh_rows(self, ids: Sequence[int]) -> None:
        """Show what an edit of these tasks changed; no other row is read unless one came, went or moved."""
        source = self._source()
        if not self.big.refresh_rows(ids, source):
            self._parts = source.part_count()
        self._show_figures(source.figures)

    def offer(self, people: TaskPeople) -> None:
        """Offer these people and departments as filters."""
        self._people = people
        self.filter_button.show_filters(self._filters, people)

    def show_filters(self, filters: Filters, search: str = "") -> None:
        """Show the tasks that these filters let through: a number elsewhere was clicked. Raises AppError."""
        self._filters = filters
        self._set_search(search)
        self.filter_button.show_filters(filters, self._people)
        self.reload()

    def show_all(self) -> None:
        """End every filter and the search."""
        self._try(lambda: self.show_filters(Filters()))

    def select(self, task_id: int) -> bool:
        """Make a task current, ending the filters that keep it back; tell whether it is there."""
        if self.big.select_id(task_id):
            return True
        self.show_filters(Filters())
        if self.big.select_id(task_id):
            return True
        self.show_filters(Filters(labels=(DRAFTS,)))  # what is not assigned yet has a list of its own
        if self.big.select_id(task_id):
            return True
        self.show_filters(Filters())
        return False

    def filters(self) -> Filters:
        """Return the filters in use."""
        return self._filters

    def filter_words(self) -> str:
        """Say in words what is shown, for the sheet of Excel."""
        words = [self._chip_words(value) for value in self._filters.labels]
        search = [f"“{self.search.text().strip()}”"] if self.search.text().strip() else []
        return " · ".join((*words, *self._filters.words(self._people), *search))

    def order(self) -> TaskOrder:
        """Return the order in use."""
        return self._order

    def state(self) -> ListState:
        """Return how the list is looked at, for a saved view."""
        return ListState(
            self._filters.to_plain(),
            self.search.text().strip(),
            self._order.key.value,
            self._order.descending,
            self.big.columns.layout(),
        )

    def show_state(self, state: ListState) -> None:
        """Look at the list as a saved view says. Raises AppError."""
        self._filters = Filters.from_plain(state.filters)
        known = {key.value for key in OrderKey}
        self._order = TaskOrder(OrderKey(state.sort) if state.sort in known else OrderKey.URGENCY, state.descending)
        self.big.columns.show_layout(state.columns)
        self._set_search(state.search)
        self.filter_button.show_filters(self._filters, self._people)
        self.reload()

    def show_narrow(self, narrow: bool) -> None:
        """Take one row instead of two where the window is small."""
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        for part in (self.views, self.filter_button, self.export_button, self.print_button):
            part.setVisible(not narrow)
        self.more.setVisible(narrow)
        self.search.setFixedWidth(128 if narrow else 240)
        self.search.setPlaceholderText(_("Search") if narrow else _("Search the tasks"))
        self.new_button.setText(_("New") if narrow else _("New task"))
        (self._tool_row if narrow else self._chip_row).insertWidget(self._chip_place(narrow), self.chips, 1)
        self._chip_frame.setVisible(not narrow)
        self._tool_row.setStretch(self._tool_row.indexOf(self._gap), 0 if narrow else 1)
        self._gap.setVisible(not narrow)
        self.big.show_narrow(narrow)

    def remember(self, settings: Settings) -> None:
        """Keep the columns."""
        self.big.remember(settings)

    def restore(self, settings: Settings) -> None:
        """Take the columns from the last start."""
        self.big.restore(settings)

    # -- parts

    def _source(self) -> TaskSource:
        return TaskSource(self._workspace, self._filters.wanted(self.search.text().strip()), self._order)

    def _show_figures(self, figures: ListFigures) -> None:
        self.figures = figures
        counts = {label.value: figures.totals.of(label) for label in DeadlineLabel} | {DRAFTS: figures.drafts}
        self.chips.show_counts(figures.totals.all, counts, self._filters.labels)
        self.big.show_counts(
            hidden=figures.hidden if not self._is_drafts() else 0, counts=counts_words(figures, self._parts)
        )
        self.big.table.show_sort(self._order.key.value, self._order.descending)

    def _is_drafts(self) -> bool:
        return DRAFTS in self._filters.labels

    def _chip_words(self, value: str) -> str:
        return next(chip.words for chip in self.chips.filters if chip.value == value)

    def _set_search(self, words: str) -> None:
        self._pause.stop()
        if self.search.text() != words:
            self.search.blockSignals(True)
            self.search.setText(words)
            self.search.blockSignals(False)

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except AppError as error:
            show_error(self._workspace.prompts, error)

    def _on_chip(self, values: tuple[str, ...]) -> None:
        self._filters = replace(self._filters, labels=values)
        self._try(self.reload)

    def _on_filters(self, filters: Filters) -> None:
        self._filters = filters
        self.filter_button.show_filters(filters, self._people)
        self._try(self.reload)

    def _on_sort(self, name: str, descending: bool) -> None:
        self._order = TaskOrder(OrderKey(name or OrderKey.URGENCY.value), descending)
        self._try(self.reload)

    def _on_failed(self, error: AppError) -> None:
        show_error(self._workspace.prompts, error)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self._pause.timeout.connect(lambda: self._try(self.reload))
        self.search.down_wanted.connect(self.big.enter)
        self.chips.chosen.connect(self._on_chip)
        self.filter_button.chosen.connect(self._on_filters)
        self.big.chosen_changed.connect(self.chosen)
        self.big.opened.connect(self.opened)
        self.big.sort_wanted.connect(self._on_sort)
        self.big.show_all_wanted.connect(self.show_all)
        self.big.failed.connect(self._on_failed)
        self.new_button.clicked.connect(lambda _checked=False: self.new_wanted.emit())
        self.export_button.clicked.connect(lambda _checked=False: self.export_wanted.emit())
        self.print_button.clicked.connect(lambda _checked=False: self.print_wanted.emit())

    def _build(self) -> None:
        style.set_kind(self.new_button, "primary")
        self.new_button.setIcon(style.icon("add", "on_accent", size=16))
        self.new_button.setToolTip(_("New task (Ctrl+N)"))
        self.more.setIcon(style.icon("more_horizontal"))
        style.set_kind(self.more, "tool")
        self.more.setAccessibleName(_("More"))
        self.more.setToolTip(_("Views, filters, Excel, printing"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more_menu = QMenu(self.more)
        self._more_menu.aboutToShow.connect(self._fill_more)
        self.more.setMenu(self._more_menu)
        tools, self._tool_row = _row("tool_row")
        self._chip_frame, self._chip_row = _row("tool_row")
        self._gap = QWidget()
        self._gap.setFixedHeight(0)
        for part in (self.search, self.views, self.filter_button, self._gap):
            self._tool_row.addWidget(part)
        for part in (self.export_button, self.print_button, self.more, self.new_button):
            self._tool_row.addWidget(part)
        above = QVBoxLayout(self.head)
        below = QVBoxLayout(self)
        for column in (above, below):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
        for part in (tools, self._chip_frame):
            above.addWidget(part)
        below.addWidget(self.big, 1)

    def _chip_place(self, narrow: bool) -> int:
        return self._tool_row.indexOf(self.search) + 1 if narrow else 0

    def _fill_more(self) -> None:
        menu = self._more_menu
        menu.clear()
        self.views.fill()
        self.views.views_menu.setTitle(_("Views"))
        menu.addMenu(self.views.views_menu)
        self.filter_button.filter_menu.setTitle(_("Filter"))
        menu.addMenu(self.filter_button.filter_menu)
        self.big.add_column_menus(menu)
        menu.addSeparator()
        menu.addAction(_("To Excel"), self.export_wanted.emit)
        menu.addAction(_("Print the register"), self.print_wanted.emit)


def counts_words(figures: ListFigures, parts: int = 0) -> str:
    """Say how many tasks there are and how many are done, each with what it is counted of."""
    totals = figures.totals
    words = [ngettext("{n} task", "{n} tasks", totals.all).format(n=format_number(totals.all))]
    if totals.all:
        words.append(_("completed {n}/{all}").format(n=format_number(totals.completed), all=format_number(totals.all)))
    if totals.completed:
        in_time, done = totals.of(DeadlineLabel.DONE_ON_TIME), totals.completed
        words.append(_("in time {n}/{all}").format(n=format_number(in_time), all=format_number(done)))
    if parts:
        words.append(ngettext("{n} sub-task", "{n} sub-tasks", parts).format(n=format_number(parts)))
    return " · ".join(words)


def _row(kind: str) -> tuple[QFrame, QHBoxLayout]:
    frame = QFrame()
    style.set_kind(frame, kind)
    row = QHBoxLayout(frame)
    row.setContentsMargins(12, 0, 12, 0)
    row.setSpacing(8)
    return frame, row


def _flat(words: str, icon: str) -> QPushButton:
    button = QPushButton(words)
    style.set_kind(button, "flat")
    button.setIcon(style.icon(icon, size=16))
    return button
