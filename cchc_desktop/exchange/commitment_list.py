"""What ``list commitments`` prints: each target with the last period that has figures, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Session

from cchc_desktop.calendar.periods import Period
from cchc_desktop.commitments.listed import CommitmentFilter, MatrixRow
from cchc_desktop.commitments.queries import commitment_years, matrix
from cchc_desktop.commitments.records import Result
from cchc_desktop.exchange.task_list import Value
from cchc_desktop.meetings.actual_sources import ACTUAL_SOURCES


def commitment_list(session: Session, today: date, search: str) -> list[Mapping[str, Value]]:
    """Return one object per target, the newest year first: code, holder, title, period, result and figure.

    The period is the last one begun by ``today`` that has figures. Without any it is the one that figures are expected
    for: the last that has begun, or the first of a year to come.
    """
    wanted = CommitmentFilter(search=search)
    return [
        _object(row, today)
        for year in commitment_years(session)
        for row in matrix(session, year, today=today, wanted=wanted, sources=ACTUAL_SOURCES).rows
    ]


def _object(row: MatrixRow, today: date) -> Mapping[str, Value]:
    latest = row.latest
    return {
        "code": row.code,
        "holder": row.holder_name,
        "title": " ".join(row.name.split()),
        "period": (latest.period if latest is not None else _expected(row, today)).code,
        "result": (latest.result if latest is not None else Result.NO_DATA).value,
        "value_text": latest.text if latest is not None else "",
    }


def _expected(row: MatrixRow, today: date) -> Period:
    periods = row.counted_by.periods(next(cell.period.year for cell in row.cells if cell is not None))
    begun = [period for period in periods if period.first_day <= today]
    return begun[-1] if begun else periods[0]
