"""The lines of the matrix: one target each, those of one commitment together, a commitment without targets too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from cchc_desktop.commitments.listed import Cell, CommitmentRow, Matrix, MatrixRow
from cchc_desktop.commitments.records import CommitmentState


@dataclass(frozen=True, slots=True)
class Line:
    """One line; ``row`` is None for a commitment that has no target yet.

    ``number`` counts the lines of one commitment from 0; ``is_last`` is its last one.
    """

    commitment_id: int
    holder: str
    unit: str
    reference: str
    state: CommitmentState
    row: MatrixRow | None
    number: int = 0
    is_last: bool = True

    @property
    def key(self) -> tuple[int, int]:
        """What names the line across two readings."""
        return self.commitment_id, self.row.target_id if self.row is not None else 0


def lines_of(matrix: Matrix) -> list[Line]:
    """Return the lines of a matrix in its order, commitments without targets at the end."""
    made = [_of_target(row) for row in matrix.rows]
    made += [_of_commitment(row) for row in matrix.without_targets]
    return list(numbered(made))


def numbered(lines: Iterable[Line]) -> Iterator[Line]:
    """Number the lines of each commitment."""
    for _id, group in groupby(lines, key=lambda line: line.commitment_id):
        members = list(group)
        for number, line in enumerate(members):
            is_last = number == len(members) - 1
            if line.number == number and line.is_last == is_last:
                yield line
            else:
                yield replace(line, number=number, is_last=is_last)


def cell_of(line: Line, place: int) -> Cell | None:
    """Return the cell of a line in a period of the matrix, None where it has none."""
    if line.row is None or not 0 <= place < len(line.row.cells):
        return None
    return line.row.cells[place]


def first_owed(lines: Sequence[Line], place: int) -> int:
    """Return the number of the first line that owes its figures of a period, -1 where none does."""
    for number, line in enumerate(lines):
        cell = cell_of(line, place)
        if cell is not None and cell.is_owed:
            return number
    return -1


def _of_target(row: MatrixRow) -> Line:
    return Line(row.commitment_id, row.holder_name, row.unit_name, row.reference, row.state, row)


def _of_commitment(row: CommitmentRow) -> Line:
    return Line(row.id, row.holder_name, row.unit_name, row.reference, row.state, None)
