"""The list behind a count: every task with the label that it had on the day of the count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from cchc_desktop.storage.files import safe_name
from cchc_desktop.tasks.count_records import CountFacts, CountLine
from cchc_desktop.tasks.count_rules import in_totals, totals_of
from ui import style
from ui.common.error_dialog import show_error
from ui.common.fields.choice_field import ChoiceField
from ui.common.table_model import TableModel
from ui.common.table_view import TableView
from ui.common.task_pills import task_pill
from ui.counts.rows import label_choices, line_columns
from ui.workspace import Workspace

if TYPE_CHECKING:
    from cchc_desktop.exchange.excel_list import CellValue


class ListPage(QWidget):
    """A table of the tasks; the choice above it holds the numbers of the count and opens the tasks behind each.

    Signals: ``done(sentence)`` the list was written into a file.
    """

    done = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._period = ""
        self._lines: tuple[CountLine, ...] = ()
        self.label = ChoiceField([])
        self.model: TableModel[CountLine] = TableModel(line_columns(), lambda line: line.task_id)
        self.table = TableView(self.model, row_height=style.ROW)
        self.table.setAccessibleName(_("List behind the count"))
        self.setFocusProxy(self.table)
        head = QFrame()
        style.set_kind(head, "tool_row")
        row = QHBoxLayout(head)
        row.setContentsMargins(style.GUTTER, 7, style.GUTTER, 7)
        words = QLabel(_("&Show"))
        words.setBuddy(self.label)
        self.label.setFixedWidth(280)
        self.label.setAccessibleName(_("Show"))
        row.addWidget(words)
        row.addWidget(self.label)
        row.addStretch(1)
        self.excel_button = QPushButton(style.icon("arrow_export", size=16), _("List to &Excel…"))
        style.set_kind(self.excel_button, "flat")
        self.excel_button.setAutoDefault(False)
        self.excel_button.clicked.connect(self.export_list)
        row.addWidget(self.excel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.table, 1)
        self.label.edited.connect(self._show)

    def show_count(self, facts: CountFacts) -> None:
        """Show the tasks of a count, those that its totals count and under them their sub-tasks."""
        self._period = facts.period
        self._lines = tuple(line for line in facts.lines if not line.is_outside_reform)
        self.label.set_choices(label_choices(totals_of(facts.lines)))
        self._show()

    def export_list(self) -> None:
        """Ask for a name and write the tasks that are shown into an Excel file."""
        title = _("Tasks of the count {period}").format(period=self._period)
        proposed = self._workspace.documents_folder / f"{safe_name(title)}.xlsx"
        path = self._workspace.prompts.choose_save_file(_("List to Excel"), proposed, _("Excel file (*.xlsx)"))
        if path is None:
            return
        from cchc_desktop.exchange.excel_list import write_list

        try:
            write_list(path, title, _columns(), [_cells(line) for line in self.model.rows()])
        except AppError as error:
            show_error(self._workspace.prompts, error)
        else:
            self.done.emit(_("Written to {path}").format(path=path))

    def _show(self) -> None:
        label = self.label.value()
        shown = [line for line in self._lines if label is None or (line.label is label and in_totals(line))]
        self.model.set_rows(shown)


def _columns() -> tuple[str, ...]:
    return (_("Code"), _("Work"), _("Lead"), _("Department"), _("Due"), _("Completed"), _("State"), _("Days late"),
            _("Cause"), _("Measure"))  # fmt: skip


def _cells(line: CountLine) -> tuple[CellValue, ...]:
    state = task_pill(line.label)[0]
    return (line.code, line.work, line.lead, line.department, line.due_on, line.completed_on, state, line.days_late,
            line.cause, line.measure)  # fmt: skip
