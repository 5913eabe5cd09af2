"""A target against its line: the figures of the year by period, drawn and in a table, each with what was committed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from cchc_desktop.commitments.listed import Cell, MatrixRow
from cchc_desktop.commitments.queries import commitment
from cchc_desktop.commitments.reading import read_number
from cchc_desktop.commitments.records import Comparison, Figure, FigureKind, Result
from cchc_desktop.i18n import _
from cchc_desktop.text.numbers import format_number
from ui import style
from ui.commitments.reading import SOURCES
from ui.commitments.words import NOTHING, goal_unit, period_title, period_words
from ui.common.dialog import Dialog
from ui.common.icon_label import IconLabel
from ui.common.line_chart import LineChart, LinePoint
from ui.common.table_model import Column, TableModel
from ui.common.table_view import TableView
from ui.common.target_pills import RESULTS, result_pill
from ui.workspace import Workspace

SIZE: Final = (860, 600)
_CHART, _LOW_CHART = 200, 104
_LOW: Final = 560
_HUNDRED: Final = Decimal(100)
_AIR: Final = 1.1


@dataclass(frozen=True)
class ChartRow:
    """One period as the table shows it."""

    key: str
    period: str
    figure: str
    numbers: str
    committed: str
    result: str
    reason: str


class ChartWindow(Dialog):
    """Shows one target; the table beside the line says every number of it."""

    def __init__(self, workspace: Workspace, row: MatrixRow, year: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.row = workspace.read(lambda session: own_row(session, row, workspace))
        is_low = parent.window().height() < _LOW
        self.chart = LineChart(_LOW_CHART if is_low else _CHART)
        self.rows: TableModel[ChartRow] = TableModel(_columns(), lambda each: each.key)
        self.table = TableView(self.rows, row_height=style.DENSE_ROW)
        self.table.setAccessibleName(_("Figures of the target"))
        self.setWindowTitle(_("Chart of the target, {year}").format(year=year))
        self._build()
        self._show()

    def _show(self) -> None:
        cells = [cell for cell in self.row.cells if cell is not None]
        points, top = points_of(self.row, cells)
        said = ", ".join(f"{point.name} {point.text or NOTHING}" for point in points)
        self.chart.show_line(points, 0.0, top, f"{said}; {self.row.committed} {goal_unit(self.row)}")
        self.rows.set_rows([chart_row(self.row, cell) for cell in (*cells, *self.row.marks)])

    def _build(self) -> None:
        row = self.row
        title, sub = QLabel(row.name), QLabel()
        title.setWordWrap(True)
        style.set_kind(title, "block")
        style.set_kind(sub, "sub")
        sub.setText(" · ".join(filter(None, (row.holder_name, row.reference, f"{row.committed} {goal_unit(row)}"))))
        reason = IconLabel("sub", wraps=True)
        look = RESULTS[row.result][1]
        word = result_pill(row.result)[0]
        words = f"{word} – {row.reason}" if row.result is not Result.NO_DATA else word
        reason.show_text(words, look.icon, look.role, filled=look.filled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inside = QVBoxLayout()
        inside.setContentsMargins(style.MARGIN, style.GUTTER, style.MARGIN, 12)
        inside.setSpacing(8)
        for part in (title, sub, self.chart, reason):
            inside.addWidget(part)
        column.addLayout(inside)
        column.addWidget(self.table, 1)
        column.addWidget(self._foot())
        room = self.screen().availableGeometry()
        parent = self.parentWidget()
        height = parent.window().height() if parent is not None else room.height()
        self.resize(min(SIZE[0], room.width() - 16), max(360, min(SIZE[1], height - 16)))

    def _foot(self) -> QWidget:
        foot = QFrame()
        style.set_kind(foot, "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(style.GUTTER, 12, style.GUTTER, 12)
        row.addStretch(1)
        close = QPushButton(_("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(close)
        return foot


def own_row(session: Session, row: MatrixRow, workspace: Workspace) -> MatrixRow:
    """Return a target with the periods it is counted by, whatever the matrix shows."""
    facts = commitment(session, row.commitment_id, today=workspace.today, sources=SOURCES)
    return next((target.row for target in facts.targets if target.id == row.target_id), row)


def points_of(row: MatrixRow, cells: Sequence[Cell]) -> tuple[list[LinePoint], float]:
    """Return the points of a target and the top of their scale.

    A count of the year without values for its periods is drawn as it adds up, against the value of the year.
    """
    adds_up = row.kind is FigureKind.COUNT and row.comparison is not Comparison.PASS
    adds_up = adds_up and not any(cell.committed for cell in cells)
    total = Decimal(0)
    points = []
    for cell in cells:
        value, text = _number(cell.figure), cell.text
        if adds_up and value is not None:
            total += value
            value, text = total, format_number(total)
        goal = _goal(row, cell)
        role = RESULTS[cell.result][1].role if cell.text else "accent"
        points.append(
            LinePoint(
                period_title(cell.period),
                float(value) if value is not None else None,
                text,
                float(goal) if goal is not None else None,
                cell.committed or row.committed,
                role,
            )
        )
    numbers = [number for point in points for number in (point.value, point.goal) if number is not None]
    top = max(numbers, default=1.0) or 1.0
    return points, 100.0 if row.kind is FigureKind.SHARE else top * _AIR


def chart_row(row: MatrixRow, cell: Cell) -> ChartRow:
    """Return a period as the table shows it."""
    word = result_pill(cell.result)[0] if cell.text or cell.is_owed else NOTHING
    return ChartRow(
        key=cell.period.code,
        period=period_words(cell.period),
        figure=cell.text or NOTHING,
        numbers=cell.fraction,
        committed=cell.committed or row.committed,
        result=word,
        reason=cell.reason if cell.text else "",
    )


def _columns() -> tuple[Column[ChartRow], ...]:
    return (
        Column(_("Period"), lambda row: row.period, width=110),
        Column(_("Figure"), lambda row: row.figure, width=90),
        Column(_("Numerator and denominator"), lambda row: row.numbers, width=100),
        Column(_("Committed to"), lambda row: row.committed, width=90),
        Column(_("Result"), lambda row: row.result, width=130),
        Column(_("Why"), lambda row: row.reason, tooltip=lambda row: row.reason),
    )


def _number(figure: Figure | None) -> Decimal | None:
    if figure is None:
        return None
    if figure.is_passed is not None:
        return Decimal(1 if figure.is_passed else 0)
    if figure.value is None:
        return None
    if figure.denominator is None:
        return figure.value
    return figure.value * _HUNDRED / figure.denominator if figure.denominator else None


def _goal(row: MatrixRow, cell: Cell) -> Decimal | None:
    if row.comparison is Comparison.PASS:
        return Decimal(1)
    text = cell.committed.removesuffix("%")
    return read_number(text) if text else row.value
