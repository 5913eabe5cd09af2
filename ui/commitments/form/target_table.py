"""The table of targets in the form: what is committed to, filled in by keyboard, one row a target."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from cchc_desktop.commitments.records import Comparison
from cchc_desktop.i18n import _
from ui.commitments.form import target_line
from ui.commitments.form.target_line import TargetLine
from ui.commitments.words import COMPARISONS
from ui.common.dialog import Dialog, is_confirming
from ui.common.empty_state import EmptyState
from ui.common.entry_cells import ChoiceCell, TextCell
from ui.common.entry_model import FAULT_ROLE, EntryColumn, EntryModel
from ui.common.entry_pane import EntryPane
from ui.common.entry_table import EntryTable

NAME, COMPARISON, VALUE, UNIT = range(1, 5)
FIELD_COLUMNS = {"name": NAME, "comparison": COMPARISON, "value": VALUE, "unit": UNIT}
"""Where the fields of a target have a cell; the others stand below the table."""


class TargetTable(EntryPane):
    """The table with its foot and its first step."""

    def __init__(self, changed: Callable[[], object], parent: QWidget | None = None) -> None:
        self.model = EntryModel(_columns())
        table = _Targets(self.model, new_row=target_line.following, is_blank=target_line.is_blank)
        empty = EmptyState("handshake", _("No target yet"), _("A target says what, how much, and how it is measured."))
        super().__init__(
            table,
            empty,
            add_words=_("Add a target"),
            summary=lambda: target_line.summary(self.model.rows()),
            removed_words=lambda number: _("Target {number} is taken away.").format(number=number + 1),
            parent=parent,
        )
        empty.add_primary(_("Add a target"), table.add_row)
        table.setAccessibleName(_("Targets"))
        self.model.edited.connect(lambda _number: changed())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setMinimumHeight(self._empty.sizeHint().height() + 4)  # the first step is seen whole

    def lines(self) -> tuple[TargetLine, ...]:
        """Return the targets that were typed."""
        return tuple(line for line in self.model.rows() if not target_line.is_blank(line))

    def current(self) -> int:
        """Return the number of the current row, -1 for none."""
        return self.table.currentIndex().row()


class _Targets(EntryTable[TargetLine]):
    """Keeps the keyboard at a cell that holds something wrong (docs/decisions/005)."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_confirming(event):
            event.ignore()  # Qt keeps it while a cell is open
        else:
            super().keyPressEvent(event)

    def _go_on(self, row: int, column: int, step: int, adds: bool) -> None:
        if not self._stays(row, column):
            super()._go_on(row, column, step, adds)

    def _go_along(self, row: int, column: int, step: int) -> None:
        if not self._stays(row, column):
            super()._go_along(row, column, step)

    def _stays(self, row: int, column: int) -> bool:
        """Stay at a cell whose text is wrong, so that what is typed next lands in it; an empty one can be left."""
        index = self.entries.index(row, column)
        if not (index.data(FAULT_ROLE) and self.entries.text_at(index).strip()):
            return False
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.go_to(row, column)
        return True


class _NameCell(TextCell):
    """The name of a target; Ctrl+Enter is the form's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_confirming(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


class _ComparisonCell(ChoiceCell):
    """The comparisons; Ctrl+Enter in the open list takes the one marked and keeps the whole form."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, [(each, _(words)) for each, words in COMPARISONS.items()])
        self.view().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and is_confirming(event)
        dialog = self.window()
        if not (is_pressed and isinstance(dialog, Dialog)):
            return super().eventFilter(watched, event)
        self.setCurrentIndex(self.view().currentIndex().row())
        self.typed.emit(self.value())
        self.hidePopup()
        dialog.confirm()
        return True


def _columns() -> tuple[EntryColumn[TargetLine], ...]:
    return (
        EntryColumn(_("Nr."), lambda line: "", width=44, numbered=True),
        EntryColumn(
            _("Target of a commitment"),
            lambda line: line.name,
            put=lambda line, text: replace(line, name=text),
            tidy=lambda line: replace(line, name=" ".join(line.name.split())),
            fault=target_line.name_fault,
            make_cell=_NameCell,
        ),
        EntryColumn(
            _("Comparison"),
            lambda line: _(COMPARISONS[line.comparison]),
            put=lambda line, value: replace(line, comparison=value) if isinstance(value, Comparison) else line,
            make_cell=_ComparisonCell,
            width=132,
        ),
        EntryColumn(
            _("Value"),
            lambda line: line.value,
            put=target_line.put_value,
            fault=target_line.value_fault,
            can_edit=lambda line: line.comparison is not Comparison.PASS,
            width=84,
        ),
        EntryColumn(
            _("Unit"),
            lambda line: line.unit,
            put=target_line.put_unit,
            tidy=lambda line: replace(line, unit=" ".join(line.unit.split())),
            fault=target_line.unit_fault,
            can_edit=lambda line: line.comparison is not Comparison.PASS,
            hint=lambda line: _("%, dossiers/year") if line.comparison is not Comparison.PASS else "",
            width=132,
        ),
    )
