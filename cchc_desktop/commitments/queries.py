"""Reads of commitments: the matrix of a year, one commitment whole, who has any, and whose figures are owed.

A matrix is read by a fixed number of SELECTs, however many targets and periods it has: targets, values of periods,
figures, files of evidence, names, and one for each source that figures are taken from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session

from cchc_desktop.commitments.facts import Read, read_targets
from cchc_desktop.commitments.listed import (
    Amendment,
    CommitmentFacts,
    CommitmentFilter,
    CommitmentRow,
    Matrix,
    MatrixRow,
    OwedFigures,
    TargetFacts,
)
from cchc_desktop.commitments.making import row_of
from cchc_desktop.commitments.model import Commitment, CommitmentAmendment, CommitmentTarget, PeriodTarget, TargetTask
from cchc_desktop.commitments.records import CountedBy, Result
from cchc_desktop.commitments.rows import OPEN_STATES, details_of, target_details, targets_of
from cchc_desktop.commitments.sources import OWN_SOURCES, ActualSource
from cchc_desktop.commitments.spans import days_of, is_over
from cchc_desktop.errors import NotFound
from cchc_desktop.i18n import _
from cchc_desktop.tasks.actors import Actors, actor, actors_at
from cchc_desktop.tasks.records import Actor
from cchc_desktop.text.collation import natural_key, some_codes
from cchc_desktop.text.folding import matches

ALL = CommitmentFilter()


def matrix(
    session: Session,
    year: int,
    *,
    today: date,
    every: CountedBy = CountedBy.QUARTER,
    wanted: CommitmentFilter = ALL,
    sources: Sequence[ActualSource] = OWN_SOURCES,
) -> Matrix:
    """Return the targets of a year with their figures by quarter or by month, and how many have each result to date.

    Commitments stand by code. ``sources`` are those that figures may be taken from (``meetings.actual_sources``).
    """
    of_year = Commitment.year == year
    among = of_year if wanted.ids is None else and_(of_year, Commitment.id.in_(wanted.ids))
    read = read_targets(session, among, today=today, sources=sources)
    listed = [each for each in read if _is_among(each, wanted)]
    rows = [row_of(each, every, today) for each in listed]
    rows = [row for row, each in zip(rows, listed, strict=True) if _is_found(wanted.search, row, each)]
    chosen = [row for row in rows if not wanted.results or row.result in wanted.results]
    without = [] if wanted.results else _without_targets(session, year, wanted, today)
    return Matrix(
        year=year,
        every=every,
        periods=every.periods(year),
        rows=tuple(chosen),
        totals=_totals(rows),
        commitment_count=len({row.commitment_id for row in rows}),
        without_targets=tuple(without),
    )


def commitment(
    session: Session, commitment_id: int, *, today: date, sources: Sequence[ActualSource] = OWN_SOURCES
) -> CommitmentFacts:
    """Return one commitment whole, each target with its quarters. Raises NotFound, also for one in the trash."""
    own = session.get(Commitment, commitment_id)
    if own is None or own.trashed_at is not None:
        raise NotFound(_("This commitment is no longer in the file."))
    read = {each.id: each for each in read_targets(session, Commitment.id == own.id, today=today, sources=sources)}
    targets = [each for each in targets_of(session, own.id) if each.id in read]
    values = session.scalars(select(PeriodTarget).where(PeriodTarget.commitment_id == own.id)).all()
    tied = session.execute(
        select(TargetTask.target_id, TargetTask.task_id)
        .where(TargetTask.commitment_id == own.id)
        .order_by(TargetTask.id)
    ).all()
    return CommitmentFacts(
        row=next(iter(_commitment_rows(session, select(Commitment).where(Commitment.id == own.id), today))),
        details=details_of(own),
        targets=tuple(
            TargetFacts(
                id=each.id,
                code=each.code,
                details=target_details(each, [value for value in values if value.target_id == each.id]),
                row=row_of(read[each.id], each.counted_by, today),
                task_ids=tuple(task_id for target_id, task_id in tied if target_id == each.id),
            )
            for each in targets
        ),
        amendments=_amendments(session, own.id),
    )


def commitment_rows(session: Session, year: int | None = None, *, today: date) -> list[CommitmentRow]:
    """Return the commitments of a year, or all of them, by year and code."""
    query = select(Commitment).where(Commitment.trashed_at.is_(None))
    return _commitment_rows(session, query if year is None else query.where(Commitment.year == year), today)


def commitment_id_of(session: Session, code: str) -> int:
    """Return the id of a commitment's code. Raises NotFound, naming some codes there are."""
    in_use = Commitment.trashed_at.is_(None)
    found = session.scalar(select(Commitment.id).where(Commitment.code == code, in_use))
    if found is None:
        codes = some_codes(session.scalars(select(Commitment.code).where(in_use)))
        sentence = _("There is no commitment {code}. Commitments of this file: {codes}.")
        raise NotFound(sentence.format(code=code, codes=codes))
    return found


