"""The list behind a count: every task with the label that it had on the day of the count."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cchc_desktop.i18n import _
from cchc_desktop.tasks.count_records import CountFacts, CountLine
from cchc_desktop.tasks.count_rules import in_totals, totals_of
from ui import style
from ui.common.fields.choice_field import ChoiceField
from ui.common.table_model import TableModel
from ui.common.table_view import TableView
from ui.counts.rows import label_choices, line_columns


class ListPage(QWidget):
    """A table of the tasks; the choice above it holds the numbers of the count and opens the tasks behind each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.table, 1)
        self.label.edited.connect(self._show)

    def show_count(self, facts: CountFacts) -> None:
        """Show the tasks of a count, those that its totals count and under them their sub-tasks."""
        self._lines = tuple(line for line in facts.lines if not line.is_outside_reform)
        self.label.set_choices(label_choices(totals_of(facts.lines)))
        self._show()

    def _show(self) -> None:
        label = self.label.value()
        shown = [line for line in self._lines if label is None or (line.label is label and in_totals(line))]
        self.model.set_rows(shown)
