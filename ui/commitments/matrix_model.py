"""The matrix as a table: holder and target, what was committed, a cell for each period, the year so far, the result.

A figure that is typed is shown at once. Until it is stored it is *pending*; one that was refused stays pending with
its sentence, so that what was typed stays on screen (docs/decisions/005).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from cchc_desktop.calendar.periods import Period
from cchc_desktop.commitments.listed import Cell
from cchc_desktop.commitments.records import CommitmentState
from cchc_desktop.i18n import _
from ui.commitments.lines import Line, cell_of
from ui.commitments.words import cell_words, edited_text, goal_unit, period_title
from ui.common.table_model import ROW_ROLE
from ui.common.target_pills import result_pill

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

HOLDER, NAME, GOAL = range(3)
FIRST_PERIOD: Final = 3
LINE_ROLE: Final = ROW_ROLE
CELL_ROLE: Final = ROW_ROLE + 1
PENDING_ROLE: Final = ROW_ROLE + 2


@dataclass(frozen=True)
class Pending:
    """What was typed into a cell and is not stored; ``sentence`` says why it was refused, "" while it is stored."""

    text: str
    sentence: str = ""


Place = tuple[int, str]
"""A target by id, and the code of a period."""


class MatrixModel(QAbstractTableModel):
    """Shows lines; columns are the fixed ones and a column for each period.

    Signals: ``typed(line, period, text)`` a figure was typed into a cell.
    """

    typed = Signal(object, object, str)

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Line, ...] = ()
        self.periods: tuple[Period, ...] = ()
        self.pending: dict[Place, Pending] = {}
        self.current_period = -1

    # -- what the page calls

    def show(self, lines: Sequence[Line], periods: Sequence[Period], current: int) -> None:
        """Show these lines; ``current`` is the number of the period that is filled in now, -1 for none."""
        is_same = tuple(periods) == self.periods and [line.key for line in lines] == [line.key for line in self.lines]
        self.current_period = current
        if is_same:
            self.lines = tuple(lines)
            self._tell_all()
            return
        self.beginResetModel()
        self.lines, self.periods = tuple(lines), tuple(periods)
        self.endResetModel()

    def replace(self, lines: Sequence[Line]) -> None:
        """Show the same lines with other figures."""
        by_key = {line.key: line for line in lines}
        self.lines = tuple(
            replace(by_key[line.key], number=line.number, is_last=line.is_last) if line.key in by_key else line
            for line in self.lines
        )
        self._tell_all()

    def set_pending(self, place: Place, pending: Pending | None) -> None:
        """Show what was typed into a cell and is not stored, or no longer."""
        if pending is None:
            self.pending.pop(place, None)
        else:
            self.pending[place] = pending
        self._tell_all()

    def refused(self) -> dict[Place, Pending]:
        """Return what was typed and cannot be kept as it stands."""
        return {place: pending for place, pending in self.pending.items() if pending.sentence}

    @property
    def cumulative(self) -> int:
        """The column of the year so far."""
        return FIRST_PERIOD + len(self.periods)

    @property
    def result(self) -> int:
        """The column of the result to date."""
        return self.cumulative + 1

    def line(self, index: _Index | int) -> Line | None:
        """Return a line by index or number."""
        number = index if isinstance(index, int) else index.row() if index.isValid() else -1
        return self.lines[number] if 0 <= number < len(self.lines) else None

    def period_at(self, column: int) -> Period | None:
        """Return the period of a column, None for the other columns."""
        number = column - FIRST_PERIOD
        return self.periods[number] if 0 <= number < len(self.periods) else None

    def cell(self, index: _Index) -> Cell | None:
        """Return the cell at an index."""
        line = self.line(index)
        return cell_of(line, index.column() - FIRST_PERIOD) if line is not None else None

    def place(self, index: _Index) -> Place | None:
        """Return what names the figure at an index."""
        line, cell = self.line(index), self.cell(index)
        return (line.row.target_id, cell.period.code) if line and line.row and cell else None

    def pending_at(self, index: _Index) -> Pending | None:
        """Return what was typed at an index and is not stored."""
        place = self.place(index)
        return self.pending.get(place) if place is not None else None

    def figures_typed(self) -> dict[Place, str]:
        """Return every figure of the lines as it is typed."""
        return {
            (line.row.target_id, cell.period.code): edited_text(cell)
            for line in self.lines
            if line.row is not None
            for cell in line.row.cells
            if cell is not None
        }

    def number_of(self, *, commitment: int | None = None, target: int | None = None) -> int:
        """Return the number of the first line of a commitment or target, -1 where there is none."""
        for number, line in enumerate(self.lines):
            is_target = target is not None and line.row is not None and line.row.target_id == target
            if is_target or (commitment is not None and line.commitment_id == commitment):
                return number
        return -1

    def can_fill(self, index: _Index) -> bool:
        """Tell whether a figure can be typed into this cell."""
        line, cell = self.line(index), self.cell(index)
        is_open = line is not None and line.state in (CommitmentState.SIGNED, CommitmentState.COUNTED)
        return is_open and cell is not None and cell.is_own

    # -- what Qt asks

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else FIRST_PERIOD + len(self.periods) + 2

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self.can_fill(index) else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.title(section)

    def title(self, column: int) -> str:
        """Return the title of a column."""
        period = self.period_at(column)
        if period is not None:
            return period_title(period)
        fixed = {
            HOLDER: _("Who commits"),
            NAME: _("Target of a commitment"),
            GOAL: _("Committed to"),
            self.cumulative: _("Year so far"),
            self.result: _("Result to date"),
        }
        return fixed.get(column, "")

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index)
        if line is None or not 0 <= index.column() < self.columnCount():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(line, index)
            case Qt.ItemDataRole.EditRole:
                return self.edited_text(index)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._said(line, index)
            case _ if role == LINE_ROLE:
                return line
            case _ if role == CELL_ROLE:
                return self.cell(index)
            case _ if role == PENDING_ROLE:
                return self.pending_at(index)
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        line, cell = self.line(index), self.cell(index)
        if role != Qt.ItemDataRole.EditRole or line is None or cell is None or not self.can_fill(index):
            return False
        text = str(value).strip()
        if text != self.edited_text(index):
            self.typed.emit(line, cell.period, text)
        return True

    def tell(self, index: _Index, text: str) -> None:
        """Tell what was typed into a cell, also where it shows the same already."""
        line, cell = self.line(index), self.cell(index)
        if line is not None and cell is not None and self.can_fill(index):
            self.typed.emit(line, cell.period, text.strip())

    def typed_before(self, index: _Index) -> str:
        """Return the figure of the file as it is typed, "" for none and for one that nobody typed."""
        cell = self.cell(index)
        return "" if cell is None or cell.taken_from else edited_text(cell)

    # -- words

    def text(self, line: Line, index: _Index) -> str:
        """Return what a cell says; in the column of holders only the first line of a commitment has a name."""
        column, row = index.column(), line.row
        if column == HOLDER:
            return line.holder
        if row is None:
            return _("No target yet") if column == NAME else ""
        if column == NAME:
            return row.name
        if column == GOAL:
            return f"{row.committed} {goal_unit(row)}".strip()
        if column == self.cumulative:
            return row.cumulative or "–"
        if column == self.result:
            return result_pill(row.result)[0]
        pending = self.pending_at(index)
        return pending.text if pending is not None else cell_words(self.cell(index))

    def edited_text(self, index: _Index) -> str:
        """Return what a cell holds when it is opened: what was typed, else the figure as it is typed."""
        pending = self.pending_at(index)
        return pending.text if pending is not None else edited_text(self.cell(index))

    def _said(self, line: Line, index: _Index) -> str:
        text, cell, pending = self.text(line, index), self.cell(index), self.pending_at(index)
        if cell is None or line.row is None:
            return text
        said = [line.row.name, self.title(index.column()), text]
        if pending is not None and pending.sentence:
            said.append(pending.sentence)
        elif cell.text:
            said += [cell.fraction, result_pill(cell.result)[0]]
        return ", ".join(filter(None, said))

    def _tell_all(self) -> None:
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, self.columnCount() - 1))
