"""What the tab, the papers and the command line show of commitments: rows of a matrix, and one commitment whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from cchc_desktop.calendar.periods import Period
from cchc_desktop.commitments.records import (
    CommitmentDetails,
    CommitmentState,
    Comparison,
    CountedBy,
    Figure,
    FigureKind,
    Result,
    TargetDetails,
    Terms,
)
from cchc_desktop.commitments.rules import Judgement
from cchc_desktop.commitments.words import reason
from cchc_desktop.tasks.records import Actor


@dataclass(frozen=True)
class CommitmentFilter:
    """Which targets are wanted; every field narrows, empty ones do not.

    ``department_id`` is the unit of the holder on the day. ``search`` finds each of its words at the beginning of a
    word, accents not needed, in the commitment and its target.
    """

    results: frozenset[Result] = frozenset()
    search: str = ""
    holder: Actor | None = None
    department_id: int | None = None
    states: frozenset[CommitmentState] = frozenset()
    ids: frozenset[int] | None = None
    """Commitments by id."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One target in one period.

    ``text`` is the figure as printed ("84,62%", "7", "đạt", "0/0", "" for none) and ``fraction`` a share's two numbers
    ("11/13"). ``committed`` is what was committed for this very period ("6"), "" where the value of the year holds.
    ``taken_from`` says where a figure comes from that nobody typed. ``is_own``: figures of the target are entered for
    this very period; a quarter of a target that is counted by month only shows what its months make.
    """

    period: Period
    figure: Figure | None
    text: str
    fraction: str
    committed: str
    terms: Terms
    judged: Judgement
    taken_from: str = ""
    evidence: str = ""
    file_count: int = 0
    is_own: bool = True
    has_begun: bool = True
    is_over: bool = False
    is_owed: bool = False
    """The period is over, the commitment signed, and there is no figure."""

    @property
    def result(self) -> Result:
        """What came of it."""
        return self.judged.result

    @property
    def reason(self) -> str:
        """Why, in one sentence of the user's language; made when it is shown, as a matrix has thousands of cells."""
        return reason(self.terms, self.judged)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One target with its figures.

    ``cells`` stand as the periods of the matrix do; None where the target has no figure of its own there (a month that
    does not end the quarter of a target counted by quarter; the cell of that quarter stands at its last month).
    ``committed`` is the target as printed ("≥ 98%", "≤ 0", "đạt"); ``unit`` stands beside it where it is no per cent.
    ``cumulative`` is the figure of the year so far; ``result`` and ``reason`` judge it. ``latest`` is the last period
    of its own that has figures.
    """

    commitment_id: int
    commitment_code: str
    target_id: int
    code: str
    holder: Actor
    holder_name: str
    holder_code: str
    unit_name: str
    reference: str
    state: CommitmentState
    name: str
    comparison: Comparison
    value: Decimal | None
    unit: str
    kind: FigureKind
    counted_by: CountedBy
    is_by_window: bool
    committed: str
    measure: str
    counted_words: str
    among_words: str
    actual_from: str
    note: str
    cells: tuple[Cell | None, ...]
    marks: tuple[Cell, ...]
    """The first half and nine months, where something was committed for them."""
    cumulative: str
    cumulative_fraction: str
    cumulative_figure: Figure | None
    result: Result
    reason: str
    latest: Cell | None
    is_taken: bool
    """Figures come from a source, unless typed over."""


@dataclass(frozen=True)
class Matrix:
    """The targets of a year; ``totals`` count them by result to date, whatever results the filter names."""

    year: int
    every: CountedBy
    periods: tuple[Period, ...]
    rows: tuple[MatrixRow, ...]
    totals: Mapping[Result, int] = field(default_factory=dict)
    commitment_count: int = 0
    """How many commitments the rows belong to."""
    without_targets: tuple[CommitmentRow, ...] = ()
    """Commitments that have no target yet, so that a new one is seen."""


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """One commitment in a list."""

    id: int
    code: str
    year: int
    holder: Actor
    holder_name: str
    holder_code: str
    unit_name: str
    reference: str
    state: CommitmentState
    signed_on: date | None
    meeting_id: int | None
    target_count: int


@dataclass(frozen=True)
class TargetFacts:
    """One target whole: its fields, its figures by period, the tasks tied to it."""

    id: int
    code: str
    details: TargetDetails
    row: MatrixRow
    task_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class Amendment:
    """A change of a commitment that was signed: what changed, and why."""

    number: int
    made_on: date
    reason: str
    what: str


@dataclass(frozen=True)
class CommitmentFacts:
    """One commitment as its form and its paper show it."""

    row: CommitmentRow
    details: CommitmentDetails
    targets: tuple[TargetFacts, ...]
    amendments: tuple[Amendment, ...] = ()


@dataclass(frozen=True, slots=True)
class OwedFigures:
    """A signed commitment without figures of a period that is over or running; ``day`` is the last day of it."""

    commitment_id: int
    code: str
    holder: Actor
    holder_name: str
    reference: str
    period: Period
    day: date
    target_codes: tuple[str, ...]
    target_names: tuple[str, ...]
    is_over: bool
