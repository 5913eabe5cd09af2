"""Figures taken from sources: read for many targets at once, and kept when a commitment is counted or closed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.commitments.model import Commitment, Measurement
from cchc_desktop.commitments.rows import figure_of, measurement_rows, targets_of, terms
from cchc_desktop.commitments.sources import ActualSource, Taken, Wanted
from cchc_desktop.commitments.spans import days_of, is_over
from cchc_desktop.i18n import _
from cchc_desktop.tasks.records import Actor


def taken_figures(
    session: Session, wanted: Mapping[str, Sequence[Wanted]], sources: Sequence[ActualSource], today: date
) -> Taken:
    """Return the figures that sources give, asked by the name of the source; each source is read once."""
    found: Taken = {}
    for source in sources:
        if asked := wanted.get(source.name):
            found |= source.take(session, asked, today)
    return found


def keep_figures(session: Session, row: Commitment, *, today: date, sources: Sequence[ActualSource]) -> None:
    """Write down what sources give for periods that are over and have no typed figure, and where it comes from."""
    labels = {source.name: _(source.label) for source in sources}
    wanted: dict[str, list[Wanted]] = defaultdict(list)
    targets = {target.id: target for target in targets_of(session, row.id)}
    for target in targets.values():
        if target.actual_from:
            own = terms(target, row.year, {})
            over = [each for each in own.counted_by.periods(row.year) if is_over(own, each, today)]
            holder = Actor(row.person_id, row.department_id)
            wanted[target.actual_from].append(Wanted(target.id, holder, {each: days_of(own, each) for each in over}))
    kept = measurement_rows(session, list(targets))
    for (target_id, period), figure in taken_figures(session, wanted, sources, today).items():
        measurement = kept.get((target_id, period.code))
        if measurement is not None and not measurement.taken_from and not figure_of(measurement).is_empty:
            continue
        if measurement is None:
            measurement = Measurement(commitment_id=row.id, target_id=target_id, period=period.code)
            session.add(measurement)
        measurement.value, measurement.denominator, measurement.is_passed = figure.value, figure.denominator, None
        measurement.entered_on, measurement.taken_from = today, labels[targets[target_id].actual_from]
    session.flush()


def drop_kept_figures(session: Session, row: Commitment) -> None:
    """Let figures that were kept follow their sources again; evidence beside them stays."""
    own = select(Measurement).where(Measurement.commitment_id == row.id, Measurement.taken_from != "")
    for measurement in session.scalars(own).all():
        empty(session, measurement)


def empty(session: Session, measurement: Measurement) -> None:
    """Take the figure of a period away; the row stays while words of evidence stand in it."""
    if not measurement.evidence:
        session.delete(measurement)
        return
    measurement.value = measurement.denominator = measurement.is_passed = measurement.entered_on = None
    measurement.taken_from = ""
