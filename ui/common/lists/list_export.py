"""A list as an Excel file: the columns that show, in their order, and every row of the filter, also those unread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cchc_desktop.errors import AppError
from cchc_desktop.exchange.excel_list import CellValue, write_list
from cchc_desktop.i18n import _
from cchc_desktop.text.dates import short_date
from ui.common.background import Job
from ui.common.error_dialog import show_error
from ui.common.lists.column_set import ColumnSet
from ui.common.lists.columns import ListColumn
from ui.common.lists.open_file import OpenFile
from ui.common.lists.paged_model import PagedModel


def export_list(
    workspace: OpenFile,
    model: PagedModel[Any],
    columns: ColumnSet,
    *,
    title: str,
    done: Callable[[Path], object],
    filter_words: str = "",
) -> Job | None:
    """Ask for a name and write the list there on a thread of its own; ``done`` hears of the file once it is whole.

    ``filter_words`` say in the second line what is shown; the day stands beside them. Shows what goes wrong; None when
    she thought better of it or the rows cannot be read.
    """
    proposed = workspace.documents_folder / f"{_file_name(title)}.xlsx"
    path = workspace.prompts.choose_save_file(_("List to Excel"), proposed, _("Excel file (*.xlsx)"))
    if path is None:
        return None
    shown = columns.shown()
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        rows = [cells(row, shown) for row in model.in_pieces(model.ids())]
    except AppError as error:
        QApplication.restoreOverrideCursor()
        show_error(workspace.prompts, error)
        return None
    QApplication.restoreOverrideCursor()
    titles, remark = [column.title for column in shown], remark_of(filter_words, len(rows), workspace.today)
    job = workspace.worker.submit_aside(lambda _job: write_list(path, title, titles, rows, remark=remark))
    job.done.connect(lambda _nothing: done(path))
    job.failed.connect(partial(_show_failure, workspace))
    return job


def _show_failure(workspace: OpenFile, error: Exception) -> None:
    if not isinstance(error, AppError):
        raise error
    show_error(workspace.prompts, error)


def cells(row: Any, columns: Sequence[ListColumn[Any]]) -> tuple[CellValue, ...]:
    """Return what Excel gets of a row: dates and numbers as such."""
    return tuple(column.exported(row) for column in columns)


def remark_of(filter_words: str, count: int, today: date) -> str:
    """Return the second line of the sheet: what is shown, how many, as of which day."""
    words = _("{count} rows, as of {day}").format(count=count, day=short_date(today))
    return f"{filter_words} · {words}" if filter_words else words


def _file_name(title: str) -> str:
    return "".join(" " if char in '\\/:*?"<>|' else char for char in title).strip()
