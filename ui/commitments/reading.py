"""What the tab reads: the matrix in its filter, the period to fill in now, and what is owed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from cchc_desktop.calendar.periods import Period
from cchc_desktop.commitments.listed import CommitmentFilter, Matrix, OwedFigures
from cchc_desktop.commitments.queries import commitment_rows, commitment_years, matrix, owed_figures
from cchc_desktop.commitments.records import CountedBy, Result
from cchc_desktop.meetings.actual_sources import ACTUAL_SOURCES
from cchc_desktop.meetings.queries import meeting_rows
from cchc_desktop.meetings.records import MeetingState
from cchc_desktop.text.dates import short_date

SOURCES: Final = ACTUAL_SOURCES
"""Where figures of a target may come from besides typing."""


@dataclass(frozen=True)
class Look:
    """How the matrix is looked at."""

    year: int
    every: CountedBy = CountedBy.QUARTER
    results: tuple[str, ...] = ()
    search: str = ""

    @property
    def is_filtered(self) -> bool:
        """Tell whether something is kept back."""
        return bool(self.results or self.search)


@dataclass(frozen=True)
class Shown:
    """One reading of the file: the matrix, how many targets the year has in all, years, and what is owed."""

    matrix: Matrix
    years: tuple[int, ...]
    target_count: int
    owed: tuple[OwedFigures, ...] = field(default=())

    @property
    def hidden(self) -> int:
        """How many targets the filters keep back."""
        return max(0, self.target_count - len(self.matrix.rows))


def read_shown(session: Session, look: Look, today: date) -> Shown:
    """Read what the tab shows."""
    wanted = CommitmentFilter(results=frozenset(Result(value) for value in look.results), search=look.search)
    found = matrix(session, look.year, today=today, every=look.every, wanted=wanted, sources=SOURCES)
    rows = commitment_rows(session, look.year, today=today)
    return Shown(
        matrix=found,
        years=tuple(commitment_years(session)),
        target_count=sum(row.target_count for row in rows),
        owed=tuple(owed_figures(session, today=today, sources=SOURCES)),
    )


def read_again(session: Session, look: Look, commitment_id: int, today: date) -> Matrix:
    """Read the targets of one commitment as the matrix shows them, whatever it keeps back: a figure was typed."""
    only = CommitmentFilter(ids=frozenset({commitment_id}))
    return matrix(session, look.year, today=today, every=look.every, wanted=only, sources=SOURCES)


def offered_years(years: Sequence[int], year: int, today: date) -> list[int]:
    """Return the years to choose from, the newest first: those in use, this one and the next."""
    return sorted({*years, year, today.year, today.year + 1}, reverse=True)


def period_to_fill(periods: Sequence[Period], today: date) -> int:
    """Return the number of the period whose figures are entered now.

    The last one that is over while the one after it is still in its first month or half: figures of quarter I are
    entered in April. Else the one that runs; -1 where none has begun.
    """
    begun = [number for number, period in enumerate(periods) if period.first_day <= today]
    if not begun:
        return -1
    last = begun[-1]
    period = periods[last]
    days = (today - period.first_day).days
    length = (period.last_day - period.first_day).days
    return last - 1 if last > 0 and today <= period.last_day and days * 2 < length else last


def owed_of(shown: Shown) -> list[OwedFigures]:
    """Return the figures of the year shown that are owed for periods that are over."""
    return [each for each in shown.owed if each.is_over and each.period.year == shown.matrix.year]


def meeting_choices(session: Session, today: date) -> list[tuple[int, str, date]]:
    """Return the meetings at which a commitment can be signed, the newest first."""
    rows = [row for row in meeting_rows(session, today=today) if row.state is not MeetingState.CANCELLED]
    rows.sort(key=lambda row: row.start_date, reverse=True)
    return [(row.id, f"{short_date(row.start_date)} · {row.title}", row.start_date) for row in rows]
