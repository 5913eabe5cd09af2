"""What came of a target: in one period, and in the year so far (domain.md 4.1). Pure; *today* is an argument.

Shares are compared as whole numbers crosswise, never as the rounded rate that is printed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cchc_desktop.calendar.periods import Period
from cchc_desktop.commitments.records import Comparison, Figure, FigureKind, Result, Terms
from cchc_desktop.commitments.spans import LAST_MONTH, Reached, Span, committed_for, reached, span_of, within

_PER_CENT = 100
_NONE, _ONE = Decimal(0), Decimal(1)

Figures = Mapping[Period, Figure] | Reached
"""Figures by period, or those of a target in order already."""


@dataclass(frozen=True)
class Judgement:
    """A result and what it rests on: the figure looked at, and the value it was compared with (None: with none).

    ``is_total``: the figure is made of those of several periods. ``last_month`` is the last one looked at.
    """

    result: Result
    figure: Figure | None = None
    committed: Decimal | None = None
    is_total: bool = False
    last_month: int = LAST_MONTH
    is_running: bool = False
    """The period is not over, and its figure still grows by itself."""


def judge(terms: Terms, figures: Figures, period: Period, *, year_is_closed: bool) -> Judgement:
    """Return the result of one period, which may be longer than those that figures are entered for.

    A target of the year that was not reached is "not met" only in the last period with figures of a closed year: the
    earlier ones were on the way.
    """
    span, entered = span_of(period), reached(figures, terms.year)
    is_last = not entered or entered[-1][0].last <= span.last
    return _judge(terms, entered, span, year_is_over=year_is_closed and is_last)


def not_judged_yet(figure: Figure, period: Period) -> Judgement:
    """Return what is said of a figure that grows by itself until its period is over."""
    return Judgement(Result.NOT_DUE, figure, last_month=span_of(period).last, is_running=True)


def judge_to_date(terms: Terms, figures: Figures, *, year_is_closed: bool) -> Judgement:
    """Return the result of the year so far, up to the last period that has figures; of a closed year, of all of it.

    What was committed for the periods so far is what counts: 7 of 6 in quarter I is met, whatever the year asks.
    """
    entered = reached(figures, terms.year)
    last = LAST_MONTH if year_is_closed or not entered else entered[-1][0].last
    return _judge(terms, entered, Span(1, last), year_is_over=year_is_closed)


def cumulative(terms: Terms, figures: Figures, last_month: int = LAST_MONTH) -> Figure | None:
    """Return the figure of the year up to a month; None where there is none."""
    return combined(terms, within(reached(figures, terms.year), Span(1, last_month)))


def combined(terms: Terms, figures: Sequence[Figure]) -> Figure | None:
    """Make one figure of those of several periods: shares and counts add up, of the others the latest holds."""
    if not figures:
        return None
    if terms.comparison is Comparison.PASS or terms.kind is FigureKind.LEVEL:
        return figures[-1]
    total = sum((figure.value or Decimal(0) for figure in figures), Decimal(0))
    if terms.kind is FigureKind.COUNT:
        return Figure(total)
    return Figure(total, sum((figure.denominator or Decimal(0) for figure in figures), Decimal(0)))


def compares(terms: Terms, figure: Figure, committed: Decimal) -> int:
    """Return -1, 0 or 1: whether the figure lies below, at or above what was committed, exactly."""
    value, out_of = (figure.value or _NONE).as_integer_ratio()
    goal, per = committed.as_integer_ratio()
    if terms.kind is FigureKind.SHARE:
        denominator, parts = (figure.denominator or _ONE).as_integer_ratio()
        value, out_of = value * _PER_CENT * parts, out_of * denominator
    reached_so, wanted = value * per, goal * out_of
    return (reached_so > wanted) - (reached_so < wanted)


def _judge(terms: Terms, figures: Reached, span: Span, *, year_is_over: bool) -> Judgement:
    entered = within(figures, span)
    figure = combined(terms, entered)
    if figure is None:
        return Judgement(Result.NO_DATA, last_month=span.last)
    if terms.comparison is Comparison.PASS:
        return Judgement(Result.MET if figure.is_passed else Result.NOT_MET, figure, last_month=span.last)
    if terms.kind is FigureKind.SHARE and not figure.denominator:
        return Judgement(Result.NO_CASE_YET, figure, last_month=span.last)
    if terms.kind is FigureKind.COUNT and not _is_compared(terms, span):
        return _judge_towards_year(terms, figures, span, figure, year_is_over=year_is_over)
    committed, is_total = _committed(terms, span), len(entered) > 1 and terms.kind is not FigureKind.LEVEL
    return Judgement(_result(terms, figure, committed), figure, committed, is_total, span.last)


def _is_compared(terms: Terms, span: Span) -> bool:
    """Tell whether a count is compared as it stands: with a value of the period, or with a limit of the year."""
    if not span.is_year and committed_for(terms, span) is not None:
        return True
    if terms.value is None:
        return committed_for(terms, span) is not None
    return terms.comparison is Comparison.AT_MOST or (terms.comparison is Comparison.EQUAL and not terms.value)


def _committed(terms: Terms, span: Span) -> Decimal:
    """Return what a figure is compared with: shares and levels do not add up, so theirs are not summed."""
    if terms.kind is FigureKind.COUNT:
        found = committed_for(terms, span)
    else:
        found = next((value for period, value in terms.values.items() if span_of(period) == span), None)
    return found if found is not None else terms.value or Decimal(0)


def _judge_towards_year(terms: Terms, figures: Reached, span: Span, figure: Figure, *, year_is_over: bool) -> Judgement:
    """Look at a count that only the year has a target for, at least or exactly so many."""
    goal = terms.value or Decimal(0)
    if not figure.value:
        return Judgement(Result.NO_CASE_YET, figure, goal, last_month=span.last)
    entered = within(figures, Span(1, span.last))
    total = combined(terms, entered) or figure
    compared = compares(terms, total, goal)
    if compared == 0 or (compared > 0 and terms.comparison is Comparison.AT_LEAST):
        result = Result.MET
    elif compared > 0 or year_is_over:
        result = Result.NOT_MET
    else:
        result = Result.NOT_DUE
    return Judgement(result, total, goal, len(entered) > 1, span.last)


def _result(terms: Terms, figure: Figure, committed: Decimal) -> Result:
    compared = compares(terms, figure, committed)
    if terms.comparison is Comparison.AT_LEAST:
        is_met = compared >= 0
    else:
        is_met = compared == 0 or (compared < 0 and terms.comparison is Comparison.AT_MOST)
    return Result.MET if is_met else Result.NOT_MET
