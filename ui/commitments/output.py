"""How commitments leave the window: papers to sign, the tracking sheet, Excel; and the chart of a target."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cchc_desktop.commitments.listed import Cell, CommitmentRow, MatrixRow
from cchc_desktop.commitments.records import Result
from cchc_desktop.errors import AppError
from cchc_desktop.exchange.excel_list import CellValue, write_list
from cchc_desktop.i18n import _
from ui.commitments.lines import Line
from ui.commitments.matrix_model import MatrixModel
from ui.commitments.reading import Look
from ui.common.error_dialog import show_error
from ui.common.lists.list_export import remark_of
from ui.common.target_pills import result_pill, state_pill
from ui.workspace import Workspace


class CommitmentOutput(QObject):
    """Signals: ``done(sentence)`` something left the window."""

    done = Signal(str)

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace, self._window = workspace, window

    def print_commitments(self, chosen: Sequence[CommitmentRow], rows: Sequence[CommitmentRow]) -> None:
        """Show the papers of commitments, to be printed or exported; others are chosen there."""
        from ui.commitments.paper_window import COMMITMENT, PaperWindow

        if rows:
            PaperWindow(self._workspace, self._window.window(), paper=COMMITMENT, rows=rows, chosen=chosen).exec()

    def print_register(self, year: int) -> None:
        """Show the tracking sheet of a year."""
        from ui.commitments.paper_window import REGISTER, PaperWindow

        PaperWindow(self._workspace, self._window.window(), paper=REGISTER, year=year).exec()

    def show_chart(self, row: MatrixRow, year: int) -> None:
        """Show a target against its line."""
        from ui.commitments.chart_window import ChartWindow

        window = ChartWindow(self._workspace, row, year, self._window.window())
        window.exec()
        window.deleteLater()

    def export(self, model: MatrixModel, look: Look) -> None:
        """Ask for a name and write the lines shown into an Excel file."""
        title = _("Commitments {year}").format(year=look.year)
        prompts, worker = self._workspace.prompts, self._workspace.worker
        proposed = self._workspace.documents_folder / f"{title}.xlsx"
        path = prompts.choose_save_file(_("List to Excel"), proposed, _("Excel file (*.xlsx)"))
        if path is None:
            return
        titles, rows = titles_of(model), [cells_of(line) for line in model.lines]
        words = [result_pill_words(value) for value in look.results] + ([f"“{look.search}”"] if look.search else [])
        remark = remark_of(" · ".join(words), len(rows), self._workspace.today)
        job = worker.submit_aside(lambda _job: write_list(path, title, titles, rows, remark=remark))
        job.done.connect(lambda _nothing: self._written(path))
        job.failed.connect(partial(_show_failure, self._workspace))

    def _written(self, path: Path) -> None:
        self.done.emit(_("Written to {path}").format(path=path))


def titles_of(model: MatrixModel) -> list[str]:
    """Return the titles of the sheet: each period has its figure and its result."""
    titles = [_("Who commits"), _("Department"), _("Reference"), _("State"), _("Target of a commitment")]
    titles += [_("Committed to"), _("Unit")]
    for number in range(len(model.periods)):
        name = model.title(3 + number)
        titles += [name, _("{period}: numbers").format(period=name), _("{period}: result").format(period=name)]
    return [*titles, _("Year so far"), _("Result to date"), _("How it is measured")]


def cells_of(line: Line) -> tuple[CellValue, ...]:
    """Return what Excel gets of a line: numbers as such, rates as they are printed."""
    row = line.row
    first: tuple[CellValue, ...] = (line.holder, line.unit, line.reference, state_pill(line.state)[0])
    if row is None:
        return first
    cells = [value for cell in row.cells for value in _cell_values(cell)]
    last = (row.cumulative, result_pill(row.result)[0], row.measure)
    return (*first, row.name, row.committed, row.unit, *cells, *last)


def result_pill_words(value: str) -> str:
    """Return the words of a result by its name."""
    return result_pill(Result(value))[0]


def _cell_values(cell: Cell | None) -> tuple[CellValue, ...]:
    if cell is None or not cell.text:
        return "", "", ""
    figure = cell.figure
    value: CellValue = cell.text
    if figure is not None and figure.denominator is None and isinstance(figure.value, Decimal):
        value = float(figure.value)
    return value, cell.fraction, result_pill(cell.result)[0]


def _show_failure(workspace: Workspace, error: Exception) -> None:
    if not isinstance(error, AppError):
        raise error
    show_error(workspace.prompts, error)
