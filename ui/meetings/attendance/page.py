"""The page "Thành phần": the roll call."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cchc_desktop.meetings.records import MeetingFacts
from ui.common.table_model import Column, TableModel
from ui.common.table_view import TableView
from ui.meetings.page import Page
from ui.workspace import Workspace


class AttendancePage(Page):
    """Shows the roll call."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.model: TableModel[tuple[str, ...]] = TableModel([Column("", lambda row: row[0])], row_id=lambda row: row)
        self.table = TableView(self.model)
        self.column.addWidget(self.table)

    def show_facts(self, facts: MeetingFacts) -> None:
        super().show_facts(facts)
        self.model.set_rows([(entry.guest or facts.people[entry.person_id or 0].full_name,) for entry in facts.attendance])

    def focus_first(self) -> None:
        self.table.setFocus()
