"""Who has how much to do: a table by department, and one by person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QVBoxLayout

from cchc_desktop.deadlines.overview import Overview
from cchc_desktop.i18n import _
from cchc_desktop.tasks.records import DeadlineLabel
from cchc_desktop.tasks.workload import WorkloadRow
from cchc_desktop.text.numbers import format_number
from ui.overview.card import Card
from ui.overview.goals import tasks_of
from ui.overview.number_table import Number, NumberRow, NumberTable
from ui.overview.words import COLUMNS

Part = tuple[str, tuple[DeadlineLabel, ...]]
"""The title of a column and the labels that it counts."""

_USUAL: Final = COLUMNS[:-1]
_WIDTH: Final = 72
_ROLES: Final = {DeadlineLabel.OVERDUE: "red", DeadlineLabel.DUE_SOON: "amber"}


class WorkCard(Card):
    """One table of the workload; the column that is empty in most files appears when it has something.

    ``nobody`` names the row of the tasks that no department or no person leads.
    """

    def __init__(self, title: str, first: str, nobody: str) -> None:
        super().__init__(title)
        self._first, self._nobody = first, nobody
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, 0, 0, 0)
        self.column.addLayout(self._place)
        self._parts: tuple[Part, ...] = _USUAL
        self.table = self._new_table()
        self.nothing = self.note(_("Nobody leads a task yet."))

    def show_work(self, shown: Overview, rows: Sequence[WorkloadRow]) -> None:
        """Show who leads how many tasks; each number opens its list."""
        parts = tuple(part for part in COLUMNS if part in _USUAL or shown.work.totals.of(*part[1]))
        if parts != self._parts:
            self._parts = parts
            self._place.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
            self.table = self._new_table()
        self.nothing.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self.table.show_rows([_row(row, parts, self._nobody) for row in rows])

    def _new_table(self) -> NumberTable:
        titles = (self._first, _("Total"), *(_(title) for title, _labels in self._parts))
        table = NumberTable(titles, _WIDTH)
        table.setAccessibleName(self.title.text())
        table.opened.connect(self.opened)
        self._place.addWidget(table)
        return table


def _row(row: WorkloadRow, parts: Sequence[Part], nobody: str) -> NumberRow:
    every = tasks_of(row.wanted)
    cells = [Number(row.name or nobody, every), Number(format_number(row.totals.all), every)]
    for _title, labels in parts:
        number = row.totals.of(*labels)
        goal = tasks_of(replace(row.wanted, labels=frozenset(labels))) if number else None
        cells.append(Number(format_number(number) if number else "–", goal, _ROLES.get(labels[0], "accent")))
    return NumberRow(row.actor, tuple(cells))
