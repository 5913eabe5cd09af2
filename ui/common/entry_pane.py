"""A table to fill with everything round it: the first step while it is empty, the foot with its sum, the way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.i18n import _
from ui import style
from ui.common.cell_notices import CellNotices
from ui.common.empty_state import EmptyState
from ui.common.entry_table import EntryTable
from ui.common.icon_label import IconLabel
from ui.common.notice import NoticeBar

HINT_FROM: Final = 620
"""Logical pixels of width from which the keys are named in a foot with one button."""


class EntryPane(QFrame):
    """Lays a table out; ``summary`` returns the words of the foot, ``removed_words(row number)`` those of the bar.

    ``missing_glyphs`` returns the characters of a text that the page cannot show. In the foot, what is wrong with a
    cell takes the place of the sum, so nothing moves.
    """

    def __init__(
        self,
        table: EntryTable[Any],
        empty: EmptyState,
        *,
        add_words: str,
        summary: Callable[[], str],
        removed_words: Callable[[int], str],
        keys: str = "",
        hint_from: int = HINT_FROM,
        missing_glyphs: Callable[[str], str] = lambda _text: "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        style.set_kind(self, "pane")
        self.table, self._empty = table, empty
        self._summary, self._removed_words, self._hint_from = summary, removed_words, hint_from
        self.stack = QStackedWidget()
        self.add_button = QPushButton(style.icon("add", "text", size=16), add_words)
        self.sum = IconLabel("sub", wraps=True)
        self.keys = QLabel(keys or _("Enter: next cell · Alt+↑↓: move · Del: take away"))
        self.notice = NoticeBar(self.stack, gives_room=True)
        self._above = QVBoxLayout()
        self._is_wrong = False
        CellNotices(table, self.notice, missing_glyphs)
        self._build()
        self.add_button.clicked.connect(lambda: table.add_row())
        table.removed.connect(self._on_removed)
        table.entries.rowsInserted.connect(self.refresh)
        table.entries.rowsRemoved.connect(self.refresh)
        table.entries.modelReset.connect(self.refresh)
        table.entries.edited.connect(self.refresh)
        table.cell_closed.connect(self.refresh)

    def add_line(self, widget: QWidget) -> None:
        """Put a line between the table and the foot."""
        self._above.addWidget(widget)

    def add_to_foot(self, widget: QWidget) -> None:
        """Put a button into the foot, before the one that adds a row."""
        row = self.foot.layout()
        assert isinstance(row, QHBoxLayout)
        row.insertWidget(row.count() - 1, widget)

    def set_locked(self, locked: bool) -> None:
        """Let nothing change: no way to add is shown either."""
        self.table.entries.set_locked(locked)
        self.add_button.setVisible(not locked)
        self.refresh()

    def focus_first(self) -> None:
        """Put the keyboard to the first step while there is no row, else into the table where it was."""
        if self.stack.currentIndex() == 1:
            self._empty.focus_first()
            return
        if self.table.entries.rows() and not self.table.currentIndex().isValid():
            self.table.go_to(0)
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def refusals(self, words: str) -> tuple[str, ...]:
        """Return ``words`` with {number} of the row and {sentence} for each cell that cannot be kept as it stands."""
        faults = self.table.entries.faults()
        return tuple(words.format(number=row + 1, sentence=sentence) for row, _column, sentence in faults)

    def refresh(self, *_args: object) -> None:
        """Show the sum, or what is wrong with a cell that is not open."""
        entries, had_keyboard = self.table.entries, self.table.hasFocus()
        self.stack.setCurrentIndex(0 if entries.rows() or entries.is_locked else 1)
        if had_keyboard and self.stack.currentIndex() == 1:
            self._empty.focus_first()
        self.foot.setVisible(self.stack.currentIndex() == 0)
        wrong = self.table.first_fault()
        self._is_wrong = wrong is not None
        self._show_keys()
        if wrong is None:
            self.sum.show_text(self._summary(), kind="sub")
        else:
            number, _column, sentence = wrong
            words = _("Row {number}: {sentence}").format(number=number + 1, sentence=sentence)
            self.sum.show_text(words, "error_circle", "red", kind="error", filled=True)
        self.sum.setToolTip(self.sum.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_keys()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        scroll = QScrollArea()
        scroll.setWidget(self._empty)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._empty.setAutoFillBackground(False)
        self.stack.addWidget(self.table)
        self.stack.addWidget(scroll)
        column.addWidget(self.stack, 1)
        column.addLayout(self._above)
        self.foot = QFrame()
        style.set_kind(self.foot, "foot")
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(style.GUTTER, 8, style.GUTTER, 8)
        row.setSpacing(style.GUTTER)
        row.addWidget(self.sum, 1, Qt.AlignmentFlag.AlignVCenter)
        style.set_kind(self.keys, "small")
        row.addWidget(self.keys)
        self.keys.hide()  # until the width is known: the foot must not ask for more than a narrow pane has
        self.add_button.setIconSize(QSize(16, 16))
        row.addWidget(self.add_button)
        column.addWidget(self.foot)

    def _show_keys(self) -> None:
        is_wide = self.width() >= self._hint_from
        self.keys.setVisible(is_wide and not self._is_wrong and not self.table.entries.is_locked)

    def _on_removed(self, number: int, row: object) -> None:
        put_back = partial(self.table.put_back, number, row)
        self.notice.show_notice(self._removed_words(number), icon="delete", action=_("Undo"), act=put_back)
