"""The pane with all meetings: search, list by year, what is hidden, and the months without a meeting."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QPushButton, QToolButton, QVBoxLayout, QWidget

from cchc_desktop.calendar.periods import Period
from cchc_desktop.i18n import _, mark, ngettext
from cchc_desktop.meetings.records import MeetingRow
from ui import style
from ui.common.icon_label import IconLabel
from ui.common.keys import Keys
from ui.common.search_field import SearchField
from ui.meetings.list_delegate import MeetingDelegate
from ui.meetings.list_model import ROW_ROLE, MeetingListModel


class MeetingListPane(QFrame):
    """Lists meetings.

    Signals: ``chosen(meeting_id)`` another meeting is current, ``opened()`` Enter was pressed on it,
    ``new_wanted()``, ``removal_wanted()`` Del was pressed on the current meeting.
    """

    chosen = Signal(int)
    opened = Signal()
    new_wanted = Signal()
    removal_wanted = Signal()
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
        self.hidden = QPushButton()
        style.set_kind(self.hidden, "link")
        self.hidden.hide()
        self.missing = IconLabel("sub")
        self._current: int | None = None
        self._build()
        self._connect()

    def show_rows(self, rows: Sequence[MeetingRow], missing: Sequence[Period]) -> None:
        """Show the meetings and the past months without one; the current meeting stays current."""
        self.model.set_rows(rows)
        self._restore()
        self.missing.setVisible(bool(missing))
        if missing:
            self.missing.show_text(_missing_sentence(missing), "warning", "amber", filled=True)
            self.missing.setToolTip(_missing_sentence(missing, shortest=False))

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
        foot = QFrame()
        style.set_kind(foot, "pane")
        rows = QVBoxLayout(foot)
        rows.setContentsMargins(16, 0, 12, 0)
        rows.addWidget(self.hidden)
        rows.addWidget(self.missing)
        self.missing.setMinimumHeight(style.DENSE_ROW)
        self.missing.hide()
        column.addWidget(foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.search.down_wanted.connect(self._enter_list)
        self.hidden.clicked.connect(self.search.clear)
        self.list.entered_row.connect(self.opened)
        self.list.removal_wanted.connect(self.removal_wanted)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.new_button.clicked.connect(self.new_wanted)

    def _filter(self, query: str) -> None:
        self.model.set_query(query)
        hidden = self.model.hidden_count
        self.hidden.setVisible(hidden > 0)
        words = ngettext("{n} meeting is filtered out – show all", "{n} meetings are filtered out – show all", hidden)
        self.hidden.setText(words.format(n=hidden))
        self._restore()

    def _enter_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.first_meeting())

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


def _missing_sentence(missing: Sequence[Period], *, shortest: bool = True) -> str:
    """Name the months: the latest two in the pane, all of them in the tool tip."""
    shown = list(missing[-2:]) if shortest else list(missing)
    names = ", ".join(f"{period.number}/{period.year}" for period in shown)
    return _("No meeting in {months}").format(months=names)
