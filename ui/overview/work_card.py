"""Who has how much to do: a table by department, and one by person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cchc_desktop.deadlines.overview import Overview
from cchc_desktop.i18n import _
from cchc_desktop.tasks.records import DeadlineLabel
from cchc_desktop.tasks.workload import WorkloadRow
from cchc_desktop.text.numbers import format_number
from ui.overview.card import Card
from ui.overview.goals import tasks_of
from ui.overview.number_table import Number, NumberRow, NumberTable
from ui.overview.words import COLUMNS

_SELDOM: Final = (DeadlineLabel.DONE_NO_DEADLINE, DeadlineLabel.CANCELLED)
_WIDTH: Final = 72
_ROLES: Final = {DeadlineLabel.OVERDUE: "red", DeadlineLabel.DUE_SOON: "amber"}


class WorkCard(Card):
    """One table of the workload; columns that are empty in most files appear when they have something."""

    def __init__(self, title: str, first: str) -> None:
        super().__init__(title)
        self._first = first
        self._labels: tuple[DeadlineLabel, ...] = ()
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, 0, 0, 0)
        self.column.addLayout(self._place)
        self.table = self._new_table(tuple(label for label in COLUMNS if label not in _SELDOM))
        self.nothing = self.note(_("Nobody leads a task yet."))

    def show_work(self, shown: Overview, rows: Sequence[WorkloadRow]) -> None:
        """Show who leads how many tasks; each number opens its list."""
        totals = shown.work.totals
        labels = tuple(label for label in COLUMNS if label not in _SELDOM or totals.of(label))
        if labels != self._labels:
            self.table = self._new_table(labels)
        self.nothing.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self.table.show_rows([_row(row, labels) for row in rows])

    def _new_table(self, labels: tuple[DeadlineLabel, ...]) -> NumberTable:
        if self._labels:
            old = self._place.takeAt(0)
            widget: QWidget | None = old.widget() if old is not None else None
            if widget is not None:
                widget.deleteLater()
        self._labels = labels
        table = NumberTable((self._first, _("Total"), *(_(COLUMNS[label]) for label in labels)), _WIDTH)
        table.setAccessibleName(self.title.text())
        table.opened.connect(self.opened)
        self._place.addWidget(table)
        return table


def _row(row: WorkloadRow, labels: Sequence[DeadlineLabel]) -> NumberRow:
    every = tasks_of(row.wanted)
    cells = [Number(row.name or _("Nobody yet"), every), Number(format_number(row.totals.all), every)]
    for label in labels:
        number = row.totals.of(label)
        goal = tasks_of(replace(row.wanted, labels=frozenset({label}))) if number else None
        cells.append(Number(format_number(number) if number else "–", goal, _ROLES.get(label, "accent")))
    return NumberRow(row.actor, tuple(cells))
