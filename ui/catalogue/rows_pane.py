"""The left side of a catalogue: search, new, the list, what is kept out of sight, up and down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from cchc_desktop.i18n import _, ngettext
from ui import style
from ui.catalogue.rows_list import ListRow, RowsList
from ui.common.search_field import SearchField


class RowsPane(QFrame):
    """Lists the rows of one catalogue; ``foot`` takes more parts under the list.

    Signals: ``new_wanted()``, ``move_wanted(step)``; those of ``list`` besides.
    """

    new_wanted = Signal()
    move_wanted = Signal(int)

    def __init__(self, *, find: str, new: str, show_all: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.set_kind(self, "pane")
        self.setFixedWidth(style.MEETING_LIST)
        self.foot = QVBoxLayout()
        self.search = SearchField(find)
        self.list = RowsList()
        self.list.setAccessibleName(find)
        self.list.move_wanted.connect(self.move_wanted)
        self.new_button = self._tool("add", f"{new} (Ctrl+N)", "accent")
        self.up_button = self._tool("arrow_up", _("Up in the order (Alt+Up)"))
        self.down_button = self._tool("arrow_down", _("Down in the order (Alt+Down)"))
        self.show_all = QCheckBox(show_all)
        self.hidden = QPushButton()
        self.hidden.setAutoDefault(False)
        style.set_kind(self.hidden, "link")
        self.hidden.hide()
        self._rows: tuple[ListRow, ...] = ()
        self._build()
        self._connect()

    def show_rows(self, rows: Sequence[ListRow]) -> None:
        """Show these rows, less those that the search keeps back."""
        self._rows = tuple(rows)
        self._filter()

    def shown_ids(self) -> tuple[int, ...]:
        """Return the ids of the rows in view, in their order."""
        return tuple(row.id for row in self.list.rows.rows)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 8, 8)
        head.setSpacing(2)
        head.addWidget(self.search, 1)
        head.addSpacing(4)
        head.addWidget(self.new_button)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        line = QFrame()
        style.set_kind(line, "line")
        column.addWidget(line)
        self.foot.setContentsMargins(12, 4, 4, 4)
        self.foot.setSpacing(0)
        self.foot.addWidget(self.hidden, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.show_all, 1)
        row.addWidget(self.up_button)
        row.addWidget(self.down_button)
        self.foot.addLayout(row)
        column.addLayout(self.foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.search.down_wanted.connect(lambda: self.list.setFocus(Qt.FocusReason.TabFocusReason))
        self.hidden.clicked.connect(self.search.clear)
        self.new_button.clicked.connect(self.new_wanted)
        self.up_button.clicked.connect(lambda: self.move_wanted.emit(-1))
        self.down_button.clicked.connect(lambda: self.move_wanted.emit(1))

    def _tool(self, icon: str, words: str, role: str = "text2") -> QToolButton:
        button = QToolButton()
        style.set_kind(button, "tool")
        button.setIcon(style.icon(icon, role))
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button

    def _filter(self) -> None:
        query = self.search.text().strip()
        shown = [row for row in self._rows if row.is_found(query)] if query else self._rows
        self.list.show_rows(shown, query)
        count = len(self._rows) - len(shown)
        self.hidden.setVisible(count > 0)
        words = ngettext("{n} line is filtered out – show all", "{n} lines are filtered out – show all", count)
        self.hidden.setText(words.format(n=count))
