"""The pane with all meetings: search, list by year, what is hidden, and the months without a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QToolButton, QVBoxLayout, QWidget

from cchc_desktop.calendar.periods import Period
from cchc_desktop.i18n import _, mark
from cchc_desktop.meetings.records import MeetingRow
from ui import style
from ui.common.keys import Keys
from ui.common.search_field import SearchField
from ui.meetings.list_delegate import MeetingDelegate
from ui.meetings.list_foot import ListFoot
from ui.meetings.list_model import ROW_ROLE, MeetingListModel


class MeetingListPane(QFrame):
    """Lists meetings.

    Signals: ``chosen(meeting_id)`` another meeting is current, ``opened()`` Enter was pressed on it,
    ``new_wanted()``, ``removal_wanted()`` Del was pressed on the current meeting, ``month_wanted(Period)`` a month
    without a meeting is to be entered or explained.
    """

    chosen = Signal(int)
    opened = Signal()
    new_wanted = Signal()
    removal_wanted = Signal()
    month_wanted = Signal(object)
    KEYS = Keys(
        mark("List of meetings"),
        (
            ("↑, ↓", mark("another meeting")),
            ("Enter", mark("go into the meeting")),
            ("Del", mark("move the meeting to the trash")),
            ("↓, Enter", mark("from the search into the list")),
            ("Esc", mark("empty the search")),
        ),
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.set_kind(self, "pane")
        self.model = MeetingListModel()
        self.search = SearchField(_("Find a meeting"))
        self.list = _List()
        self.list.setModel(self.model)
        self.list.setItemDelegate(MeetingDelegate(self.list))
        self.foot = ListFoot()
        self._current: int | None = None
        self._build()
        self._connect()

    def show_rows(self, rows: Sequence[MeetingRow], missing: Sequence[Period], today: date) -> None:
        """Show the meetings and the past months without one; the current meeting stays current."""
        self.model.set_rows(rows, today)
        self._restore()
        self.foot.show_owed(tuple(self.model.owed.values()))
        self.foot.show_missing(missing)

    def select(self, meeting_id: int | None) -> None:
        """Make a meeting current without telling anybody; one kept back by the filter ends the filter."""
        self._current = meeting_id
        if meeting_id is not None and not self.model.index_of(meeting_id).isValid():
            self.search.clear()
        self._restore()

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self.search.take_focus()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(12, 12, 12, 8)
        head.setSpacing(8)
        head.addWidget(self.search, 1)
        self.new_button = QToolButton()
        style.set_kind(self.new_button, "tool")
        self.new_button.setIcon(style.icon("add", "accent"))
        self.new_button.setToolTip(_("New meeting (Ctrl+N)"))
        self.new_button.setAccessibleName(_("New meeting"))
        head.addWidget(self.new_button)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.search.down_wanted.connect(self._enter_list)
        self.foot.all_wanted.connect(self.search.clear)
        self.foot.owed_wanted.connect(self._go_to_owed)
        self.foot.month_wanted.connect(self.month_wanted)
        self.list.entered_row.connect(self.opened)
        self.list.removal_wanted.connect(self.removal_wanted)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.new_button.clicked.connect(self.new_wanted)

    def _filter(self, query: str) -> None:
        self.model.set_query(query)
        self.foot.show_hidden(self.model.hidden_count)
        self._restore()

    def _enter_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.first_meeting())

    def _go_to_owed(self) -> None:
        """Go to the meeting that has owed its notice for longest."""
        if self.model.owed:
            oldest = list(self.model.owed)[-1]
            self.search.clear()
            self.list.setCurrentIndex(self.model.index_of(oldest))

    def _restore(self) -> None:
        index = self.model.index_of(self._current)
        blocked = self.list.selectionModel().blockSignals(True)
        self.list.setCurrentIndex(index)
        self.list.selectionModel().blockSignals(blocked)
        if index.isValid():
            self.list.scrollTo(index)
        self.list.viewport().update()

    def _on_current(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if row is not None and row.id != self._current:
            self._current = row.id
            self.chosen.emit(row.id)


class _List(QListView):
    """The list itself; Enter opens the current line."""

    entered_row = Signal()
    removal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Meetings"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_row.emit()
            return
        if event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
            return
        super().keyPressEvent(event)
