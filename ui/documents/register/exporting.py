"""The register as an Excel file: the lines and the columns that are shown, in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Callable

from cchc_desktop.errors import AppError
from cchc_desktop.exchange.excel_list import write_list
from cchc_desktop.i18n import _
from ui.common.error_dialog import show_error
from ui.common.lists.list_export import cells, remark_of
from ui.documents.register.list import RegisterList
from ui.workspace import Workspace


def export_register(workspace: Workspace, shown: RegisterList, year: int, done: Callable[[str], object]) -> None:
    """Ask for a name and write the lines there on a thread of its own; ``done`` hears of the file once it is whole."""
    title = _("Register of outgoing papers {year}").format(year=year)
    proposed = workspace.documents_folder / f"{title}.xlsx"
    path = workspace.prompts.choose_save_file(_("List to Excel"), proposed, _("Excel file (*.xlsx)"))
    if path is None:
        return
    columns = shown.columns.shown()
    rows = [cells(line, columns) for line in shown.shown()]
    titles, remark = [column.title for column in columns], remark_of("", len(rows), workspace.today)

    def fail(error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        show_error(workspace.prompts, error)

    job = workspace.worker.submit_aside(lambda _job: write_list(path, title, titles, rows, remark=remark))
    job.done.connect(lambda _nothing: done(_("Written to {path}").format(path=path)))
    job.failed.connect(fail)
