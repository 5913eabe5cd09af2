"""The list of meetings as an Excel file: what is shown, in the order it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.i18n import _
from cchc_desktop.meetings.records import MeetingRow
from ui.common.pills import meeting_pill
from ui.meetings.names import meeting_name
from ui.workspace import Workspace

if TYPE_CHECKING:
    from cchc_desktop.exchange.excel_list import CellValue


def export_list(rows: Sequence[MeetingRow], workspace: Workspace) -> Path | None:
    """Ask for a name and write the list there; None when she thought better of it. Raises StorageError."""
    title = _("Meetings")
    proposed = workspace.path.with_name(f"{title}.xlsx")
    path = workspace.prompts.choose_save_file(_("List to Excel"), proposed, _("Excel file (*.xlsx)"))
    if path is not None:
        from cchc_desktop.exchange.excel_list import write_list

        write_list(path, title, _columns(), [_cells(row) for row in rows])
    return path


def _columns() -> tuple[str, ...]:
    return (_("Code"), _("Day"), _("Meeting"), _("Name of the meeting"), _("State"), _("Notice due"))


def _cells(row: MeetingRow) -> tuple[CellValue, ...]:
    state, _look = meeting_pill(row.state.value)
    return (row.code, row.start_date, meeting_name(row.kind, row.period), row.title, state, row.notice_due)
