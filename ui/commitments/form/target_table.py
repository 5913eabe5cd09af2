"""The table of targets in the form: what is committed to, filled in by keyboard, one row a target."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from cchc_desktop.commitments.records import Comparison
from cchc_desktop.i18n import _
from ui.commitments.form import target_line
from ui.commitments.form.target_line import TargetLine
from ui.commitments.words import COMPARISONS
from ui.common.empty_state import EmptyState
from ui.common.entry_cells import TextCell, choice_cell
from ui.common.entry_model import EntryColumn, EntryModel
from ui.common.entry_pane import EntryPane
from ui.common.entry_table import EntryTable

NAME, COMPARISON, VALUE, UNIT = range(1, 5)
FIELD_COLUMNS = {"name": NAME, "comparison": COMPARISON, "value": VALUE, "unit": UNIT}
"""Where the fields of a target have a cell; the others stand below the table."""


class TargetTable(EntryPane):
    """The table with its foot and its first step."""

    def __init__(self, changed: Callable[[], object], parent: QWidget | None = None) -> None:
        self.model = EntryModel(_columns())
        table: EntryTable[TargetLine] = EntryTable(
            self.model, new_row=target_line.following, is_blank=target_line.is_blank
        )
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

    def lines(self) -> tuple[TargetLine, ...]:
        """Return the targets that were typed."""
        return tuple(line for line in self.model.rows() if not target_line.is_blank(line))

    def current(self) -> int:
        """Return the number of the current row, -1 for none."""
        return self.table.currentIndex().row()


def _columns() -> tuple[EntryColumn[TargetLine], ...]:
    return (
        EntryColumn(_("Nr."), lambda line: "", width=44, numbered=True),
        EntryColumn(
            _("Target of a commitment"),
            lambda line: line.name,
            put=lambda line, text: replace(line, name=text),
            tidy=lambda line: replace(line, name=" ".join(line.name.split())),
            fault=target_line.name_fault,
            make_cell=TextCell,
        ),
        EntryColumn(
            _("Comparison"),
            lambda line: _(COMPARISONS[line.comparison]),
            put=lambda line, value: replace(line, comparison=value) if isinstance(value, Comparison) else line,
            make_cell=choice_cell(lambda: [(each, _(words)) for each, words in COMPARISONS.items()]),
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
