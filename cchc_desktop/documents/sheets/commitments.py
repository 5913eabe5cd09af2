"""Reading the papers about commitments: the form that is signed, and the register of a year or quarter."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial

from sqlalchemy.orm import Session

from cchc_desktop.calendar.periods import Period, PeriodKind
from cchc_desktop.commitments.listed import Cell, CommitmentFacts, Matrix
from cchc_desktop.commitments.queries import commitment as commitment_facts
from cchc_desktop.commitments.queries import commitment_id_of, commitment_rows, matrix
from cchc_desktop.commitments.records import CountedBy
from cchc_desktop.committee.queries import people_at, profile_at
from cchc_desktop.committee.records import PersonAtDate
from cchc_desktop.documents.kinds import commitment, commitment_register
from cchc_desktop.documents.kinds.commitment_facts import CommitmentPaper, CommitmentRegister
from cchc_desktop.documents.sheets.asked import Asked, SheetPaper
from cchc_desktop.documents.sheets.offices import office
from cchc_desktop.errors import NotFound, ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.meetings.actual_sources import ACTUAL_SOURCES


def read_commitments(session: Session, asked: Asked) -> tuple[SheetPaper, ...]:
    """Read the form of one commitment, or of every one of a year. Raises NotFound, ValidationError."""
    if asked.of:
        ids = [commitment_id_of(session, asked.of)]
    else:
        year = _year(asked)
        ids = [row.id for row in commitment_rows(session, year, today=asked.today)]
        if not ids:
            raise NotFound(_("There are no commitments of {year}.").format(year=year))
    return tuple(commitment_paper(session, id_, asked.today) for id_ in ids)


def commitment_paper(session: Session, commitment_id: int, today: date) -> SheetPaper:
    """Return the form of one commitment, with names and posts of the day it was signed. Raises NotFound."""
    found = commitment_facts(session, commitment_id, today=today, sources=ACTUAL_SOURCES)
    day = found.row.signed_on or today
    people = tuple(people_at(session, day, with_hidden=True))
    facts = CommitmentPaper(profile_at(session, day), people, found, _holder(found, people))
    return SheetPaper(found.row.code, partial(commitment.build, facts))


def newest_commitment(session: Session, today: date) -> Asked | None:
    """Return what to ask to see the newest commitment, None where there is none."""
    rows = commitment_rows(session, today=today)
    return Asked(today, of=rows[-1].code) if rows else None


def read_commitment_register(session: Session, asked: Asked) -> tuple[SheetPaper, ...]:
    """Read the register of a year, or of one quarter. Raises ValidationError for any other period."""
    period = Period.from_wording(asked.period)
    if period.kind not in (PeriodKind.YEAR, PeriodKind.QUARTER):
        raise ValidationError(_("Commitments are listed for a year or a quarter: 2021, 2021-Q1."), "period")
    found = matrix(session, period.year, today=asked.today, sources=ACTUAL_SOURCES)
    months = _months(session, found, asked.today)
    facts = CommitmentRegister(office(session, asked.today), found, period, asked.today, months)
    return (SheetPaper(period.code, partial(commitment_register.build, facts)),)


def _months(session: Session, found: Matrix, today: date) -> dict[int, tuple[Cell, ...]]:
    """Return the months of the targets counted by month; nothing is read where there is none."""
    if all(row.counted_by is CountedBy.QUARTER for row in found.rows):
        return {}
    rows = matrix(session, found.year, today=today, every=CountedBy.MONTH, sources=ACTUAL_SOURCES).rows
    return {
        row.target_id: tuple(cell for cell in row.cells if cell is not None)
        for row in rows
        if row.counted_by is CountedBy.MONTH
    }


def _holder(found: CommitmentFacts, people: Iterable[PersonAtDate]) -> PersonAtDate | None:
    return next((person for person in people if person.id == found.row.holder.person_id), None)


def _year(asked: Asked) -> int:
    """Return the year asked for, today's where none is. Raises ValidationError for any other period."""
    if not asked.period:
        return asked.today.year
    period = Period.from_wording(asked.period)
    if period.kind is not PeriodKind.YEAR:
        raise ValidationError(_("Commitments are made for a year, such as 2021."), "period")
    return period.year
