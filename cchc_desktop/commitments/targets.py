"""The targets of a commitment: added, changed, removed, put in order. A signed commitment asks for a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.periods import Period
from cchc_desktop.changes import Changes
from cchc_desktop.commitments.checks import check_target
from cchc_desktop.commitments.codes import next_target_code
from cchc_desktop.commitments.model import Commitment, CommitmentTarget, PeriodTarget
from cchc_desktop.commitments.reading import check_figure
from cchc_desktop.commitments.records import COMMITMENT, EVIDENCE, Comparison, FigureKind, TargetDetails
from cchc_desktop.commitments.rows import (
    amend,
    changes_of,
    commitment_row,
    figure_of,
    measurement_rows,
    period_target_rows,
    require_not_closed,
    target_details,
    target_row,
    targets_of,
    terms,
    tied_rows,
)
from cchc_desktop.commitments.sources import OWN_SOURCES, ActualSource
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.storage import history
from cchc_desktop.storage.model import Attachment
from cchc_desktop.tasks.taken_codes import keep_codes
from cchc_desktop.text.normalise import clean_line, clean_text

_LONG = frozenset({"name", "measure", "note"})
_PLAIN = ("comparison", "value", "kind", "counted_by", "is_by_window")
_WORDS = ("name", "unit", "measure", "term", "counted_words", "among_words", "actual_from", "note")
_FREE = frozenset({"note", "actual_from", "counted_words", "among_words"})
"""Fields that say nothing of what was committed to: they change without a reason."""


def add_target(
    session: Session,
    commitment_id: int,
    details: TargetDetails,
    *,
    today: date,
    code: str = "",
    reason: str = "",
    sources: Sequence[ActualSource] = OWN_SOURCES,
) -> tuple[int, Changes]:
    """Add a target at the end and return its id; ``code`` keeps one of another list. Raises ValidationError."""
    row = commitment_row(session, commitment_id)
    details = with_unit(details)
    check_target(details, row.year, sources)
    target = new_target(session, row, details, code=code)
    amend(session, row, _("Target added: {code}").format(code=target.code), reason=reason, today=today)
    session.flush()
    history.name_step(session, _("New target: {code}").format(code=target.code))
    return target.id, changes_of(row)


def new_target(session: Session, row: Commitment, details: TargetDetails, *, code: str = "") -> CommitmentTarget:
    """Add a target, checked already, as a part of another verb."""
    if code and session.scalar(select(CommitmentTarget.id).where(CommitmentTarget.code == code)) is not None:
        raise ValidationError(_("There is a target {code} already.").format(code=code), "code")
    position = max((each.position for each in targets_of(session, row.id)), default=-1) + 1
    target = CommitmentTarget(commitment_id=row.id, position=position)
    target.code = code or next_target_code(session, row.code)
    _fill(target, details)
    session.add(target)
    session.flush()
    _save_values(session, target, details)
    return target


def save_target(
    session: Session,
    target_id: int,
    details: TargetDetails,
    *,
    today: date,
    reason: str = "",
    sources: Sequence[ActualSource] = OWN_SOURCES,
) -> Changes:
    """Store the fields of a target.

    A reason is needed where a signed one says something else afterwards. Raises ValidationError, also for a way of
    counting that the figures entered do not fit; Conflict.
    """
    target, row = target_row(session, target_id)
    require_not_closed(row)
    details = with_unit(details)
    check_target(details, row.year, sources)
    _check_figures(session, target, row, details)
    before = target_details(target, period_target_rows(session, target.id))
    if any(getattr(before, name) != getattr(details, name) for name in vars(details) if name not in _FREE):
        amend(session, row, _("Target changed: {code}").format(code=target.code), reason=reason, today=today)
    _fill(target, details)
    _save_values(session, target, details)
    session.flush()
    history.name_step(session, _("Target changed: {code}").format(code=target.code))
    return changes_of(row)


def remove_target(session: Session, target_id: int, *, today: date, reason: str = "") -> Changes:
    """Remove a target with its figures; undo brings all of it back. Its code is not given again."""
    target, row = target_row(session, target_id)
    amend(session, row, _("Target removed: {code}").format(code=target.code), reason=reason, today=today)
    code = target.code
    measurements = list(measurement_rows(session, [target_id]).values())
    _trash_files(session, target)
    for each in (*measurements, *period_target_rows(session, target_id), *tied_rows(session, target_id)):
        session.delete(each)
    session.flush()
    session.delete(target)
    keep_codes(session, (code,))
    session.flush()
    history.name_step(session, _("Target removed: {code}").format(code=code))
    return changes_of(row)


def move_target(session: Session, target_id: int, position: int) -> Changes:
    """Put a target at a place among those of its commitment, from 0."""
    target, row = target_row(session, target_id)
    require_not_closed(row)
    targets = targets_of(session, row.id)
    targets.remove(target)
    targets.insert(position, target)
    for place, each in enumerate(targets):
        each.position = place
    session.flush()
    history.name_step(session, _("Target moved: {code}").format(code=target.code))
    return changes_of(row)


def with_unit(details: TargetDetails) -> TargetDetails:
    """Return the details as kept: a share without a unit is counted in %, đạt/không đạt in nothing."""
    cleaned = {
        name: clean_text(getattr(details, name)).strip() if name in _LONG else clean_line(getattr(details, name))
        for name in _WORDS
    }
    kind = FigureKind.COUNT if details.comparison is Comparison.PASS else details.kind
    if kind is FigureKind.SHARE and not cleaned["unit"]:
        cleaned["unit"] = "%"
    plain = {name: getattr(details, name) for name in _PLAIN}
    values = tuple(sorted(details.values, key=lambda each: Period.parse(each[0])))
    return TargetDetails(**(plain | cleaned | {"kind": kind, "values": values}))


def _fill(target: CommitmentTarget, details: TargetDetails) -> None:
    for name in (*_PLAIN, *_WORDS):
        if getattr(target, name) != getattr(details, name):
            setattr(target, name, getattr(details, name))


def _save_values(session: Session, target: CommitmentTarget, details: TargetDetails) -> None:
    rows = {row.period: row for row in period_target_rows(session, target.id)}
    wanted = dict(details.values)
    for period, row in rows.items():
        if period not in wanted:
            session.delete(row)
    for period, value in wanted.items():
        kept = rows.get(period)
        if kept is None:
            own = {"commitment_id": target.commitment_id, "target_id": target.id}
            session.add(PeriodTarget(period=period, value=value, **own))
        elif kept.value != value:
            kept.value = value


def _check_figures(session: Session, target: CommitmentTarget, row: Commitment, details: TargetDetails) -> None:
    """Refuse another way of counting that the figures entered already do not fit."""
    own = terms(details, row.year, {})
    for measurement in measurement_rows(session, [target.id]).values():
        figure = figure_of(measurement)
        if figure.is_empty and Period.parse(measurement.period).kind is own.counted_by.kind:
            continue
        try:
            is_fitting = Period.parse(measurement.period).kind is own.counted_by.kind
            is_share = own.kind is FigureKind.SHARE and own.comparison is not Comparison.PASS
            check_figure(own, figure)
        except ValidationError:
            is_fitting = False
        if not is_fitting or is_share != (figure.denominator is not None):
            sentence = _("{code} has figures that were counted otherwise. Clear them first, or add another target.")
            raise ValidationError(sentence.format(code=target.code), "kind")


def _trash_files(session: Session, target: CommitmentTarget) -> None:
    """Put the evidence of a target that goes into the trash."""
    own = (Attachment.owner_kind == COMMITMENT, Attachment.owner_id == target.commitment_id)
    role = Attachment.role.startswith(f"{EVIDENCE} {target.id} ", autoescape=True)
    for file in session.scalars(select(Attachment).where(*own, role, Attachment.trashed_at.is_(None))).all():
        file.trashed_at = datetime.now(UTC)
