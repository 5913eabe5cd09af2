"""What the tab of commitments says of periods, figures and targets."""

from __future__ import annotations

from typing import Final

from cchc_desktop.calendar.period_names import period_name
from cchc_desktop.calendar.periods import Period, PeriodKind
from cchc_desktop.commitments.listed import Cell, MatrixRow
from cchc_desktop.commitments.records import CommitmentState, Comparison, CountedBy
from cchc_desktop.commitments.words import typed_text, unit_of_figure
from cchc_desktop.i18n import _, mark
from cchc_desktop.text.numbers import roman
from ui.commitments.lines import Line

NOTHING: Final = "–"

EVERY: Final = {CountedBy.QUARTER: mark("By quarter"), CountedBy.MONTH: mark("By month")}
"""How the figures are looked at."""

COMPARISONS: Final = {
    Comparison.AT_LEAST: mark("≥ at least"),
    Comparison.AT_MOST: mark("≤ at most"),
    Comparison.EQUAL: mark("= exactly"),
    Comparison.PASS: mark("met or not met"),
}
"""How a figure is compared with what was committed."""


def period_title(period: Period) -> str:
    """Return "Quý I", "T3": the year stands above."""
    if period.kind is PeriodKind.QUARTER:
        return _("Quarter {n}").format(n=roman(period.number))
    if period.kind is PeriodKind.MONTH:
        return _("M{n}").format(n=period.number)
    return period_words(period)


def period_words(period: Period) -> str:
    """Return "Quý I/2021", "Tháng 3/2021"."""
    name = period_name(period)
    return name[:1].upper() + name[1:]


def cell_words(cell: Cell | None) -> str:
    """Return what a cell says in one word."""
    if cell is not None and cell.figure is not None and cell.figure.is_passed is not None:
        return _("met") if cell.figure.is_passed else _("not met")
    return "" if cell is None else cell.text or NOTHING


def cell_note(row: MatrixRow, cell: Cell) -> str:
    """Return what stands beside a figure: its two numbers, what was committed for the period, or the unit."""
    if cell.fraction:
        return cell.fraction
    if cell.committed:
        words = _("aim of the month {n}") if cell.period.kind is PeriodKind.MONTH else _("aim of the quarter {n}")
        return words.format(n=cell.committed)
    return unit_of_figure(row.unit) if row.comparison is not Comparison.PASS else ""


def goal_unit(row: MatrixRow) -> str:
    """Return the unit that stands beside what was committed: per cent stands there already."""
    return "" if "%" in row.unit else row.unit


def edited_text(cell: Cell | None) -> str:
    """Return the figure of a cell as it is typed: 918/931, 7, đạt."""
    return typed_text(cell.figure) if cell is not None else ""


def refusal_of(line: Line, cell: Cell | None, period: Period | None) -> str:
    """Say why no figure can be typed into a cell."""
    if line.row is None:
        return _("This commitment has no target yet. Open it and enter one.")
    if period is None:
        return _("Figures are typed into the columns of the periods.")
    named = line.reference or line.row.commitment_code
    if line.state is CommitmentState.DRAFT:
        return _("{reference} is not signed yet. Figures are entered once it is.").format(reference=named)
    if line.state is CommitmentState.CLOSED:
        return _("{reference} is closed. Open it again to change its figures.").format(reference=named)
    if cell is None or line.row.counted_by is CountedBy.QUARTER:
        return _("This target is counted by quarter: its figure stands at the end of the quarter.")
    return _("This target is counted by month: choose “{view}” to enter its figures.").format(
        view=_(EVERY[CountedBy.MONTH])
    )
