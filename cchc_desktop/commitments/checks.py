"""What a commitment and its targets may not say: each refused with one sentence that names the field."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.period_names import period_name
from cchc_desktop.calendar.periods import Period, PeriodKind
from cchc_desktop.commitments.model import Commitment
from cchc_desktop.commitments.reading import check_number
from cchc_desktop.commitments.records import CommitmentDetails, Comparison, CountedBy, FigureKind, TargetDetails
from cchc_desktop.commitments.sources import ActualSource
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.tasks.actors import actors_at
from cchc_desktop.tasks.checks import check_actors, check_not_future
from cchc_desktop.tasks.records import Actor
from cchc_desktop.text.dates import FIRST_YEAR, LAST_YEAR

_WHOLE = Decimal(100)


def check_details(session: Session, details: CommitmentDetails, own_id: int | None, *, today: date) -> Actor:
    """Return who commits. Raises ValidationError for what cannot be, or what another commitment says already."""
    holder = details.holder
    if holder is None or (holder.person_id is None) == (holder.department_id is None):
        raise ValidationError(_("Choose who commits: a person or a department, not both."), "holder")
    if not FIRST_YEAR <= details.year <= LAST_YEAR:
        raise ValidationError(_("{year} is no year of a commitment.").format(year=details.year), "year")
    if details.signed_on is not None:
        check_not_future(details.signed_on, "signed_on", today=today)
    _refuse_second(session, details, own_id, today)
    _refuse_reference(session, details, own_id)
    return holder


def check_holder(session: Session, holder: Actor, year: int, *, today: date) -> None:
    """Raise ValidationError for somebody who is gone, or a department that had ended before the year began."""
    day = min(max(today, date(year, 1, 1)), date(year, 12, 31))
    check_actors(session, [holder], day, "holder")


def _refuse_second(session: Session, details: CommitmentDetails, own_id: int | None, today: date) -> None:
    """Refuse a second commitment of a holder in a year; one that stands so in the file already can still be changed."""
    holder, own = details.holder or Actor(), session.get(Commitment, own_id) if own_id is not None else None
    key = holder.person_id, holder.department_id, details.year
    if own is not None and (own.person_id, own.department_id, own.year) == key:
        return
    for row in _others(session, details.year, own_id):
        if (row.person_id, row.department_id, row.year) == key:
            sentence = _("{name} has the commitment {code} of {year} already. Open it to add targets.")
            name = actors_at(session, today).name(holder)
            raise ValidationError(sentence.format(name=name, code=row.code, year=row.year), "holder")


def _refuse_reference(session: Session, details: CommitmentDetails, own_id: int | None) -> None:
    wanted = details.reference.strip().casefold()
    for row in _others(session, details.year, own_id):
        if wanted and row.reference.casefold() == wanted:
            sentence = _("The reference {reference} belongs to {code} already.")
            raise ValidationError(sentence.format(reference=row.reference, code=row.code), "reference")


def _others(session: Session, year: int, own_id: int | None) -> list[Commitment]:
    query = select(Commitment).where(Commitment.year == year, Commitment.trashed_at.is_(None)).order_by(Commitment.id)
    return [row for row in session.scalars(query) if row.id != own_id]


def check_target(details: TargetDetails, year: int, sources: Sequence[ActualSource]) -> None:
    """Raise ValidationError for what a target cannot say."""
    if not details.name.strip():
        raise ValidationError(_("Enter what is committed to."), "name")
    if details.comparison is Comparison.PASS:
        _check_pass(details)
    else:
        _check_value(details)
    _check_values(details, year)
    if details.actual_from:
        _check_source(details, sources)


def _check_pass(details: TargetDetails) -> None:
    if details.value is not None or details.values:
        raise ValidationError(_("A target đạt/không đạt has no number."), "value")


def _check_value(details: TargetDetails) -> None:
    if details.value is None:
        raise ValidationError(_("Enter the value that is committed to."), "value")
    if not details.unit.strip():
        raise ValidationError(_("Enter the unit: what is counted, or %."), "unit")
    _check_amount(details, details.value, "value")
    if details.kind is FigureKind.SHARE and "%" not in details.unit:
        raise ValidationError(_("A share is counted in %. Enter % as the unit, or count something else."), "unit")


def _check_amount(details: TargetDetails, value: Decimal, field: str) -> None:
    check_number(value, field)
    if details.kind is FigureKind.SHARE and value > _WHOLE:
        raise ValidationError(_("A share is 100% at most."), field)


def _check_values(details: TargetDetails, year: int) -> None:
    seen = set()
    for code, value in details.values:
        period = Period.parse(code)
        if period.year != year or period.kind is PeriodKind.YEAR:
            sentence = _("{period} is no part of {year}, the year of the commitment.")
            raise ValidationError(sentence.format(period=period_name(period), year=year), "values")
        if period.kind is PeriodKind.MONTH and details.counted_by is CountedBy.QUARTER:
            sentence = _("This target is counted by quarter, so it has no value for {period}.")
            raise ValidationError(sentence.format(period=period_name(period)), "values")
        if period in seen:
            sentence = _("{period} has two values. Keep one of the two.")
            raise ValidationError(sentence.format(period=period_name(period)), "values")
        seen.add(period)
        _check_amount(details, value, "values")


def _check_source(details: TargetDetails, sources: Sequence[ActualSource]) -> None:
    source = next((each for each in sources if each.name == details.actual_from), None)
    if source is None:
        raise ValidationError(_("There is no such source of figures."), "actual_from")
    if details.comparison is Comparison.PASS or details.kind is not source.kind:
        if source.kind is FigureKind.SHARE:
            sentence = _("The source “{source}” gives shares. Count the target in %, as a share.")
        else:
            sentence = _("The source “{source}” gives counts. Count the target in numbers that add up.")
        raise ValidationError(sentence.format(source=_(source.label)), "actual_from")
