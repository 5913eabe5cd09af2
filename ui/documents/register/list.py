"""The lines of the register with the foot below: what is shown, what is owed, what cannot be kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cchc_desktop.i18n import _, ngettext
from cchc_desktop.register.records import RegisterRow
from cchc_desktop.settings import Settings
from ui import style
from ui.common.cell_notices import CellNotices
from ui.common.entry_model import EntryModel
from ui.common.fields.text_notices import unprintable
from ui.common.icon_label import IconLabel
from ui.common.lists.column_menu import open_on_header
from ui.common.lists.column_set import ColumnSet
from ui.common.notice import NoticeBar
from ui.common.search_field import SearchField
from ui.documents.register.chips import RegisterChips
from ui.documents.register.columns import columns
from ui.documents.register.filters import Sum, find, total
from ui.documents.register.lines import RegisterLine, is_changed, line_of, stored
from ui.documents.register.table import RegisterTable, RowActions

_NAME = "register"


class RegisterList(QFrame):
    """Lists the rows of one year; search field and chips are made elsewhere.

    Signals: ``edited()`` a cell was typed in; ``left()`` a cell was closed.
    """

    edited = Signal()
    left = Signal()

    def __init__(
        self, search: SearchField, chips: RegisterChips, actions: RowActions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        style.set_kind(self, "pane")
        self.search, self.chips = search, chips
        declared = columns()
        self.model: EntryModel[RegisterLine] = EntryModel(declared)
        self.table = RegisterTable(self.model, actions)
        self.columns = ColumnSet(self.table, declared)
        self.count = IconLabel("sub")
        self.owed = IconLabel("amber")
        self.owed_button = QPushButton(_("Show them alone"))
        self.hidden = QPushButton()
        self.hint = QLabel(_("Enter: fill in · Shift+F10: more"))
        self._rows: tuple[RegisterRow, ...] = ()
        self._sum = Sum()
        self._typed: dict[str, RegisterLine] = {}
        self._waits = self._is_keeping = False
        self._build()
        search.textChanged.connect(self.filter)
        search.down_wanted.connect(self.enter)
        chips.changed.connect(self.filter)
        self.hidden.clicked.connect(self.show_all)
        self.owed_button.clicked.connect(lambda: chips.use_gaps(True))
        self.model.edited.connect(self._on_edited)
        self.table.cell_closed.connect(lambda _number: self._on_closed())

    def show_rows(self, rows: Sequence[RegisterRow]) -> None:
        """Show these rows, filtered as before; a cell that is open, and what could not be kept, stays as typed."""
        self._rows = tuple(rows)
        self._sum = total(self._rows)
        if self.table.is_editing():
            self._waits = True
            return
        self.filter()

    def rows(self) -> tuple[RegisterRow, ...]:
        """Return every row of the year."""
        return self._rows

    def shown(self) -> tuple[RegisterLine, ...]:
        """Return the lines shown, in their order."""
        return self.model.rows()

    def current(self) -> RegisterLine | None:
        """Return the line with the keyboard."""
        return self.model.row_at(self.table.currentIndex())

    def changed(self) -> list[RegisterLine]:
        """Return the lines with something to keep, also those that a filter keeps back."""
        return [line for line in self._typed.values() if is_changed(line)]

    def keep(self, line: RegisterLine) -> None:
        """Take what is typed in a line for kept."""
        number = self.model.number_of(line.key)
        kept = stored(line)
        self._rows = tuple(kept.row if line_of(row).key == line.key else row for row in self._rows)
        self._note(kept)
        if number >= 0:
            self._is_keeping = True
            self.model.replace(number, kept)
            self._is_keeping = False

    def forget_typed(self) -> None:
        """Show what the file holds in place of what is typed."""
        self.table.close_cell()
        self._typed.clear()
        self.model.set_rows([])
        self.filter()

    def refusals(self) -> tuple[str, ...]:
        """Return a sentence for each cell that cannot be kept as it stands."""
        faults = ((line, fault) for line in self._typed.values() for _number, fault in self._faults(line))
        return tuple(f"{line.row.reference}: {sentence}" for line, sentence in faults)

    def select(self, key: str) -> bool:
        """Make a line current, ending the filter that keeps it back; tell whether the year has it."""
        if self.model.number_of(key) < 0 and any(line_of(row).key == key for row in self._rows):
            self.show_all()
        return self.table.select_id(key)

    def enter(self) -> None:
        """Put the keyboard into the table."""
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.go_to(0, 0)
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def show_all(self) -> None:
        """End every filter."""
        self.search.clear()
        self.chips.clear()

    def filter(self) -> None:
        """Show what search and chips let through."""
        self.table.close_cell()
        found = find(self._rows, replace(self.chips.wanted, query=self.search.text().strip()))
        self.table.mark_words(self.search.text())
        self.chips.show_found(found)
        self._note_rows()
        lines = (line_of(row) for row in found.shown)
        self.model.set_rows([self._typed.get(line.key, line) for line in lines])
        hidden = len(self._rows) - len(found.shown)
        words = ngettext("{n} line is filtered out – show all", "{n} lines are filtered out – show all", hidden)
        self.hidden.setText(words.format(n=hidden))
        self.hidden.setVisible(hidden > 0)
        self._show_sum()

    def remember(self, settings: Settings) -> None:
        """Keep the columns for the next start."""
        self.columns.remember(settings, _NAME)

    def restore(self, settings: Settings) -> None:
        """Take the columns from the last start."""
        self.columns.restore(settings, _NAME)

    # -- parts

    def _build(self) -> None:
        self.table.setAccessibleName(_("Register of outgoing papers"))
        open_on_header(self.table, self.columns)
        style.set_kind(self.hidden, "link")
        self.hidden.hide()
        style.set_kind(self.owed_button, "link")
        self.owed_button.setToolTip(_("Show only the numbers left out"))
        style.set_kind(self.hint, "small")
        self.notice = NoticeBar(self.table, gives_room=True)
        CellNotices(self.table, self.notice, unprintable)
        foot = QFrame()
        style.set_kind(foot, "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(12)
        for part in (self.count, self.owed, self.owed_button, self.hidden):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.hint)
        foot.setFixedHeight(style.BUTTON + 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(foot)

    def _note(self, line: RegisterLine) -> None:
        """Remember a line whose cells say something else than the file, so that no filter loses it."""
        if line.is_paper and (is_changed(line) or self._faults(line)):
            self._typed[line.key] = line
        else:
            self._typed.pop(line.key, None)

    def _note_rows(self) -> None:
        """Put what is typed over the rows as they are read now."""
        if not self._typed:
            return
        for line in (line_of(row) for row in self._rows):
            if line.key in self._typed:
                self._note(replace(self._typed[line.key], row=line.row))

    def _faults(self, line: RegisterLine) -> list[tuple[int, str]]:
        """Return number of column and sentence of each cell that cannot be kept."""
        columns = [(number, column.fault) for number, column in enumerate(self.table.declared())]
        found = ((number, fault(line)) for number, fault in columns if fault is not None)
        return [(number, sentence) for number, sentence in found if sentence]

    def _wrong(self) -> str:
        """Say what is wrong with a cell, the open one left out."""
        index = self.table.currentIndex() if self.table.is_editing() else None
        opened = (self.model.row_at(index), index.column()) if index is not None else None
        for line in self._typed.values():
            for number, sentence in self._faults(line):
                if opened is None or opened[0] is None or (opened[0].key, opened[1]) != (line.key, number):
                    return f"{line.row.reference}: {sentence}"
        return ""

    def _on_edited(self, number: int) -> None:
        line = self.model.row_at(number)
        if line is not None:
            self._note(line)
        self._show_sum()
        if not self._is_keeping:
            self.edited.emit()

    def _on_closed(self) -> None:
        self._show_sum()
        self.left.emit()
        if self._waits and not self.table.is_editing():
            self._waits = False
            self.filter()

    def _show_sum(self) -> None:
        wrong = self._wrong()
        if wrong:
            self.count.show_text(wrong, "error_circle", "red", kind="error", filled=True)
        else:
            self.count.show_text(_sum_words(self._sum), kind="sub")
        gaps = self._sum.gaps
        words = ngettext("{n} number left out without a reason", "{n} numbers left out without a reason", gaps)
        self.owed.show_text(words.format(n=gaps), "warning", "amber", kind="amber", filled=True)
        self.owed.setVisible(gaps > 0)
        self.owed_button.setVisible(gaps > 0 and not self.chips.wanted.is_gaps)


def _sum_words(found: Sum) -> str:
    parts = [ngettext("{n} paper", "{n} papers", found.papers).format(n=found.papers)]
    if found.reserved:
        parts.append(ngettext("{n} reserved", "{n} reserved", found.reserved).format(n=found.reserved))
    if found.void:
        parts.append(ngettext("{n} void", "{n} void", found.void).format(n=found.void))
    return " · ".join(parts)
