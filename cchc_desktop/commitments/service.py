"""A commitment comes to be, changes, is signed, counted, closed and thrown away; its targets are in ``targets``.

Every verb takes the session first, commits nothing, and either does all of its work or raises with nothing done.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.commitments.checks import check_details, check_holder
from cchc_desktop.commitments.codes import next_code
from cchc_desktop.commitments.keeping import drop_kept_figures, keep_figures
from cchc_desktop.commitments.model import Commitment, Measurement, PeriodTarget
from cchc_desktop.commitments.records import CommitmentDetails, CommitmentState
from cchc_desktop.commitments.rows import (
    OPEN_STATES,
    amend,
    changes_of,
    codes_of,
    commitment_row,
    commitment_rows_of,
    details_of,
    targets_of,
)
from cchc_desktop.commitments.sources import OWN_SOURCES, ActualSource
from cchc_desktop.errors import Conflict, ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.storage import history
from cchc_desktop.text.dates import short_date
from cchc_desktop.text.normalise import clean_line, clean_text


def new_commitment(session: Session, details: CommitmentDetails, *, today: date, code: str = "") -> tuple[int, Changes]:
    """Add the draft of a commitment and return its id; ``code`` keeps one of another list. Raises ValidationError."""
    row = add_commitment(session, details, today=today, code=code)
    history.name_step(session, _("New commitment: {code}").format(code=row.code))
    return row.id, changes_of(row)


def add_commitment(session: Session, details: CommitmentDetails, *, today: date, code: str = "") -> Commitment:
    """Add a draft as a part of another verb."""
    holder = check_details(session, details, None, today=today)
    check_holder(session, holder, details.year, today=today)
    if code and session.scalar(select(Commitment.id).where(Commitment.code == code)) is not None:
        raise ValidationError(_("There is a commitment {code} already.").format(code=code), "code")
    row = Commitment(code=code or next_code(session), state=CommitmentState.DRAFT)
    _fill(row, details)
    session.add(row)
    session.flush()
    return row


def save_commitment(
    session: Session, commitment_id: int, details: CommitmentDetails, *, today: date, reason: str = ""
) -> Changes:
    """Store the fields of a commitment.

    ``reason`` is needed to give a signed one another holder or year. Raises ValidationError, NotFound, Conflict.
    """
    row = commitment_row(session, commitment_id)
    before = details_of(row)
    holder = check_details(session, details, row.id, today=today)
    if row.state is not CommitmentState.DRAFT and details.signed_on is None:
        raise ValidationError(_("{code} is signed. Enter the day.").format(code=row.code), "signed_on")
    if holder != before.holder:
        check_holder(session, holder, details.year, today=today)
    if details.year != row.year:
        _check_change_of_year(session, row)
    if (holder, details.year) != (before.holder, before.year):
        amend(session, row, _("Holder or year"), reason=reason, today=today)
    _fill(row, details)
    session.flush()
    history.name_step(session, _("Commitment changed: {code}").format(code=row.code))
    return changes_of(row)


def sign(
    session: Session,
    commitment_id: int,
    *,
    signed_on: date,
    today: date,
    meeting_id: int | None = None,
    reference: str = "",
) -> Changes:
    """Mark a draft as signed; meeting and reference that are not given stay those of the draft.

    From then on its targets change only with a reason. Raises ValidationError, Conflict.
    """
    row = commitment_row(session, commitment_id)
    if row.state is not CommitmentState.DRAFT:
        raise Conflict(_("{code} is signed already.").format(code=row.code))
    if not targets_of(session, row.id):
        raise ValidationError(_("{code} has no target yet. Enter one before it is signed.").format(code=row.code))
    details = replace(
        details_of(row),
        signed_on=signed_on,
        meeting_id=meeting_id if meeting_id is not None else row.meeting_id,
        reference=reference or row.reference,
    )
    check_details(session, details, row.id, today=today)
    _fill(row, details)
    row.state = CommitmentState.SIGNED
    session.flush()
    history.name_step(session, _("Signed on {day}: {code}").format(day=short_date(signed_on), code=row.code))
    return changes_of(row)


def count(
    session: Session, commitment_id: int, *, today: date, sources: Sequence[ActualSource] = OWN_SOURCES
) -> Changes:
    """Mark a commitment as counted (đã kiểm đếm).

    The figures that were taken from tasks or other records for periods that are over are kept as they are now. It may
    be counted again. Raises Conflict for a draft or one that has ended.
    """
    row = commitment_row(session, commitment_id)
    _require_signed(row)
    keep_figures(session, row, today=today, sources=sources)
    row.state, row.counted_on = CommitmentState.COUNTED, today
    session.flush()
    history.name_step(session, _("Counted: {code}").format(code=row.code))
    return changes_of(row)


def close(
    session: Session, commitment_id: int, *, today: date, sources: Sequence[ActualSource] = OWN_SOURCES
) -> Changes:
    """End a commitment: its year is judged as it stands, and nothing in it changes until it is opened again."""
    row = commitment_row(session, commitment_id)
    _require_signed(row)
    keep_figures(session, row, today=today, sources=sources)
    row.state, row.closed_on = CommitmentState.CLOSED, today
    session.flush()
    history.name_step(session, _("Closed: {code}").format(code=row.code))
    return changes_of(row)


def reopen(session: Session, commitment_id: int) -> Changes:
    """Open a closed commitment again, or take back that it was counted: figures follow their sources again."""
    row = commitment_row(session, commitment_id)
    if row.state not in (CommitmentState.CLOSED, CommitmentState.COUNTED):
        raise Conflict(_("{code} is open.").format(code=row.code))
    if row.state is CommitmentState.CLOSED and row.counted_on is not None:
        row.state = CommitmentState.COUNTED
    else:
        row.state, row.counted_on = CommitmentState.SIGNED, None
        drop_kept_figures(session, row)
    row.closed_on = None
    session.flush()
    history.name_step(session, _("Opened again: {code}").format(code=row.code))
    return changes_of(row)


def trash_commitments(session: Session, commitment_ids: Iterable[int]) -> Changes:
    """Put commitments into the trash. The way back is that of every record (storage.trash)."""
    rows = commitment_rows_of(session, commitment_ids)
    now = datetime.now(UTC)
    for row in rows:
        row.trashed_at = now
    session.flush()
    history.name_step(session, _("Put into the trash: {name}").format(name=codes_of(rows)))
    return changes_of(*rows)


def _fill(row: Commitment, details: CommitmentDetails) -> None:
    holder = details.holder
    assert holder is not None
    row.person_id, row.department_id = holder.person_id, holder.department_id
    row.year, row.meeting_id, row.signed_on = details.year, details.meeting_id, details.signed_on
    row.reference, row.note = clean_line(details.reference), clean_text(details.note).strip()


def _require_signed(row: Commitment) -> None:
    if row.state in OPEN_STATES:
        return
    if row.state is CommitmentState.DRAFT:
        raise Conflict(_("{code} is not signed yet. Sign it first.").format(code=row.code))
    raise Conflict(_("{code} is closed, so nothing in it changes. Open it again first.").format(code=row.code))


def _check_change_of_year(session: Session, row: Commitment) -> None:
    for table in (Measurement, PeriodTarget):
        if session.scalar(select(table.id).where(table.commitment_id == row.id).limit(1)) is not None:
            sentence = _("{code} has figures or values of {year}. Copy it for another year instead.")
            raise ValidationError(sentence.format(code=row.code, year=row.year), "year")
