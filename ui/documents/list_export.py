"""The archive as an Excel file: the papers and the columns that are shown, in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cchc_desktop.exchange.excel_list import write_list
from cchc_desktop.i18n import _
from cchc_desktop.register.records import ArchivedPaper
from ui.common.lists.columns import ListColumn
from ui.workspace import Workspace


def export_list(
    papers: Sequence[ArchivedPaper], columns: Sequence[ListColumn[ArchivedPaper]], workspace: Workspace
) -> Path | None:
    """Ask for a name and write the list there; None when she thought better of it. Raises StorageError."""
    title = _("Issued papers")
    proposed = workspace.documents_folder / f"{title}.xlsx"
    path = workspace.prompts.choose_save_file(_("List to Excel"), proposed, _("Excel file (*.xlsx)"))
    if path is not None:
        rows = [[column.exported(paper) for column in columns] for paper in papers]
        write_list(path, title, [column.title for column in columns], rows)
    return path
