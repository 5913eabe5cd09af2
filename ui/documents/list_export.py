"""The archive as an Excel file: what is shown, in the order it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cchc_desktop.exchange.excel_list import CellValue, write_list
from cchc_desktop.i18n import _
from cchc_desktop.register.records import ArchivedPaper
from cchc_desktop.register.rules import type_name
from ui.documents.columns import kept_words, title_of
from ui.workspace import Workspace


def export_list(papers: Sequence[ArchivedPaper], workspace: Workspace) -> Path | None:
    """Ask for a name and write the list there; None when she thought better of it. Raises StorageError."""
    title = _("Issued papers")
    proposed = workspace.documents_folder / f"{title}.xlsx"
    path = workspace.prompts.choose_save_file(_("List to Excel"), proposed, _("Excel file (*.xlsx)"))
    if path is not None:
        columns = (
            *(_("Number and symbol"), _("Date"), _("Type"), _("About")),
            *(_("Meeting"), _("Name of the meeting"), _("Kept"), _("Attached files")),
        )
        write_list(path, title, columns, [_cells(paper) for paper in papers])
    return path


def _cells(paper: ArchivedPaper) -> tuple[CellValue, ...]:
    return (
        *(paper.reference, paper.issued_on, type_name(paper.type_code), title_of(paper)),
        *(paper.owner_code, paper.owner_title, kept_words(paper), paper.file_count or None),
    )
