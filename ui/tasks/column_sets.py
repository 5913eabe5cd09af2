"""Which columns a list of tasks takes along into Excel: those that show, the twelve of the offices, or everything."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cchc_desktop.errors import AppError
from cchc_desktop.exchange.excel_list import write_list
from cchc_desktop.exchange.task_columns import FULL, TRACKING
from cchc_desktop.exchange.task_export import FILE_NAME, TITLE, SheetTable, task_table
from cchc_desktop.i18n import _
from ui.common.background import Job
from ui.common.error_dialog import show_error
from ui.common.lists.list_export import remark_of
from ui.common.prompts import Action, Prompts, Question
from ui.workspace import Workspace

AS_SHOWN: Final = "shown"
LATER: Final = "later"
_SETS: Final = {"tracking": TRACKING, "full": FULL}


def ask_columns(prompts: Prompts) -> str:
    """Return the column set wanted, or that none is."""
    question = Question(
        _("Which columns go into Excel?"),
        _("The sheet of 12 columns is the one by which offices follow their tasks."),
        _("All columns can be imported into another file as they are."),
        icon="arrow_download",
    )
    actions = (
        Action(AS_SHOWN, _("As shown"), primary=True),
        Action("tracking", _("12 columns")),
        Action("full", _("All columns")),
        Action(LATER, _("Cancel")),
    )
    return prompts.ask(question, actions)


def export_columns(
    workspace: Workspace, ids: Sequence[int], chosen: str, filter_words: str, done: Callable[[Path], object]
) -> Job | None:
    """Ask for a name and write these tasks there with a column set; ``done`` hears of the file once it is whole."""
    proposed = workspace.documents_folder / FILE_NAME
    path = workspace.prompts.choose_save_file(_("List to Excel"), proposed, _("Excel file (*.xlsx)"))
    if path is None:
        return None
    today = workspace.today
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        table = workspace.read(lambda session: task_table(session, ids, _SETS[chosen], today=today))
    except AppError as error:
        QApplication.restoreOverrideCursor()
        show_error(workspace.prompts, error)
        return None
    QApplication.restoreOverrideCursor()
    remark = remark_of(filter_words, len(table.rows), today)
    job = workspace.worker.submit_aside(partial(_write, path=path, table=table, remark=remark))
    job.done.connect(lambda _nothing: done(path))
    job.failed.connect(partial(_show_failure, workspace))
    return job


def _write(_job: Job, *, path: Path, table: SheetTable, remark: str) -> None:
    write_list(path, TITLE, table.titles, table.rows, widths=table.widths, remark=remark)


def _show_failure(workspace: Workspace, error: Exception) -> None:
    if not isinstance(error, AppError):
        raise error
    show_error(workspace.prompts, error)
