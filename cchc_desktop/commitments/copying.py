"""Last year's commitments for another year: targets and what was committed for each period, no figures, as drafts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.periods import Period
from cchc_desktop.changes import Changes
from cchc_desktop.commitments.model import Commitment
from cchc_desktop.commitments.records import CommitmentDetails, TargetDetails
from cchc_desktop.commitments.rows import (
    changes_of,
    codes_of,
    commitment_row,
    period_target_rows,
    target_details,
    targets_of,
)
from cchc_desktop.commitments.service import add_commitment
from cchc_desktop.commitments.targets import new_target
from cchc_desktop.errors import NotFound, ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.storage import history
from cchc_desktop.tasks.actors import actor
from cchc_desktop.text.collation import natural_key


@dataclass(frozen=True)
class CopiedYear:
    """What copying a year did: the new commitments, and the codes of those left out, each with the reason."""

    ids: tuple[int, ...]
    left_out: tuple[tuple[str, str], ...] = ()


def copy_commitment(session: Session, commitment_id: int, year: int, *, today: date) -> tuple[int, Changes]:
    """Make the draft of a commitment for another year from this one, and return its id. Raises ValidationError."""
    source = commitment_row(session, commitment_id)
    row = _copy(session, source, year, today)
    title = _("Commitment {code} for {year}, copied from {source}")
    history.name_step(session, title.format(code=row.code, year=year, source=source.code))
    return row.id, changes_of(row)


def copy_year(session: Session, from_year: int, to_year: int, *, today: date) -> tuple[CopiedYear, Changes]:
    """Make drafts for a year from all commitments of another, in one step.

    Left out is a holder who has one in that year already, or is no longer there. Raises NotFound where nothing is left
    to copy.
    """
    query = select(Commitment).where(Commitment.year == from_year, Commitment.trashed_at.is_(None))
    sources = sorted(session.scalars(query), key=lambda row: natural_key(row.code))
    if not sources:
        raise NotFound(_("There is no commitment of {year} to copy.").format(year=from_year))
    own = select(Commitment.person_id, Commitment.department_id).where(
        Commitment.year == to_year, Commitment.trashed_at.is_(None)
    )
    taken = {(row.person_id, row.department_id) for row in session.execute(own)}
    made, left_out = [], []
    for source in sources:
        if (source.person_id, source.department_id) in taken:
            left_out.append((source.code, _("has a commitment of {year} already").format(year=to_year)))
            continue
        try:
            made.append(_copy(session, source, to_year, today))
        except ValidationError as error:
            left_out.append((source.code, error.sentence))
    if not made:
        code, why = left_out[0]
        raise NotFound(_("Nothing was copied. {code}: {why}").format(code=code, why=why))
    title = _("Commitments of {year}, copied from {source}: {codes}")
    history.name_step(session, title.format(year=to_year, source=from_year, codes=codes_of(made)))
    return CopiedYear(tuple(row.id for row in made), tuple(left_out)), changes_of(*made)


def _copy(session: Session, source: Commitment, year: int, today: date) -> Commitment:
    if year == source.year:
        raise ValidationError(_("Choose another year than {year}.").format(year=year), "year")
    details = CommitmentDetails(actor(source.person_id, source.department_id), year, note=source.note)
    row = add_commitment(session, details, today=today)
    for target in targets_of(session, source.id):
        new_target(session, row, _moved(target_details(target, period_target_rows(session, target.id)), year))
    session.flush()
    return row


def _moved(details: TargetDetails, year: int) -> TargetDetails:
    values: tuple[tuple[str, Decimal], ...] = tuple(
        (replace(Period.parse(code), year=year).code, value) for code, value in details.values
    )
    return replace(details, values=values)
