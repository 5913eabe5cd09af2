"""The rows of commitments as every verb needs them: found or refused, with their targets and figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.periods import Period
from cchc_desktop.changes import Changes
from cchc_desktop.commitments.model import (
    Commitment,
    CommitmentAmendment,
    CommitmentTarget,
    Measurement,
    PeriodTarget,
    TargetTask,
)
from cchc_desktop.commitments.records import (
    COMMITMENT,
    CommitmentDetails,
    CommitmentState,
    Figure,
    TargetDetails,
    Terms,
)
from cchc_desktop.errors import Conflict, NotFound, ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.tasks.actors import actor
from cchc_desktop.text.normalise import clean_text

OPEN_STATES = frozenset({CommitmentState.SIGNED, CommitmentState.COUNTED})
"""States in which figures are expected."""


def commitment_row(session: Session, commitment_id: int) -> Commitment:
    """Return a commitment that may be changed. Raises NotFound; Conflict when it is in the trash."""
    row = session.get(Commitment, commitment_id)
    if row is None:
        raise NotFound(_("This commitment is no longer in the file."))
    if row.trashed_at is not None:
        sentence = _("In the trash, so nothing in it changes: {codes}. Take it out first.")
        raise Conflict(sentence.format(codes=row.code))
    return row


def commitment_rows_of(session: Session, ids: Iterable[int]) -> list[Commitment]:
    """Return commitments that may be changed, each once. Raises NotFound, Conflict."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        raise NotFound(_("This commitment is no longer in the file."))
    return [commitment_row(session, each) for each in wanted]


def target_row(session: Session, target_id: int) -> tuple[CommitmentTarget, Commitment]:
    """Return a target and its commitment, which may be changed. Raises NotFound, Conflict."""
    target = session.get(CommitmentTarget, target_id)
    if target is None:
        raise NotFound(_("This target is no longer in the file."))
    return target, commitment_row(session, target.commitment_id)


def targets_of(session: Session, commitment_id: int) -> list[CommitmentTarget]:
    """Return the targets of a commitment in their order."""
    own = CommitmentTarget.commitment_id == commitment_id
    query = select(CommitmentTarget).where(own).order_by(CommitmentTarget.position, CommitmentTarget.id)
    return list(session.scalars(query))


def measurement_rows(session: Session, target_ids: Sequence[int]) -> dict[tuple[int, str], Measurement]:
    """Return the figures of targets by target and period."""
    query = select(Measurement).where(Measurement.target_id.in_(target_ids))
    return {(row.target_id, row.period): row for row in session.scalars(query)}


def period_target_rows(session: Session, target_id: int) -> list[PeriodTarget]:
    """Return what was committed for single periods of a target."""
    query = select(PeriodTarget).where(PeriodTarget.target_id == target_id).order_by(PeriodTarget.id)
    return list(session.scalars(query))


def tied_rows(session: Session, target_id: int) -> list[TargetTask]:
    """Return the tasks tied to a target."""
    return list(session.scalars(select(TargetTask).where(TargetTask.target_id == target_id).order_by(TargetTask.id)))


def terms_of(session: Session, target: CommitmentTarget, year: int) -> Terms:
    """Return what a target commits to, as the rules need it."""
    values = {Period.parse(row.period): row.value for row in period_target_rows(session, target.id)}
    return terms(target, year, values)


def terms(target: CommitmentTarget | TargetDetails, year: int, values: Mapping[Period, Decimal]) -> Terms:
    """Return the terms of a target, kept or just typed."""
    return Terms(
        year=year,
        comparison=target.comparison,
        value=target.value,
        kind=target.kind,
        unit=target.unit,
        counted_by=target.counted_by,
        is_by_window=target.is_by_window,
        values=values,
    )


def figure_of(row: Measurement) -> Figure:
    """Return the figure that a row keeps."""
    return Figure(row.value, row.denominator, row.is_passed)


def details_of(row: Commitment) -> CommitmentDetails:
    """Return the fields of a commitment as forms edit them."""
    holder = actor(row.person_id, row.department_id)
    return CommitmentDetails(holder, row.year, row.reference, row.meeting_id, row.signed_on, row.note)


def target_details(target: CommitmentTarget, values: Iterable[PeriodTarget]) -> TargetDetails:
    """Return the fields of a target as forms edit them."""
    own = {each.name for each in fields(TargetDetails)} - {"values"}
    sorted_values = sorted(values, key=lambda row: Period.parse(row.period))
    return TargetDetails(
        values=tuple((row.period, row.value) for row in sorted_values), **{name: getattr(target, name) for name in own}
    )


def require_not_closed(row: Commitment) -> None:
    """Raise Conflict for a commitment that has ended: its figures stay as they are."""
    if row.state is CommitmentState.CLOSED:
        raise Conflict(_("{code} is closed, so nothing in it changes. Open it again first.").format(code=row.code))


def amend(session: Session, row: Commitment, what: str, *, reason: str, today: date) -> None:
    """Keep why a signed commitment changes; a draft needs no reason.

    Raises ValidationError with the field "reason" where none is given, Conflict for one that has ended.
    """
    require_not_closed(row)
    if row.state is CommitmentState.DRAFT:
        return
    words = clean_text(reason).strip()
    if not words:
        sentence = _("{code} is signed. Enter why it changes; the reason is kept with it.")
        raise ValidationError(sentence.format(code=row.code), "reason")
    own = CommitmentAmendment.commitment_id == row.id
    number = session.scalar(select(func.max(CommitmentAmendment.number)).where(own)) or 0
    session.add(CommitmentAmendment(commitment_id=row.id, number=number + 1, made_on=today, reason=words, what=what))


def changes_of(*rows: Commitment) -> Changes:
    """Return what a verb changed: commitments, and which one where it was one."""
    return Changes.of(COMMITMENT, record_id=rows[0].id if len(rows) == 1 else None)


def codes_of(rows: Sequence[Commitment]) -> str:
    """Name commitments in the title of a step: "C1, C2, C3, … (6)"."""
    shown = ", ".join(row.code for row in rows[:3])
    return f"{shown}, … ({len(rows)})" if len(rows) > 3 else shown
