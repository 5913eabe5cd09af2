"""Turns the commitments of a data set into rows."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.commitments.model import Commitment, CommitmentTarget, Measurement, PeriodTarget
from cchc_desktop.exchange.dataset import CommitmentData, DataSet, TargetData
from cchc_desktop.meetings.model import Meeting


def add_commitments(
    session: Session, dataset: DataSet, people: Mapping[str, int], departments: Mapping[str, int]
) -> None:
    """Add the commitments with targets, values of periods and figures; people and departments are ids by code."""
    meetings = {row.code: row.id for row in session.execute(select(Meeting.code, Meeting.id))}
    for item in dataset.commitments:
        row = Commitment(
            code=item.code,
            person_id=people.get(item.holder),
            department_id=None if item.holder in people else departments.get(item.holder),
            year=item.year,
            reference=item.reference,
            meeting_id=meetings.get(item.meeting),
            signed_on=item.signed_on,
            state=item.state,
        )
        session.add(row)
        session.flush()
        _add_targets(session, row.id, item)
    session.flush()


def _add_targets(session: Session, commitment_id: int, item: CommitmentData) -> None:
    rows = [_target_row(commitment_id, position, each) for position, each in enumerate(item.targets)]
    session.add_all(rows)
    session.flush()
    for row, each in zip(rows, item.targets, strict=True):
        if each.period is None:
            continue
        own = {"commitment_id": commitment_id, "target_id": row.id, "period": each.period.code}
        if each.period_value is not None:
            session.add(PeriodTarget(value=each.period_value, **own))
        if not each.figure.is_empty:
            session.add(
                Measurement(
                    value=each.figure.value,
                    denominator=each.figure.denominator,
                    is_passed=each.figure.is_passed,
                    **own,
                )
            )


def _target_row(commitment_id: int, position: int, item: TargetData) -> CommitmentTarget:
    return CommitmentTarget(
        commitment_id=commitment_id,
        position=position,
        code=item.code,
        name=item.name,
        comparison=item.comparison,
        value=item.value,
        unit=item.unit,
        kind=item.kind,
        counted_by=item.counted_by,
    )