def commitment_years(session: Session) -> list[int]:
    """Return the years that have commitments, the newest first."""
    query = select(Commitment.year).where(Commitment.trashed_at.is_(None)).distinct()
    return sorted(session.scalars(query), reverse=True)


def holders(session: Session, year: int, *, today: date) -> list[tuple[Actor, str]]:
    """Return who has commitments in a year, with names: people by given name, then departments."""
    query = select(Commitment.person_id, Commitment.department_id).where(
        Commitment.year == year, Commitment.trashed_at.is_(None)
    )
    found = {actor(*each) for each in session.execute(query.distinct())}
    actors = actors_at(session, today)
    return [(each, actors.name(each)) for each in actors.in_order if each in found]


def owed_figures(session: Session, *, today: date, sources: Sequence[ActualSource] = OWN_SOURCES) -> list[OwedFigures]:
    """Return, for each signed commitment that is not closed, the periods begun whose figures are missing.

    A period that ended before the commitment was signed owes none. By day, then by code.
    """
    read = read_targets(session, Commitment.state.in_(OPEN_STATES), today=today, sources=sources)
    missing: dict[tuple[int, Any], list[Read]] = {}
    for each in read:
        for period in each.terms.counted_by.periods(each.terms.year):
            if each.owes(period, today):
                key = each.commitment_id, (period, days_of(each.terms, period)[1])
                missing.setdefault(key, []).append(each)
    owed = [
        OwedFigures(
            commitment_id=commitment_id,
            code=reads[0].commitment_code,
            holder=reads[0].holder,
            holder_name=reads[0].holder_name,
            reference=reads[0].reference,
            period=period,
            day=day,
            target_codes=tuple(each.code for each in reads),
            target_names=tuple(each.name for each in reads),
            is_over=is_over(reads[0].terms, period, today),
        )
        for (commitment_id, (period, day)), reads in missing.items()
    ]
    return sorted(owed, key=lambda each: (each.day, natural_key(each.code), each.period))


def _is_among(read: Read, wanted: CommitmentFilter) -> bool:
    return (
        (wanted.ids is None or read.commitment_id in wanted.ids)
        and (not wanted.states or read.state in wanted.states)
        and wanted.holder in (None, read.holder)
        and wanted.department_id in (None, read.unit_id)
    )


def _is_found(search: str, row: MatrixRow, read: Read) -> bool:
    return not search.strip() or matches(search, read.found_by(row.committed))


def _totals(rows: Sequence[MatrixRow]) -> dict[Result, int]:
    counted = Counter(row.result for row in rows)
    return {result: counted[result] for result in Result}


def _without_targets(session: Session, year: int, wanted: CommitmentFilter, today: date) -> list[CommitmentRow]:
    return [
        row
        for row in commitment_rows(session, year, today=today)
        if not row.target_count
        and (wanted.ids is None or row.id in wanted.ids)
        and (not wanted.states or row.state in wanted.states)
        and wanted.holder in (None, row.holder)
        and (not wanted.search.strip() or matches(wanted.search, f"{row.code} {row.holder_name} {row.reference}"))
    ]


def _commitment_rows(session: Session, query: Select[Commitment], today: date) -> list[CommitmentRow]:
    actors = actors_at(session, today)
    counted = select(CommitmentTarget.commitment_id, func.count().label("number")).group_by(
        CommitmentTarget.commitment_id
    )
    targets = {row[0]: row[1] for row in session.execute(counted)}
    rows = [_commitment_row(row, actors, targets.get(row.id, 0)) for row in session.scalars(query)]
    return sorted(rows, key=lambda row: (row.year, natural_key(row.code)))


def _commitment_row(row: Commitment, actors: Actors, target_count: int) -> CommitmentRow:
    holder = actor(row.person_id, row.department_id) or Actor()
    return CommitmentRow(
        id=row.id,
        code=row.code,
        year=row.year,
        holder=holder,
        holder_name=actors.name(holder),
        holder_code=actors.code(holder),
        unit_name=actors.unit_name(actors.unit_of(holder)),
        reference=row.reference,
        state=row.state,
        signed_on=row.signed_on,
        meeting_id=row.meeting_id,
        target_count=target_count,
    )


def _amendments(session: Session, commitment_id: int) -> tuple[Amendment, ...]:
    own = CommitmentAmendment.commitment_id == commitment_id
    rows = session.scalars(select(CommitmentAmendment).where(own).order_by(CommitmentAmendment.number))
    return tuple(Amendment(row.number, row.made_on, row.reason, row.what) for row in rows)
