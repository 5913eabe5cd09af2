"""What was found in a list of tasks, as tables: the tasks as they would be, what is wrong, what is worth a look."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout

from cchc_desktop.exchange.people_checks import SheetFault
from cchc_desktop.exchange.task_lines import TaskLine, TaskSheet
from cchc_desktop.exchange.task_people import Names
from cchc_desktop.i18n import _
from cchc_desktop.tasks.tracked import STATES
from cchc_desktop.text.dates import short_date
from ui import style
from ui.common.table_model import Column, TableModel
from ui.common.table_view import TableView
from ui.common.tabs import Tabs

TASKS, FAULTS, REMARKS = range(3)
MOST_SHOWN: Final = 200
"""Tasks of a list that the preview shows; the rest is read as well."""


@dataclass(frozen=True)
class Remark:
    """One line of the page of remarks."""

    id: int
    words: str


class FoundPane(QFrame):
    """Tabs over the tables; a list with faults opens on them."""

    def __init__(self) -> None:
        super().__init__()
        style.set_kind(self, "pane")
        self.tabs = Tabs()
        self.stack = QStackedWidget()
        self._names = Names({}, {}, {}, {})
        self.tasks = TableModel(self._task_columns(), row_id=lambda line: line.row)
        self.faults = TableModel(_fault_columns(), row_id=lambda fault: (fault.row, fault.column))
        self.remarks = TableModel([Column[Remark](_("Worth a look"), lambda remark: remark.words, tooltip=_words)])
        self.views = [TableView(model, row_height=style.ROW) for model in (self.tasks, self.faults, self.remarks)]
        for view, name in zip(self.views, (_("Preview"), _("What is wrong"), _("Worth a look")), strict=True):
            self.tabs.add_page(name)
            view.setAccessibleName(name)
            self.stack.addWidget(view)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.addWidget(self.tabs)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)

    def show_sheet(self, sheet: TaskSheet, names: Names) -> None:
        """Show what was found; ``names`` calls people and departments as the file does."""
        self._names = names
        self.tasks.set_rows(sheet.tasks[:MOST_SHOWN])
        self.faults.set_rows(sheet.faults)
        self.remarks.set_rows([Remark(number, words) for number, words in enumerate(sheet.warnings)])
        counts = (len(sheet.tasks), len(sheet.faults), len(sheet.warnings))
        titles = (_("Preview"), _("What is wrong"), _("Worth a look"))
        for number, count in enumerate(counts):
            self.tabs.setTabVisible(number, number == TASKS or count > 0)
        for number, (title, count) in enumerate(zip(titles, counts, strict=True)):
            self.tabs.setTabText(number, f"{title} ({count})")
        self.tabs.make_room()
        self.tabs.setCurrentIndex(FAULTS if sheet.faults else TASKS)
        self.stack.setCurrentIndex(self.tabs.currentIndex())
        for view in self.views:
            view.scrollToTop()

    def _task_columns(self) -> Sequence[Column[TaskLine]]:
        def lead(line: TaskLine) -> str:
            return self._names.name(line.details.lead) or _("nobody yet")

        column: Callable[..., Column[TaskLine]] = Column
        return (
            column(_("Row"), lambda line: str(line.row), width=56, align_right=True, sort_key=lambda line: line.row),
            column(_("Code"), lambda line: line.code or _("new"), width=72),
            column(_("Work"), lambda line: line.details.work),
            column(_("Lead"), lead, width=168),
            column(_("Assigned on"), lambda line: _day(line.details.assigned_on), width=100),
            column(_("Deadline"), _due, width=136, tooltip=_due),
            column(_("State"), _state, width=136),
        )


def _fault_columns() -> Sequence[Column[SheetFault]]:
    return (
        Column(_("Row"), lambda fault: str(fault.row), width=56, align_right=True),
        Column(_("Column"), lambda fault: fault.title, width=216),
        Column(_("What is wrong"), _fault_words, tooltip=lambda fault: fault.sentence),
    )


def _fault_words(fault: SheetFault) -> str:
    return fault.words[:1].upper() + fault.words[1:]


def _words(remark: Remark) -> str:
    return remark.words


def _due(line: TaskLine) -> str:
    """Return the deadline as it will be, with the first one where it was moved."""
    details, due = line.details, line.due_on
    if details.recurrence is not None:
        return details.recurrence.label
    if due is None:
        return _("no deadline") if details.is_without_due else details.due_wording or _("not clear yet")
    if line.extended_to is not None and details.due_on is not None:
        return _("{day} (first {original})").format(day=short_date(due), original=short_date(details.due_on))
    return short_date(due)


def _state(line: TaskLine) -> str:
    words = _(STATES[line.state])
    return words[:1].upper() + words[1:]


def _day(day: date | None) -> str:
    return short_date(day) if day is not None else ""
