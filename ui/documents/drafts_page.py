"""The page "Đang soạn": the meetings whose minutes are not signed yet, the oldest first; Enter goes to one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cchc_desktop.i18n import _, ngettext
from cchc_desktop.meetings.queries import meeting_rows
from cchc_desktop.meetings.records import MEETING, MeetingRow, MeetingState
from cchc_desktop.text.dates import short_date
from ui import style
from ui.common.empty_state import EmptyState
from ui.common.opening_table import OpeningTable
from ui.common.pills import MEETING_STATES, meeting_pill
from ui.common.table_model import Column, TableModel
from ui.workspace import Workspace

_UNSIGNED = (MeetingState.HELD, MeetingState.DRAFT_MINUTES)


class DraftsPage(QWidget):
    """Lists what is to be finished and signed.

    Signals: ``record_wanted(kind, id)``.
    """

    record_wanted = Signal(str, int)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.model: TableModel[MeetingRow] = TableModel(_columns(lambda: workspace.today))
        self.table = OpeningTable(self.model)
        self.table.setAccessibleName(_("Minutes not signed yet"))
        self.table.let_sort()
        self.table.opened.connect(self._open)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.table)
        self.stack.addWidget(
            EmptyState(
                "document_text", _("Nothing is waiting"), _("The minutes of every meeting that was held are signed.")
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    def reload(self) -> int:
        """Read the list again; return how many minutes are not signed."""
        today = self.workspace.today
        rows = self.workspace.read(lambda session: meeting_rows(session, today=today))
        unsigned = [row for row in reversed(rows) if row.state in _UNSIGNED]
        self.model.set_rows(unsigned)
        self.stack.setCurrentIndex(0 if unsigned else 1)
        if unsigned and self.table.selected_row() is None:
            self.table.selectRow(0)
        return len(unsigned)

    def _open(self) -> None:
        row = self.table.selected_row()
        if row is not None:
            self.record_wanted.emit(MEETING, row.id)


def _columns(today: Callable[[], date]) -> tuple[Column[MeetingRow], ...]:
    return (
        Column(_("Code"), lambda row: row.code, width=128),
        Column(_("Day"), lambda row: short_date(row.start_date), lambda row: row.start_date, width=96),
        Column(_("Name of the meeting"), lambda row: row.title),
        Column(_("State"), lambda row: meeting_pill(row.state.value)[0], icon=_state_icon, width=176),
        Column(_("Since the meeting"), lambda row: _since(row, today), lambda row: row.start_date, width=136),
    )


def _state_icon(row: MeetingRow) -> QIcon:
    look = MEETING_STATES[row.state.value][1]
    return style.icon(look.icon, look.role, look.filled, 16)


def _since(row: MeetingRow, today: Callable[[], date]) -> str:
    days = (today() - row.end_date).days
    return ngettext("{n} day", "{n} days", days).format(n=days) if days > 0 else ""
