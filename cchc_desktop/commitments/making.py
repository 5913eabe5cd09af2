"""Makes the row of a target: a cell for each period, the year so far, and what came of it."""

from __future__ import annotations

from datetime import date

from cchc_desktop.calendar.periods import Period, PeriodKind
from cchc_desktop.commitments.facts import Read
from cchc_desktop.commitments.listed import Cell, MatrixRow
from cchc_desktop.commitments.records import CountedBy
from cchc_desktop.commitments.rules import combined, cumulative, judge, judge_to_date, not_judged_yet
from cchc_desktop.commitments.spans import committed_for, has_begun, is_over, span_of, within
from cchc_desktop.commitments.words import committed_text, figure_text, fraction_text, reason, value_text

_MARKS = (PeriodKind.HALF, PeriodKind.NINE_MONTHS)


def row_of(read: Read, every: CountedBy, today: date) -> MatrixRow:
    """Return the row of a target in a matrix by quarter or by month."""
    terms = read.terms
    judged = judge_to_date(terms, read.reached, year_is_closed=read.year_is_closed)
    total = cumulative(terms, read.reached)
    latest = max((period for period in read.figures if period.kind is terms.counted_by.kind), default=None)
    return MatrixRow(
        **{name: getattr(read, name) for name in _OF_THE_COMMITMENT},
        **{name: getattr(terms, name) for name in _OF_THE_TERMS},
        target_id=read.id,
        committed=committed_text(terms),
        cells=tuple(_cell_in(read, period, today) for period in every.periods(terms.year)),
        marks=tuple(_cell(read, period, today) for period in sorted(terms.values) if period.kind in _MARKS),
        cumulative=figure_text(terms, total),
        cumulative_fraction=fraction_text(total),
        cumulative_figure=total,
        result=judged.result,
        reason=reason(terms, judged),
        latest=_cell(read, latest, today) if latest is not None else None,
        is_taken=bool(read.source),
    )


_OF_THE_COMMITMENT = (
    "commitment_id", "commitment_code", "code", "holder", "holder_name", "holder_code", "unit_name", "reference",
    "state", "name", "measure", "counted_words", "among_words", "actual_from", "note",
)  # fmt: skip
_OF_THE_TERMS = ("comparison", "value", "unit", "kind", "counted_by", "is_by_window")


def _cell_in(read: Read, column: Period, today: date) -> Cell | None:
    """Return what stands in a column: of a target counted by quarter, its quarter at the last month of it."""
    if column.kind is PeriodKind.MONTH and read.terms.counted_by is CountedBy.QUARTER:
        if column.number % 3:
            return None
        column = Period(PeriodKind.QUARTER, column.year, column.number // 3)
    return _cell(read, column, today)


def _cell(read: Read, period: Period, today: date) -> Cell:
    terms, entered = read.terms, read.entered.get(period)
    figure = combined(terms, within(read.reached, span_of(period)))
    judged = judge(terms, read.reached, period, year_is_closed=read.year_is_closed)
    if figure is None and period in read.running:
        figure = read.running[period]
        judged = not_judged_yet(figure, period)
    is_own = period.kind is terms.counted_by.kind
    is_typed = entered is not None and not entered.figure.is_empty
    ended = is_over(terms, period, today)
    return Cell(
        period=period,
        figure=figure,
        text=figure_text(terms, figure),
        fraction=fraction_text(figure),
        committed=value_text(terms, committed_for(terms, span_of(period)) if terms.values else None),
        terms=terms,
        judged=judged,
        taken_from=entered.taken_from
        if entered and is_typed
        else read.source
        if period in read.taken or period in read.running
        else "",
        evidence=entered.evidence if entered is not None else "",
        file_count=read.files.get(period.code, 0) if read.files else 0,
        is_own=is_own,
        has_begun=has_begun(terms, period, today),
        is_over=ended,
        is_owed=is_own and ended and read.owes(period, today),
    )
