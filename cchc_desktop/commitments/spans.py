"""Which days a period of a target has, which figures lie in it, and what was committed for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from cchc_desktop.calendar.periods import Period, PeriodKind
from cchc_desktop.commitments.records import Figure, FigureKind, Terms

LAST_MONTH = 12


@dataclass(frozen=True, slots=True)
class Span:
    """Months of a year from ``first`` to ``last``, both included."""

    first: int
    last: int

    @property
    def is_year(self) -> bool:
        """Tell whether these are all months."""
        return (self.first, self.last) == (1, LAST_MONTH)

    def holds(self, other: Span) -> bool:
        """Tell whether all months of another span lie in this one."""
        return self.first <= other.first and other.last <= self.last


Reached = tuple[tuple[Span, Figure], ...]
"""Figures with their months, in order, none of them empty."""


@lru_cache(maxsize=2048)
def span_of(period: Period) -> Span:
    """Return the months of a period."""
    return Span(period.first_day.month, period.last_day.month)


def days_of(terms: Terms, period: Period) -> tuple[date, date]:
    """Return first and last day of a period: calendar days, or its reporting window from the 15th to the 14th."""
    return _days(period, terms.is_by_window)


@lru_cache(maxsize=2048)
def _days(period: Period, is_by_window: bool) -> tuple[date, date]:
    return period.reporting_window() if is_by_window else (period.first_day, period.last_day)


def has_begun(terms: Terms, period: Period, today: date) -> bool:
    """Tell whether the first day of a period has come."""
    return days_of(terms, period)[0] <= today


def is_over(terms: Terms, period: Period, today: date) -> bool:
    """Tell whether the last day of a period is past."""
    return days_of(terms, period)[1] < today


def year_is_over(terms: Terms, today: date) -> bool:
    """Tell whether the last day of the year that is counted is past."""
    return is_over(terms, Period(PeriodKind.YEAR, terms.year), today)


def reached(figures: Mapping[Period, Figure] | Reached, year: int) -> Reached:
    """Return the figures of a year in the order of their periods; empty ones are none. Those in order stay."""
    if isinstance(figures, tuple):
        return figures
    own = [(span_of(period), figure) for period, figure in figures.items() if period.year == year]
    return tuple(sorted((each for each in own if not each[1].is_empty), key=_by_end))


def within(figures: Reached, span: Span) -> list[Figure]:
    """Return the figures whose months lie in a span."""
    return [figure for months, figure in figures if span.holds(months)]


def _by_end(each: tuple[Span, Figure]) -> tuple[int, int]:
    months = each[0]
    return months.last, -months.first


def committed_for(terms: Terms, span: Span) -> Decimal | None:
    """Return what was committed for just these months, None where only the year has a value.

    Without a value of its own a span of a count has the sum of those of its parts, where these leave no month out:
    quarters I and II make half a year. Shares and levels do not add up.
    """
    if span.is_year and terms.value is not None:
        return terms.value
    if not terms.values:
        return None
    values = {span_of(period): value for period, value in terms.values.items() if period.year == terms.year}
    if span in values:
        return values[span]
    return _sum_of_parts(values, span) if terms.kind is FigureKind.COUNT else None


def _sum_of_parts(values: Mapping[Span, Decimal], span: Span) -> Decimal | None:
    total, month = Decimal(0), span.first
    while month <= span.last:
        parts = [part for part in values if part.first == month and span.holds(part)]
        if not parts:
            return None
        longest = max(parts, key=lambda part: part.last)
        total, month = total + values[longest], longest.last + 1
    return total
